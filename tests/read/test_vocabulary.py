"""RULES: Conditions. A user's metrics add to the shipped ones, and change none of them."""

from collections.abc import Callable

import pytest

Found = Callable[..., list[str]]

SHEET = (
    "chip: acme-one\nname: Acme One\nvendor: Acme\nclaims:\n- metric: peak_throughput\n"
    "  precision: {}\n  value: 148 TFLOP/s\n  source: news-a\n  locator: here\n"
)
METRIC = "metrics:\n  noise:\n    label: Noise\n    group: physical\n    states: quantity\n"
POWER = f"{METRIC}    unit: W\n"
FAULTS = {
    "ends in the wrong order": (
        f"{POWER}    plausible: 10 W to 5 W\n",
        "7:16: plausible: found 10 W to 5 W, whose ends are in the wrong order; swap them.",
    ),
    "variant": (
        f"{POWER}    conditions: {{variant: required}}\n",
        "7:17: conditions: found variant, which every metric has; allowed are the others."
        " Remove it.",
    ),
    "a period that does not exist": (
        f"{POWER}    conditions: {{period: 2024-13}}\n",
        "7:17: period: found date '2024-13', which does not exist; allowed are 2023-11-09,"
        " 2024-01, 2027-Q4 or 2024.",
    ),
    "beside no metric": (
        f"{POWER}    beside: topology\n",
        "7:13: beside: found topology, which is no metric; allowed are the metrics that state"
        " labels.",
    ),
    "beside a number": (
        f"{POWER}    beside: memory_bandwidth\n",
        "7:13: beside: found memory_bandwidth, which states quantity; allowed are the metrics that"
        " state labels.",
    ),
    "units of another dimension": (
        f"{POWER}    units: {{int8: TB/s}}\n",
        "7:12: units: found TB/s, a rate; allowed is a power, as the metric's own unit is.",
    ),
    "the label of another": (
        f"{POWER}".replace("Noise", "memory  Bandwidth"),
        "3:12: label: found memory  Bandwidth, which means memory_bandwidth; allowed is a label of"
        " its own. Rename it.",
    ),
    "the id of another": (
        f"{POWER}  hum:\n    label: NOISE \n    group: physical\n    states: label\n".replace(
            "label: Noise", "label: Din"
        ),
        "8:12: label: found NOISE, which means noise; allowed is a label of its own. Rename it.",
    ),
    "a value by another label": (
        f"conditions:\n  precision: {{fp8: Float 8}}\n{POWER}",
        "2:20: precision: found fp8 as Float 8, which is FP8 already; allowed is one label. Give"
        " the value a name of its own.",
    ),
    "a condition of another kind": (
        f"conditions:\n  precision: text\n{POWER}",
        "2:14: condition precision is a mapping of values to labels already; allowed is one"
        " meaning. Rename this one.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_bad_vocabulary(found: Found, fault: str) -> None:
    """Each fault is found, located and worded, and it alone."""
    text, sentence = FAULTS[fault]
    assert [f"mine/extra.yaml:{sentence}"] == found(
        sheet=SHEET.format("fp16"), user={"extra": text}
    )


def test_values_of_a_user_stand_beside_the_shipped_ones(found: Found) -> None:
    """Neither the shipped values nor the new one become unknown."""
    text = f"conditions:\n  precision: {{fp12: FP12}}\n{POWER}"
    mine = SHEET.format("fp12").replace("acme-one", "acme-two").replace("Acme One", "Acme Two")
    assert [] == found(sheet=SHEET.format("fp16"), user={"extra": text, "mine": mine})


def test_a_sources_period_must_exist(found: Found) -> None:
    """Conditions of a source are read like those of a claim."""
    record = "id: extra\ntitle: Extra\npublisher: Nobody\nkind: dataset\n"
    sheet = SHEET.format("fp16").replace("news-a", "extra")
    other = SHEET.format("bf16").replace("acme-one", "b").replace("Acme One", "Bolt Nine")
    assert [
        "specs/extra.yaml:5:13: period: found date '2024-13', which does not exist; allowed are"
        " 2023-11-09, 2024-01, 2027-Q4 or 2024."
    ] == found(extra=f"{record}conditions: {{period: 2024-13}}\n", sheet=sheet, other=other)

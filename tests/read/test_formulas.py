"""Derived metrics and identities of a user's vocabulary: what is wrong with them, and where."""

from collections.abc import Callable

import pytest

Found = Callable[..., list[str]]

SHEET = (
    "chip: acme-one\nname: Acme One\nvendor: Acme\nclaims:\n- metric: memory_bandwidth\n"
    "  value: 4.0 TB/s\n  source: news-a\n  locator: here\n"
)
HEAD = (
    "metrics:\n  made:\n    label: Made\n    group: derived\n    states: quantity\n    unit: {}\n"
)
ALLOWED = "allowed are metrics, numbers, + − × ÷ and parentheses"
FORMULAS = {
    "memory_bandwith / 2": (
        "TB/s",
        "unknown metric memory_bandwith; allowed are those described here. Did you mean"
        " memory_bandwidth? Correct it.",
    ),
    "memory_capacity / memory_bandwidth": (
        "TB/s",
        "found memory_capacity / memory_bandwidth, a duration, under the unit TB/s, a rate;"
        " allowed is a unit of the formula's kind. Correct one of the two.",
    ),
    "memory_capacity + memory_bandwidth": (
        "GB",
        "found information + information/time; allowed is a sum of quantities of one kind.",
    ),
    "peak_throughput / memory_bandwidth": (
        "FLOP/B",
        "found peak_throughput without precision, which must be stated. Fix it as"
        " peak_throughput[precision=…], or give the derived metric the condition.",
    ),
    "peak_throughput[precision=fp9] / memory_bandwidth": (
        "FLOP/B",
        "precision: found fp9; allowed are fp16, bf16, fp8, int8. Did you mean fp8? Correct it.",
    ),
    "memory_capacity[engine=vector]": (
        "GB",
        "found engine=vector, a condition that memory_capacity does not have; allowed are scope."
        " Correct it.",
    ),
    "memory_type": (
        "GB",
        "found memory_type, which states label; allowed are metrics with a unit. Leave it out.",
    ),
    "part.memory_capacity": (
        "GB",
        "found part.memory_capacity; allowed is part. only in identities. Leave it out.",
    ),
    "made / 2": (
        "GB",
        "found a circle, made from made; allowed is a formula that ends at metrics which claims"
        " state. Break it.",
    ),
    "memory_capacity **": (
        "GB",
        f"found '*' in 'memory_capacity **'; {ALLOWED}. Write it as arithmetic of metrics.",
    ),
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_bad_formula(found: Found, formula: str) -> None:
    """Each fault is found, located and worded, and it alone."""
    unit, sentence = FORMULAS[formula]
    text = f"{HEAD.format(unit)}    formula: {formula}\n"
    assert [f"mine/extra.yaml:7:14: formula: {sentence}"] == found(
        sheet=SHEET, user={"extra": text}
    )


def test_a_circle_of_two(found: Found) -> None:
    """Two metrics that are made of each other are told at both."""
    text = (
        f"{HEAD.format('GB')}    formula: other / 2\n  other:\n    label: Other\n"
        "    group: derived\n    states: quantity\n    unit: GB\n    formula: made * 2\n"
    )
    rest = "allowed is a formula that ends at metrics which claims state. Break it."
    assert [
        f"mine/extra.yaml:7:14: formula: found a circle, made from other from made; {rest}",
        f"mine/extra.yaml:13:14: formula: found a circle, other from made from other; {rest}",
    ] == found(sheet=SHEET, user={"extra": text})


def test_a_formula_of_what_is_no_quantity(found: Found) -> None:
    """A label is not computed."""
    text = (
        "metrics:\n  made:\n    label: Made\n    group: derived\n    states: label\n"
        "    formula: memory_capacity\n"
    )
    assert [
        "mine/extra.yaml:6:14: formula: found beside states: label; allowed is states: quantity."
    ] == found(sheet=SHEET, user={"extra": text})


def test_no_claim_states_a_derived_metric(found: Found) -> None:
    """What is derived is claimed by its inputs."""
    text = f"{HEAD.format('TB')}    formula: memory_capacity * 2\n"
    claim = SHEET.replace("memory_bandwidth", "made").replace("acme-one", "acme-two")
    assert [
        "mine/sheet.yaml:5:11: metric: found made, which is derived by memory_capacity * 2;"
        " allowed are metrics that claims state. Claim its inputs."
    ] == found(sheet=SHEET, user={"extra": text, "sheet": claim.replace("Acme One", "Acme Two")})


IDENTITIES = {
    "memory_capacity * 2": (
        "found 'memory_capacity * 2'; allowed is one formula = another. Write what is equal to"
        " what."
    ),
    "memory_capacity = memory_bandwidth": (
        "found a capacity = a rate; allowed are two sides of one kind. Correct one of them."
    ),
    "memory_capacity = 2 * peak_throughput": (
        "found peak_throughput without precision, which must be stated. Fix it as"
        " peak_throughput[precision=…], or give the derived metric the condition."
    ),
    "memory_capacity = memory_size": (
        "unknown metric memory_size; allowed are those described here. Did you mean memory_type?"
        " Correct it."
    ),
}


@pytest.mark.parametrize("identity", IDENTITIES)
def test_a_bad_identity(found: Found, identity: str) -> None:
    """An identity is checked like a formula, at its place in the list."""
    text = f"identities:\n- {identity}\nmetrics:\n  noise:\n    label: Noise\n"
    text += "    group: power\n    states: label\n"
    assert [f"mine/extra.yaml:2:3: identities: {IDENTITIES[identity]}"] == found(
        sheet=SHEET, user={"extra": text}
    )


def test_a_system_is_made_of_another_chip(found: Found) -> None:
    """What a system is made of has a sheet, and is not the system itself."""
    for part in ("acme-on", "acme-one"):
        text = SHEET.replace("vendor: Acme\n", f"vendor: Acme\nmade_of: {part}\n")
        assert [
            f"specs/sheet.yaml:4:10: made_of: found {part}; allowed is another chip that has a"
            " sheet. Did you mean acme-one?"
        ] == found(sheet=text)

"""The JSON of a comparison, key by key, and the figures that it must give."""

import json
from typing import Any

import pytest

import chipcmp
from chipcmp.model.problems import ChipcmpError

CELL = [
    "chip", "kind", "value", "unit", "interval", "ratio", "ratio_interval", "spread", "status",
    "tier", "implied", "converted", "rule", "undeclared", "marks", "claims", "source", "locator",
    "claim",
]  # fmt: skip


@pytest.fixture(scope="module")
def catalog() -> chipcmp.Catalog:
    """The shipped catalog."""
    return chipcmp.load()


@pytest.fixture(scope="module")
def data(catalog: chipcmp.Catalog) -> dict[str, Any]:
    """The comparison of H100, H20 and Ascend 910B, as its JSON is read back."""
    read: dict[str, Any] = json.loads(catalog.compare("H100", "H20", "910B").export("json"))
    return read


def cell(data: dict[str, Any], chip: str, metric: str, **conditions: str) -> dict[str, Any]:
    """The cell of a chip in the one row of a metric that has these conditions."""
    found: list[dict[str, Any]] = [
        each
        for row in data["rows"]
        if row["metric"] == metric and conditions.items() <= row["conditions"].items()
        for each in row["cells"]
        if each["chip"] == chip
    ]
    assert 1 == len(found)
    return found[0]


def test_keys_of_the_whole(data: dict[str, Any]) -> None:
    """The keys are those that readers rely on, in their order."""
    assert [
        "baseline", "trust", "as_of", "chips", "rows", "disputes", "contradictions", "orders",
        "sources", "catalog",
    ] == list(data)  # fmt: skip


def test_head_says_what_was_asked(data: dict[str, Any], catalog: chipcmp.Catalog) -> None:
    """Baseline and chips by id, the trust as a command takes it, the catalog's fingerprint."""
    assert ("nvidia-h100-sxm", "articles", None) == (
        data["baseline"],
        data["trust"],
        data["as_of"],
    )
    assert {"id": "nvidia-h20", "name": "NVIDIA H20"} == data["chips"][1]
    assert {
        "version": chipcmp.__version__,
        "sha256": catalog.contents.sha256,
    } == data["catalog"]


def test_keys_of_rows_and_cells(data: dict[str, Any]) -> None:
    """Every row and every cell, absent ones too, has every key."""
    assert {("metric", "label", "conditions", "unit", "cells")} == {
        tuple(row) for row in data["rows"]
    }
    assert {tuple(CELL)} == {tuple(cell) for row in data["rows"] for cell in row["cells"]}


def test_keys_of_claims_and_sources(data: dict[str, Any]) -> None:
    """A claim says its place, source, locator and role; a source is listed once, in order."""
    claims = [claim for row in data["rows"] for cell in row["cells"] for claim in cell["claims"]]
    assert {("claim", "source", "locator", "role")} == {tuple(claim) for claim in claims}
    assert {("id", "mark", "title", "publisher", "date", "url")} == {
        tuple(source) for source in data["sources"]
    }
    assert list(range(1, len(data["sources"]) + 1)) == [each["mark"] for each in data["sources"]]


def test_marks_are_those_of_the_sources_cited(data: dict[str, Any]) -> None:
    """A cell's marks and its claims' sources are one to one, in the order shown."""
    mark = {source["id"]: source["mark"] for source in data["sources"]}
    for row in data["rows"]:
        for each in row["cells"]:
            cited = dict.fromkeys(mark[claim["source"]] for claim in each["claims"])
            assert list(cited) == each["marks"]


@pytest.mark.parametrize(
    ("chip", "metric", "value", "ratio"),
    [
        ("nvidia-h100-sxm", "memory_bandwidth", 4.8, 1.0),
        ("nvidia-h20", "memory_bandwidth", 4.0, 4.0 / 4.8),
        ("nvidia-h100-sxm", "memory_capacity", 80.0, 1.0),
        ("nvidia-h20", "memory_capacity", 96.0, 1.2),
        ("nvidia-h100-sxm", "interconnect_bandwidth", 900.0, 1.0),
        ("nvidia-h20", "interconnect_bandwidth", 400.0, 400 / 900),
    ],
)
def test_what_the_articles_report(
    data: dict[str, Any], chip: str, metric: str, value: float, ratio: float
) -> None:
    """The articles' figures and their ratios, unrounded, from the seed tier."""
    found = cell(data, chip, metric)
    assert ("value", value, ratio, "seed", "seed-004") == (
        found["kind"],
        found["value"],
        found["ratio"],
        found["tier"],
        found["source"],
    )


def test_share_implies_a_value(data: dict[str, Any]) -> None:
    """15 % of the H100's 989.4 TFLOP/s is implied, cites both, and what is claimed beside it."""
    found = cell(data, "nvidia-h20", "peak_throughput", precision="fp16")
    assert ("share", True, 0.15, pytest.approx(148.41, rel=1e-12)) == (
        found["kind"],
        found["implied"],
        found["ratio"],
        found["value"],
    )
    assert [("seed-004", "chosen"), ("epoch-ml-hardware", "implied from")] == [
        (claim["source"], claim["role"]) for claim in found["claims"][:2]
    ]
    assert "direct" == found["claims"][2]["role"]


def test_labels_and_presences_are_words(data: dict[str, Any]) -> None:
    """The memory's type is text, the Transformer Engine a truth value, and neither has a ratio."""
    label = cell(data, "nvidia-h100-sxm", "memory_type")
    present = cell(data, "nvidia-h20", "transformer_engine")
    assert ("label", "HBM3E", None, None) == (
        label["kind"],
        label["value"],
        label["unit"],
        label["interval"],
    )
    assert ("present", False, None) == (present["kind"], present["value"], present["ratio"])


def test_absent_cell_has_nulls(data: dict[str, Any]) -> None:
    """Where nothing is claimed nothing is invented: nulls, and empty lists."""
    found = cell(data, "nvidia-h100-sxm", "transformer_engine")
    known: dict[str, object] = {
        "chip": "nvidia-h100-sxm",
        "status": "absent",
        "implied": False,
        "converted": False,
    }
    lists: dict[str, object] = {"undeclared": [], "marks": [], "claims": []}
    assert dict.fromkeys(CELL) | known | lists == found


def test_disputes_name_the_sides(data: dict[str, Any]) -> None:
    """The H100's bandwidth: 4.8 is chosen, against 3.35, with who says each."""
    dispute = next(
        each
        for each in data["disputes"]
        if (each["chip"], each["metric"]) == ("nvidia-h100-sxm", "memory_bandwidth")
    )
    assert [
        "metric", "label", "conditions", "unit", "chip", "sides", "spread", "hints",
    ] == list(dispute)  # fmt: skip
    first, second = dispute["sides"][:2]
    assert (True, 4.8, 1) == (first["chosen"], first["value"], first["voices"])
    assert (False, 3.35) == (second["chosen"], second["value"])
    assert "epoch-ml-hardware" in {claim["source"] for claim in second["claims"]}
    assert 8.0 / 3.072 == pytest.approx(dispute["spread"])
    mixed = dispute["hints"][0]
    assert ("mix-up", "4.8 TB/s may be another chip's: H200 SXM (6 sources)") == (
        mixed["kind"],
        mixed["text"],
    )
    assert ["seed-004"] == [claim["source"] for claim in mixed["about"]]
    assert ["nvidia-h200-sxm"] == [match["chip"] for match in mixed["matches"]]


def test_what_stands_apart_from_sides_is_listed(data: dict[str, Any]) -> None:
    """The H20 is said to lack a Transformer Engine while others give it FP8 rates."""
    (missing,) = data["contradictions"]
    assert ("nvidia-h20", "transformer_engine") == (missing["chip"], missing["metric"])
    assert ["seed-004"] == [claim["source"] for claim in missing["about"]]
    assert 6 == len({claim["source"] for claim in missing["grounds"]})
    assert [] == data["orders"]


def test_the_spread_of_a_ratio_has_the_pairs_that_give_its_ends(data: dict[str, Any]) -> None:
    """H20 over H100: from 0.5/8.0 to 4.0/3 TB/s; a ratio without dispute has no spread."""
    spread = cell(data, "nvidia-h20", "memory_bandwidth")["spread"]
    assert (0.5 / 8.0, 4.0 / 3.0) == (spread["lowest"]["ratio"], spread["highest"]["ratio"])
    assert [("register-h20", "zangshuxian-h20"), ("seed-004", "boardor-910b")] == [
        (end["numerator"]["source"], end["denominator"]["source"]) for end in spread.values()
    ]
    assert cell(data, "nvidia-h20", "tdp")["spread"] is None
    assert cell(data, "nvidia-h100-sxm", "memory_bandwidth")["spread"] is None


def test_every_source_of_a_hint_or_an_end_is_listed(data: dict[str, Any]) -> None:
    """Whatever a sentence or a range rests on is among the sources, with a mark."""
    listed = {source["id"] for source in data["sources"]}
    ends = [
        place
        for row in data["rows"]
        for each in row["cells"]
        for end in (each["spread"] or {}).values()
        for place in (end["numerator"], end["denominator"])
        if place
    ]
    told = [
        place
        for dispute in data["disputes"]
        for hint in dispute["hints"]
        for place in hint["about"]
    ]
    assert ends
    assert told
    assert set() == {place["source"] for place in (*ends, *told)} - listed


def test_vendor_trust_gives_the_dataset(catalog: chipcmp.Catalog) -> None:
    """Believing vendors first, the H100 has 3.35 TB/s and the H20 900 GB/s, ratio 1."""
    data = json.loads(catalog.compare("H100", "H20", trust="vendor").export("json"))
    h100 = cell(data, "nvidia-h100-sxm", "memory_bandwidth")
    h20 = cell(data, "nvidia-h20", "interconnect_bandwidth")
    assert ("vendor", 3.35, "dataset") == (data["trust"], h100["value"], h100["tier"])
    assert (900.0, 1.0, "dataset") == (h20["value"], h20["ratio"], h20["tier"])


def test_trust_says_what_is_preferred_and_left_out(catalog: chipcmp.Catalog) -> None:
    """Sources first and left out are named as the command line names them, and the day is ISO."""
    trust = catalog.trust("vendor", source=["surzyn-csv"], without=["seed-004"], as_of="2026-03-31")
    data = json.loads(catalog.compare("H100", "H20", trust=trust).export("json"))
    assert "vendor --source surzyn-csv --without seed-004" == data["trust"]
    assert "2026-03-31" == data["as_of"]


def test_the_baseline_is_once_itself(catalog: chipcmp.Catalog) -> None:
    """The baseline's own ratio is exactly 1, whatever its digits leave open."""
    ids = [chip.id for chip in catalog.chips]
    data = json.loads(catalog.compare("H100", *ids, metrics="all").export("json"))
    own = [
        (each["ratio"], each["ratio_interval"])
        for row in data["rows"]
        for each in row["cells"]
        if each["chip"] == "nvidia-h100-sxm" and each["ratio"] is not None
    ]
    assert own
    assert [(1.0, [1.0, 1.0])] * len(own) == own


def test_values_lie_in_their_intervals(catalog: chipcmp.Catalog) -> None:
    """Of every chip in every row: low <= value <= high, and the same of ratios."""
    ids = [chip.id for chip in catalog.chips]
    data = json.loads(catalog.compare("H100", *ids, metrics="all").export("json"))
    for row in data["rows"]:
        for each in row["cells"]:
            for value, interval in (
                (each["value"], each["interval"]),
                (each["ratio"], each["ratio_interval"]),
            ):
                if interval is None or value is None:
                    continue
                low, high = interval
                assert low is None or low <= value
                assert high is None or value <= high


def test_same_inputs_same_bytes() -> None:
    """Two catalogs read apart give the same text, with a line end and without escapes."""
    first, second = (chipcmp.load().compare("H100", "H20").export("json") for _ in range(2))
    assert first == second
    assert first.endswith("}\n")
    assert "\\u" not in first


def test_unknown_format_is_one_sentence(catalog: chipcmp.Catalog) -> None:
    """A format that does not exist is named, with those that do."""
    with pytest.raises(ChipcmpError) as raised:
        catalog.compare("H100", "H20").export("xml")
    assert "unknown format 'xml'; allowed are json, csv, markdown, latex, html, parquet." == str(
        raised.value
    )

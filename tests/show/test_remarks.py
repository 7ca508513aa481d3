"""The sentences around a comparison: titles, disputes, ratios, bins, legend, vendors."""

from datetime import date

import pytest

from chipcmp import api
from chipcmp.show.remarks import Disputed, Remarks, undated
from chipcmp.show.text import lowered


@pytest.fixture(scope="module")
def catalog() -> api.Catalog:
    """The shipped catalog."""
    return api.load()


def remarks(catalog: api.Catalog, *chips: str, metric: str, trust: str = "articles") -> Remarks:
    """The remarks of a comparison in one metric."""
    return Remarks.of(catalog.compare(*chips, metrics=[metric], trust=trust).compared)


def test_title_names_the_trust_in_force(catalog: api.Catalog) -> None:
    """Where every cell is the first tier's own, the title is the trust's alone."""
    assert (
        "As the five articles report"
        == remarks(catalog, "H100", "H20", metric="memory_bandwidth").title
    )
    assert (
        "As the five articles report; cells they do not fill come from the tier shown"
        == remarks(catalog, "H100", "H20", metric="tdp").title
    )


def test_a_dispute_names_sides_voices_and_marks(catalog: api.Catalog) -> None:
    """The side shown comes first; a side of one source needs no count."""
    said = remarks(catalog, "H100", "H20", metric="interconnect_bandwidth:both ways").disputes

    assert (
        Disputed(
            "≠ H20 interconnect bandwidth, GB/s: 400 [1] against 900 (5 sources, 3 voices) [2–6]",
            (
                "400 GB/s may be another chip's: H800 SXM (4 sources) [2–4, 6] or "
                "A800 SXM (3 sources) [2, 3, 6]",
            ),
        ),
    ) == said


def test_a_stated_share_stands_beside_the_computed_ratio(catalog: api.Catalog) -> None:
    """Under the articles the share is shown and the quotient told; under vendors the reverse."""
    shown = remarks(catalog, "H100", "H20", metric="peak_throughput:fp16").ratios
    assert (
        "× H20 peak throughput, FP16: 0.15× is stated [2]; the values claimed give 0.150× [1]",
    ) == shown

    other = remarks(catalog, "H100", "H20", metric="peak_throughput:fp16", trust="vendor").ratios
    assert (
        "× H20 peak throughput, FP16: 0.150× is computed; stated is 15 % of H100 SXM [2]",
    ) == other


def test_unlike_topologies_are_told(catalog: api.Catalog) -> None:
    """A ratio of links whose topologies are not known to be alike bears a sign, explained here."""
    said = remarks(catalog, "H100", "910B", metric="interconnect_bandwidth:both ways").ratios

    assert (
        "‡ Ascend 910B interconnect bandwidth: interconnect topology mesh [3], of the H100 SXM not "
        "stated",
    ) == tuple(sentence for sentence in said if "neighbour" not in sentence)


def test_bins_that_differ_are_named(catalog: api.Catalog) -> None:
    """Where sources name no bin, the bins with other values are told with theirs."""
    said = remarks(catalog, "H100", "910B", metric="memory_capacity").values

    assert (
        "Ascend 910B memory capacity, GB, differs by bin: Ascend 910B4 32.0 "
        f"[{said[-1].rpartition('[')[2]}"
    ) == said[-1]


def test_converted_values_are_told(catalog: api.Catalog) -> None:
    """A value carried over by a family's rule names where it comes from, and the rule."""
    said = remarks(catalog, "910B1", metric="peak_throughput:bf16").values

    assert (
        "converted: Ascend 910B1 peak throughput, BF16, from 400 TFLOP/s, FP16 (rule: Huawei, "
        "table, column Atlas A2 [2])",
    ) == said


def test_missing_vendors_are_told(catalog: api.Catalog) -> None:
    """Chips without any vendor's document are named; where all have one, nothing is."""
    said = remarks(catalog, "H100", "H20", metric="tdp").vendors

    assert "No vendor document of the H100 SXM or the H20 is among the sources." == said
    assert "" == remarks(catalog, "910B", metric="tdp").vendors


def test_legend_explains_only_what_occurs(catalog: api.Catalog) -> None:
    """A sign is explained where it is used, and not elsewhere."""
    said = remarks(catalog, "H100", "H20", metric="interconnect_bandwidth:both ways").legend

    assert (
        "× times the H100 SXM",
        "* not stated by the source and read as usual: direction, span",
    ) == said
    assert () == remarks(catalog, "H20", metric="memory_bandwidth").legend


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (0, ""),
        (1, "as of 2025-01-31: 1 claim of these chips bears no date and is left out"),
        (2, "as of 2025-01-31: 2 claims of these chips bear no date and are left out"),
    ],
)
def test_undated_claims_are_counted(number: int, sentence: str) -> None:
    """One, several, or nothing to tell."""
    assert sentence == undated(number, date(2025, 1, 31))


@pytest.mark.parametrize(
    ("label", "inside"),
    [("Memory bandwidth", "memory bandwidth"), ("TDP", "TDP"), ("L2 cache", "L2 cache")],
)
def test_labels_inside_sentences(label: str, inside: str) -> None:
    """A capital goes unless it is an abbreviation's."""
    assert inside == lowered(label)

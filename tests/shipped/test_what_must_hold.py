"""What must hold of the comparison of H100, H20 and Ascend 910B, asked of the API."""

import dataclasses
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

import pytest

from chipcmp.api import Catalog, Comparison
from chipcmp.model.claims import Claim
from chipcmp.model.numbers import Number
from chipcmp.model.problems import InvalidClaim, UnknownName, UnlikeClaims
from chipcmp.model.quantities import Quantity
from chipcmp.reason.bins import differing
from chipcmp.reason.compare import Cell
from chipcmp.reason.disputed import of_comparison
from chipcmp.reason.ratios import claim_ratio
from chipcmp.show.footnotes import cited, notes_of
from chipcmp.show.wording import CellWords, Wording

H100, H20, B910 = "nvidia-h100-sxm", "nvidia-h20", "huawei-910b"
FP16 = "Peak throughput, FP16"


class Shown(NamedTuple):
    """What a cell shows: its value, its ratio, its status, and the tier that it reached."""

    value: str
    ratio: str
    status: str
    tier: str


ARTICLES = {
    (FP16, H100): Shown("989.4", "", "agreed", "dataset"),
    (FP16, H20): Shown("148", "0.15×", "single", "seed"),
    (FP16, B910): Shown("353", "0.357×", "disputed", "vendor"),
    ("Transformer Engine", H100): Shown("–", "", "absent", ""),
    ("Transformer Engine", H20): Shown("no", "", "single", "seed"),
    ("Transformer Engine", B910): Shown("–", "", "absent", ""),
    ("Memory capacity", H100): Shown("80", "", "agreed", "seed"),
    ("Memory capacity", H20): Shown("96", "1.2×", "disputed", "seed"),
    ("Memory capacity", B910): Shown("64", "0.80×", "disputed", "vendor"),
    ("Memory type", H100): Shown("HBM3E", "", "disputed", "seed"),
    ("Memory type", H20): Shown("HBM3", "", "agreed", "seed"),
    ("Memory bandwidth", H100): Shown("4.8", "", "disputed", "seed"),
    ("Memory bandwidth", H20): Shown("4.0", "0.83×", "disputed", "seed"),
    ("Memory bandwidth", B910): Shown("1.6", "0.33×", "disputed", "vendor"),
    ("Interconnect bandwidth", H100): Shown("900", "", "agreed", "seed"),
    ("Interconnect bandwidth", H20): Shown("400", "0.444×", "disputed", "seed"),
    ("Interconnect bandwidth", B910): Shown("392", "0.436×", "agreed", "dataset"),
}
VENDOR = {
    (FP16, H20): Shown("148", "0.150×", "agreed", "dataset"),
    ("Memory bandwidth", H100): Shown("3.35", "", "disputed", "dataset"),
    ("Memory bandwidth", H20): Shown("4.00", "1.19×", "disputed", "dataset"),
    ("Interconnect bandwidth", H100): Shown("900", "", "agreed", "dataset"),
    ("Interconnect bandwidth", H20): Shown("900", "1.00×", "disputed", "dataset"),
}
# Who contradicts what is shown, and what they say.
RIVALS = {
    ("articles", "Memory bandwidth", H100): (
        "3.35 TB/s",
        {
            "acecloud-hbm3e", "awesomeagents-h100", "bekman-mleng", "epoch-ml-hardware",
            "kelly-chipdata", "lockwood-notes", "pingdo-h100-h200", "surzyn-csv", "zhao-gpu-ref",
        },
    ),
    ("articles", "Interconnect bandwidth", H20): (
        "900 GB/s",
        {"kelly-chipdata", "surzyn-csv", "taoguba-h20", "tweaktown-h20", "zhao-gpu-ref"},
    ),
    ("articles", "Memory type", H100): (
        "HBM3",
        {
            "awesomeagents-h100", "bekman-mleng", "kelly-chipdata", "lockwood-notes",
            "pingdo-h100-h200", "zhao-gpu-ref",
        },
    ),
    ("articles", FP16, B910): ("320 TFLOP/s", {"boardor-910b", "borimooc-910b", "zhao-gpu-ref"}),
    ("vendor", "Interconnect bandwidth", H20): ("400 GB/s", {"seed-004"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def asked(catalog: Catalog) -> Callable[[str], Comparison]:
    """The three chips compared, under a trust."""
    made = {
        trust: catalog.compare("H100", "H20", "Ascend 910B", trust=trust)
        for trust in ("articles", "vendor")
    }
    return made.__getitem__


def cell_of(comparison: Comparison, label: str, chip: str) -> Cell:
    """The cell of a chip in the row of that label."""
    (row,) = [row for row in comparison.compared.rows if row.label == label]
    (cell,) = [cell for cell in row.cells if cell.chip.id == chip]
    return cell


def words_of(comparison: Comparison, label: str, chip: str) -> CellWords:
    """The same cell in words."""
    (row,) = [row for row in comparison.compared.rows if row.label == label]
    wording = Wording(
        comparison.compared, notes_of(comparison.compared, of_comparison(comparison.compared))
    )
    return wording.cell(row, cell_of(comparison, label, chip))


def shown(comparison: Comparison, label: str, chip: str) -> Shown:
    """What the cell shows."""
    cell, words = cell_of(comparison, label, chip), words_of(comparison, label, chip)
    tier = cell.choice.tier if cell.choice else None
    return Shown(words.value, words.ratio, cell.status, tier.id if tier else "")


def test_names_mean_these_chips(catalog: Catalog) -> None:
    """H100 is the SXM, and the Ascend 910B has two names for the chip whose bin is not stated."""
    assert [H100, H20, B910] == [catalog.chip(name).id for name in ("H100", "H20", "Ascend 910B")]
    assert [B910, B910, H100] == [catalog.chip(name).id for name in ("910B", "ascend910b", " h100")]


@pytest.mark.parametrize(("label", "chip"), ARTICLES)
def test_cells_as_the_articles_report(
    asked: Callable[[str], Comparison], label: str, chip: str
) -> None:
    """By default each cell shows the articles' value, or another source's with its tier."""
    assert ARTICLES[label, chip] == shown(asked("articles"), label, chip)


@pytest.mark.parametrize(("label", "chip"), VENDOR)
def test_cells_as_vendors_report(asked: Callable[[str], Comparison], label: str, chip: str) -> None:
    """With the vendors believed first, the datasets' values stand, and give another ratio."""
    assert VENDOR[label, chip] == shown(asked("vendor"), label, chip)


@pytest.mark.parametrize(("trust", "label", "chip"), RIVALS)
def test_rivals_and_who_says_them(
    asked: Callable[[str], Comparison], trust: str, label: str, chip: str
) -> None:
    """A disputed cell knows its strongest rival, and every source on that side."""
    comparison = asked(trust)
    rival = cell_of(comparison, label, chip).rival(comparison.compared.view)
    assert rival is not None
    assert RIVALS[trust, label, chip] == (rival.lead.text, set(rival.sources))
    assert len(rival.sources) >= rival.voices >= 1


def test_the_cell_says_that_it_is_disputed(asked: Callable[[str], Comparison]) -> None:
    """The rival stands beside the value, each with its own mark."""
    words = words_of(asked("articles"), "Memory bandwidth", H100)
    assert ("4.8", "3.35") == (words.value, words.rival)
    assert words.marks
    assert words.rival_marks
    assert words.marks != words.rival_marks


def test_the_implied_value_is_marked_and_cites_both(
    asked: Callable[[str], Comparison],
) -> None:
    """148 is marked as implied and cites article and dataset; the 148 claimed stand beside it."""
    comparison = asked("articles")
    cell, words = cell_of(comparison, FP16, H20), words_of(comparison, FP16, H20)
    assert ("148", ("implied",), "148") == (words.value, words.flags, words.direct)
    roles = {item.role: item.claim.source for item in cited(cell, comparison.compared.view)}
    assert {
        "chosen": "seed-004", "implied from": "epoch-ml-hardware", "direct": "epoch-ml-hardware",
    } == roles  # fmt: skip
    assert cell.direct is not None
    (side,) = cell.verdict.sides
    assert {
        "epoch-ml-hardware", "kelly-chipdata", "surzyn-csv", "taoguba-h20", "toms-h20-l20-l2",
        "zangshuxian-h20",
    } == set(side.sources)  # fmt: skip


def test_what_the_articles_say_cites_their_lines(asked: Callable[[str], Comparison]) -> None:
    """Cells of the seed tier cite the article and its line; no other cell does."""
    lines = {
        (FP16, H20): "line 7",
        ("Transformer Engine", H20): "line 7",
        ("Memory capacity", H100): "line 16",
        ("Memory capacity", H20): "line 16",
        ("Memory type", H100): "line 16",
        ("Memory type", H20): "line 16",
        ("Memory bandwidth", H100): "line 16",
        ("Memory bandwidth", H20): "line 16",
        ("Interconnect bandwidth", H100): "line 7",
        ("Interconnect bandwidth", H20): "line 7",
    }
    compared = asked("articles").compared
    found = {
        (row.label, cell.chip.id): cell.claim.locator
        for row in compared.rows
        for cell in row.cells
        if cell.claim is not None and cell.claim.source == "seed-004"
    }
    assert lines == found


def test_the_910b_comes_from_other_sources(asked: Callable[[str], Comparison]) -> None:
    """No cell of the 910B is an article's; each names the tier that it reached."""
    compared = asked("articles").compared
    cells = [
        (row.label, cell)
        for row in compared.rows
        for cell in row.cells
        if cell.chip.id == B910 and cell.choice is not None
    ]
    assert 7 == len(cells)
    for label, cell in cells:
        assert cell.choice is not None
        assert cell.choice.tier is not None
        assert cell.choice.tier.label in ("vendor", "dataset")
        assert cell.choice.tier.label in words_of(asked("articles"), label, B910).flags


def test_the_bins_that_differ_are_named(asked: Callable[[str], Comparison]) -> None:
    """Beside a value of the 910B stand the bins of which something else is claimed."""
    compared = asked("articles").compared
    chips = compared.view.contents.chips
    bins = {
        row.label: {
            chips[choice.claim.chip].short_name: choice.claim.text
            for cell in row.cells
            for choice in differing(compared.view, cell)
        }
        for row in compared.rows
    }
    found = {label: named for label, named in bins.items() if named}
    assert {
        FP16: {
            "Ascend 910B1": "400 TFLOP/s",
            "Ascend 910B2": "376 TFLOP/s",
            "Ascend 910B3": "313 TFLOP/s",
            "Ascend 910B4": "280 TFLOP/s",
        },
        "Peak throughput, INT8": {
            "Ascend 910B2": "752 TOP/s",
            "Ascend 910B3": "626 TOP/s",
            "Ascend 910B4": "560 TOP/s",
        },
        "Memory capacity": {"Ascend 910B4": "32.0 GB"},
        "Memory bandwidth": {
            "Ascend 910B2": "1.6 TiB/s",
            "Ascend 910B3": "1.6 TiB/s",
            "Ascend 910B4": "800 GB/s",
        },
    } == found


def test_a_mesh_is_not_a_switch(asked: Callable[[str], Comparison]) -> None:
    """The ratio of the 910B's interconnect is marked: its neighbours form a mesh."""
    words = words_of(asked("articles"), "Interconnect bandwidth", B910)
    assert ("392", ("dataset", "(mesh)")) == (words.value, words.flags)
    assert None is cell_of(asked("articles"), "Interconnect bandwidth", H20).beside


@pytest.mark.parametrize("trust", ["articles", "vendor"])
def test_no_vendor_document_of_the_nvidia_chips(
    asked: Callable[[str], Comparison], trust: str
) -> None:
    """Of H100 SXM and H20 no vendor's document is among the sources; of the 910B there is."""
    assert [H100, H20] == [chip.id for chip in asked(trust).compared.without_vendor]


@pytest.mark.parametrize(
    ("trust", "title"),
    [("articles", "As the five articles report"), ("vendor", "As vendors report")],
)
def test_the_trust_is_named(asked: Callable[[str], Comparison], trust: str, title: str) -> None:
    """What stands over the table says whom it believes."""
    assert title == asked(trust).compared.view.trust.title


@pytest.mark.parametrize("trust", ["articles", "vendor", "agreed"])
def test_no_ratio_joins_two_rows(catalog: Catalog, trust: str) -> None:
    """Over everything that ships, a ratio's claims are of one row, or a conversion says why not."""
    chips = [chip.id for chip in catalog.chips]
    for baseline in ("H100", "910B", "GB200 NVL72"):
        compared = catalog.compare(*chips, baseline=baseline, metrics="all", trust=trust).compared
        for cell in compared.cells:
            if cell.ratio is None or cell.ratio.is_share:
                continue
            numerator, denominator = cell.ratio.terms
            assert numerator.row == denominator.row == cell.row
            assert cell.choice is not None
            assert numerator.claim.row == cell.row or cell.choice.conversion is not None


def the_claim(catalog: Catalog, place: tuple[str, str, str], text: str) -> Claim:
    """The claim of a chip, from a source, in a row that has a condition's value."""
    chip, source, value = place
    (claim,) = [
        claim
        for claim in catalog.claims
        if (claim.chip, claim.source, claim.text) == (chip, source, text)
        and value in dict(claim.row.conditions).values()
        and ("precision", "bf16") not in claim.row.conditions
    ]
    return claim


def test_dense_over_sparse_is_refused(catalog: Catalog) -> None:
    """A dense rate over a sparse one is no ratio; the sentence names both places."""
    dense = the_claim(catalog, (H20, "kelly-chipdata", "fp16"), "148 TFLOP/s")
    sparse = the_claim(catalog, (H100, "lockwood-notes", "fp16"), "1978.9 TFLOP/s")
    unit = catalog.contents.vocabulary.units.unit("TFLOP/s")
    with pytest.raises(UnlikeClaims) as error:
        claim_ratio(dense, sparse, unit)
    assert (
        "no ratio of unlike claims: sparsity dense against 2:4 "
        f"({dense.location} and {sparse.location}); compare claims of one row."
    ) == str(error.value)


def test_per_direction_over_both_ways_is_refused(catalog: Catalog) -> None:
    """A rate in one direction over one both ways is no ratio; the sentence names both places."""
    one = the_claim(catalog, (H100, "nccl-1264", "per direction"), "450 GB/s")
    both = the_claim(catalog, (H20, "surzyn-csv", "both ways"), "900 GB/s")
    unit = catalog.contents.vocabulary.units.unit("GB/s")
    with pytest.raises(UnlikeClaims) as error:
        claim_ratio(one, both, unit)
    assert (
        "no ratio of unlike claims: direction per direction against both ways "
        f"({one.location} and {both.location}); compare claims of one row."
    ) == str(error.value)


@pytest.mark.parametrize("name", ["chip", "source", "locator"])
def test_no_claim_without_chip_source_or_locator(catalog: Catalog, name: str) -> None:
    """A claim cannot be constructed in Python without what every claim has."""
    claim = catalog.claims[0]
    for empty in ("", "  ", None):
        with pytest.raises(InvalidClaim) as error:
            dataclasses.replace(claim, **{name: empty})  # type: ignore[arg-type]  # on purpose
        assert f"found a claim of {claim.metric} without {name}; name its {name}" == str(
            error.value
        ).removesuffix(".")


def test_no_quantity_without_unit() -> None:
    """A number without its unit is no quantity, and so no claim."""
    with pytest.raises(InvalidClaim) as error:
        Quantity(Number("96", Fraction(96)), None)  # type: ignore[arg-type]  # on purpose
    assert str(error.value).endswith("a quantity is a Number and its Unit.")


def test_h2o_is_not_guessed_to_be_h20(catalog: Catalog) -> None:
    """An unknown chip is named, with the closest that there are."""
    with pytest.raises(UnknownName) as error:
        catalog.chip("H2O")
    assert "unknown chip 'H2O'; closest are H20, H200; see `chipcmp list chips`." == str(
        error.value
    )
    assert 2 == error.value.exit_code


def test_a_misspelt_metric_is_named(catalog: Catalog) -> None:
    """An unknown metric is named, with the closest that there are."""
    with pytest.raises(UnknownName) as error:
        catalog.compare("H100", "H20", metrics=["memory_bandwith"])
    assert (
        "unknown metric 'memory_bandwith'; closest are memory_bandwidth, memory_bus_width, "
        "network_bandwidth; see `chipcmp list metrics`."
    ) == str(error.value)

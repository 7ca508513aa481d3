"""Every ratio of the articles, worked out by hand from the sheets, is what chipcmp answers.

The sheets are read here as plain text and divided as fractions; chipcmp is only asked.
"""

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations, permutations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from chipcmp.api import Catalog
from chipcmp.model.statements import Order
from chipcmp.reason.compare import Cell

Size = Callable[[str], Fraction]

SPECS = Path(__file__).resolve().parents[2] / "specs"
CONDITIONS = (
    "precision", "engine", "sparsity", "direction", "span", "scope", "variant", "period", "region",
)  # fmt: skip
STATEMENTS = (
    "value", "range", "at_least", "at_most", "share", "label", "present", "date", "above", "below",
    "undisclosed", "not_applicable",
)  # fmt: skip
H20, H100 = "nvidia-h20", "nvidia-h100-sxm"
CM384, NVL72 = "huawei-cm384", "nvidia-gb200-nvl72"


class Said(NamedTuple):
    """What a sheet says of a chip: under which key, in which row, where."""

    chip: str
    metric: str
    conditions: tuple[tuple[str, str], ...]
    key: str
    text: str
    of: str
    source: str

    @property
    def row(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The metric with the conditions that are stated."""
        return self.metric, self.conditions


def _said() -> list[Said]:
    found = []
    for path in sorted(SPECS.rglob("*.yaml")):
        # BaseLoader makes nothing but text, so no figure is changed by being read.
        sheet = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        for claim in sheet.get("claims", []):
            key = next(name for name in STATEMENTS if name in claim)
            found.append(
                Said(
                    chip=sheet["chip"],
                    metric=claim["metric"],
                    conditions=tuple((c, claim[c]) for c in CONDITIONS if c in claim),
                    key=key,
                    text=claim[key],
                    of=claim.get("of", ""),
                    source=claim["source"],
                )
            )
    return found


ALL = _said()
SEEDS = [said for said in ALL if said.source.startswith("seed-")]
VALUES = [said for said in SEEDS if said.key == "value"]
SHARES = [said for said in SEEDS if said.key == "share"]
PAIRS = [
    (one, other)
    for one, other in permutations(VALUES, 2)
    if one.row == other.row and one.chip != other.chip
]
UNLIKE = [
    (one, other)
    for one, other in combinations(VALUES, 2)
    if one.metric == other.metric and one.conditions != other.conditions
]


def _named(one: Said, other: str) -> str:
    return f"{one.metric}: {one.chip} over {other}"


def _as_param(share: Said) -> Any:  # noqa: ANN401  # pytest keeps the type of its parameters to itself
    return pytest.param(share, id=_named(share, share.of))


def _cells(catalog: Catalog, baseline: str, said: Said, trust: str = "articles") -> list[Cell]:
    """The cells, over the baseline, in which chipcmp shows what is said."""
    comparison = catalog.compare(baseline, said.chip, metrics=[said.metric], trust=trust)
    return [
        cell
        for cell in comparison.compared.cells
        if cell.chip.id == said.chip
        and cell.claim is not None
        and cell.claim.source == said.source
        and cell.claim.text in (said.text, f"{said.text} of {said.of}")
    ]


def _interval(text: str) -> tuple[Fraction, Fraction]:
    """A number with half a unit of its last printed digit on either side."""
    number, _ = text.split(" ", maxsplit=1)
    half = Fraction(1, 2 * 10 ** len(number.partition(".")[2]))
    return Fraction(number) - half, Fraction(number) + half


def test_these_are_the_ratios_of_the_articles() -> None:
    """The scan finds the pairs and the shares that the articles state, and no others."""
    assert {
        ("memory_capacity", H20, H100),
        ("memory_bandwidth", H20, H100),
        ("interconnect_bandwidth", H20, H100),
    } == {(one.metric, one.chip, other.chip) for one, other in PAIRS if one.chip == H20}
    assert {H20, H100} == {said.chip for pair in PAIRS for said in pair}
    assert {
        ("peak_throughput", H20, "15 %", H100),
        ("chip_performance", CM384, "1/3", NVL72),
        ("chip_count", CM384, "5", NVL72),
    } == {(share.metric, share.chip, share.text, share.of) for share in SHARES}


@pytest.mark.parametrize(
    ("one", "other"), [pytest.param(*pair, id=_named(pair[0], pair[1].chip)) for pair in PAIRS]
)
def test_quotients(catalog: Catalog, size: Size, one: Said, other: Said) -> None:
    """Two values of one row are divided: exactly, as floats, and with the digits' interval."""
    (cell,) = _cells(catalog, other.chip, one)
    ratio = cell.ratio
    assert ratio is not None
    assert not ratio.is_share
    assert ratio.denominator is not None
    assert size(one.text) / size(other.text) == ratio.exact
    assert one.text.split(" ")[1] == other.text.split(" ")[1]
    assert float(one.text.split(" ")[0]) / float(other.text.split(" ")[0]) == ratio.value
    (low, high), (least, most) = _interval(one.text), _interval(other.text)
    assert (low / most, high / least) == (ratio.interval.low, ratio.interval.high)
    assert (one.source, other.source) == (ratio.numerator.source, ratio.denominator.source)


@pytest.mark.parametrize("share", [_as_param(share) for share in SHARES])
def test_shares(catalog: Catalog, size: Size, share: Said) -> None:
    """A share of the baseline is the ratio, whether or not the baseline's value is known."""
    (cell,) = _cells(catalog, share.of, share)
    assert cell.ratio is not None
    assert cell.ratio.is_share
    assert size(share.text) == cell.ratio.exact
    assert float(size(share.text)) == cell.ratio.value


@pytest.mark.parametrize("share", [pytest.param(s, id=_named(s, s.of)) for s in SHARES])
def test_implied_values(catalog: Catalog, size: Size, share: Said) -> None:
    """A share implies that much of a value that the other chip's sheet states in the row."""
    (cell,) = _cells(catalog, share.of, share)
    values = [
        said
        for said in ALL
        if (said.chip, said.metric, said.key) == (share.of, share.metric, "value")
    ]
    if not values:
        assert cell.implied is None
        return
    assert cell.implied is not None
    of = cell.implied.of.claim
    assert (of.text, of.source) in {(said.text, said.source) for said in values}
    assert size(share.text) * size(of.text) == cell.implied.exact


@pytest.mark.parametrize(
    ("one", "other"), [pytest.param(*pair, id=_named(pair[0], pair[1].chip)) for pair in UNLIKE]
)
def test_unlike_values_are_not_divided(catalog: Catalog, one: Said, other: Said) -> None:
    """Values of one metric under other conditions, such as two periods, have no ratio."""
    for cell in _cells(catalog, other.chip, one):
        divisor = cell.ratio.denominator if cell.ratio else None
        assert divisor is None or divisor.text != other.text


@pytest.mark.parametrize(
    "said",
    [pytest.param(s, id=_named(s, s.text)) for s in SEEDS if s.key in ("above", "below")],
)
def test_orders_have_no_ratio(catalog: Catalog, said: Said) -> None:
    """More or less than another chip is no number of times."""
    comparison = catalog.compare(said.text, said.chip, metrics=[said.metric])
    for cell in comparison.compared.cells:
        if cell.claim is not None and isinstance(cell.claim.statement, Order):
            assert cell.ratio is None


# What must hold of the articles, by hand.

ARTICLES = [
    ("memory_bandwidth", Fraction(40, 48), "4.0 TB/s", "4.8 TB/s"),
    ("memory_capacity", Fraction(96, 80), "96 GB", "80 GB"),
    ("interconnect_bandwidth", Fraction(400, 900), "400 GB/s", "900 GB/s"),
    ("peak_throughput:fp16", Fraction(15, 100), "15 % of nvidia-h100-sxm", "989.4 TFLOP/s"),
    ("tdp", Fraction(400, 700), "400 W", "700 W"),
]
VENDOR = [
    ("memory_bandwidth", Fraction(400, 335), "4.00 TB/s", "3.35 TB/s"),
    ("memory_capacity", Fraction(96, 80), "96.0 GB", "80.0 GB"),
    ("interconnect_bandwidth", Fraction(1), "900 GB/s", "900 GB/s"),
    ("peak_throughput:fp16", Fraction(1480, 9894), "148 TFLOP/s", "989.4 TFLOP/s"),
    ("tdp", Fraction(400, 700), "400 W", "700 W"),
]


@pytest.mark.parametrize(
    ("trust", "row", "expected", "numerator", "denominator"),
    [
        pytest.param(trust, *rest, id=f"{trust}: {rest[0]}")
        for trust, table in (("articles", ARTICLES), ("vendor", VENDOR))
        for rest in table
    ],
)
def test_h20_over_h100(  # noqa: PLR0917  # pytest passes the table's columns by name
    catalog: Catalog, trust: str, row: str, expected: Fraction, numerator: str, denominator: str
) -> None:
    """Each ratio of the H20 to the H100 has the value and the claims named here."""
    comparison = catalog.compare("H100", "H20", metrics=[row], trust=trust)
    (found,) = [r for r in comparison.compared.rows if r.cells[1].ratio is not None]
    ratio = found.cells[1].ratio
    assert ratio is not None
    assert ratio.denominator is not None
    assert (expected, numerator, denominator) == (
        ratio.exact, ratio.numerator.text, ratio.denominator.text,
    )  # fmt: skip


def test_the_implied_148(catalog: Catalog) -> None:
    """15 % of the H100's 989.4 TFLOP/s are 148.41; the 148 claimed directly stand beside them."""
    comparison = catalog.compare("H100", "H20", metrics=["peak_throughput:fp16"])
    cell = comparison.compared.rows[0].cells[1]
    assert cell.implied is not None
    assert cell.direct is not None
    assert cell.other_ratio is not None
    assert Fraction(15, 100) * Fraction("989.4") * 10**12 == cell.implied.exact
    assert Fraction("148.41") * 10**12 == cell.implied.exact
    assert ("seed-004", "epoch-ml-hardware") == (
        cell.implied.share.source, cell.implied.of.claim.source,
    )  # fmt: skip
    assert Fraction(148) * 10**12 == cell.direct.exact
    assert Fraction(1480, 9894) == cell.other_ratio.exact


def test_cloudmatrix_over_nvl72(catalog: Catalog) -> None:
    """Five times as many chips imply 360; 384 over 72 of another source stands beside it."""
    comparison = catalog.compare("GB200 NVL72", "CloudMatrix 384", metrics=["chip_count"])
    cell = comparison.compared.rows[0].cells[1]
    assert cell.ratio is not None
    assert cell.implied is not None
    assert cell.direct is not None
    assert cell.other_ratio is not None
    assert cell.ratio.is_share
    assert 5 == cell.ratio.exact
    assert 5 * 72 == cell.implied.exact
    assert 384 == cell.direct.exact
    assert Fraction(384, 72) == cell.other_ratio.exact

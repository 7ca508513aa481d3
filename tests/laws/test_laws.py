"""Laws that hold whatever the numbers are, over drawn and over shipped claims."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chipcmp
from chipcmp.model.claims import Claim, Location
from chipcmp.model.contents import Contents
from chipcmp.model.metrics import Metric, Row
from chipcmp.model.numbers import Number
from chipcmp.model.problems import InvalidClaim, UnlikeClaims
from chipcmp.model.quantities import Quantity
from chipcmp.model.statements import Bound, Range, Share, Value
from chipcmp.model.units import Units
from chipcmp.reason.choose import View
from chipcmp.reason.compare import compare
from chipcmp.reason.disputes import Comparer
from chipcmp.reason.ratios import claim_ratio
from chipcmp.reason.rows import Wanted
from chipcmp.reason.trust import Trust
from chipcmp.reason.voices import Lineage
from chipcmp.show.footnotes import cited, notes_of_cells

UNITS = Units.parse(
    (Path(__file__).resolve().parents[2] / "specs" / "units.txt").read_text(encoding="utf-8")
)
ROW = Row("memory_bandwidth", (("scope", "package"),))
OTHER = Row("memory_bandwidth", (("scope", "system"),))
RATES = ("B/s", "kB/s", "MB/s", "GB/s", "TB/s", "GiB/s", "TiB/s", "Gbit/s", "Mbit/s")
TB = UNITS.unit("TB/s")

numbers = st.decimals(min_value="0.01", max_value="9999", places=2).map(str)
rates = st.sampled_from(RATES)


def claim(number: str, unit: str, *, row: Row = ROW, line: int = 1, source: str = "a") -> Claim:
    """A claim of a memory bandwidth."""
    return Claim(
        chip="one",
        row=row,
        statement=Value(Quantity(Number.parse(number), UNITS.unit(unit))),
        source=source,
        locator="here",
        location=Location("one.yaml", line, "specs"),
    )


@pytest.fixture(scope="module")
def shipped() -> Contents:
    """The shipped catalog's contents."""
    return chipcmp.load().contents


@given(numbers, rates, numbers, rates)
def test_ratio_times_its_reverse_is_one(a: str, unit: str, b: str, other: str) -> None:
    """ratio(a, b) · ratio(b, a) = 1, exactly."""
    one, two = claim(a, unit), claim(b, other)
    forth, back = claim_ratio(one, two, TB), claim_ratio(two, one, TB)
    assert forth.exact * back.exact == 1


@given(numbers, st.sampled_from(("GB/s", "TB/s", "MB/s")))
def test_equal_claims_in_different_units_have_ratio_one(number: str, unit: str) -> None:
    """equal, and the ratio exactly 1, always, as a fraction and as a float."""
    smaller = {"TB/s": "GB/s", "GB/s": "MB/s", "MB/s": "kB/s"}[unit]
    same = str(Fraction(number) * 1000)
    if "/" in same:
        same = f"{float(Fraction(number) * 1000):.0f}"
    ratio = claim_ratio(claim(number, unit), claim(same, smaller), TB)
    assert (ratio.exact, ratio.value) == (Fraction(1), 1.0)


@given(numbers, rates, numbers, rates, rates)
def test_the_unit_of_reading_changes_no_exact_ratio(
    a: str, unit: str, b: str, other: str, reading: str
) -> None:
    """Another unit changes no ratio."""
    one, two = claim(a, unit), claim(b, other)
    assert claim_ratio(one, two, TB).exact == claim_ratio(one, two, UNITS.unit(reading)).exact


@given(numbers, rates, numbers, rates)
def test_ratio_lies_in_its_interval(a: str, unit: str, b: str, other: str) -> None:
    """The digits' interval holds the ratio itself."""
    ratio = claim_ratio(claim(a, unit), claim(b, other), TB)
    assert ratio.interval.contains(ratio.exact)


@given(numbers, rates, numbers, rates)
def test_unlike_conditions_always_raise(a: str, unit: str, b: str, other: str) -> None:
    """RULES: unlike claims have no ratio, however equal their numbers."""
    with pytest.raises(UnlikeClaims, match="scope package against system"):
        claim_ratio(claim(a, unit), claim(b, other, row=OTHER), TB)


@given(st.lists(st.tuples(numbers, rates), min_size=2, max_size=6))
def test_claims_within_their_digits_are_never_disputed(drawn: list[tuple[str, str]]) -> None:
    """There is a dispute exactly where two intervals are apart, else one side."""
    claims = [claim(number, unit, line=n) for n, (number, unit) in enumerate(drawn)]
    verdict = comparer().verdict("one", ROW, claims)
    intervals = [c.interval for c in claims if c.interval]
    apart = [not one.meets(other) for one, other in combinations(intervals, 2)]
    assert verdict.is_disputed == any(apart)
    assert verdict.is_disputed or len(verdict.sides) == 1


@given(st.lists(st.tuples(numbers, rates), min_size=1, max_size=6), st.randoms())
def test_the_order_of_claims_changes_nothing(drawn: list[tuple[str, str]], random: object) -> None:
    """Loading order changes nothing."""
    claims = [claim(number, unit, line=n) for n, (number, unit) in enumerate(drawn)]
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert sides(claims) == sides(shuffled)


@given(st.lists(st.tuples(numbers, rates), min_size=1, max_size=6))
def test_every_claim_is_on_exactly_one_side(drawn: list[tuple[str, str]]) -> None:
    """Sides part the claims of a row."""
    claims = [claim(number, unit, line=n) for n, (number, unit) in enumerate(drawn)]
    sides_ = comparer().verdict("one", ROW, claims).sides
    found = [c.location.line for side in sides_ for c in side.claims]
    assert sorted(found) == list(range(len(claims)))


def comparer() -> Comparer:
    """The comparer of a memory bandwidth, for claims of one source."""
    metric = Metric(id="memory_bandwidth", label="Memory bandwidth", group="memory",
                    states="quantity", unit=TB)  # fmt: skip
    return Comparer(metric, UNITS, Lineage({"a": frozenset("a")}, frozenset()))


def trust_of(contents: Contents, **settings: object) -> Trust:
    """The default trust over some contents."""
    return Trust(
        order=contents.trust.orders["articles"],
        table=contents.trust,
        sources=contents.sources,
        **settings,  # type: ignore[arg-type]  # as the test names them
    )


def sides(claims: Sequence[Claim]) -> set[frozenset[int]]:
    """The sides as sets of lines."""
    found = comparer().verdict("one", ROW, claims).sides
    return {frozenset(c.location.line for c in side.claims) for side in found}


@pytest.mark.parametrize("name", ["source", "locator", "chip"])
@pytest.mark.parametrize("empty", ["", "  "])
def test_a_claim_cannot_lack_what_every_claim_has(name: str, empty: str) -> None:
    """Not in Python either: an empty source counts as missing."""
    with pytest.raises(InvalidClaim) as raised:
        replace(claim("4.0", "TB/s"), **{name: empty})  # type: ignore[arg-type]  # one text field
    assert str(raised.value) == (
        f"found a claim of memory_bandwidth without {name}; name its {name}."
    )


def test_a_quantity_cannot_lack_its_unit() -> None:
    """A number alone is no quantity."""
    with pytest.raises(InvalidClaim, match="a quantity is a Number and its Unit"):
        Quantity(Number.parse("4.0"), None)  # type: ignore[arg-type]  # the point of the test


def test_a_claim_cannot_state_a_bare_number() -> None:
    """Only statements are stated."""
    with pytest.raises(InvalidClaim, match="allowed is a Value with its unit"):
        replace(claim("4.0", "TB/s"), statement=4.0)  # type: ignore[arg-type]  # as above


def test_marks_and_notes_are_a_bijection_in_reading_order(shipped: Contents) -> None:
    """Every mark has its note, every note its mark, numbered as a reader meets them."""
    chips = [shipped.chips[c] for c in ("nvidia-h100-sxm", "nvidia-h20", "huawei-910b")]
    view = View.of(shipped, trust_of(shipped))
    cells = compare(view, chips, chips[0], Wanted("all")).cells
    notes = notes_of_cells(cells, view)
    met = [notes.mark(item.claim) for cell in cells for item in cited(cell, view)]
    assert list(dict.fromkeys(met)) == [note.mark for note in notes.notes]
    assert len({note.source.id for note in notes.notes}) == len(notes.notes)


BAD_STATEMENTS: dict[str, Callable[[], object]] = {
    "value without a unit": lambda: Value(4.0),  # type: ignore[arg-type]
    "value of text": lambda: Value("4.0 TB/s"),  # type: ignore[arg-type]
    "range of nothing": lambda: Range(None, None),  # type: ignore[arg-type]
    "bound of nothing": lambda: Bound("at_least", None),  # type: ignore[arg-type]
    "share of a float": lambda: Share("15 %", 0.15, "two"),  # type: ignore[arg-type]
    "share of no chip": lambda: Share("15 %", Number.parse("15"), ""),
    "row that is none": lambda: replace(claim("4.0", "TB/s"), row=None),  # type: ignore[arg-type]
    "basis that is none": lambda: replace(
        claim("4.0", "TB/s"),
        basis="junk",  # type: ignore[arg-type]
    ),
    "invisible source": lambda: replace(claim("4.0", "TB/s"), source="\u200b"),
}


@pytest.mark.parametrize("name", BAD_STATEMENTS)
def test_nonsense_cannot_be_constructed(name: str) -> None:
    """Python refuses what YAML refuses, with a sentence that says what is allowed."""
    with pytest.raises(InvalidClaim, match=r"allowed (is|are)|name its source"):
        BAD_STATEMENTS[name]()

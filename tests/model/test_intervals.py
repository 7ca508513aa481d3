"""Intervals: containing, meeting, scaling, dividing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipcmp.model.intervals import Interval

values = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)
positives = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=1000)


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[Fraction] = values) -> Interval:
    """Intervals of every shape: closed, degenerate, open at one end or both."""
    low, high = sorted((draw(ends), draw(ends)))
    shape = draw(st.sampled_from(("closed", "at least", "at most", "open")))
    return Interval(
        low if shape in ("closed", "at least") else None,
        high if shape in ("closed", "at most") else None,
    )


def decimal(low: str, high: str) -> Interval:
    """An interval between two decimal numbers."""
    return Interval.between(Fraction(low), Fraction(high))


def test_it_cannot_end_below_its_beginning() -> None:
    """An interval whose ends are swapped is refused with a sentence."""
    with pytest.raises(ValueError, match="found interval") as caught:
        Interval.between(Fraction(2), Fraction(1))
    assert str(caught.value) == "found interval 2 to 1; put the smaller end first"


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval.exactly(Fraction(3)), "3"),
        (Interval.at_least(Fraction(3)), "at least 3"),
        (Interval.at_most(Fraction(3)), "at most 3"),
        (decimal("3", "4"), "3 to 4"),
        (Interval(None, None), "any value"),
    ],
)
def test_it_says_what_it_allows(interval: Interval, words: str) -> None:
    """Each shape of interval has its own words."""
    assert words == str(interval)


def test_width_is_unknown_where_an_end_is_open() -> None:
    """Only a closed interval has a width."""
    assert Fraction(1, 10) == decimal("3.95", "4.05").width
    assert Interval.exactly(Fraction(7)).width == 0
    assert Interval.at_least(Fraction(7)).width is None
    assert Interval.at_most(Fraction(7)).width is None


def test_floats_keep_open_ends_open() -> None:
    """An open end is None, never an infinity that JSON cannot hold."""
    assert decimal("3.95", "4.05").as_floats() == (3.95, 4.05)
    assert Interval.at_least(Fraction(2)).as_floats() == (2.0, None)
    assert Interval.at_most(Fraction(2)).as_floats() == (None, 2.0)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (decimal("99", "99"), decimal("100", "100"), True),  # exactly 1 % of the larger
        (decimal("98.999", "98.999"), decimal("100", "100"), False),
        (decimal("4.75", "4.85"), decimal("3.345", "3.355"), False),
        (decimal("989", "990"), decimal("989.35", "989.45"), True),
        (decimal("0", "0"), decimal("0", "0"), True),
        (decimal("-1", "-1"), decimal("1", "1"), False),
        (Interval.at_least(Fraction(2000)), decimal("1979", "1979"), False),
        (Interval.at_least(Fraction(2000)), decimal("1981", "1981"), True),
        (Interval.at_least(Fraction(2000)), Interval.at_least(Fraction(9000)), True),
        (Interval.at_most(Fraction(5)), Interval.at_least(Fraction(6)), False),
    ],
)
def test_a_gap_of_one_percent_still_meets(one: Interval, other: Interval, meet: object) -> None:
    """Two intervals do not meet when the gap is over 1 % of the larger facing edge."""
    assert meet == one.meets(other)
    assert meet == other.meets(one)


def test_gap_is_between_the_facing_edges() -> None:
    """The gap is measured between the nearest edges, from either side."""
    low, high = decimal("1", "2"), decimal("5", "6")
    assert low.gap(high) == 3
    assert high.gap(low) == 3
    assert low.gap(decimal("2", "3")) == 0
    assert low.gap(Interval.at_least(Fraction(4))) == 2
    assert Interval(None, None).gap(low) == 0


@given(intervals(), intervals())
def test_meeting_is_symmetric(one: Interval, other: Interval) -> None:
    """Whether two intervals meet does not depend on who asks; overlapping ones always do."""
    assert one.meets(other) == other.meets(one)
    assert one.gap(other) == other.gap(one)
    assert one.gap(other) > 0 or one.meets(other)


@given(intervals())
def test_meeting_is_reflexive(interval: Interval) -> None:
    """Every interval meets itself."""
    assert interval.meets(interval)


@given(intervals(), intervals(), positives)
def test_another_unit_changes_no_meeting(one: Interval, other: Interval, factor: Fraction) -> None:
    """Scaling both by one factor changes neither whether they meet nor what they contain."""
    assert one.meets(other) == one.scaled(factor).meets(other.scaled(factor))


@given(intervals(), values, values)
def test_scaling_carries_its_values_along(
    interval: Interval, value: Fraction, factor: Fraction
) -> None:
    """A value inside stays inside when both are scaled, by negative factors too."""
    if interval.contains(value):
        assert interval.scaled(factor).contains(value * factor)


@given(intervals(), intervals(positives), values, positives)
def test_a_quotient_contains_every_quotient(
    dividend: Interval, divisor: Interval, value: Fraction, by: Fraction
) -> None:
    """Any value of one over any positive value of the other lies in the quotient."""
    if dividend.contains(value) and divisor.contains(by):
        assert dividend.over(divisor).contains(value / by)


@given(positives)
def test_a_value_over_itself_is_one(value: Fraction) -> None:
    """An exact value over itself is exactly 1."""
    exact = Interval.exactly(value)
    assert Interval.exactly(Fraction(1)) == exact.over(exact)


@pytest.mark.parametrize(
    ("dividend", "divisor", "quotient"),
    [
        (decimal("4", "6"), decimal("2", "4"), decimal("1", "3")),
        (decimal("4", "6"), decimal("0", "4"), Interval.at_least(Fraction(1))),
        (decimal("4", "6"), decimal("-1", "4"), Interval.at_least(Fraction(1))),
        (decimal("4", "6"), Interval.at_least(Fraction(2)), decimal("0", "3")),
        (decimal("4", "6"), Interval.at_most(Fraction(4)), Interval.at_least(Fraction(1))),
        (Interval.at_least(Fraction(4)), decimal("2", "4"), Interval.at_least(Fraction(1))),
        (Interval.at_most(Fraction(4)), decimal("2", "4"), Interval.at_most(Fraction(2))),
        (decimal("-1", "0"), decimal("0", "4"), Interval.at_most(Fraction(0))),
        (decimal("-2", "-1"), decimal("2", "4"), decimal("-1", "-0.25")),
        (decimal("-2", "-1"), Interval.at_least(Fraction(2)), decimal("-1", "0")),
    ],
)
def test_quotients_of_every_shape(
    dividend: Interval, divisor: Interval, quotient: Interval
) -> None:
    """A divisor that touches zero opens an end; an open divisor reaches zero."""
    assert quotient == dividend.over(divisor)


def test_nothing_is_divided_by_zero() -> None:
    """A divisor without a positive value is refused with a sentence."""
    with pytest.raises(ZeroDivisionError) as caught:
        decimal("1", "2").over(Interval.exactly(Fraction(0)))
    assert str(caught.value) == "found divisor 0; a ratio needs a baseline above zero"

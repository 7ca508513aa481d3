"""Where labels stand: inside, on nothing else, the same on every run; axes with round numbers."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipcmp.show.charts.axes import fraction
from chipcmp.show.charts.plane.markers import outline
from chipcmp.show.charts.plane.placing import Rect, Room, Wanted, crosses, holds
from chipcmp.show.charts.plane.scales import days, decades
from chipcmp.show.charts.quotients import round_quotients

BOUNDS = Rect(0.0, 0.0, 6.0, 4.0)
wanted = st.builds(
    Wanted,
    x=st.floats(0, 6),
    y=st.floats(0, 4),
    width=st.floats(0.1, 1.5),
    height=st.floats(0.1, 0.5),
    radius=st.just(0.06),
)


@given(st.lists(wanted, min_size=1, max_size=15))
def test_labels_stand_inside_and_on_nothing_else(labels: list[Wanted]) -> None:
    """No label on another, none on a marker, none outside; again the same."""
    room = Room(bounds=BOUNDS)
    found = room.place(labels)
    assert found == room.place(labels)
    placed = [rect for rect in found if rect is not None]
    assert all(map(BOUNDS.holds, placed))
    assert not any(one.overlaps(other) for one, other in itertools.combinations(placed, 2))
    assert not any(rect.overlaps(label.marker) for rect in placed for label in labels)


def test_a_lone_label_stands_right_of_its_point() -> None:
    """Where nothing is in the way, the first choice is taken."""
    (rect,) = Room(bounds=BOUNDS).place([Wanted(3.0, 2.0, 1.0, 0.2, 0.06)])
    assert rect is not None
    assert rect.left > 3.0
    assert 2.0 == pytest.approx((rect.top + rect.bottom) / 2)


def test_no_room_is_told() -> None:
    """A label that is larger than the room has no place."""
    assert (None,) == Room(bounds=BOUNDS).place([Wanted(3.0, 2.0, 7.0, 0.2, 0.06)])


@given(st.floats(0.01, 5.99), st.floats(0.01, 3.99))
def test_lines_cross_what_lies_between_their_ends(x: float, y: float) -> None:
    """A line through a place crosses a rectangle around it, one beside it does not."""
    rect = Rect(x - 0.005, y - 0.005, x + 0.005, y + 0.005)
    assert crosses((0.0, y, 6.0, y), rect)
    assert crosses((x, 4.0, x, 0.0), rect)
    assert not crosses((0.0, y + 0.01, 6.0, y + 0.01), rect)
    assert not crosses((0.0, y, x - 0.006, y), rect)


def test_an_outline_holds_its_inside() -> None:
    """A place inside of a triangle, and one beside it."""
    triangle = ((0.0, 0.0), (4.0, 0.0), (0.0, 4.0))
    assert holds(triangle, (1.0, 1.0))
    assert not holds(triangle, (3.0, 3.0))


@given(st.lists(st.floats(1e-6, 1e9), min_size=1, max_size=9))
def test_logarithmic_axes_hold_all_values(values: list[float]) -> None:
    """Every value lies inside, and at least two round numbers stand at the axis, in order."""
    axis = decades(values, "")
    assert all(0 <= fraction(axis, value) <= 1 for value in values)
    ticks = [tick.at for tick in axis.ticks]
    assert len(ticks) >= 2
    assert sorted(ticks) == ticks
    assert all(axis.low <= tick <= axis.high for tick in ticks)


@given(st.lists(st.dates().map(lambda day: day.toordinal()), min_size=1, max_size=9))
def test_axes_of_days_hold_all_days(ordinals: list[int]) -> None:
    """Every day lies inside, between few ticks, each the first of a month."""
    axis = days(ordinals, "")
    assert all(axis.low <= ordinal <= axis.high for ordinal in ordinals)
    assert 2 <= len(axis.ticks) <= 12


def test_axis_of_years_is_marked_by_years() -> None:
    """From August 2019 to February 2025 stand the years 2019 to 2026."""
    axis = days([737294, 739297], "")
    assert [str(year) for year in range(2019, 2027)] == [tick.text for tick in axis.ticks]


@given(st.floats(1e-4, 1e6), st.floats(1, 1e6))
def test_few_round_quotients(low: float, ratio: float) -> None:
    """There are at most five, in order."""
    found = round_quotients(low, low * ratio)
    assert len(found) <= 5
    assert sorted(found) == list(found)


def test_groups_of_one_colour_have_different_markers() -> None:
    """Six colours, seven markers: the first 42 groups are all told apart."""
    pairs = {(group % 6, outline(group)) for group in range(42)}
    assert 42 == len(pairs)

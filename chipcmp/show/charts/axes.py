"""Axes with round numbers: 1, 2 and 5 times a power of ten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, log10
from typing import Literal

from chipcmp.show.digits import whole

_STEPS = (1, 2, 5)
_MOST_STEPS = 6
_MOST_DECADES_IN_STEPS = 2


@dataclass(frozen=True, slots=True)
class AxisTick:
    """A place on an axis and the number printed there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """An axis: its ends, its ticks, and what it measures."""

    kind: Literal["linear", "logarithmic"]
    low: float
    high: float
    ticks: tuple[AxisTick, ...]
    caption: str


def linear(values: Iterable[float], caption: str) -> Axis:
    """An axis from zero (or below, for negative values) to a round number above all values."""
    places = [0.0, *values]
    low, high = min(places), max(places)
    if low == high:
        high = 1.0
    step = _step(Fraction(high - low))
    first, last = floor(Fraction(low) / step), ceil(Fraction(high) / step)
    ticks = tuple(_tick(step * count) for count in range(first, last + 1))
    return Axis(kind="linear", low=ticks[0].at, high=ticks[-1].at, ticks=ticks, caption=caption)


def logarithmic(values: Iterable[float], caption: str) -> Axis:
    """An axis of powers of ten around 1 and all values, which must be above zero."""
    places = [1.0, *values]
    rounds = list(_rounds(min(places), max(places)))
    below = [place for place in rounds if place <= min(places)]
    above = [place for place in rounds if place >= max(places)]
    kept = [place for place in rounds if below[-1] <= place <= above[0]]
    if kept[-1] / kept[0] > 10**_MOST_DECADES_IN_STEPS:
        kept = [place for place in kept if place in (kept[0], kept[-1]) or _is_power(place)]
    ticks = tuple(map(_tick, kept))
    return Axis(
        kind="logarithmic", low=ticks[0].at, high=ticks[-1].at, ticks=ticks, caption=caption
    )


def fraction(axis: Axis, at: float) -> float:
    """Where a value stands on an axis: 0 at its beginning, 1 at its end."""
    if axis.kind == "linear":
        return (at - axis.low) / (axis.high - axis.low)
    return log10(at / axis.low) / log10(axis.high / axis.low)


def _step(span: Fraction) -> Fraction:
    power = floor(log10(span)) - 1
    while True:
        for step in _STEPS:
            size = step * Fraction(10) ** power
            if span / size <= _MOST_STEPS:
                return size
        power += 1


def _rounds(low: float, high: float) -> Iterator[Fraction]:
    for power in range(floor(log10(low)) - 1, ceil(log10(high)) + 2):
        for step in _STEPS:
            yield step * Fraction(10) ** power


def _is_power(place: Fraction) -> bool:
    return whole(place).strip("0.") == "1"


def _tick(place: Fraction) -> AxisTick:
    return AxisTick(float(place), whole(place))

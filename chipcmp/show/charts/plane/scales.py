"""The axes of a plane: logarithmic ones that leave its points some air, and ones of days."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from math import ceil, floor, log10

from chipcmp.show.charts.axes import Axis, AxisTick
from chipcmp.show.digits import whole

_STEPS = (1, 2, 5)
_AIR = 0.06  # of the logarithmic width, beyond the outermost values
_MOST_DECADES_IN_STEPS = 2
_FEWEST_TICKS = 2
_MOST_TICKS = 7
_MONTHS_OF_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
_MONTHS = 12


def decades(values: Iterable[float], caption: str) -> Axis:
    """A logarithmic axis around values above zero, with some air, its ticks at round numbers.

    Where fewer than two round numbers lie between its ends, it reaches to those around them.
    """
    places = list(values)
    low, high = min(places), max(places)
    air = max(high / low, 2.0) ** _AIR
    low, high = low / air, high * air
    kept = list(rounds_within(low, high))
    if len(kept) < _FEWEST_TICKS:
        rounds = list(_rounds(low, high))
        below = [place for place in rounds if place <= Fraction(low)]
        above = [place for place in rounds if place >= Fraction(high)]
        kept = [below[-1], *(place for place in kept if below[-1] < place < above[0]), above[0]]
        low, high = float(kept[0]), float(kept[-1])
    if high / low > 10**_MOST_DECADES_IN_STEPS:
        kept = [place for place in kept if whole(place).strip("0.") == "1"]
    ticks = tuple(AxisTick(float(place), whole(place)) for place in kept)
    return Axis(kind="logarithmic", low=low, high=high, ticks=ticks, caption=caption)


def rounds_within(low: float, high: float) -> Iterator[Fraction]:
    """The numbers 1, 2 and 5 times a power of ten from one value to another."""
    yield from (place for place in _rounds(low, high) if low <= place <= high)


def days(ordinals: Iterable[float], caption: str) -> Axis:
    """An axis of days around some ordinals, with a tick where a year or a month begins."""
    places = list(ordinals)
    first, last = _month(min(places)), _month(max(places)) + 1
    fitting = (step for step in _MONTHS_OF_STEPS if (last - first) / step <= _MOST_TICKS)
    step = next(fitting, _MONTHS_OF_STEPS[-1])
    begin, end = floor(first / step), ceil(last / step)
    months = [number * step for number in range(begin, end + 1)]
    ticks = tuple(AxisTick(_ordinal(month), _text(month, step)) for month in months)
    return Axis(
        kind="linear",
        low=ticks[0].at,
        high=max(ticks[-1].at, ticks[0].at + 1),
        ticks=ticks,
        caption=caption,
    )


def _rounds(low: float, high: float) -> Iterator[Fraction]:
    for power in range(floor(log10(low)) - 1, ceil(log10(high)) + 2):
        for step in _STEPS:
            yield step * Fraction(10) ** power


def _month(ordinal: float) -> int:
    day = date.fromordinal(min(max(int(ordinal), 1), date.max.toordinal()))
    return day.year * _MONTHS + day.month - 1


def _ordinal(month: int) -> float:
    year, number = divmod(month, _MONTHS)
    if year < date.min.year:
        return float(date.min.toordinal())
    if year > date.max.year:
        return float(date.max.toordinal() + 1)
    return float(date(year, number + 1, 1).toordinal())


def _text(month: int, step: int) -> str:
    year, number = divmod(month, _MONTHS)
    return str(year) if step % _MONTHS == 0 else f"{year}-{number + 1:02}"

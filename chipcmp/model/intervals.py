"""Intervals of exact values: what printed digits, ranges and bounds allow."""

from dataclasses import dataclass
from fractions import Fraction

# Claims whose intervals lie further apart than this share of the larger value do not meet.
_TOLERANCE = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included; None is an open end.

    Raises ValueError if it would end below its beginning.

    >>> Interval.between(Fraction(395, 100), Fraction(405, 100)).contains(Fraction(4))
    True
    """

    low: Fraction | None
    high: Fraction | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"found interval {self.low} to {self.high}; put the smaller end first")

    @classmethod
    def exactly(cls, value: Fraction) -> "Interval":
        """One value and no other."""
        return cls(value, value)

    @classmethod
    def at_least(cls, low: Fraction) -> "Interval":
        """``low`` and everything above it."""
        return cls(low, None)

    @classmethod
    def at_most(cls, high: Fraction) -> "Interval":
        """``high`` and everything below it."""
        return cls(None, high)

    @classmethod
    def between(cls, low: Fraction, high: Fraction) -> "Interval":
        """From ``low`` to ``high``. Raises ValueError if low is above high."""
        return cls(low, high)

    @property
    def width(self) -> Fraction | None:
        """How far its ends lie apart, or None where one is open."""
        if self.low is None or self.high is None:
            return None
        return self.high - self.low

    def contains(self, value: Fraction) -> bool:
        """Whether the value lies in it, ends included."""
        above = self.low is None or self.low <= value
        return above and (self.high is None or value <= self.high)

    def scaled(self, factor: Fraction) -> "Interval":
        """Every value times ``factor``; a negative factor swaps the ends.

        Times zero is zero, whatever the ends are.
        """
        if factor == 0:
            return Interval.exactly(Fraction(0))
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high) if factor > 0 else Interval(high, low)

    def plus(self, other: "Interval") -> "Interval":
        """The sums of its values and those of ``other``."""
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high))

    def times(self, other: "Interval") -> "Interval":
        """The products of its values and those of ``other``.

        Where an end is open, and values reach below zero, the product has two open ends.
        """
        ends = (self.low, self.high, other.low, other.high)
        low, high, first, last = ends
        if low is not None and high is not None and first is not None and last is not None:
            products = [a * b for a in (low, high) for b in (first, last)]
            return Interval.between(min(products), max(products))
        if Interval.exactly(Fraction(0)) in (self, other):
            return Interval.exactly(Fraction(0))
        if low is None or first is None or low < 0 or first < 0:
            return Interval(None, None)
        return Interval.at_least(low * first)

    def over(self, other: "Interval") -> "Interval":
        """The quotients of its values and the positive values of ``other``.

        Where ``other`` reaches down to zero, quotients grow without end: that end is open.
        Raises ZeroDivisionError where ``other`` has no positive value.

        >>> four, five = Interval.exactly(Fraction(4)), Interval.exactly(Fraction(5))
        >>> four.over(Interval.at_least(Fraction(5))) == Interval(Fraction(0), Fraction(4, 5))
        True
        """
        if other.high is not None and other.high <= 0:
            raise ZeroDivisionError(f"found divisor {other}; a ratio needs a baseline above zero")
        least = other.low if other.low is not None and other.low > 0 else None
        low, high = self.low, self.high
        if low is not None:
            low = _nearest_zero(low, other.high) if low >= 0 else _farthest(low, least)
        if high is not None:
            high = _farthest(high, least) if high >= 0 else _nearest_zero(high, other.high)
        return Interval(low, high)

    def gap(self, other: "Interval") -> Fraction:
        """How far the two lie apart: 0 where they touch or overlap."""
        edges = self._facing_edges(other)
        return Fraction(0) if edges is None else edges[1] - edges[0]

    def meets(self, other: "Interval") -> bool:
        """Whether both can hold: they overlap, or the gap is at most 1 % of the larger value.

        The values compared are the two edges that face each other (RULES: Dispute).
        """
        edges = self._facing_edges(other)
        if edges is None:
            return True
        return edges[1] - edges[0] <= _TOLERANCE * max(abs(edges[0]), abs(edges[1]))

    def as_floats(self) -> tuple[float | None, float | None]:
        """Its ends as floats, None where open."""
        return (
            None if self.low is None else float(self.low),
            None if self.high is None else float(self.high),
        )

    def _facing_edges(self, other: "Interval") -> tuple[Fraction, Fraction] | None:
        if self.high is not None and other.low is not None and self.high < other.low:
            return self.high, other.low
        if other.high is not None and self.low is not None and other.high < self.low:
            return other.high, self.low
        return None

    def __str__(self) -> str:
        if self.low is None:
            return "any value" if self.high is None else f"at most {self.high}"
        if self.high is None:
            return f"at least {self.low}"
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


def _sum(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _nearest_zero(value: Fraction, most: Fraction | None) -> Fraction:
    return Fraction(0) if most is None else value / most


def _farthest(value: Fraction, least: Fraction | None) -> Fraction | None:
    if value == 0:
        return value
    return None if least is None else value / least

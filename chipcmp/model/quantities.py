"""Quantities: a number as printed, with its unit, and the interval that its digits imply."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, get_args

from chipcmp.model.intervals import Interval
from chipcmp.model.numbers import Number, approximate_interval, digits_interval
from chipcmp.model.problems import InvalidClaim, shown
from chipcmp.model.units import Unit

Digits = Literal["printed", "exact", "approximate"]
DIGITS: tuple[Digits, ...] = get_args(Digits)


@dataclass(frozen=True, slots=True)
class Quantity:
    r"""A number and its unit. ``digits`` says what its digits mean: printed, exact (counts), about.

    >>> from chipcmp.model.units import Units
    >>> units = Units.parse("B = [information]\ns = [time]\nTB = 1e12 * B")
    >>> Quantity(Number.parse("4.0"), units.unit("TB/s")).exact
    Fraction(4000000000000, 1)
    """

    number: Number
    unit: Unit
    digits: Digits = "printed"
    _interval: Interval | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts: tuple[object, object] = (self.number, self.unit)
        if not (isinstance(parts[0], Number) and isinstance(parts[1], Unit)):
            raise InvalidClaim(
                f"found quantity {shown(parts[0])} {shown(parts[1])};"
                " a quantity is a Number and its Unit."
            )
        if self.digits not in DIGITS:
            raise InvalidClaim(
                f"found digits {shown(self.digits)}; allowed are {', '.join(DIGITS)}."
            )

    @property
    def exact(self) -> Fraction:
        """The value in base units, exactly as printed."""
        return self.number.exact * self.unit.factor

    @property
    def interval(self) -> Interval:
        """The values, in base units, that the printed digits can stand for (RULES: Digits)."""
        # Every pair of claims is held against each other: worked out once, when first asked for.
        found = self._interval
        if found is None:
            found = self._implied()
            object.__setattr__(self, "_interval", found)
        return found

    def _implied(self) -> Interval:
        if self.digits == "exact":
            return Interval.exactly(self.exact)
        implied = approximate_interval if self.digits == "approximate" else digits_interval
        return implied(self.number).scaled(self.unit.factor)

    def __str__(self) -> str:
        return f"{self.number.text} {self.unit.name}"

"""Numbers as people read them: in the row's unit, with the digits that the claims support."""

from fractions import Fraction

from chipcmp.model.claims import Claim
from chipcmp.model.intervals import Interval
from chipcmp.model.numbers import significant
from chipcmp.model.statements import Value
from chipcmp.model.units import Unit

# A count is exact; its ratios are printed with as many digits as an implied value.
EXACT_DIGITS = 3
LEAST_DIGITS = 2
MOST_DIGITS = 12


def supported(exact: Fraction, interval: Interval | None) -> int | None:
    """How many significant digits an interval supports; None where it is exact.

    What is printed lies in the interval: 120000 give or take 10000 is not printed as 100000.
    """
    width = interval.width if interval else None
    if interval is None or not width:
        return None
    digits = max(1, len(str(int(abs(exact) / width))))
    while digits < MOST_DIGITS and not interval.contains(Fraction(significant(exact, digits))):
        digits += 1
    return digits


def in_unit(exact: Fraction, interval: Interval | None, unit: Unit) -> str:
    """A value in base units, printed in a unit with the digits that its interval supports."""
    digits = supported(exact, interval)
    value = exact / unit.factor
    return whole(value) if digits is None else significant(value, digits)


def whole(value: Fraction) -> str:
    """An exact value with all its digits, or its first twelve."""
    if value.denominator == 1:
        return str(value.numerator)
    text = significant(value, MOST_DIGITS)
    return text.rstrip("0").rstrip(".") if "." in text else text


def ratio_text(exact: Fraction, *sides: tuple[Fraction, Interval | None]) -> str:
    """A ratio with the digits of its weaker side, and never fewer than two."""
    counts = [supported(value, interval) for value, interval in sides]
    known = [count for count in counts if count is not None]
    return significant(exact, max(min(known, default=EXACT_DIGITS), LEAST_DIGITS))


def reading_unit(claim: Claim, unit: Unit) -> Unit:
    """The unit to print a claim in: the row's, unless that would need more digits than it has.

    64 GiB stays 64 GiB: in GB it would be 68.7, which no source printed.
    """
    if not isinstance(claim.statement, Value):
        return unit
    own = claim.statement.quantity.unit
    return unit if is_decimal(own.factor / unit.factor) else own


def is_decimal(factor: Fraction) -> bool:
    """Whether a factor is a power of ten."""
    return all(str(part).strip("0") == "1" for part in (factor.numerator, factor.denominator))

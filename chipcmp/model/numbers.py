"""Numbers as sources print them: read through a narrow gate, kept exact, printed without floats.

Rules: RULES, "Digits". Nothing here passes through a float, so no digit is lost or invented.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from chipcmp.model.intervals import Interval

# Only ASCII digits, and few of them: int, float and Decimal accept Arabic-Indic digits, 1_000 and
# NaN, and take minutes over huge exponents.
_NUMBER = re.compile(
    r"([+-]?)([0-9]{1,15})(?:\.([0-9]{1,12}))?(?:[eE]([+-]?[0-9]{1,2}))?"
    r"(?: ?([/*]) ?([0-9]{1,6}))?"
)
_ALLOWED = (
    "allowed are ASCII digits with at most one point, such as 3.35, 1e12 or 1979/2,"
    " without thousands separators"
)
_SHOWN = 40
_FEW_DIGITS = 4  # an integer of up to four digits counts every one of them
_FEWEST_COUNTED = 3  # longer integers and exponents count at least three digits
_PLAIN_BELOW = 15  # 1e15 and above are printed with an exponent
_LARGEST_EXPONENT = 400


class NotANumber(ValueError):
    """Text that the gate for numbers does not let through; its message is one sentence."""

    def __init__(self, text: str, *, reason: str = "") -> None:
        self.text = text
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
        super().__init__(f"found number {shown!r}{reason or _foreign(text)}; {_ALLOWED}.")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the text that printed it.

    >>> Number.parse("1979/2").exact
    Fraction(1979, 2)
    """

    text: str
    exact: Fraction

    @classmethod
    def parse(cls, text: str) -> "Number":
        """Read a decimal number, or one product or quotient with a whole number.

        Raises NotANumber for anything else, and for a second operand of 0.
        """
        match = _NUMBER.fullmatch(text)
        if match is None:
            raise NotANumber(text)
        sign, whole, decimals, exponent, operator, operand = match.groups()
        digits = int(whole + decimals) if decimals else int(whole)
        power = (int(exponent) if exponent else 0) - (len(decimals) if decimals else 0)
        numerator, denominator = (digits * 10**power, 1) if power > 0 else (digits, 10**-power)
        if operator:
            second = int(operand)
            if second == 0:
                raise NotANumber(text, reason=", whose second operand is 0")
            if operator == "*":
                numerator *= second
            else:
                denominator *= second
        return cls(text, Fraction(-numerator if sign == "-" else numerator, denominator))

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class _Digits:
    """The first operand of a printed number, taken apart.

    ``counted`` and ``last`` are powers of ten: of the last digit that counts, and of the last
    digit that is not zero. ``scale`` is what a second operand multiplies by.
    """

    counted: int
    last: int
    scale: Fraction | None


def digits_interval(number: Number) -> Interval:
    """The values that the printed digits can stand for: half a unit of the last one that counts.

    Decimals count every printed digit, integers of up to four digits too; longer integers and
    exponent forms count without trailing zeros, but at least three digits. A product or quotient
    takes the interval of its first operand, scaled by the second.

    >>> digits_interval(Number.parse("4.0")).as_floats()
    (3.95, 4.05)
    >>> digits_interval(Number.parse("80000")).as_floats()
    (79950.0, 80050.0)
    """
    digits = _taken_apart(number.text)
    power = digits.counted
    half = Fraction(10**power, 2) if power >= 0 else Fraction(1, 2 * 10**-power)
    return _around(number.exact, half, digits.scale)


def approximate_interval(number: Number) -> Interval:
    """What "about" this number can stand for: one unit of its last digit that is not zero.

    >>> approximate_interval(Number.parse("120000")).as_floats()
    (110000.0, 130000.0)
    """
    digits = _taken_apart(number.text)
    return _around(number.exact, _power_of_ten(digits.last), digits.scale)


def significant(value: Fraction | Decimal | int, digits: int) -> str:
    """Print a value to so many significant digits, halves to even; no exponent below 1e15.

    Raises ValueError for a value that is not finite or has no digits to print.

    >>> significant(Fraction("0.99996"), 3), significant(Fraction("999.9"), 3)
    ('1.00', '1000')
    """
    if digits < 1:
        raise ValueError(f"found {digits} significant digits; ask for 1 or more")
    exact = _exact(value)
    if exact == 0:
        return "0"
    power = _leading_power(abs(exact))
    rounded = round(abs(exact) / _power_of_ten(power - digits + 1))
    if rounded == 10**digits:  # 999.9 became 1000: one digit more before the point
        rounded, power = rounded // 10, power + 1
    sign = "-" if exact < 0 else ""
    if power >= _PLAIN_BELOW:
        return f"{sign}{_pointed(rounded, digits - 1)}e{power}"
    places = digits - 1 - power
    return sign + (_pointed(rounded, places) if places > 0 else str(rounded * 10**-places))


def at_places(value: Fraction | Decimal | int, places: int) -> str:
    """Print a value with so many digits after the point, halves to even; zero has no sign.

    Raises ValueError for a value that is not finite, and for fewer than 0 places.

    >>> at_places(Fraction("2.675"), 2), at_places(Fraction("-0.001"), 2)
    ('2.68', '0.00')
    """
    if places < 0:
        raise ValueError(f"found {places} places; ask for 0 or more")
    rounded = round(_exact(value) * 10**places)
    return ("-" if rounded < 0 else "") + _pointed(abs(rounded), places)


def _taken_apart(text: str) -> _Digits:
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise NotANumber(text)
    _, whole, decimals, exponent, operator, operand = match.groups()
    power = (int(exponent) if exponent else 0) - len(decimals or "")
    digits = (whole + (decimals or "")).lstrip("0")
    zeros = len(digits) - len(digits.rstrip("0"))
    counted = power
    if exponent or (decimals is None and len(digits) > _FEW_DIGITS):
        # Three digits may be more than are printed: 5e15 counts as 5.00e15.
        counted += min(zeros, len(digits) - _FEWEST_COUNTED) if digits else 0
    scale = None
    if operator:
        scale = Fraction(int(operand)) if operator == "*" else Fraction(1, int(operand))
    return _Digits(counted, power + zeros, scale)


def _around(middle: Fraction, reach: Fraction, scale: Fraction | None) -> Interval:
    scaled = reach if scale is None else reach * scale
    return Interval.between(middle - scaled, middle + scaled)


def _power_of_ten(power: int) -> Fraction:
    return Fraction(10**power) if power >= 0 else Fraction(1, 10**-power)


def _exact(value: Fraction | Decimal | int) -> Fraction:
    if isinstance(value, Decimal) and (
        not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT
    ):
        # Turning 1e9999999 into a fraction would take hours.
        raise ValueError(f"found {value}; only finite values of usual size can be printed")
    return Fraction(value)


def _leading_power(value: Fraction) -> int:
    power = len(str(value.numerator)) - len(str(value.denominator))
    return power if value >= _power_of_ten(power) else power - 1


def _pointed(digits: int, places: int) -> str:
    text = str(digits).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text


def _foreign(text: str) -> str:
    for character in text[:_SHOWN]:
        if not character.isascii():
            return f", where U+{ord(character):04X} is not ASCII"
    return ""

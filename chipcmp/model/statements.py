"""Statements: the one thing that a claim says, and the words of the sheet for it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from chipcmp.model.days import Days
from chipcmp.model.intervals import Interval
from chipcmp.model.names import is_visible
from chipcmp.model.numbers import Number, approximate_interval, digits_interval
from chipcmp.model.problems import InvalidClaim, shown
from chipcmp.model.quantities import DIGITS, Digits, Quantity


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity."""

    quantity: Quantity

    def __post_init__(self) -> None:
        _require_quantities(self.quantity)


@dataclass(frozen=True, slots=True)
class Range:
    """A quantity somewhere between two others, both included."""

    low: Quantity
    high: Quantity

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        _require_quantities(low, high)
        if low.unit.dimension != high.unit.dimension:
            raise InvalidClaim(
                f"found range {low} to {high}; allowed are ends of one dimension."
                " Give both in units of one kind."
            )
        if low.exact > high.exact:
            raise InvalidClaim(
                f"found range {low} to {high}, whose ends are in the wrong order; swap them."
            )


@dataclass(frozen=True, slots=True)
class Bound:
    """A quantity that is at least, or at most, another."""

    side: Literal["at_least", "at_most"]
    quantity: Quantity

    def __post_init__(self) -> None:
        _require_word("bound", self.side, ("at_least", "at_most"))
        _require_quantities(self.quantity)


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction or multiple of what another chip has in the same row."""

    text: str
    number: Number
    of: str
    digits: Digits = "printed"

    def __post_init__(self) -> None:
        number: object = self.number
        if not isinstance(number, Number) or not is_visible(self.of):
            raise InvalidClaim(
                f"found share {shown(number)} of {shown(self.of)};"
                " allowed is a Number of another chip's id."
            )
        text: object = self.text
        if not isinstance(text, str) or text.removesuffix("%").rstrip() != number.text:
            raise InvalidClaim(
                f"found text {shown(text)} of share {number};"
                f" allowed are {number} and {number} %. Write one of them."
            )
        if number.exact <= 0:
            raise InvalidClaim(f"found share {text}; allowed is a share above zero.")
        _require_word("digits", self.digits, DIGITS)

    @property
    def exact(self) -> Fraction:
        """The share as a plain number: 15 % is 3/20."""
        return self.number.exact * self._scale

    @property
    def interval(self) -> Interval:
        """The shares that its printed digits can stand for."""
        implied = approximate_interval if self.digits == "approximate" else digits_interval
        return implied(self.number).scaled(self._scale)

    @property
    def _scale(self) -> Fraction:
        return Fraction(1, 100) if self.text.endswith("%") else Fraction(1)


@dataclass(frozen=True, slots=True)
class Label:
    """A name: HBM3."""

    text: str

    def __post_init__(self) -> None:
        if not is_visible(self.text):
            raise InvalidClaim(
                f"found label {shown(self.text)}; allowed is a name. Leave out what has none."
            )

    @property
    def key(self) -> str:
        """Labels that differ only in case or spacing are one: HBM3E and HBM3e."""
        return "".join(self.text.casefold().split())


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether the chip has it."""

    present: bool

    def __post_init__(self) -> None:
        present: object = self.present
        if not isinstance(present, bool):
            raise InvalidClaim(f"found presence {shown(present)}; allowed are True and False.")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, or an interval of days."""

    days: Days

    def __post_init__(self) -> None:
        days: object = self.days
        if not isinstance(days, Days):
            raise InvalidClaim(f"found date {shown(days)}; allowed is what Days.parse reads.")


@dataclass(frozen=True, slots=True)
class Order:
    """More, or less, than another chip has in the same row."""

    side: Literal["above", "below"]
    chip: str

    def __post_init__(self) -> None:
        _require_word("order", self.side, ("above", "below"))
        if not is_visible(self.chip):
            raise InvalidClaim(
                f"found {self.side} {shown(self.chip)}; allowed is the id of another chip."
            )


@dataclass(frozen=True, slots=True)
class Silence:
    """The source says that nothing is disclosed, or that the metric does not apply."""

    reason: Literal["undisclosed", "not_applicable"]

    def __post_init__(self) -> None:
        _require_word("silence", self.reason, ("undisclosed", "not_applicable"))


Statement = Value | Range | Bound | Share | Label | Presence | Dated | Order | Silence


def _require_quantities(*found: object) -> None:
    for quantity in found:
        if not isinstance(quantity, Quantity):
            raise InvalidClaim(
                f"found {shown(quantity)}; allowed is a Quantity: a Number and its Unit."
            )


def _require_word(name: str, found: object, allowed: tuple[str, ...]) -> None:
    if found not in allowed:
        raise InvalidClaim(f"found {name} {shown(found)}; allowed are {', '.join(allowed)}.")


def statement_text(statement: Statement) -> str:
    """A statement in the words of the sheet."""
    match statement:
        case Value(quantity):
            about = "about " if quantity.digits == "approximate" else ""
            return f"{about}{quantity}"
        case Range(low, high):
            return f"{low} to {high}"
        case Bound(side, quantity):
            return f"{side.replace('_', ' ')} {quantity}"
        case Share(text, _, of, digits):
            return f"{'about ' if digits == 'approximate' else ''}{text} of {of}"
        case Label(text):
            return text
        case Presence(present):
            return "yes" if present else "no"
        case Dated(days):
            return days.text
        case Order(side, chip):
            return f"{side} {chip}"
        case Silence(reason):
            return reason.replace("_", " ")

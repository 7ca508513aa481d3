"""A claim: this source states this of this chip's metric, under these conditions, in this place."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from chipcmp.model.days import Days
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Row
from chipcmp.model.numbers import Number, approximate_interval, digits_interval
from chipcmp.model.problems import InvalidClaim
from chipcmp.model.quantities import Digits, Quantity

Basis = Literal["nominal", "measured", "estimated", "announced", "forecast", "counterfactual"]
BASES: tuple[Basis, ...] = (
    "nominal", "measured", "estimated", "announced", "forecast", "counterfactual",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where a claim is written: its file, relative to its specs folder, the line, the folder."""

    path: str
    line: int
    folder: str = ""

    @property
    def relative(self) -> str:
        """The place as exports give it, the same on every machine: ``chips/nvidia/h20.yaml:9``."""
        return f"{self.path}:{self.line}"

    def __str__(self) -> str:
        return f"{self.folder}/{self.relative}" if self.folder else self.relative


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Range:
    """A quantity somewhere between two others, both included."""

    low: Quantity
    high: Quantity


@dataclass(frozen=True, slots=True)
class Bound:
    """A quantity that is at least, or at most, another."""

    side: Literal["at_least", "at_most"]
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction or multiple of what another chip has in the same row."""

    text: str
    number: Number
    of: str
    digits: Digits = "printed"

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

    @property
    def key(self) -> str:
        """Labels that differ only in case or spacing are one: HBM3E and HBM3e."""
        return "".join(self.text.casefold().split())


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether the chip has it."""

    present: bool


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, or an interval of days."""

    days: Days


@dataclass(frozen=True, slots=True)
class Order:
    """More, or less, than another chip has in the same row."""

    side: Literal["above", "below"]
    chip: str


@dataclass(frozen=True, slots=True)
class Silence:
    """The source says that nothing is disclosed, or that the metric does not apply."""

    reason: Literal["undisclosed", "not_applicable"]


Statement = Value | Range | Bound | Share | Label | Presence | Dated | Order | Silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source says, constructed only with a chip, a row, a source and a locator.

    ``undeclared`` names the conditions that the source is silent about, for which the row holds
    the usual value; ``by_convention`` those that it states once for everything it lists.
    ``stated`` is when it was said, where the source is younger.
    """

    chip: str
    row: Row
    statement: Statement
    source: str
    locator: str
    location: Location
    undeclared: tuple[str, ...] = ()
    by_convention: tuple[str, ...] = ()
    basis: Basis = "nominal"
    printed: str = ""
    said_by: str = ""
    stated: Days | None = None
    derives_from: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.statement, Statement):
            raise InvalidClaim(
                f"found statement {self.statement!r}; allowed is a Value with its unit, Range, "
                "Bound,"
                " Share, Label, Presence, Dated, Order or Silence"
            )
        for name in ("chip", "source", "locator"):
            text = getattr(self, name)
            if not isinstance(text, str) or not text.strip():
                raise InvalidClaim(
                    f"found a claim of {self.row.metric} without {name}; name its {name}"
                )

    @property
    def metric(self) -> str:
        """The id of the metric it is about."""
        return self.row.metric

    @property
    def exact(self) -> Fraction | None:
        """Its value in base units, or None where it does not state exactly one."""
        return self.statement.quantity.exact if isinstance(self.statement, Value) else None

    @property
    def interval(self) -> Interval | None:
        """The values in base units that it allows, or None where it states no quantity."""
        match self.statement:
            case Value(quantity):
                return quantity.interval
            case Range(low, high):
                return Interval.between(low.exact, high.exact)
            case Bound("at_least", quantity):
                return Interval.at_least(quantity.exact)
            case Bound(_, quantity):
                return Interval.at_most(quantity.exact)
        return None

    @property
    def quantities(self) -> Iterator[Quantity]:
        """Every quantity it states."""
        match self.statement:
            case Value(quantity) | Bound(_, quantity):
                yield quantity
            case Range(low, high):
                yield low
                yield high

    @property
    def is_settling(self) -> bool:
        """Whether it says what there is, rather than a bound, an order, or that nothing is said."""
        return isinstance(self.statement, Value | Share | Label | Presence | Dated)

    def __str__(self) -> str:
        return f"{self.chip} {self.row.name()}: {self.text} ({self.source}, {self.locator})"

    @property
    def text(self) -> str:
        """What it states, as the sheet writes it: ``4.0 TB/s``, ``15 % of nvidia-h100-sxm``."""
        return statement_text(self.statement)


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

"""A claim: this source states this of this chip's metric, under these conditions, in this place."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import Literal

from chipcmp.model.days import Days
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Row
from chipcmp.model.names import is_visible
from chipcmp.model.problems import InvalidClaim, shown
from chipcmp.model.quantities import Quantity
from chipcmp.model.statements import (
    Bound,
    Dated,
    Label,
    Presence,
    Range,
    Share,
    Statement,
    Value,
    statement_text,
)

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


# What the rest of a claim must be, for those who make one in Python.
_KINDS = (
    ("location", Location, "a Location"),
    ("undeclared", tuple, "a tuple of conditions"),
    ("by_convention", tuple, "a tuple of conditions"),
    ("printed", str, "text"),
    ("said_by", str, "text"),
    ("stated", (Days, type(None)), "what Days.parse reads, or None"),
    ("derives_from", tuple, "a tuple of sources"),
    ("note", str, "text"),
    ("answers", tuple, "a tuple of checks with reasons"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source says, constructed only with a chip, a row, a source and a locator.

    ``undeclared`` names the conditions that the source is silent about, for which the row holds
    the usual value; ``by_convention`` those that it states once for everything it lists.
    ``answers`` holds reasons why it stands although a check doubts it, by the name of the check.
    ``stated`` is when it was said, where the source is younger. Whether the metric has that kind
    of statement, and that dimension, is checked where sheets are read: a claim has no vocabulary.
    Raises InvalidClaim.
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
    answers: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.statement, Statement):
            raise InvalidClaim(
                f"found statement {shown(self.statement)}; allowed is a Value with its unit, Range,"
                " Bound, Share, Label, Presence, Dated, Order or Silence."
            )
        row: object = self.row
        if not isinstance(row, Row) or not is_visible(row.metric):
            raise InvalidClaim(f"found row {shown(row)}; allowed is a Row of a metric.")
        if self.basis not in BASES:
            raise InvalidClaim(f"found basis {shown(self.basis)}; allowed are {', '.join(BASES)}.")
        for name in ("chip", "source", "locator"):
            if not is_visible(getattr(self, name)):
                raise InvalidClaim(
                    f"found a claim of {self.row.metric} without {name}; name its {name}."
                )
        for name, kind, allowed in _KINDS:
            found = getattr(self, name)
            if not isinstance(found, kind):
                raise InvalidClaim(f"found {name} {shown(found)}; allowed is {allowed}.")

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

    @property
    def states_number(self) -> bool:
        """Whether it states a number: a value, a range, a bound or a share."""
        return isinstance(self.statement, Value | Range | Bound | Share)

    def __str__(self) -> str:
        return f"{self.chip} {self.row.name()}: {self.text} ({self.source}, {self.locator})"

    def _repr_html_(self) -> str:
        """The claim for notebooks, by its ids: it knows no catalog that would give it names."""
        # What could act or reorder is left out; a dollar would begin a formula.
        shown = "".join(c for c in f"{self} · {self.location}" if c.isprintable())
        return f"<code>{escape(shown).replace('$', '&#36;')}</code>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Text and HTML, whichever a notebook takes."""
        del include, exclude
        return {"text/plain": f"{self} · {self.location}", "text/html": self._repr_html_()}

    @property
    def text(self) -> str:
        """What it states, as the sheet writes it: ``4.0 TB/s``, ``15 % of nvidia-h100-sxm``."""
        return statement_text(self.statement)

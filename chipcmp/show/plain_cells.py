"""A cell as plain values: what exports and frames hold, unrounded, in the row's unit."""

from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.chips import Conversion
from chipcmp.model.claims import Claim
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Row
from chipcmp.model.statements import (
    Bound,
    Dated,
    Label,
    Order,
    Presence,
    Range,
    Share,
    Silence,
    Statement,
    Value,
)
from chipcmp.model.units import Unit
from chipcmp.reason.compare import Cell, Compared, ComparedRow, Status
from chipcmp.reason.ratios import canonical
from chipcmp.reason.spread import RatioRange, disputed_range
from chipcmp.show.footnotes import Cited, Notes, cited
from chipcmp.show.plain_fields import conditions_text
from chipcmp.show.text import plain

Ends = tuple[float | None, float | None]
Plain = float | str | bool | None
ONE = Fraction(1)
DERIVED = "derived"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainCell:
    """What stands for a chip in a row, as numbers and words that need no catalog to be read.

    ``kind`` is the sort of statement that was chosen, or ``derived``: then ``cited`` has the
    inputs and no claim is chosen; None where nothing is claimed. ``value`` is
    a float in ``unit``, or the text, presence or date that is stated; ranges and bounds have only
    an ``interval``, whose open ends are None. ``spread`` is the range of the ratio over disputed
    claims, None where no dispute touches it. ``cited`` lists every claim that the cell shows.
    """

    row: Row
    label: str
    chip: str
    name: str
    status: Status
    kind: str | None = None
    value: Plain = None
    unit: str | None = None
    interval: Ends | None = None
    ratio: float | None = None
    ratio_interval: Ends | None = None
    spread: RatioRange | None = None
    tier: str | None = None
    basis: str | None = None
    implied: bool = False
    converted: bool = False
    undeclared: tuple[str, ...] = ()
    by_convention: tuple[str, ...] = ()
    cited: tuple[Cited, ...] = ()
    claim: Claim | None = None
    rule: Conversion | None = None

    @classmethod
    def of(cls, row: ComparedRow, cell: Cell, compared: Compared) -> "PlainCell":
        """The plain values of a cell of this row."""
        chip, name = cell.chip.id, plain(cell.chip.name)
        if cell.derived and not cell.is_empty:
            return cls._derived(row, cell, compared)
        if cell.choice is None:
            return cls(row=row.row, label=row.label, chip=chip, name=name, status=cell.status)
        claim, tier, ratio = cell.choice.claim, cell.choice.tier, cell.ratio
        interval = ends(cell.interval, row.unit)
        value = claim_value(claim, None)
        if row.unit is not None and cell.exact is not None:
            value = canonical(cell.exact, row.unit)
        return cls(
            row=row.row,
            label=row.label,
            chip=chip,
            name=name,
            status=cell.status,
            kind=kind(claim.statement),
            value=value,
            unit=row.unit.name if row.unit and interval else None,
            interval=interval,
            ratio=ratio.value if ratio else None,
            ratio_interval=ratio.interval.as_floats() if ratio else None,
            spread=disputed_range(compared, cell),
            tier=tier.id if tier else None,
            basis=claim.basis,
            implied=cell.implied is not None,
            converted=cell.choice.conversion is not None,
            undeclared=claim.undeclared,
            by_convention=claim.by_convention,
            cited=cited(cell, compared.view),
            claim=claim,
            rule=cell.choice.conversion,
        )

    @classmethod
    def _derived(cls, row: ComparedRow, cell: Cell, compared: Compared) -> "PlainCell":
        derived, ratio = cell.derived, cell.ratio
        if derived is None or row.unit is None:
            raise ValueError(row.row.name())
        return cls(
            row=row.row,
            label=row.label,
            chip=cell.chip.id,
            name=plain(cell.chip.name),
            status=cell.status,
            kind=DERIVED,
            value=None if cell.exact is None else canonical(cell.exact, row.unit),
            unit=row.unit.name,
            interval=ends(cell.interval, row.unit),
            ratio=ratio.value if ratio else None,
            ratio_interval=ratio.interval.as_floats() if ratio else None,
            spread=disputed_range(compared, cell),
            basis=" ".join(derived.bases),
            implied=derived.is_implied,
            converted=derived.is_converted,
            undeclared=tuple(dict.fromkeys(n for c in cell.claims for n in c.undeclared)),
            by_convention=tuple(dict.fromkeys(n for c in cell.claims for n in c.by_convention)),
            cited=cited(cell, compared.view),
        )

    @property
    def fields(self) -> dict[str, Plain]:
        """The cell in one flat line, as CSV and frames hold it."""
        low, high = self.interval or (None, None)
        ratio_low, ratio_high = self.ratio_interval or (None, None)
        return {
            "row": self.row.name(),
            "metric": self.row.metric,
            "label": self.label,
            "conditions": conditions_text(self.row),
            "chip": self.chip,
            "name": self.name,
            "kind": self.kind,
            "value": self.value,
            "unit": self.unit,
            "low": low,
            "high": high,
            "ratio": self.ratio,
            "ratio_low": ratio_low,
            "ratio_high": ratio_high,
            "lowest": self.spread.lowest.value if self.spread else None,
            "highest": self.spread.highest.value if self.spread else None,
            "status": self.status,
            "tier": self.tier,
            "basis": self.basis,
            "implied": self.implied,
            "converted": self.converted,
            "undeclared": " ".join(self.undeclared),
            "by_convention": " ".join(self.by_convention),
            "source": self.claim.source if self.claim else None,
            "locator": plain(self.claim.locator) if self.claim else None,
            "claim": self.claim.location.relative if self.claim else None,
        }

    @property
    def text(self) -> str | None:
        """What a label, a presence, a date or an order states; None for a number or nothing."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        return self.value if isinstance(self.value, str) else None

    def marks(self, notes: Notes) -> tuple[int, ...]:
        """The numbers of the sources that the cell cites, each once, in its order."""
        return tuple(dict.fromkeys(notes.mark(item.claim) for item in self.cited))


def plain_cells(compared: Compared) -> tuple[PlainCell, ...]:
    """Every cell of a comparison, in reading order."""
    return tuple(PlainCell.of(row, cell, compared) for row in compared.rows for cell in row.cells)


def kind(statement: Statement) -> str:
    """What sort of statement it is, by the key that a sheet states it under."""
    match statement:
        case Value():
            return "value"
        case Range():
            return "range"
        case Bound(side, _) | Order(side, _):
            return side
        case Share():
            return "share"
        case Label():
            return "label"
        case Presence():
            return "present"
        case Dated():
            return "date"
        case Silence(reason):
            return reason


def claim_value(claim: Claim, unit: Unit | None, *, factor: Fraction = ONE) -> Plain:
    """The one value that a claim states, times ``factor``, in a unit; or its words."""
    if unit is not None and claim.exact is not None:
        return canonical(claim.exact * factor, unit)
    match claim.statement:
        case Label(text):
            return plain(text)
        case Presence(present):
            return present
        case Dated(days):
            return days.text
        case Order(_, chip):
            return chip
    return None


def ends(interval: Interval | None, unit: Unit | None, *, factor: Fraction = ONE) -> Ends | None:
    """The ends of an interval in base units, times ``factor``, as floats in a unit."""
    if interval is None or unit is None:
        return None
    return interval.scaled(factor / unit.factor).as_floats()

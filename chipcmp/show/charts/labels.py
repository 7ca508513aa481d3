"""What stands at a bar: its value or ratio, signs, flags and marks, and the values against it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from chipcmp.model.claims import Claim
from chipcmp.model.units import Unit
from chipcmp.reason.against import rivals
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.reason.ratios import Ratio, Term, divide
from chipcmp.show.footnotes import Note, Notes, Placed
from chipcmp.show.remarks import has_unlike_ratio
from chipcmp.show.wording import ABSENT, Wording, ratio_words, signs

UNLIKE = "‡"


@dataclass(frozen=True, slots=True)
class RivalRatio:
    """The ratio that another side of a dispute gives, and the claims behind it."""

    ratio: Ratio
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Gathering(Notes):
    """Notes that number nothing: they take down the claims that texts cite, in reading order."""

    notes: tuple[Note, ...] = ()
    _marks: dict[str, int] = field(default_factory=dict)
    claims: list[Placed] = field(default_factory=list)

    def mark(self, claim: Placed) -> int:
        """No number yet."""
        self.claims.append(claim)
        return 0


def chosen(cell: Cell) -> tuple[Claim, ...]:
    """The claims that the value of a cell rests on, its topology's among them."""
    return cell.claims


def beside(cell: Cell) -> tuple[Claim, ...]:
    """The claim of the label that a cell shows in brackets."""
    return tuple(claim for claim in (cell.beside or ())[:1] if claim)


def value_label(wording: Wording, row: ComparedRow, cell: Cell) -> str:
    """A value with everything that must be said of it: ``4.8 [1] ≠ 3.35 [2]``."""
    if cell.is_empty:
        return ABSENT
    marks = wording.notes.marks
    value = f"{wording.value(row, cell)}{signs(*_signed(cell))}"
    parts = [value, *wording.flags(cell), marks((*chosen(cell), *beside(cell)))]
    if cell.direct:
        claim = cell.direct.claim
        parts += ["·", f"{wording.claim(row, claim)} claimed", marks([claim])]
    against = rivals(cell, wording.view)
    for side in against:
        parts += ["≠", wording.side(row, cell, side), marks([side.lead])]
    if cell.status == "disputed" and not against and not cell.derived:
        parts.append("≠")
    return " ".join(part for part in parts if part)


def colour_of(compared: Compared, index: int) -> int:
    """The number of a chip's colour: 0 for the baseline, the others in their order."""
    baseline = compared.chips.index(compared.baseline)
    return 0 if index == baseline else index + (index < baseline)


def base_cell(compared: Compared, row: ComparedRow) -> Cell:
    """The baseline's cell of a row."""
    return row.cells[compared.chips.index(compared.baseline)]


def ratio_claims(ratio: Ratio, cell: Cell, base: Cell) -> tuple[Claim, ...]:
    """The claims that a ratio rests on: a stated share's own, or those of both values."""
    if ratio.is_share:
        return (ratio.numerator, *beside(cell))
    return (*chosen(cell), *beside(cell), *chosen(base))


def rival_ratios(cell: Cell, base: Cell, unit: Unit, view: View) -> Iterator[RivalRatio]:
    """What the ratio would be by another side: of this chip's dispute, then of the baseline's.

    Those that the printed digits do not tell from the ratio itself are left out.
    """
    ratio = cell.ratio
    if ratio is None or ratio.is_share or not ratio.terms:
        return
    numerator, denominator = ratio.terms
    found = [
        *((term, divide(term, denominator, unit)) for term in _terms(cell, view)),
        *((term, divide(numerator, term, unit)) for term in _terms(base, view)),
    ]
    for term, other in found:
        if other is not None and ratio_words(other) != ratio_words(ratio):
            kept = base if term.claim.chip == cell.chip.id else cell
            yield RivalRatio(other, (*chosen(kept), term.claim))


def ratio_label(wording: Wording, cell: Cell, base: Cell, unit: Unit) -> str:
    """A ratio with its signs, flags and marks: ``0.83× [1] ≠ 1.19× [1, 2]``."""
    ratio, marks = cell.ratio, wording.notes.marks
    if ratio is None or cell.is_empty:
        return ""
    sign = f"{signs(*_signed(cell))}{UNLIKE if has_unlike_ratio(cell) else ''}"
    flags = [f for f in wording.flags(cell) if not (ratio.is_share and f == "implied")]
    parts = [f"{ratio_words(ratio)}×{sign}", *flags, marks(ratio_claims(ratio, cell, base))]
    for rival in rival_ratios(cell, base, unit, wording.view):
        parts += ["≠", f"{ratio_words(rival.ratio)}×", marks(rival.claims)]
    return " ".join(part for part in parts if part)


def _signed(cell: Cell) -> tuple[Claim, ...]:
    # Of an implied value the share's own signs are shown.
    return cell.claims if cell.derived else cell.claims[:1]


def _terms(cell: Cell, view: View) -> list[Term]:
    # An implied value is not what the claims of its row dispute.
    if cell.implied:
        return []
    conversion = cell.choice.conversion if cell.choice else None
    found = []
    for side in rivals(cell, view):
        exact, interval = side.lead.exact, side.lead.interval
        if exact is None or interval is None:
            continue
        if conversion:
            exact, interval = exact * conversion.factor, interval.scaled(conversion.factor)
        found.append(Term(cell.row, side.lead, exact, interval, side.lead.basis))
    return found

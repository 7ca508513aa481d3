"""A cell in words: its value, what must be said of it, its rivals, its ratio, its marks."""

from dataclasses import dataclass

from chipcmp.model.claims import Claim
from chipcmp.model.numbers import significant
from chipcmp.model.statements import (
    Bound,
    Dated,
    Label,
    Order,
    Presence,
    Range,
    Share,
    Silence,
    Value,
)
from chipcmp.model.units import Unit
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.reason.disputes import Side
from chipcmp.reason.ratios import Ratio
from chipcmp.reason.spread import RatioRange, disputed_range
from chipcmp.show.derived_words import DerivedWords
from chipcmp.show.digits import EXACT_DIGITS, in_unit, ratio_text, reading_unit, whole
from chipcmp.show.footnotes import Notes, cited
from chipcmp.show.text import plain

ABSENT = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellWords:
    """The parts of a cell as tables and charts print them.

    ``value`` bears its unit only where that is not the row's. ``flags`` are words that must stand
    beside it (implied, converted, a tier, a basis); ``signs`` are ``*`` for an undeclared
    condition and ``†`` for one stated by convention; ``rival`` is the strongest value against it.
    ``spread`` is the range of the ratio over disputed claims, where it is asked for.
    """

    value: str
    signs: str = ""
    flags: tuple[str, ...] = ()
    marks: str = ""
    rival: str = ""
    rival_marks: str = ""
    direct: str = ""
    direct_marks: str = ""
    ratio: str = ""
    spread: str = ""

    @property
    def text(self) -> str:
        """The cell without its ratio: ``4.8 [1] ≠ 3.35 [2]``."""
        parts = [f"{self.value}{self.signs}", *self.flags, self.marks]
        if self.rival:
            parts += ["≠", self.rival, self.rival_marks]
        if self.direct:
            parts += ["·", f"{self.direct} claimed", self.direct_marks]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words cells of a comparison with the marks of its notes."""

    compared: Compared
    notes: Notes

    @property
    def view(self) -> View:
        """The view that the comparison was made in."""
        return self.compared.view

    def cell(self, row: ComparedRow, cell: Cell) -> CellWords:
        """One cell in words."""
        if cell.derived and not cell.is_empty:
            return self._derived(row, cell)
        if cell.choice is None:
            return CellWords(value=ABSENT)
        claim = cell.choice.claim
        chosen = [
            item.claim for item in cited(cell, self.view) if item.role in ("chosen", "implied from")
        ]
        rival = cell.rival(self.view)
        direct = cell.direct
        return CellWords(
            value=self.value(row, cell),
            signs=signs(claim),
            flags=self.flags(cell),
            marks=self.notes.marks(chosen),
            rival=self.side(row, cell, rival) if rival else "",
            rival_marks=self.notes.marks([rival.lead]) if rival else "",
            direct=self.claim(row, direct.claim) if direct else "",
            direct_marks=self.notes.marks([direct.claim]) if direct else "",
            ratio=self.ratio(cell),
            spread=self.spread(cell),
        )

    def _derived(self, row: ComparedRow, cell: Cell) -> CellWords:
        return CellWords(
            value=self.value(row, cell),
            signs=signs(*cell.claims),
            flags=self.flags(cell),
            marks=self.notes.marks(cell.claims),
            ratio=self.ratio(cell),
            spread=self.spread(cell),
        )

    @property
    def derived(self) -> DerivedWords:
        """What words derived values, with the marks of the notes."""
        return DerivedWords(self.view.contents, self.notes.marks)

    def value(self, row: ComparedRow, cell: Cell) -> str:
        """The value of a cell: claimed, implied, converted or derived."""
        if cell.derived and not cell.is_empty:
            return self.derived.value(cell.derived, row.unit)
        if cell.choice is None:
            return ABSENT
        if row.unit and cell.implied:
            return significant(cell.implied.exact / row.unit.factor, EXACT_DIGITS)
        if row.unit and cell.choice.conversion and cell.exact is not None:
            return in_unit(cell.exact, cell.interval, row.unit)
        return self.claim(row, cell.choice.claim)

    def claim(self, row: ComparedRow, claim: Claim) -> str:
        """What a claim states, in the row's unit."""
        return claim_text(claim, row.unit, self.view)

    def side(self, row: ComparedRow, cell: Cell, side: Side) -> str:
        """What a side of a dispute states, converted where the cell is."""
        conversion = cell.choice.conversion if cell.choice else None
        exact, interval = side.lead.exact, side.lead.interval
        if conversion and row.unit and exact is not None and interval is not None:
            factor = conversion.factor
            return in_unit(exact * factor, interval.scaled(factor), row.unit)
        return self.claim(row, side.lead)

    def flags(self, cell: Cell) -> tuple[str, ...]:
        """What must be said beside a value, in words."""
        if cell.derived and not cell.is_empty:
            return self.derived.flags(cell.derived)
        if cell.choice is None:
            return ()
        found = []
        if cell.implied:
            found.append("implied")
        if cell.choice.conversion:
            found.append("converted")
        if cell.choice.claim.basis != "nominal":
            found.append(cell.choice.claim.basis)
        tier = cell.choice.tier
        if tier and not self._is_first(cell.choice.claim.source):
            found.append(tier.label)
        label = cell.beside[0] if cell.beside else None
        if label:
            found.append(f"({plain(label.text)})")
        return tuple(found)

    def _is_first(self, source: str) -> bool:
        return self.view.trust.rank(source) <= 0

    def ratio(self, cell: Cell) -> str:
        """The ratio to the baseline: ``0.83×``; nothing for the baseline itself."""
        if cell.ratio is None or cell.chip.id == self.compared.baseline.id:
            return ""
        return f"{ratio_words(cell.ratio)}×"

    def spread(self, cell: Cell) -> str:
        """The range of a ratio over disputed claims, ``0.50–1.3``; nothing where there is none."""
        found = self.range(cell)
        if found is None:
            return ""
        return f"{ratio_words(found.lowest)}–{ratio_words(found.highest)}"

    def range(self, cell: Cell) -> RatioRange | None:
        """The range that is to stand beside a ratio: one that is asked for and has two ends."""
        if self.compared.spread == "hidden":
            return None
        found = disputed_range(self.compared, cell)
        is_wide = found and ratio_words(found.lowest) != ratio_words(found.highest)
        return found if is_wide else None


def signs(*claims: Claim) -> str:
    """``*`` where a source leaves a condition undeclared, ``†`` where it states one for all."""
    silent = any(claim.undeclared for claim in claims)
    stated = any(claim.by_convention for claim in claims)
    return f"{'*' if silent else ''}{'†' if stated else ''}"


def claim_text(claim: Claim, unit: Unit | None, view: View) -> str:
    """What a claim states as people read it; its unit only where that is not the row's."""
    match claim.statement:
        case Value(quantity) if unit is not None:
            own = reading_unit(claim, unit)
            about = "≈" if quantity.digits == "approximate" else ""
            number = in_unit(quantity.exact, quantity.interval, own)
            return f"{about}{number}{f' {own.name}' if own is not unit else ''}"
        case Range(low, high) if unit is not None:
            return f"{whole(low.exact / unit.factor)}–{whole(high.exact / unit.factor)}"
        case Bound(side, quantity) if unit is not None:
            number = in_unit(quantity.exact, quantity.interval, unit)
            return f"{'≥' if side == 'at_least' else '≤'} {number}"
        case Share(text, _, of, digits):
            about = "≈" if digits == "approximate" else ""
            return f"{about}{text} of {view.contents.chips[of].short_name}"
        case Order(side, chip):
            return f"{side} {view.contents.chips[chip].short_name}"
        case Label(text):
            return plain(text)
        case Presence(present):
            return "yes" if present else "no"
        case Dated(days):
            return days.text
        case Silence(reason):
            return reason.replace("_", " ")
    return plain(claim.text)


def share_text(claim: Claim) -> str:
    """A share as a ratio: 15 % is 0.15, 1/3 is 0.33, 5 is 5."""
    share = claim.statement
    if not isinstance(share, Share):
        return ""
    if share.exact.denominator == 1:
        return str(share.exact)
    digits = max(len(share.number.text.replace(".", "").lstrip("0")), 1)
    return significant(share.exact, max(digits, 2) if "/" not in share.text else 2)


def ratio_words(ratio: Ratio) -> str:
    """A ratio with the digits that its claims support: 0.83."""
    if ratio.is_share:
        return share_text(ratio.numerator)
    return ratio_text(ratio.exact, *((term.exact, term.interval) for term in ratio.terms))

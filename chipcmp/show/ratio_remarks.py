"""Ratios that need a word: shares beside quotients, ranges, unlike bases and topologies."""

from collections.abc import Iterable
from dataclasses import dataclass

from chipcmp.model.claims import Claim
from chipcmp.reason.compare import Cell, ComparedRow
from chipcmp.reason.ratios import Ratio
from chipcmp.show.digits import in_unit
from chipcmp.show.text import lowered, plain
from chipcmp.show.wording import Wording, ratio_words


@dataclass(frozen=True, slots=True)
class RatioRemarks:
    """The sentences about the ratio of a cell, with the marks of the wording's notes."""

    wording: Wording

    def sentences(self, row: ComparedRow, cell: Cell) -> tuple[str, ...]:
        """All that must be said of a cell's ratio; nothing for one that is plain."""
        return (*self._shares(row, cell), *self._unlike(row, cell), *self._spread(row, cell))

    def _shares(self, row: ComparedRow, cell: Cell) -> Iterable[str]:
        ratio, other, marks = cell.ratio, cell.other_ratio, self.wording.notes.marks
        if other is None:
            return
        share = self.wording.claim(row, other.numerator)
        if ratio is None:
            yield f"× {subject(row, cell)}: stated is {share} {marks([other.numerator])}"
            return
        shown = f"× {subject(row, cell)}: {ratio_words(ratio)}×"
        if ratio.is_share:
            divided = [claim for claim in (other.numerator, other.denominator) if claim]
            yield (
                f"{shown} is stated {marks([ratio.numerator])}; the values claimed give "
                f"{ratio_words(other)}× {marks(divided)}"
            )
        else:
            yield f"{shown} is computed; stated is {share} {marks([other.numerator])}"

    def _unlike(self, row: ComparedRow, cell: Cell) -> Iterable[str]:
        if cell.ratio and cell.ratio.across:
            yield f"‡ {subject(row, cell)}: {' over '.join(cell.ratio.across)}"
        if cell.beside:
            vocabulary = self.wording.compared.view.contents.vocabulary
            name = vocabulary.metrics[vocabulary.metrics[row.row.metric].beside].label
            own, other = map(self._label, cell.beside)
            baseline = plain(self.wording.compared.baseline.short_name)
            yield f"‡ {subject(row, cell)}: {lowered(name)} {own}, of the {baseline} {other}"

    def _spread(self, row: ComparedRow, cell: Cell) -> Iterable[str]:
        found = self.wording.range(cell)
        if found:
            low, high = (self._end(row, end) for end in (found.lowest, found.highest))
            yield f"× {subject(row, cell)}: by what is claimed, from {low} to {high}"

    def _end(self, row: ComparedRow, end: Ratio) -> str:
        marks = self.wording.notes.marks
        if any(term.inputs for term in end.terms) and row.unit:
            values = [
                f"{in_unit(term.exact, term.interval, row.unit)} {marks(term.inputs)}"
                for term in end.terms
            ]
        else:
            values = [f"{self.wording.claim(row, c)} {marks([c])}" for c in end.claims]
        return f"{ratio_words(end)}× ({' over '.join(values)})"

    def _label(self, claim: Claim | None) -> str:
        if claim is None:
            return "not stated"
        return f"{plain(claim.text)} {self.wording.notes.marks([claim])}"


def subject(row: ComparedRow, cell: Cell) -> str:
    """What a sentence about a cell is about: ``H100 SXM memory bandwidth``."""
    return f"{plain(cell.chip.short_name)} {lowered(row.label)}"

"""The head and the rows of a comparison's table; notebooks and pages mark their cells each so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from chipcmp.model.chips import Chip
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.show.html.text import bdi, escaped
from chipcmp.show.remarks import Remarks, has_unlike_ratio
from chipcmp.show.wording import CellWords

Place = tuple[int, int]
"""The row and the column of a cell, counted from 0."""


class Marking(Protocol):
    """How the way back from a cell to its sources is offered."""

    def head(self, column: int) -> str:
        """The attributes of a chip's head, with a space before each."""

    def attributes(self, cell: Cell, place: Place) -> str:
        """The attributes of a value's cell, with a space before each."""

    def marks(self, marks: str, cell: Cell, place: Place) -> str:
        """Marks of a cell as HTML."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a comparison as HTML; whatever sheets say in them is text only."""

    remarks: Remarks
    marking: Marking

    @property
    def compared(self) -> Compared:
        """The comparison that is shown."""
        return self.remarks.compared

    def heads(self) -> str:
        """The head's row: unit and chips; the baseline has no column for ratios."""
        return f"<tr>{''.join(self._heads())}</tr>"

    def rows(self) -> Iterator[str]:
        """A table row for each row of the comparison."""
        for number, row in enumerate(self.compared.rows):
            cells = "".join(
                self._cell(row, cell, (number, column)) for column, cell in enumerate(row.cells)
            )
            unit = escaped(row.unit.name) if row.unit else ""
            yield (
                f'<tr><th scope="row">{bdi(row.label)}</th><td class="unit">{unit}</td>{cells}</tr>'
            )

    def _heads(self) -> Iterator[str]:
        yield '<th scope="col" class="quiet">metric</th><th scope="col" class="unit">unit</th>'
        for column, chip in enumerate(self.compared.chips):
            name, more = bdi(chip.name), self.marking.head(column)
            if self._is_baseline(chip):
                yield f'<th scope="col"{more}>{name}<div class="quiet">baseline</div></th>'
            else:
                yield f'<th scope="col" colspan="2"{more}>{name}</th>'

    def _cell(self, row: ComparedRow, cell: Cell, place: Place) -> str:
        words = self.remarks.wording.cell(row, cell)
        more = self.marking.attributes(cell, place)
        is_baseline = self._is_baseline(cell.chip)
        if cell.is_empty:
            span = "" if is_baseline else ' colspan="2"'
            return f'<td class="absent"{span}{more}>{escaped(words.value)}</td>'
        value = f'<td class="{"base" if is_baseline else "shown"}"{more}>'
        value += f"{''.join(self._parts(words, cell, place))}</td>"
        return value if is_baseline else f"{value}{self._ratio(words, cell)}"

    def _parts(self, words: CellWords, cell: Cell, place: Place) -> Iterator[str]:
        def marked(marks: str) -> str:
            shown = self.marking.marks(marks, cell, place) if marks else ""
            return f' <span class="marks">{shown}</span>' if shown else ""

        yield f'<span class="value">{bdi(words.value)}{escaped(words.signs)}</span>'
        yield from (f' <span class="quiet">{escaped(flag)}</span>' for flag in words.flags)
        yield marked(words.marks)
        if words.rival:
            yield _beside(f"≠ {bdi(words.rival)}{marked(words.rival_marks)}")
        if words.direct:
            yield _beside(f"{bdi(words.direct)} claimed{marked(words.direct_marks)}")

    def _ratio(self, words: CellWords, cell: Cell) -> str:
        sign = "‡" if has_unlike_ratio(cell) else ""
        shown = f'{escaped(words.ratio)}<span class="sign">{sign}</span>'
        if words.spread:
            shown += _beside(f"({escaped(words.spread)})")
        return f'<td class="ratio">{shown}</td>'

    def _is_baseline(self, chip: Chip) -> bool:
        return chip.id == self.compared.baseline.id


def _beside(content: str) -> str:
    return f' <span class="beside">{content}</span>'

"""The ways back from a page's cells: marks that open a note with every claim of the cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from chipcmp.reason.compare import Cell, ComparedRow
from chipcmp.show.claim_words import ClaimWords
from chipcmp.show.footnotes import Cited, citation, cited
from chipcmp.show.html.cells import Place
from chipcmp.show.html.text import bdi, escaped, links
from chipcmp.show.ratio_remarks import subject
from chipcmp.show.remarks import Remarks


@dataclass(frozen=True, slots=True)
class Ways:
    """Marks as buttons that open a note: a popover, which needs no script and closes with Esc."""

    remarks: Remarks

    def head(self, column: int) -> str:
        """The column that a script sorts by."""
        return f' data-column="{column}"'

    def attributes(self, cell: Cell, place: Place) -> str:
        """The chip's name, for narrow pages that show no columns; the ratio to sort by."""
        ratio = f' data-ratio="{cell.ratio.value!r}"' if cell.ratio else ""
        name = escaped(cell.chip.short_name)
        return f' data-column="{place[1]}" data-chip="{name}"{ratio}'

    def marks(self, marks: str, cell: Cell, place: Place) -> str:
        """The marks as the button that opens the cell's note."""
        about = subject(self.remarks.compared.rows[place[0]], cell)
        label = escaped(f"{marks}: where {about} stands")
        return (
            f'<button type="button" class="mark" popovertarget="{_id(place)}" '
            f'aria-label="{label}">{escaped(marks)}</button>'
        )

    def notes(self) -> Iterator[str]:
        """The note of every cell that claims something."""
        for number, row in enumerate(self.remarks.compared.rows):
            for column, cell in enumerate(row.cells):
                if not cell.is_empty:
                    yield self._note(row, cell, (number, column))

    def _note(self, row: ComparedRow, cell: Cell, place: Place) -> str:
        id_ = _id(place)
        claims = "".join(
            f"<li>{self._claim(item)}</li>" for item in cited(cell, self.remarks.wording.view)
        )
        close = (
            f'<button type="button" class="close" popovertarget="{id_}" '
            'popovertargetaction="hide">close</button>'
        )
        return (
            f'<div popover class="where" id="{id_}" role="group" aria-labelledby="{id_}-of">'
            f'<p id="{id_}-of">{bdi(subject(row, cell))}</p><ul>{claims}</ul>{close}</div>'
        )

    def _claim(self, item: Cited) -> str:
        view, claim = self.remarks.wording.view, item.claim
        words = ClaimWords(view.contents)
        # The place comes last; it is given as exports give it, the same on every machine.
        *details, _ = words.details(claim)
        mark = links(f"[{self.remarks.wording.notes.mark(claim)}]")
        source = bdi(citation(view.contents.sources[claim.source]))
        parts = [
            f"{item.role}: <b>{bdi(words.statement(claim))}</b>",
            f"{mark} {source}: {bdi(claim.locator)}",
            *map(bdi, details),
            f"<code>{escaped(claim.location.relative)}</code>",
        ]
        return " · ".join(parts)


def _id(place: Place) -> str:
    return f"where-{place[0]}-{place[1]}"

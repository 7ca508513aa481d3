"""A comparison as a piece of HTML for notebooks: the table, its footnotes, disputes and sources.

Self-contained, without script. Colours are the page's own, so that it reads on light and dark.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared
from chipcmp.show.footnotes import cited
from chipcmp.show.html.cells import Cells, Place
from chipcmp.show.html.text import asset, dispute, escaped, items, sources
from chipcmp.show.remarks import Remarks, undated

# Notebooks hand text between dollar signs to MathJax, unless these classes say otherwise.
CLASSES = "chipcmp tex2jax_ignore mathjax_ignore"


@dataclass(frozen=True, slots=True)
class Titled:
    """Marks as text; what they stand for shows where the pointer rests on a cell.

    A notebook holds many tables: an id, which links need, would not be the only one of its name.
    """

    view: View

    def head(self, column: int) -> str:
        """Nothing more is said of a head."""
        del column
        return ""

    def attributes(self, cell: Cell, place: Place) -> str:
        """A title with every claim of the cell: its part, its place in the sheets, its source."""
        del place
        said = "; ".join(
            f"{item.role}: {item.claim.location.relative}, {item.claim.source}, "
            f"{item.claim.locator}"
            for item in cited(cell, self.view)
        )
        return f' title="{escaped(said)}"' if said else ""

    def marks(self, marks: str, cell: Cell, place: Place) -> str:
        """The marks as they are."""
        del cell, place
        return escaped(marks)


def table(compared: Compared) -> str:
    """The comparison as an HTML fragment; whatever sheets and sources say in it is text only."""
    remarks = Remarks.of(compared)
    cells = Cells(remarks, Titled(compared.view))
    return "\n".join(
        [
            f'<div class="{CLASSES}" dir="ltr">',
            f"<style>\n{asset('table.css')}</style>",
            f"<table><caption>{escaped(remarks.title)}</caption>",
            f"<thead>{cells.heads()}</thead>",
            "<tbody>",
            *cells.rows(),
            "</tbody></table>",
            *_remarks(remarks),
            *sources(remarks.wording.notes.notes),
            "</div>",
        ]
    )


def _remarks(remarks: Remarks) -> Iterator[str]:
    said = [*remarks.ratios, *remarks.values]
    yield from items("remarks", map(dispute, remarks.disputes))
    yield from items("remarks", map(escaped, said))
    yield from items("remarks", map(escaped, general(remarks)))
    yield f'<p class="quiet">{" · ".join(map(escaped, remarks.legend))}</p>'


def general(remarks: Remarks) -> list[str]:
    """What is said of the comparison as a whole: missing vendors, undated claims left out."""
    compared = remarks.compared
    day = compared.view.trust.as_of
    left_out = undated(compared.undated, day) if day else ""
    return [text for text in (remarks.vendors, left_out) if text]

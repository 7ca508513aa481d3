"""The table of a comparison, in the first layout that fits: lines, stacks, or blocks.

No number is ever broken or cut: what does not fit beside its neighbours goes below them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rich.text import Text

from chipcmp.reason.compare import ComparedRow
from chipcmp.show.console.cells import CellTexts
from chipcmp.show.console.layout import GAP, beside, breadth, longest_word, wrapped
from chipcmp.show.console.screen import Screen
from chipcmp.show.remarks import Remarks, has_unlike_ratio

HEAD = "bold"
UNIT = "dim"
NARROWEST_LABEL = 14
# What is no number may be broken, so that one long name does not push all columns apart.
WIDEST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Table:
    """The rows and cells of a comparison as texts, laid out for the screen's width."""

    screen: Screen
    rows: tuple[ComparedRow, ...]
    cells: tuple[tuple[CellTexts, ...], ...]
    heads: tuple[Text, ...]

    @classmethod
    def of(cls, screen: Screen, remarks: Remarks) -> "Table":
        """The table of a comparison."""
        cells = tuple(
            tuple(
                CellTexts.of(
                    remarks.wording.cell(row, cell), screen, "‡" if has_unlike_ratio(cell) else ""
                )
                for cell in row.cells
            )
            for row in remarks.compared.rows
        )
        heads = tuple(screen.text(chip.short_name, HEAD) for chip in remarks.compared.chips)
        return cls(screen, remarks.compared.rows, cells, heads)

    def lines(self) -> list[Text]:
        """The first layout that fits, blocks where none does."""
        width = self.screen.width
        wide = self._columns(None, LINES)
        if width is None or breadth(wide) <= width:
            return wide
        for layout in LAYOUTS:
            lines = self._columns(width, layout)
            if lines:
                return lines
        return self._blocks(width)

    def _columns(self, width: int | None, layout: "Layout") -> list[Text]:
        # Label, unit, then for each chip its cells and their ratios; nothing where they do not fit.
        heads = self._spread([[head] for head in self.heads], [[] for _ in self.heads])
        table = [
            self._spread([layout.stack(cell) for cell in cells], [[cell.ratio] for cell in cells])
            for cells in self.cells
        ]
        wide = [max(map(breadth, column)) for column in zip(heads, *table, strict=True)]
        units = [self._unit(row) if layout.units == "beside" else [] for row in self.rows]
        unit = max(map(breadth, units))
        taken = 1 + sum(wide) + GAP * len(wide) + (unit + GAP if unit else 0)
        labels = [self._label(row, layout, width and width - taken) for row in self.rows]
        widest = max(map(breadth, labels))
        if width is not None and max(widest, NARROWEST_LABEL) > width - taken:
            return []
        widths = [widest, *([unit] if unit else []), *wide]
        lines = beside([[], *([[]] if unit else []), *heads], widths, indent=1)
        for label, own, cells in zip(labels, units, table, strict=True):
            lines += beside([label, *([own] if unit else []), *cells], widths, indent=1)
            lines += [Text()] if layout.is_airy else []
        return lines

    def _spread(self, cells: list[list[Text]], ratios: list[list[Text]]) -> list[list[Text]]:
        # The baseline has no ratio, and so no column for one.
        columns = []
        for n, (cell, ratio) in enumerate(zip(cells, ratios, strict=True)):
            columns += [cell, ratio] if any(row[n].ratio.plain for row in self.cells) else [cell]
        return columns

    def _unit(self, row: ComparedRow) -> list[Text]:
        return [self.screen.text(row.unit.name, UNIT)] if row.unit else []

    def _label(self, row: ComparedRow, layout: "Layout", room: int | None) -> list[Text]:
        label = self.screen.text(row.label)
        most = None
        if room is not None and layout.breaks_labels:
            most = max(room, longest_word(label.plain))
        lines = wrapped(label, most, 1)
        if layout.units == "below":
            lines += [Text(" ") + unit for unit in self._unit(row)]
        return lines

    def _blocks(self, width: int) -> list[Text]:
        # A block for each row, a line in it for each chip: name, ratio, cell.
        names = breadth(self.heads)
        ratio = max((cell.ratio.cell_len for cells in self.cells for cell in cells), default=0)
        lines: list[Text] = []
        for row, cells in zip(self.rows, self.cells, strict=True):
            unit = f", {row.unit.name}" if row.unit else ""
            lines += wrapped(self.screen.text(f"{row.label}{unit}", HEAD), width, 2)
            for head, cell in zip(self.heads, cells, strict=True):
                lines += _block_line(head, cell, (names, ratio), width)
            lines.append(Text())
        return lines


def _block_line(head: Text, cell: CellTexts, widths: tuple[int, int], width: int) -> list[Text]:
    name = Text(head.plain)
    before = 2 + sum(wide + GAP for wide in widths if wide)
    longest = max(longest_word(part.plain) for part in cell.parts)
    if before + longest <= width:
        text = wrapped(cell.line, width - before)
        columns = [[name], [cell.ratio], text] if widths[1] else [[name], text]
        return beside(columns, [*(wide for wide in widths if wide), breadth(text)], indent=2)
    line = Text("  ").join([part for part in (name, cell.ratio) if part.plain])
    below = wrapped(cell.line, max(width - 4, 1))
    return [Text("  ") + line, *(Text("    ") + text for text in below)]


def _halved(cell: CellTexts) -> list[Text]:
    """A cell with its rival, and the value that is claimed beside an implied one, below it."""
    value = Text(" ").join([cell.value, *cell.flags])
    return [line for part in (value, *cell.rest) for line in _broken(part)]


def _stacked(cell: CellTexts) -> list[Text]:
    """A cell with everything that is said of its value below it."""
    return [line for part in cell.parts for line in _broken(part)]


def _broken(part: Text) -> list[Text]:
    if part.cell_len <= WIDEST_WORDS:
        return wrapped(part, None)
    return wrapped(part, max(WIDEST_WORDS, longest_word(part.plain)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the cells of a row are stacked, where its unit goes, what may take more lines."""

    stack: Callable[[CellTexts], list[Text]]
    units: Literal["beside", "below"]
    breaks_labels: bool = False
    is_airy: bool = False


LINES = Layout(stack=lambda cell: [cell.line], units="beside")
LAYOUTS = (
    Layout(stack=_halved, units="beside"),
    Layout(stack=_halved, units="below"),
    Layout(stack=_stacked, units="below", breaks_labels=True, is_airy=True),
)

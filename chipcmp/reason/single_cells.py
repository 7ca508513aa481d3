"""What stands for a chip in a row by itself: chosen by trust alone, compared to nothing."""

from dataclasses import replace

from chipcmp.model.chips import Chip
from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, ComparedRow, compared_row


def single_cell(view: View, row: Row, chip: Chip) -> Cell:
    """The cell of a chip in a row, as `compare` has it for a baseline, without a ratio."""
    cell = compared_row(view, row, [chip], chip).cells[0]
    return replace(cell, ratio=None, other_ratio=None)


def row_of(view: View, row: Row, cells: tuple[Cell, ...]) -> ComparedRow:
    """Such cells as a row, with its label and the unit that it is read in."""
    vocabulary = view.contents.vocabulary
    return ComparedRow(row, vocabulary.label(row), vocabulary.unit(row), cells)

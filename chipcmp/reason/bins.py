"""Bins: members of a family that differ from what is said of its name without naming one."""

from chipcmp.model.chips import Chip
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.compare import Cell


def bins_of(view: View, chip: Chip) -> tuple[Chip, ...]:
    """The members that a source may mean which names only this chip's family."""
    contents = view.contents
    return tuple(
        contents.chips[member]
        for family in contents.families.values()
        if family.unstated and family.default == chip.id
        for member in family.members
        if member != chip.id
    )


def differing(view: View, cell: Cell) -> tuple[Choice, ...]:
    """What is claimed of the chip's bins in a cell's row and cannot hold for the cell's claim."""
    shown = cell.choice
    if shown is None or shown.conversion:
        return ()
    comparer = view.comparer(cell.row)
    chosen = (view.choose(chip.id, cell.row) for chip in bins_of(view, cell.chip))
    return tuple(
        choice
        for choice in chosen
        if choice and not choice.conversion and not comparer.meets(shown.claim, choice.claim)
    )

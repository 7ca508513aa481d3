"""Bins of a chip: members of its family whose names extend its own, such as 910B1 to 910B4."""

from chipcmp.model.chips import Chip
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.compare import Cell


def bins_of(view: View, chip: Chip) -> tuple[Chip, ...]:
    """The bins of a chip that is its family's default because sources name no bin."""
    chips = view.contents.chips
    return tuple(
        chips[member]
        for family in view.contents.families.values()
        if family.default == chip.id
        for member in family.members
        if member != chip.id and chips[member].short_name.startswith(chip.short_name)
    )


def differing(view: View, cell: Cell) -> tuple[Choice, ...]:
    """What is claimed of the chip's bins in a cell's row and cannot hold for the cell's claim."""
    shown = cell.choice
    if shown is None:
        return ()
    comparer = view.comparer(cell.row)
    found = []
    for chip in bins_of(view, cell.chip):
        choice = view.choose(chip.id, cell.row)
        if choice is None or choice.conversion or shown.conversion:
            continue
        if not comparer.meets(shown.claim, choice.claim):
            found.append(choice)
    return tuple(found)

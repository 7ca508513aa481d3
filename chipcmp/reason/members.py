"""Members of a family that differ from what is said of its name alone: the bins of a 910B."""

from collections.abc import Iterator
from dataclasses import dataclass

from chipcmp.model.chips import Chip
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.compare import Cell, Compared, ComparedRow


@dataclass(frozen=True, slots=True)
class Differing:
    """A cell whose sources do not say which member they mean, and the members that differ."""

    row: ComparedRow
    cell: Cell
    members: tuple[tuple[Chip, Choice], ...]


def differing(compared: Compared) -> tuple[Differing, ...]:
    """For each such cell, the members whose own value does not meet the one shown."""
    found = []
    for row in compared.rows:
        for cell in row.cells:
            members = tuple(_members(compared.view, cell))
            if members:
                found.append(Differing(row, cell, members))
    return tuple(found)


def _members(view: View, cell: Cell) -> Iterator[tuple[Chip, Choice]]:
    contents, comparer = view.contents, view.comparer(cell.row)
    if cell.choice is None or cell.interval is None:
        return
    for family in contents.families.values():
        if not family.unstated or family.default != cell.chip.id:
            continue
        for member in family.members:
            choice = view.choose(member, cell.row) if member != cell.chip.id else None
            if choice and choice.interval and not comparer.meets(choice.claim, cell.choice.claim):
                yield contents.chips[member], choice

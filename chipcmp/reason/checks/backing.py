"""What speaks for a side: its voices, then its sources, whomever a reader believes."""

from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.disputes import Side


def backing(side: Side) -> tuple[int, int]:
    """How many voices and sources speak for a side."""
    return side.voices, len(side.sources)


def by_backing(view: View, chip: str, row: Row) -> tuple[Side, ...]:
    """The sides of a row, that with most voices and sources first; of equals, as trust has it."""
    sides = view.verdict(chip, row).sides
    return tuple(sorted(sides, key=backing, reverse=True))

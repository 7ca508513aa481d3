"""What stands against the value that a cell shows: the other sides of its dispute."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell
from chipcmp.reason.disputes import Side


@dataclass(frozen=True, slots=True)
class Against:
    """A side against what is shown, and the values that it gives, in base units.

    Two values are the ends of a range; a bound gives the end that it has.
    """

    side: Side
    values: tuple[Fraction, ...]


def rivals(cell: Cell, view: View) -> tuple[Side, ...]:
    """The sides against what a cell shows, the one with most voices first."""
    if cell.choice is None or not cell.verdict.is_disputed:
        return ()
    own = cell.own_side
    sides = (side for side in cell.verdict.sides if side is not own)
    return tuple(sorted(sides, key=view.strength))


def against(cell: Cell, view: View) -> Iterator[Against]:
    """The rivals of a cell with their values, converted where the cell is."""
    factor = cell.choice.conversion.factor if cell.choice and cell.choice.conversion else 1
    for side in rivals(cell, view):
        single, interval = side.lead.exact, side.lead.interval
        ends: tuple[Fraction | None, ...] = (single,)
        if single is None and interval:
            ends = (interval.low, interval.high)
        yield Against(side, tuple(end * factor for end in ends if end is not None))

"""Rankings: chips in the order of what the trust chooses for them in one row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, get_args

from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Row
from chipcmp.model.problems import ChipcmpError, shown
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.reason.disputes import Side
from chipcmp.reason.filters import Filter, Filtered, filtered, measure, measure_of
from chipcmp.reason.rows import one
from chipcmp.reason.single_cells import row_of, single_cell

First = Literal["highest", "lowest"]
FIRST: tuple[First, ...] = get_args(First)
RANKED_KINDS = ("chip", "card", "die", "system")
"""The kinds that a ranking misses where nothing is claimed of them: no companies, no markets."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The place that a chip would have if another side of its dispute were right."""

    side: Side
    place: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A chip with its place, counted from 1; chips with equal values share one."""

    place: int
    cell: Cell
    moves: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A chip that has no place: its cell, empty or with what is no single value.

    ``elsewhere`` names the rows of the metric in which something is claimed of it.
    """

    cell: Cell
    elsewhere: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Chips ranked in one row, as one trust sees them, and those that have no place in it.

    ``ranked`` holds the chips that are shown, ``total`` counts all that have a place. ``filtered``
    has the chips of which the filters cannot be told, and those that a dispute would turn.
    """

    view: View
    row: Row
    first: First
    filters: tuple[Filter, ...]
    ranked: tuple[Ranked, ...]
    total: int
    filtered: Filtered
    missing: tuple[Missing, ...] = ()

    @property
    def cells(self) -> ComparedRow:
        """The cells that are shown, in their order, with label and unit."""
        return row_of(self.view, self.row, tuple(each.cell for each in self.ranked))

    @property
    def compared(self) -> Compared:
        """The cells as a comparison without ratios, for all that words or exports cells."""
        chips = tuple(each.cell.chip for each in self.ranked)
        every = self.view.contents.chips
        baseline = chips[0] if chips else next(iter(every.values()))
        return Compared(view=self.view, baseline=baseline, chips=chips, rows=(self.cells,))


def rank(
    view: View,
    metric: str,
    *,
    filters: Sequence[Filter] = (),
    top: int | None = None,
    first: First = "highest",
) -> Ranking:
    """The chips in the order of their values in a row, by name such as ``peak_throughput:fp16``.

    Equal values share a place and keep the order of the chips' ids; values are compared exactly,
    whatever their units. ``top`` shows the first places, with all that share them. Raises
    UnknownName, or ChipcmpError where the row has no order.
    """
    _require(top, first)
    row = _measured(view, metric)
    every = [view.contents.chips[id_] for id_ in sorted(view.contents.chips)]
    kept = filtered(view, every, filters)
    cells = [single_cell(view, row, chip) for chip in kept.chips]
    keys = {cell.chip.id: _key(measure(cell), first) for cell in cells if _has_place(cell)}
    ordered = sorted((c for c in cells if c.chip.id in keys), key=lambda c: keys[c.chip.id])
    ranked = [_ranked(view, cell, keys, first) for cell in ordered]
    return Ranking(
        view=view,
        row=row,
        first=first,
        filters=tuple(filters),
        ranked=tuple(each for each in ranked if top is None or each.place <= top),
        total=len(ordered),
        missing=tuple(
            Missing(cell, _elsewhere(view, cell))
            for cell in cells
            if cell.chip.id not in keys and (cell.claim or cell.chip.kind in RANKED_KINDS)
        ),
        filtered=replace(
            kept, unknown=tuple(pair for pair in kept.unknown if pair[0].kind in RANKED_KINDS)
        ),
    )


def _measured(view: View, metric: str) -> Row:
    row = one(view, metric)
    states = view.contents.vocabulary.metrics[row.metric].states
    if states not in ("quantity", "count", "date"):
        raise ChipcmpError(
            f"found {row.metric}, which states no number ({states}); a ranking takes a metric with"
            " numbers or dates."
        )
    return row


def _require(top: object, first: object) -> None:
    if top is not None and (not isinstance(top, int) or isinstance(top, bool) or top < 1):
        raise ChipcmpError(f"found top {shown(top)}; allowed is a whole number from 1.")
    if first not in FIRST:
        raise ChipcmpError(f"found first {shown(first)}; allowed are {' and '.join(FIRST)}.")


Key = tuple[Fraction, Fraction]


def _has_place(cell: Cell) -> bool:
    found = measure(cell)
    is_dated = cell.exact is None and cell.interval is None
    return found is not None and (cell.exact is not None or is_dated)


def _key(found: Interval | None, first: First) -> Key:
    # Of a value both are the value; of days, the first and the last.
    if found is None or found.low is None or found.high is None:
        raise ValueError("only a value with both ends has a place")
    return (found.low, found.high) if first == "lowest" else (-found.high, -found.low)


def _ranked(view: View, cell: Cell, keys: dict[str, Key], first: First) -> Ranked:
    own = cell.chip.id
    others = [key for id_, key in keys.items() if id_ != own]
    place = _place(keys[own], others)
    moves = []
    if cell.rival(view) is not None:
        shown_ = cell.direct.claim if cell.direct else cell.claim
        side = cell.verdict.side_of(shown_) if shown_ else None
        for other in cell.verdict.sides:
            found = None if other is side else measure_of(cell, other.lead)
            if found is None or found.low is None or found.high is None:
                continue
            there = _place(_key(found, first), others)
            moves.extend([Moved(other, there)] if there != place else [])
    return Ranked(place, cell, tuple(moves))


def _place(key: Key, others: list[Key]) -> int:
    return 1 + sum(other < key for other in others)


def _elsewhere(view: View, cell: Cell) -> tuple[Row, ...]:
    rows = view.contents.rows_of(cell.chip.id)
    return tuple(
        row
        for row in rows
        if row.metric == cell.row.metric and row != cell.row and view.claims(cell.chip.id, row)
    )

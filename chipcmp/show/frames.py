"""Comparisons and the whole catalog as pandas frames of plain floats, unit and claim beside them.

Nothing hangs on a frame that pandas would lose: a comparison's frame has a column for everything,
and the catalog's wide frames come with companions that have the same rows and columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from pandas import DataFrame, Index, MultiIndex, Series

from chipcmp.model.chips import Chip
from chipcmp.model.metrics import Row
from chipcmp.model.problems import ChipcmpError
from chipcmp.model.statements import Share
from chipcmp.model.units import Unit
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.compare import Compared
from chipcmp.reason.ratios import Implied, Term, canonical, term
from chipcmp.reason.rows import Wanted, select
from chipcmp.show.plain_cells import Plain, plain_cells

_NAN = float("nan")
_NUMBERS = frozenset(
    {"value", "low", "high", "ratio", "ratio_low", "ratio_high", "lowest", "highest"}
)
_FLAGS = frozenset({"implied", "converted"})
COLUMNS = (
    "row", "metric", "label", "conditions", "chip", "name", "kind", "value", "text", "unit",
    "low", "high", "ratio", "ratio_low", "ratio_high", "lowest", "highest", "status", "tier",
    "basis", "implied", "converted", "undeclared", "by_convention", "source", "locator", "claim",
)  # fmt: skip


def cells(compared: Compared) -> DataFrame:
    """One line per cell of a comparison, in reading order.

    ``value``, ``low`` and ``high`` are floats in ``unit``, ``ratio`` is a plain float; they are
    NaN where there is no single number. What a label, a presence, a date or an order states is in
    ``text``. ``row`` is the row's name as commands accept it, ``claim`` the place of the chosen
    claim in the sheets. ``lowest`` and ``highest`` are the ends of a ratio's range over disputed
    claims.
    """
    lines = [cell.fields | {"text": cell.text} for cell in plain_cells(compared)]
    return DataFrame({name: _series(name, [line[name] for line in lines]) for name in COLUMNS})


def ratios(compared: Compared) -> DataFrame:
    """Rows by chips: each ratio to the baseline as a plain float, NaN where there is none.

    Rows in which nothing can be divided, such as a memory's type, are left out.
    """
    rows = [row for row in compared.rows if row.unit or any(cell.ratio for cell in row.cells)]
    table = [[cell.ratio.value if cell.ratio else _NAN for cell in row.cells] for row in rows]
    return DataFrame(
        np.array(table, dtype="float64").reshape(len(rows), len(compared.chips)),
        index=_axis("row", [row.row.name() for row in rows]),
        columns=_axis("chip", [chip.id for chip in compared.chips]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WideValues:
    """The whole catalog's values, chosen as `compare` chooses: in the rows that a baseline fills.

    Without a baseline, in all rows with numbers, chosen by trust alone; there are no ratios then.
    ``numbers`` are floats, chips by rows, each row in its unit of ``units``; NaN where a chip has
    no single value there. ``claims`` has the same chips and rows, and the place of the claim that
    each value rests on; of both claims where a value is implied. A row of which sources state only
    shares of the baseline has claims and ratios, but no numbers.
    """

    baseline: str
    numbers: DataFrame
    units: "Series[str]"
    claims: DataFrame
    _shares: tuple[tuple[int, int, float], ...] = field(repr=False)

    def frame(self) -> DataFrame:
        """The numbers under columns of two levels, ``row`` and ``unit``: no number without one."""
        frame = self.numbers.copy()
        frame.columns = MultiIndex.from_arrays(
            [list(self.units.index), list(self.units)], names=["row", "unit"]
        )
        return frame

    def ratios(self) -> DataFrame:
        """Every value over the baseline's, or the share of it that the chosen claim states.

        The floats are those of `compare`. There is no ratio to a baseline that is not above zero.
        Raises ChipcmpError where the values were chosen without a baseline.
        """
        if not self.baseline:
            raise ChipcmpError("no baseline to divide by; ask for the values of one.")
        values = self.numbers.to_numpy()
        divisor = values[self.numbers.index.get_loc(self.baseline)]
        # As in `reason.ratios.divide`; pandas and numpy would answer x/0 with infinity.
        quotients = values / np.where(divisor > 0, divisor, _NAN)
        for chip, row, share in self._shares:
            quotients[chip, row] = share
        index, columns = self.numbers.index, self.numbers.columns
        return DataFrame(quotients, index=index, columns=columns, copy=False)


def wide_values(view: View, baseline: Chip | None = None) -> WideValues:
    """The values of every chip of the catalog in the rows that the baseline fills with a number.

    Without a baseline, in every row that has a number.
    """
    every = [view.contents.chips[id_] for id_ in sorted(view.contents.chips)]
    columns = [_Column.of(view, row, baseline) for row in select(view, every, Wanted("all"))]
    filled = [(column, [column.entry(view, chip) for chip in every]) for column in columns]
    filled = [(column, entries) for column, entries in filled if column.divides(entries)]
    table = [[entries[place] for _, entries in filled] for place in range(len(every))]
    chips = _axis("chip", [chip.id for chip in every])
    rows = _axis("row", [column.row.name() for column, _ in filled])
    numbers = np.array([[entry.value for entry in line] for line in table], dtype="float64")
    places = [[entry.claim for entry in line] for line in table]
    return WideValues(
        baseline=baseline.id if baseline else "",
        numbers=DataFrame(numbers.reshape(len(chips), len(rows)), index=chips, columns=rows),
        units=_text(
            [column.unit.name if column.unit else None for column, _ in filled], rows
        ).rename("unit"),
        claims=of_objects(places, chips=chips, rows=rows).astype("str"),
        _shares=tuple(
            (number, place, entry.share)
            for number, line in enumerate(table)
            for place, entry in enumerate(line)
            if entry.share is not None
        ),
    )


def catalog_ratios(view: View, baseline: Chip) -> DataFrame:
    """Chips by rows: the ratio of every chip of the catalog to a baseline, as plain floats.

    The rows are those that the baseline fills with a number; NaN where a chip has no ratio.
    """
    return wide_values(view, baseline).ratios()


def of_objects(
    lines: Sequence[Sequence[object]], *, chips: Iterable[str], rows: Iterable[str]
) -> DataFrame:
    """Chips by rows of any objects, kept as they are: a line for each chip."""
    index, columns = _axis("chip", chips), _axis("row", rows)
    # Set one by one: numpy would take objects that can be iterated for arrays of their own.
    table = np.full((len(index), len(columns)), None, dtype=object)
    for chip, line in enumerate(lines):
        for row, item in enumerate(line):
            table[chip, row] = item
    return DataFrame(table, index=index, columns=columns)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A chip in a column: its value, the claims it rests on, and the share it states itself."""

    value: float = _NAN
    claim: str | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class _Column:
    """A row of the catalog, with what stands for the baseline in it."""

    row: Row
    unit: Unit | None
    baseline: str
    choice: Choice | None
    fills: bool

    @classmethod
    def of(cls, view: View, row: Row, baseline: Chip | None) -> "_Column":
        unit = view.contents.vocabulary.unit(row)
        choice = view.choose(baseline.id, row) if baseline else None
        fills = unit is not None and choice is not None and _term(view, choice)[0] is not None
        return cls(row, unit, baseline.id if baseline else "", choice, fills)

    def divides(self, entries: Iterable[_Entry]) -> bool:
        """Whether the row has ratios: the baseline has a value, or a share of it is stated.

        Without a baseline, whether it has a number.
        """
        if not self.baseline:
            return not all(np.isnan(entry.value) for entry in entries)
        return self.fills or any(entry.share is not None for entry in entries)

    def entry(self, view: View, chip: Chip) -> _Entry:
        choice = self.choice
        if chip.id != self.baseline:
            first = self.choice.claim.source if self.choice else ""
            choice = view.choose(chip.id, self.row, first=first)
        if choice is None:
            return _Entry()
        found, place = _term(view, choice)
        share = choice.claim.statement
        is_share = isinstance(share, Share) and share.of == self.baseline
        return _Entry(
            value=canonical(found.exact, self.unit) if found and self.unit else _NAN,
            claim=place if found or is_share else None,
            share=float(share.exact) if isinstance(share, Share) and is_share else None,
        )


def _term(view: View, choice: Choice) -> tuple[Term | None, str]:
    implied = Implied.from_share(choice.claim, view)
    place = choice.claim.location.relative
    if implied:
        place = f"{place} implied from {implied.of.claim.location.relative}"
    return term(choice, implied), place


def _series(name: str, values: list[Plain]) -> "Series[Any]":
    if name in _FLAGS:
        return Series(values, dtype="bool")
    if name in _NUMBERS:
        return Series([v if type(v) is float else _NAN for v in values], dtype="float64")
    return _text(values)


def _text(values: Iterable[Plain], index: "Index[str] | None" = None) -> "Series[str]":
    # The dtype is said, so that a column of nothing but absences is still one of text.
    return Series(list(values), index=index, dtype="str")


def _axis(name: str, labels: Iterable[str]) -> "Index[str]":
    return Index(list(labels), dtype="str", name=name)

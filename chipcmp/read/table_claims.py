"""Tables as claims: each cell goes through the same gates as a claim in a sheet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim, Location
from chipcmp.model.contents import Contents
from chipcmp.model.names import name_key
from chipcmp.model.problems import Problem, SheetProblems
from chipcmp.model.units import UnknownUnit
from chipcmp.read.entries import Entry, Faults, hint, is_absent
from chipcmp.read.maps import Column, Map
from chipcmp.read.sheets import SheetReader
from chipcmp.read.tables import Row, Table
from chipcmp.read.yaml_events import Mapping as YamlMapping

_IN_HEAD = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]$")
_KEYS = {"quantity": "value", "count": "value", "label": "label", "date": "date"}


@dataclass(frozen=True, slots=True)
class TableClaim:
    """A cell as a claim: its column's head, the claim, and its keys as a sheet would have them."""

    head: str
    claim: Claim
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as claims about one chip: one of the catalog, or None for a chip that it has not."""

    line: int
    name: str
    vendor: str
    chip: Chip | None
    claims: tuple[TableClaim, ...]


def read_rows(
    table: Table,
    by: Map,
    contents: Contents,
    *,
    only: tuple[str, ...] = (),
    cells_of: Literal["every chip", "known chips"] = "every chip",
) -> tuple[TableRow, ...]:
    """Every row of a table that names a chip, or those of some names.

    A chip is known by a name of its own, with its vendor's before it or without. Raises
    SheetProblems with every cell that cannot be read, by line and column.
    """
    problems = list(_heads(table, by))
    reader = _Reader(table, by, contents, _names(by, contents))
    rows = []
    wanted = set(map(name_key, only))
    for row in () if problems else table.rows:
        name = row.cells[table.column(by.chip)]
        if name and (not wanted or name_key(name) in wanted):
            chip = reader.chip(row, name)
            is_read = chip is not None or cells_of == "every chip"
            made, found = reader.row(row, name, chip, by.columns if is_read else ())
            rows.append(made)
            problems.extend(found)
    known = {name_key(row.name) for row in rows}
    problems += [
        Problem(table.name, 1, 1, f"found no row {name}; allowed are names in {by.chip}.")
        for name in only
        if name_key(name) not in known and not problems
    ]
    if problems:
        raise SheetProblems(tuple(sorted(problems)), sheets=1)
    return tuple(rows)


def _heads(table: Table, by: Map) -> list[Problem]:
    return [
        Problem(
            table.name,
            1,
            1,
            f"found no column {head}, which the map {by.id} names; allowed is a table that has it."
            f" Mend the map.{hint(head, table.heads)}",
        )
        for head in by.heads
        if head not in table.heads
    ]


def _names(by: Map, contents: Contents) -> Mapping[str, Chip]:
    known = {
        name_key(name): chip
        for chip in contents.chips.values()
        for name in (chip.id, chip.name, chip.short_name, *chip.aliases)
    }
    return known | {name_key(name): contents.chips[chip] for name, chip in by.names}


@dataclass(frozen=True, slots=True)
class _Reader:
    table: Table
    by: Map
    contents: Contents
    names: Mapping[str, Chip]

    def chip(self, row: Row, name: str) -> Chip | None:
        """The chip of the catalog that a row is about."""
        whole = f"{self._vendor(row)} {name}"
        return self.names.get(name_key(name)) or self.names.get(name_key(whole))

    def _vendor(self, row: Row) -> str:
        return row.cells[self.table.column(self.by.vendor)] if self.by.vendor else ""

    def row(
        self, row: Row, name: str, chip: Chip | None, columns: Sequence[Column]
    ) -> tuple[TableRow, list[Problem]]:
        """A row as claims by these columns, and the problems of its cells."""
        reader = SheetReader(
            self.contents.vocabulary, {**self.contents.sources, self.by.source.id: self.by.source}
        )
        subject = (chip.id, chip.kind) if chip else (name, "chip")
        claims, problems = [], []
        for column in columns:
            keys = self._keys(row, name, column)
            if not keys:
                continue
            node = YamlMapping(keys)
            node.line = row.line
            faults = Faults()
            entry = Entry(node, (), faults, "claim")
            claim = reader.claim(entry, subject, Location(self.table.name, row.line))
            if claim is not None:
                claims.append(TableClaim(column.head, claim, tuple(keys.items())))
            problems += [
                self.table.problem(row.line, column.head, fault.text) for fault in faults.found
            ]
        return TableRow(row.line, name, self._vendor(row), chip, tuple(claims)), problems

    def _keys(self, row: Row, name: str, column: Column) -> dict[str, str]:
        """The keys of the claim that a cell is, or none where it says nothing."""
        cell = row.cells[self.table.column(column.head)]
        zero = column.head in self.by.zero_is_absent and not cell.strip("0.")
        if not cell or is_absent(cell) or zero:
            return {}
        metric = self.contents.vocabulary.metrics[column.metric]
        key = _KEYS.get(metric.states, "present")
        unit = column.unit or self._unit_in(column.head)
        has_unit = key == "value" and unit and not cell[-1:].isalpha()
        made = {"metric": metric.id, **dict(column.keys)}
        made[key] = f"{cell} {unit}" if has_unit else cell
        quoted = name.replace('"', "'")
        made |= {
            "printed": cell,
            "source": self.by.source.id,
            "locator": f'row "{quoted}", column "{column.head}"',
        }
        stated = row.cells[self.table.column(self.by.stated)] if self.by.stated else ""
        if stated and metric.states != "date" and not is_absent(stated):
            made["stated"] = stated
        return made

    def _unit_in(self, head: str) -> str:
        found = _IN_HEAD.search(head)
        try:
            return self.contents.vocabulary.units.unit(found[1]).name if found else ""
        except UnknownUnit:
            return ""

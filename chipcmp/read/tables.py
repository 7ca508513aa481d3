"""Tables with a chip in each row, as CSV: plain cells with the lines that they stand in."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chipcmp.model.problems import Problem, SheetProblems, Unreadable
from chipcmp.read.characters import offence, refusal
from chipcmp.read.files import named

LIMIT = 16 * 1024 * 1024
"""The most bytes that a table may have."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the line that it begins in, and its cells by their heads."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name as problems give it, its heads, each once, and its rows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, head: str) -> int:
        """The place of a column, from 0. Raises ValueError for a head that it does not have."""
        return self.heads.index(head)

    def problem(self, line: int, head: str, text: str) -> Problem:
        """A problem of a cell, by its line and column, its head before the sentence."""
        return Problem(self.name, line, self.column(head) + 1, f"{head}: {text}")


def read_table(path: str) -> Table:
    """A CSV file (RFC 4180, UTF-8) whose first line names the columns.

    Raises Unreadable, or SheetProblems with every cell that cannot stand in a sheet.
    """
    text = _text(path)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        heads = tuple(head.strip() for head in next(reader, []))
        rows, before = [], reader.line_num
        for cells in reader:
            if any(cells):
                rows.append(Row(before + 1, tuple(cell.strip() for cell in cells)))
            before = reader.line_num
    except csv.Error as error:
        raise Unreadable(f"cannot read {path} as CSV: {error}; mend the file.") from None
    problems = tuple(_problems(path, heads, rows))
    if problems:
        raise SheetProblems(problems, sheets=1)
    return Table(path, heads, tuple(rows))


def _text(path: str) -> str:
    found = named(path)
    try:
        with Path(found.path).open("rb") as file:
            data = file.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise Unreadable(f"found more than 16 MiB in {path}; give a smaller table.")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(f"cannot read {path}: it is not UTF-8; save it as UTF-8.") from None
    except OSError as error:
        raise Unreadable(f"cannot read {path}: {error.strerror}; name a CSV file.") from None


def _problems(path: str, heads: Sequence[str], rows: Sequence[Row]) -> list[Problem]:
    if not heads:
        return [Problem(path, 1, 1, "found no columns; allowed is a first line with their heads.")]
    found = [
        Problem(path, 1, n, f"found the head {head!r} twice; allowed is each once. Rename one.")
        for n, head in enumerate(heads, start=1)
        if head in heads[: n - 1]
    ]
    for row in rows:
        if len(row.cells) != len(heads):
            text = f"found {len(row.cells)} cells; allowed are {len(heads)}, one for each head."
            found.append(Problem(path, row.line, 1, text))
        for n, cell in enumerate(row.cells, start=1):
            hidden = offence(cell, block=None, key="")
            if hidden:
                found.append(Problem(path, row.line, n, refusal(hidden)))
    return found

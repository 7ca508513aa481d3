"""Tables as sheets: what an import would write, checked as sheets are before it is written."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chipcmp.model.contents import Contents
from chipcmp.model.names import name_key
from chipcmp.model.problems import Problem, SheetProblems
from chipcmp.read import catalog
from chipcmp.read.entries import Faults
from chipcmp.read.files import Folder, SpecFile
from chipcmp.read.maps import Map
from chipcmp.read.table_claims import TableRow
from chipcmp.read.tables import Table
from chipcmp.read.yaml_events import load

_NULLS = frozenset({"null", "~"})


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that an import would write: its path in the folder, its text, what it is about.

    ``places`` has for the first line of each claim the line and the head of its cell.
    """

    path: str
    text: str
    about: str
    places: tuple[tuple[int, int, str], ...] = ()


def sheets(rows: Sequence[TableRow], by: Map, contents: Contents) -> tuple[NewFile, ...]:
    """The sheet of every chip, and the source's record where the catalog has none.

    Raises SheetProblems where a row cannot become a sheet.
    """
    made: dict[str, list[TableRow]] = {}
    problems = []
    for row in rows:
        if not row.claims:
            continue
        if row.chip is None and not row.vendor:
            text = f"found {row.name} without a vendor; allowed is a map that names its column."
            problems.append(Problem(row.claims[0].claim.location.path, row.line, 1, text))
        made.setdefault(row.chip.id if row.chip else id_of(row), []).append(row)
    if problems:
        raise SheetProblems(tuple(problems), sheets=1)
    files = [_sheet(id_, same, by) for id_, same in made.items()]
    if by.source.id not in contents.sources:
        files.append(_record(by))
    return tuple(files)


def check(files: Sequence[NewFile], table: Table, folders: Sequence[Folder]) -> None:
    """Read the files beside all that these folders have, as if they were written already.

    Raises SheetProblems with what is wrong in them, by line and column of the table.
    """
    made = [SpecFile("", new.path, new.text.encode(), load(new.text.encode()), Faults())
            for new in files]  # fmt: skip
    by_path = {f"/{new.path}": new for new in files}
    problems = [
        _of_table(problem, by_path[problem.path], table) if problem.path in by_path else problem
        for problem in catalog.check(folders, unwritten=made).findings
        if problem.severity == "problem"
    ]
    if problems:
        raise SheetProblems(tuple(sorted(dict.fromkeys(problems))), sheets=1)


def _of_table(problem: Problem, new: NewFile, table: Table) -> Problem:
    before = [(row, head) for line, row, head in new.places if line <= problem.line]
    if before:
        return table.problem(*before[-1], problem.text)
    row = new.places[0][1] if new.places else 1
    return Problem(table.name, row, 1, problem.text)


def id_of(row: TableRow) -> str:
    """The id of a chip that the catalog has not: its vendor and its name, in small letters."""
    whole = row.name
    if not name_key(whole).startswith(name_key(row.vendor)):
        whole = f"{row.vendor} {row.name}"
    letters = "".join(c if c.isalnum() and c.isascii() else " " for c in whole.casefold())
    return "-".join(letters.split())


def _sheet(id_: str, rows: Sequence[TableRow], by: Map) -> NewFile:
    first = rows[0]
    lines = [f"chip: {id_}"]
    if first.chip is None:
        name = first.name
        if not name_key(name).startswith(name_key(first.vendor)):
            name = f"{first.vendor} {first.name}"
        lines += [f"name: {scalar(name)}", f"vendor: {scalar(first.vendor)}"]
    lines.append("claims:")
    places = []
    for line, claim in ((row.line, claim) for row in rows for claim in row.claims):
        places.append((len(lines) + 1, line, claim.head))
        for n, (key, value) in enumerate(claim.keys):
            lines.append(f"{'  ' if n else '- '}{key}: {scalar(value)}")
    number = f"{len(places)} claim{'' if len(places) == 1 else 's'}"
    subject = f"adds to {first.chip.name}" if first.chip else f"describes {first.name}"
    about = f"{number}, {subject}"
    return NewFile(f"{by.id}/{id_}.yaml", "\n".join(lines) + "\n", about, tuple(places))


def _record(by: Map) -> NewFile:
    node = by.record.node["source"]
    pairs: Mapping[str, object] = node if isinstance(node, dict) else {}
    lines = [f"{key}: {_value(value)}" for key, value in pairs.items()]
    text = "\n".join(lines) + "\n"
    return NewFile(f"{by.id}/sources/{by.source.id}.yaml", text, f"the source {by.source.id}")


def _value(value: object) -> str:
    if isinstance(value, str):
        return scalar(value)
    # Lists and mappings in the form of JSON are YAML as well.
    return json.dumps(value, ensure_ascii=False)


def scalar(text: str) -> str:
    """A text as YAML reads it back: plain where it can be, else in single quotes."""
    is_plain = text[:1].isalnum() and not text.endswith((" ", ":")) and text.isprintable()
    if is_plain and ": " not in text and " #" not in text and name_key(text) not in _NULLS:
        return text
    return "'" + text.replace("'", "''") + "'"

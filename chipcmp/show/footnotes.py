"""Footnotes: sources numbered in reading order, and the citation that each number stands for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from chipcmp.model.claims import Claim
from chipcmp.model.sources import Source
from chipcmp.reason.bins import differing
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared
from chipcmp.reason.disputed import Disputes
from chipcmp.reason.hints.kinds import Contradiction, Hint, LookAlike
from chipcmp.reason.spread import RatioRange, disputed_range
from chipcmp.show.text import plain

MOST_MATCHES = 3
"""How many of the chips that a hint points to are named, the nearest ones; the rest is counted."""
_NUMBERED = re.compile(r"(line) ([0-9]+)")
_NAMED = re.compile(r'(?:[a-z]+\.csv )?(row|entry) ("[^"]+")(?=, (?:column|field) )')


class Placed(Protocol):
    """What a note can cite: a claim, or a family's rule."""

    @property
    def source(self) -> str:
        """The id of its source."""

    @property
    def locator(self) -> str:
        """Where in the source it stands."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim that is shown somewhere, and the part it plays there."""

    claim: Claim
    role: str


@dataclass(frozen=True, slots=True)
class Note:
    """A source with its mark, the places in it that are cited, and the claims that cite them."""

    mark: int
    source: Source
    locators: tuple[str, ...]
    claims: tuple[Claim, ...] = ()

    @property
    def text(self) -> str:
        """The citation: publisher, title, date, and where in the document."""
        return f"{citation(self.source)}: {'; '.join(places(self.locators))}"


@dataclass(frozen=True, slots=True)
class Notes:
    """The sources that are cited, in the order in which a reader meets them."""

    notes: tuple[Note, ...]
    _marks: dict[str, int]

    @classmethod
    def of(cls, claims: Iterable[Placed], view: View) -> "Notes":
        """Number the sources of these claims and rules by first appearance."""
        found: dict[str, dict[Placed, None]] = {}
        for claim in claims:
            found.setdefault(claim.source, {})[claim] = None
        sources = view.contents.sources
        notes = tuple(
            Note(
                mark,
                sources[id_],
                tuple(dict.fromkeys(claim.locator for claim in cited_)),
                tuple(placed for placed in cited_ if isinstance(placed, Claim)),
            )
            for mark, (id_, cited_) in enumerate(found.items(), start=1)
        )
        return cls(notes, {note.source.id: note.mark for note in notes})

    def mark(self, claim: Placed) -> int:
        """The number of a claim's source."""
        return self._marks[claim.source]

    def marks(self, claims: Iterable[Placed]) -> str:
        """The numbers of these claims' sources, in brackets: ``[1, 3-5]``; nothing for none."""
        numbers = sorted({self.mark(claim) for claim in claims})
        return f"[{spans(numbers)}]" if numbers else ""


def spans(numbers: Sequence[int]) -> str:
    """Ascending numbers with runs of three or more joined: 1, 3–5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        f"{run[0]}–{run[-1]}" if run[-1] - run[0] > 1 else ", ".join(map(str, run)) for run in runs
    ]
    return ", ".join(parts)


def cited(cell: Cell, view: View) -> tuple[Cited, ...]:
    """The claims that a cell shows, in the order in which it shows them."""
    if cell.derived:
        return tuple(Cited(claim, "input") for claim in cell.claims)
    if cell.choice is None:
        return ()
    found = [Cited(cell.choice.claim, "chosen")]
    if cell.implied:
        found.append(Cited(cell.implied.of.claim, "implied from"))
    rival = cell.rival(view)
    if rival:
        found.append(Cited(rival.lead, "rival"))
    if cell.direct:
        found.append(Cited(cell.direct.claim, "direct"))
    if cell.beside:
        found += [Cited(claim, "beside") for claim in cell.beside if claim]
    if cell.other_ratio and cell.other_ratio.is_share:
        found.append(Cited(cell.other_ratio.numerator, "share"))
    return tuple(found)


def notes_of(compared: Compared, disputes: Disputes) -> Notes:
    """The notes of a comparison: its cells in reading order, its disputes and their hints, bins.

    ``disputes`` are those of the comparison (`disputed.of_comparison`).
    """
    view = compared.view
    shown = [item.claim for cell in compared.cells for item in cited(cell, view)]
    argued = [
        claim
        for cell in compared.disputed
        for claim in (
            *(claim for side in cell.verdict.sides for claim in side.claims),
            *(claim for hint in disputes.hints_about(cell) for claim in cited_by(hint)),
        )
    ]
    missing = [claim for found in disputes.contradictions for claim in cited_by(found)]
    ordered = [
        claim
        for order in disputes.orders
        for claim in (order.claim, order.own.claim, order.other.claim)
    ]
    # The sides of a dispute are cited anyway; ends of derived values only where they are shown.
    ends = [
        claim
        for cell in compared.cells
        if compared.spread == "shown"
        for claim in range_claims(disputed_range(compared, cell))
    ]
    valued: list[Placed] = [placed for cell in compared.cells for placed in _valued(cell, view)]
    return Notes.of([*shown, *argued, *missing, *ordered, *valued, *ends], view)


def _valued(cell: Cell, view: View) -> Iterator[Placed]:
    """The rule that converted a cell's value, and what is claimed of bins that differ."""
    if cell.choice and cell.choice.conversion:
        yield cell.choice.conversion
    yield from (choice.claim for choice in differing(view, cell))


def range_claims(found: RatioRange | None) -> tuple[Claim, ...]:
    """The claims that give the ends of a ratio's range, the lowest first."""
    ends = (found.lowest, found.highest) if found else ()
    return tuple(claim for end in ends for claim in end.claims)


def cited_by(hint: Hint) -> tuple[Claim, ...]:
    """The claims that the sentence of a hint cites, in its order."""
    match hint:
        case Contradiction():
            return (hint.claim, *hint.grounds)
        case LookAlike():
            told = hint.matches[:MOST_MATCHES]
            return tuple(claim for match in told for claim in match.side.claims)
    return hint.grounds


def notes_of_cells(cells: Iterable[Cell], view: View) -> Notes:
    """The notes of what cells show, without the lines about their disputes."""
    return Notes.of([item.claim for cell in cells for item in cited(cell, view)], view)


def citation(source: Source) -> str:
    """A source as a note words it, without the place: publisher, title, date.

    What is only inferred of it says so.
    """
    date = source.date.text if source.date else "undated"
    words = f"{source.publisher}, {source.title}, {date}"
    if source.inferred:
        words += f" (inferred: {'; '.join(inference.says for inference in source.inferred)})"
    return plain(words)


def places(locators: Iterable[str]) -> list[str]:
    """Locators as a note prints them: lines together, rows of a table without their columns.

    Which column a number stands in follows from its metric; `chipcmp why` prints it.

    >>> places(["line 16", "line 7", "table 1"])
    ['lines 7, 16', 'table 1']
    >>> places(['row "A", column "B"', 'row "A", column "C"', 'row "D", column "B"'])
    ['rows "A", "D"']
    """
    found: dict[str, dict[str, None]] = {}
    for locator in locators:
        match = _NUMBERED.fullmatch(locator) or _NAMED.match(locator)
        noun, name = match.groups() if match else (plain(locator), "")
        found.setdefault(noun, {})[plain(name)] = None
    return [_joined(noun, list(names)) for noun, names in found.items()]


def _joined(noun: str, names: list[str]) -> str:
    if names == [""]:
        return noun
    ordered = sorted(names, key=int) if noun == "line" else names
    plural = {"entry": "entries"}.get(noun, f"{noun}s") if len(names) > 1 else noun
    return f"{plural} {', '.join(ordered)}"

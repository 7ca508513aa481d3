"""Answers as plain text for notebooks in a terminal: what the console prints, at a fixed width."""

import io
from collections.abc import Iterable, Iterator

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.reason.compare import Compared
from chipcmp.show.claim_words import ClaimWords
from chipcmp.show.console.comparison import comparison
from chipcmp.show.console.screen import Screen
from chipcmp.show.footnotes import citation
from chipcmp.show.remarks import Remarks
from chipcmp.show.text import counted, plain

WIDTH = 100
"""How wide tables are: notebooks that show text do not say how wide they are."""


def table(compared: Compared) -> str:
    """The comparison as the console prints it, without colour."""
    stream = io.StringIO()
    screen = Screen.of(stream, {"COLUMNS": str(WIDTH)})
    screen.print(comparison(screen, compared))
    return stream.getvalue().rstrip("\n")


def disputes(remarks: Remarks | None) -> str:
    """Each dispute in one line, then the sources; None for no dispute."""
    disputed = remarks.disputes if remarks else ()
    said = [line for d in disputed for line in (d.sentence, *(f"  ? {hint}" for hint in d.hints))]
    marked = [f"{mark} {words}" for mark, words in remarks.sources] if remarks else []
    return "\n".join([counted(len(disputed), "dispute"), *said, *marked])


def claims(contents: Contents, shown: Iterable[Claim]) -> str:
    """A line for each claim: what it states, who says it, and where."""
    return "\n".join(_claims(contents, shown))


def _claims(contents: Contents, shown: Iterable[Claim]) -> Iterator[str]:
    words = ClaimWords(contents)
    for claim in shown:
        chip, label = contents.chips[claim.chip].name, contents.vocabulary.label(claim.row)
        source = citation(contents.sources[claim.source])
        said = f"{chip}, {label}: {words.statement(claim)} · {source}: {claim.locator}"
        yield plain(" · ".join([said, *words.details(claim)]))

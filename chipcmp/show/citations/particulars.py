"""What a citation says beside publisher, title and date, in the words that all formats share."""

from collections.abc import Iterator

from chipcmp.model.days import Days
from chipcmp.model.sources import Source
from chipcmp.show.footnotes import Note, places
from chipcmp.show.text import plain

_ENDS = (".", "!", "?", "…", "。", "؟")


def sentence(words: str) -> str:
    """The words with a full stop, unless they bring an end of their own.

    >>> sentence("Who leads?"), sentence("Data sheets")
    ('Who leads?', 'Data sheets.')
    """
    words = plain(words).strip()
    return words if not words or words.endswith(_ENDS) else f"{words}."


def cited_places(note: Note) -> str:
    """Where in the source the comparison's claims stand: ``lines 7, 16; table 1``."""
    return "; ".join(places(note.locators))


def rights(source: Source) -> Iterator[str]:
    """The sentence about the licence, where one is known."""
    if source.licence:
        yield sentence(f"Licence: {source.licence}")


def inferences(source: Source) -> Iterator[str]:
    """A sentence for each thing that is concluded about the source and not read in it."""
    for inference in source.inferred:
        yield sentence(f"Inferred: {inference.says}")


def remark(note: Note) -> str:
    """Mark, places, licence and inferences, for formats that have one field for all of them."""
    cited = sentence(f"Cited as [{note.mark}]: {cited_places(note)}")
    return " ".join([cited, *rights(note.source), *inferences(note.source)])


def parts(days: Days) -> tuple[int, ...] | None:
    """Year, month and day as far as a date gives them; None for quarters and periods.

    >>> parts(Days.parse("2024-01")), parts(Days.parse("2027-Q4"))
    ((2024, 1), None)
    """
    if "Q" in days.text or "/" in days.text:
        return None
    return tuple(int(part) for part in days.text.split("-"))

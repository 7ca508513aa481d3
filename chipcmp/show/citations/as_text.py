"""Citations as plain text, one line per source, numbered as in the comparison."""

from collections.abc import Iterator

from chipcmp.show.citations.particulars import cited_places, inferences, rights, sentence
from chipcmp.show.footnotes import Note, Notes
from chipcmp.show.text import plain


def text(notes: Notes) -> str:
    """One line per source: ``[1] Publisher. Title. Date. URL (accessed …). … Cited: …``."""
    return "".join(f"[{note.mark}] {' '.join(_sentences(note))}\n" for note in notes.notes)


def _sentences(note: Note) -> Iterator[str]:
    source = note.source
    yield sentence(source.publisher)
    yield sentence(source.title)
    yield sentence(source.date.text if source.date else "Undated")
    # No full stop after an address: it would be taken for a part of it.
    accessed = f"accessed {source.accessed.text}" if source.accessed else ""
    if source.url:
        yield f"{plain(source.url)} ({accessed})." if accessed else plain(source.url)
    elif accessed:
        yield sentence(accessed.capitalize())
    yield from rights(source)
    yield sentence(f"Places cited: {cited_places(note)}")
    yield from inferences(source)

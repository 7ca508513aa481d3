r"""Citations as BibTeX, in UTF-8, for biber, for classic BibTeX and for what else reads it.

Every entry is a ``@misc``: classic styles know no ``@online`` or ``@dataset`` and would drop its
fields. The publisher stands in ``howpublished``, which these styles print for a ``@misc`` (they
print no ``publisher`` there), and in ``key``, by which they sort what names no author. ``url`` is
verbatim, as plainurl, plainnat and biblatex take it.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from chipcmp.model.days import Days
from chipcmp.model.sources import Source
from chipcmp.show.citations.particulars import parts, remark, sentence
from chipcmp.show.footnotes import Note, Notes
from chipcmp.show.tex import escaped
from chipcmp.show.text import plain

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOT_OF_A_KEY = re.compile(r"[^A-Za-z0-9.:+-]+")


def text(notes: Notes) -> str:
    """One entry per source, under its id as key."""
    return "\n".join(_entries(notes))


def _entries(notes: Notes) -> Iterator[str]:
    taken: set[str] = set()
    for note in notes.notes:
        key = _key(note)
        if key.lower() in taken:
            key = f"{key}:{note.mark}"
        taken.add(key.lower())
        fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(note))
        yield f"@misc{{{key},\n{fields}\n}}\n"


def _key(note: Note) -> str:
    """The source's id, of which only what every reader takes in a key is left."""
    return _NOT_OF_A_KEY.sub("-", note.source.id).strip("-") or f"source-{note.mark}"


def _fields(note: Note) -> Iterator[tuple[str, str]]:
    source = note.source
    yield "title", f"{{{{{_title(source)}}}}}"
    yield "howpublished", f"{{{escaped(source.publisher)}}}"
    yield "key", f"{{{escaped(source.publisher)}}}"
    yield from _dates(source)
    if source.url:
        yield "url", f"{{{_address(source.url)}}}"
    if source.accessed and _is_exact(source.accessed):
        yield "urldate", f"{{{source.accessed.text}}}"
    yield "note", f"{{{escaped(' '.join([*_whens(source), remark(note)]))}}}"


def _title(source: Source) -> str:
    """The title between the braces that keep its capitals."""
    words = escaped(source.title)
    # A brace with a backslash behind it begins an accent for BibTeX, and what is in that brace
    # loses its capitals after all.
    return f"{{}}{words}" if words.startswith("\\") else words


def _dates(source: Source) -> Iterator[tuple[str, str]]:
    if source.date and source.date.first.year == source.date.last.year:
        yield "year", f"{{{source.date.first.year}}}"
        exact = parts(source.date)
        if exact and len(exact) > 1:
            yield "month", _MONTHS[exact[1] - 1]


def _whens(source: Source) -> Iterator[str]:
    """What year and month cannot say: a day, a quarter, that there is no date."""
    if source.date is None:
        yield "Undated."
    elif len(parts(source.date) or ("", "", "")) > 2:  # noqa: PLR2004 - year, month and day
        yield sentence(f"Dated {source.date.text}")
    if source.accessed and not _is_exact(source.accessed):
        yield sentence(f"Accessed {source.accessed.text}")


def _is_exact(days: Days) -> bool:
    """Whether it is a date of ISO 8601, which no quarter is."""
    return parts(days) is not None


def _address(url: str) -> str:
    """The address, percent-encoded where it holds what no address may."""
    return quote(plain(url), safe="!#$%&'()*+,-./:;=?@_~[]")

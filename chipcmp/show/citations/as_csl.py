"""Citations as CSL-JSON, which Zotero, pandoc and every processor of citation styles read."""

import json

from chipcmp.model.days import Days
from chipcmp.show.citations.particulars import parts, remark
from chipcmp.show.footnotes import Note, Notes
from chipcmp.show.text import plain

Fields = dict[str, object]

_TYPES = {
    "seed article": "webpage",
    "vendor document": "document",
    "vendor source code": "software",
    "vendor submission": "dataset",
    "filing": "report",
    "analyst report": "report",
    "dataset": "dataset",
    "compilation": "dataset",
    "news": "article-newspaper",
    "blog": "post-weblog",
    "forum post": "post",
    "issue report": "post",
    "source code": "software",
}


def text(notes: Notes) -> str:
    """A list with one item per source, in the order of their marks.

    Titles are text: of markup, CSL knows only a few tags for italics and the like, and has no way
    to escape them.
    """
    items = [_item(note) for note in notes.notes]
    return json.dumps(items, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _item(note: Note) -> Fields:
    source = note.source
    fields = {
        "id": plain(source.id),
        "type": _TYPES.get(source.kind, "webpage"),
        "title": plain(source.title),
        "publisher": plain(source.publisher),
        "issued": _date(source.date),
        "accessed": _date(source.accessed),
        "URL": plain(source.url),
        "language": plain(source.language),
        "note": remark(note),
        "citation-number": note.mark,
    }
    return {name: value for name, value in fields.items() if value}


def _date(days: Days | None) -> Fields | None:
    """A date as exact as it is known; a quarter is the range of its months, as CSL has none."""
    if days is None:
        return None
    exact = parts(days)
    if exact is not None:
        return {"date-parts": [list(exact)]}
    return {"date-parts": [[end.year, end.month] for end in (days.first, days.last)]}

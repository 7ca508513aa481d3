"""Text as HTML: nothing in it is markup, a script, a formula, or reorders what stands around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from chipcmp.show.footnotes import Note, Notes, Placed, citation, places
from chipcmp.show.remarks import Disputed
from chipcmp.show.text import counted, plain

# Characters that `plain` takes out of whatever sheets say: they set off marks in a sentence.
_BEGIN, _END = "\x02", "\x03"
_MARKS = re.compile(f"{_BEGIN}([^{_END}]*){_END}")
_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Linked(Notes):
    """Notes whose marks are links, once `sentence` or `links` has made HTML of them."""

    @classmethod
    def of_notes(cls, notes: Notes) -> "Linked":
        """The same notes, with marks that can be told from what sheets say."""
        return cls(notes.notes, {note.source.id: note.mark for note in notes.notes})

    def marks(self, claims: Iterable[Placed]) -> str:
        """The numbers of these claims' sources in brackets, set off for `sentence`."""
        # Not super(): it fails in a dataclass with slots.
        marks = Notes.marks(self, claims)
        return f"{_BEGIN}{marks}{_END}" if marks else ""


def escaped(text: str) -> str:
    r"""Text that neither a browser nor MathJax takes for anything but text.

    >>> escaped("<b> & $x$ \\(y\\)")
    '&lt;b&gt; &amp; &#36;x&#36; &#92;(y&#92;)'
    """
    return escape(plain(text)).replace("$", "&#36;").replace("\\", "&#92;")


def bdi(text: str) -> str:
    """Text from a sheet, kept from reordering what stands around it."""
    return f"<bdi>{escaped(text)}</bdi>"


def sentence(text: str) -> str:
    """A sentence of the remarks; the marks that `Linked` notes put into it are links."""
    parts = _MARKS.split(text)
    return "".join(links(part) if n % 2 else escaped(part) for n, part in enumerate(parts))


def dispute(said: Disputed) -> str:
    """A dispute, and its hints in a list of their own below it."""
    return f"{sentence(said.sentence)}{''.join(items('hints', map(sentence, said.hints)))}"


def links(marks: str) -> str:
    """Marks such as ``[1, 3–5]``, each number a link to its source.

    >>> links("[2, 14]")
    '[<a href="#source-2">2</a>, <a href="#source-14">14</a>]'
    """
    shown = escaped(marks)
    return _NUMBER.sub(lambda found: f'<a href="#source-{found[0]}">{found[0]}</a>', shown)


def items(classes: str, lines: Iterable[str]) -> Iterator[str]:
    """A list of lines that are HTML already; nothing where there are none."""
    listed = [f"<li>{line}</li>" for line in lines]
    if listed:
        yield from (f'<ul class="{classes}">', *listed, "</ul>")


def sources(notes: tuple[Note, ...]) -> Iterator[str]:
    """The sources of a piece of a page, in a list that can be folded."""
    if notes:
        yield f"<details open><summary>{counted(len(notes), 'source')}</summary>"
        yield from items("sources", map(source, notes))
        yield "</details>"


def source(note: Note) -> str:
    """A source with its mark, its address where it has one, and the places in it."""
    url = plain(note.source.url)
    title, where = bdi(citation(note.source)), bdi("; ".join(places(note.locators)))
    if url.startswith(("https://", "http://")):
        title = f'<a href="{escaped(url)}" rel="noopener noreferrer">{title}</a>'
    return f'<span class="mark">[{note.mark}]</span>{title}: <span class="quiet">{where}</span>'


def asset(name: str) -> str:
    """A style or script that lies beside this module."""
    return files("chipcmp.show.html").joinpath(name).read_text(encoding="utf-8")

"""Entries: a short head and what belongs to it, in two columns, or below it where it is narrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from chipcmp.show.console.layout import GAP, beside, breadth, wrapped
from chipcmp.show.console.screen import Screen

WIDEST_HEAD = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """A head, and the details that follow it."""

    head: Text
    details: tuple[Text, ...]


def entry(screen: Screen, head: str, details: Sequence[str], *, style: str = "") -> Entry:
    """An entry of plain words; its details are dimmed after the first."""
    texts = [screen.text(text, "dim" if n else "") for n, text in enumerate(details) if text]
    return Entry(screen.text(head, style), tuple(texts))


def entries(screen: Screen, listed: Sequence[Entry], indent: int = 2) -> list[Text]:
    """Entries below each other; heads no wider than a third of the screen share a column."""
    width = screen.width
    most = WIDEST_HEAD if width is None else max(min(WIDEST_HEAD, width // 3), 1)
    column = max((e.head.cell_len for e in listed if e.head.cell_len <= most), default=0)
    lines = []
    for item in listed:
        lines += _entry(screen, item, indent, column)
    return lines


def _entry(screen: Screen, item: Entry, indent: int, column: int) -> list[Text]:
    dot = screen.text(" · ")
    details = dot.join(item.details)
    before = indent + column + GAP
    room = None if screen.width is None else max(screen.width - before, 1)
    text = wrapped(details, room)
    if screen.width is None or item.head.cell_len <= column:
        wide = max(column, item.head.cell_len)
        return beside([[item.head], text], [wide, breadth(text)], indent)
    margin = Text(" " * indent)
    head = [margin + line for line in wrapped(item.head, max(screen.width - indent, 1), 2)]
    return [*head, *(Text(" " * before) + line for line in text)] if item.details else head

"""Lines of text laid out for a width: wrapped with a hanging indent, or set in columns."""

import re
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

# Holds two words on one line; a no-break space of a sheet is printed as a space, too.
TIED = "\u00a0"
GAP = 2
_WORD = re.compile(r" *([^ ]+)")


def tied(text: Text) -> Text:
    """The text with its spaces tied: it is never broken."""
    made = text.copy()
    made.plain = text.plain.replace(" ", TIED)
    return made


def wrapped(text: Text, width: int | None, hanging: int = 0) -> list[Text]:
    """The text in lines of at most this width, all but the first indented.

    Lines break at spaces only: a word longer than the width stands whole on a line of its own.
    Spaces before the first word are kept.
    """
    if width is None:
        return [text]
    breaks = _breaks(text.plain, width, hanging)
    first, *rest = text.divide(breaks)
    indent = " " * hanging
    lines = [first, *(Text.assemble(indent, line) for line in rest)]
    for line in lines:
        line.rstrip()
    return lines


def _breaks(words: str, width: int, hanging: int) -> list[int]:
    """Where lines after the first begin."""
    found: list[int] = []
    taken = 0
    for match in _WORD.finditer(words):
        before = words[match.start() : match.start(1)]
        wide = cell_len(match[1])
        if taken and taken + len(before) + wide > width:
            found.append(match.start(1))
            taken = hanging + wide
        else:
            taken += len(before) + wide
    return found


def beside(columns: Sequence[Sequence[Text]], widths: Sequence[int], indent: int = 0) -> list[Text]:
    """Blocks of lines set side by side, each padded to its width."""
    height = max((len(column) for column in columns), default=0)
    lines = []
    for n in range(height):
        line = Text(" " * indent)
        for column, width in zip(columns, widths, strict=True):
            part = column[n] if n < len(column) else Text()
            padding = " " * (max(width - part.cell_len, 0) + GAP)
            line = Text.assemble(line, part, padding)
        line.rstrip()
        lines.append(line)
    return lines


def breadth(lines: Sequence[Text]) -> int:
    """The width of the widest line."""
    return max((line.cell_len for line in lines), default=0)


def longest_word(words: str) -> int:
    """The width of the widest word, which no line can be narrower than."""
    return max((cell_len(word) for word in words.split(" ")), default=0)

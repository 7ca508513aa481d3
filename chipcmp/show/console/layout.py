"""Lines of text laid out for a width: wrapped with a hanging indent, or set in columns."""

import re
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

# Holds two words on one line; a no-break space of a sheet is printed as a space, too.
TIED = "\u00a0"
GAP = 2
_WORD = re.compile(r" *([^ ]+)")
# A number in a longer word is one piece, and so is every other character.
_PIECE = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?:[eE][+-]?[0-9]+)?|.", re.DOTALL)
_JOINTS = ("/", "_-:;,=&?")
_LONGEST_NUMBER = 20


def tied(text: Text) -> Text:
    """The text with its spaces tied: it is never broken."""
    made = text.copy()
    made.plain = text.plain.replace(" ", TIED)
    return made


def wrapped(text: Text, width: int | None, hanging: int = 0) -> list[Text]:
    """The text in lines of at most this width, all but the first indented.

    Lines break at spaces. A word longer than a line, such as a path, is broken too, behind a
    slash or the like where it has one; a number never is. Spaces before the first word are kept.
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
        if taken and taken + len(before) + cell_len(match[1]) > width:
            found.append(match.start(1))
            taken = hanging
        else:
            taken += len(before)
        *parts, last = _parts(match[1], width - taken, max(width - hanging, 1))
        at = match.start(1)
        for part in parts:
            at += len(part)
            found.append(at)
        taken = cell_len(last) + (hanging if parts else taken)
    return found


def _parts(word: str, room: int, later: int) -> list[str]:
    """A word in parts: the first fits the room, the others fit a later line."""
    parts: list[str] = []
    while cell_len(word) > room and not _holds_number(word):
        most = _fitting(word, room)
        if most == len(word):
            break
        end = _joint(word, most) or most
        parts.append(word[:end])
        word, room = word[end:], later
    return [*parts, word]


def _joint(word: str, most: int) -> int:
    """Where a word is best broken, not too near its beginning: 0 for nowhere."""
    for signs in _JOINTS:
        end = max(word.rfind(sign, 0, most) for sign in signs) + 1
        if 2 * end >= most:
            return end
    return 0


def _holds_number(word: str) -> bool:
    """Whether a word is a number with its signs and its unit: all that is tied to one, too."""
    if TIED in word and any(map(str.isdigit, word)):
        return True
    first = next((c for c in word if c.isalnum()), "0")
    return first.isdigit() and len(word) <= _LONGEST_NUMBER


def _fitting(word: str, room: int) -> int:
    """How many characters fit, whole pieces and at least one."""
    end = 0
    for piece in _PIECE.finditer(word):
        if end and cell_len(word[: piece.end()]) > room:
            break
        end = piece.end()
    return end


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

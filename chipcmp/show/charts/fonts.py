"""Texts measured, broken into lines and made printable with the fonts that this machine has."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from chipcmp.show.text import isolated, plain

Weight = Literal["normal", "bold"]

# The font that comes with matplotlib: the same letters on every machine.
FAMILY = "DejaVu Sans"
_FILES: dict[Weight, str] = {"normal": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf"}
# Asked for letters that it lacks, where they are installed.
_FALLBACKS = (
    "Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Noto Sans JP",
    "Noto Sans KR", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "SimHei",
    "Microsoft YaHei", "PingFang SC", "Hiragino Sans", "Noto Sans Arabic", "Noto Naskh Arabic",
    "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans Symbols2",
)  # fmt: skip
MISSING = "▯"
_POINTS_PER_INCH = 72
_MEASURED_AT = 64.0  # points; advances without hinting grow in proportion to the size
# A value stays with its sign and its marks: "≠ 3.35 [2]" is never broken.
_UNBROKEN = re.compile(r"(?:[≠·] )?[^ ]+(?: \[[0-9, \u2013]+\][^ ]*)?")
_SLACK = 1e-6  # a column as wide as its widest text must hold it in spite of rounding
_LEFT_TO_RIGHT = "\u200e"


@dataclass(frozen=True, slots=True)
class Face:
    """A size in points and a weight."""

    size: float
    weight: Weight = "normal"

    @property
    def line(self) -> float:
        """The height of a line, in inches."""
        return self.size * 1.34 / _POINTS_PER_INCH

    @property
    def ascent(self) -> float:
        """From the top of a line down to its baseline, in inches."""
        return self.size * 1.02 / _POINTS_PER_INCH


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures and breaks texts for one chart; what it has measured it keeps.

    ``lacking`` collects the characters that no font here has.
    """

    lacking: set[str] = field(default_factory=set)
    _advances: dict[tuple[str, Weight], float] = field(default_factory=dict)
    _families: dict[str, str] = field(default_factory=dict)
    _fonts: dict[str, FT2Font] = field(default_factory=dict)

    def printable(self, text: str) -> str:
        """The text as it can be printed: harmless, and with ▯ for letters that no font has."""
        shown = plain(text)
        if shown.isascii():
            return shown
        parts: list[str] = []
        for character in shown:
            if self._family(character):
                parts.append(character)
                continue
            self.lacking.add(character)
            if parts[-1:] != [MISSING]:
                parts.append(MISSING)
        return "".join(parts)

    def width(self, text: str, face: Face) -> float:
        """How wide a text is once it is printable, in inches; never less than it is drawn."""
        return self._width(self.printable(text), face)

    def lines(self, text: str, face: Face, width: float) -> tuple[str, ...]:
        """The text broken into lines that are no wider than so many inches."""
        shown = self.printable(text)
        width += _SLACK
        if self._width(shown, face) <= width:
            return (shown,)
        lines, line = [], ""
        for word in self._words(shown, face, width):
            longer = f"{line} {word}" if line else word
            if line and self._width(longer, face) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        return (*lines, line)

    def font(self, text: str, face: Face) -> FontProperties:
        """The font that a printable text is drawn with."""
        families = dict.fromkeys(self._family(character) for character in text)
        others = [family for family in families if family and family != FAMILY]
        if not others:
            return FontProperties(fname=_file(face.weight), size=face.size)
        return FontProperties(family=[FAMILY, *others], weight=face.weight, size=face.size)

    def _width(self, shown: str, face: Face) -> float:
        units = sum(self._advance(character, face.weight) for character in shown)
        return units * face.size / _POINTS_PER_INCH

    def _words(self, text: str, face: Face, width: float) -> Iterator[str]:
        for found in _UNBROKEN.findall(text):
            if self._width(found, face) <= width:
                yield found
                continue
            for word in found.split(" "):
                yield from self._pieces(word, face, width)

    def _pieces(self, word: str, face: Face, width: float) -> Iterator[str]:
        # A word that is wider than the line is broken where the line ends.
        piece = ""
        for character in word:
            if piece and self._width(piece + character, face) > width:
                yield piece
                piece = ""
            piece += character
        yield piece

    def _advance(self, character: str, weight: Weight) -> float:
        key = (character, weight)
        if key not in self._advances:
            family = self._family(character)
            font = self._font(_file(weight) if family in ("", FAMILY) else _path(family))
            glyph = font.load_char(ord(character), LoadFlags.NO_HINTING)
            self._advances[key] = glyph.linearHoriAdvance / 65536 / _MEASURED_AT
        return self._advances[key]

    def _family(self, character: str) -> str:
        # The family that has a character, "" where none does.
        if character not in self._families:
            self._families[character] = self._search(character)
        return self._families[character]

    def _search(self, character: str) -> str:
        if self._font(_file("normal")).get_char_index(ord(character)):
            return FAMILY
        if unicodedata.category(character) == "Cf":
            return FAMILY
        installed = {entry.name for entry in fontManager.ttflist}
        for family in _FALLBACKS:
            if family in installed and self._font(_path(family)).get_char_index(ord(character)):
                return family
        return ""

    def _font(self, path: str) -> FT2Font:
        if path not in self._fonts:
            font = self._fonts[path] = get_font(path)
            font.set_size(_MEASURED_AT, _POINTS_PER_INCH)
        return self._fonts[path]


def ordered(text: str) -> str:
    """The text with words written from right to left kept from turning what stands around them."""
    if text.isascii() or not any(_is_right_to_left(character) for character in text):
        return text
    words = (_isolated(word) if any(map(_is_right_to_left, word)) else word for word in _runs(text))
    return f"{_LEFT_TO_RIGHT}{' '.join(words)}"


def _isolated(run: str) -> str:
    # Punctuation behind the run belongs to the line around it.
    bare = run.rstrip(",.;:")
    return f"{isolated(bare)}{run[len(bare) :]}"


def _runs(text: str) -> list[str]:
    # Neighbouring words of right-to-left scripts are one run, and keep their own order.
    runs: list[str] = []
    for word in text.split(" "):
        joins = runs and any(map(_is_right_to_left, word)) and any(map(_is_right_to_left, runs[-1]))
        if joins:
            runs[-1] = f"{runs[-1]} {word}"
        else:
            runs.append(word)
    return runs


def _is_right_to_left(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL")


def _file(weight: Weight) -> str:
    return str(Path(mpl.get_data_path()) / "fonts" / "ttf" / _FILES[weight])


def _path(family: str) -> str:
    return str(next(entry.fname for entry in fontManager.ttflist if entry.name == family))

"""Texts placed from the top of a column down: paragraphs, the key, the source notes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chipcmp.show.charts.description import KeyEntry, SourceNote
from chipcmp.show.charts.faces import NOTE
from chipcmp.show.charts.fonts import Face, Ruler
from chipcmp.show.charts.page import Item, Stroke, Words
from chipcmp.show.charts.signs import SIGN_WIDTH, sign_items
from chipcmp.show.charts.themes import Theme

_KEY_GAP = 0.25
_MARK_GAP = 0.06
_RULE_GAP = 0.05


@dataclass(slots=True)
class Flow:
    """Items placed between two edges from the top down; ``y`` is where the next one begins."""

    ruler: Ruler
    theme: Theme
    left: float
    right: float
    y: float
    items: list[Item] = field(default_factory=list)

    def skip(self, height: float) -> None:
        """Leave some space."""
        self.y += height

    def paragraph(self, text: str, face: Face, *, ink: str = "", x: float | None = None) -> None:
        """A text over as many lines as it needs, from ``x`` or the left edge."""
        x = self.left if x is None else x
        ink = ink or self.theme.ink
        for line in self.ruler.lines(text, face, self.right - x):
            self.items.append(Words(x=x, y=self.y + face.ascent, text=line, face=face, ink=ink))
            self.y += face.line

    def key(self, entries: Sequence[KeyEntry]) -> None:
        """The key, entries beside each other as far as they fit."""
        x = self.left
        for entry in entries:
            indent = SIGN_WIDTH if entry.sign else 0.0
            width = indent + self.ruler.width(entry.text, NOTE)
            if x > self.left and x + width > self.right:
                x = self.left
                self.y += NOTE.line
            if entry.sign:
                self.items += sign_items(entry.sign, (x, self.y), NOTE.line, self.theme)
            before = self.y
            self.paragraph(entry.text, NOTE, x=x + indent)
            if self.y - before > 1.5 * NOTE.line:  # a long entry fills its lines
                x = self.left
                continue
            self.y = before
            x += width + _KEY_GAP
        if x > self.left:
            self.y += NOTE.line

    def notes(self, notes: Sequence[SourceNote]) -> None:
        """The source notes under a rule, their texts beside their marks."""
        theme = self.theme
        self.items.append(
            Stroke(x=(self.left, self.right), y=(self.y, self.y), ink=theme.grid, line=0.8)
        )
        self.skip(_RULE_GAP)
        indent = max((self.ruler.width(note.mark, NOTE) for note in notes), default=0.0)
        for note in notes:
            y = self.y + NOTE.ascent
            self.items.append(Words(x=self.left, y=y, text=note.mark, face=NOTE, ink=theme.ink))
            self.paragraph(note.text, NOTE, x=self.left + indent + _MARK_GAP)

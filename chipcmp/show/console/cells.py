"""A cell of a comparison as texts: its value, what is said beside it, its rival, its ratio."""

from dataclasses import dataclass

from rich.text import Text

from chipcmp.show.console.layout import tied
from chipcmp.show.console.screen import Screen
from chipcmp.show.wording import ABSENT, CellWords

MARKS = "dim"
FLAG = "italic"
RIVAL = "yellow"
RATIO = "bold"


@dataclass(frozen=True, slots=True)
class CellTexts:
    """The parts of a cell, each of which may stand on a line of its own.

    Parts with a number are tied: they are never broken, only put on the next line. ``rest`` is
    the rival and the value claimed beside an implied one.
    """

    value: Text
    flags: tuple[Text, ...]
    rest: tuple[Text, ...]
    ratio: Text

    @classmethod
    def of(cls, words: CellWords, screen: Screen, ratio_sign: str) -> "CellTexts":
        """The texts of a cell's words; the sign stands behind the ratio."""
        value = screen.text(f"{words.value}{words.signs}", "dim" if words.value == ABSENT else "")
        rest = []
        if words.rival:
            rival = screen.text(f"≠ {words.rival}", RIVAL)
            rest.append(_marked(rival, words.rival_marks, screen))
        if words.direct:
            direct = screen.text(f"· {words.direct} claimed")
            rest.append(_marked(direct, words.direct_marks, screen))
        return cls(
            value=_marked(value, words.marks, screen),
            flags=tuple(screen.text(flag, FLAG) for flag in words.flags),
            rest=tuple(rest),
            ratio=_ratio(words, screen, ratio_sign),
        )

    @property
    def parts(self) -> tuple[Text, ...]:
        """All but the ratio, in reading order."""
        return (self.value, *self.flags, *self.rest)

    @property
    def line(self) -> Text:
        """The parts on one line, the ratio left out."""
        return Text(" ").join(self.parts)


def _ratio(words: CellWords, screen: Screen, sign: str) -> Text:
    if not words.ratio:
        return Text()
    ratio = screen.text(f"{words.ratio}{sign}", RATIO)
    return (
        Text.assemble(ratio, "\u00a0", screen.text(f"({words.spread})")) if words.spread else ratio
    )


def _marked(text: Text, marks: str, screen: Screen) -> Text:
    # A name such as "mesh of eight" may be broken between its words, a number never.
    whole = tied(text) if any(character.isdigit() for character in text.plain) else text
    if not marks:
        return whole
    return Text.assemble(whole, "\u00a0", tied(screen.text(marks, MARKS)))

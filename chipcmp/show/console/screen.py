"""The screen that answers are printed on: how wide it is, what it can show, whether in colour."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from chipcmp.show.console.layout import TIED
from chipcmp.show.text import escaped, plain

# Raised and lowered digits: alone, they would go on the number before them.
_RAISED = re.compile("[\u2070\u00b9\u00b2\u00b3\u2074-\u207f\u2071]+")
_LOWERED = re.compile("[\u2080-\u208e]+")
# What stands for a character that an encoding lacks; other letters lose their accents or are "?".
STAND_INS = {
    "≠": "!=", "×": "x", "–": "-", "—": "-", "…": "...", "≥": ">=", "≤": "<=",
    "≈": "~", "†": "+", "‡": "#", "·": "|", "÷": "/", "“": '"', "”": '"', "’": "'",
    "‘": "'", "→": "->", "µ": "u", "−": "-", "\u202f": " ", "٪": "%",
}  # fmt: skip

Lines = Sequence[Text]
_SIZES = ("COLUMNS", "LINES")


@dataclass(frozen=True, slots=True)
class Screen:
    """A console with the rules of this program.

    ``width`` is None where output is piped: lines are then as long as they are. Every text goes
    through `text`, so that nothing in a sheet can command the terminal or fail to be encoded.
    """

    console: Console
    width: int | None
    encoding: str

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str]) -> "Screen":
        """The screen that a stream is: colour only on a terminal that wants it."""
        is_terminal = stream.isatty()
        is_coloured = (
            is_terminal and not environ.get("NO_COLOR") and environ.get("TERM", "") != "dumb"
        )
        console = _Console(
            file=stream,
            color_system="auto" if is_coloured else None,
            force_terminal=is_terminal,
            force_jupyter=False,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            # rich takes COLUMNS=0 at its word.
            _environ={name: value for name, value in environ.items() if name not in _SIZES},
        )
        width = _columns(environ) or (console.width if is_terminal else None)
        return cls(console, width, stream.encoding or "utf-8")

    def text(self, words: str, style: str = "") -> Text:
        """Words made harmless, in characters that the stream can take."""
        return Text(self.shown(words), style)

    def shown(self, words: str) -> str:
        """Words as the stream can show them."""
        return self._spelled(plain(words))

    def _spelled(self, words: str) -> str:
        if self._takes(words):
            return words
        words = _RAISED.sub(lambda run: self._marked("^", run[0]), words)
        words = _LOWERED.sub(lambda run: self._marked("_", run[0]), words)
        return "".join(c if c == TIED else self._stand_in(c) for c in words)

    def _marked(self, mark: str, run: str) -> str:
        return run if self._takes(run) else mark + "".join(map(self._stand_in, _bare(run)))

    def _stand_in(self, character: str) -> str:
        for shown in (character, STAND_INS.get(character), _bare(character)):
            if shown and self._takes(shown):
                # A digit in a circle is a mark beside a number, not its last digit.
                is_mark = shown != character and unicodedata.category(character) == "No"
                return f"({shown})" if is_mark and shown.isdigit() else shown
        return "?"

    def _takes(self, words: str) -> bool:
        try:
            words.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def print(self, lines: Iterable[Text]) -> None:
        """Print lines as they are, ties as spaces, without spaces at their ends."""
        for line in lines:
            shown = line.copy()
            shown.plain = line.plain.replace(TIED, " ")
            shown.rstrip()
            self.console.print(shown, soft_wrap=True)

    def write(self, text: str, format_: str) -> None:
        """Print an export; JSON, HTML and YAML have escapes for what the stream cannot take.

        A text in YAML has escaped its scalars itself: here only its comments are left.
        """
        stream = self.console.file
        take = {"json": _escaped, "html": _referred, "yaml": escaped}.get(format_)
        if take is None:
            text = self._spelled(text)
        elif not self._takes(text):
            text = "".join(c if self._takes(c) else take(c) for c in text)
        stream.write(text if text.endswith("\n") else f"{text}\n")


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line: rich would end the program with 1."""
        raise BrokenPipeError


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))


def _referred(character: str) -> str:
    return f"&#{ord(character)};"


def _bare(character: str) -> str:
    kept = (c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return "".join(kept)


def _columns(environ: Mapping[str, str]) -> int | None:
    # What is no sensible width counts as not set.
    columns = environ.get("COLUMNS", "")
    return int(columns) if re.fullmatch("[1-9][0-9]{0,3}", columns) else None

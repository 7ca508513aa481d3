"""Words for units, scales and numbers, as texts in several languages write them.

Words are compared folded: without vowel signs, stretching and marks that are not seen, any space
as one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from chipcmp.model.units import Unit, Units

Meaning = TypeVar("Meaning")
Sense = Literal["", "at_least", "at_most", "about"]
"""What the words beside a number make of it: nothing, a bound, or that it is approximate."""
SENSES: tuple[Sense, ...] = ("at_least", "at_most", "about")

VOWELS = "\u064b-\u065f\u0670\u0640"
DIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
UNSEEN = "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064"
"""Characters without width, which nobody who reads a text sees."""
SPACES = " \u00a0\u2000-\u200a\u202f\u205f\u3000"

_SILENT = frozenset(
    chr(code)
    for first, last in (
        (0x064B, 0x065F), (0x0670, 0x0670), (0x0640, 0x0640), (0x061C, 0x061C), (0x200E, 0x200F),
        (0x202A, 0x202E), (0x2066, 0x2069), (0xFEFF, 0xFEFF), (0x00AD, 0x00AD), (0x034F, 0x034F),
        (0x180E, 0x180E), (0x200B, 0x200D), (0x2060, 0x2064),
    )
    for code in range(first, last + 1)
)  # fmt: skip
_BLANK = frozenset(" \u00a0\u202f\u205f\u3000") | {chr(code) for code in range(0x2000, 0x200B)}
_FOLDED = f"{VOWELS}{DIRECTIONAL}{UNSEEN}{SPACES}"
_PLAIN = re.compile(rf"[^{_FOLDED}]*+(?: [^{_FOLDED}]++)*+ ?")
_TANWIN, _ALEF = "\u064b", "\u0627"
WINDOW = 64
"""The most characters after a place that are looked at for words; more are no unit."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A stretch of a text, folded; ``ends[n]`` is where its first n characters end in the text."""

    text: str
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str, start: int = 0, limit: int = WINDOW) -> "Folded":
        """Fold what stands in a text from a place on, at most so many characters of it."""
        stretch = text[start : start + limit]
        if _PLAIN.fullmatch(stretch):  # ten times as fast, and true of most texts
            return cls(stretch, range(start, start + len(stretch) + 1))
        return cls(*_folded(stretch, start))

    def is_boundary(self, at: int) -> bool:
        """Whether a word may end at a place: Chinese is written without spaces, others are not."""
        if at <= 0 or at >= len(self.text):
            return True
        before, after = self.text[at - 1], self.text[at]
        return not (is_spaced(before) and is_spaced(after))


def _folded(stretch: str, start: int) -> tuple[str, list[int]]:
    kept: list[str] = []
    ends = [start]
    before = ""
    for index, character in enumerate(stretch, start + 1):
        if character in _SILENT:
            # The alef that carries this ending is written before or after it, unsounded.
            if character == _TANWIN and kept[-1:] == [_ALEF]:
                kept.pop()
                ends.pop()
            ends[-1] = index if kept else start
        elif character == _ALEF and before == _TANWIN and kept:
            ends[-1] = index
        elif character not in _BLANK or kept[-1:] != [" "]:
            kept.append(" " if character in _BLANK else character)
            ends.append(index)
        else:
            ends[-1] = index
        before = character
    return "".join(kept), ends


def is_spaced(character: str) -> bool:
    """Whether it belongs to a word that spaces or signs set apart from the next."""
    return character.isalnum() and not "\u2e80" <= character <= "\uffef"


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Meaning]):
    """Phrases of one or more words, folded, and what each means."""

    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    _lengths: Mapping[str, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # By the first letter, so that a place where no phrase begins costs one look.
        lengths: dict[str, set[int]] = {}
        for phrase in self.meanings:
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        ordered = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
        object.__setattr__(self, "_lengths", ordered)

    def at(self, folded: Folded, start: int) -> tuple[Meaning, int] | None:
        """What the longest phrase that begins at a place means, and where it ends."""
        text = folded.text
        for length in self._lengths.get(text[start : start + 1], ()):
            end = start + length
            meaning = self.meanings.get(text[start:end]) if end <= len(text) else None
            if meaning is not None and folded.is_boundary(end):
                return meaning, end
        return None

    def __contains__(self, phrase: str) -> bool:
        return phrase in self.meanings


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What ``words.yaml`` says. ``units`` is None where no vocabulary was read: nothing is a unit.

    ``per_other`` holds what makes a unit no rate per second (per hour), ``bound_before`` and
    ``bound_after`` what words and signs beside a number make of it.
    ``rated`` and ``counted`` are base dimensions: of units that "per second" makes rates, and of
    things counted. ``numbers`` holds whole numbers in words, ``at_least`` phrases such as "tens of
    thousands", ``scales`` the name of a scale in units.txt or an exponent such as e8.
    ``starts`` tells, for a word as texts write it, how long the prefix before the number is,
    ``leads``, for one that is no number without a second word, how that may begin: "a third".
    """

    units: Units = field(default_factory=lambda: Units({}, {}))
    unit: Phrases[Unit] = field(default_factory=Phrases)
    rated: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    per_second: Phrases[str] = field(default_factory=Phrases)
    per_other: Phrases[str] = field(default_factory=Phrases)
    bound_before: Phrases[Sense] = field(default_factory=Phrases)
    bound_after: Phrases[Sense] = field(default_factory=Phrases)
    before: Phrases[Unit] = field(default_factory=Phrases)
    scales: Phrases[str] = field(default_factory=Phrases)
    of: Phrases[str] = field(default_factory=Phrases)
    to: Phrases[str] = field(default_factory=Phrases)
    numbers: Phrases[int] = field(default_factory=Phrases)
    joiner: str = ""
    fractions: Phrases[str] = field(default_factory=Phrases)
    at_least: Phrases[str] = field(default_factory=Phrases)
    prefixes: tuple[str, ...] = ()
    starts: Mapping[str, int] = field(init=False, repr=False, compare=False)
    leads: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        firsts: dict[str, int] = {}
        seconds: dict[str, set[str]] = {}
        for table in (self.numbers.meanings, self.fractions.meanings, self.at_least.meanings):
            for phrase in table:
                word, _, second = phrase.partition(" ")
                firsts[word] = 0
                seconds.setdefault(word, set()).add(second[:1])
        prefixed = {
            prefix + word: len(prefix)
            for prefix in self.prefixes
            for word in firsts
            if not word.isascii()
        }
        object.__setattr__(self, "starts", prefixed | firsts)
        leads = {
            word: frozenset(seconds[word[length:]])
            for word, length in self.starts.items()
            if "" not in seconds[word[length:]]
        }
        object.__setattr__(self, "leads", leads)

    def counts(self, unit: Unit) -> bool:
        """Whether it is a unit of things counted, which a text need not name: chips, units."""
        return len(unit.dimension) == 1 and unit.dimension[0][0] in self.counted

    def rate(self, unit: Unit) -> Unit | None:
        """The unit per second, where that is a rate that anything is measured in: TB/s for TB."""
        dimension = unit.dimension
        if len(dimension) != 1 or dimension[0][0] not in self.rated or dimension[0][1] != 1:
            return None
        return self.units.unit(f"{unit.name}/s")

    def scaled(self, scale: str, unit: Unit | None) -> Unit | None:
        """The unit with a scale before it: ``billion USD``; the scale alone where there is none."""
        if not scale:
            return unit
        if unit is None or unit.name == "times":
            return self.units.unit(scale)
        return self.units.unit(f"{scale} {unit.name}")

    def size(self, scale: str) -> int:
        """How much a scale multiplies by."""
        if scale.startswith("e"):
            return int(10 ** int(scale[1:]))
        return int(self.units.unit(scale).factor)

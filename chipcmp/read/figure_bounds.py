"""What stands beside a number and makes it a bound, approximate, or part of another number.

Rules: RULES, "Figures".
"""

import re
import unicodedata
from dataclasses import replace

from chipcmp.model.words import DIRECTIONAL, UNSEEN, VOWELS, Folded, Meaning, Phrases, Sense, Words
from chipcmp.read.digit_runs import SEPARATORS
from chipcmp.read.figure_units import Figure

_REACH = 40  # characters of words before a number
_BESIDE = 12  # characters beside a number in which signs may join it to another
_MOST = 3  # phrases before a number, such as "up to about"
_MARKS = rf"{DIRECTIONAL}{UNSEEN}{VOWELS}\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f"
_HIDDEN_BEFORE = re.compile(rf"(?:\d|^)[{SEPARATORS}{_MARKS}]+\Z")
_HIDDEN_AFTER = re.compile(rf"[{SEPARATORS}{_MARKS}]+(?:\d|\Z)")
_MARKED_BEFORE = re.compile(rf"[^{_MARKS}](?=[{_MARKS}]*\Z)")
_MARKED_AFTER = re.compile(rf"[{_MARKS}]*+(.)", re.DOTALL)
# A product, a quotient, a power, a sum, a ratio, a tolerance: none is the number by itself.
_SIGNS = r"/\u2044\u2215÷xX*^+"
_JOINS_BEFORE = re.compile(rf"\d(?=(?:\s?[{_SIGNS}]\s?|[:\uff1a·⋅])\Z)")
_CHANGES = re.compile(r"(?:[×✕✖±∓√]\s?|\^[-\u2212]|\+/?[-\u2212]\s?)\Z")
_JOINS_AFTER = re.compile(rf"\s?(?:[{_SIGNS}]\s?\d|[:\uff1a·⋅]\d|[×✕✖±∓]\s?\d|\+/?[-\u2212]\s?\d)")
_TIMES_AFTER = re.compile(r"\s?[×✕✖]\s?\d")


def is_name(line: str, start: int) -> bool:
    """Whether digits go on a name: H20, GPT-4, B200."""
    at = start - 1
    if at > 0 and line[at] in "-_.":
        at -= 1
    return at >= 0 and is_cased(line[at])


def is_cased(character: str) -> bool:
    """Whether it is a letter of a script that has capitals, or goes on a word of one."""
    return character.isupper() or character.islower() or character == "_"


def is_joined(line: str, start: int, end: int) -> bool:
    """Whether what stands beside digits makes them part of another number: 1/15, 2×900, ±400, 4½.

    So do characters that nobody sees between digits. A sign after a name, H100/80 GB, joins none.
    """
    first = max(start - _BESIDE, 0)
    before, after = line[first:start], line[end : end + _BESIDE]
    if _CHANGES.search(before) or _JOINS_AFTER.match(after) or _is_hidden(before, after):
        return True
    joined = _JOINS_BEFORE.search(before)
    if not joined:
        return False
    at = first + joined.start()
    while at > start - 2 * _BESIDE and at and (line[at - 1].isdecimal() or line[at - 1] in ".,"):
        at -= 1
    return not is_name(line, at)


def _is_hidden(before: str, after: str) -> bool:
    """Whether unseen characters hide a digit, or may since there are many, or a numeral follows."""
    left, right = _HIDDEN_BEFORE.search(before), _HIDDEN_AFTER.match(after)
    if (left and (left[0][0].isdecimal() or len(left[0]) == _BESIDE)) or (
        right and (right[0][-1].isdecimal() or len(right[0]) == _BESIDE)
    ):
        return True
    nearest = (_MARKED_BEFORE.search(before), _MARKED_AFTER.match(after))
    return any(seen and unicodedata.category(seen[0][-1]) == "No" for seen in nearest)


def bounded(line: str, figure: Figure, words: Words) -> Figure | None:
    """The figure as the words beside it mean it; None where they disagree or it is multiplied."""
    if _TIMES_AFTER.match(line, figure.end):
        return None
    senses = {figure.sense, *_before(line, figure.start, words)}
    folded = Folded.of(line, figure.end)
    for at in (0, 1, 2):
        found = words.bound_after.at(folded, at) if not folded.text[:at].strip(" (") else None
        senses |= {found[0]} if found else set()
    if {"at_least", "at_most"} <= senses:
        return None
    order: tuple[Sense, ...] = ("at_least", "at_most", "about", "")
    return replace(figure, sense=next(sense for sense in order if sense in senses))


def _before(line: str, start: int, words: Words) -> set[Sense]:
    """What the words that end at a place mean; an Arabic prefix may stand between."""
    first = max(start - _REACH, 0)
    folded = Folded.of(line, first, start - first)
    text = _small(folded.text).rstrip(" (")
    second = _ending(
        text, words.per_second, words
    )  # Chinese sets it between: below per second 5 TB
    text = text[: second[1]] if second else text
    senses: set[Sense] = set()
    for _ in range(_MOST):
        text = text.rstrip(" (")
        found = _ending(text, words.bound_before, words)
        found = found or _ending(_without_prefix(text, words), words.bound_before, words)
        if not found:
            break
        senses.add(found[0])
        text = text[: found[1]]
    return senses


def _small(text: str) -> str:
    """In small letters, where that changes no length: words are listed so."""
    small = text.lower()
    return small if len(small) == len(text) else text


def _without_prefix(text: str, words: Words) -> str:
    head, space, last = text.rpartition(" ")
    return head.rstrip(" ") if space and last in words.prefixes else ""


def _ending(text: str, phrases: Phrases[Meaning], words: Words) -> tuple[Meaning, int] | None:
    """What the longest phrase that ends a text means, and where it begins."""
    folded = Folded(text, range(len(text) + 1))
    for at in range(len(text)):
        found = phrases.at(folded, at)
        if found and found[1] == len(text):
            begun = re.split(r"[\W\d_]", text[:at])[-1]
            if folded.is_boundary(at) or begun in words.prefixes:
                return found[0], at
    return None

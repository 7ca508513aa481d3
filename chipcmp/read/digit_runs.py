"""Numbers in digits of any script, with separators read by what they can mean.

A run of digits is one number or none. Where a separator could be either, the usual reading is
taken and the other kept beside it (RULES: Figures).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from chipcmp.model.numbers import Number
from chipcmp.model.words import DIRECTIONAL

SPACES = "\u00a0\u2007-\u2009\u202f"
_GROUPING = "\u066c'\u2019"  # never a decimal point: the Arabic thousands separator, apostrophes
_EITHER = ",\u060c."  # comma, Arabic comma, point
_DECIMAL = "\u066b"  # the Arabic decimal separator
SEPARATORS = f"{_GROUPING}{_EITHER}{_DECIMAL}{SPACES}"

_LONGEST = 48  # characters of a run; 15 + 12 digits with separators and marks are fewer
_MARKS = re.compile(f"[{DIRECTIONAL}]")
_PART = re.compile(r"\d+")
_SPACE = re.compile(f"[{SPACES}]")
_PIECE = re.compile(rf"\d[^{SPACES}]*")
GROUP = 3
"""Digits between two separators of thousands."""
_WHOLE, _DECIMALS = 15, 12  # as many digits as Number takes


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits: where it stands, the number, and what else it could be."""

    start: int
    end: int
    number: Number
    other: Number | None


def numbers_in(run: str, start: int) -> Iterator[Digits]:
    """The number that a run of digits and separators is; two, where only a space joins them.

    Nothing where the run is no number: a version, a date, digits of two scripts, too many digits.
    """
    if len(run) > _LONGEST:
        return
    run = _trimmed(run)
    read = _read(run)
    if read is None and _SPACE.search(run):
        for piece in _PIECE.finditer(run):
            yield from numbers_in(piece.group(), start + piece.start())
    elif read is not None:
        yield Digits(start, start + len(run), *read)


def _trimmed(run: str) -> str:
    last = max((match.end() for match in _PART.finditer(run)), default=0)
    return run[:last]


def _read(run: str) -> tuple[Number, Number | None] | None:
    plain = _ascii(_MARKS.sub("", run))
    if plain is None:
        return None
    parts = _PART.findall(plain)
    signs = [" " if _SPACE.match(sign) else sign for sign in _PART.split(plain)[1:-1]]
    if any(len(sign) != 1 for sign in signs):
        return None
    texts = [text for text in _readings(parts, signs) if _fits(text)]
    if not texts:
        return None
    return Number.parse(texts[0]), Number.parse(texts[1]) if len(texts) > 1 else None


def _ascii(run: str) -> str | None:
    """The run with ASCII digits, or None where its digits are of two scripts."""
    scripts = {ord(c) - unicodedata.decimal(c) for c in run if c.isdecimal()}
    if len(scripts) != 1:
        return None
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in run)


def _readings(parts: list[str], signs: list[str]) -> list[str]:
    """What the run can be, the usual reading first."""
    if not signs:
        return [parts[0]]
    *before, last = signs
    whole = "".join(parts)
    decimal = f"{''.join(parts[:-1])}.{parts[-1]}"
    if before:
        if _groups(parts, signs):
            return [whole]
        pointed = last not in before and last not in _GROUPING and last != " "
        return [decimal] if pointed and _groups(parts[:-1], before) else []
    if last in _GROUPING or last == " ":
        return [whole] if _groups(parts, signs) else []
    if last == _DECIMAL or not _groups(parts, signs):
        return [decimal]
    return [decimal, whole] if last == "." else [whole, decimal]


def _groups(parts: list[str], signs: list[str]) -> bool:
    """Whether the signs can set thousands apart: all alike, and three digits after each."""
    first, *rest = parts
    alike = len(set(signs)) <= 1 and signs[:1] != [_DECIMAL]
    whole = len(first) <= GROUP and first[0] != "0"
    return alike and whole and all(len(part) == GROUP for part in rest)


def _fits(text: str) -> bool:
    whole, _, decimals = text.partition(".")
    return len(whole) <= _WHOLE and len(decimals) <= _DECIMALS

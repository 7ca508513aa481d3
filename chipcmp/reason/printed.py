"""A claim against the line that it cites: whether the figure is there, and is the claim's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from chipcmp.model.claims import Claim
from chipcmp.model.days import Days
from chipcmp.model.quantities import Quantity
from chipcmp.model.statements import Bound, Dated, Label, Order, Presence, Range, Share, Value
from chipcmp.model.words import DIRECTIONAL, UNSEEN, Folded, Words, is_spaced
from chipcmp.read.digit_runs import SEPARATORS
from chipcmp.read.figure_units import Figure
from chipcmp.read.figures import figures, units_beside

Outcome = Literal["verified", "differs", "not found", "not checkable"]

_AROUND = 160  # characters of the line that are read around a printed figure
_REACH = 1000  # how far a unit may stand from a number that has none
_MOST_PLACES = 50  # places of the same printed characters on one line
_LONGEST_PRINTED = 200
_DIGITS = re.compile(r"\d+")
_HIDDEN = re.compile(f"[{DIRECTIONAL}{UNSEEN}]+")
_HIDDEN_BEFORE = re.compile(f"[{DIRECTIONAL}{UNSEEN}]+\\Z")
_ARABIC = ("\u0620", "\u064a")


@dataclass(frozen=True, slots=True)
class Held:
    """What came of holding a claim against its line, and why, in words."""

    outcome: Outcome
    reason: str


def held(claim: Claim, line: str, words: Words) -> Held | None:
    """Hold a claim against its line; None where the line does not print what the claim gives.

    Only whole figures and words count: 15 is not printed where 115 is, nor HBM3 where HBM3E is.
    """
    if len(claim.printed) > _LONGEST_PRINTED:
        return Held("differs", f"printed is longer than {_LONGEST_PRINTED} characters; shorten it")
    if not claim.states_number:
        if not _stands(line, claim.printed, words):
            return None
        return _named(claim, words)
    readings = [
        reading
        for start in _places(line, claim.printed)
        for reading in _read(claim, line, start, words)
    ]
    for reading in readings:
        if reading.is_claimed:
            return Held("verified", reading.text)
    if readings:
        return Held(
            "differs", f"{readings[0].text}; the claim states {claim.text}{readings[0].hint}"
        )
    if _stands(line, claim.printed, words):
        return Held("differs", _unread(claim.printed))
    return None


def _unread(printed: str) -> str:
    if any(character.isdecimal() for character in printed):
        return (
            "its number is part of another figure, of a date or a name, and is not read by itself"
        )
    return "no number can be read there; extend printed to the whole figure"


def _places(line: str, printed: str) -> Iterator[int]:
    at = line.find(printed)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = line.find(printed, at + 1)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A figure as it may be read, whether the claim states it, what to say of it."""

    text: str
    is_claimed: bool
    hint: str = ""


def _read(claim: Claim, line: str, start: int, words: Words) -> Iterator[_Reading]:
    """The readings of the figures that begin inside the printed characters at a place."""
    end = start + len(claim.printed)
    first = max(start - _AROUND, 0)
    for figure in figures(line[first : end + _AROUND], words):
        begins, number_ends = first + figure.start, first + figure.digits_end
        if begins < start and figure.end + first > start:
            return  # the printed characters are the end of a longer figure
        if start <= begins < end and number_ends <= end:
            moved = replace(figure, start=begins, end=first + figure.end)
            for whole, how in _units(claim, line, moved, words):
                yield _reading(claim, whole, how)


def _units(claim: Claim, line: str, figure: Figure, words: Words) -> Iterator[tuple[Figure, str]]:
    """The figure, and what completes its unit if it has none."""
    completed = f", completed by {figure.completed} on its line" if figure.completed else ""
    yield figure, completed
    wanted = next((quantity.unit for quantity in claim.quantities), None)
    if figure.has_unit or wanted is None or not wanted.dimension:
        return
    for unit in units_beside(line, figure, words, reach=_REACH):
        if unit.dimension == wanted.dimension:
            how = f", completed by {unit.name} elsewhere on its line"
            yield replace(figure, unit=words.scaled(figure.scale, unit)), how
    if words.counts(wanted):
        base = wanted if wanted.factor == 1 else words.units.unit(wanted.dimension[0][0])
        how = f", which counts {wanted.name} without naming them"
        yield replace(figure, unit=words.scaled(figure.scale, base)), how


def _reading(claim: Claim, figure: Figure, how: str) -> _Reading:
    sense = f"{figure.sense.replace('_', ' ')} " if figure.sense else ""
    hint = ""
    if figure.other and _is_claimed(claim, replace(figure, number=figure.other)):
        hint = f"; its separator could be read so, as {figure.other.text}, but usually is not"
    return _Reading(f"read as {sense}{figure.text}{how}", _is_claimed(claim, figure), hint)


def _is_claimed(claim: Claim, figure: Figure) -> bool:
    match claim.statement:
        case Value(quantity):
            return not figure.low and _means(figure, quantity) and _equal(figure, quantity)
        case Bound(side, quantity):
            same = figure.sense in ("", side)
            return same and not figure.low and _equal(figure, quantity)
        case Range(low, high):
            if figure.low is None or not _means(figure, high):
                return False
            return _equal(figure, high) and _equal(replace(figure, number=figure.low), low)
        case Share() as share:
            plain = not (figure.low or figure.per or (figure.unit and figure.unit.dimension))
            return plain and _means(figure, share) and _size(figure) == share.exact
    return False


def _means(figure: Figure, stated: Quantity | Share) -> bool:
    """Whether the words beside a figure let it be a value; "about" only an approximate one."""
    return figure.sense == "" or (figure.sense == "about" and stated.digits == "approximate")


def _equal(figure: Figure, quantity: Quantity) -> bool:
    dimension = figure.unit.dimension if figure.unit else ()
    same = dimension == quantity.unit.dimension and not figure.per
    return same and _size(figure) == quantity.exact


def _size(figure: Figure) -> Fraction:
    return figure.number.exact * figure.factor


def _named(claim: Claim, words: Words) -> Held:
    """What printed words say for a claim that states no number."""
    match claim.statement:
        case Label() as label:
            same = Label(claim.printed).key == label.key
            text = f"read as {claim.printed}"
            return (
                Held("verified", text)
                if same
                else Held("differs", f"{text}; the claim states {label.text}")
            )
        case Dated(days):
            return _dated(claim, days, words)
        case Presence():
            return Held("not checkable", "states presence, prints no number; the words are there")
        case Order():
            return Held("not checkable", "states an order, prints no number; the words are there")
    return Held("not checkable", "states no number; the words are there")


def _dated(claim: Claim, days: Days, words: Words) -> Held:
    read = [figure.number.text for figure in figures(claim.printed, words)]
    digits = [str(int(run)) for run in _DIGITS.findall(claim.printed)]  # of 24/5/2024 too
    year = str(days.first.year)
    if not (read or digits):
        return Held("not checkable", "states a date, prints no number; the words are there")
    if year not in (*read, *digits):
        return Held("differs", f"read as {' '.join(read or digits)}; the claim states {days}")
    if days.text == year:
        return Held("verified", f"read as {year}")
    return Held("not checkable", f"its year is {year}; days and months are not read")


def _stands(line: str, printed: str, words: Words) -> bool:
    """Whether the characters stand on the line as whole words."""
    return any(_stands_at(line, start, printed, words) for start in _places(line, printed))


def _goes_on(stretch: str) -> bool:
    """Whether a separator between two digits makes them one number: the 96 of 1.96 or 96,5."""
    ends = len(stretch) == len("1.9") and stretch[0].isdecimal() and stretch[2].isdecimal()
    return ends and stretch[1] in SEPARATORS


def _stands_at(line: str, start: int, printed: str, words: Words) -> bool:
    end = start + len(printed)
    first, last = _seen(line, start, end)
    after = line[last : last + 1]
    if after and is_spaced(printed[-1]) and is_spaced(after):
        return False
    if _goes_on(line[end - 1 : end + 2]) or _goes_on(line[max(start - 2, 0) : start + 1]):
        return False
    before = first
    while before and first - before < len(printed) + _MOST_PLACES and is_spaced(line[before - 1]):
        before -= 1
    if before == first or not is_spaced(printed[0]):
        return True
    prefix = Folded.of(line, before, first - before).text
    return _ARABIC[0] <= printed[0] <= _ARABIC[1] and prefix in words.prefixes


def _seen(line: str, start: int, end: int) -> tuple[int, int]:
    """The ends of a stretch with the characters on both sides that nobody sees."""
    hidden = _HIDDEN_BEFORE.search(line, max(start - _AROUND, 0), start)
    follows = _HIDDEN.match(line, end, end + _AROUND)
    return hidden.start() if hidden else start, follows.end() if follows else end

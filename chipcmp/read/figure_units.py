"""A figure, and what makes its unit: scales, words and signs beside the number."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from chipcmp.model.numbers import Number
from chipcmp.model.units import Unit
from chipcmp.model.words import Folded, Phrases, Words, is_spaced

_DIGIT = re.compile(r"\d")
_NEAR = 40  # characters between a unit and the words "per second" that belong to it
_BEFORE = 6  # characters of a sign before a number: US$


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a text prints, with its unit where one stands beside it.

    ``start`` to ``end`` is the whole figure in its line, ``digits_end`` the end of the number
    alone. ``low`` is the lower end of a range, ``other`` a second reading of the separators,
    ``completed`` the words from elsewhere on the line that made the unit a rate.
    """

    start: int
    end: int
    digits_end: int
    number: Number
    unit: Unit | None = None
    scale: str = ""
    low: Number | None = None
    other: Number | None = None
    is_least: bool = False
    completed: str = ""

    @property
    def factor(self) -> Fraction:
        """What one of the number is in base units."""
        return self.unit.factor if self.unit else Fraction(1)

    @property
    def has_unit(self) -> bool:
        """Whether a unit stands with it; a scale such as million is none."""
        return self.unit is not None and self.unit.name != self.scale

    @property
    def text(self) -> str:
        """The figure as a sheet writes it: ``4.0 TB/s``, ``3 years to 4 years``."""
        unit = f" {self.unit.name}" if self.unit else ""
        low = f"{self.low.text}{unit} to " if self.low else ""
        return f"{low}{self.number.text}{unit}"


def with_unit(line: str, figure: Figure, words: Words) -> Figure:
    """The figure with the scale and unit that follow it, and "per second" if near."""
    folded = Folded.of(line, figure.end)
    text = folded.text
    at = _past(text, 0, " (-")
    number, scale = figure.number, figure.scale
    end = 0
    found = None if scale else words.scales.at(folded, at)
    if found:
        name, end = found
        if name.startswith("e"):
            number = Number.parse(f"{number.text}{name}")
        else:
            scale = name
        at = _past(text, end, " ")
    link = words.of.at(folded, at)
    unit = words.unit.at(folded, _past(text, link[1], " ") if link else at)
    rate = None
    if unit:
        end = unit[1]
        rate = words.rate(unit[0])
        per = words.per_second.at(folded, _past(text, end, " "))
        per = per or words.per_second.at(folded, end)
        if rate and per:
            end, unit, rate = per[1], (rate, per[1]), None
    done = replace(
        figure,
        number=number,
        other=None if number is not figure.number else figure.other,
        end=folded.ends[end] if end else figure.end,
        unit=words.scaled(scale, unit[0] if unit else None),
        scale=scale,
    )
    return _completed(line, done, rate, words) if rate else done


def _past(text: str, at: int, signs: str) -> int:
    end = at
    while end < min(at + len(signs), len(text)) and text[end] in signs:
        end += 1
    return end


def _completed(line: str, figure: Figure, rate: Unit, words: Words) -> Figure:
    """The figure per second, where words near it say so and no other number stands between."""
    after = line[figure.end : figure.end + _NEAR]
    digit = _DIGIT.search(after)
    near = Folded.of(after[: digit.start()] if digit else after)
    before = re.split(r"\d", line[max(figure.start - _NEAR, 0) : figure.start])[-1]
    for folded in (near, Folded.of(before)):
        phrase = _first(folded, words.per_second)
        if phrase:
            return replace(figure, unit=words.scaled(figure.scale, rate), completed=phrase)
    return figure


def _first(folded: Folded, phrases: Phrases[str]) -> str:
    for at in range(len(folded.text)):
        if folded.is_boundary(at) and not folded.text.startswith("/", at):
            found = phrases.at(folded, at)
            if found:
                return found[0].strip()
    return ""


def with_sign(line: str, figure: Figure, words: Words) -> Figure:
    """The figure with a sign before it: a currency, a per cent sign, a minus."""
    for length in range(min(_BEFORE, figure.start), 0, -1):
        start = figure.start - length
        folded = Folded.of(line, start, length)
        found = words.before.at(folded, 0)
        if found is None or (start and is_spaced(line[start]) and is_spaced(line[start - 1])):
            continue
        unit, end = found
        before = line[start - 1] if start else ""
        if folded.text[end:].strip(" ") or before.isdecimal() or figure.has_unit:
            continue
        return replace(figure, start=start, unit=words.scaled(figure.scale, unit))
    before = line[figure.start - 1 : figure.start]
    if before in ("-", "\u2212") and not line[: figure.start - 1][-1:].strip():
        number = Number.parse(f"-{figure.number.text}")
        return replace(figure, start=figure.start - 1, number=number, other=None)
    return figure

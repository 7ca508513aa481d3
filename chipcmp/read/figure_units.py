"""A figure, and what makes its unit: scales, words and signs beside the number."""

from dataclasses import dataclass, replace
from fractions import Fraction

from chipcmp.model.numbers import Number
from chipcmp.model.units import Unit
from chipcmp.model.words import Folded, Phrases, Sense, Words, is_spaced

_BEFORE = 6  # characters of a sign before a number: US$


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a text prints, with its unit where one stands beside it.

    ``start`` to ``end`` is the whole figure in its line, ``digits_end`` the end of the number
    alone. ``low`` is the lower end of a range, ``other`` a second reading of the separators,
    ``completed`` the words from elsewhere on the line that made the unit a rate, ``rate`` what such
    words would make of it. ``per`` are words that make it something else: per hour. ``sense`` is
    what words beside it make of it: a bound, or that it is approximate.
    """

    start: int
    end: int
    digits_end: int
    number: Number
    unit: Unit | None = None
    scale: str = ""
    low: Number | None = None
    other: Number | None = None
    sense: Sense = ""
    rate: Unit | None = None
    completed: str = ""
    per: str = ""

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
        per = f" {self.per}" if self.per else ""
        return f"{low}{self.number.text}{unit}{per}"


def with_unit(line: str, figure: Figure, words: Words) -> Figure:
    """The figure with the scale and unit that follow it, and what its unit is per."""
    folded = Folded.of(line, figure.end)
    figure, at, end = _scaled(folded, figure, words)
    link = words.of.at(folded, at)
    unit = words.unit.at(folded, _past(folded.text, link[1], " ") if link else at)
    rate, other = None, ""
    if unit:
        end = unit[1]
        rate = words.rate(unit[0])
        per = _per(folded, end, words.per_second)
        if rate and per:
            end, unit, rate = per[1], (rate, per[1]), None
        hour = _per(folded, end, words.per_other)
        if hour:
            (other, end), rate = hour, None
    return replace(
        figure,
        end=folded.ends[end] if end else figure.end,
        unit=words.scaled(figure.scale, unit[0] if unit else None),
        rate=rate,
        per=other.strip(),
    )


def _scaled(folded: Folded, figure: Figure, words: Words) -> tuple[Figure, int, int]:
    """The figure with its scale and a bound before its unit; where that begins, where they end."""
    at, end = 0, 0
    sense = words.bound_after.at(folded, _past(folded.text, 0, " "))
    if sense:
        figure = replace(figure, sense=sense[0])
        at = end = sense[1]
    at = _past(folded.text, at, " (-")
    found = None if figure.scale else words.scales.at(folded, at)
    if not found:
        return figure, at, end
    name, end = found
    if name.startswith("e"):
        number = Number.parse(f"{figure.number.text}{name}")
        figure = replace(figure, number=number, other=None)
    else:
        figure = replace(figure, scale=name)
    return figure, _past(folded.text, end, " "), end


def _per(folded: Folded, end: int, phrases: Phrases[str]) -> tuple[str, int] | None:
    return phrases.at(folded, _past(folded.text, end, " ")) or phrases.at(folded, end)


def _past(text: str, at: int, signs: str) -> int:
    end = at
    while end < min(at + len(signs), len(text)) and text[end] in signs:
        end += 1
    return end


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
        figure = replace(figure, start=start, unit=words.scaled(figure.scale, unit))
        after = Folded.of(line, figure.end)
        hour = _per(after, 0, words.per_other)
        return replace(figure, end=after.ends[hour[1]], per=hour[0].strip()) if hour else figure
    before = line[figure.start - 1 : figure.start]
    if before in ("-", "\u2212") and not line[: figure.start - 1][-1:].strip():
        number = Number.parse(f"-{figure.number.text}")
        return replace(figure, start=figure.start - 1, number=number, other=None)
    return figure

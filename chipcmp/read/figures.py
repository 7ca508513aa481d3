"""Figures in a line of any text: numbers in digits or words, with the units beside them.

Rules: RULES, "Figures". Every step looks at a bounded stretch, so the time is linear in the line.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from chipcmp.model.units import Unit
from chipcmp.model.words import DIRECTIONAL, VOWELS, Folded, Words
from chipcmp.read.digit_runs import GROUP, SEPARATORS, Digits, numbers_in
from chipcmp.read.figure_bounds import bounded, is_cased, is_joined, is_name
from chipcmp.read.figure_rates import completed
from chipcmp.read.figure_units import Figure, with_sign, with_unit
from chipcmp.read.spelled import spelled

_RUN = rf"\d[\d{SEPARATORS}{DIRECTIONAL}]*+"
_TOKEN = re.compile(
    rf"({_RUN})|(?:[A-Za-z]++{_RUN})++|([^\W\d_](?:[^\W\d_]|[{VOWELS}\u0300-\u036f])*+)"
)
_LETTER = re.compile(r"\w")
_NAMED = re.compile(r"[^\W\d_]+|[%\u066a\uff05]")  # words, per cent signs
_DASHES = ("-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212")
_LONGEST_RUN = 80
_LONGEST_WORD = 32
_JOINED = 12  # characters between the ends of a range


def figures(line: str, words: Words) -> Iterator[Figure]:
    """The figures of a line, from its beginning to its end; names such as H20 are none."""
    return completed(line, _bounded(line, words), words)


def _bounded(line: str, words: Words) -> Iterator[Figure]:
    for figure in _ranges(line, words):
        meant = bounded(line, figure, words)
        if meant:
            yield meant


def _ranges(line: str, words: Words) -> Iterator[Figure]:
    held: Figure | None = None
    for figure in _figures(line, words):
        joined = _range(line, held, figure, words) if held else None
        if held and not joined and _is_dashed(line, held, figure):
            held = None  # 20-15 %: written from right to left, or a change
            continue
        if held and not joined:
            yield held
        held = joined or figure
    if held:
        yield held


def _figures(line: str, words: Words) -> Iterator[Figure]:
    done = 0
    for token in _TOKEN.finditer(line):
        start, end = token.span()
        if start < done:
            continue
        if token.group(1):
            if is_name(line, start) or _is_group(line, start) or is_joined(line, start, end):
                continue
            for digits in numbers_in(line[start:end], start) if end - start < _LONGEST_RUN else ():
                figure = _in_digits(line, digits, words)
                if figure:
                    done = figure.end
                    yield figure
        elif token.group(2) and end - start <= _LONGEST_WORD:
            figure = _in_words(line, start, end, words)
            if figure:
                done = figure.end
                yield figure


def _is_group(line: str, start: int) -> bool:
    """Whether three digits may go on a number before a plain space: the 000 of 1 000 W."""
    digits = line[start : start + GROUP + 1]
    if not digits[:GROUP].isdecimal() or len(digits) < GROUP or digits[GROUP:].isdecimal():
        return False
    at = start - 1
    while at > 0 and start - at <= GROUP + 1 and line[at - 1].isdecimal():
        at -= 1
    before = start - 1 - at
    return line[start - 1 : start] == " " and 0 < before <= GROUP and not is_name(line, at)


def _in_digits(line: str, digits: Digits, words: Words) -> Figure | None:
    plain = Figure(
        start=digits.start,
        end=digits.end,
        digits_end=digits.end,
        number=digits.number,
        other=digits.other,
    )
    figure = with_unit(line, plain, words)
    glued = line[digits.end : digits.end + 1]
    if figure.end == digits.end and glued and is_cased(glued):
        return None  # 910B, 36kr
    return with_sign(line, figure, words)


def _in_words(line: str, start: int, end: int, words: Words) -> Figure | None:
    word = line[start:end]
    word = word if word.isalpha() else Folded.of(word).text
    prefix = words.starts.get(word)
    if prefix is None:
        return None
    if word in words.leads:  # folding costs more than a look at the next letter
        letter = _LETTER.search(line, end)
        if not letter or letter[0] not in words.leads[word]:
            return None
    folded = Folded.of(line, start)
    found = spelled(words, folded, prefix)
    if found is None:
        return None
    end = folded.ends[found.end]
    figure = Figure(
        start=folded.ends[prefix],
        end=end,
        digits_end=end,
        number=found.number,
        unit=words.scaled(found.scale, None),
        scale=found.scale,
        sense="at_least" if found.is_least else "",
    )
    return with_unit(line, figure, words)


def _range(line: str, low: Figure, high: Figure, words: Words) -> Figure | None:
    """Two figures as the ends of one range, where a word joins them and only the second has a unit.

    Units on both are kept apart: from 900 GB/s to 400 GB/s is a change, not a range.
    """
    if low.unit or low.low or low.sense or high.sense or not high.has_unit:
        return None
    between = Folded.of(line, low.end, high.start - low.end)
    word = between.text.strip(" ")
    if high.start - low.end > _JOINED or word not in words.to:
        return None
    if low.number.exact >= high.number.exact:
        return None
    return replace(high, start=low.start, low=low.number, other=None)


def _is_dashed(line: str, low: Figure, high: Figure) -> bool:
    """Whether only a dash stands between two numbers that are no range."""
    return not low.unit and not low.low and line[low.end : high.start] in _DASHES


def units_beside(line: str, figure: Figure, words: Words, *, reach: int) -> Iterator[Unit]:
    """The units named on the line apart from numbers, within a reach on both sides of a figure."""
    start, end = max(figure.start - reach, 0), min(figure.end + reach, len(line))
    for token in _NAMED.finditer(line, start, end):
        folded = Folded.of(line, token.start())
        found = words.unit.at(folded, 0)
        if found:
            per = words.per_second.at(folded, found[1])
            rate = words.rate(found[0]) if per else None
            yield rate or found[0]

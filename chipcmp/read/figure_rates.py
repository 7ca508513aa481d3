"""Words for "per second" that stand apart from a unit, and the one figure that each completes.

Rules: RULES, "Figures".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from chipcmp.model.words import Folded, Words
from chipcmp.read.figure_units import Figure

_NEAR = 40  # characters between a unit and the words "per second" that belong to it
# A number, or a sign that ends a sentence or sets clauses or cells apart.
_BARRIER = re.compile(
    "[0-9\\d.,\u060c;\u061b:\u3002\uff0c\u3001\uff1b\uff1a!?\u061f\uff01\uff1f|\t]"
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words in the gap between two figures: where they stand in the line, how far from one."""

    start: int
    distance: int
    text: str
    is_second: bool


def completed(line: str, figures: Iterable[Figure], words: Words) -> Iterator[Figure]:
    """The figures of a line, those completed that words between them belong to.

    Words belong to one figure: the nearer one, with no number and no stop or comma between.
    """
    before: Figure | None = None
    for figure in figures:
        before, after = _shared(line, before, figure, words)
        if before:
            yield before
        before = after
    if before:
        before, _ = _shared(line, before, None, words)
        if before:
            yield before


def _shared(
    line: str, before: Figure | None, after: Figure | None, words: Words
) -> tuple[Figure | None, Figure | None]:
    """Two neighbours, with what stands between them given to the one that it belongs to."""
    left = _following(line, before, after, words) if before and before.rate else None
    right = _leading(line, before, after, words) if after and after.rate else None
    if left and right and left.start == right.start:
        left, right = (left, None) if left.distance <= right.distance else (None, right)
    return (
        _rated(before, left, words) if before and left else before,
        _rated(after, right, words) if after and right else after,
    )


def _rated(figure: Figure, phrase: _Phrase, words: Words) -> Figure:
    if not phrase.is_second:
        return replace(figure, per=phrase.text, rate=None)
    unit = words.scaled(figure.scale, figure.rate)
    return replace(figure, unit=unit, rate=None, completed=phrase.text)


def _following(line: str, before: Figure, after: Figure | None, words: Words) -> _Phrase | None:
    end = min(before.end + _NEAR, after.start if after else len(line))
    barrier = _BARRIER.search(line, before.end, end)
    stretch = Folded.of(line, before.end, (barrier.start() if barrier else end) - before.end)
    return next(_phrases(stretch, words), None)


def _leading(line: str, before: Figure | None, after: Figure, words: Words) -> _Phrase | None:
    start = max(after.start - _NEAR, before.end if before else 0)
    for barrier in _BARRIER.finditer(line, start, after.start):
        start = barrier.end()
    stretch = Folded.of(line, start, after.start - start)
    found = list(_phrases(stretch, words))
    if not found:
        return None
    last = found[-1]
    gap = len(stretch.text) - last.distance - len(last.text)
    return replace(last, distance=gap)


def _phrases(stretch: Folded, words: Words) -> Iterator[_Phrase]:
    """The phrases of a stretch, each with its distance from the beginning."""
    at = 0
    while at < len(stretch.text):
        if stretch.is_boundary(at) and not stretch.text.startswith("/", at):
            for table in (words.per_second, words.per_other):
                found = table.at(stretch, at)
                if found:
                    text = found[0].strip()
                    second = table is words.per_second
                    yield _Phrase(stretch.ends[at], at, text, second)
                    at = found[1] - 1
                    break
        at += 1

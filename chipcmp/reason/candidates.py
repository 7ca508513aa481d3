"""Figures with units in any text, as claims that a person may make of them."""

from dataclasses import dataclass

from chipcmp.model.contents import Contents
from chipcmp.model.metrics import Vocabulary
from chipcmp.model.problems import Unreadable
from chipcmp.model.units import Unit
from chipcmp.read.articles import TextFile
from chipcmp.read.figure_units import Figure
from chipcmp.read.figures import figures

MOST = 20_000
"""The most numbers that a text may have; one with more is a table, and no reading for people."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure, where the text prints it, and the metrics that are measured in its unit."""

    line: int
    printed: str
    figure: Figure
    metrics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """The candidates of a text; ``source`` is the record of exactly these bytes, if there is one.

    ``broken`` is the first line that is not UTF-8, None where all are.
    """

    name: str
    source: str
    candidates: tuple[Candidate, ...]
    broken: int | None


def extract(text: TextFile, contents: Contents) -> Extract:
    """Every figure with a unit, in order. Raises Unreadable for a text with over 20000 numbers."""
    sha256 = text.sha256
    sources = (id_ for id_, source in contents.sources.items() if source.sha256 == sha256)
    found = []
    seen = 0
    for number, line in text.lines():
        for figure in figures(line, contents.words) if line else ():
            seen += 1
            if seen > MOST:
                raise Unreadable(
                    f"found over {MOST} numbers in {text.name}; allowed are texts with fewer."
                    " Split the file."
                )
            if figure.has_unit and figure.unit and not figure.per:
                metrics = _measured(contents.vocabulary, figure.unit)
                printed = line[figure.start : figure.end]
                found.append(Candidate(number, printed, figure, metrics))
    return Extract(text.name, next(sources, ""), tuple(found), text.broken)


def _measured(vocabulary: Vocabulary, unit: Unit) -> tuple[str, ...]:
    return tuple(
        metric.id
        for metric in vocabulary.metrics.values()
        if metric.unit and not metric.formula and metric.unit.dimension == unit.dimension
    )

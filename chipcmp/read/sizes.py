"""The sizes that are plausible or possible for a metric: A to B, for all scopes or for each."""

from fractions import Fraction

from chipcmp.model.intervals import Interval
from chipcmp.model.numbers import NotANumber, Number
from chipcmp.model.units import Unit, Units, UnknownUnit
from chipcmp.read.entries import Entry
from chipcmp.read.statements import split


def read_sizes(
    entry: Entry, key: str, unit: Unit | None, units: Units
) -> tuple[tuple[str, Interval], ...]:
    """The interval of each scope in base units; the scope ``""`` stands for all of them."""
    if isinstance(entry.node.get(key), str):
        pairs: tuple[tuple[str, str], ...] = (("", entry.text(key)),)
    else:
        pairs = entry.pairs(key)
    sizes = []
    for scope, text in pairs:
        low, _, high = text.partition(" to ")
        try:
            ends = [_size(part, unit, units) for part in (low, high)]
        except (NotANumber, UnknownUnit, ValueError):
            entry.fault(
                key,
                f"{key}: found {text}; allowed is A to B, each with a unit of the metric's kind.",
            )
            continue
        if ends[0] > ends[1]:
            entry.fault(key, f"{key}: found {text}, whose ends are in the wrong order; swap them.")
            continue
        sizes.append((scope, Interval.between(*ends)))
    return tuple(sizes)


def _size(text: str, unit: Unit | None, units: Units) -> Fraction:
    number, name = split(text)
    found = units.unit(name)
    if unit is None or found.dimension != unit.dimension:
        raise ValueError(text)
    return Number.parse(number).exact * found.factor

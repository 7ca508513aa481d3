"""Sides that are simple multiples of each other: sparse, per direction, per die, bits, prefixes."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import log10

from chipcmp.model.claims import Claim
from chipcmp.model.metrics import Metric, Row
from chipcmp.model.statements import Value
from chipcmp.reason.disputes import Side
from chipcmp.reason.hints.evidence import Evidence
from chipcmp.reason.hints.fits import is_multiple, speaker
from chipcmp.reason.hints.kinds import Cause, Factor

TWICE, BITS, BINARY, TEN = Fraction(2), Fraction(8), Fraction(1024, 1000), Fraction(10)
_PREFIXES = {"k": 1, "K": 1, "M": 2, "G": 3, "T": 4, "P": 5}
_INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class _Doubling:
    """A condition under one value of which numbers are twice those under another."""

    condition: str
    single: str
    double: str


_DOUBLINGS = (
    _Doubling("sparsity", "dense", "2:4"),
    _Doubling("direction", "per direction", "both ways"),
    _Doubling("scope", "die", "package"),
)


def factors(evidence: Evidence, chip: str, row: Row, pair: tuple[Side, Side]) -> Iterator[Factor]:
    """What may make one side a multiple of the other; the first of the pair is to be explained."""
    side, other = pair
    claims = speaker(side), speaker(other)
    if any(claim.exact is None or claim.exact <= 0 for claim in claims):
        return
    metric = evidence.view.contents.vocabulary.metrics[row.metric]
    yield from _doubled(evidence, chip, row, pair)
    if _counts_information(metric):
        yield from _fitting(pair, BITS, "bits", 1)
        for power in _powers(*claims):
            yield from _fitting(pair, BINARY, "binary", power)
    yield from _fitting(pair, TEN, "scale", _magnitude(*claims))


def _doubled(evidence: Evidence, chip: str, row: Row, pair: tuple[Side, Side]) -> Iterator[Factor]:
    smaller, larger = sorted(pair, key=lambda side: speaker(side).exact or 0)
    if not is_multiple(speaker(smaller), speaker(larger), TWICE):
        return
    for doubling in _DOUBLINGS:
        stated = row.value(doubling.condition)
        if stated == doubling.single:
            side, other, factor, value = larger, smaller, 1 / TWICE, doubling.double
        elif stated == doubling.double:
            side, other, factor, value = smaller, larger, TWICE, doubling.single
        else:
            continue
        if _is_open(evidence, chip, doubling.condition, side):
            yield Factor(
                side=side,
                other=other,
                factor=factor,
                cause="condition",
                condition=doubling.condition,
                value=value,
            )


def _is_open(evidence: Evidence, chip: str, condition: str, side: Side) -> bool:
    # A source that declares a condition has told which it means. Scope is never undeclared: its
    # silence means the whole, so only a chip that is known to have dies can be taken by the die.
    if condition == "scope":
        return evidence.has_dies(chip)
    return any(condition in claim.undeclared for claim in side.claims)


def _fitting(pair: tuple[Side, Side], base: Fraction, cause: Cause, power: int) -> Iterator[Factor]:
    side, other = pair
    for factor in (base**power, base**-power) if power else ():
        if is_multiple(speaker(side), speaker(other), factor):
            yield Factor(side=side, other=other, factor=factor, cause=cause, power=power)


def _powers(one: Claim, other: Claim) -> tuple[int, ...]:
    """The powers of 1.024 that the claims' prefixes can explain, and 1: a TB taken as 1024 GB."""
    units = [c.statement.quantity.unit for c in (one, other) if isinstance(c.statement, Value)]
    binary = [unit for unit in units if unit.is_binary]
    powers = {_PREFIXES.get(unit.name[0], 0) for unit in binary or units}
    return tuple(sorted((powers if binary else powers | {1}) - {0}))


def _magnitude(one: Claim, other: Claim) -> int:
    """The power of ten that one is most nearly of the other."""
    return abs(round(log10((one.exact or 1) / (other.exact or 1))))


def _counts_information(metric: Metric) -> bool:
    dimension = metric.unit.dimension if metric.unit else ()
    return any(name == _INFORMATION for name, _ in dimension)

"""Suspicious scales: the same number, printed with units that people mix up."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from chipcmp.model.claims import Claim
from chipcmp.model.doubts import Doubt
from chipcmp.model.metrics import Row
from chipcmp.model.statements import Value
from chipcmp.reason.checks.backing import by_backing
from chipcmp.reason.checks.sentences import named, told, what_to_do
from chipcmp.reason.choose import View
from chipcmp.reason.disputes import Side

_BITS = Fraction(8)
_THOUSAND = Fraction(1000)
_BINARY = Fraction(1024, 1000)
_PREFIXES = 5


def scale(view: View, doubted: Collection[int]) -> Iterator[Doubt]:
    """Claims whose number another claim has in a unit 8, 10³ⁿ or 1.024ⁿ times as large.

    The other stands on a stronger side of the row, or undisputed in a row of the same group and
    dimension, of the chip or of its family.
    """
    for chip in sorted(view.contents.chips):
        for row in view.contents.rows_of(chip):
            sides = by_backing(view, chip, row)
            for side in sides:
                other = _mixed_up(side, _against(view, chip, row, side, sides=sides))
                if other and id(side.claims[0]) not in doubted:
                    yield _doubt(view, _first(side), other)


def _against(
    view: View, chip: str, row: Row, side: Side, *, sides: Sequence[Side]
) -> Iterator[Side]:
    stronger = sides[: sides.index(side)]
    if stronger:
        yield from stronger
        return
    metrics = view.contents.vocabulary.metrics
    own = metrics[row.metric]
    for member in (chip, *_family(view, chip)):
        for other in view.contents.rows_of(member):
            metric = metrics[other.metric]
            if other.metric == row.metric or metric.group != own.group or metric.unit is None:
                continue
            verdict = view.verdict(member, other)
            if not verdict.is_disputed and verdict.sides and _outweighs(verdict.sides[0], side):
                yield verdict.sides[0]


def _outweighs(one: Side, other: Side) -> bool:
    # Where as many speak for both, the smaller unit is looked at: bits are taken for bytes.
    ours, theirs = _sizes(one), _sizes(other)
    if not ours or not theirs:
        return False
    return (len(one.sources), max(ours)) > (len(other.sources), max(theirs))


def _sizes(side: Side) -> list[Fraction]:
    return [c.statement.quantity.unit.factor for c in side.claims if isinstance(c.statement, Value)]


def _family(view: View, chip: str) -> tuple[str, ...]:
    families = view.contents.families.values()
    found = [m for family in families if chip in family.members for m in family.members]
    return tuple(dict.fromkeys(member for member in found if member != chip))


def _mixed_up(side: Side, others: Iterator[Side]) -> Claim | None:
    for other in others:
        for claim in sorted(other.claims, key=lambda claim: claim.location):
            if any(_same_number(own, claim) for own in side.claims):
                return claim
    return None


def _same_number(one: Claim, other: Claim) -> bool:
    if not (isinstance(one.statement, Value) and isinstance(other.statement, Value)):
        return False
    own, its = one.statement.quantity, other.statement.quantity
    if own.number.exact != its.number.exact or own.unit.dimension != its.unit.dimension:
        return False
    factor = max(own.unit.factor / its.unit.factor, its.unit.factor / own.unit.factor)
    scales = {_BITS}
    scales |= {base**power for base in (_THOUSAND, _BINARY) for power in range(1, _PREFIXES)}
    return factor in scales


def _first(side: Side) -> Claim:
    return min(side.claims, key=lambda claim: claim.location)


def _doubt(view: View, claim: Claim, other: Claim) -> Doubt:
    beside = ""
    if other.row != claim.row or other.chip != claim.chip:
        chip = view.contents.chips[other.chip].short_name
        beside = f" for {named(view.contents.vocabulary, other)} of the {chip}"
    text = (
        f"{claim.metric}: found {claim.text}, and the same number with another unit, {told(other)}"
        f"{beside}; expected is one unit. {what_to_do('scale')}"
    )
    return Doubt(claim, "scale", text)

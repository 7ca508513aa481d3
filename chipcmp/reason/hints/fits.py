"""When one claim has the value of another, or a multiple of it, as far as its digits say."""

from fractions import Fraction

from chipcmp.model.claims import Claim
from chipcmp.model.statements import Dated, Label
from chipcmp.reason.disputes import Side

ONCE = Fraction(1)
# Few digits leave much room: 3 TB/s may be 3.35. A hint rests on values that are close as well.
_CLOSE = Fraction(1, 100)


def speaker(side: Side) -> Claim:
    """The claim whose value is the side's: its lead, or the finest that states a single value."""
    if side.lead.exact is not None:
        return side.lead
    return next((claim for claim in side.claims if claim.exact is not None), side.lead)


def is_multiple(one: Claim, other: Claim, factor: Fraction = ONCE) -> bool:
    """Whether ``one`` times ``factor`` is ``other``: exactly, as far as the coarser digits tell.

    The value with the finer digits must lie within what the digits of the other can stand for,
    and the two must be within 1 % of each other.
    """
    if one.exact is None or other.exact is None or one.interval is None or other.interval is None:
        return False
    value, target = one.exact * factor, other.exact
    if value <= 0 or target <= 0 or abs(value - target) > _CLOSE * max(value, target):
        return False
    scaled = one.interval.scaled(factor)
    if (scaled.width or 0) >= (other.interval.width or 0):
        return scaled.contains(target)
    return other.interval.contains(value)


def is_same(one: Claim, other: Claim) -> bool:
    """Whether both state the same value or label."""
    if isinstance(one.statement, Label) and isinstance(other.statement, Label):
        return one.statement.key == other.statement.key
    return is_multiple(one, other)


def is_same_time(one: Claim, other: Claim) -> bool:
    """Whether both state dates that may be one day."""
    match one.statement, other.statement:
        case Dated(first), Dated(second):
            return first.meets(second)
    return False

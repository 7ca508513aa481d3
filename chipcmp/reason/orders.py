"""Orders between chips, checked against the values of the chips that they order."""

from collections.abc import Iterator
from dataclasses import dataclass

from chipcmp.model.claims import Claim
from chipcmp.model.metrics import Row
from chipcmp.model.statements import Order
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.disputes import footing


@dataclass(frozen=True, slots=True)
class Contradicted:
    """A claim that orders two chips otherwise than their values do: ``own`` and ``other``."""

    claim: Claim
    own: Choice
    other: Choice


def contradicted(view: View, chip: str, row: Row) -> Iterator[Contradicted]:
    """The order claims of a chip in a row that the values chosen for both chips contradict."""
    for claim in sorted(view.claims(chip, row), key=lambda claim: (claim.source, claim.location)):
        if not isinstance(claim.statement, Order):
            continue
        own, other = view.choose_value(chip, row), view.choose_value(claim.statement.chip, row)
        if own is None or other is None or footing(own.claim) != footing(other.claim):
            continue
        if not _can_hold(claim.statement, own, other):
            yield Contradicted(claim, own, other)


def _can_hold(order: Order, own: Choice, other: Choice) -> bool:
    """Whether some values that the digits allow are in this order. Equal figures are in none."""
    lesser, greater = (own, other) if order.side == "below" else (other, own)
    if lesser.exact == greater.exact or lesser.interval is None or greater.interval is None:
        return lesser.exact != greater.exact
    low, high = lesser.interval.low, greater.interval.high
    return low is None or high is None or low < high

"""Identities: sparse = 2 × dense, FP8 = 2 × FP16 where a family says so, and those of all chips."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from chipcmp.model.claims import Claim
from chipcmp.model.doubts import Doubt
from chipcmp.reason.checks.backing import backing, by_backing
from chipcmp.reason.checks.equations import Equation, Holding, equations, held
from chipcmp.reason.checks.sentences import named, told, what_to_do
from chipcmp.reason.choose import View


@dataclass(slots=True)
class _Tally:
    """How many identities a claim fits, and those that it does not."""

    claim: Claim
    fits: int = 0
    fails: list[Equation] = field(default_factory=list)


def identities(view: View, doubted: Collection[int]) -> Iterator[Doubt]:
    """Claims that more identities speak against than for, or as many where they are outvoted.

    Of claims of one row and value only the first is told, with the number of the others.
    """
    tallies: dict[int, _Tally] = {}
    for chip in sorted(view.contents.chips):
        for equation in equations(view, chip):
            holding = held(view, equation)
            if holding:
                _count(tallies, holding)
    told_of: dict[object, list[_Tally]] = {}
    for tally in tallies.values():
        if id(tally.claim) not in doubted and _is_doubted(view, tally):
            key = (tally.claim.chip, tally.claim.row, tally.claim.exact)
            told_of.setdefault(key, []).append(tally)
    for group in told_of.values():
        group.sort(key=lambda tally: tally.claim.location)
        yield _doubt(view, group[0], len(group) - 1)


def _count(tallies: dict[int, _Tally], holding: Holding) -> None:
    for claim in holding.fitting:
        tallies.setdefault(id(claim), _Tally(claim)).fits += 1
    for claim in holding.unfitting:
        tallies.setdefault(id(claim), _Tally(claim)).fails.append(holding.equation)


def _is_doubted(view: View, tally: _Tally) -> bool:
    if len(tally.fails) != tally.fits:
        return len(tally.fails) > tally.fits
    sides = by_backing(view, tally.claim.chip, tally.claim.row)
    own = next((side for side in sides if tally.claim in side.claims), None)
    if not tally.fails or own is None:
        return False
    return backing(sides[0]) > backing(own)


def _doubt(view: View, tally: _Tally, others: int) -> Doubt:
    claim, equation = tally.claim, tally.fails[0]
    vocabulary = view.contents.vocabulary
    beside = []
    for _, chip, row in equation.rows:
        sides = by_backing(view, chip, row)
        if (chip, row) != (claim.chip, claim.row) and sides:
            lead = sides[0].lead
            beside.append(f"{named(vocabulary, lead)}, {told(lead)}")
    same = f" (and {others} more of this value)" if others else ""
    text = (
        f"{claim.metric}: found {claim.text}{same} beside {' and '.join(beside)}; expected is"
        f" {equation.identity.text}{equation.because}. {what_to_do('identity')}"
    )
    return Doubt(claim, "identity", text)

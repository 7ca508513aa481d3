"""Outliers: values far from the rest of their row, of their family, or of what is plausible."""

from collections.abc import Collection, Iterator
from fractions import Fraction

from chipcmp.model.claims import Claim
from chipcmp.model.doubts import Doubt
from chipcmp.model.metrics import Row
from chipcmp.model.numbers import significant
from chipcmp.read.checks import size_of
from chipcmp.reason.checks.backing import backing, by_backing
from chipcmp.reason.checks.sentences import named, told, what_to_do
from chipcmp.reason.choose import View
from chipcmp.reason.derive import Derived, derive
from chipcmp.reason.derived_rows import derivable
from chipcmp.reason.disputes import Side

ROW_FACTOR = Fraction(3, 2)
"""A side of a dispute that differs more than this from the strongest one is an outlier."""
FAMILY_FACTOR = Fraction(8)
"""So far must a value lie beyond those of all other members of its family."""
_FEWEST_OTHERS = 2


def outliers(view: View, doubted: Collection[int]) -> Iterator[Doubt]:
    """Claims far from the strongest side of their row, from their family, or not plausible.

    Not plausible is a claim where a derived value that rests on it is not. A row in which a claim
    is doubted already has that doubt for its reason.
    """
    for chip in sorted(view.contents.chips):
        for row in view.contents.rows_of(chip):
            sides = [
                side
                for side in by_backing(view, chip, row)
                if not any(id(claim) in doubted for claim in side.claims)
            ]
            yield from _of_row(sides)
            if sides:
                yield from _of_family(view, sides[0])
    yield from _of_derived(view, doubted)


def _of_row(sides: list[Side]) -> Iterator[Doubt]:
    for side in sides[1:]:
        own, strongest = side.lead.exact, sides[0].lead.exact
        if not own or not strongest or _times(own, strongest) <= ROW_FACTOR:
            continue
        claim = _first(side)
        say = "as many say" if backing(side) == backing(sides[0]) else "more say"
        yield Doubt(
            claim,
            "outlier",
            f"{claim.metric}: found {claim.text} where {say} {told(sides[0].lead)};"
            f" expected are values within {significant(ROW_FACTOR, 2)} times of each other."
            f" {what_to_do('outlier')}",
        )


def _of_family(view: View, side: Side) -> Iterator[Doubt]:
    claim = _first(side)
    own = side.lead.exact
    for family in view.contents.families.values():
        if claim.chip not in family.members or not own or own <= 0:
            continue
        others = [
            lead
            for member in family.members
            if member != claim.chip
            for lead in [_lead(view, member, claim.row)]
            if lead and lead.exact and lead.exact > 0
        ]
        if len(others) < _FEWEST_OTHERS:
            continue
        nearest = min(others, key=lambda lead: _times(own, lead.exact or own))
        if _times(own, nearest.exact or own) > FAMILY_FACTOR:
            yield Doubt(
                claim,
                "outlier",
                f"{claim.metric}: found {claim.text}, in a family whose nearest value is"
                f" {told(nearest)}; expected are values within {FAMILY_FACTOR} times of each"
                f" other. {what_to_do('outlier')}",
            )
            return


def _lead(view: View, chip: str, row: Row) -> Claim | None:
    sides = by_backing(view, chip, row)
    return sides[0].lead if sides else None


def _of_derived(view: View, doubted: Collection[int]) -> Iterator[Doubt]:
    vocabulary = view.contents.vocabulary
    for metric in vocabulary.metrics.values():
        if metric.formula is None or not metric.plausible:
            continue
        for chip in sorted(view.contents.chips):
            for row in derivable(view, [chip], metric.id):
                found = derive(view, chip, row)
                if found and not any(
                    id(claim) in doubted or _is_doubted_itself(view, claim)
                    for claim in found.claims
                ):
                    yield from _not_plausible(view, found)


def _is_doubted_itself(view: View, claim: Claim) -> bool:
    # Its own size is not plausible, which reading its sheet has found.
    sizes = size_of(view.contents.vocabulary.metrics[claim.metric].plausible, claim.row)
    return sizes is not None and any(not sizes.contains(q.exact) for q in claim.quantities)


def _not_plausible(view: View, found: Derived) -> Iterator[Doubt]:
    vocabulary = view.contents.vocabulary
    metric, unit = vocabulary.metrics[found.row.metric], vocabulary.unit(found.row)
    allowed = size_of(metric.plausible, found.row)
    if found.exact is None or unit is None or allowed is None or allowed.contains(found.exact):
        return
    low, high = (significant((end or 0) / unit.factor, 3) for end in (allowed.low, allowed.high))
    # Of several inputs the one that fewest speak for is looked at, of equals the last.
    voices = [each.verdict.voices if each.verdict else 0 for each in found.inputs]
    index = max(n for n, count in enumerate(voices) if count == min(voices))
    claim = found.inputs[index].claims[0]
    others = [each.claims[0] for n, each in enumerate(found.inputs) if n != index]
    beside = " and ".join(f"{named(vocabulary, other)}, {told(other)}" for other in others)
    yield Doubt(
        claim,
        "outlier",
        f"{claim.metric}: found {claim.text} beside {beside}, which makes {metric.id}"
        f" {significant(found.exact / unit.factor, 3)} {unit}; plausible is {low} to {high} {unit}."
        f" {what_to_do('outlier')}",
    )


def _times(one: Fraction, other: Fraction) -> Fraction:
    low, high = sorted((abs(one), abs(other)))
    return high / low


def _first(side: Side) -> Claim:
    return min(side.claims, key=lambda claim: claim.location)

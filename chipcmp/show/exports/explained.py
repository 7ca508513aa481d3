"""Hints, contradictions and ranges as the mappings that JSON knows; what they rest on as places."""

from chipcmp.model.claims import Claim
from chipcmp.reason.choose import View
from chipcmp.reason.disputes import Verdict
from chipcmp.reason.hints.kinds import Contradiction, Factor, Hint, LookAlike, Match, OtherRow
from chipcmp.reason.orders import Contradicted
from chipcmp.reason.ratios import Ratio
from chipcmp.reason.spread import RatioRange
from chipcmp.reason.spread import spread as apart
from chipcmp.show.hint_words import HintWords
from chipcmp.show.plain_fields import place

Fields = dict[str, object]


def hint(found: Hint, view: View) -> Fields:
    """A hint: its kind, its sentence, the claims that it is about and those that it rests on.

    ``matches`` lists where else the value stands; ``factor`` is what it is multiplied by.
    """
    fields: Fields = {
        "kind": found.kind,
        "text": HintWords(view.contents).sentence(found),
        "about": [place(claim) for claim in found.claims],
        "grounds": [place(claim) for claim in found.grounds],
    }
    if isinstance(found, LookAlike):
        fields["matches"] = [_match(match) for match in found.matches]
    if isinstance(found, OtherRow):
        fields |= {"condition": found.condition, "means": found.value}
    if isinstance(found, Factor):
        fields |= {
            "factor": float(found.factor),
            "cause": found.cause,
            "condition": found.condition or None,
            "means": found.value or None,
        }
    return fields


def contradiction(found: Contradiction, view: View) -> Fields:
    """What a chip is said to lack, and the claims that need it."""
    return {"chip": found.claim.chip, "metric": found.claim.metric, **hint(found, view)}


def order(found: Contradicted, view: View) -> Fields:
    """An order of two chips that the values chosen for them contradict."""
    return {
        "chip": found.claim.chip,
        "metric": found.claim.metric,
        "conditions": dict(found.claim.row.conditions),
        "text": HintWords(view.contents).order(found),
        "about": [place(found.claim)],
        "grounds": [place(found.own.claim), place(found.other.claim)],
    }


def largest_over_smallest(verdict: Verdict) -> float | None:
    """How far the sides of a dispute lie apart; None where they are no numbers."""
    found = apart(verdict)
    return None if found is None else float(found)


def spread(found: RatioRange | None) -> Fields | None:
    """The range of a ratio, each end with its pair of claims; of derived values, with all."""
    if found is None:
        return None
    return {"lowest": _end(found.lowest), "highest": _end(found.highest)}


def _end(ratio: Ratio) -> Fields:
    found: Fields = {
        "ratio": ratio.value,
        "numerator": place(ratio.numerator),
        "denominator": _place_or_none(ratio.denominator),
    }
    if any(term.inputs for term in ratio.terms):
        found["claims"] = [place(claim) for claim in ratio.claims]
    return found


def _place_or_none(claim: Claim | None) -> dict[str, str | None] | None:
    return place(claim) if claim else None


def _match(match: Match) -> Fields:
    return {
        "chip": match.chip.id,
        "metric": match.row.metric,
        "conditions": dict(match.row.conditions),
        "sources": list(match.side.sources),
    }

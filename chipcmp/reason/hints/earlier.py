"""Sides that were said before the others: figures of the time before the chip was out."""

from datetime import date, timedelta

from chipcmp.model.claims import Claim
from chipcmp.model.metrics import Row
from chipcmp.model.statements import Dated
from chipcmp.reason.disputes import Side
from chipcmp.reason.hints.evidence import RELEASED, Evidence
from chipcmp.reason.hints.kinds import Earlier

_CLEARLY = timedelta(days=30)


def earlier(evidence: Evidence, chip: str, side: Side, other: Side) -> Earlier | None:
    """Whether a side is all from clearly before the other, and from before the chip's release.

    Every claim of the side must be dated, and the catalog must know the release: many sources are
    younger than others, and that alone explains nothing.
    """
    said = [evidence.view.trust.said_on(claim) for claim in side.claims]
    others = [day for claim in other.claims if (day := _first_day(evidence, claim))]
    days = [day for day in said if day is not None]
    if not others or len(days) < len(said) or max(days) + _CLEARLY > min(others):
        return None
    released = evidence.released(chip)
    if released is None or released.first <= max(days):
        return None
    if any(_is_of_its_release(evidence, claim) for claim in side.claims):
        return None
    return Earlier(side=side, other=other, said=max(days), others=min(others), released=released)


def _is_of_its_release(evidence: Evidence, claim: Claim) -> bool:
    """Whether a claim is no older than the release by its own source's account."""
    said = evidence.view.trust.said_on(claim)
    by_it = (
        other.statement.days.first
        for other in evidence.view.contents.claims_of(claim.chip, Row(RELEASED))
        if other.source == claim.source and isinstance(other.statement, Dated)
    )
    return any(said is not None and day <= said for day in by_it)


def _first_day(evidence: Evidence, claim: Claim) -> date | None:
    days = claim.stated or evidence.view.contents.sources[claim.source].date
    return days.first if days else None

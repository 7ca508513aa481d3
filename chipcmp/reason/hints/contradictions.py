"""Chips said to lack what their values need: no Transformer Engine, and yet FP8 rates."""

from chipcmp.model.claims import Claim, Location
from chipcmp.model.metrics import Need
from chipcmp.model.statements import Presence, Value
from chipcmp.reason.hints.evidence import Evidence
from chipcmp.reason.hints.kinds import Contradiction


def contradictions(evidence: Evidence, chip: str) -> tuple[Contradiction, ...]:
    """What is said to be missing of a chip although others claim what needs it.

    ``metrics.yaml`` says what needs what, under ``needed_for``.
    """
    view = evidence.view
    metrics = view.contents.vocabulary.metrics
    needing = [row for row in view.contents.rows_of(chip) if metrics[row.metric].needed_for]
    found = []
    for row in needing:
        for claim in sorted(view.claims(chip, row), key=_place):
            if claim.statement != Presence(present=False):
                continue
            for need in metrics[row.metric].needed_for:
                grounds = _claimed_by_others(evidence, claim, need)
                if grounds:
                    found.append(Contradiction(claim, need, grounds))
    return tuple(found)


def _claimed_by_others(evidence: Evidence, claim: Claim, need: Need) -> tuple[Claim, ...]:
    view = evidence.view
    origins = view.lineage.origins(claim)
    return tuple(
        other
        for row in view.contents.rows_of(claim.chip)
        if need.covers(row)
        for other in sorted(view.claims(claim.chip, row), key=_place)
        if isinstance(other.statement, Value) and origins.isdisjoint(view.lineage.origins(other))
    )


def _place(claim: Claim) -> tuple[str, Location]:
    return claim.source, claim.location

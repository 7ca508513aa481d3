"""The hints of a dispute: which sides are to be explained, and everything that fits them."""

from collections.abc import Iterator

from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.disputes import Side, Verdict
from chipcmp.reason.hints.contradictions import contradictions
from chipcmp.reason.hints.earlier import earlier
from chipcmp.reason.hints.evidence import Evidence
from chipcmp.reason.hints.factors import factors
from chipcmp.reason.hints.kinds import Hint
from chipcmp.reason.hints.look_alikes import look_alike, other_engine, other_precision
from chipcmp.reason.hints.suspects import ranked, suspects


def hints(view: View, chip: str, row: Row) -> tuple[Hint, ...]:
    """What may explain the dispute about a chip in a row, and what contradicts its claims there.

    Each is a possibility, about one side or claim. For many disputes, ask `explain` with one
    Evidence, which looks things up once.
    """
    evidence = Evidence.of(view)
    return explain(evidence, evidence.verdict(chip, row))


def explain(evidence: Evidence, verdict: Verdict) -> tuple[Hint, ...]:
    """The hints of a verdict: those of each side that needs explaining, in the order of sides."""
    found: list[Hint] = []
    if verdict.is_disputed:
        first, *others = ranked(verdict)
        for side in suspects(verdict):
            other = others[0] if side is first else first
            multiples = tuple(factors(evidence, verdict.chip, verdict.row, (side, other)))
            if not any(hint.cause in ("bits", "binary") for hint in multiples):
                # Where the number is the same but for a prefix, its other homes tell nothing.
                found.extend(_look_alikes(evidence, verdict.chip, verdict.row, side))
            found.extend(multiples if side is not first else ())  # a pair is told of once
            before = earlier(evidence, verdict.chip, side, other)
            found.extend([before] if before else [])
    found.extend(c for c in contradictions(evidence, verdict.chip) if c.claim.row == verdict.row)
    return tuple(found)


def _look_alikes(evidence: Evidence, chip: str, row: Row, side: Side) -> Iterator[Hint]:
    found = look_alike(evidence, chip, row, side)
    if found:
        yield found
    yield from other_engine(evidence, chip, row, side)
    yield from other_precision(evidence, chip, row, side)

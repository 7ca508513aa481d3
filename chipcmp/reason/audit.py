"""Audits: each cell of a table held against what other sources of the catalog claim."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from chipcmp.model.claims import Claim
from chipcmp.model.sources import Source
from chipcmp.read.table_claims import TableClaim, TableRow
from chipcmp.reason.choose import View
from chipcmp.reason.disputes import Side, Verdict
from chipcmp.reason.hints.evidence import Evidence
from chipcmp.reason.hints.explain import explain
from chipcmp.reason.hints.kinds import Hint

Outcome = Literal["agrees", "on a side", "explained", "contradicted", "unknown"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What came of a cell: the sides it was held against, the one it meets, what may explain it.

    ``likely`` is the strongest side where the cell meets none: what it probably should say.
    """

    row: TableRow
    cell: TableClaim
    outcome: Outcome
    verdict: Verdict
    side: Side | None = None
    hints: tuple[Hint, ...] = ()

    @property
    def likely(self) -> Side | None:
        """The side that the cell would be corrected to; None where nothing is to correct."""
        is_off = self.outcome in ("explained", "contradicted")
        return self.verdict.sides[0] if is_off else None


@dataclass(frozen=True, slots=True)
class Audit:
    """The findings of a table in the order of its cells, and its rows that name no known chip."""

    view: View
    findings: tuple[Finding, ...]
    strangers: tuple[TableRow, ...]

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many cells had each outcome."""
        found = Counter(finding.outcome for finding in self.findings)
        return {outcome: found[outcome] for outcome in OUTCOMES}


def audit(view: View, rows: Sequence[TableRow], source: Source) -> Audit:
    """Hold every cell against the claims of all other sources (RULES: Audit).

    What the table's own source states in the catalog is not heard: it would agree with itself.
    """
    apart = replace(view.trust, without=frozenset({*view.trust.without, source.id}))
    heard = replace(view, trust=apart)
    findings = [
        _finding(heard, row, cell, source) for row in rows if row.chip for cell in row.claims
    ]
    return Audit(heard, tuple(findings), tuple(row for row in rows if row.chip is None))


def _finding(view: View, row: TableRow, cell: TableClaim, source: Source) -> Finding:
    claim = cell.claim
    verdict = view.verdict(claim.chip, claim.row, like=claim)
    if not verdict.sides:
        return Finding(row=row, cell=cell, outcome="unknown", verdict=verdict)
    side = _met(view, claim, verdict)
    if side is not None:
        outcome: Outcome = "on a side" if verdict.is_disputed else "agrees"
        return Finding(row=row, cell=cell, outcome=outcome, verdict=verdict, side=side)
    hints = _hints(view, claim, source)
    outcome = "explained" if hints else "contradicted"
    return Finding(row=row, cell=cell, outcome=outcome, verdict=verdict, hints=hints)


def _met(view: View, claim: Claim, verdict: Verdict) -> Side | None:
    """The side whose finest claim a cell meets, or else any claim of it."""
    meets = view.comparer(claim.row).meets
    by_centre = (side for side in verdict.sides if meets(claim, side.claims[0]))
    by_any = (s for s in verdict.sides if any(meets(claim, other) for other in s.claims))
    return next(by_centre, None) or next(by_any, None)


def _hints(view: View, claim: Claim, source: Source) -> tuple[Hint, ...]:
    """What would explain the claim, were it in the catalog as one of a source of its own."""
    own = replace(source, id="\0table")
    added = replace(claim, source=own.id)
    sources = {**view.contents.sources, own.id: own}
    contents = replace(view.contents, sources=sources, claims=(*view.contents.claims, added))
    made = View.of(contents, replace(view.trust, sources=sources))
    evidence = Evidence.of(made)
    found = explain(evidence, evidence.verdict(claim.chip, claim.row))
    return tuple(hint for hint in found if added in hint.claims)

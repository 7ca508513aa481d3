"""What has become of the claims behind a chart: held against a catalog of today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.provenance import CitedClaim, CitedSource, Provenance

Change = Literal["unchanged", "value changed", "source changed", "locator changed", "gone"]
CHANGES: tuple[Change, ...] = (
    "unchanged", "value changed", "source changed", "locator changed", "gone",
)  # fmt: skip

_Rows = Mapping[tuple[str, str], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Followed:
    """A claim behind a chart, what became of it, and the claims that stand for it today."""

    source: CitedSource
    claim: CitedClaim
    change: Change
    now: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """The provenance of a chart, each claim followed to a catalog with that fingerprint."""

    provenance: Provenance
    followed: tuple[Followed, ...]
    sha256: str

    @property
    def is_same_catalog(self) -> bool:
        """Whether the catalog has not changed by a byte."""
        return self.provenance.sha256 == self.sha256

    @property
    def counts(self) -> dict[Change, int]:
        """How many claims ended how, those that occur, unchanged ones first."""
        ended = [each.change for each in self.followed]
        return {change: ended.count(change) for change in CHANGES if change in ended}


def inspect(provenance: Provenance, contents: Contents) -> Inspection:
    """Find every claim behind a chart again.

    A claim is known by chip, row, source and locator, not by its line. With another value there it
    is changed by value; where only another source, or another place in its source, has its value,
    it is changed by that. What other cited claims account for stands for no other.
    """
    rows: dict[tuple[str, str], list[Claim]] = {}
    for claim in contents.claims:
        rows.setdefault((claim.chip, claim.row.name()), []).append(claim)
    cited = {_identity(claim): claim for claim in provenance.claims}
    followed = tuple(
        _followed(source, claim, rows, cited)
        for source in provenance.marks
        for claim in source.claims
    )
    return Inspection(provenance=provenance, followed=followed, sha256=contents.sha256)


def _followed(
    source: CitedSource,
    claim: CitedClaim,
    rows: _Rows,
    cited: Mapping[tuple[str, ...], CitedClaim],
) -> Followed:
    row = rows.get((claim.chip, claim.row), ())
    here = [c for c in row if (c.source, c.locator) == (claim.source, claim.locator)]
    if any(_states(c) == (claim.states, claim.basis) for c in here):
        return Followed(source, claim, "unchanged")
    free = [c for c in row if _identity_of(c) not in cited]
    same = [c for c in free if _states(c) == (claim.states, claim.basis)]
    there = [c for c in here if _identity_of(c) not in cited]
    if there:
        return Followed(source, claim, "value changed", tuple(there))
    moved = tuple(c for c in same if c.source == claim.source)
    if moved:
        return Followed(source, claim, "locator changed", moved)
    return Followed(source, claim, "source changed" if same else "gone", tuple(same))


def _states(claim: Claim) -> tuple[str, str]:
    return claim.text, claim.basis


def _identity(claim: CitedClaim) -> tuple[str, ...]:
    return claim.chip, claim.row, claim.source, claim.locator, claim.states, claim.basis


def _identity_of(claim: Claim) -> tuple[str, ...]:
    return claim.chip, claim.row.name(), claim.source, claim.locator, *_states(claim)

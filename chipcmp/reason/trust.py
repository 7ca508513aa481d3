"""Whom to believe: the order of tiers in force, sources preferred or left out, and a date."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from chipcmp.model.claims import Claim
from chipcmp.model.mappings import Rebuilding, frozen, rebuilding
from chipcmp.model.sources import Source, Tier, TrustOrder, TrustTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The trust in force (RULES: Trust).

    ``preferred`` sources are believed before every tier, in their order; ``without`` are not
    heard; with ``as_of``, only what was said by that day is, and what is undated is not.
    """

    order: TrustOrder
    table: TrustTable
    sources: Mapping[str, Source]
    preferred: tuple[str, ...] = ()
    without: Collection[str] = frozenset()
    as_of: date | None = None
    _rank: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _place: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sources", frozen(self.sources))
        object.__setattr__(self, "without", frozenset(self.without))
        group = {tier: n for n, tiers in enumerate(self.order.tiers) for tier in tiers}
        rank = {}
        for id_, source in self.sources.items():
            tier = self.table.tier_of_kind.get(source.kind)
            rank[id_] = group.get(tier.id, len(group)) if tier else len(group)
        for n, id_ in enumerate(self.preferred):
            rank[id_] = n - len(self.preferred)
        place = {id_: n for n, id_ in enumerate(self.table.sources)}
        object.__setattr__(self, "_rank", frozen(rank))
        object.__setattr__(self, "_place", frozen(place))

    def __reduce__(self) -> Rebuilding:
        return rebuilding(self)

    @property
    def name(self) -> str:
        """The order's name, as ``--trust`` takes it."""
        return self.order.name

    @property
    def title(self) -> str:
        """What stands over tables and charts: whom the numbers come from first."""
        parts = [self.order.title]
        if self.preferred:
            parts.append(f"{', '.join(self.preferred)} first")
        if self.without:
            parts.append(f"without {', '.join(sorted(self.without))}")
        if self.as_of:
            parts.append(f"as of {self.as_of.isoformat()}")
        return "; ".join(parts)

    def rank(self, source: str) -> int:
        """The place of a source's tier in the order; lower is believed first."""
        return self._rank[source]

    def place(self, source: str) -> int:
        """The place of a source within its tier, as the trust table lists it."""
        return self._place.get(source, len(self._place))

    def tier(self, source: str) -> Tier | None:
        """The tier of a source, or None where no tier has its kind."""
        return self.table.tier_of_kind.get(self.sources[source].kind)

    def said_on(self, claim: Claim) -> date | None:
        """When a claim was surely made: its own date, else its source's; None where undated."""
        return claim.stated.last if claim.stated else self.sources[claim.source].last_day

    def hears(self, source: str) -> bool:
        """Whether what a source says for all chips is heard, such as the rule of a family."""
        if self.as_of is None or source in self.without:
            return source not in self.without
        said = self.sources[source].last_day
        return said is not None and said <= self.as_of

    def admits(self, claim: Claim) -> bool:
        """Whether the claim is heard at all."""
        if claim.source in self.without:
            return False
        if self.as_of is None:
            return True
        said = self.said_on(claim)
        return said is not None and said <= self.as_of

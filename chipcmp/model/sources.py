"""Sources, the tiers that order them by trust, and what they descend from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from chipcmp.model.days import Days
from chipcmp.model.mappings import Rebuilding, frozen, rebuilding


@dataclass(frozen=True, slots=True)
class Inference:
    """Something concluded about a source rather than read in it, with its evidence."""

    says: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that makes claims. ``date`` is an interval of days, as exact as is known.

    ``sha256`` and ``file`` are the fingerprint and the name of a text that people may hold.
    """

    id: str
    title: str
    publisher: str
    kind: str
    url: str = ""
    language: str = ""
    date: Days | None = None
    accessed: Days | None = None
    licence: str = ""
    derives_from: tuple[str, ...] = ()
    conditions: tuple[tuple[str, str], ...] = ()
    sha256: str = ""
    file: str = ""
    inferred: tuple[Inference, ...] = ()
    note: str = ""
    path: str = ""

    @property
    def last_day(self) -> dt.date | None:
        """The day by which the source was surely out: a month counts as its last day."""
        return self.date.last if self.date else None


@dataclass(frozen=True, slots=True)
class Tier:
    """A class of sources that is believed alike: its name, its label, its kinds of source."""

    id: str
    label: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustOrder:
    """An order in which tiers are believed; tiers in one group are believed equally.

    ``by`` is ``tier``, or ``voices`` where the side with most independent voices goes first.
    """

    name: str
    title: str
    tiers: tuple[tuple[str, ...], ...]
    by: str = "tier"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustTable:
    """What ``trust.yaml`` says: tiers, named orders, and the order of sources within a tier."""

    tiers: tuple[Tier, ...]
    orders: Mapping[str, TrustOrder]
    sources: tuple[str, ...]
    tier_of_kind: Mapping[str, Tier] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kinds = {kind: tier for tier in self.tiers for kind in tier.kinds}
        object.__setattr__(self, "tier_of_kind", frozen(kinds))
        object.__setattr__(self, "orders", frozen(self.orders))

    def __reduce__(self) -> Rebuilding:
        return rebuilding(self)

"""The order of trust: tiers, the orders that name them, and sources within a tier."""

from collections.abc import Collection, Sequence

from chipcmp.model.sources import Tier, TrustOrder, TrustTable
from chipcmp.read.entries import Entry, hint, listed
from chipcmp.read.yaml_events import Mapping as YamlMapping


def read_trust(entry: Entry) -> TrustTable:
    """Read the tiers, the named orders and the order of sources within a tier."""
    entry.allow(("tiers", "orders", "sources"))
    tiers: list[Tier] = []
    for name, item in entry.named("tiers", "tier"):
        item.allow(("label", "kinds"))
        tier = Tier(name, item.need("label"), item.texts("kinds"))
        _kinds(item, tier, tiers)
        tiers.append(tier)
    names = tuple(tier.id for tier in tiers)
    orders = {name: _order(name, item, names) for name, item in entry.named("orders", "order")}
    return TrustTable(tiers=tuple(tiers), orders=orders, sources=entry.texts("sources"))


def check_sources(entry: Entry, table: TrustTable, known: Collection[str]) -> None:
    """The sources that a trust table orders are known, each once."""
    for id_ in dict.fromkeys(table.sources):
        if id_ not in known:
            entry.fault(
                "sources",
                f"unknown source {id_}; allowed are the ids of source records.{hint(id_, known)}",
            )
        if table.sources.count(id_) > 1:
            entry.fault(
                "sources", f"sources: found {id_} twice; allowed is each source once. Remove one."
            )


def _kinds(entry: Entry, tier: Tier, before: Sequence[Tier]) -> None:
    places = {kind: other.id for other in before for kind in other.kinds}
    for kind in dict.fromkeys(tier.kinds):
        if tier.kinds.count(kind) > 1:
            entry.fault("kinds", f"kinds: found {kind} twice; allowed is each once. Remove one.")
        if kind in places:
            entry.fault(
                "kinds",
                f"kinds: found {kind}, which is in tier {places[kind]} already; allowed is one"
                " tier for each kind. Remove it from one.",
            )


def _order(name: str, entry: Entry, tiers: tuple[str, ...]) -> TrustOrder:
    entry.allow(("title", "tiers", "by"))
    node = entry.node.get("tiers", [])
    groups: list[tuple[str, ...]] = []
    for item in node if isinstance(node, list) else []:
        group = item if isinstance(item, list) else [item]
        groups.append(tuple(str(tier) for tier in group if not isinstance(tier, YamlMapping)))
    listed_tiers = [tier for group in groups for tier in group]
    for tier in dict.fromkeys(listed_tiers):
        if listed_tiers.count(tier) > 1:
            entry.fault(
                "tiers",
                f"order {name} names {tier} twice; allowed is every tier once. Remove one.",
            )
        if tier not in tiers:
            entry.fault(
                "tiers", f"unknown tier {tier}; allowed are {listed(tiers)}.{hint(tier, tiers)}"
            )
    missing = [tier for tier in tiers if tier not in listed_tiers]
    if missing:
        entry.fault(
            "tiers",
            f"order {name} leaves out {listed(missing)}; allowed is every tier once. Add them.",
        )
    by = entry.choice("by", ("tier", "voices"), "tier")
    return TrustOrder(name=name, title=entry.need("title"), tiers=tuple(groups), by=by)

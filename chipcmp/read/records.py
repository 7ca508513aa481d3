"""Records other than sheets: sources, families, and the order of trust."""

import re
from dataclasses import dataclass

from chipcmp.model.chips import Conversion, Family
from chipcmp.model.claims import Location
from chipcmp.model.days import Days
from chipcmp.model.metrics import Vocabulary
from chipcmp.model.numbers import NotANumber, Number
from chipcmp.model.sources import Inference, Source, Tier, TrustOrder, TrustTable
from chipcmp.read.entries import Entry, hint, listed
from chipcmp.read.yaml_events import Mapping as YamlMapping

SOURCE_KEYS = (
    "id", "title", "publisher", "kind", "url", "language", "date", "accessed", "licence",
    "derives_from", "conditions", "sha256", "inferred", "note",
)  # fmt: skip
FAMILY_KEYS = ("family", "name", "aliases", "default", "unstated", "members", "note", "conversions")
CONVERSION_KEYS = ("metric", "where", "from", "to", "factor", "source", "locator", "note")


@dataclass(frozen=True, slots=True)
class SourceReader:
    """Reads source records; ``kinds`` are those that the trust table places in a tier."""

    kinds: tuple[str, ...]
    vocabulary: Vocabulary

    def source(self, entry: Entry, path: str) -> Source:
        """Read one record of a document."""
        entry.allow(SOURCE_KEYS)
        entry.need("kind")
        sha256 = entry.text("sha256")
        if sha256 and not re.fullmatch("[0-9a-f]{64}", sha256):
            entry.fault(
                "sha256",
                f"sha256: found {sha256}; allowed are 64 hexadecimal digits in lower case.",
            )
        return Source(
            id=entry.need("id"),
            title=entry.need("title"),
            publisher=entry.need("publisher"),
            kind=entry.choice("kind", self.kinds, self.kinds[0]),
            url=entry.text("url"),
            language=entry.text("language"),
            date=_days(entry, "date"),
            accessed=_days(entry, "accessed"),
            licence=entry.text("licence"),
            derives_from=entry.texts("derives_from"),
            conditions=self._conditions(entry),
            sha256=sha256,
            inferred=tuple(_inferences(entry)),
            note=entry.text("note"),
            path=path,
        )

    def _conditions(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        pairs = entry.pairs("conditions")
        for name, value in pairs:
            allowed = self.vocabulary.conditions.get(name)
            if allowed is None:
                names = self.vocabulary.conditions
                entry.fault(
                    "conditions",
                    f"unknown condition {name}; allowed are {listed(names)}.{hint(name, names)}",
                )
            elif not isinstance(allowed, str) and value not in allowed:
                entry.fault(
                    "conditions",
                    f"{name}: found {value}; allowed are {listed(allowed)}.{hint(value, allowed)}",
                )
        return pairs


def _days(entry: Entry, key: str) -> Days | None:
    text = entry.text(key)
    try:
        return Days.parse(text) if text else None
    except ValueError as error:
        entry.fault(key, f"{key}: {error}.")
        return None


def _inferences(entry: Entry) -> list[Inference]:
    found = []
    for item in entry.entries("inferred", "inference"):
        item.allow(("says", "evidence"))
        found.append(Inference(item.need("says"), item.need("evidence")))
    return found


def read_family(entry: Entry, place: Location) -> Family:
    """Read one family: its members, its default, and the conversions that hold in it."""
    entry.allow(FAMILY_KEYS)
    members = entry.texts("members")
    default = entry.text("default")
    if "members" not in entry.node:
        entry.fault("", "family without members; every family lists them. Add members: to it.")
    if default and default not in members:
        entry.fault(
            "default",
            f"default: found {default}; allowed are the members "
            f"{listed(members)}.{hint(default, members)}",
        )
    return Family(
        id=entry.need("family"),
        name=entry.need("name"),
        members=members,
        default=default or None,
        unstated=entry.choice("unstated", ("yes", "no"), "no") == "yes",
        aliases=entry.texts("aliases"),
        note=entry.text("note"),
        conversions=tuple(_conversions(entry, place)),
        location=Location(place.path, entry.node.line, place.folder),
    )


def _conversions(entry: Entry, place: Location) -> list[Conversion]:
    found = []
    for item in entry.entries("conversions", "conversion"):
        item.allow(CONVERSION_KEYS)
        text = item.need("factor")
        try:
            factor = Number.parse(text).exact
        except NotANumber as error:
            item.fault("factor", f"factor: {error}")
            continue
        found.append(
            Conversion(
                metric=item.need("metric"),
                where=item.pairs("where"),
                old=item.pairs("from"),
                new=item.pairs("to"),
                factor=factor,
                source=item.need("source"),
                locator=item.need("locator"),
                location=Location(place.path, item.node.line, place.folder),
            )
        )
    return found


def read_trust(entry: Entry) -> TrustTable:
    """Read the tiers, the named orders and the order of sources within a tier."""
    entry.allow(("tiers", "orders", "sources"))
    tiers = []
    for name, item in entry.named("tiers", "tier"):
        item.allow(("label", "kinds"))
        tiers.append(Tier(name, item.need("label"), item.texts("kinds")))
    names = tuple(tier.id for tier in tiers)
    orders = {name: _order(name, item, names) for name, item in entry.named("orders", "order")}
    return TrustTable(tiers=tuple(tiers), orders=orders, sources=entry.texts("sources"))


def _order(name: str, entry: Entry, tiers: tuple[str, ...]) -> TrustOrder:
    entry.allow(("title", "tiers", "by"))
    node = entry.node.get("tiers", [])
    groups: list[tuple[str, ...]] = []
    for item in node if isinstance(node, list) else []:
        group = item if isinstance(item, list) else [item]
        groups.append(tuple(str(tier) for tier in group if not isinstance(tier, YamlMapping)))
    listed_tiers = [tier for group in groups for tier in group]
    for tier in listed_tiers:
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

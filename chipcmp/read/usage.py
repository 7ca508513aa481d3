"""What is used: every source record by a claim, a conversion or a source that descends from it."""

from collections.abc import Iterable, Mapping

from chipcmp.model.sources import Source
from chipcmp.read.entries import Entry, hint
from chipcmp.read.yaml_events import Mapping as YamlMapping
from chipcmp.read.yaml_events import Node


def named(entries: Iterable[Entry], *keys: str) -> set[str]:
    """Every source that the claims or rules under some keys name, even those refused."""
    found: set[str] = set()
    for entry, key in ((entry, key) for entry in entries for key in keys):
        items = entry.node.get(key)
        for item in items if isinstance(items, list) else ():
            if isinstance(item, YamlMapping):
                found.update(_texts(item.get("source")), _texts(item.get("said_by")))
                found.update(_texts(item.get("derives_from")))
    return found


def parents(records: Iterable[Entry], known: Mapping[str, Source]) -> None:
    """Every source descends from sources that have a record."""
    for entry in records:
        for parent in _texts(entry.node.get("derives_from")):
            if parent not in known:
                entry.fault(
                    "derives_from",
                    f"derives_from: unknown source {parent}; allowed are the ids of source"
                    f" records.{hint(parent, known)}",
                )


def unused(records: Iterable[Entry], known: Mapping[str, Source], names: set[str]) -> None:
    """Records that nothing names, ``names`` being what claims and conversions name."""
    used = names | {parent for source in known.values() for parent in source.derives_from}
    for entry in records:
        id_ = entry.node.get("id")
        if isinstance(id_, str) and id_ not in used:
            entry.fault(
                "id",
                f"source {id_} is not used; allowed are sources that a claim names or that one"
                " descends from. Remove the record, or add the claim.",
            )


def _texts(node: "Node | None") -> list[str]:
    items = node if isinstance(node, list) else [node]
    return [item for item in items if isinstance(item, str)]

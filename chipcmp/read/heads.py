"""The names in spec files, read without the claims: quick enough for a shell to complete them."""

from collections.abc import Iterable
from dataclasses import dataclass

from chipcmp.model.problems import Unreadable
from chipcmp.read.files import Folder, paths, read_bytes
from chipcmp.read.yaml_events import Mapping, YamlProblem, load

# A sheet's claims are nearly all of it, and name no chip that has no sheet of its own.
_CLAIMS = b"\nclaims:"


@dataclass(frozen=True, slots=True)
class Heads:
    """The names of chips and families, the ids of metrics and sources, each once."""

    chips: tuple[str, ...]
    metrics: tuple[str, ...]
    sources: tuple[str, ...]
    orders: tuple[str, ...]


def read_heads(folders: Iterable[Folder]) -> Heads:
    """Every name in these folders; what cannot be read is left out."""
    chips: dict[str, None] = {}
    metrics: dict[str, None] = {}
    sources: dict[str, None] = {}
    orders: dict[str, None] = {}
    for node in _nodes(folders):
        if "chip" in node or "family" in node:
            chips.update(dict.fromkeys(_texts(node, "chip", "family", "name", "aliases")))
        elif "id" in node:
            sources.update(dict.fromkeys(_texts(node, "id")))
        for key, names in (("metrics", metrics), ("orders", orders)):
            held = node.get(key)
            names.update(dict.fromkeys(held if isinstance(held, Mapping) else ()))
    return Heads(tuple(chips), tuple(metrics), tuple(sources), tuple(orders))


def _nodes(folders: Iterable[Folder]) -> Iterable[Mapping]:
    for folder in folders:
        try:
            for path in paths(folder):
                head, _, _ = read_bytes(path, folder.label).partition(_CLAIMS)
                try:
                    yield load(head)
                except YamlProblem:
                    continue
        except Unreadable:
            continue


def _texts(node: Mapping, *keys: str) -> Iterable[str]:
    for key in keys:
        held = node.get(key)
        for item in held if isinstance(held, list) else [held]:
            if isinstance(item, str):
                yield item

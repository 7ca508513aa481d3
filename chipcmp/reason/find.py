"""Chips found by a piece of text: in names, aliases, families, vendors and notes."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from chipcmp.model.chips import Chip
from chipcmp.model.contents import Contents
from chipcmp.model.names import is_visible, name_key
from chipcmp.model.problems import ChipcmpError, shown

Place = Literal["id", "name", "alias", "family", "vendor", "note"]


@dataclass(frozen=True, slots=True)
class Match:
    """A chip, the first place in which the text stands, and what stands there."""

    chip: Chip
    place: Place
    text: str


def find(contents: Contents, text: str) -> tuple[Match, ...]:
    """Every chip with the text, each once, by its best place: names before vendors and notes.

    Case, accents, spaces and hyphens do not count. Raises ChipcmpError for a text of nothing.
    """
    key = folded(text)
    if not is_visible(text) or not key:
        raise ChipcmpError(f"found {shown(text)} to look for; give letters or digits.")
    found: list[tuple[int, str, Match]] = []
    for chip in contents.chips.values():
        for order, (place, words) in enumerate(_places(contents, chip)):
            if key in folded(words):
                # What is the whole of a name goes before what is a part of one.
                whole = 0 if folded(words) == key else 1
                found.append((whole * 100 + order, chip.id, Match(chip, place, words)))
                break
    return tuple(match for _, _, match in sorted(found, key=lambda item: item[:2]))


def folded(text: str) -> str:
    """What two spellings have in common: no case, accents, spaces or hyphens.

    >>> folded("Ascend-910 B") == folded("ascend 910b"), folded("Café")
    (True, 'cafe')
    """
    parts = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return name_key(bare.translate(_JOINTS))


_JOINTS = dict.fromkeys(map(ord, "-_\u2010\u2011\u2013"))


def _places(contents: Contents, chip: Chip) -> Iterator[tuple[Place, str]]:
    yield "name", chip.name
    yield from (("alias", alias) for alias in chip.aliases)
    yield "id", chip.id
    for family in contents.families.values():
        if chip.id in family.members:
            yield from (("family", name) for name in (family.name, *family.aliases))
    yield "vendor", chip.vendor
    yield "note", chip.note

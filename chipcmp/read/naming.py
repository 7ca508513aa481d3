"""Names: every chip and family is described once, and no name means two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chipcmp.model.chips import Chip, Family
from chipcmp.model.names import name_key
from chipcmp.read.entries import Entry, hint
from chipcmp.read.sheets import Sheet

Described = tuple[Entry, Chip | Family | str]


def chips(sheets: Sequence[Sheet]) -> dict[str, Chip]:
    """The chips that sheets describe, each once; a sheet about any other is a problem."""
    found: dict[str, Chip] = {}
    for sheet in sheets:
        chip = sheet.chip
        if isinstance(chip, str):
            continue
        if chip.id in found:
            sheet.entry.fault(
                "chip",
                f"chip {chip.id} is already described in {found[chip.id].location}; allowed is "
                "one sheet each. Give this one its own id, or leave out name and vendor to add "
                "claims to that chip.",
            )
            continue
        found[chip.id] = chip
    for sheet in sheets:
        part = "" if isinstance(sheet.chip, str) else sheet.chip.made_of
        if part and (part not in found or part == sheet.id):
            sheet.entry.fault(
                "made_of",
                f"made_of: found {part}; allowed is another chip that has a"
                f" sheet.{hint(part, found)}",
            )
        if sheet.id and sheet.id not in found:
            sheet.entry.fault(
                "chip",
                f"unknown chip {sheet.id}; allowed are the chips that have a "
                f"sheet.{hint(sheet.id, found)} Or describe it here with name: and vendor:.",
            )
    return found


def families(read: Sequence[tuple[Entry, Family]], known: Mapping[str, Chip]) -> dict[str, Family]:
    """The families, each once, with members that are known, each once."""
    found: dict[str, Family] = {}
    for entry, family in read:
        if family.id in found:
            entry.fault(
                "family",
                f"family {family.id} is already described in {found[family.id].location}; allowed "
                "is one file each.",
            )
            continue
        found[family.id] = family
        for member in dict.fromkeys(family.members):
            if member not in known:
                entry.fault(
                    "members",
                    f"unknown chip {member}; allowed are the chips that have a "
                    f"sheet.{hint(member, known)}",
                )
            if family.members.count(member) > 1:
                entry.fault(
                    "members",
                    f"members: found {member} twice; allowed is each chip once. Remove one.",
                )
    return found


def names(described: Sequence[Described]) -> None:
    """Every name means one chip or one family.

    A sheet that only adds claims gives an id and no names. Of two that share a name the one that
    was read later is told, so that a user's file never spoils a shipped one.
    """
    owners = _Owners()
    for entry, owner in sorted(described, key=lambda pair: pair[0].faults.order):
        if not isinstance(owner, str):
            owners.take(entry, owner)


@dataclass(slots=True)
class _Owners:
    """Who has each name, and who was described first under each id."""

    by_name: dict[str, Chip | Family] = field(default_factory=dict)
    described: set[tuple[type, str]] = field(default_factory=set)

    def take(self, entry: Entry, owner: Chip | Family) -> None:
        if (type(owner), owner.id) in self.described:
            return  # a second description is a problem of its own
        self.described.add((type(owner), owner.id))
        clashing = set()
        for key, name, shown in _names(owner):
            other = self.by_name.setdefault(name_key(name), owner) if name else owner
            if other is not owner and other.id not in clashing:
                clashing.add(other.id)
                entry.fault(
                    key,
                    f"name {shown} is already that of {other.id} in {other.location}; allowed is "
                    "a name of its own.",
                )


def _names(owner: Chip | Family) -> list[tuple[str, str, str]]:
    """Every name by which one may be asked for: the key that gives it, itself, and in words."""
    is_chip = isinstance(owner, Chip)
    found = [("chip" if is_chip else "family", owner.id, owner.id)]
    found.append(("name", owner.name, owner.name))
    if isinstance(owner, Chip):
        short = owner.short_name
        found.append(("name", short, f"{short}, short for {owner.name},"))
    return [*found, *(("aliases", alias, alias) for alias in owner.aliases)]

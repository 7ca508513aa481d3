"""Names to chips: an id, a name, an alias, or a family's name, never a guess."""

from dataclasses import dataclass
from difflib import get_close_matches

from chipcmp.model.chips import Chip, Family
from chipcmp.model.contents import Contents
from chipcmp.model.names import name_key
from chipcmp.model.problems import ChipcmpError, UnknownName


@dataclass(frozen=True, slots=True)
class Resolved:
    """The chip that a name means, and the family where the name is a family's."""

    chip: Chip
    family: Family | None = None

    def note(self, contents: Contents, name: str) -> str:
        """What a reader should know who used a family's name; nothing for a chip's own name."""
        if self.family is None:
            return ""
        others = [contents.chips[m].short_name for m in self.family.members if m != self.chip.id]
        also = f" (others: {', '.join(others)})" if others else ""
        return f"{name}: taken as {self.chip.name}{also}"


def resolve(contents: Contents, name: str) -> Resolved:
    """The chip of that id, name or alias, case and spacing ignored, or a family's default.

    Raises UnknownName with the closest names, or ChipcmpError where a family has no default.
    """
    key = name_key(name)
    for chip in contents.chips.values():
        if key in map(name_key, names_of(chip)):
            return Resolved(chip)
    for family in contents.families.values():
        if key not in map(name_key, (family.id, family.name, *family.aliases)):
            continue
        if family.default is None:
            members = ", ".join(contents.chips[m].short_name for m in family.members)
            raise ChipcmpError(f"{name} may be any of {members}; name one of them.")
        return Resolved(contents.chips[family.default], family)
    raise UnknownName("chip", name, closest(contents, name))


def names_of(chip: Chip) -> tuple[str, ...]:
    """Every name that means this chip."""
    return (chip.id, chip.name, chip.short_name, *chip.aliases)


def closest(contents: Contents, name: str) -> tuple[str, ...]:
    """Names of chips and families that look like this one, best first."""
    shown: dict[str, str] = {}
    for family in contents.families.values():
        shown |= {name_key(n): family.name for n in (family.id, family.name, *family.aliases)}
    for chip in contents.chips.values():
        shown |= {name_key(n): chip.short_name for n in names_of(chip)}
    near = get_close_matches(name_key(name), list(shown), n=6, cutoff=0.5)
    return tuple(dict.fromkeys(shown[key] for key in near))[:3]

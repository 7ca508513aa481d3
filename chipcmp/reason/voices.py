"""Independent voices: claims that descend from one origin count once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chipcmp.model.claims import Claim
from chipcmp.model.sources import Source, TrustTable
from chipcmp.model.statements import Bound, Label, Presence, Range, Share, Value

COMMUNITY = "community"


@dataclass(frozen=True, slots=True)
class Lineage:
    """What every source descends from, itself included, and which sources are the community's."""

    ancestors: Mapping[str, frozenset[str]]
    community: frozenset[str]

    @classmethod
    def of(cls, sources: Mapping[str, Source], table: TrustTable) -> "Lineage":
        """Follow ``derives_from`` of every source to its ends."""
        tiers = table.tier_of_kind
        common = {
            id_ for id_, s in sources.items() if s.kind in tiers and tiers[s.kind].id == COMMUNITY
        }
        return cls({id_: _ancestors(id_, sources) for id_ in sources}, frozenset(common))

    def origins(self, claim: Claim) -> frozenset[str]:
        """Everything that a claim descends from."""
        found = self.ancestors[claim.source]
        for name in (*claim.derives_from, claim.said_by):
            found |= self.ancestors.get(name, frozenset())
        return found

    def voices(self, claims: Sequence[Claim]) -> tuple[int, ...]:
        """For each claim the number of its voice; claims of one voice have the same number.

        Two claims are one voice when they share an origin, or when both are the community's and
        say the same (RULES: Dispute).
        """
        voice = list(range(len(claims)))
        owner: dict[object, int] = {}
        for index, claim in enumerate(claims):
            marks: list[object] = list(self.origins(claim))
            if claim.source in self.community:
                marks.append(("community", _said(claim)))
            for mark in marks:
                first = _root(voice, owner.setdefault(mark, index))
                voice[_root(voice, index)] = first
        return tuple(_root(voice, index) for index in range(len(claims)))


def _said(claim: Claim) -> object:
    match claim.statement:
        case Value() | Range() | Bound():
            return claim.interval if claim.exact is None else claim.exact
        case Label():
            return claim.statement.key
        case Presence(present):
            return present
        case Share(_, _, of):
            return (claim.statement.exact, of)
    return claim.statement


def _ancestors(source: str, sources: Mapping[str, Source]) -> frozenset[str]:
    found: set[str] = set()
    waiting: list[Iterable[str]] = [(source,)]
    while waiting:
        for id_ in waiting.pop():
            if id_ not in found:
                found.add(id_)
                waiting.append(sources[id_].derives_from if id_ in sources else ())
    return frozenset(found)


def _root(voice: list[int], index: int) -> int:
    while voice[index] != index:
        voice[index] = voice[voice[index]]
        index = voice[index]
    return index

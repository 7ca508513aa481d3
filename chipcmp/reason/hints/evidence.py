"""What hints look up in a view, each thing worked out once however many disputes ask for it."""

from bisect import bisect_left
from dataclasses import dataclass, field
from fractions import Fraction

from chipcmp.model.days import Days
from chipcmp.model.metrics import Row
from chipcmp.model.names import name_key
from chipcmp.model.statements import Dated, Label
from chipcmp.reason.choose import View
from chipcmp.reason.disputes import Side, Verdict
from chipcmp.reason.hints.fits import is_same, speaker
from chipcmp.reason.hints.kinds import Match

RELEASED = "released"
DIE = "die"
_SEVERAL = 2


@dataclass(slots=True)
class _Agreed:
    """What sources agree on of one vendor's chips in a row: values by size, labels by their key."""

    values: list[tuple[Fraction, str, Side]] = field(default_factory=list)
    labels: dict[str, list[tuple[str, Side]]] = field(default_factory=dict)

    def near(self, side: Side) -> list[tuple[str, Side]]:
        claim = speaker(side)
        if isinstance(claim.statement, Label):
            return self.labels.get(claim.statement.key, [])
        if claim.exact is None:
            return []
        least, most = claim.exact * Fraction(98, 100), claim.exact * Fraction(102, 100)
        start, end = (bisect_left(self.values, (edge,)) for edge in (least, most))
        return [(chip, agreed) for _, chip, agreed in self.values[start:end]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A view, and what has been looked up in it so far."""

    view: View
    _filling: dict[tuple[str, Row], list[str]] = field(default_factory=dict, repr=False)
    _families: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _verdicts: dict[tuple[str, Row], Verdict] = field(default_factory=dict, repr=False)
    _agreed: dict[tuple[str, Row], _Agreed] = field(default_factory=dict, repr=False)
    _released: dict[str, Days | None] = field(default_factory=dict, repr=False)
    _with_dies: set[str] = field(default_factory=set, repr=False)

    @classmethod
    def of(cls, view: View) -> "Evidence":
        """Evidence from one pass over the catalog; the rest is looked up when asked for."""
        made, contents = cls(view), view.contents
        dies = [name_key(chip.name) for chip in contents.chips.values() if chip.kind == DIE]
        for id_, rows in contents.by_chip.items():
            for row in rows:
                made._filling.setdefault((contents.chips[id_].vendor, row), []).append(id_)
                is_of_die = row.value("scope") == DIE and contents.chips[id_].kind != DIE
                if is_of_die and view.claims(id_, row):
                    made._with_dies.add(id_)
        whole = {name_key(chip.name): id_ for id_, chip in contents.chips.items()}
        named = (whole.get(die.removesuffix(DIE)) for die in dies)
        made._with_dies.update(id_ for id_ in named if id_)
        members: dict[str, list[str]] = {}
        for _, family in sorted(contents.families.items()):
            for member in () if family.is_design else family.members:
                members.setdefault(member, []).extend(family.members)
        made._families.update({id_: tuple(dict.fromkeys(m)) for id_, m in members.items()})
        return made

    def verdict(self, chip: str, row: Row) -> Verdict:
        """How the heard claims of a chip in a row stand to each other."""
        key = (chip, row)
        if key not in self._verdicts:
            self._verdicts[key] = self.view.verdict(chip, row)
        return self._verdicts[key]

    def numbers(self, chip: str) -> tuple[Row, ...]:
        """The rows of a chip in which values are claimed."""
        contents = self.view.contents
        metrics = contents.vocabulary.metrics
        return tuple(row for row in contents.rows_of(chip) if metrics[row.metric].has_unit)

    def relatives(self, chip: str) -> tuple[str, ...]:
        """The other members of the families that a chip is in."""
        return tuple(id_ for id_ in self._families.get(chip, ()) if id_ != chip)

    def has_dies(self, chip: str) -> bool:
        """Whether anything is claimed of one die of a chip, or the die has a sheet of its own."""
        return chip in self._with_dies

    def released(self, chip: str) -> Days | None:
        """When a chip came out, as the trust in force has it."""
        if chip not in self._released:
            choice = self.view.choose(chip, Row(RELEASED))
            statement = choice.claim.statement if choice else None
            self._released[chip] = statement.days if isinstance(statement, Dated) else None
        return self._released[chip]

    def settled(self, chip: str, row: Row) -> Match | None:
        """What stands undisputed for a chip in a row, or None."""
        found = self.verdict(chip, row)
        if found.is_disputed or not found.sides:
            return None
        return Match(self.view.contents.chips[chip], row, found.sides[0])

    def agreed(self, vendor: str, row: Row, side: Side) -> tuple[Match, ...]:
        """The chips of a vendor for which several sources, undisputed, give a side's value."""
        key = (vendor, row)
        if key not in self._agreed:
            self._agreed[key] = self._looked_up(vendor, row)
        near = self._agreed[key].near(side)
        return tuple(
            Match(self.view.contents.chips[chip], row, other)
            for chip, other in near
            if is_same(speaker(side), speaker(other))
        )

    def _looked_up(self, vendor: str, row: Row) -> _Agreed:
        found = _Agreed()
        for id_ in sorted(self._filling.get((vendor, row), ())):
            match = self.settled(id_, row)
            # Sources, not voices: three lists from one data sheet do tell whose value it is.
            if match is None or len(match.side.sources) < _SEVERAL:
                continue
            side, claim = match.side, speaker(match.side)
            if isinstance(claim.statement, Label):
                found.labels.setdefault(claim.statement.key, []).append((id_, side))
            elif claim.exact is not None:
                found.values.append((claim.exact, id_, side))
        found.values.sort(key=lambda item: item[:2])
        return found

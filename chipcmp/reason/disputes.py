"""Disputes: the sides that the claims of one row fall into, and how many voices each has."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from chipcmp.model.claims import Claim
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Metric, Row
from chipcmp.model.statements import Dated, Label, Presence, Share
from chipcmp.model.units import Units
from chipcmp.reason.voices import Lineage

Standing = Literal["single", "agreed", "disputed"]


@dataclass(frozen=True, slots=True)
class Side:
    """Claims that agree: all of them, how many voices they are, and the one that speaks for them.

    The claims begin with the finest, around which the side formed; ``lead`` is the one that the
    trust in force believes first.
    """

    lead: Claim
    claims: tuple[Claim, ...]
    voices: int

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources on this side, each once."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the claims of a chip in a row stand to each other.

    ``sides`` has one side or none where nothing is disputed. ``binary`` says that claims agree
    only because a decimal unit may mean the binary one. ``footing`` is what the claims stand on,
    empty for nominal values (see `footing`).
    """

    chip: str
    row: Row
    sides: tuple[Side, ...]
    voices: int
    is_disputed: bool
    binary: bool = False
    footing: str = ""

    @property
    def standing(self) -> Standing:
        """``single``: one voice; ``agreed``: two or more and no dispute."""
        if self.is_disputed:
            return "disputed"
        return "agreed" if self.voices > 1 else "single"

    def side_of(self, claim: Claim) -> Side | None:
        """The side that a claim is on."""
        for side in self.sides:
            if claim in side.claims:
                return side
        return None

    def sides_from(self, shown: Claim | None) -> tuple[Side, ...]:
        """The sides, that of the claim shown first, the others as they are: by strength."""
        own = self.side_of(shown) if shown else None
        return tuple(sorted(self.sides, key=lambda side: side is not own))


@dataclass(frozen=True, slots=True)
class Comparer:
    """Says which claims of one metric can both hold, and sorts them into sides."""

    metric: Metric
    units: Units
    lineage: Lineage

    def verdict(
        self, chip: str, row: Row, claims: Sequence[Claim], *, like: Claim | None = None
    ) -> Verdict:
        """Sort the comparable claims of a chip in a row. Orders are not among them.

        Shares of another chip, what is measured, and what would have been, each stand apart: the
        sides are those of claims on a footing with ``like``, or of the nominal values where there
        are any.
        """
        comparable = _on_one_footing([c for c in claims if is_comparable(c)], like)
        voice = dict(zip(map(id, comparable), self.lineage.voices(comparable), strict=True))
        groups = self._groups(comparable)
        sides = tuple(
            Side(group[0], tuple(group), len({voice[id(claim)] for claim in group}))
            for group in groups
        )
        binary = self.metric.binary and any(
            not self._plainly_meet(side.claims[0], claim) for side in sides for claim in side.claims
        )
        disputed = len(groups) > 1 or self._has_gap(comparable)
        standing = footing(comparable[0]) if comparable else ""
        return Verdict(chip, row, sides, len(set(voice.values())), disputed, binary, standing)

    def _has_gap(self, claims: Sequence[Claim]) -> bool:
        different = list({claim.statement: claim for claim in claims}.values())
        return any(
            not self.meets(one, other)
            for index, one in enumerate(different)
            for other in different[:index]
        )

    def _groups(self, claims: Sequence[Claim]) -> list[list[Claim]]:
        # Groups form around the finest unassigned claim; who fits several joins the nearest.
        finest = sorted(claims, key=_fineness)
        centres: list[Claim] = []
        for claim in finest:
            if not any(self.meets(claim, centre) for centre in centres):
                centres.append(claim)
        groups: list[list[Claim]] = [[centre] for centre in centres]
        for claim in finest:
            if any(claim is centre for centre in centres):
                continue
            fitting = [group for group in groups if self.meets(claim, group[0])]
            min(fitting, key=lambda group: _distance(claim, group[0])).append(claim)
        return groups

    def meets(self, one: Claim, other: Claim) -> bool:
        """Whether both can hold: their intervals are no further apart than 1 % of the larger.

        What is measured, and what would have been, does not contradict what is claimed nominal.
        """
        if footing(one) != footing(other) or self._plainly_meet(one, other):
            return True
        return self.metric.binary and self._meet_as_binary(one, other)

    def _meet_as_binary(self, one: Claim, other: Claim) -> bool:
        # Only GB against GiB: the number of the binary claim, read with the decimal unit.
        decimals = [self._decimal_reading(claim) for claim in (one, other)]
        if (decimals[0] is None) == (decimals[1] is None):
            return False
        first, second = (
            decimal or claim.interval for decimal, claim in zip(decimals, (one, other), strict=True)
        )
        return first is not None and second is not None and first.meets(second)

    def _decimal_reading(self, claim: Claim) -> Interval | None:
        unit = next((quantity.unit for quantity in claim.quantities), None)
        if unit is None or not unit.is_binary or claim.interval is None:
            return None
        return claim.interval.scaled(self.units.decimal_twin(unit).factor / unit.factor)

    @staticmethod
    def _plainly_meet(one: Claim, other: Claim) -> bool:
        match one.statement, other.statement:
            case Label() as label, Label() as other_label:
                return label.key == other_label.key
            case Presence(first), Presence(second):
                return first == second
            case Dated(first), Dated(second):
                return first.meets(second)
            case Share() as share, Share() as other_share:
                return share.interval.meets(other_share.interval)
        a, b = one.interval, other.interval
        return a is None or b is None or a.meets(b)


def is_comparable(claim: Claim) -> bool:
    """Whether a claim can contradict another: all but orders and silence can."""
    kinds = Label | Presence | Dated | Share
    return claim.interval is not None or isinstance(claim.statement, kinds)


def footing(claim: Claim) -> str:
    """What a claim stands on, in words; empty for what is claimed of the chip itself as nominal.

    What is measured, or would have been, stands apart from the rest, and so do shares of a chip.
    """
    basis = claim.basis if claim.basis in ("measured", "counterfactual") else ""
    if isinstance(claim.statement, Share):
        return f"{basis} share of {claim.statement.of}".strip()
    return basis


def _on_one_footing(claims: Sequence[Claim], like: Claim | None) -> list[Claim]:
    footings = {footing(claim) for claim in claims}
    wanted = footing(like) if like else min(footings, default="")
    return [claim for claim in claims if footing(claim) == wanted]


def width(claim: Claim) -> Fraction | None:
    """How wide a claim's interval is, in base units, days or as a share; None where it is open."""
    match claim.statement:
        case Dated(days):
            return Fraction((days.last - days.first).days)
        case Share() as share:
            return share.interval.width
    return claim.interval.width if claim.interval else None


def _fineness(claim: Claim) -> tuple[object, ...]:
    span = width(claim)
    return (span is None, span or 0, _middle(claim), claim.source, claim.location)


def _middle(claim: Claim) -> Fraction:
    if claim.exact is not None:
        return claim.exact
    if isinstance(claim.statement, Dated):
        return Fraction(claim.statement.days.first.toordinal())
    if isinstance(claim.statement, Share):
        return claim.statement.exact
    interval = claim.interval
    if interval is None:
        return Fraction(0)
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return sum(ends, Fraction(0)) / len(ends)


def _distance(one: Claim, other: Claim) -> Fraction:
    return abs(_middle(one) - _middle(other))

"""Filters: what a chip must fulfil, held against the claims that the trust in force chooses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Row
from chipcmp.model.names import name_key
from chipcmp.model.statements import Dated, Label, Presence
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell
from chipcmp.reason.single_cells import single_cell

Trait = Literal["vendor", "kind", "family"]
Operator = Literal["==", "!=", "<", "<=", ">", ">="]
Answer = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Filter:
    """A trait or a row, an operator, and what it is held against, as one wrote it in ``text``.

    ``asked`` is an interval of base units or of days' ordinals, or else words or a truth value.
    """

    text: str
    subject: Trait | Row
    operator: Operator
    asked: Interval | str | bool

    def answer(self, view: View, chip: Chip) -> "Judgement":
        """Whether a chip fulfils it (RULES: Filters)."""
        if not isinstance(self.subject, Row):
            return Judgement(self, self._said(traits(view.contents, chip, self.subject)))
        cell = single_cell(view, self.subject, chip)
        answer: Answer = self._of_measure(measure(cell)) if cell.claim else "unknown"
        if cell.claim is not None and not isinstance(self.asked, Interval):
            answer = self._of_claim(cell.claim)
        return Judgement(self, answer, cell, self._is_contested(view, cell, answer))

    def _is_contested(self, view: View, cell: Cell, answer: Answer) -> bool:
        return cell.rival(view) is not None and any(
            self._of_side(cell, side.lead) != answer for side in cell.verdict.sides
        )

    def _of_side(self, cell: Cell, lead: Claim) -> Answer:
        if isinstance(self.asked, Interval):
            return self._of_measure(measure_of(cell, lead))
        return self._of_claim(lead)

    def _of_claim(self, claim: Claim) -> Answer:
        match claim.statement:
            case Label(text):
                return self._said((text,))
            case Presence(present):
                return _answer(yes=(present == self.asked) == (self.operator == "=="))
        return "unknown"

    def _said(self, words: Iterable[str]) -> Answer:
        is_among = isinstance(self.asked, str) and name_key(self.asked) in map(name_key, words)
        return _answer(yes=is_among == (self.operator == "=="))

    def _of_measure(self, found: Interval | None) -> Answer:
        if found is None or not isinstance(self.asked, Interval):
            return "unknown"
        return held(found, self.operator, self.asked)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a filter for a chip, and the cell that decided.

    ``is_contested``: another side of a dispute about the cell would have answered otherwise.
    """

    filter: Filter
    answer: Answer
    cell: Cell | None = None
    is_contested: bool = False


@dataclass(frozen=True, slots=True)
class Filtered:
    """Chips that fulfil all filters; those of which it cannot be told, with the first filter why.

    ``contested`` lists the judgements of kept and refused chips that a dispute would turn.
    """

    chips: tuple[Chip, ...]
    unknown: tuple[tuple[Chip, Judgement], ...] = ()
    contested: tuple[tuple[Chip, Judgement], ...] = ()

    def __iter__(self) -> Iterator[Chip]:
        return iter(self.chips)

    def __len__(self) -> int:
        return len(self.chips)


def filtered(view: View, chips: Iterable[Chip], filters: Sequence[Filter]) -> Filtered:
    """The chips that fulfil every filter, in their order.

    A chip that fails one is out, whatever is unknown of it.
    """
    kept: list[Chip] = []
    unknown: list[tuple[Chip, Judgement]] = []
    contested: list[tuple[Chip, Judgement]] = []
    for chip in chips:
        found = [each.answer(view, chip) for each in filters]
        certain = [judged for judged in found if not judged.is_contested]
        if all(judged.answer != "no" for judged in certain):
            contested.extend((chip, judged) for judged in found if judged.is_contested)
        if any(judged.answer == "no" for judged in found):
            continue
        open_ = [judged for judged in found if judged.answer == "unknown"]
        if open_:
            unknown.append((chip, open_[0]))
        else:
            kept.append(chip)
    return Filtered(tuple(kept), tuple(unknown), tuple(contested))


def traits(contents: Contents, chip: Chip, trait: Trait) -> tuple[str, ...]:
    """What a chip's sheet says of it, or every name of the families that it is in."""
    if trait == "vendor":
        return (chip.vendor,)
    if trait == "kind":
        return (chip.kind,)
    return tuple(
        name
        for family in contents.families.values()
        if chip.id in family.members
        for name in (family.id, family.name, *family.aliases)
    )


def measure(cell: Cell) -> Interval | None:
    """What a cell measures: its value exactly, else its range or bound, or its days.

    In base units, days as ordinals. None for labels, presence, orders and silence.
    """
    if cell.exact is not None:
        return Interval.exactly(cell.exact)
    if cell.claim is not None and isinstance(cell.claim.statement, Dated):
        return _days(cell.claim.statement)
    return cell.interval


def measure_of(cell: Cell, claim: Claim) -> Interval | None:
    """What the cell would measure by another claim of its row, converted as the cell is."""
    if isinstance(claim.statement, Dated):
        return _days(claim.statement)
    conversion = cell.choice.conversion if cell.choice else None
    factor = conversion.factor if conversion else Fraction(1)
    if claim.exact is not None:
        return Interval.exactly(claim.exact * factor)
    return claim.interval.scaled(factor) if claim.interval else None


def held(found: Interval, operator: Operator, asked: Interval) -> Answer:
    """Whether all, none or only some of the values found stand so to what is asked."""
    match operator:
        case "<":
            return _sure(yes=_below(found.high, asked.low), no=_reaches(found.low, asked.low))
        case "<=":
            return _sure(yes=_reaches(asked.high, found.high), no=_below(asked.high, found.low))
        case ">":
            return _sure(yes=_below(asked.high, found.low), no=_reaches(asked.high, found.high))
        case ">=":
            return _sure(yes=_reaches(found.low, asked.low), no=_below(found.high, asked.low))
    inside = _reaches(found.low, asked.low) and _reaches(asked.high, found.high)
    outside = _below(found.high, asked.low) or _below(asked.high, found.low)
    if operator == "==":
        return _sure(yes=inside, no=outside)
    return _sure(yes=outside, no=inside)


def _below(low: Fraction | None, high: Fraction | None) -> bool:
    return low is not None and high is not None and low < high


def _reaches(high: Fraction | None, low: Fraction | None) -> bool:
    return low is not None and high is not None and high >= low


def _sure(*, yes: bool, no: bool) -> Answer:
    if yes:
        return "yes"
    return "no" if no else "unknown"


def _answer(*, yes: bool) -> Answer:
    return "yes" if yes else "no"


def _days(dated: Dated) -> Interval:
    first, last = dated.days.first.toordinal(), dated.days.last.toordinal()
    return Interval.between(Fraction(first), Fraction(last))

"""The history of a row: who said what when, and what a reader would have been told each day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.days import Days
from chipcmp.model.metrics import Row
from chipcmp.model.statements import Bound, Range, Share, Value
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.disputes import Verdict
from chipcmp.reason.ratios import Implied


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the days on one of which it was made: its own, or else its source's.

    ``implied`` is the value that a share gives, as far as claims known today give one.
    """

    claim: Claim
    on: Days
    implied: Implied | None = None

    @property
    def exact(self) -> Fraction | None:
        """Its single value in base units, claimed or implied."""
        return self.implied.exact if self.implied else self.claim.exact


@dataclass(frozen=True, slots=True)
class Step:
    """From this day on a reader with this trust would have been told this."""

    since: date
    choice: Choice
    exact: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Every claim of a chip in a row that the trust hears, in the order in which it was made.

    ``undated`` are the claims without a day, ``silent`` those that state no number. ``verdict``
    sorts all of them into sides; ``choice`` is what the trust picks today.
    """

    chip: Chip
    row: Row
    said: tuple[Said, ...]
    undated: tuple[Claim, ...]
    silent: tuple[Claim, ...]
    steps: tuple[Step, ...]
    verdict: Verdict
    choice: Choice | None


def history(view: View, chip: Chip, row: Row) -> History:
    """The history of a chip's row in a view. A claim counts from the last of its days."""
    claims = view.claims(chip.id, row)
    numbers = [claim for claim in claims if _states_number(claim, view)]
    said = [
        Said(claim, days, Implied.from_share(claim, view))
        for claim in numbers
        if (days := _days(claim, view)) is not None
    ]
    said.sort(
        key=lambda each: (each.on.last, each.on.first, each.claim.source, each.claim.location)
    )
    choice = view.choose(chip.id, row)
    return History(
        chip=chip,
        row=row,
        said=tuple(said),
        undated=tuple(claim for claim in numbers if _days(claim, view) is None),
        silent=tuple(claim for claim in claims if claim not in numbers),
        steps=tuple(_steps(view, chip, row, said)),
        verdict=view.verdict(chip.id, row, like=choice.claim if choice else None),
        choice=choice,
    )


def _steps(view: View, chip: Chip, row: Row, said: list[Said]) -> Iterator[Step]:
    before: tuple[Claim, Fraction | None] | None = None
    for day in sorted({each.on.last for each in said}):
        then = View(
            contents=view.contents, trust=replace(view.trust, as_of=day), lineage=view.lineage
        )
        choice = then.choose(chip.id, row)
        if choice is None:
            continue
        implied = Implied.from_share(choice.claim, then)
        exact = implied.exact if implied else choice.exact
        if (choice.claim, exact) != before:
            yield Step(day, choice, exact)
        before = (choice.claim, exact)


def _order(said: Said) -> tuple[object, ...]:
    return said.on.last, said.on.first, said.claim.source, said.claim.location


def _days(claim: Claim, view: View) -> Days | None:
    return claim.stated or view.contents.sources[claim.source].date


def _states_number(claim: Claim, view: View) -> bool:
    match claim.statement:
        case Value() | Range() | Bound():
            return True
        case Share():
            return Implied.from_share(claim, view) is not None
    return False

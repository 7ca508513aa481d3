"""Comparisons: for every row and chip the chosen claim, its ratio to the baseline, its standing."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Row
from chipcmp.model.statements import Share, Silence
from chipcmp.model.units import Unit
from chipcmp.reason.beside import label_beside, unlike_labels
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.derive import Derived, derive
from chipcmp.reason.disputes import Side, Verdict
from chipcmp.reason.ratios import Implied, Ratio, Term, divide, share_ratio, term
from chipcmp.reason.rows import Wanted, select

Spread = Literal["hidden", "shown"]
Status = Literal["single", "agreed", "disputed", "absent", "undisclosed", "not_applicable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands for a chip in a row.

    ``implied`` is the value that a chosen share implies; ``direct`` what would have been chosen
    had no share been stated. ``ratio`` is over the baseline; ``other_ratio`` the one for a remark:
    computed where a share is shown, the share where a quotient is. ``beside`` holds labels, this
    chip's and the baseline's, that should be alike and are not known to be. A derived metric's
    cell has no choice: ``derived`` holds its value and every input.
    """

    chip: Chip
    row: Row
    choice: Choice | None
    verdict: Verdict
    implied: Implied | None = None
    direct: Choice | None = None
    ratio: Ratio | None = None
    other_ratio: Ratio | None = None
    beside: tuple[Claim | None, Claim | None] | None = None
    derived: Derived | None = None

    @property
    def claim(self) -> Claim | None:
        """The chosen claim."""
        return self.choice.claim if self.choice else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is claimed here, and nothing derived."""
        return self.choice is None and (self.derived is None or self.derived.interval is None)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that its value rests on: chosen, or those of both chips, or all inputs."""
        if self.derived:
            return () if self.is_empty else self.derived.claims
        own = (self.choice.claim,) if self.choice else ()
        return (*own, self.implied.of.claim) if self.implied else own

    @property
    def exact(self) -> Fraction | None:
        """The value in base units: claimed, converted, implied or derived; None for no one."""
        held = self.implied or self.derived or self.choice
        return held.exact if held else None

    @property
    def interval(self) -> Interval | None:
        """The values in base units that the digits can stand for."""
        held = self.implied or self.derived or self.choice
        return held.interval if held else None

    @property
    def status(self) -> Status:
        """Whether anything is claimed here, and how the claims stand to each other."""
        if self.choice is None:
            return "absent" if self.is_empty else self.verdict.standing
        statement = self.choice.claim.statement
        if isinstance(statement, Silence):
            return statement.reason
        is_about_it = self.verdict.side_of(self.choice.claim) is not None
        if isinstance(statement, Share) and not self.verdict.is_disputed and not is_about_it:
            return "single"
        return self.verdict.standing

    def rival(self, view: View) -> Side | None:
        """The side against the chosen claim with the most voices, ties by trust."""
        if self.choice is None or not self.verdict.is_disputed or not self.choice.claim.is_settling:
            return None
        own = self.own_side
        rivals = [side for side in self.verdict.sides if side is not own]
        return min(rivals, key=view.strength, default=None)

    @property
    def own_side(self) -> Side | None:
        """The side of what is shown: of the chosen claim, or of the value beside a share."""
        claims = (choice.claim for choice in (self.choice, self.direct) if choice)
        sides = (self.verdict.side_of(claim) for claim in claims)
        return next((side for side in sides if side), None)


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of a comparison: its label, the unit it is read in, a cell for each chip."""

    row: Row
    label: str
    unit: Unit | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Compared:
    """Chips compared to a baseline, row by row, as one trust sees them.

    ``spread`` says whether the range of a ratio over disputed claims is to stand beside it.
    """

    view: View
    baseline: Chip
    chips: tuple[Chip, ...]
    rows: tuple[ComparedRow, ...]
    spread: Spread = "hidden"

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell in reading order."""
        return tuple(cell for row in self.rows for cell in row.cells)

    @property
    def disputed(self) -> tuple[Cell, ...]:
        """The cells whose row is disputed."""
        return tuple(cell for cell in self.cells if cell.status == "disputed")

    @property
    def without_vendor(self) -> tuple[Chip, ...]:
        """The chips of which no vendor's document is among the sources."""
        return tuple(chip for chip in self.chips if not self.view.has_vendor(chip.id))

    @property
    def undated(self) -> int:
        """How many claims of these chips an as-of date leaves out because they bear no date."""
        return len(self.view.undated(chip.id for chip in self.chips))


def compare(view: View, chips: Sequence[Chip], baseline: Chip, wanted: Wanted) -> Compared:
    """Compare chips to a baseline in the rows that are wanted."""
    rows = tuple(compared_row(view, row, chips, baseline) for row in select(view, chips, wanted))
    return Compared(view=view, baseline=baseline, chips=tuple(chips), rows=rows)


def compared_row(view: View, row: Row, chips: Sequence[Chip], baseline: Chip) -> ComparedRow:
    """One row: the baseline's claim is chosen once, by trust alone, and serves every column."""
    vocabulary = view.contents.vocabulary
    derived = derive(view, baseline.id, row)
    if derived:
        cells = tuple(_derived_cell(view, chip, derived) for chip in chips)
    else:
        base = _Base.of(view, row, baseline)
        cells = tuple(base.cell(view, chip) for chip in chips)
    return ComparedRow(row, vocabulary.label(row), vocabulary.unit(row), cells)


def _derived_cell(view: View, chip: Chip, base: Derived) -> Cell:
    is_baseline = chip.id == base.chip
    own = base if is_baseline else derive(view, chip.id, base.row, like=base)
    if own is None:
        raise ValueError(f"{base.row.metric} has no formula")
    unit = view.contents.vocabulary.unit(base.row)
    ratio = divide(own.term, base.term, unit) if own.term and base.term and unit else None
    return Cell(chip=chip, row=base.row, choice=None, verdict=own.verdict, derived=own, ratio=ratio)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    """The baseline's side of a row, the same for every column."""

    chip: Chip
    row: Row
    unit: Unit | None
    choice: Choice | None
    implied: Implied | None
    beside: Claim | None

    @classmethod
    def of(cls, view: View, row: Row, chip: Chip) -> "_Base":
        choice = view.choose(chip.id, row)
        return cls(
            chip=chip,
            row=row,
            unit=view.contents.vocabulary.unit(row),
            choice=choice,
            implied=Implied.from_share(choice.claim, view) if choice else None,
            beside=label_beside(view, row, chip),
        )

    @property
    def term(self) -> Term | None:
        """The value that others are divided by."""
        return term(self.choice, self.implied) if self.choice else None

    def cell(self, view: View, chip: Chip) -> Cell:
        """The cell of a chip in this row."""
        is_baseline = chip.id == self.chip.id
        first = self.choice.claim.source if self.choice and not is_baseline else ""
        choice = self.choice if is_baseline else view.choose(chip.id, self.row, first=first)
        verdict = view.verdict_of(chip.id, self.row, choice)
        if choice is None:
            return Cell(chip=chip, row=self.row, choice=None, verdict=verdict)
        implied = self.implied if is_baseline else Implied.from_share(choice.claim, view)
        direct = view.choose_value(chip.id, self.row) if choice.states_share else None
        shown, other = self._ratios(view, choice, implied, direct)
        own = label_beside(view, self.row, chip)
        return Cell(
            chip=chip,
            row=self.row,
            choice=choice,
            verdict=verdict,
            implied=implied,
            direct=direct,
            ratio=shown,
            other_ratio=None if is_baseline else other,
            beside=None if is_baseline else unlike_labels(own, self.beside),
        )

    def _ratios(
        self, view: View, choice: Choice, implied: Implied | None, direct: Choice | None
    ) -> tuple[Ratio | None, Ratio | None]:
        base, statement = self.term, choice.claim.statement
        base_claim = self.choice.claim if self.choice else None
        quotient = self._quotient(term(choice, implied), base)
        if isinstance(statement, Share) and statement.of == self.chip.id:
            computed = self._quotient(term(direct), base) if direct else None
            return share_ratio(choice.claim, statement, base_claim), computed
        stated = [
            (claim, claim.statement)
            for claim in view.claims(choice.claim.chip, self.row)
            if isinstance(claim.statement, Share) and claim.statement.of == self.chip.id
        ]
        stated.sort(key=lambda pair: (view.trust.rank(pair[0].source), pair[0].source))
        return quotient, share_ratio(*stated[0], base_claim) if stated else None

    def _quotient(self, numerator: Term | None, base: Term | None) -> Ratio | None:
        if numerator is None or base is None or self.unit is None:
            return None
        return divide(numerator, base, self.unit)

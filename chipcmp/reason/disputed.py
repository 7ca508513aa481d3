"""Every dispute of a view: its sides, the one that the trust picks, the spread and the hints."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.chips import Chip
from chipcmp.model.metrics import Row
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.compare import Cell, Compared
from chipcmp.reason.disputes import Side, Verdict
from chipcmp.reason.hints.contradictions import contradictions
from chipcmp.reason.hints.evidence import Evidence
from chipcmp.reason.hints.explain import explain
from chipcmp.reason.hints.kinds import Contradiction, Hint
from chipcmp.reason.orders import Contradicted, contradicted
from chipcmp.reason.spread import spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims of a chip in a row that cannot all hold.

    ``verdict`` has the sides, the strongest first; ``choice`` is what the trust picks, and
    ``chosen`` its side: None where what is picked is on no side, as a share is. ``spread`` is the
    largest over the smallest value, None for labels, presence and dates.
    """

    chip: Chip
    row: Row
    verdict: Verdict
    choice: Choice | None
    chosen: Side | None
    spread: Fraction | None
    hints: tuple[Hint, ...]

    def hints_of(self, side: Side) -> tuple[Hint, ...]:
        """The hints about a side."""
        return tuple(hint for hint in self.hints if set(hint.claims) <= set(side.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """What is disputed: rows, orders that values contradict, and what is said to be missing."""

    rows: tuple[Dispute, ...]
    orders: tuple[Contradicted, ...]
    contradictions: tuple[Contradiction, ...]

    def hints_about(self, cell: Cell) -> tuple[Hint, ...]:
        """The hints about the sides that a cell's claims fall into; what is missing stands apart.

        A converted cell shows the dispute of the row that its claim comes from.
        """
        return self.hints_of(cell.verdict)

    def hints_of(self, verdict: Verdict) -> tuple[Hint, ...]:
        """The hints of the dispute that a verdict is about, where it has the same sides."""
        about = (verdict.chip, verdict.row)
        for dispute in self.rows:
            if (dispute.chip.id, dispute.row) == about and dispute.verdict.sides == verdict.sides:
                return tuple(h for h in dispute.hints if not isinstance(h, Contradiction))
        return ()


def disputed(
    view: View, *, chips: Iterable[str] | None = None, rows: Collection[Row] | None = None
) -> Disputes:
    """The disputes of a view, or of some of its chips and rows only, in order of presentation.

    Chips come in the order given, else by id; the work grows as the claims do.
    """
    evidence = Evidence.of(view)
    ids = sorted(view.contents.chips) if chips is None else tuple(dict.fromkeys(chips))
    found: list[Dispute] = []
    orders: list[Contradicted] = []
    missing: list[Contradiction] = []
    for chip in ids:
        for row in view.contents.rows_of(chip):
            if rows is not None and row not in rows:
                continue
            found.extend(_disputes(evidence, chip, row))
            orders.extend(contradicted(view, chip, row))
        missing.extend(
            c for c in contradictions(evidence, chip) if rows is None or c.claim.row in rows
        )
    return Disputes(rows=tuple(found), orders=tuple(orders), contradictions=tuple(missing))


def of_comparison(compared: Compared) -> Disputes:
    """The disputes behind a comparison's cells, those of converted cells where they come from."""
    rows = {row.row for row in compared.rows}
    rows |= {cell.claim.row for cell in compared.disputed if cell.claim}
    return disputed(compared.view, chips=[chip.id for chip in compared.chips], rows=rows)


def _disputes(evidence: Evidence, chip: str, row: Row) -> Iterator[Dispute]:
    """The disputes of a row: of nominal values, of measured ones, of shares, each on its own."""
    view = evidence.view
    for verdict in view.verdicts(chip, row):
        if verdict.is_disputed:
            choice = view.choose(chip, row)
            yield Dispute(
                chip=view.contents.chips[chip],
                row=row,
                verdict=verdict,
                choice=choice,
                chosen=verdict.side_of(choice.claim) if choice else None,
                spread=spread(verdict),
                hints=explain(evidence, verdict),
            )

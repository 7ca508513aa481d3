"""Chips beside each other without a baseline: each cell is chosen by the trust alone."""

from collections.abc import Sequence
from dataclasses import replace

from chipcmp.model.chips import Chip
from chipcmp.model.metrics import Row
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared, ComparedRow, compared_row
from chipcmp.reason.derive import derive
from chipcmp.reason.rows import Wanted, select

_MOST_NAMED = 6


def assemble(view: View, chips: Sequence[Chip], rows: Sequence[Row]) -> Compared:
    """Chips in some rows, each chosen as if it were the baseline, and no ratios.

    What is returned names the first chip as its baseline; nothing is compared to it.
    Raises ChipcmpError for no chips.
    """
    if not chips:
        raise ChipcmpError("no chips to draw; name at least one, such as H100.")
    vocabulary = view.contents.vocabulary
    found = tuple(
        ComparedRow(
            row,
            vocabulary.label(row),
            vocabulary.unit(row),
            tuple(_alone(view, chip, row) for chip in chips),
        )
        for row in rows
    )
    return Compared(view=view, baseline=chips[0], chips=tuple(chips), rows=found)


def _alone(view: View, chip: Chip, row: Row) -> Cell:
    return replace(compared_row(view, row, (chip,), chip).cells[0], ratio=None)


def one_row(view: View, chips: Sequence[Chip], name: str) -> Row:
    """The one row that a name means: ``peak_throughput:fp16``; what it leaves open is as usual.

    Raises UnknownName, or ChipcmpError where it means no row or several (RULES: Conditions).
    """
    vocabulary = view.contents.vocabulary
    found = select(view, chips, Wanted("named", (name,)))
    usual = [row for row in found if vocabulary.is_usual(row)]
    if len(usual) == 1 or len(found) == 1:
        return (usual or found)[0]
    if not found:
        raise ChipcmpError(
            f"{name} leaves a condition open, and nothing is claimed of these chips in its rows; "
            "name a row, such as peak_throughput:fp16."
        )
    known = [row.name() for row in usual or found]
    more = ", …" if len(known) > _MOST_NAMED else ""
    raise ChipcmpError(
        f"{name} means {len(known)} rows; allowed is one. Name one of "
        f"{', '.join(known[:_MOST_NAMED])}{more}."
    )


def filling(view: View, rows: Sequence[Row]) -> tuple[Chip, ...]:
    """The chips of the catalog of which something is chosen in each of these rows, by id."""
    chips = view.contents.chips
    return tuple(chips[id_] for id_ in sorted(chips) if all(_fills(view, id_, row) for row in rows))


def _fills(view: View, chip: str, row: Row) -> bool:
    derived = derive(view, chip, row)
    return view.choose(chip, row) is not None if derived is None else derived.exact is not None

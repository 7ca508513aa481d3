"""Values over release dates: what the trust believes of a chip, and when it came out."""

from collections.abc import Sequence
from dataclasses import dataclass

from chipcmp.model.chips import Chip
from chipcmp.model.days import Days
from chipcmp.model.metrics import Row
from chipcmp.model.problems import ChipcmpError
from chipcmp.model.statements import Dated
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared
from chipcmp.reason.fit import Exponential, exponential

RELEASED = Row("released")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A chip with a value and a release date; a year stands for all of its days."""

    chip: Chip
    value: Cell
    released: Cell
    days: Days

    @property
    def middle(self) -> float:
        """The middle of the days it may have come out, as an ordinal."""
        return middle(self.days)


def middle(days: Days) -> float:
    """The middle of an interval of days, as an ordinal.

    >>> middle(Days.parse("2024-01-03")) == Days.parse("2024-01-03").first.toordinal()
    True
    """
    return (days.first.toordinal() + days.last.toordinal()) / 2


def release_row(view: View) -> Row:
    """The row of release dates. Raises ChipcmpError where the vocabulary has none."""
    metric = view.contents.vocabulary.metrics.get(RELEASED.metric)
    if metric is None or metric.states != "date":
        raise ChipcmpError(
            "the vocabulary has no metric released that states dates; a timeline needs it."
        )
    return RELEASED


def releases(assembled: Compared) -> tuple[Release, ...]:
    """The chips of an assembly of (value, released) that have both, in order of release."""
    values, dates = assembled.rows
    found = [
        Release(chip=value.chip, value=value, released=released, days=days)
        for value, released in zip(values.cells, dates.cells, strict=True)
        if value.exact is not None and (days := days_of(released)) is not None
    ]
    return tuple(sorted(found, key=lambda release: (release.middle, release.chip.id)))


def days_of(cell: Cell) -> Days | None:
    """The days that the claim chosen for a cell states, or None."""
    statement = cell.choice.claim.statement if cell.choice else None
    return statement.days if isinstance(statement, Dated) else None


def fitted(found: Sequence[Release]) -> Exponential:
    """The exponential through these releases, each at the middle of its days, in base units.

    Raises ChipcmpError as `exponential` does.
    """
    return exponential([(each.middle, float(each.value.exact or 0)) for each in found])

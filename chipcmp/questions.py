"""Questions to a whole catalog, of the notebooks' door: filters, rankings, wide and tidy frames."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from os import PathLike
from typing import TYPE_CHECKING, Literal

from chipcmp.model.chips import Chip
from chipcmp.model.contents import Contents
from chipcmp.model.problems import ChipcmpError, shown
from chipcmp.notebook import Showing
from chipcmp.reason import asked
from chipcmp.reason.trust import Trust

if TYPE_CHECKING:
    from pandas import DataFrame

    from chipcmp.reason.choose import View
    from chipcmp.reason.filters import Filter, Filtered
    from chipcmp.reason.ranking import First
    from chipcmp.reason.ranking import Ranking as Found
    from chipcmp.show.frames import WideValues

UNITS = ("canonical", "pint")


class Questions(Showing):
    """What a catalog answers about all its chips at once."""

    __slots__ = ()
    contents: Contents

    def where(self, *filters: str, trust: Trust | str | PathLike[str] = "articles") -> "Filtered":
        """The chips that fulfil every filter (RULES: Filters), by the claims that are chosen.

        The answer is gone through chip by chip; its ``unknown`` holds the chips of which a filter
        cannot be told, ``contested`` those that a dispute would turn. Raises ChipcmpError.

        >>> import chipcmp
        >>> found = chipcmp.load().where("vendor == AMD", "memory_capacity > 200 GB")
        >>> sorted(chip.short_name for chip in found)[:2]
        ['Instinct MI300X', 'Instinct MI325X']
        """
        from chipcmp.reason.filters import filtered

        view = asked.view(self.contents, trust)
        chips = (self.contents.chips[id_] for id_ in sorted(self.contents.chips))
        return filtered(view, chips, _filters(view, filters))

    def rank(
        self,
        metric: str,
        *,
        where: str | Iterable[str] = (),
        top: int | None = None,
        first: "First" = "highest",
        trust: Trust | str | PathLike[str] = "articles",
    ) -> "Ranking":
        """Chips in the order of one row's values (RULES: Ranking), ``first`` highest or lowest.

        ``metric`` names a row, such as ``peak_throughput:fp16``; ``top`` shows the first places.
        Raises UnknownName or ChipcmpError.
        """
        from chipcmp.reason.ranking import rank

        view = asked.view(self.contents, trust)
        texts = (where,) if isinstance(where, str) else tuple(where)
        return Ranking(rank(view, metric, filters=_filters(view, texts), top=top, first=first))

    def frame(self) -> "DataFrame":
        """Every claim in a line, with all conditions, its source and its place, as a pandas frame.

        ``value`` is a float in the row's unit; what is no number is in ``text``.
        """
        from chipcmp.show import claim_frames

        return claim_frames.claims(self.contents)

    def wide(
        self,
        *,
        trust: Trust | str | PathLike[str] = "articles",
        units: Literal["canonical", "pint"] = "canonical",
    ) -> "DataFrame":
        """Chips by rows: the value that the trust chooses, as a float; NaN where there is none.

        The columns have two levels, ``row`` and ``unit``. ``units="pint"`` gives pint quantities
        instead, under columns of one level. `values` has the claims beside the numbers.
        Raises ChipcmpError for any other units.
        """
        require_units(units)
        if units == "pint":
            from chipcmp.show import pint_frames

            return pint_frames.wide(self.values(trust=trust))
        return self.values(trust=trust).frame()

    def values(
        self,
        baseline: str | Chip | None = None,
        *,
        trust: Trust | str | PathLike[str] = "articles",
    ) -> "WideValues":
        """The values that `wide` shows, or that `ratios` divides, with unit and claim beside them.

        With a baseline, in the rows that it fills, and chosen as `compare` chooses beside it.
        """
        from chipcmp.show import frames

        view = asked.view(self.contents, trust)
        chip = None if baseline is None else asked.chip(self.contents, baseline).chip
        return frames.wide_values(view, chip)

    def ratios(
        self, baseline: str | Chip, *, trust: Trust | str | PathLike[str] = "articles"
    ) -> "DataFrame":
        """The ratio of every chip to a baseline in every row that the baseline fills.

        A wide pandas frame of plain floats: chips by rows, NaN where there is no ratio.
        """
        return self.values(asked.chip(self.contents, baseline).chip, trust=trust).ratios()


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Chips in the order of one row's values, as frames and exports."""

    found: "Found" = field(repr=False)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips that are shown, the first place first."""
        return tuple(each.cell.chip for each in self.found.ranked)

    def frame(self) -> "DataFrame":
        """One line per chip: place, value, unit, source and claim; those without a place last."""
        from chipcmp.show import claim_frames

        return claim_frames.ranking(self.found)

    def export(self, format_: str) -> str:
        """The ranking as json, csv or markdown. Raises ChipcmpError for any other format."""
        from chipcmp.show.exports.ranking import FORMATS

        if format_ not in tuple(FORMATS):
            raise ChipcmpError(
                f"unknown format {shown(format_)}; allowed are {', '.join(FORMATS)}."
            )
        return FORMATS[format_](self.found)

    def __repr__(self) -> str:
        names = [f"{each.place} {each.cell.chip.short_name}" for each in self.found.ranked[:5]]
        more = ", …" if len(self.found.ranked) > len(names) else ""
        return f"<Ranking by {self.found.row.name()}: {', '.join(names)}{more}>"


def require_units(units: object) -> None:
    """Raises ChipcmpError for anything but the units that frames come in."""
    if units not in UNITS:
        raise ChipcmpError(f"unknown units {shown(units)}; allowed are {', '.join(UNITS)}.")


def _filters(view: "View", texts: Iterable[str]) -> "tuple[Filter, ...]":
    from chipcmp.reason.filter_text import parse

    return tuple(parse(view, text) for text in texts)

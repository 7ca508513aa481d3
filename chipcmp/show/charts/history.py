"""The history: every claim of one row over the day it was made, and what was believed each day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.claims import Claim
from chipcmp.model.intervals import Interval
from chipcmp.model.problems import ChipcmpError
from chipcmp.model.units import Unit
from chipcmp.reason.compare import Compared
from chipcmp.reason.disputes import Side
from chipcmp.reason.history import History, Said, history
from chipcmp.show.charts import axes
from chipcmp.show.charts.asked import Asked
from chipcmp.show.charts.axes import Axis
from chipcmp.show.charts.captions import Captions
from chipcmp.show.charts.description import Chart, KeyEntry
from chipcmp.show.charts.plane.description import Area, Curve, Plane, Point, Reading
from chipcmp.show.charts.plane.scales import days, decades
from chipcmp.show.charts.points import caption, noted
from chipcmp.show.charts.scatter import need_unit
from chipcmp.show.footnotes import Notes
from chipcmp.show.text import counted, listing, plain
from chipcmp.show.wording import Wording, claim_text, signs

WIDEST_LINEAR_SPREAD = 20
_AIR = 1.06  # above the highest value, so that its band lies inside


def describe(asked: Asked) -> Chart:
    """Every claim of one chip in the row that ``asked.metric`` names, over time.

    Raises ChipcmpError for more than one chip or none, and where no claim bears a date.
    """
    if len(asked.chips) != 1 or not asked.metric:
        raise ChipcmpError(
            "a history draws one chip and one metric; name both, such as H100 and memory_bandwidth."
        )
    row = asked.row(asked.metric)
    assembled = asked.assembled(row)
    told = history(asked.view, asked.chips[0], row)
    if not told.said:
        raise ChipcmpError(
            f"nothing to draw: no claim of {plain(told.chip.short_name)} in {row.name()} states a "
            "number and bears a date; see `chipcmp why`."
        )
    return noted(asked.view, lambda notes: _Telling.of(assembled, told, notes).chart())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """A history in words and places: its sides, that of what is believed today first."""

    assembled: Compared
    told: History
    wording: Wording
    unit: Unit
    sides: tuple[Side, ...]

    @classmethod
    def of(cls, assembled: Compared, told: History, notes: Notes) -> "_Telling":
        shown = told.choice.claim if told.choice else None
        return cls(
            assembled=assembled,
            told=told,
            wording=Wording(assembled, notes),
            unit=need_unit(assembled.rows[0]),
            sides=told.verdict.sides_from(shown),
        )

    def chart(self) -> Chart:
        """The whole chart."""
        captions = Captions(self.wording, self.assembled)
        plane = self._plane()
        label = plain(self.assembled.rows[0].label)
        return Chart(
            title=captions.title(
                f"{label} of {plain(self.told.chip.short_name)} as claimed over time"
            ),
            subtitle=self._subtitle(),
            plot=plane,
            key=(*self._key(plane), *captions.written(plane)),
            sentences=(*self._sentences(), *captions.sentences(captions.remarks.values)),
            notes=captions.notes,
            small_print=captions.small_print,
        )

    def _subtitle(self) -> str:
        count = counted(len(self.told.said), "dated claim")
        if not self.told.verdict.is_disputed:
            return f"{count}; they do not dispute each other."
        return f"{count}. The value is disputed (≠): {counted(len(self.sides), 'side')}."

    def _plane(self) -> Plane:
        points = tuple(self._points())
        x, y = self._axes(points)
        return Plane(
            x=x,
            y=y,
            points=points,
            curves=tuple(self._curves(x)),
            areas=tuple(self._areas(x)),
            heads=(f"Claims that agree, {self.unit.name}", "Sources", "First said", "Last said"),
            readings=tuple(self._readings()),
        )

    def _place(self, exact: Fraction) -> float:
        return float(exact / self.unit.factor)

    def _group(self, claim: Claim) -> int:
        # Claims on no side, as shares are, stand together behind the sides.
        for number, side in enumerate(self.sides):
            if claim in side.claims:
                return number
        return len(self.sides)

    def _points(self) -> Iterator[Point]:
        together: dict[tuple[object, ...], list[Said]] = {}
        for each in self.told.said:
            shape = self._is_chosen(each.claim)
            key = (each.on.last, _ends(each), self._group(each.claim), shape, self._said(each))
            together.setdefault(key, []).append(each)
        for claims in together.values():
            yield self._point(claims)

    def _point(self, claims: Sequence[Said]) -> Point:
        first = claims[0]
        ends = _ends(first)
        marks = self.wording.notes.marks([each.claim for each in claims])
        said = self._said(first)
        begin = min(each.on.first.toordinal() for each in claims)
        last = first.on.last.toordinal()
        return Point(
            label=f"{said} {marks}".strip(),
            group=self._group(first.claim),
            x=last,
            y=self._place(sum(ends, Fraction(0)) / len(ends)),
            shape="solid" if self._is_chosen(first.claim) else "hollow",
            x_span=(begin, last) if begin < last else None,
            y_span=(self._place(ends[0]), self._place(ends[1])) if len(ends) > 1 else None,
        )

    def _said(self, said: Said) -> str:
        # A value is read from the axis; what is more or less than one is said.
        if said.implied:
            return f"{claim_text(said.claim, self.unit, self.assembled.view)}, implied"
        if said.claim.exact is None:
            return claim_text(said.claim, self.unit, self.assembled.view)
        return signs(said.claim)

    def _is_chosen(self, claim: Claim) -> bool:
        return self.told.choice is not None and claim is self.told.choice.claim

    def _axes(self, points: Sequence[Point]) -> tuple[Axis, Axis]:
        across = [place for point in points for place in (point.x, *(point.x_span or ()))]
        down = [place for point in points for place in (point.y, *(point.y_span or ()))]
        down += [self._place(step.exact) for step in self.told.steps if step.exact is not None]
        x = days(across, "Said by the end of the day, month or year that is known")
        head = caption(self.assembled.rows[0])
        if min(down) > 0 and max(down) / min(down) > WIDEST_LINEAR_SPREAD:
            return x, decades(down, f"{head}, logarithmic scale")
        return x, axes.linear((*down, max(down) * _AIR), head)

    def _curves(self, x: Axis) -> Iterator[Curve]:
        steps = [step for step in self.told.steps if step.exact is not None]
        places: list[tuple[float, float]] = []
        for step in steps:
            since, at = float(step.since.toordinal()), self._place(step.exact or Fraction(0))
            if places and places[-1][1] == at:
                continue
            if places:
                places.append((since, places[-1][1]))
            places.append((since, at))
        if places:
            yield Curve(style="step", places=(*places, (x.high, places[-1][1])))

    def _areas(self, x: Axis) -> Iterator[Area]:
        for number, side in enumerate(self.sides):
            dated = [each for each in self.told.said if each.claim in side.claims]
            ends = [end for each in dated for end in _ends(each)]
            if not ends or not self.told.verdict.is_disputed:
                continue
            begin = float(min(each.on.last for each in dated).toordinal())
            low, high = self._place(min(ends)), self._place(max(ends))
            yield Area(
                style="side",
                places=((begin, low), (x.high, low), (x.high, high), (begin, high)),
                group=number,
            )

    def _readings(self) -> Iterator[Reading]:
        for number, side in enumerate(self.sides):
            dated = [each for each in self.told.said if each.claim in side.claims]
            many = counted(side.voices, "voice")
            sources = f"{counted(len(side.sources), 'source')}, {many}"
            value = claim_text(side.lead, self.unit, self.assembled.view)
            first, last = (dated[0].on.text, dated[-1].on.text) if dated else ("undated", "")
            yield Reading(
                number,
                (
                    f"{value} {self.wording.notes.marks(side.claims)}",
                    sources,
                    first,
                    last if last != first else "",
                ),
                "solid" if any(map(self._is_chosen, side.claims)) else "hollow",
            )

    def _key(self, plane: Plane) -> Iterator[KeyEntry]:
        yield KeyEntry("believed today", "chosen")
        yield KeyEntry("other claims", "claim")
        if plane.curves:
            yield KeyEntry("what a reader with this trust would have been told", "step")
        if plane.areas:
            yield KeyEntry("claims that agree, from the first of them on", "side")
        if any(point.x_span for point in plane.points):
            yield KeyEntry("days on one of which it was said", "span")

    def _sentences(self) -> Iterator[str]:
        marks = self.wording.notes.marks
        if self.told.undated:
            said = [f"{self._words(claim)} {marks([claim])}" for claim in self.told.undated]
            number = counted(len(said), "claim")
            bears = "bears no date and is" if len(said) == 1 else "bear no date and are"
            yield f"{number} {bears} not drawn: {listing(said)}."
        if self.told.silent:
            said = [f"{self._words(claim)} {marks([claim])}" for claim in self.told.silent]
            yield f"Without a number, not drawn: {listing(said)}."

    def _words(self, claim: Claim) -> str:
        return plain(claim_text(claim, self.unit, self.assembled.view))


def _ends(said: Said) -> tuple[Fraction, ...]:
    # A value is one place, a range two, a bound the end that it has.
    exact = said.exact
    if exact is not None:
        return (exact,)
    interval = said.claim.interval or Interval(None, None)
    return tuple(end for end in (interval.low, interval.high) if end is not None)

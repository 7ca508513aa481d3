"""The timeline: a row over release dates, by vendor, with a fitted exponential where asked for."""

from collections.abc import Iterator, Sequence

from chipcmp.model.problems import ChipcmpError
from chipcmp.model.statements import Dated
from chipcmp.model.units import Unit
from chipcmp.reason.against import rivals
from chipcmp.reason.compare import Cell, Compared
from chipcmp.reason.fit import Exponential
from chipcmp.reason.timeline import Release, fitted, middle, release_row, releases
from chipcmp.show.charts.asked import Asked
from chipcmp.show.charts.axes import Axis
from chipcmp.show.charts.captions import names_of
from chipcmp.show.charts.description import Chart, KeyEntry
from chipcmp.show.charts.plane.description import Area, Curve, Plane, Point, Reading
from chipcmp.show.charts.plane.scales import days, decades
from chipcmp.show.charts.points import (
    Drawn,
    caption,
    is_hollow,
    is_placed,
    key_of,
    noted,
    rival_places,
    value,
)
from chipcmp.show.charts.scatter import need_points, need_unit
from chipcmp.show.footnotes import Notes
from chipcmp.show.growth import growth_sentence, growth_words
from chipcmp.show.text import lowered, plain

_PIECES = 24


def describe(asked: Asked) -> Chart:
    """A row, ``asked.metric``, over the dates on which the chips came out.

    Raises ChipcmpError where no metric is named, no chip has both, or a fit has too few points.
    """
    if not asked.metric:
        raise ChipcmpError("a timeline draws one metric; name it, such as memory_capacity.")
    assembled = asked.assembled(asked.row(asked.metric), release_row(asked.view))
    return noted(asked.view, lambda notes: _described(asked, assembled, notes))


def _described(asked: Asked, assembled: Compared, notes: Notes) -> Chart:
    unit = need_unit(assembled.rows[0])
    found = [release for release in releases(assembled) if is_placed(release.value)]
    need_points(assembled, found)
    drawn = Drawn.of(asked, assembled, [release.chip for release in found], notes)
    points = tuple(_points(drawn, found, unit))
    x, y = _axes(drawn, points)
    fit = fitted(found) if asked.fit == "exponential" else None
    plane = Plane(
        x=x,
        y=y,
        points=points,
        curves=(_curve(fit, points, y, unit),) if fit else (),
        areas=(_area(fit, points, y, unit),) if fit else (),
        groups=drawn.vendors,
        heads=("", caption(drawn.compared.rows[0]), "Released"),
        readings=tuple(_readings(drawn, points)),
    )
    what = f"{plain(assembled.rows[0].label)} of {drawn.subject()} over release dates"
    key = list(key_of(plane))
    if fit is None:
        return drawn.chart(what, plane, key)
    key.append(KeyEntry(f"fit: {growth_words(fit)}", "fit"))
    key.append(KeyEntry("95 % interval of the fitted line", "area"))
    label = lowered(plain(assembled.rows[0].label))
    return drawn.chart(what, plane, key, growth_sentence(fit, label))


def _points(drawn: Drawn, found: Sequence[Release], unit: Unit) -> Iterator[Point]:
    view = drawn.asked.view
    for index, release in enumerate(found):
        first, last = release.days.first.toordinal(), release.days.last.toordinal()
        yield Point(
            label=drawn.name(index),
            group=drawn.vendors.index(plain(release.chip.vendor)),
            x=release.middle,
            y=value(release.value, unit),
            shape="hollow" if is_hollow(release.value) else "solid",
            x_span=(first, last) if first < last else None,
            x_rivals=tuple(_rival_days(drawn, release.released)),
            y_rivals=rival_places(release.value, unit, view),
        )


def _rival_days(drawn: Drawn, cell: Cell) -> Iterator[float]:
    for side in rivals(cell, drawn.asked.view):
        statement = side.lead.statement
        if isinstance(statement, Dated):
            yield middle(statement.days)


def _axes(drawn: Drawn, points: Sequence[Point]) -> tuple[Axis, Axis]:
    across = [
        place for point in points for place in (point.x, *(point.x_span or ()), *point.x_rivals)
    ]
    down = [place for point in points for place in (point.y, *point.y_rivals)]
    head = caption(drawn.compared.rows[0])
    return days(across, "Released"), decades(down, f"{head}, logarithmic scale")


def _curve(fit: Exponential, points: Sequence[Point], y: Axis, unit: Unit) -> Curve:
    days_ = _fitted_days(points)
    places = [(day, fit.at(day) / float(unit.factor)) for day in days_]
    return Curve(style="fit", places=tuple((day, _held(at, y)) for day, at in places))


def _area(fit: Exponential, points: Sequence[Point], y: Axis, unit: Unit) -> Area:
    bands = [(day, fit.band(day)) for day in _fitted_days(points)]
    scale = float(unit.factor)
    low = [(day, _held(band[0] / scale, y)) for day, band in bands]
    high = [(day, _held(band[1] / scale, y)) for day, band in bands]
    return Area(style="fit", places=(*low, *reversed(high)))


def _fitted_days(points: Sequence[Point]) -> list[float]:
    # A fit says nothing of the time before its first and after its last point.
    first, last = min(point.x for point in points), max(point.x for point in points)
    return [first + (last - first) * number / _PIECES for number in range(_PIECES + 1)]


def _held(at: float, axis: Axis) -> float:
    return min(max(at, axis.low), axis.high)


def _readings(drawn: Drawn, points: Sequence[Point]) -> Iterator[Reading]:
    names = names_of(drawn.compared)
    for index, point in enumerate(points):
        cells = (drawn.label(row, index) for row in drawn.compared.rows)
        yield Reading(point.group, (names[index], *cells), point.shape)

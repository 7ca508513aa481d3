"""The scatter plot: one row against another, on logarithmic axes, with lines of equal quotient."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from chipcmp.model.problems import ChipcmpError
from chipcmp.model.units import Unit
from chipcmp.reason.compare import Compared, ComparedRow
from chipcmp.show.charts.asked import BANDWIDTH, PEAK, Asked
from chipcmp.show.charts.axes import Axis
from chipcmp.show.charts.captions import names_of
from chipcmp.show.charts.description import Chart, KeyEntry
from chipcmp.show.charts.plane.description import Curve, Plane, Point, Reading
from chipcmp.show.charts.plane.scales import decades
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
from chipcmp.show.charts.quotients import Quotient, round_quotients
from chipcmp.show.digits import whole
from chipcmp.show.footnotes import Notes
from chipcmp.show.text import lowered, plain

_LONGEST_UNIT = 10


def describe(asked: Asked) -> Chart:
    """The row of ``asked.y`` against that of ``asked.x``: usually FP16 throughput and bandwidth.

    Raises ChipcmpError for rows without numbers, and where no chip has both.
    """
    rows = [asked.row(asked.x or BANDWIDTH), asked.row(asked.y or PEAK)]
    assembled = asked.assembled(*rows)
    return noted(asked.view, lambda notes: _described(asked, assembled, notes))


def _described(asked: Asked, assembled: Compared, notes: Notes) -> Chart:
    x, y = (need_unit(row) for row in assembled.rows)
    pairs = zip(assembled.chips, *(row.cells for row in assembled.rows), strict=True)
    order = [chip for chip, one, other in pairs if is_placed(one) and is_placed(other)]
    need_points(assembled, order)
    drawn = Drawn.of(asked, assembled, order, notes)
    points = tuple(_points(drawn, x, y))
    axes = _axes(drawn, points)
    units = asked.view.contents.vocabulary.units
    quotient = Quotient.of(y, x, units)
    plane = Plane(
        x=axes[0],
        y=axes[1],
        points=points,
        curves=tuple(_guides(points, axes, quotient, scale=float(x.factor / y.factor))),
        groups=drawn.vendors,
        heads=("", *(caption(row) for row in drawn.compared.rows)),
        readings=tuple(_readings(drawn, points)),
    )
    labels = [plain(row.label) for row in assembled.rows]
    comma = "," if "," in labels[1] else ""
    what = f"{labels[1]}{comma} against {lowered(labels[0])} of {drawn.subject()}"
    guide = KeyEntry(f"one quotient of the two, in {quotient.name}", "guide")
    return drawn.chart(what, plane, (*key_of(plane), *((guide,) if plane.curves else ())))


def need_unit(row: ComparedRow) -> Unit:
    """The unit of a row that an axis takes. Raises ChipcmpError where it holds no numbers."""
    if row.unit is None:
        raise ChipcmpError(
            f"{row.row.metric} states no numbers; an axis takes a metric with a unit, such as "
            "memory_bandwidth."
        )
    return row.unit


def need_points(assembled: Compared, drawn: Sequence[object]) -> None:
    """Raise ChipcmpError where no chip has all that a point takes."""
    if not drawn:
        labels = " and ".join(plain(row.label) for row in assembled.rows)
        names = ", ".join(plain(chip.short_name) for chip in assembled.chips)
        raise ChipcmpError(
            f"nothing to draw of {names}: none has {labels}; see what is claimed with `chipcmp "
            "show`."
        )


def _points(drawn: Drawn, x: Unit, y: Unit) -> Iterator[Point]:
    one, other = drawn.compared.rows
    for index, chip in enumerate(drawn.compared.chips):
        cells = one.cells[index], other.cells[index]
        yield Point(
            label=drawn.name(index),
            group=drawn.vendors.index(plain(chip.vendor)),
            x=value(cells[0], x),
            y=value(cells[1], y),
            shape="hollow" if is_hollow(*cells) else "solid",
            x_rivals=rival_places(cells[0], x, drawn.asked.view),
            y_rivals=rival_places(cells[1], y, drawn.asked.view),
        )


def _axes(drawn: Drawn, points: Sequence[Point]) -> tuple[Axis, Axis]:
    one, other = drawn.compared.rows
    across = [place for point in points for place in (point.x, *point.x_rivals)]
    down = [place for point in points for place in (point.y, *point.y_rivals)]
    return (
        decades(across, f"{caption(one)}, logarithmic scale"),
        decades(down, f"{caption(other)}, logarithmic scale"),
    )


def _guides(
    points: Sequence[Point], axes: tuple[Axis, Axis], quotient: Quotient, *, scale: float
) -> Iterator[Curve]:
    # ``scale`` turns a quotient of base units into one of the axes' units.
    x, y = axes
    per = float(quotient.factor) * scale
    found = [point.y / point.x / per for point in points]
    for each in round_quotients(min(found), max(found)):
        slope = float(each) * per
        begin, end = max(x.low, y.low / slope), min(x.high, y.high / slope)
        if begin < end:
            yield Curve(
                style="guide",
                places=((begin, begin * slope), (end, end * slope)),
                label=_quotient_text(each, quotient),
            )


def _quotient_text(number: Fraction, quotient: Quotient) -> str:
    # A long unit stands in the key alone.
    unit = f" {quotient.name}" if len(quotient.name) <= _LONGEST_UNIT else ""
    return f"{whole(number)}{unit}"


def _readings(drawn: Drawn, points: Sequence[Point]) -> Iterator[Reading]:
    names = names_of(drawn.compared)
    for index, point in enumerate(points):
        cells = (drawn.label(row, index) for row in drawn.compared.rows)
        yield Reading(point.group, (names[index], *cells), point.shape)

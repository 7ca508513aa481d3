"""The roofline: what chips can attain at most, over how many operations a program does per byte."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.compare import Compared
from chipcmp.reason.roofline import Roof, roofs
from chipcmp.show.charts.asked import BANDWIDTH, PEAK, Asked
from chipcmp.show.charts.captions import names_of
from chipcmp.show.charts.description import Chart, KeyEntry
from chipcmp.show.charts.plane.description import Curve, Plane, Point, Reading
from chipcmp.show.charts.plane.scales import decades
from chipcmp.show.charts.points import HOLLOW, Drawn, caption, is_hollow, noted
from chipcmp.show.charts.quotients import Quotient
from chipcmp.show.charts.scatter import need_points, need_unit
from chipcmp.show.digits import ratio_text
from chipcmp.show.footnotes import Notes
from chipcmp.show.text import plain

_BELOW, _ABOVE = 12, 5  # how far the axis reaches beyond the outermost ridges


def describe(asked: Asked) -> Chart:
    """The rooflines of chips by ``asked.metric``, else FP16 throughput, and memory bandwidth.

    Raises ChipcmpError where no chip has both.
    """
    rows = [asked.row(asked.metric or PEAK), asked.row(BANDWIDTH)]
    assembled = asked.assembled(*rows)
    return noted(asked.view, lambda notes: _described(asked, assembled, notes))


def _described(asked: Asked, assembled: Compared, notes: Notes) -> Chart:
    peak, bandwidth = (need_unit(row) for row in assembled.rows)
    rate = asked.view.contents.vocabulary.units.unit("FLOP/s")
    if peak.dimension != rate.dimension:
        raise ChipcmpError(
            f"{assembled.rows[0].row.metric} is no rate of operations; a roofline takes one, such "
            "as peak_throughput:fp8."
        )
    found = roofs(assembled)
    need_points(assembled, found)
    drawn = Drawn.of(asked, assembled, [roof.chip for roof in found], notes)
    units = asked.view.contents.vocabulary.units
    intensity = Quotient.of(peak, bandwidth, units)
    ends = (
        min(roof.ridge for roof in found) / intensity.factor / _BELOW,
        max(roof.ridge for roof in found) / intensity.factor * _ABOVE,
    )
    x = decades(map(float, ends), f"Arithmetic intensity, {intensity.name}, logarithmic scale")
    low, high = Fraction(x.low), Fraction(x.high)
    heights = [roof.attainable(low * intensity.factor) / peak.factor for roof in found]
    tops = [roof.rate / peak.factor for roof in found]
    plane = Plane(
        x=x,
        y=decades(map(float, (*heights, *tops)), _caption(assembled)),
        points=tuple(_ridges(drawn, found, intensity)),
        curves=tuple(_curves(found, (low, high), intensity, peak.factor)),
        heads=("", *(caption(row) for row in drawn.compared.rows), f"Ridge, {intensity.name}"),
        readings=tuple(_readings(drawn, found, intensity)),
    )
    signs = [KeyEntry("ridge point: to its left bandwidth limits, to its right the peak", "ridge")]
    if any(point.shape == "hollow" for point in plane.points):
        signs.append(HOLLOW)
    return drawn.chart(f"Rooflines of {drawn.subject()}, {_precision(assembled)}", plane, signs)


def _caption(assembled: Compared) -> str:
    unit = assembled.rows[0].unit
    return f"Attainable throughput at most, {unit.name if unit else ''}, logarithmic scale"


def _precision(assembled: Compared) -> str:
    # "Peak throughput, FP16" is the row; a title of rooflines names what is particular in it.
    return plain(assembled.rows[0].label).partition(", ")[2] or plain(assembled.rows[0].label)


def ridge_text(roof: Roof, intensity: Quotient) -> str:
    """A ridge point with the digits that its two claims support."""
    sides = ((roof.rate, roof.peak.interval), (roof.speed, roof.bandwidth.interval))
    return ratio_text(roof.ridge / intensity.factor, *sides)


def _ridges(drawn: Drawn, found: Sequence[Roof], intensity: Quotient) -> Iterator[Point]:
    peak = drawn.compared.rows[0].unit
    for index, roof in enumerate(found):
        name = names_of(drawn.compared)[index]
        ridge = f"{ridge_text(roof, intensity)} {intensity.name}"
        yield Point(
            label=f"{name}, {ridge} {drawn.marks(index)}".rstrip(),
            group=index,
            x=float(roof.ridge / intensity.factor),
            y=float(roof.rate / (peak.factor if peak else 1)),
            shape="hollow" if is_hollow(roof.peak, roof.bandwidth) else "solid",
        )


def _curves(
    found: Sequence[Roof], ends: tuple[Fraction, Fraction], intensity: Quotient, unit: Fraction
) -> Iterator[Curve]:
    for index, roof in reversed(list(enumerate(found))):
        corners = (ends[0], roof.ridge / intensity.factor, ends[1])
        places = [
            (float(corner), float(roof.attainable(corner * intensity.factor) / unit))
            for corner in corners
        ]
        yield Curve(style="roof", places=tuple(places), group=index)


def _readings(drawn: Drawn, found: Sequence[Roof], intensity: Quotient) -> Iterator[Reading]:
    names = names_of(drawn.compared)
    for index, roof in enumerate(found):
        cells = [drawn.label(row, index) for row in drawn.compared.rows]
        yield Reading(
            index,
            (names[index], *cells, _ridge(roof, intensity)),
            "hollow" if is_hollow(roof.peak, roof.bandwidth) else "solid",
        )


def _ridge(roof: Roof, intensity: Quotient) -> str:
    text = ridge_text(roof, intensity)
    if not roof.ridges:
        return text
    others = [ratio_text(each / intensity.factor) for each in (roof.ridges[0], roof.ridges[-1])]
    return f"{text} ≠ {'–'.join(dict.fromkeys(others))}"

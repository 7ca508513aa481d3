"""What stands on a plane: areas, curves, markers with their rivals and spans."""

from collections.abc import Iterator
from itertools import pairwise

from chipcmp.show.charts.page import Item, Polygon, Stroke
from chipcmp.show.charts.plane.canvas import Canvas
from chipcmp.show.charts.plane.description import Area, Curve, Point
from chipcmp.show.charts.plane.markers import outline
from chipcmp.show.charts.plane.placing import Line
from chipcmp.show.charts.themes import Theme

RADIUS = 0.048
_EDGE = 0.7  # points
_HOLLOW_EDGE = 1.2
CAP = 0.035
_LEAST_BAND = 0.1  # inches: a band of three digits is thinner than a line
DASHES = (3.0, 2.0)
DOTS = (1.0, 2.0)


def marker_item(
    theme: Theme, place: tuple[float, float], group: int, *, shape: str = "solid"
) -> Item:
    """The marker of a group at a place of the page: filled with its colour, or hollow."""
    corners = ((place[0] + RADIUS * x, place[1] + RADIUS * y) for x, y in outline(group))
    solid = shape == "solid"
    return Polygon(
        places=tuple(corners),
        fill=theme.colour(group + 1) if solid else theme.paper,
        edge=theme.ink,
        line=_EDGE if solid else _HOLLOW_EDGE,
    )


def area_items(canvas: Canvas, area: Area) -> Iterator[Item]:
    """An area in the grey of the grid; the side of a dispute has edges in its colour."""
    theme = canvas.frame.theme
    places = tuple(map(canvas.at, area.places))
    if area.style == "fit":
        yield Polygon(places=places, fill=theme.grid)
        return
    across, down = [x for x, _ in places], [y for _, y in places]
    middle = (min(down) + max(down)) / 2
    top = min(*down, middle - _LEAST_BAND / 2)
    bottom = max(*down, middle + _LEAST_BAND / 2)
    x = (min(across), max(across))
    yield Polygon(
        places=((x[0], top), (x[1], top), (x[1], bottom), (x[0], bottom)), fill=theme.grid
    )
    for y in (top, bottom):
        yield Stroke(x=x, y=(y, y), ink=theme.colour(area.group + 1), line=1.0)


def curve_items(canvas: Canvas, curve: Curve) -> Iterator[Item]:
    """A curve piece by piece; the roof of a group is cased in ink, so that pale ones show."""
    theme = canvas.frame.theme
    styles = {
        "roof": ((theme.ink, 2.6, ()), (theme.colour(curve.group + 1), 1.5, ())),
        "step": ((theme.paper, 3.4, ()), (theme.ink, 1.4, ())),
        "fit": ((theme.ink, 1.2, DASHES),),
        "guide": ((theme.quiet, 0.7, DOTS),),
    }
    for ink, line, dashes in styles[curve.style]:
        for x0, y0, x1, y1 in pieces(canvas, curve):
            yield Stroke(x=(x0, x1), y=(y0, y1), ink=ink, line=line, dashes=dashes)


def pieces(canvas: Canvas, curve: Curve) -> Iterator[Line]:
    """The straight pieces of a curve on the page."""
    for one, other in pairwise(map(canvas.at, curve.places)):
        yield (*one, *other)


def point_items(canvas: Canvas, point: Point) -> Iterator[Item]:
    """A point: the lines to its rivals, the days that it may mean, its marker on top."""
    ink = canvas.frame.theme.ink
    x, y = canvas.at((point.x, point.y))
    for value in point.x_rivals:
        end = canvas.across(value)
        yield Stroke(x=(x, end), y=(y, y), ink=ink, line=0.7)
        yield Stroke(x=(end, end), y=(y - CAP, y + CAP), ink=ink, line=1.6)
    for value in point.y_rivals:
        end = canvas.down(value)
        yield Stroke(x=(x, x), y=(y, end), ink=ink, line=0.7)
        yield Stroke(x=(x - CAP, x + CAP), y=(end, end), ink=ink, line=1.6)
    if point.x_span:
        first, last = map(canvas.across, point.x_span)
        yield Stroke(x=(first, last), y=(y, y), ink=canvas.frame.theme.quiet, line=2.6)
    if point.y_span:
        low, high = map(canvas.down, point.y_span)
        yield Stroke(x=(x, x), y=(low, high), ink=canvas.frame.theme.quiet, line=2.6)
    yield marker_item(canvas.frame.theme, (x, y), point.group, shape=point.shape)

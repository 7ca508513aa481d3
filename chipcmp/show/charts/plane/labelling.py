"""The labels of a plane's points: at their points, or in a column beside the plane."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chipcmp.show.charts.faces import AXIS
from chipcmp.show.charts.frame import Frame
from chipcmp.show.charts.page import Box, Item, Stroke, Words
from chipcmp.show.charts.plane.canvas import PAD, Canvas
from chipcmp.show.charts.plane.description import Plane, Point
from chipcmp.show.charts.plane.guides import margin
from chipcmp.show.charts.plane.marking import RADIUS, pieces
from chipcmp.show.charts.plane.placing import Line, Rect, Room, Wanted, crosses, holds, needs_leader

_WIDEST = 1.35
_SHARE = 0.26  # of the frame, at most
_EDGE = 0.02
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a point's label and the room that they take."""

    lines: tuple[str, ...]
    width: float
    height: float

    @classmethod
    def of(cls, point: Point, frame: Frame) -> "Label":
        """The label of a point, over as many lines as its width allows."""
        widest = min(_WIDEST, _SHARE * frame.width)
        lines = frame.ruler.lines(point.label, AXIS, widest) if point.label else ()
        width = max((frame.ruler.width(line, AXIS) for line in lines), default=0.0)
        return cls(lines, width + _SLACK, len(lines) * AXIS.line)

    def items(self, frame: Frame, rect: Rect) -> Iterator[Item]:
        """The lines of the label from the top of its place down."""
        for number, line in enumerate(self.lines):
            y = rect.top + number * AXIS.line + AXIS.ascent
            yield Words(x=rect.left, y=y, text=line, face=AXIS, ink=frame.theme.ink)


def labels_of(plane: Plane, frame: Frame) -> tuple[Label, ...]:
    """The label of every point, in order."""
    return tuple(Label.of(point, frame) for point in plane.points)


def column_width(labels: Sequence[Label]) -> float:
    """How wide a column beside the plane must be to hold any of them."""
    return max(label.width for label in labels) + 3 * PAD


def placed(canvas: Canvas, labels: Sequence[Label]) -> tuple[Rect | None, ...]:
    """Where each label stands on the plane; None where there is no room for it."""
    wanted = _wanted(canvas, labels)
    shown = [number for number, label in enumerate(labels) if label.lines]
    markers = tuple(each.marker for each in wanted)
    room = Room(
        bounds=canvas.rect,
        taken=tuple(markers[n] for n in range(len(labels)) if n not in shown),
        lines=tuple(_lines(canvas)),
    )
    found = dict(zip(shown, room.place([wanted[number] for number in shown]), strict=True))
    return tuple(found.get(number) for number in range(len(labels)))


def unplaced(labels: Sequence[Label], rects: Sequence[Rect | None]) -> list[int]:
    """The numbers of the labels for which the plane has no room."""
    pairs = enumerate(zip(labels, rects, strict=True))
    return [number for number, (label, rect) in pairs if label.lines and rect is None]


def beside(canvas: Canvas, labels: Sequence[Label], numbers: Sequence[int]) -> dict[int, Rect]:
    """The places of some labels in the column beside the plane, as high as their points if free."""
    wanted = _wanted(canvas, labels)
    order = sorted(numbers, key=lambda number: (wanted[number].y, wanted[number].x, number))
    left = canvas.rect.right + margin(canvas.plane, canvas.frame) + 2 * PAD
    free = canvas.rect.top
    below = sum(labels[number].height for number in order)
    found = {}
    for number in order:
        label = labels[number]
        highest = max(free, wanted[number].y - label.height / 2)
        top = min(highest, canvas.rect.bottom - below)
        found[number] = Rect(left, top, left + label.width, top + label.height)
        free, below = top + label.height, below - label.height
    return found


def label_items(
    canvas: Canvas, labels: Sequence[Label], rects: Sequence[Rect | None]
) -> tuple[list[Item], list[Item]]:
    """The leaders, which stand below the markers, and the labels, which stand above them."""
    leaders: list[Item] = []
    texts: list[Item] = []
    every, lines = _wanted(canvas, labels), list(_lines(canvas))
    for wanted, label, rect in zip(every, labels, rects, strict=True):
        if rect is None:
            continue
        # On an area the paper of a label shows as a hole; it is needed where a line passes.
        if any(crosses(line, rect) for line in lines) or not _lies_on_area(canvas, rect):
            texts.append(_paper(canvas.frame, rect))
        texts += label.items(canvas.frame, rect)
        if needs_leader(wanted, rect, every):
            x, y = rect.nearest(wanted.x, wanted.y)
            leaders.append(
                Stroke(x=(wanted.x, x), y=(wanted.y, y), ink=canvas.frame.theme.quiet, line=0.6)
            )
    return leaders, texts


def _paper(frame: Frame, rect: Rect) -> Item:
    return Box(
        x=rect.left - _EDGE,
        y=rect.top,
        width=rect.right - rect.left + 2 * _EDGE,
        height=rect.bottom - rect.top,
        fill=frame.theme.paper,
    )


def _lies_on_area(canvas: Canvas, rect: Rect) -> bool:
    middle = (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2
    corners = ((x, y) for x in (rect.left, rect.right) for y in (rect.top, rect.bottom))
    outlines = [tuple(map(canvas.at, area.places)) for area in canvas.plane.areas]
    return any(holds(outline, place) for outline in outlines for place in (middle, *corners))


def _wanted(canvas: Canvas, labels: Sequence[Label]) -> list[Wanted]:
    return [
        Wanted(*canvas.at((point.x, point.y)), label.width, label.height, RADIUS * 1.3)
        for point, label in zip(canvas.plane.points, labels, strict=True)
    ]


def _lines(canvas: Canvas) -> Iterator[Line]:
    for curve in canvas.plane.curves:
        yield from pieces(canvas, curve)
    for point in canvas.plane.points:
        x, y = canvas.at((point.x, point.y))
        for value in (*point.x_rivals, *(point.x_span or ())):
            yield x, y, canvas.across(value), y
        for value in (*point.y_rivals, *(point.y_span or ())):
            yield x, y, x, canvas.down(value)

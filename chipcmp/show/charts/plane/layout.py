"""A plane laid out: captions, the rectangle with what stands on it, labels, the table below."""

from collections.abc import Sequence

from chipcmp.show.charts.faces import AXIS, BODY
from chipcmp.show.charts.frame import Frame
from chipcmp.show.charts.page import Item, Words
from chipcmp.show.charts.plane.canvas import (
    PAD,
    Canvas,
    caption_items,
    ground_items,
    ticks_width,
)
from chipcmp.show.charts.plane.description import Plane
from chipcmp.show.charts.plane.guides import ends_above, guide_items, guides_of, margin
from chipcmp.show.charts.plane.labelling import (
    Label,
    beside,
    column_width,
    label_items,
    labels_of,
    placed,
    unplaced,
)
from chipcmp.show.charts.plane.marking import (
    area_items,
    curve_items,
    marker_item,
    point_items,
)
from chipcmp.show.charts.plane.placing import Rect
from chipcmp.show.charts.plane.readings import INDENT, reading_items

_SHAPE = 0.56  # the height of a plane, by its width
_LOWEST, _HIGHEST = 2.2, 4.4  # inches
_NARROWEST = 0.4


def plane_items(plane: Plane, frame: Frame, y: float) -> tuple[list[Item], float]:
    """Everything of a plane that begins at a height, and where what follows it begins."""
    items, y = _group_items(plane, frame, y)
    found, y = caption_items(plane.y, frame, y)
    items += found
    above = any(ends_above(plane, guide) for guide in guides_of(plane))
    y += PAD + (AXIS.line if above else 0.0)
    labels = labels_of(plane, frame)
    canvas, rects = _labelled(plane, frame, labels, y)
    items += _canvas_items(canvas, labels, rects)
    y = canvas.rect.bottom + PAD / 2 + AXIS.line
    found, y = caption_items(plane.x, frame, y, end=canvas.rect.right)
    items += found
    found, y = reading_items(plane, frame, y + 2 * PAD)
    return [*items, *found], y + PAD


def _labelled(
    plane: Plane, frame: Frame, labels: Sequence[Label], top: float
) -> tuple[Canvas, list[Rect | None]]:
    # Labels for which the plane has no room stand in a column beside it; where that needs more
    # height than the plane has, the plane grows with it.
    canvas = _canvas(plane, frame, top)
    rects = list(placed(canvas, labels))
    if not unplaced(labels, rects):
        return canvas, rects
    total = sum(label.height for label in labels)
    for least in (0.0, total):
        canvas = _canvas(plane, frame, top, column=column_width(labels), least=least)
        rects = list(placed(canvas, labels))
        left = unplaced(labels, rects)
        if sum(labels[number].height for number in left) <= canvas.rect.bottom - canvas.rect.top:
            break
    for number, rect in beside(canvas, labels, left).items():
        rects[number] = rect
    return canvas, rects


def _canvas(
    plane: Plane, frame: Frame, top: float, *, column: float = 0.0, least: float = 0.0
) -> Canvas:
    left = frame.left + ticks_width(plane, frame)
    room = frame.right - margin(plane, frame) - column - PAD
    right = max(room, left + _NARROWEST)
    height = min(max(_SHAPE * frame.width, _LOWEST), _HIGHEST) * frame.stretch
    return Canvas(
        plane=plane,
        frame=frame,
        rect=Rect(left, top, right, top + max(height, least)),
    )


def _canvas_items(
    canvas: Canvas, labels: Sequence[Label], rects: Sequence[Rect | None]
) -> list[Item]:
    plane = canvas.plane
    leaders, texts = label_items(canvas, labels, rects)
    return [
        *(item for area in plane.areas for item in area_items(canvas, area)),
        *ground_items(canvas),
        *(item for curve in plane.curves for item in curve_items(canvas, curve)),
        *guide_items(canvas),
        *leaders,
        *(item for point in plane.points for item in point_items(canvas, point)),
        *texts,
    ]


def _group_items(plane: Plane, frame: Frame, y: float) -> tuple[list[Item], float]:
    # The markers with the names of their groups, beside each other as far as they fit.
    items: list[Item] = []
    x = frame.left
    for group, name in enumerate(plane.groups):
        width = frame.ruler.width(name, BODY)
        if x > frame.left and x + INDENT + width > frame.right:
            x, y = frame.left, y + BODY.line
        items.append(marker_item(frame.theme, (x + INDENT * 0.4, y + BODY.line / 2), group))
        for number, line in enumerate(frame.ruler.lines(name, BODY, frame.right - x - INDENT)):
            if number:
                y += BODY.line
            items.append(
                Words(x=x + INDENT, y=y + BODY.ascent, text=line, face=BODY, ink=frame.theme.ink)
            )
        x += INDENT + width + 2 * INDENT
    return items, y + (BODY.line + PAD / 2 if plane.groups else 0.0)

"""Guides: lines of one quotient across the plane, each named where it leaves it."""

from collections.abc import Iterator, Sequence

from chipcmp.show.charts.faces import AXIS
from chipcmp.show.charts.frame import Frame
from chipcmp.show.charts.page import Item, Words
from chipcmp.show.charts.plane.canvas import PAD, Canvas
from chipcmp.show.charts.plane.description import Curve, Plane


def guides_of(plane: Plane) -> tuple[Curve, ...]:
    """The guides of a plane."""
    return tuple(curve for curve in plane.curves if curve.style == "guide" and curve.label)


def ends_above(plane: Plane, guide: Curve) -> bool:
    """Whether a guide leaves the plane at its upper edge rather than at its right one."""
    return guide.places[-1][1] >= plane.y.high * (1 - 1e-9)


def margin(plane: Plane, frame: Frame) -> float:
    """How much room the names at the right edge take."""
    widths = [
        frame.ruler.width(guide.label, AXIS)
        for guide in guides_of(plane)
        if not ends_above(plane, guide)
    ]
    return max(widths) + 2 * PAD if widths else 0.0


def guide_items(canvas: Canvas) -> Iterator[Item]:
    """The names of the guides; one that would touch another is left out, its line stays."""
    plane = canvas.plane
    guides = guides_of(plane)
    yield from _above(canvas, [guide for guide in guides if ends_above(plane, guide)])
    yield from _right(canvas, [guide for guide in guides if not ends_above(plane, guide)])


def _above(canvas: Canvas, guides: Sequence[Curve]) -> Iterator[Item]:
    frame, free = canvas.frame, canvas.frame.left
    for guide in sorted(guides, key=lambda guide: guide.places[-1][0]):
        width = frame.ruler.width(guide.label, AXIS)
        x = min(canvas.across(guide.places[-1][0]) - width / 2, frame.right - width)
        if x < free:
            continue
        y = canvas.rect.top - AXIS.line - PAD / 2 + AXIS.ascent
        yield Words(
            x=x, y=y, text=frame.ruler.printable(guide.label), face=AXIS, ink=frame.theme.quiet
        )
        free = x + width + 2 * PAD


def _right(canvas: Canvas, guides: Sequence[Curve]) -> Iterator[Item]:
    frame, free = canvas.frame, canvas.rect.top
    for guide in sorted(guides, key=lambda guide: -guide.places[-1][1]):
        top = canvas.down(guide.places[-1][1]) - AXIS.line / 2
        if top < free:
            continue
        x, y = canvas.rect.right + PAD, top + AXIS.ascent
        yield Words(
            x=x, y=y, text=frame.ruler.printable(guide.label), face=AXIS, ink=frame.theme.quiet
        )
        free = top + AXIS.line

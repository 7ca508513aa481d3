"""The rectangle between the axes: where a place of a plane stands on the page, grid and ticks."""

from collections.abc import Iterator
from dataclasses import dataclass

from chipcmp.show.charts.axes import Axis, fraction
from chipcmp.show.charts.faces import AXIS
from chipcmp.show.charts.frame import Frame
from chipcmp.show.charts.page import Box, Item, Stroke, Words
from chipcmp.show.charts.plane.description import Place, Plane
from chipcmp.show.charts.plane.placing import Rect

PAD = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A plane on the page: the rectangle that its axes enclose."""

    plane: Plane
    frame: Frame
    rect: Rect

    def across(self, value: float) -> float:
        """Where a value of the x axis stands, from the left edge of the page."""
        share = fraction(self.plane.x, value)
        return self.rect.left + share * (self.rect.right - self.rect.left)

    def down(self, value: float) -> float:
        """Where a value of the y axis stands, from the upper edge of the page."""
        share = fraction(self.plane.y, value)
        return self.rect.bottom - share * (self.rect.bottom - self.rect.top)

    def at(self, place: Place) -> Place:
        """Where a place of the plane stands on the page."""
        return self.across(place[0]), self.down(place[1])


def ticks_width(plane: Plane, frame: Frame) -> float:
    """How much room the numbers of the y axis take."""
    return max(frame.ruler.width(tick.text, AXIS) for tick in plane.y.ticks) + PAD


def ground_items(canvas: Canvas) -> Iterator[Item]:
    """The grid, its frame and the numbers along it; numbers that would touch are left out."""
    rect, theme = canvas.rect, canvas.frame.theme
    for tick in canvas.plane.x.ticks:
        x = canvas.across(tick.at)
        yield Stroke(x=(x, x), y=(rect.top, rect.bottom), ink=theme.grid, line=0.6)
    for tick in canvas.plane.y.ticks:
        y = canvas.down(tick.at)
        yield Stroke(x=(rect.left, rect.right), y=(y, y), ink=theme.grid, line=0.6)
    yield Box(
        x=rect.left,
        y=rect.top,
        width=rect.right - rect.left,
        height=rect.bottom - rect.top,
        fill="none",
        edge=theme.quiet,
        line=0.8,
    )
    yield from _numbers_across(canvas)
    yield from _numbers_down(canvas)


def _numbers_across(canvas: Canvas) -> Iterator[Item]:
    frame, free = canvas.frame, canvas.frame.left
    for tick in canvas.plane.x.ticks:
        width = frame.ruler.width(tick.text, AXIS)
        x = min(canvas.across(tick.at) - width / 2, frame.right - width)
        x = max(x, frame.left) if tick is canvas.plane.x.ticks[0] else x
        if x < free:
            continue
        y = canvas.rect.bottom + PAD / 2 + AXIS.ascent
        yield Words(x=x, y=y, text=tick.text, face=AXIS, ink=frame.theme.quiet)
        free = x + width + PAD


def _numbers_down(canvas: Canvas) -> Iterator[Item]:
    frame, free = canvas.frame, canvas.rect.bottom + AXIS.line
    for tick in canvas.plane.y.ticks:
        top = canvas.down(tick.at) - AXIS.line / 2
        if top + AXIS.line > free:
            continue
        x = canvas.rect.left - PAD - frame.ruler.width(tick.text, AXIS)
        yield Words(x=x, y=top + AXIS.ascent, text=tick.text, face=AXIS, ink=frame.theme.quiet)
        free = top


def caption_items(
    axis: Axis, frame: Frame, y: float, *, end: float | None = None
) -> tuple[list[Item], float]:
    """What an axis measures, in lines from the frame's left, or up to ``end`` at the right."""
    items: list[Item] = []
    for line in frame.ruler.lines(axis.caption, AXIS, frame.width):
        x = frame.left
        if end is not None:
            x = max(frame.left, end - frame.ruler.width(line, AXIS))
        items.append(Words(x=x, y=y + AXIS.ascent, text=line, face=AXIS, ink=frame.theme.ink))
        y += AXIS.line
    return items, y

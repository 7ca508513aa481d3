"""Lanes laid out: headings over their lines, dots on the axis, what they say behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chipcmp.show.charts.axes import fraction
from chipcmp.show.charts.faces import AXIS, BODY, HEADING
from chipcmp.show.charts.frame import Frame
from chipcmp.show.charts.lanes.description import Dot, Lane, Lanes, Line
from chipcmp.show.charts.page import Box, Item, Ring, Stroke, Words

_PAD = 0.07
_DOT = 0.07
_EDGE = 0.9
_STACKED = 0.078  # from one dot of a stack to the next
_PITCH = 0.2
_LABELS = 0.5  # of the width
_SPAN = 0.07


@dataclass(frozen=True, slots=True)
class _Columns:
    """The axis stands from ``zero`` to ``end``, the labels behind it up to the frame's right."""

    frame: Frame
    plot: Lanes
    zero: float
    end: float

    @classmethod
    def of(cls, plot: Lanes, frame: Frame) -> "_Columns":
        """Half of the width for the axis, or more where the labels need less."""
        labels = (line.label for lane in plot.lanes for line in lane.lines)
        natural = max((frame.ruler.width(label, BODY) for label in labels), default=0.0)
        room = min(natural + 2 * _PAD, _LABELS * frame.width)
        return cls(frame, plot, frame.left + _PAD, frame.right - room - _PAD)

    def at(self, value: float) -> float:
        """Where a multiple stands."""
        axis = self.plot.axis
        if axis is None:
            return self.zero
        held = min(max(value, axis.low), axis.high)
        return self.zero + fraction(axis, held) * (self.end - self.zero)


def lanes_items(plot: Lanes, frame: Frame, y: float) -> tuple[list[Item], float]:
    """Everything of some lanes, and where what follows them begins."""
    columns = _Columns.of(plot, frame)
    items, y = _numbers(columns, y)
    for lane in plot.lanes:
        found, y = _lane_items(columns, lane, y)
        items += found
        y += _PAD
    found, y = _axis_items(columns, y - _PAD)
    return [*items, *found], y + _PAD


def _lane_items(columns: _Columns, lane: Lane, y: float) -> tuple[list[Item], float]:
    frame = columns.frame
    items, y = _heading_items(frame, lane, y)
    top = y
    rows: list[Item] = []
    for each in lane.lines:
        found, y = _line_items(columns, each, y)
        rows += found
    return [*items, *_grid(columns, (top, y)), *rows], y


def _heading_items(frame: Frame, lane: Lane, y: float) -> tuple[list[Item], float]:
    # The remark stands behind the heading, or below it where there is no room.
    items: list[Item] = []
    ruler, theme = frame.ruler, frame.theme
    behind = frame.left + ruler.width(lane.heading, HEADING) + 2 * _PAD
    if behind + ruler.width(lane.remark, AXIS) <= frame.right:
        base = y + HEADING.ascent
        heading, remark = ruler.printable(lane.heading), ruler.printable(lane.remark)
        return [
            Words(x=frame.left, y=base, text=heading, face=HEADING, ink=theme.ink),
            Words(x=behind, y=base, text=remark, face=AXIS, ink=theme.quiet),
        ], y + HEADING.line
    for text, face, ink in ((lane.heading, HEADING, theme.ink), (lane.remark, AXIS, theme.quiet)):
        for line in ruler.lines(text, face, frame.width):
            items.append(Words(x=frame.left, y=y + face.ascent, text=line, face=face, ink=ink))
            y += face.line
    return items, y


def _grid(columns: _Columns, y: tuple[float, float]) -> Iterator[Item]:
    theme, axis = columns.frame.theme, columns.plot.axis
    for tick in axis.ticks if axis else ():
        x = columns.at(tick.at)
        yield Stroke(x=(x, x), y=y, ink=theme.grid, line=0.6)
    if axis is None:
        return
    one = columns.at(1.0)
    yield Stroke(x=(one, one), y=y, ink=theme.ink, line=1.0)


def _line_items(columns: _Columns, line: Line, y: float) -> tuple[list[Item], float]:
    frame = columns.frame
    start = columns.end + 2 * _PAD
    labels = frame.ruler.lines(line.label, BODY, frame.right - start)
    stacks = _stacks(columns, line.dots)
    tallest = max((len(dots) for _, dots in stacks), default=0) * _STACKED
    height = max(_PITCH * frame.stretch, len(labels) * BODY.line + 0.03, tallest + 0.05)
    middle = y + height / 2
    items = [*_joined(columns, line, stacks, middle), *_dots(columns, stacks, middle)]
    top = middle - len(labels) * BODY.line / 2
    for number, text in enumerate(labels):
        place = top + number * BODY.line + BODY.ascent
        items.append(Words(x=start, y=place, text=text, face=BODY, ink=frame.theme.ink))
    return items, y + height


Stack = tuple[float, tuple[Dot, ...]]


def _stacks(columns: _Columns, dots: Sequence[Dot]) -> list[Stack]:
    # Dots that would cover each other stand in one stack, the chosen one lowest; those without a
    # number stand beside each other at the beginning.
    stacks: list[tuple[float, list[Dot]]] = []
    placed = [dot for dot in dots if dot.at is not None]
    for dot in sorted(placed, key=lambda dot: (dot.at or 0.0, dot.shape == "hollow")):
        x = columns.at(dot.at or 0.0)
        if stacks and x - stacks[-1][0] < _DOT:
            stacks[-1][1].append(dot)
        else:
            stacks.append((x, [dot]))
    loose = sorted((dot for dot in dots if dot.at is None), key=lambda dot: dot.shape == "hollow")
    stacks += [(columns.zero + (n + 0.5) * _STACKED, [dot]) for n, dot in enumerate(loose)]
    return [(x, tuple(found)) for x, found in stacks]


def _joined(
    columns: _Columns, line: Line, stacks: Sequence[Stack], middle: float
) -> Iterator[Item]:
    theme = columns.frame.theme
    for low, high in line.spans:
        begin, end = columns.at(low), columns.at(high)
        yield Box(
            x=begin,
            y=middle - _SPAN / 2,
            width=max(end - begin, _SPAN),
            height=_SPAN,
            fill=theme.paper,
            edge=theme.ink,
            line=0.7,
        )
    for x, dots in stacks:
        reach = (len(dots) - 1) * _STACKED / 2
        if reach:
            yield Stroke(x=(x, x), y=(middle - reach, middle + reach), ink=theme.ink, line=0.9)
    across = [x for x, _ in stacks]
    if len(across) > 1:
        yield Stroke(x=(min(across), max(across)), y=(middle, middle), ink=theme.ink, line=0.9)


def _dots(columns: _Columns, stacks: Sequence[Stack], middle: float) -> Iterator[Item]:
    theme = columns.frame.theme
    for x, dots in stacks:
        lowest = middle + (len(dots) - 1) * _STACKED / 2
        ordered = sorted(dots, key=lambda dot: dot.shape == "hollow")
        for number, dot in enumerate(ordered):
            fill = theme.ink if dot.shape == "solid" else theme.paper
            y = lowest - number * _STACKED
            yield Ring(x=x, y=y, size=_DOT, ink=theme.ink, fill=fill, line=_EDGE)


def _axis_items(columns: _Columns, y: float) -> tuple[list[Item], float]:
    frame, axis = columns.frame, columns.plot.axis
    if axis is None:
        return [], y
    x = (columns.zero, columns.end)
    items: list[Item] = [Stroke(x=x, y=(y, y), ink=frame.theme.quiet, line=0.8)]
    numbers, y = _numbers(columns, y + _PAD / 2)
    items += numbers
    for line in frame.ruler.lines(axis.caption, AXIS, frame.width):
        place = y + AXIS.ascent
        items.append(Words(x=frame.left, y=place, text=line, face=AXIS, ink=frame.theme.ink))
        y += AXIS.line
    return items, y


def _numbers(columns: _Columns, y: float) -> tuple[list[Item], float]:
    # The numbers of the axis; those that would touch are left out.
    frame, axis = columns.frame, columns.plot.axis
    items: list[Item] = []
    free = frame.left
    for tick in axis.ticks if axis else ():
        width = frame.ruler.width(tick.text, AXIS)
        x = columns.at(tick.at) - width / 2
        x = max(x, frame.left) if axis and tick is axis.ticks[0] else x
        if x < free:
            continue
        place = y + AXIS.ascent
        items.append(Words(x=x, y=place, text=tick.text, face=AXIS, ink=frame.theme.quiet))
        free = x + width + _PAD
    return items, y + (AXIS.line if items else 0.0)

"""Panels laid out: names to the left, bars on the axis, each label behind its bar."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from chipcmp.show.charts.axes import Axis
from chipcmp.show.charts.columns import PAD, Columns, name_face
from chipcmp.show.charts.description import Bar, Bars, Panel
from chipcmp.show.charts.faces import AXIS, BODY, BOLD, HEADING
from chipcmp.show.charts.fonts import Face
from chipcmp.show.charts.frame import Frame
from chipcmp.show.charts.page import Box, Item, Stroke, Words
from chipcmp.show.charts.signs import BAR_LINE, HATCH, reach_item, ring_item, rival_items

_PITCH = 0.225  # from one bar to the next, inches
_THICK = 0.125
_OVER = 0.035  # how far a rival's stroke reaches over the bar
_BASELINE_LINE = 1.6


def bars_items(plot: Bars, frame: Frame, y: float) -> tuple[list[Item], float]:
    """The panels below each other, or in columns of one height, and where what follows begins."""
    columns = min(frame.columns, len(plot.panels))
    if columns == 1:
        return _column_items(plot, frame, y)
    frames = tuple(replace(frame, columns=columns).split())
    found = [
        _column_items(each, place, y)
        for each, place in zip(_split(plot, frames), frames, strict=True)
    ]
    return [item for items, _ in found for item in items], max(end for _, end in found)


def _split(plot: Bars, frames: Sequence[Frame]) -> tuple[Bars, ...]:
    # The panels cut into columns, in their order, so that the highest column is lowest.
    alone = (replace(plot, panels=(panel,)) for panel in plot.panels)
    heights = [_column_items(each, frames[0], 0.0)[1] for each in alone]
    number = len(heights)
    cuts = min(
        combinations(range(1, number), len(frames) - 1),
        key=lambda ends: max(sum(heights[i:j]) for i, j in pairwise((0, *ends, number))),
    )
    ends = pairwise((0, *cuts, number))
    return tuple(replace(plot, panels=plot.panels[first:last]) for first, last in ends)


def _column_items(plot: Bars, frame: Frame, y: float) -> tuple[list[Item], float]:
    # The panels of a column, on an axis that begins and ends at the same places in each.
    columns = Columns.of(plot, frame)
    items: list[Item] = []
    if plot.reference:
        items, y = _reference_items(columns, plot, y)
    for index, panel in enumerate(plot.panels, start=1):
        shared = "last" if index == len(plot.panels) else "above"
        place = shared if plot.reference else "single"
        found, y = _panel_items(columns, panel, y, place=place)
        items += found
    return items, y


def _reference_items(columns: Columns, plot: Bars, y: float) -> tuple[list[Item], float]:
    # The baseline's name over the line at 1.
    frame = columns.frame
    x = columns.at(plot.panels[0].axis, 1.0)
    items: list[Item] = []
    for line in frame.ruler.lines(f"{plot.reference} = 1", BOLD, frame.width):
        width = frame.ruler.width(line, BOLD)
        begin = min(max(x - width / 2, frame.left), frame.right - width)
        items.append(Words(x=begin, y=y + BOLD.ascent, text=line, face=BOLD, ink=frame.theme.ink))
        y += BOLD.line
    return items, y


def _panel_items(
    columns: Columns, panel: Panel, y: float, *, place: str
) -> tuple[list[Item], float]:
    # ``place`` is ``single`` for a panel with its own axis; of panels on one axis, the ``last``
    # one bears the numbers and the others are ``above`` it.
    frame = columns.frame
    items: list[Item] = []
    for text, face, ink in (
        (panel.heading, HEADING, frame.theme.ink),
        (panel.remark, AXIS, frame.theme.quiet),
    ):
        for line in frame.ruler.lines(text, face, frame.width) if text else ():
            items.append(Words(x=frame.left, y=y + face.ascent, text=line, face=face, ink=ink))
            y += face.line
    top = y + _OVER
    rows: list[Item] = []
    y = top
    for bar in panel.bars:
        found, y = _bar_items(columns, panel, bar, y)
        rows += found
    items += _grid(columns, panel.axis, (top, y), place=place)
    items += rows
    if place == "above":
        return items, y + PAD
    found, y = _axis_items(columns, panel.axis, y)
    return [*items, *found], y + PAD


def _grid(columns: Columns, axis: Axis, y: tuple[float, float], *, place: str) -> Iterator[Item]:
    theme = columns.frame.theme
    for tick in axis.ticks:
        x = columns.at(axis, tick.at)
        yield Stroke(x=(x, x), y=y, ink=theme.grid, line=0.6)
    origin = columns.at(axis, 0.0 if axis.kind == "linear" else axis.low)
    yield Stroke(x=(origin, origin), y=y, ink=theme.quiet, line=0.8)
    if place != "single":
        one = columns.at(axis, 1.0)
        yield Stroke(x=(one, one), y=y, ink=theme.ink, line=1.2)


def _bar_items(columns: Columns, panel: Panel, bar: Bar, y: float) -> tuple[list[Item], float]:
    frame, start = columns.frame, columns.behind(panel, bar)
    names, labels = columns.lines(bar, start)
    tallest = max(len(names), len(labels)) * BODY.line
    height = max(_PITCH * frame.stretch, tallest + (PAD if tallest > BODY.line else 0))
    middle = y + height / 2
    items = list(_shape_items(columns, panel.axis, bar, middle))
    items += _centred(names, frame.left, middle, face=name_face(bar), ink=frame.theme.ink)
    ink = frame.theme.ink if bar.is_drawn else frame.theme.quiet
    texts = list(_centred(labels, start, middle, face=BODY, ink=ink))
    width = max(frame.ruler.width(line, BODY) for line in labels)
    # Lines of the grid end where a label stands.
    items.append(
        Box(
            x=start - PAD / 3,
            y=middle - len(labels) * BODY.line / 2,
            width=width + PAD / 2,
            height=len(labels) * BODY.line,
            fill=frame.theme.paper,
        )
    )
    return [*items, *texts], y + height


def _shape_items(columns: Columns, axis: Axis, bar: Bar, middle: float) -> Iterator[Item]:
    theme, thick = columns.frame.theme, _THICK * columns.frame.stretch
    if bar.is_drawn:
        yield from _frame_items(columns, axis, bar, (middle, thick))
    for tick in bar.ticks:
        x = columns.at(axis, tick.at)
        if tick.sign == "ring":
            yield ring_item(x, middle, theme)
        else:
            half = thick / 2 + _OVER
            yield from rival_items(x, (middle - half, middle + half), theme)


def _frame_items(
    columns: Columns, axis: Axis, bar: Bar, place: tuple[float, float]
) -> Iterator[Item]:
    # The bar itself, around the middle of its line and so thick, and what joins it to rivals.
    theme, (middle, thick) = columns.frame.theme, place
    begin, end = sorted(columns.at(axis, at) for at in (bar.start, bar.end))
    fill = theme.colour(bar.colour)
    frame = Box(x=begin, y=middle - thick / 2, width=end - begin, height=thick, fill=fill)
    if bar.shape == "solid":
        frame = replace(frame, hatch=theme.hatch(bar.colour))
    else:
        frame = replace(frame, fill=theme.paper)
    if bar.shape == "hatched":
        yield replace(frame, edge=theme.hatch_ink(bar.colour), hatch=HATCH)
        frame = replace(frame, fill="none")
    yield replace(frame, edge=theme.ink, line=BAR_LINE if bar.colour else _BASELINE_LINE)
    rivals = [columns.at(axis, tick.at) for tick in bar.ticks if tick.sign == "rival"]
    farthest = (max(rivals, default=end), min(rivals, default=begin))
    if farthest[0] > end:
        yield reach_item((end, farthest[0]), middle, theme)
    if farthest[1] < begin:
        yield reach_item((farthest[1], begin), middle, theme)


def _centred(
    lines: tuple[str, ...], x: float, middle: float, *, face: Face, ink: str
) -> Iterator[Item]:
    top = middle - len(lines) * face.line / 2
    for number, line in enumerate(lines):
        y = top + number * face.line + face.ascent
        yield Words(x=x, y=y, text=line, face=face, ink=ink)


def _axis_items(columns: Columns, axis: Axis, y: float) -> tuple[list[Item], float]:
    frame = columns.frame
    ruler, quiet = frame.ruler, frame.theme.quiet
    items: list[Item] = [Stroke(x=(columns.zero, columns.end), y=(y, y), ink=quiet, line=0.8)]
    y += _OVER
    free = frame.left
    for tick in axis.ticks:
        width = ruler.width(tick.text, AXIS)
        x = columns.at(axis, tick.at) - width / 2
        if x < free:  # numbers that would touch are left out, their lines stay
            continue
        items.append(Words(x=x, y=y + AXIS.ascent, text=tick.text, face=AXIS, ink=quiet))
        free = x + width + PAD
    room = frame.right - free
    if ruler.width(axis.caption, AXIS) > room:  # no room beside the numbers: below them
        y += AXIS.line
        free, room = columns.zero, frame.right - columns.zero
    for line in ruler.lines(axis.caption, AXIS, room):
        items.append(Words(x=free, y=y + AXIS.ascent, text=line, face=AXIS, ink=quiet))
        y += AXIS.line
    return items, y

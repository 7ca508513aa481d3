"""Panels laid out: names to the left, bars on the axis, each label behind its bar."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chipcmp.show.charts import palette
from chipcmp.show.charts.axes import fraction
from chipcmp.show.charts.description import Axis, Bar, Chart, Panel
from chipcmp.show.charts.fonts import Face, Ruler
from chipcmp.show.charts.page import Box, Item, Stroke, Words
from chipcmp.show.charts.signs import BAR_LINE, HATCH, RING, reach_item, ring_item, rival_items

HEADING = Face(9, "bold")
BODY = Face(8)
BOLD = Face(8, "bold")
AXIS = Face(7)
BASELINE = "(baseline)"

_PITCH = 0.225  # from one bar to the next, inches
_THICK = 0.125
_OVER = 0.035  # how far a rival's stroke reaches over the bar
_PAD = 0.07
_WIDEST_NAMES = 1.7
_WIDEST_LABELS = 0.5  # of what the names leave
_NARROWEST_LABELS = 0.7
_BASELINE_LINE = 1.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns that all panels of a chart share, as distances from the page's left edge.

    Names stand from ``left`` to ``zero``, the axis from there to ``end``, labels up to ``right``.
    """

    ruler: Ruler
    left: float
    zero: float
    end: float
    right: float

    @classmethod
    def of(cls, chart: Chart, ruler: Ruler, *, left: float, right: float) -> "Columns":
        """Columns wide enough for the names and, as far as bars keep half the room, the labels."""
        bars = [bar for panel in chart.panels for bar in panel.bars]
        names = max(ruler.width(_name(bar), _face(bar)) for bar in bars)
        zero = left + min(names, _WIDEST_NAMES) + _PAD
        labels = max(ruler.width(bar.label, BODY) for bar in bars) + 2 * _PAD
        room = min(max(labels, _NARROWEST_LABELS), _WIDEST_LABELS * (right - zero))
        return cls(ruler=ruler, left=left, zero=zero, end=right - room, right=right)

    def at(self, axis: Axis, value: float) -> float:
        """Where a value stands."""
        return self.zero + fraction(axis, value) * (self.end - self.zero)

    def lines(self, bar: Bar, start: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines of a bar's name, and those of its label, which begins at ``start``."""
        names = self.ruler.lines(_name(bar), _face(bar), self.zero - self.left - _PAD)
        return names, self.ruler.lines(bar.label, BODY, self.right - start)

    def behind(self, panel: Panel, bar: Bar) -> float:
        """Where the label of a bar begins: behind its end and behind all its ticks."""
        if not bar.is_drawn:
            return self.zero + _PAD
        origin = 1.0 if panel.axis.kind == "logarithmic" else 0.0
        ends = [self.at(panel.axis, place) for place in (origin, *bar.reach)]
        rings = [self.at(panel.axis, tick.at) for tick in bar.ticks if tick.sign == "ring"]
        return max(*ends, *(ring + RING / 2 for ring in rings)) + _PAD


def reference_items(columns: Columns, chart: Chart, y: float) -> tuple[list[Item], float]:
    """The baseline's name over the line at 1, and where what follows begins."""
    x = columns.at(chart.panels[0].axis, 1.0)
    items: list[Item] = []
    for line in columns.ruler.lines(f"{chart.reference} = 1", BOLD, columns.right - columns.left):
        width = columns.ruler.width(line, BOLD)
        begin = min(max(x - width / 2, columns.left), columns.right - width)
        items.append(Words(x=begin, y=y + BOLD.ascent, text=line, face=BOLD, ink=palette.INK))
        y += BOLD.line
    return items, y


def panel_items(
    columns: Columns, panel: Panel, y: float, *, place: str
) -> tuple[list[Item], float]:
    """Everything of a panel, and where what follows it begins.

    ``place`` is ``single`` for a panel with its own axis; of panels on one axis, the ``last`` one
    bears the numbers and the others are ``above`` it.
    """
    items: list[Item] = []
    for text, face, ink in (
        (panel.heading, HEADING, palette.INK),
        (panel.remark, AXIS, palette.QUIET),
    ):
        for line in columns.ruler.lines(text, face, columns.right - columns.left) if text else ():
            items.append(Words(x=columns.left, y=y + face.ascent, text=line, face=face, ink=ink))
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
        return items, y + _PAD
    found, y = _axis_items(columns, panel.axis, y)
    return [*items, *found], y + _PAD


def _name(bar: Bar) -> str:
    return bar.chip if bar.colour else f"{bar.chip} {BASELINE}"


def _face(bar: Bar) -> Face:
    return BODY if bar.colour else BOLD


def _grid(columns: Columns, axis: Axis, y: tuple[float, float], *, place: str) -> Iterator[Item]:
    for tick in axis.ticks:
        x = columns.at(axis, tick.at)
        yield Stroke(x=(x, x), y=y, ink=palette.GRID, line=0.6)
    origin = columns.at(axis, 0.0 if axis.kind == "linear" else axis.low)
    yield Stroke(x=(origin, origin), y=y, ink=palette.QUIET, line=0.8)
    if place != "single":
        one = columns.at(axis, 1.0)
        yield Stroke(x=(one, one), y=y, ink=palette.INK, line=1.2)


def _bar_items(columns: Columns, panel: Panel, bar: Bar, y: float) -> tuple[list[Item], float]:
    start = columns.behind(panel, bar)
    names, labels = columns.lines(bar, start)
    tallest = max(len(names), len(labels)) * BODY.line
    height = max(_PITCH, tallest + (_PAD if tallest > BODY.line else 0))
    middle = y + height / 2
    items = list(_shape_items(columns, panel.axis, bar, middle))
    items += _centred(names, columns.left, middle, face=_face(bar), ink=palette.INK)
    ink = palette.INK if bar.is_drawn else palette.QUIET
    texts = list(_centred(labels, start, middle, face=BODY, ink=ink))
    width = max(columns.ruler.width(line, BODY) for line in labels)
    # Lines of the grid end where a label stands.
    items.append(
        Box(
            x=start - _PAD / 3,
            y=middle - len(labels) * BODY.line / 2,
            width=width + _PAD / 2,
            height=len(labels) * BODY.line,
            fill=palette.PAPER,
        )
    )
    return [*items, *texts], y + height


def _shape_items(columns: Columns, axis: Axis, bar: Bar, middle: float) -> Iterator[Item]:
    if bar.is_drawn:
        begin, end = sorted(columns.at(axis, place) for place in (bar.start, bar.end))
        fill = palette.colour(bar.colour)
        frame = Box(x=begin, y=middle - _THICK / 2, width=end - begin, height=_THICK, fill=fill)
        if bar.shape != "solid":
            frame = replace(frame, fill=palette.PAPER)
        if bar.shape == "hatched":
            yield replace(frame, edge=fill, hatch=HATCH)
            frame = replace(frame, fill="none")
        yield replace(frame, edge=palette.INK, line=BAR_LINE if bar.colour else _BASELINE_LINE)
        rivals = [columns.at(axis, tick.at) for tick in bar.ticks if tick.sign == "rival"]
        farthest = (max(rivals, default=end), min(rivals, default=begin))
        if farthest[0] > end:
            yield reach_item((end, farthest[0]), middle)
        if farthest[1] < begin:
            yield reach_item((farthest[1], begin), middle)
    for tick in bar.ticks:
        x = columns.at(axis, tick.at)
        if tick.sign == "ring":
            yield ring_item(x, middle)
        else:
            yield from rival_items(x, middle - _THICK / 2 - _OVER, middle + _THICK / 2 + _OVER)


def _centred(
    lines: tuple[str, ...], x: float, middle: float, *, face: Face, ink: str
) -> Iterator[Item]:
    top = middle - len(lines) * face.line / 2
    for number, line in enumerate(lines):
        y = top + number * face.line + face.ascent
        yield Words(x=x, y=y, text=line, face=face, ink=ink)


def _axis_items(columns: Columns, axis: Axis, y: float) -> tuple[list[Item], float]:
    items: list[Item] = [
        Stroke(x=(columns.zero, columns.end), y=(y, y), ink=palette.QUIET, line=0.8)
    ]
    y += _OVER
    free = columns.left
    for tick in axis.ticks:
        width = columns.ruler.width(tick.text, AXIS)
        x = columns.at(axis, tick.at) - width / 2
        if x < free:  # numbers that would touch are left out, their lines stay
            continue
        items.append(Words(x=x, y=y + AXIS.ascent, text=tick.text, face=AXIS, ink=palette.QUIET))
        free = x + width + _PAD
    room = columns.right - free
    if columns.ruler.width(axis.caption, AXIS) > room:  # no room beside the numbers: below them
        y += AXIS.line
        free, room = columns.zero, columns.right - columns.zero
    for line in columns.ruler.lines(axis.caption, AXIS, room):
        items.append(Words(x=free, y=y + AXIS.ascent, text=line, face=AXIS, ink=palette.QUIET))
        y += AXIS.line
    return items, y

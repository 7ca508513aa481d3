"""The table below a plane, which says in words what its markers stand for."""

from collections.abc import Sequence
from dataclasses import dataclass

from chipcmp.show.charts.faces import AXIS, BODY
from chipcmp.show.charts.fonts import Face
from chipcmp.show.charts.frame import Frame
from chipcmp.show.charts.page import Item, Stroke, Words
from chipcmp.show.charts.plane.description import Plane, Reading
from chipcmp.show.charts.plane.marking import marker_item

INDENT = 0.18
_GAP = 0.16
_FIRST = 0.32  # of the width, what the first column may take at most
_ROW_PAD = 0.025


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns begin, and how wide each is."""

    starts: tuple[float, ...]
    widths: tuple[float, ...]

    @classmethod
    def of(cls, plane: Plane, frame: Frame) -> "_Columns":
        ruler = frame.ruler
        natural = []
        for number, head in enumerate(plane.heads):
            cells = [ruler.width(reading.cells[number], BODY) for reading in plane.readings]
            natural.append(max([*cells, ruler.width(head, AXIS)]))
        widths = _fitted(natural, frame.width - INDENT - _GAP * (len(natural) - 1))
        starts = [frame.left + INDENT]
        for width in widths[:-1]:
            starts.append(starts[-1] + width + _GAP)
        return cls(tuple(starts), tuple(widths))


def _fitted(natural: Sequence[float], room: float) -> list[float]:
    # Columns that need less than an equal share keep what they need; the others share the rest.
    if sum(natural) <= room:
        return list(natural)
    first = min(natural[0], _FIRST * room)
    widths, left, waiting = {0: first}, room - first, set(range(1, len(natural)))
    while waiting:
        share = left / len(waiting)
        small = {number for number in waiting if natural[number] <= share}
        for number in small or set(waiting):
            widths[number] = natural[number] if small else share
            left -= widths[number]
            waiting.discard(number)
    return [widths[number] for number in range(len(natural))]


def reading_items(plane: Plane, frame: Frame, y: float) -> tuple[list[Item], float]:
    """The table, and where what follows begins; nothing where there are no readings."""
    items: list[Item] = []
    if not plane.readings:
        return items, y
    columns = _Columns.of(plane, frame)
    found, y = _row_items(columns, frame, plane.heads, (y, AXIS))
    items += found
    items.append(Stroke(x=(frame.left, frame.right), y=(y, y), ink=frame.theme.grid, line=0.8))
    y += 2 * _ROW_PAD
    for reading in plane.readings:
        items.append(_marker(frame, reading, y))
        found, y = _row_items(columns, frame, reading.cells, (y, BODY))
        items += found
        y += _ROW_PAD
    return items, y


def _marker(frame: Frame, reading: Reading, y: float) -> Item:
    place = (frame.left + INDENT * 0.4, y + BODY.line / 2)
    return marker_item(frame.theme, place, reading.group, shape=reading.shape)


def _row_items(
    columns: _Columns, frame: Frame, cells: Sequence[str], place: tuple[float, Face]
) -> tuple[list[Item], float]:
    y, face = place
    ink = frame.theme.quiet if face is AXIS else frame.theme.ink
    items: list[Item] = []
    lowest = y
    for start, width, cell in zip(columns.starts, columns.widths, cells, strict=True):
        top = y
        for line in frame.ruler.lines(cell, face, width) if cell else ():
            items.append(Words(x=start, y=top + face.ascent, text=line, face=face, ink=ink))
            top += face.line
        lowest = max(lowest, top)
    return items, lowest

"""A plane before it is drawn: its axes, what stands on it, and the readings that say it in words.

Places are in the units of the axes; days are ordinals. No size and no colour stands here.
"""

from dataclasses import dataclass
from typing import Literal

from chipcmp.show.charts.axes import Axis

Place = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place on the plane with the text that stands at it.

    ``group`` numbers its colour and its marker, from 0. A hollow point is one that is implied or
    converted, or that was not chosen: the key says which. ``x_span`` are the days that a date may
    mean; rivals are what other claims give along an axis.
    """

    label: str
    group: int
    x: float
    y: float
    shape: Literal["solid", "hollow"] = "solid"
    x_span: tuple[float, float] | None = None
    y_span: tuple[float, float] | None = None
    x_rivals: tuple[float, ...] = ()
    y_rivals: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Straight pieces from place to place.

    A ``roof`` belongs to a group, a ``step`` is what was believed, a ``fit`` is computed, a
    ``guide`` joins places of one quotient and bears its label at its end.
    """

    style: Literal["roof", "step", "fit", "guide"]
    places: tuple[Place, ...]
    group: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A closed area: where a ``fit`` may lie, or what a ``side`` of a group holds possible."""

    style: Literal["fit", "side"]
    places: tuple[Place, ...]
    group: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A line of the table below a plane: what stands first bears the marker of its group."""

    group: int
    cells: tuple[str, ...]
    shape: Literal["solid", "hollow"] = "solid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """Points, curves and areas over two axes.

    ``groups`` name the markers above the plane where the readings do not; ``heads`` stand over
    the columns of the ``readings``.
    """

    x: Axis
    y: Axis
    points: tuple[Point, ...]
    curves: tuple[Curve, ...] = ()
    areas: tuple[Area, ...] = ()
    groups: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that bear signs and marks, in reading order."""
        labels = (*(point.label for point in self.points), *(c.label for c in self.curves))
        cells = (cell for reading in self.readings for cell in reading.cells)
        return tuple(text for text in (*labels, *self.groups, *self.heads, *cells) if text)

    @property
    def what(self) -> str:
        """What kind of picture it is."""
        return "Chart over two axes"

    @property
    def aloud(self) -> tuple[str, ...]:
        """The plane read aloud: its axes, then a line for each reading."""
        lines = [f"Across: {self.x.caption}. Upwards: {self.y.caption}."]
        for reading in self.readings:
            name, *cells = reading.cells
            pairs = zip(self.heads[1:], cells, strict=True)
            said = "; ".join(f"{head} {cell}" for head, cell in pairs if cell)
            lines.append(f"{name}: {said}.")
        return tuple(lines)

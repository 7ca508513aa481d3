"""The room that a plot is laid out in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chipcmp.show.charts.fonts import Ruler
from chipcmp.show.charts.themes import Theme

GUTTER = 0.35  # between columns, inches


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The room of a plot: its left and right edge in inches, what measures and colours it.

    A plot is as high as it needs to be; what is not held by its texts (the distance of bars, the
    height of a plane) it multiplies by ``stretch``, so that a chart can fill a given height. A
    plot of several parts stands in up to ``columns`` columns.
    """

    ruler: Ruler
    theme: Theme
    left: float
    right: float
    stretch: float = 1.0
    columns: int = 1

    @property
    def width(self) -> float:
        """From the left edge to the right one."""
        return self.right - self.left

    def split(self) -> Iterator["Frame"]:
        """A frame for each column, side by side."""
        width = (self.width - GUTTER * (self.columns - 1)) / self.columns
        for number in range(self.columns):
            left = self.left + number * (width + GUTTER)
            yield replace(self, left=left, right=left + width, columns=1)

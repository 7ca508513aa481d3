"""Which layout a plot has: the one place that knows every class of plot."""

from chipcmp.show.charts.bars import bars_items
from chipcmp.show.charts.description import Bars, Plot
from chipcmp.show.charts.frame import Frame
from chipcmp.show.charts.lanes.description import Lanes
from chipcmp.show.charts.lanes.layout import lanes_items
from chipcmp.show.charts.page import Item
from chipcmp.show.charts.plane.description import Plane
from chipcmp.show.charts.plane.layout import plane_items


def plot_items(plot: Plot, frame: Frame, y: float) -> tuple[list[Item], float]:
    """Everything of a plot that begins at a height, and where what follows it begins."""
    match plot:
        case Bars():
            return bars_items(plot, frame, y)
        case Plane():
            return plane_items(plot, frame, y)
        case Lanes():
            return lanes_items(plot, frame, y)

"""Which layout a plot has: the one place that knows every class of plot."""

from chipcmp.show.charts.bars import bars_items
from chipcmp.show.charts.description import Bars, Plot
from chipcmp.show.charts.frame import Frame
from chipcmp.show.charts.page import Item


def plot_items(plot: Plot, frame: Frame, y: float) -> tuple[list[Item], float]:
    """Everything of a plot that begins at a height, and where what follows it begins."""
    match plot:
        case Bars():
            return bars_items(plot, frame, y)

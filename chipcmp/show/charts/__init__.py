"""Charts: a comparison described, laid out, drawn; the only package that imports matplotlib.

`figure` draws a chart of one of the `KINDS`; `render` gives its bytes in one of the `FORMATS`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from matplotlib.figure import Figure

from chipcmp.model.problems import ChipcmpError, shown
from chipcmp.reason.compare import Compared
from chipcmp.show.charts import ratios, values
from chipcmp.show.charts.description import Chart
from chipcmp.show.charts.drawing import draw
from chipcmp.show.charts.fonts import Ruler
from chipcmp.show.charts.layout import lay_out
from chipcmp.show.charts.rendering import FORMATS, defaults, render

__all__ = ["FORMATS", "KINDS", "describe", "figure", "render"]

KINDS: Mapping[str, Callable[[Compared], Chart]] = MappingProxyType(
    {"ratios": ratios.describe, "values": values.describe}
)


def describe(kind: str, compared: Compared) -> Chart:
    """What a chart says, before it is drawn. Raises ChipcmpError as `figure` does."""
    if kind not in tuple(KINDS):
        raise ChipcmpError(f"unknown kind of chart {shown(kind)}; allowed are {', '.join(KINDS)}.")
    return KINDS[kind](compared)


def figure(kind: str, compared: Compared) -> Figure:
    """A chart of that kind, 7.2 inches wide and as high as its bars and notes need.

    Raises ChipcmpError for an unknown kind, and where no row can be drawn.
    """
    chart = describe(kind, compared)
    with defaults():
        ruler = Ruler()
        return draw(lay_out(chart, ruler), ruler)

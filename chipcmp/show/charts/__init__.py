"""Charts: a comparison described, laid out, drawn; the only package that imports matplotlib.

`figure` draws a chart of one of the `KINDS`; `render` gives its bytes in one of the `FORMATS`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from chipcmp.model.problems import ChipcmpError, shown
from chipcmp.reason.compare import Compared
from chipcmp.show.charts import provenance, ratios, values
from chipcmp.show.charts.alternatives import alt
from chipcmp.show.charts.captions import entitled
from chipcmp.show.charts.description import Chart
from chipcmp.show.charts.drawing import draw
from chipcmp.show.charts.embedding import Companion
from chipcmp.show.charts.fonts import Ruler
from chipcmp.show.charts.layout import lay_out
from chipcmp.show.charts.rendering import FORMATS, Drawing, defaults, render
from chipcmp.show.charts.settings import USUAL, Settings

__all__ = ["FORMATS", "KINDS", "USUAL", "Settings", "alt", "describe", "figure", "render"]

KINDS: Mapping[str, Callable[[Compared], Chart]] = MappingProxyType(
    {"ratios": ratios.describe, "values": values.describe}
)


def describe(kind: str, compared: Compared, settings: Settings = USUAL) -> Chart:
    """What a chart says, before it is drawn. Raises ChipcmpError as `figure` does."""
    if kind not in tuple(KINDS):
        raise ChipcmpError(f"unknown kind of chart {shown(kind)}; allowed are {', '.join(KINDS)}.")
    return entitled(KINDS[kind](compared), settings.title)


def figure(kind: str, compared: Compared, settings: Settings = USUAL) -> Drawing:
    """A chart of that kind, of the size and in the theme that are set.

    Raises ChipcmpError for an unknown kind, where no row can be drawn, and where the chart does
    not fit the size.
    """
    chart = describe(kind, compared, settings)
    behind = provenance.provenance(
        chart, compared.view, provenance.command(kind, compared, settings)
    )
    with defaults():
        ruler = Ruler()
        page = lay_out(chart, ruler, settings)
        settings.need_dots(page.width, page.height)
        drawing = draw(page, ruler, settings.dots_per_inch)
    drawing.companion = Companion(chart.title, alt(chart), provenance.text(behind))
    return drawing

"""Charts: a comparison described, laid out, drawn; the only package that imports matplotlib.

`figure` draws a chart of one of the `KINDS`; `render` gives its bytes in one of the `FORMATS`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from chipcmp.model.problems import ChipcmpError, shown
from chipcmp.reason.compare import Compared
from chipcmp.show.charts import (
    disputes,
    history,
    provenance,
    ratios,
    roofline,
    scatter,
    timeline,
    values,
)
from chipcmp.show.charts.alternatives import alt
from chipcmp.show.charts.asked import COMPARING, Asked, Kind
from chipcmp.show.charts.captions import entitled
from chipcmp.show.charts.description import Chart
from chipcmp.show.charts.drawing import draw
from chipcmp.show.charts.embedding import Companion
from chipcmp.show.charts.fonts import Ruler
from chipcmp.show.charts.layout import lay_out
from chipcmp.show.charts.rendering import FORMATS, Drawing, defaults, render
from chipcmp.show.charts.settings import USUAL, Settings
from chipcmp.show.charts.wishes import apart

__all__ = [
    "COMPARING", "FORMATS", "KINDS", "USUAL", "Asked", "Settings", "alt", "apart", "describe",
    "figure", "render",
]  # fmt: skip

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "ratios": Kind(lambda asked: ratios.describe(asked.comparison)),
        "values": Kind(lambda asked: values.describe(asked.comparison)),
        "disputes": Kind(lambda asked: disputes.describe(asked.comparison)),
        "scatter": Kind(scatter.describe, takes=("x", "y"), is_of_catalog=True),
        "roofline": Kind(roofline.describe, takes=("metric",), is_of_catalog=True),
        "timeline": Kind(timeline.describe, takes=("metric", "fit"), is_of_catalog=True),
        "history": Kind(history.describe, takes=("metric",), is_of_catalog=True),
    }
)


def describe(kind: str, asked: Asked | Compared, settings: Settings = USUAL) -> Chart:
    """What a chart says, before it is drawn. Raises ChipcmpError as `figure` does."""
    if kind not in tuple(KINDS):
        raise ChipcmpError(f"unknown kind of chart {shown(kind)}; allowed are {', '.join(KINDS)}.")
    wanted = Asked.of(asked) if isinstance(asked, Compared) else asked
    wanted.check(kind, KINDS[kind])
    return entitled(KINDS[kind].describe(wanted), settings.title)


def figure(kind: str, asked: Asked | Compared, settings: Settings = USUAL) -> Drawing:
    """A chart of that kind, of the size and in the theme that are set.

    Raises ChipcmpError for an unknown kind, for settings that it does not take, where nothing can
    be drawn, and where the chart does not fit the size.
    """
    chart = describe(kind, asked, settings)
    behind = provenance.provenance(chart, asked.view, provenance.command(kind, asked, settings))
    with defaults():
        ruler = Ruler()
        page = lay_out(chart, ruler, settings)
        settings.need_dots(page.width, page.height)
        drawing = draw(page, ruler, settings.dots_per_inch)
    drawing.companion = Companion(chart.title, alt(chart), provenance.text(behind))
    return drawing

"""Charts: a comparison described, laid out, drawn; the only package that imports matplotlib.

`figure` draws a chart of one of the `KINDS`; `render` gives its bytes in one of the `FORMATS`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from types import MappingProxyType
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.compare import Compared
from chipcmp.show.charts import ratios, values
from chipcmp.show.charts.description import Chart
from chipcmp.show.charts.drawing import draw
from chipcmp.show.charts.fonts import Ruler
from chipcmp.show.charts.layout import lay_out

KINDS: Mapping[str, Callable[[Compared], Chart]] = MappingProxyType(
    {"ratios": ratios.describe, "values": values.describe}
)
# What must not change from run to run stays out of the files: dates and versions of libraries.
FORMATS: Mapping[str, Mapping[str, None]] = MappingProxyType(
    {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}
)
# Letters without hinting are as wide as they were measured; the salt makes ids in SVG repeatable.
_SETTINGS: dict[Any, Any] = {"svg.hashsalt": "chipcmp", "text.hinting": "no_hinting"}
# Stronger packing takes three times as long and saves little of a chart.
_PACKING = {"compress_level": 3}


def describe(kind: str, compared: Compared) -> Chart:
    """What a chart says, before it is drawn. Raises ChipcmpError as `figure` does."""
    if kind not in KINDS:
        raise ChipcmpError(f"unknown kind of chart {kind!r}; allowed are {', '.join(KINDS)}.")
    return KINDS[kind](compared)


def figure(kind: str, compared: Compared) -> Figure:
    """A chart of that kind, 7.2 inches wide and as high as its bars and notes need.

    Raises ChipcmpError for an unknown kind, and where no row can be drawn.
    """
    chart = describe(kind, compared)
    with _defaults():
        ruler = Ruler()
        return draw(lay_out(chart, ruler), ruler)


def render(figure: Figure, format_: str) -> bytes:
    """The bytes of a figure as png (200 dots per inch) or svg; the same on every run.

    Raises ChipcmpError for an unknown format.
    """
    if format_ not in FORMATS:
        raise ChipcmpError(f"unknown format {format_!r}; allowed are {', '.join(FORMATS)}.")
    options: dict[str, Any] = {"pil_kwargs": _PACKING} if format_ == "png" else {}
    written = BytesIO()
    with _defaults():
        figure.savefig(written, format=format_, metadata=dict(FORMATS[format_]), **options)
    return written.getvalue()


@contextmanager
def _defaults() -> Iterator[None]:
    # A matplotlibrc in the working folder, or a notebook's settings, must not change a chart.
    # Only what differs is set: rcdefaults() would take longer than the description of the chart.
    changed: dict[Any, Any] = {
        name: value
        for name, value in mpl.rcParamsDefault.items()
        if name != "backend" and mpl.rcParams[name] != value
    }
    with mpl.rc_context(changed | _SETTINGS):
        yield

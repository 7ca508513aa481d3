"""Charts as pictures: what the eye sees stays as it was looked at.

Once a change is wanted: ``pytest --mpl-generate-path=tests/show/charts/baseline`` with this file,
and look at every new picture. The pictures are of the matplotlib that pyproject.toml pins.
"""

import pytest
from matplotlib.figure import Figure

from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.charts.asked import Asked
from chipcmp.show.charts.settings import Settings

# Letters differ by a hair between builds of FreeType; a bar that moves differs by far more.
picture: pytest.MarkDecorator = pytest.mark.mpl_image_compare(
    baseline_dir="baseline",
    style={"text.hinting": "no_hinting"},
    tolerance=3,
    savefig_kwargs={"dpi": 80},
)


@picture
def test_ratios(every_sign: Compared) -> Figure:
    """Ratios on a page."""
    return charts.figure("ratios", every_sign)


@picture
def test_values(every_sign: Compared) -> Figure:
    """Values on a page."""
    return charts.figure("values", every_sign)


@picture
def test_values_on_a_dark_slide(every_sign: Compared) -> Figure:
    """Values on a slide: notes beside the bars, light on dark."""
    return charts.figure("values", every_sign, Settings.of(size="slide", theme="dark"))


@picture
def test_ratios_in_a_printed_column(every_sign: Compared) -> Figure:
    """Ratios in a column: in black ink alone."""
    return charts.figure("ratios", every_sign, Settings.of(size="column", theme="print"))


@picture
def test_disputes(every_sign: Compared) -> Figure:
    """Disputes on a page."""
    return charts.figure("disputes", every_sign)


@picture
def test_scatter(dated: Compared) -> Figure:
    """A scatter plot of a catalog on a page."""
    asked = Asked(view=dated.view, x="memory_bandwidth", y="peak_throughput")
    return charts.figure("scatter", asked)


@picture
def test_roofline(dated: Compared) -> Figure:
    """Rooflines on a dark page."""
    asked = Asked(view=dated.view, metric="peak_throughput")
    return charts.figure("roofline", asked, Settings.of(theme="dark"))


@picture
def test_timeline(dated: Compared) -> Figure:
    """A timeline with its fit, for black ink in a column."""
    asked = Asked(view=dated.view, metric="memory_bandwidth", fit="exponential")
    return charts.figure("timeline", asked, Settings.of(size="column", theme="print"))


@picture
def test_history(dated: Compared) -> Figure:
    """A history on a page."""
    asked = Asked(view=dated.view, chips=dated.chips[:1], metric="memory_bandwidth")
    return charts.figure("history", asked)

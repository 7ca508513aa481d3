"""Disputes, scatter plots, rooflines, timelines and histories as they are drawn, whatever is named.

Nothing is cut, no text stands on another, and no marker on a text.
"""

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse, Polygon
from matplotlib.text import Text

from chipcmp.model.days import Days
from chipcmp.model.problems import ChipcmpError
from chipcmp.model.sources import Source
from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.charts.asked import Asked
from chipcmp.show.charts.description import Chart
from chipcmp.show.charts.fonts import Ruler
from chipcmp.show.charts.settings import Settings

KINDS = ("disputes", "scatter", "roofline", "timeline", "history")
METRICS = {"memory_bandwidth": "TB/s", "peak_throughput": "TFLOP/s"}
UNITS = ("GB", "W", "billion transistors")
LETTERS = "aeinrstXW0189$_{}^\\#&%<>[]~*/-–é≠中文عربيтд"
INVISIBLE = re.compile("[\u200e\u2066-\u2069\\s]")
TIERS = ("seed article", "vendor document", "dataset", "dataset")
DATES = ("2019-08-23", "2022", "2022-09", "2023-Q1", "2023-11-09", "2024", "2025-02-15")

words = st.text(LETTERS, min_size=1, max_size=20)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)
numbers = st.one_of(
    st.integers(1, 2000).map(str),
    st.sampled_from(["4.0", "3.35", "4.8", "0.5", "1979", "9e9", "0.0001"]),
)


def statements(unit: str) -> st.SearchStrategy[str]:
    """Statements of a row in that unit, most of them values."""
    values = numbers.map(lambda number: f"{number} {unit}")
    others = ["share 15 % of chip-0", f"3 {unit} to 4 {unit}", f"at_least 2000 {unit}"]
    return st.one_of(values, values, values, st.sampled_from(others))


@st.composite
def catalogs(draw: st.DrawFn) -> dict[str, Any]:
    """1 to 12 chips in 2 to 15 metrics, with release dates and up to 30 sources."""
    chips = draw(st.lists(names, min_size=1, max_size=12))
    more = {f"metric-{n}": draw(st.sampled_from(UNITS)) for n in range(draw(st.integers(0, 13)))}
    metrics = METRICS | more
    titles = draw(st.lists(names, min_size=4, max_size=30))
    chosen = st.lists(st.integers(0, len(titles) - 1), max_size=4, unique=True)
    claims = []
    for metric, unit in metrics.items():
        for chip in range(len(chips)):
            for source in draw(chosen):
                sign = draw(st.sampled_from(["", "*", "!"]))
                claims.append((chip, f"{metric}{sign}", source, draw(statements(unit))))
    for chip in range(len(chips)):
        dated = {source: draw(st.sampled_from(DATES)) for source in draw(chosen)}
        claims += [(chip, "released", source, f"date {day}") for source, day in dated.items()]
    labels = {metric: draw(names) for metric in metrics}
    dates = draw(st.lists(st.sampled_from(("", *DATES)), min_size=30, max_size=30))
    return {
        "chips": chips,
        "metrics": metrics,
        "claims": claims,
        "titles": titles,
        "labels": labels,
        "dates": dates,
    }


@pytest.fixture(scope="module")
def compared_of(
    make: Callable[..., Compared], source_of: Callable[..., Source]
) -> Callable[[dict[str, Any]], Compared]:
    """Makes the catalog that was drawn, its chips compared in every row."""

    def compared(parts: dict[str, Any]) -> Compared:
        sources = {"dataset-0": source_of("dataset-0", "dataset")}  # the rule's of a family
        for n, title in enumerate(parts["titles"]):
            date = parts["dates"][n]
            made = source_of(f"source-{n}", TIERS[n % len(TIERS)], title=title)
            sources[made.id] = replace(made, date=Days.parse(date) if date else None)
        claims = [(chip, metric, f"source-{n}", text) for chip, metric, n, text in parts["claims"]]
        return make(
            parts["chips"], parts["metrics"], claims, sources=sources, labels=parts["labels"]
        )

    return compared


def asked_of(kind: str, compared: Compared) -> Asked:
    """What a chart of a kind is asked to show of a comparison's chips."""
    plain = Asked.of(compared)
    match kind:
        case "scatter":
            return replace(plain, x="memory_bandwidth", y="peak_throughput")
        case "roofline":
            return replace(plain, metric="peak_throughput")
        case "timeline":
            return replace(plain, metric="memory_bandwidth")
        case "history":
            return replace(plain, chips=plain.chips[:1], metric="memory_bandwidth")
    return plain


def described(kind: str, asked: Asked) -> Chart | None:
    """What a chart says, None where there is nothing to draw."""
    try:
        return charts.describe(kind, asked)
    except ChipcmpError as error:
        if not str(error).startswith("nothing to draw"):
            raise
        return None


def check_page(figure: Figure) -> None:
    """Every artist is inside of the canvas, no two texts and no text and marker on each other."""
    FigureCanvasAgg(figure)
    canvas = figure.bbox.padded(0.5)
    boxes = {text: text.get_window_extent() for text in figure.findobj(Text)}
    drawn = [*figure.findobj(Ellipse), *figure.findobj(Polygon)]
    shapes = [each.get_window_extent() for each in drawn]
    outside = [
        box
        for box in (*boxes.values(), *shapes)
        if not (canvas.contains(box.x0, box.y0) and canvas.contains(box.x1, box.y1))
    ]
    assert [] == outside
    inner = {text: box.padded(-0.5) for text, box in boxes.items()}
    overlapping = [
        (one.get_text(), other.get_text())
        for (one, a), (other, b) in itertools.combinations(inner.items(), 2)
        if a.overlaps(b)
    ]
    assert [] == overlapping
    markers = [shape.padded(-0.5) for shape in shapes if shape.width < 0.2 * figure.dpi]
    covered = [text.get_text() for text, box in inner.items() if any(map(box.overlaps, markers))]
    assert [] == covered
    assert not any(text.get_parse_math() for text in boxes)


def check_words(chart: Chart, figure: Figure) -> None:
    """Every text of the description stands on the figure, whole."""
    ruler = Ruler()
    shown = "".join(INVISIBLE.sub("", text.get_text()) for text in figure.findobj(Text))
    said = [chart.title, chart.subtitle, *chart.sentences, chart.small_print, *chart.plot.texts]
    said += [entry.text for entry in chart.key]
    said += [text for note in chart.notes for text in (note.mark, note.text)]
    guides = {text for text in chart.plot.texts if text.endswith("FLOP/B")}
    missing = [
        text
        for text in said
        if text not in guides and INVISIBLE.sub("", ruler.printable(text)) not in shown
    ]
    assert [] == missing


@pytest.mark.parametrize("kind", KINDS)
@settings(
    max_examples=15,
    # Fixtures are the same for every example; a page of fifteen metrics takes a while to draw.
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.filter_too_much,
    ],
)
@given(parts=catalogs(), size=st.sampled_from(("page", "column")))
def test_nothing_overlaps_and_nothing_is_cut(
    kind: str, compared_of: Callable[[dict[str, Any]], Compared], parts: dict[str, Any], size: str
) -> None:
    """Whatever is drawn, every text is whole, inside the canvas, and on nothing else."""
    asked = asked_of(kind, compared_of(parts))
    chart = described(kind, asked)
    if chart is None:
        return
    figure = charts.figure(kind, asked, Settings.of(size=size))
    check_page(figure)
    check_words(chart, figure)

"""Charts as they are drawn: nothing overlaps, nothing is cut, nothing is taken for markup."""

import itertools
import re
from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from chipcmp.model.problems import ChipcmpError
from chipcmp.model.sources import Source
from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.charts.description import Bars, Chart
from chipcmp.show.charts.fonts import MISSING, Face, Ruler, ordered
from chipcmp.show.charts.settings import Settings
from chipcmp.show.charts.themes import LIGHT, THEMES, Theme

LETTERS = "aeinrstXW0189$_{}^\\#&%<>[]~*/-–é≠中文عربيтд😀"
UNITS = ("TB/s", "GB", "W", "TFLOP/s", "billion transistors")
INVISIBLE = re.compile("[\u200e\u2066-\u2069\\s]")
TOO_SMALL = re.compile(
    r"the chart does not fit [0-9.]+ x [0-9.]+ inches in legible letters; at this width it needs a "
    r"height of [0-9.]+\. Name fewer chips or metrics, or give a larger size, or one without a "
    r"height: page or column\."
)
TIERS = ("seed article", "vendor document", "dataset", "dataset")

words = st.text(LETTERS, min_size=1, max_size=24)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)
numbers = st.one_of(
    st.integers(1, 10**6).map(str),
    st.integers(1, 10**6).map(lambda number: f"{number // 1000}.{number % 1000:03}"),
    st.sampled_from(["1e12", "0.0001", "989.4"]),
)


def statements(unit: str) -> st.SearchStrategy[str]:
    """Statements of a row in that unit, most of them values."""
    values = numbers.map(lambda number: f"{number} {unit}")
    others = ["share 15 % of chip-0", f"3 {unit} to 4 {unit}", f"at_least 2000 {unit}"]
    return st.one_of(values, values, st.sampled_from(others))


@st.composite
def comparisons(draw: st.DrawFn) -> dict[str, Any]:
    """1 to 12 chips in 1 to 15 metrics by up to 30 sources, names of every length and script."""
    chips = draw(st.lists(names, min_size=1, max_size=12))
    metrics = {f"metric-{n}": draw(st.sampled_from(UNITS)) for n in range(draw(st.integers(1, 15)))}
    labels = {metric: draw(names) for metric in metrics}
    titles = draw(st.lists(names, min_size=4, max_size=30))
    first, unit = next(iter(metrics.items()))
    claims = [(chip, first, 0, f"{7 + chip}.0 {unit}") for chip in range(min(len(chips), 2))]
    sources = st.lists(st.integers(0, len(titles) - 1), max_size=4, unique=True)
    for metric, each in metrics.items():
        for chip in range(len(chips)):
            for source in draw(sources):
                sign = draw(st.sampled_from(["", "*"]))
                claims.append((chip, f"{metric}{sign}", source, draw(statements(each))))
    return {
        "chips": chips,
        "metrics": metrics,
        "claims": claims,
        "titles": titles,
        "labels": labels,
    }


looks = st.builds(
    Settings.of,
    size=st.sampled_from(["column", "page", "slide", "3x9", "11x8.5", "24x36", "49x49"]),
    theme=st.sampled_from(tuple(THEMES)),
    title=st.one_of(st.just(""), names),
)


@pytest.fixture(scope="module")
def compared_of(
    make: Callable[..., Compared], source_of: Callable[..., Source]
) -> Callable[[dict[str, Any]], Compared]:
    """Makes the comparison that was drawn."""

    def compared(parts: dict[str, Any]) -> Compared:
        sources = {
            f"source-{n}": source_of(f"source-{n}", kind, title=title)
            for n, (kind, title) in enumerate(zip(cycle(TIERS), parts["titles"], strict=False))
        }
        claims = [(chip, metric, f"source-{n}", text) for chip, metric, n, text in parts["claims"]]
        return make(
            parts["chips"], parts["metrics"], claims, sources=sources, labels=parts["labels"]
        )

    return compared


def texts(figure: Figure) -> dict[Text, Bbox]:
    """Every text of a figure with the room that it takes, in pixels."""
    FigureCanvasAgg(figure)
    return {text: text.get_window_extent() for text in figure.findobj(Text)}


def check_page(figure: Figure, theme: Theme = LIGHT) -> None:
    """Every artist inside the canvas, no two texts and no text and bar on each other."""
    canvas = figure.bbox.padded(0.5)
    boxes = texts(figure)
    outside = [
        text.get_text()
        for text, box in boxes.items()
        if not (canvas.contains(box.x0, box.y0) and canvas.contains(box.x1, box.y1))
    ]
    assert [] == outside
    for patch in figure.findobj(Patch):
        box = patch.get_window_extent()
        assert canvas.contains(box.x0, box.y0)
        assert canvas.contains(box.x1, box.y1)
    inner = {text: box.padded(-0.5) for text, box in boxes.items()}
    overlapping = [
        (one.get_text(), other.get_text())
        for (one, a), (other, b) in itertools.combinations(inner.items(), 2)
        if a.overlaps(b)
    ]
    assert [] == overlapping
    bars = [
        patch.get_window_extent().padded(-0.5)
        for patch in figure.findobj(Rectangle)
        if to_hex(patch.get_facecolor()).upper() in theme.chips
    ]
    covered = [text.get_text() for text, box in inner.items() if any(map(box.overlaps, bars))]
    assert [] == covered
    assert not any(text.get_parse_math() for text in boxes)


def check_words(chart: Chart, figure: Figure) -> None:
    """Every text of the description stands on the figure, whole and in reading order."""
    ruler = Ruler()
    shown = "".join(INVISIBLE.sub("", text.get_text()) for text in figure.findobj(Text))
    said = [chart.title, chart.subtitle, *chart.sentences, chart.small_print]
    said += chart.plot.texts
    for panel in chart.plot.panels if isinstance(chart.plot, Bars) else ():
        said += [panel.heading, *(bar.chip for bar in panel.bars)]
    said += [entry.text for entry in chart.key]
    said += [text for note in chart.notes for text in (note.mark, note.text)]
    missing = [text for text in said if INVISIBLE.sub("", ruler.printable(text)) not in shown]
    assert [] == missing


def drawn(kind: str, compared: Compared, look: Settings) -> Figure | None:
    """The figure, or None where it says what height it needs."""
    try:
        return charts.figure(kind, compared, look)
    except ChipcmpError as error:
        if look.size.height and TOO_SMALL.fullmatch(str(error)):
            return None
        raise


@pytest.mark.parametrize("kind", ["ratios", "values"])
@settings(
    max_examples=10,
    # Fixtures are the same for every example; a page of fifteen metrics takes a while to draw.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(parts=comparisons(), look=looks)
def test_nothing_overlaps_and_nothing_is_cut(
    kind: str,
    compared_of: Callable[[dict[str, Any]], Compared],
    parts: dict[str, Any],
    look: Settings,
) -> None:
    """Whatever the names, the size and the theme, every text is whole, inside, on nothing else.

    Where a chart cannot fit a height it says so, and what it needs.
    """
    compared = compared_of(parts)
    assume(kind == "values" or len(compared.chips) > 1)
    figure = drawn(kind, compared, look)
    if figure is None:
        return
    check_page(figure, look.theme)
    check_words(charts.describe(kind, compared, look), figure)
    width, height = figure.get_size_inches()
    assert look.size.width == pytest.approx(width)
    assert look.size.height in (0, pytest.approx(height))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", ["column", "page", "slide", "30x30"])
def test_every_size_and_theme_holds_every_sign(size: str, theme: str, every_sign: Compared) -> None:
    """A chart with every sign holds to the rules at each size, and fills a height that is given."""
    look = Settings.of(size=size, theme=theme)
    figure = charts.figure("values", every_sign, look)
    check_page(figure, look.theme)
    check_words(charts.describe("values", every_sign, look), figure)
    assert look.theme.paper.lower() == to_hex(figure.get_facecolor())


@pytest.mark.parametrize("kind", ["ratios", "values"])
def test_every_sign_fits(kind: str, every_sign: Compared) -> None:
    """A chart with every sign holds to the same rules, drawn to the last dot."""
    figure = charts.figure(kind, every_sign)
    check_page(figure)
    check_words(charts.describe(kind, every_sign), figure)
    assert charts.render(figure, "png").startswith(b"\x89PNG")


def test_implied_values_are_hatched_and_the_baseline_is_outlined(every_sign: Compared) -> None:
    """Who sees no colours sees a hatch on the implied bar and a thick outline on the baseline's."""
    figure = charts.figure("values", every_sign)
    implied = LIGHT.colour(1).lower()
    patches = figure.findobj(Rectangle)
    hatched = [to_hex(patch.get_edgecolor()) for patch in patches if patch.get_hatch()]
    assert [implied, LIGHT.ink.lower()] == hatched  # the bar, and its sign in the key
    lines = {to_hex(patch.get_facecolor()): patch.get_linewidth() for patch in patches}
    assert lines[LIGHT.colour(0).lower()] > 2 * lines[LIGHT.colour(1).lower()]


def test_markup_in_names_prints_as_itself(make: Callable[..., Compared]) -> None:
    """Dollar signs, underscores and braces are letters like others."""
    name = r"$x_1$ {\frac} _b_ & <i>"
    claims = [(0, "speed", "seed-0", "1 GB/s"), (1, "speed", "seed-0", "2 GB/s")]
    compared = make([name, "Two"], {"speed": "GB/s"}, claims)
    shown = [text.get_text() for text in charts.figure("values", compared).findobj(Text)]
    assert f"{name} (baseline)" in " ".join(shown)


def test_letters_that_no_font_has_are_replaced_and_explained(make: Callable[..., Compared]) -> None:
    """A tofu of a font is never drawn: ▯ stands for it, and the small print says what helps."""
    claims = [(0, "speed", "seed-0", "1 GB/s"), (1, "speed", "seed-0", "2 GB/s")]
    compared = make(["\U0001f9ff\U0001f9ff One", "Two"], {"speed": "GB/s"}, claims)
    figure = charts.figure("values", compared)
    shown = [text.get_text() for text in figure.findobj(Text)]
    assert f"{MISSING} One (baseline)" in shown
    assert (
        f"{MISSING} stands for letters that no font on this machine has (1 of them); to see them, "
        "install Noto fonts, such as Debian's fonts-noto-cjk or fonts-noto-core."
    ) == " ".join(shown[-2:])
    charts.render(figure, "png")


def test_right_to_left_words_do_not_turn_the_line() -> None:
    """Arabic words are isolated, neighbours together, and the line still begins at its left."""
    assert "\u200e[1] \u2068قناة الجزيرة\u2069, 2025" == ordered("[1] قناة الجزيرة, 2025")
    assert "[1] Asia Times 2025" == ordered("[1] Asia Times 2025")


def test_marks_stay_with_their_values() -> None:
    """A line never ends between a value, its sign and its marks."""
    lines = Ruler().lines("4.8 [1] ≠ 3.35 [2, 3], 3.072 [9]", Face(8), 0.9)
    assert ("4.8 [1]", "≠ 3.35 [2, 3],", "3.072 [9]") == lines


def test_a_word_wider_than_its_column_is_broken() -> None:
    """No letter is lost where a word has no place to break."""
    lines = Ruler().lines("x" * 100, Face(8), 1.0)
    assert "x" * 100 == "".join(lines)
    assert all(Ruler().width(line, Face(8)) <= 1.0 for line in lines)

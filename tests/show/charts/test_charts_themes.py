"""The colours of every theme, as colour-blind readers and grey copies show them."""

import itertools
from typing import TypeVar

import pytest
from coloraide import Color
from matplotlib.artist import Artist
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.charts.description import Bars
from chipcmp.show.charts.settings import Settings
from chipcmp.show.charts.signs import HATCH
from chipcmp.show.charts.themes import DARK, LIGHT, PRINT, THEMES, Theme

# Full dichromacy, worse than any anomaly; Machado (2009), but Brettel (1997) for the third, for
# which it is known to be the better model.
SEEN = {"protan": "machado", "deutan": "machado", "tritan": "brettel"}
Found = TypeVar("Found", bound=Artist)
COLOURED = [LIGHT, DARK]
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
coloured = pytest.mark.parametrize("theme", COLOURED, ids=[theme.name for theme in COLOURED])


def lightness(colour: str) -> float:
    """How light a colour is in a grey copy: L* of CIE Lab."""
    return float(Color(colour).convert("lab-d65")["lightness"])


@coloured
@pytest.mark.parametrize("severity", [0.5, 1.0])
@pytest.mark.parametrize("blindness", SEEN)
def test_chips_are_told_apart(blindness: str, severity: float, theme: Theme) -> None:
    """Any two chips differ by far more than the eye needs, weakly colour-blind or wholly."""
    seen = [Color(c).filter(blindness, severity, method=SEEN[blindness]) for c in theme.chips]
    distances = [a.delta_e(b, method="2000") for a, b in itertools.combinations(seen, 2)]
    assert min(distances) > 8


@coloured
def test_a_grey_copy_keeps_the_order(theme: Theme) -> None:
    """Each colour is clearly lighter than the one before; on dark paper, clearly darker."""
    steps = [abs(lightness(b) - lightness(a)) for a, b in itertools.pairwise(theme.chips)]
    order = sorted(theme.chips, key=lightness, reverse=theme is DARK)
    assert list(theme.chips) == order
    assert min(steps) > 6


def test_print_is_told_apart_by_grey_or_hatch() -> None:
    """In black ink alone, any two chips differ by hatch or by a clear step of grey."""
    pairs = itertools.combinations(zip(PRINT.chips, PRINT.hatches, strict=True), 2)
    steps = [
        abs(lightness(one) - lightness(other))
        for (one, hatch), (other, hatched) in pairs
        if hatch == hatched
    ]
    assert min(steps) > 20
    assert all(Color(c).convert("hsl")["saturation"] == 0 for c in PRINT.chips)


@every_theme
def test_texts_and_outlines_contrast_with_the_paper(theme: Theme) -> None:
    """Texts keep 4.5 to 1 (WCAG 2.2, 1.4.3), outlines of bars 3 to 1 (1.4.11)."""
    paper = Color(theme.paper)
    contrasts = [paper.contrast(each, method="wcag21") for each in (theme.ink, theme.quiet)]
    assert min(contrasts) >= 4.5
    # A chip's own colour need not: every bar is outlined in ink.
    assert paper.contrast(theme.chips[0], method="wcag21") >= 3


@every_theme
def test_the_hatch_of_implied_values_and_the_fill_of_ranges_are_no_chips(theme: Theme) -> None:
    """A signed bar is never taken for another chip's solid one."""
    assert [] == [hatch for hatch in theme.hatches if set(hatch) & set(HATCH)]
    assert theme.paper not in theme.chips
    assert len(theme.chips) == len(theme.hatches)


@every_theme
def test_the_baselines_colour_is_no_other_chips(theme: Theme) -> None:
    """With more chips than colours the others take turns; names stand at each bar."""
    assert [0] == [n for n in range(30) if theme.colour(n) == theme.colour(0)]
    assert theme.colour(1) == theme.colour(7)


@every_theme
@pytest.mark.parametrize("kind", ["ratios", "values"])
def test_names_are_the_second_channel(kind: str, theme: Theme, every_sign: Compared) -> None:
    """Every bar bears its chip's name to the left of it, and an outline in ink."""
    settings = Settings.of(theme=theme.name)
    figure = charts.figure(kind, every_sign, settings)
    plot = charts.describe(kind, every_sign, settings).plot
    assert isinstance(plot, Bars)
    bars = [bar for bar in plot.bars if bar.shape == "solid"]
    outlined = outlines(figure, theme)
    assert len(outlined) >= len(bars)
    texts = {text: text.get_window_extent() for text in found(figure, Text)}
    for patch in outlined[: len(bars)]:
        box = patch.get_window_extent()
        middle = (box.y0 + box.y1) / 2
        beside = {
            text.get_text().removesuffix(" (baseline)")
            for text, room in texts.items()
            if room.y0 < middle < room.y1 and room.x1 <= box.x0
        }
        assert beside & {bar.chip for bar in bars}


def outlines(figure: Figure, theme: Theme) -> list[Rectangle]:
    """The solid bars of a figure."""
    return [
        patch
        for patch in found(figure, Rectangle)
        if to_hex(patch.get_facecolor()).upper() in theme.chips
        and to_hex(patch.get_edgecolor()).upper() == theme.ink.upper()
    ]


def found(figure: Figure, kind: type[Found]) -> list[Found]:
    """The artists of a kind on a figure."""
    return [artist for artist in figure.findobj(kind) if isinstance(artist, kind)]

"""A page drawn as a matplotlib Figure.

The artists stand on the figure itself, in inches: axes would bring their own ticks, labels and
margins, each to be measured again, and take half of the time that a chart takes.
"""

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Rectangle
from matplotlib.patches import Polygon as Patch
from matplotlib.text import Text

from chipcmp.show.charts.fonts import Ruler, ordered
from chipcmp.show.charts.page import Box, Item, Page, Polygon, Ring, Stroke, Words
from chipcmp.show.charts.rendering import Drawing


def draw(page: Page, ruler: Ruler, dots_per_inch: int) -> Drawing:
    """The page as a Figure of its size; no artist stands outside of it."""
    figure = Drawing(figsize=(page.width, page.height), dpi=dots_per_inch, facecolor=page.paper)
    for order, item in enumerate(page.items):
        artist = _artist(item, page.height, ruler)
        artist.set_zorder(order)
        artist.set_transform(figure.dpi_scale_trans)
        figure.add_artist(artist, clip=False)
    return figure


def _artist(item: Item, height: float, ruler: Ruler) -> Artist:
    match item:
        case Words():
            return _text(item, height, ruler)
        case Box():
            return _rectangle(item, height)
        case Stroke():
            return _line(item, height)
        case Ring():
            return Ellipse(
                (item.x, height - item.y),
                item.size,
                item.size,
                facecolor=item.fill,
                edgecolor=item.ink,
                linewidth=item.line,
            )
        case Polygon():
            return _polygon(item, height)


def _text(words: Words, height: float, ruler: Ruler) -> Text:
    return Text(
        words.x,
        height - words.y,
        ordered(words.text),
        color=words.ink,
        fontproperties=ruler.font(words.text, words.face),
        horizontalalignment="left",
        verticalalignment="baseline",
        parse_math=False,
    )


def _rectangle(box: Box, height: float) -> Rectangle:
    return Rectangle(
        (box.x, height - box.y - box.height),
        box.width,
        box.height,
        facecolor=box.fill,
        edgecolor=box.edge,
        linewidth=box.line,
        hatch=box.hatch or None,
    )


def _polygon(polygon: Polygon, height: float) -> Patch:
    return Patch(
        [(x, height - y) for x, y in polygon.places],
        facecolor=polygon.fill,
        edgecolor=polygon.edge,
        linewidth=polygon.line,
        hatch=polygon.hatch or None,
        joinstyle="miter",
    )


def _line(stroke: Stroke, height: float) -> Line2D:
    return Line2D(
        stroke.x,
        tuple(height - y for y in stroke.y),
        color=stroke.ink,
        linewidth=stroke.line,
        linestyle=(0, stroke.dashes) if stroke.dashes else "-",
        solid_capstyle="butt",
    )

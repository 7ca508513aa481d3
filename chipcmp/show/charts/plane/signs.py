"""The signs of planes and lanes as the key shows them."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from chipcmp.show.charts.page import Item, Polygon, Ring, Stroke
from chipcmp.show.charts.plane.marking import CAP, DASHES, DOTS, RADIUS
from chipcmp.show.charts.themes import Theme

Drawn = Callable[[float, float, float, Theme], Iterator[Item]]


def _dot(x: float, y: float, fill: str, ink: str) -> Item:
    return Ring(x=x, y=y, size=2 * RADIUS, ink=ink, fill=fill, line=0.9)


def _solid(x: float, y: float, width: float, theme: Theme) -> Iterator[Item]:
    yield _dot(x + width / 2, y, theme.ink, theme.ink)


def _hollow(x: float, y: float, width: float, theme: Theme) -> Iterator[Item]:
    yield _dot(x + width / 2, y, theme.paper, theme.ink)


def _whisker(x: float, y: float, width: float, theme: Theme) -> Iterator[Item]:
    yield Stroke(x=(x, x + width), y=(y, y), ink=theme.ink, line=0.7)
    yield Stroke(x=(x + width, x + width), y=(y - CAP, y + CAP), ink=theme.ink, line=1.6)
    yield _dot(x + RADIUS, y, theme.ink, theme.ink)


def _span(x: float, y: float, width: float, theme: Theme) -> Iterator[Item]:
    yield Stroke(x=(x, x + width), y=(y, y), ink=theme.quiet, line=2.6)
    yield _dot(x + width / 2, y, theme.ink, theme.ink)


def _guide(x: float, y: float, width: float, theme: Theme) -> Iterator[Item]:
    yield Stroke(x=(x, x + width), y=(y, y), ink=theme.quiet, line=0.7, dashes=DOTS)


def _fit(x: float, y: float, width: float, theme: Theme) -> Iterator[Item]:
    yield Stroke(x=(x, x + width), y=(y, y), ink=theme.ink, line=1.2, dashes=DASHES)


def _step(x: float, y: float, width: float, theme: Theme) -> Iterator[Item]:
    yield Stroke(x=(x, x + width), y=(y, y), ink=theme.ink, line=1.4)


def _area(x: float, y: float, width: float, theme: Theme) -> Iterator[Item]:
    half = RADIUS * 0.9
    corners = ((x, y - half), (x + width, y - half), (x + width, y + half), (x, y + half))
    yield Polygon(places=corners, fill=theme.grid)


def _side(x: float, y: float, width: float, theme: Theme) -> Iterator[Item]:
    yield from _area(x, y, width, theme)
    for edge in (y - RADIUS * 0.9, y + RADIUS * 0.9):
        yield Stroke(x=(x, x + width), y=(edge, edge), ink=theme.quiet, line=1.0)


SIGNS: Mapping[str, Drawn] = MappingProxyType(
    {
        "chosen": _solid,
        "claim": _hollow,
        "hollow": _hollow,
        "ridge": _solid,
        "whisker": _whisker,
        "span": _span,
        "guide": _guide,
        "fit": _fit,
        "step": _step,
        "area": _area,
        "side": _side,
    }
)

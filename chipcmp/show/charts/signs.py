"""The signs of bars, drawn alike on the bars and in the key."""

from collections.abc import Iterator

from chipcmp.show.charts.description import Sign
from chipcmp.show.charts.page import Box, Item, Ring, Stroke
from chipcmp.show.charts.plane.signs import SIGNS
from chipcmp.show.charts.themes import Theme

HATCH = "//////"
BAR_LINE = 0.6  # points
SIGN_WIDTH = 0.3
_TICK_LINE = 2.0
_CASING = 2.0
RING = 0.09


def rival_items(x: float, y: tuple[float, float], theme: Theme) -> Iterator[Item]:
    """A rival value: a stroke in ink across the bar, cased in paper to show on any colour."""
    yield Stroke(x=(x, x), y=y, ink=theme.paper, line=_TICK_LINE + _CASING)
    yield Stroke(x=(x, x), y=y, ink=theme.ink, line=_TICK_LINE)


def reach_item(x: tuple[float, float], y: float, theme: Theme) -> Item:
    """What joins a bar to a rival value beyond its end."""
    return Stroke(x=x, y=(y, y), ink=theme.ink, line=BAR_LINE * 1.4)


def ring_item(x: float, y: float, theme: Theme) -> Item:
    """A value beside the one of the bar."""
    return Ring(x=x, y=y, size=RING, ink=theme.ink, fill=theme.paper)


def sign_items(
    sign: Sign, place: tuple[float, float], height: float, theme: Theme
) -> Iterator[Item]:
    """A sign of the key, at its upper left corner, in front of a line of so much height."""
    x, y = place
    middle, width, thick = y + height / 2, SIGN_WIDTH * 0.7, height * 0.6
    if sign in SIGNS:
        yield from SIGNS[sign](x, middle, width, theme)
        return
    if sign == "ring":
        yield ring_item(x + width / 2, middle, theme)
        return
    shown = {"hatched": ("hatched", theme.paper), "open": ("open", theme.paper)}
    shape, fill = shown.get(sign, ("solid", theme.grid))
    yield Box(
        x=x,
        y=middle - thick / 2,
        width=width,
        height=thick,
        fill=fill,
        edge=theme.ink if shape != "solid" else "none",
        line=BAR_LINE,
        hatch=HATCH if shape == "hatched" else "",
    )
    if sign == "rival":
        yield from rival_items(x + width * 0.6, (middle - height / 2, middle + height / 2), theme)

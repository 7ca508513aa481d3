"""The signs of bars, drawn alike on the bars and in the key."""

from collections.abc import Iterator

from chipcmp.show.charts import palette
from chipcmp.show.charts.description import Sign
from chipcmp.show.charts.page import Box, Item, Ring, Stroke

HATCH = "//////"
BAR_LINE = 0.6  # points
SIGN_WIDTH = 0.3
_TICK_LINE = 2.0
_CASING = 2.0
RING = 0.09


def rival_items(x: float, top: float, bottom: float) -> Iterator[Item]:
    """A rival value: a dark stroke across the bar, cased in white to show on any colour."""
    yield Stroke(x=(x, x), y=(top, bottom), ink=palette.PAPER, line=_TICK_LINE + _CASING)
    yield Stroke(x=(x, x), y=(top, bottom), ink=palette.INK, line=_TICK_LINE)


def reach_item(x: tuple[float, float], y: float) -> Item:
    """What joins a bar to a rival value beyond its end."""
    return Stroke(x=x, y=(y, y), ink=palette.INK, line=BAR_LINE * 1.4)


def ring_item(x: float, y: float) -> Item:
    """A value beside the one of the bar."""
    return Ring(x=x, y=y, size=RING, ink=palette.INK, fill=palette.PAPER)


def sign_items(sign: Sign, x: float, y: float, height: float) -> Iterator[Item]:
    """A sign of the key, in front of a line of so much height."""
    middle, width, thick = y + height / 2, SIGN_WIDTH * 0.7, height * 0.6
    if sign == "ring":
        yield ring_item(x + width / 2, middle)
        return
    shown = {"hatched": ("hatched", palette.PAPER), "open": ("open", palette.PAPER)}
    shape, fill = shown.get(sign, ("solid", palette.GRID))
    yield Box(
        x=x,
        y=middle - thick / 2,
        width=width,
        height=thick,
        fill=fill,
        edge=palette.INK if shape != "solid" else "none",
        line=BAR_LINE,
        hatch=HATCH if shape == "hatched" else "",
    )
    if sign == "rival":
        yield from rival_items(x + width * 0.6, middle - height / 2, middle + height / 2)

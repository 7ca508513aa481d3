"""What a chart takes in Python besides its kind and its chips."""

from typing import Any, TypedDict

_SHOWN = ("metric", "x", "y", "fit")


class ChartSettings(TypedDict, total=False):
    """The settings of a chart: what `Asked` takes, then what `Settings` takes."""

    metric: str
    x: str
    y: str
    fit: str
    size: str
    theme: str
    dpi: int
    title: str


def apart(settings: ChartSettings) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a chart shows, and how it looks."""
    shown = {name: value for name, value in settings.items() if name in _SHOWN}
    return shown, {name: value for name, value in settings.items() if name not in _SHOWN}

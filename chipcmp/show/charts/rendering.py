"""The bytes of a figure: the same on every run, whatever settings are in force."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from types import MappingProxyType
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from chipcmp.model.problems import ChipcmpError

# What must not change from run to run stays out of the files: dates and versions of libraries.
FORMATS: Mapping[str, Mapping[str, None]] = MappingProxyType(
    {
        "png": {"Software": None},
        "svg": {"Date": None, "Creator": None},
        "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    }
)
# Letters without hinting are as wide as they were measured; the salt makes ids in SVG repeatable.
_SETTINGS: dict[Any, Any] = {"svg.hashsalt": "chipcmp", "text.hinting": "no_hinting"}
# Stronger packing takes three times as long and saves little of a chart.
_PACKING = {"compress_level": 3}
# Notebooks show a PNG at a point for each of its dots unless they are told its size: half of that.
_SHOWN_PER_INCH = 100


class Drawing(Figure):
    """A matplotlib Figure that shows itself as PNG in a notebook; pyplot need not be loaded."""

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        width, height = (round(inches * _SHOWN_PER_INCH) for inches in self.get_size_inches())
        return render(self, "png"), {"width": width, "height": height}


def render(figure: Figure, format_: str) -> bytes:
    """The bytes of a figure as png, svg or pdf; the same on every run.

    Raises ChipcmpError for an unknown format.
    """
    if format_ not in FORMATS:
        raise ChipcmpError(f"unknown format {format_!r}; allowed are {', '.join(FORMATS)}.")
    options: dict[str, Any] = {"pil_kwargs": _PACKING} if format_ == "png" else {}
    written = BytesIO()
    with defaults():
        figure.savefig(written, format=format_, metadata=dict(FORMATS[format_]), **options)
    return written.getvalue()


@contextmanager
def defaults() -> Iterator[None]:
    """Draw by the settings that matplotlib ships, not by those of a folder or a notebook."""
    # Only what differs is set: rcdefaults() would take longer than the description of the chart.
    changed: dict[Any, Any] = {
        name: value
        for name, value in mpl.rcParamsDefault.items()
        if name != "backend" and mpl.rcParams[name] != value
    }
    with mpl.rc_context(changed | _SETTINGS):
        yield

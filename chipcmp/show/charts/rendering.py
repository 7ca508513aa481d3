"""The bytes of a figure: the same on every run, whatever settings are in force."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from io import BytesIO
from types import MappingProxyType
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from chipcmp.model.problems import ChipcmpError
from chipcmp.show.charts.embedding import Companion, in_pdf, in_png, in_svg

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
    """A matplotlib Figure that shows itself in a notebook, and that knows what it says in words.

    ``companion`` goes into every file that `render` makes of it; pyplot need not be loaded.
    """

    companion: Companion | None = None

    @property
    def alt(self) -> str:
        """The chart in words."""
        return self.companion.alt if self.companion else ""

    def _repr_png_(self) -> tuple[bytes, dict[str, int | str]]:
        width, height = (round(inches * _SHOWN_PER_INCH) for inches in self.get_size_inches())
        return render(self, "png"), {"width": width, "height": height, "alt": self.alt}

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, object], dict[str, object]]:
        # Some readers of notebooks take alt from the PNG's metadata, JupyterLab only from HTML.
        picture, shown = self._repr_png_()
        data = b64encode(picture).decode()
        tag = (
            f'<img width="{shown["width"]}" height="{shown["height"]}" alt="{escape(self.alt)}" '
            f'src="data:image/png;base64,{data}">'
        )
        bundle: dict[str, object] = {
            "image/png": data,
            "text/html": tag,
            "text/plain": self.alt or repr(self),
        }
        return bundle, {"image/png": shown}


def render(figure: Figure, format_: str) -> bytes:
    """The bytes of a figure as png, svg or pdf; the same on every run.

    Raises ChipcmpError for an unknown format.
    """
    if format_ not in FORMATS:
        raise ChipcmpError(f"unknown format {format_!r}; allowed are {', '.join(FORMATS)}.")
    options: dict[str, Any] = {"pil_kwargs": _PACKING} if format_ == "png" else {}
    metadata: dict[str, str | None] = dict(FORMATS[format_])
    words = figure.companion if isinstance(figure, Drawing) else None
    if words and format_ == "pdf":
        metadata |= in_pdf(words)
    written = BytesIO()
    with defaults():
        figure.savefig(written, format=format_, metadata=metadata, **options)
    data = written.getvalue()
    if words and format_ == "png":
        return in_png(data, words)
    return in_svg(data, words) if words and format_ == "svg" else data


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

"""The charts of a page: SVG inside the page itself, each with a text that stands for it."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.html.text import escaped

KINDS = ("ratios", "values")
# A chart is drawn once for each; a page shows the one that its reader's system asks for.
_THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as its addresses by theme, the light one first, and the text that stands for it."""

    alt: str
    addresses: tuple[tuple[str, str], ...]

    @property
    def html(self) -> str:
        """The chart as a figure; it scrolls in its own box where the page is narrow."""
        (_, usual), *others = self.addresses
        sources = "".join(
            f'<source media="(prefers-color-scheme: {theme})" srcset="{address}">'
            for theme, address in others
        )
        image = f'<img src="{usual}" alt="{escaped(self.alt)}">'
        shown = f"<picture>{sources}{image}</picture>" if sources else image
        caption = "The marks on this chart are those of the notes drawn below it."
        return (
            f'<figure><div class="scroll" tabindex="0" role="group" aria-label="chart">{shown}'
            f"</div><figcaption>{caption}</figcaption></figure>"
        )


def pictures(compared: Compared) -> Iterator[Picture]:
    """A chart of every kind that these rows give something to draw for."""
    for kind in KINDS:
        try:
            chart = charts.describe(kind, compared)
        except ChipcmpError:
            continue
        drawn = tuple((theme, _address(kind, compared, theme)) for theme in _THEMES)
        yield Picture(charts.alt(chart), drawn)


def _address(kind: str, compared: Compared, theme: str) -> str:
    # As an image a chart brings no ids, styles or scripts of its own into the page.
    settings = charts.Settings.of(theme=theme)
    svg = charts.render(charts.figure(kind, compared, settings), "svg")
    return f"data:image/svg+xml;base64,{b64encode(svg).decode('ascii')}"

"""A chart before it is drawn: what it says, in the order in which it is read.

No size and no colour stands here; tests and alternative texts read the same description.
"""

from dataclasses import dataclass
from typing import Literal

from chipcmp.model.claims import Claim
from chipcmp.show.charts.axes import Axis
from chipcmp.show.charts.lanes.description import Lanes
from chipcmp.show.charts.plane.description import Plane

Shape = Literal["solid", "hatched", "open", "none"]
Sign = Literal[
    "hatched", "open", "rival", "ring",
    "chosen", "claim", "span", "whisker", "hollow", "ridge", "guide", "fit", "area", "step", "side",
    "",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tick:
    """A value that stands against a bar (``rival``), or beside it (``ring``)."""

    at: float
    sign: Literal["rival", "ring"] = "rival"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A chip's line in a panel, from ``start`` to ``end`` in the unit of the panel's axis.

    ``shape`` is solid for a value, hatched for an implied one, open for a range or a bound, none
    where there is only a text to print. ``colour`` numbers the chips; 0 is the baseline.
    """

    chip: str
    colour: int
    label: str
    shape: Shape = "none"
    start: float = 0.0
    end: float = 0.0
    ticks: tuple[Tick, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Whether there is more than a text."""
        return self.shape != "none"

    @property
    def reach(self) -> tuple[float, ...]:
        """Every place on the axis that the bar and its ticks take."""
        places = (self.start, self.end) if self.is_drawn else ()
        return (*places, *(tick.at for tick in self.ticks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Bars that may be compared with each other: one metric under one set of conditions."""

    heading: str
    bars: tuple[Bar, ...]
    axis: Axis
    remark: str = ""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What a sign on the chart means; ``sign`` says what is drawn before the text, if anything."""

    text: str
    sign: Sign = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Panels of bars below each other.

    ``reference`` names the baseline at 1 where the panels share an axis of multiples, and is empty
    where each panel has an axis of its own.
    """

    panels: tuple[Panel, ...]
    reference: str = ""

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Every bar, in reading order."""
        return tuple(bar for panel in self.panels for bar in panel.bars)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that bear signs and marks, in reading order."""
        return tuple(
            text
            for panel in self.panels
            for text in (panel.remark, *(bar.label for bar in panel.bars))
        )

    @property
    def what(self) -> str:
        """What kind of picture it is."""
        return "Bar chart"

    @property
    def aloud(self) -> tuple[str, ...]:
        """The plot read aloud: a line for each panel, with what stands at every bar."""
        return tuple(
            f"{panel.heading}{f' ({panel.remark})' if panel.remark else ''}: "
            f"{'; '.join(f'{bar.chip} {bar.label}' for bar in panel.bars)}."
            for panel in self.panels
        )

    @property
    def signs(self) -> frozenset[str]:
        """Every shape and sign that is drawn."""
        shapes = {bar.shape for bar in self.bars}
        return frozenset(shapes | {tick.sign for bar in self.bars for tick in bar.ticks})


# What a chart shows between its title and its notes; `plots` lays each class of them out.
Plot = Bars | Plane | Lanes


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """A mark, the citation that it stands for, and the claims of that source that are shown."""

    mark: str
    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A whole chart: its texts, its plot, and the sources of what it shows in reading order."""

    title: str
    subtitle: str
    plot: Plot
    key: tuple[KeyEntry, ...]
    sentences: tuple[str, ...]
    notes: tuple[SourceNote, ...]
    small_print: str

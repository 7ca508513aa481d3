"""A chart before it is drawn: what it says, in the order in which it is read.

No size and no colour stands here; tests and, later, alternative texts read the same description.
"""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["solid", "hatched", "open", "none"]
Sign = Literal["hatched", "open", "rival", "ring", ""]


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


@dataclass(frozen=True, slots=True)
class AxisTick:
    """A place on an axis and the number printed there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The axis of a panel: its ends, its ticks, and what it measures."""

    kind: Literal["linear", "logarithmic"]
    low: float
    high: float
    ticks: tuple[AxisTick, ...]
    caption: str


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
class Chart:
    """A whole chart.

    ``reference`` names the baseline at 1 where the panels share an axis of multiples, and is empty
    where each panel has an axis of its own. ``notes`` are marks with their citations.
    """

    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    key: tuple[KeyEntry, ...]
    sentences: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    small_print: str
    reference: str = ""

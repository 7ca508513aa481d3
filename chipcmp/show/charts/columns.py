"""The columns that the bars of a chart share: names, axis, labels."""

from dataclasses import dataclass

from chipcmp.show.charts.axes import Axis, fraction
from chipcmp.show.charts.description import Bar, Bars, Panel
from chipcmp.show.charts.faces import BODY, BOLD
from chipcmp.show.charts.fonts import Face
from chipcmp.show.charts.frame import Frame
from chipcmp.show.charts.signs import RING

BASELINE = "(baseline)"
PAD = 0.07
_WIDEST_NAMES = 1.7
_NAMES = 0.3  # of the width, at most
_WIDEST_LABELS = 0.5  # of what the names leave
_NARROWEST_LABELS = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns that all panels of a chart share, as distances from the page's left edge.

    Names stand from the frame's left to ``zero``, the axis from there to ``end``, labels up to the
    frame's right.
    """

    frame: Frame
    zero: float
    end: float

    @classmethod
    def of(cls, plot: Bars, frame: Frame) -> "Columns":
        """Columns wide enough for the names and, as far as bars keep half the room, the labels."""
        ruler, bars = frame.ruler, plot.bars
        names = max(ruler.width(name(bar), name_face(bar)) for bar in bars)
        zero = frame.left + min(names, _WIDEST_NAMES, _NAMES * frame.width) + PAD
        labels = max(ruler.width(bar.label, BODY) for bar in bars) + 2 * PAD
        room = min(max(labels, _NARROWEST_LABELS), _WIDEST_LABELS * (frame.right - zero))
        return cls(frame=frame, zero=zero, end=frame.right - room)

    def at(self, axis: Axis, value: float) -> float:
        """Where a value stands."""
        return self.zero + fraction(axis, value) * (self.end - self.zero)

    def lines(self, bar: Bar, start: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines of a bar's name, and those of its label, which begins at ``start``."""
        frame = self.frame
        names = frame.ruler.lines(name(bar), name_face(bar), self.zero - frame.left - PAD)
        return names, frame.ruler.lines(bar.label, BODY, frame.right - start)

    def behind(self, panel: Panel, bar: Bar) -> float:
        """Where the label of a bar begins: behind its end and behind all its ticks."""
        if not bar.is_drawn:
            return self.zero + PAD
        origin = 1.0 if panel.axis.kind == "logarithmic" else 0.0
        ends = [self.at(panel.axis, place) for place in (origin, *bar.reach)]
        rings = [self.at(panel.axis, tick.at) for tick in bar.ticks if tick.sign == "ring"]
        return max(*ends, *(ring + RING / 2 for ring in rings)) + PAD


def name(bar: Bar) -> str:
    """The name of a bar as it is printed; the baseline's says so."""
    return bar.chip if bar.colour else f"{bar.chip} {BASELINE}"


def name_face(bar: Bar) -> Face:
    """The face of a bar's name."""
    return BODY if bar.colour else BOLD

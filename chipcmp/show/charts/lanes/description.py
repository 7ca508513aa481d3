"""Lanes before they are drawn: one for each dispute, a line in it for each side.

Places are multiples of the value at 1, which the lane's remark names. No size stands here.
"""

from dataclasses import dataclass
from typing import Literal

from chipcmp.show.charts.axes import Axis


@dataclass(frozen=True, slots=True)
class Dot:
    """A claim: where it stands, None where it states no number, and whether it was chosen."""

    at: float | None
    shape: Literal["solid", "hollow"] = "hollow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Claims that agree, joined, and what they say with their marks.

    ``spans`` are the ranges and bounds among them; a bound begins at zero or never ends.
    """

    label: str
    dots: tuple[Dot, ...] = ()
    spans: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The claims of a chip in a row: heading, how far they lie apart, a line for each side."""

    heading: str
    remark: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """Lanes on one axis; without one where no claim states a number."""

    lanes: tuple[Lane, ...]
    axis: Axis | None

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that bear signs and marks, in reading order."""
        return tuple(
            text
            for lane in self.lanes
            for text in (lane.heading, lane.remark, *(line.label for line in lane.lines))
            if text
        )

    @property
    def what(self) -> str:
        """What kind of picture it is."""
        return "Dot plot"

    @property
    def aloud(self) -> tuple[str, ...]:
        """The lanes read aloud: a line for each, the side of the value shown first."""
        return tuple(
            f"{lane.heading} ({lane.remark}): {'; '.join(line.label for line in lane.lines)}."
            for lane in self.lanes
        )

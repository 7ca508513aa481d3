"""A chart laid out: what stands where on the page, in inches from its upper left corner."""

from dataclasses import dataclass

from chipcmp.show.charts.fonts import Face


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of text; ``x`` is its left edge and ``y`` its baseline."""

    x: float
    y: float
    text: str
    face: Face
    ink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle; ``x`` and ``y`` are its upper left corner. A hatch has the edge's colour."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = "none"
    line: float = 0.0
    hatch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line from one place to another; ``line`` is its width in points."""

    x: tuple[float, float]
    y: tuple[float, float]
    ink: str
    line: float
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A small circle around a place."""

    x: float
    y: float
    size: float
    ink: str
    fill: str


Item = Words | Box | Stroke | Ring


@dataclass(frozen=True, slots=True)
class Page:
    """A page and everything on it, what is drawn last on top."""

    width: float
    height: float
    items: tuple[Item, ...]

    @property
    def words(self) -> tuple[Words, ...]:
        """Every text on the page."""
        return tuple(item for item in self.items if isinstance(item, Words))

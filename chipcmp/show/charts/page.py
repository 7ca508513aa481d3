"""A chart laid out: what stands where on the page, in inches from its upper left corner."""

from dataclasses import dataclass, replace

from chipcmp.show.charts.fonts import Face


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of text; ``x`` is its left edge and ``y`` its baseline."""

    x: float
    y: float
    text: str
    face: Face
    ink: str

    def scaled(self, factor: float) -> "Words":
        """The same so many times as large."""
        face = Face(self.face.size * factor, self.face.weight)
        return replace(self, x=self.x * factor, y=self.y * factor, face=face)


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

    def scaled(self, factor: float) -> "Box":
        """The same so many times as large."""
        return replace(
            self,
            x=self.x * factor,
            y=self.y * factor,
            width=self.width * factor,
            height=self.height * factor,
            line=self.line * factor,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line from one place to another; ``line`` is its width in points."""

    x: tuple[float, float]
    y: tuple[float, float]
    ink: str
    line: float
    dashes: tuple[float, ...] = ()

    def scaled(self, factor: float) -> "Stroke":
        """The same so many times as large; dashes are in units of the line's width."""
        return replace(
            self,
            x=(self.x[0] * factor, self.x[1] * factor),
            y=(self.y[0] * factor, self.y[1] * factor),
            line=self.line * factor,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A small circle around a place; ``line`` is the width of its edge in points."""

    x: float
    y: float
    size: float
    ink: str
    fill: str
    line: float = 1.1

    def scaled(self, factor: float) -> "Ring":
        """The same so many times as large."""
        return replace(
            self,
            x=self.x * factor,
            y=self.y * factor,
            size=self.size * factor,
            line=self.line * factor,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """A closed shape of straight edges; ``line`` is the width of its edge in points."""

    places: tuple[tuple[float, float], ...]
    fill: str
    edge: str = "none"
    line: float = 0.0
    hatch: str = ""

    def scaled(self, factor: float) -> "Polygon":
        """The same so many times as large."""
        places = tuple((x * factor, y * factor) for x, y in self.places)
        return replace(self, places=places, line=self.line * factor)


Item = Words | Box | Stroke | Ring | Polygon


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a colour and everything on it, what is drawn last on top."""

    width: float
    height: float
    items: tuple[Item, ...]
    paper: str

    def scaled(self, factor: float) -> "Page":
        """The same page so many times as large, its texts and lines with it."""
        items = tuple(item.scaled(factor) for item in self.items)
        return Page(self.width * factor, self.height * factor, items, self.paper)

    @property
    def words(self) -> tuple[Words, ...]:
        """Every text on the page."""
        return tuple(item for item in self.items if isinstance(item, Words))

"""Where labels stand: near their points, on nothing else; the same places on every run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

_DISTANCES = (0.05, 0.09, 0.15, 0.23, 0.33, 0.45, 0.6, 0.8, 1.05, 1.4)
_NEAR = 0.14  # a label further away than this has a leader
_AS_NEAR = 1.5
_DIRECTIONS = 16
# Right of a point reads best, then left of it, then above and below, then aslant.
_PREFERENCE = (0.0, 0.05, 0.03, 0.05, 0.02, 0.05, 0.03, 0.05, 0.01, 0.05, 0.03, 0.05, 0.02, 0.05,
               0.03, 0.05)  # fmt: skip
_CROSSED = 0.3  # what a line through a label costs, in inches of distance
_COVERED = 0.5  # what a leader through another label or point costs
_CROWD = 0.8
_GOOD = 0.12  # inches a label; where they stand so near no other order is tried


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the page, in inches from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Rect") -> bool:
        """Whether they share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: "Rect") -> bool:
        """Whether another lies inside of it."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Its place that is nearest to another."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label of a size that belongs to a place, which keeps a radius for its marker."""

    x: float
    y: float
    width: float
    height: float
    radius: float

    @property
    def marker(self) -> Rect:
        """What the marker takes."""
        reach = self.radius
        return Rect(self.x - reach, self.y - reach, self.x + reach, self.y + reach)


Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where labels may stand: inside ``bounds``, beside what is ``taken``; best off the lines."""

    bounds: Rect
    taken: tuple[Rect, ...] = ()
    lines: tuple[Line, ...] = ()

    def place(self, wanted: Sequence[Wanted]) -> tuple[Rect | None, ...]:
        """A place for each label, None where none is free.

        Orders are tried, the crowded labels first, until all stand near; else the order that
        leaves the fewest labels without a place wins, then the one whose labels stand nearest.
        """
        numbers = list(range(len(wanted)))
        crowded = sorted(numbers, key=lambda number: (-_crowd(wanted, number), number))
        widest = sorted(numbers, key=lambda number: (-wanted[number].width, number))
        tried = []
        for order in (crowded, widest, numbers, numbers[::-1]):
            tried.append(self._tried(wanted, order))
            if tried[-1][1] <= _GOOD * len(wanted) and not tried[-1][0]:
                break
        return min(tried, key=lambda found: (found[0], found[1]))[2]

    def _tried(
        self, wanted: Sequence[Wanted], order: Sequence[int]
    ) -> tuple[int, float, tuple[Rect | None, ...]]:
        markers = tuple(each.marker for each in wanted)
        placed: dict[int, Rect] = {}
        total = 0.0
        for number in order:
            taken = (*self.taken, *markers, *placed.values())
            best: tuple[float, Rect] | None = None
            for far, rect in _candidates(wanted[number]):
                if best is not None and far >= best[0]:
                    continue
                if not self.bounds.holds(rect) or any(map(rect.overlaps, taken)):
                    continue
                cost = far + self._cost(wanted[number], rect, taken)
                if best is None or cost < best[0]:
                    best = cost, rect
            if best is not None:
                total += best[0]
                placed[number] = best[1]
        rects = tuple(placed.get(number) for number in range(len(wanted)))
        return rects.count(None), total, rects

    def _cost(self, wanted: Wanted, rect: Rect, taken: Sequence[Rect]) -> float:
        crossed = sum(crosses(line, rect) for line in self.lines)
        x, y = rect.nearest(wanted.x, wanted.y)
        leader = (wanted.x, wanted.y, x, y)
        own = wanted.marker
        covered = sum(other != own and crosses(leader, other) for other in taken)
        return _CROSSED * crossed + _COVERED * covered


def needs_leader(wanted: Wanted, rect: Rect, others: Sequence[Wanted]) -> bool:
    """Whether a line must join a label to its point: it is far away, or others are as near."""
    own = _away(wanted, rect)
    near = min((_away(each, rect) for each in others if each != wanted), default=own * 2)
    return own > wanted.radius + _NEAR or near < own * _AS_NEAR


def _away(wanted: Wanted, rect: Rect) -> float:
    x, y = rect.nearest(wanted.x, wanted.y)
    return hypot(x - wanted.x, y - wanted.y)


def crosses(line: Line, rect: Rect) -> bool:
    """Whether a line from (x, y) to (x, y) passes through a rectangle."""
    x, y, dx, dy = line[0], line[1], line[2] - line[0], line[3] - line[1]
    enter, leave = 0.0, 1.0
    for start, step, low, high in ((x, dx, rect.left, rect.right), (y, dy, rect.top, rect.bottom)):
        if step == 0:
            if not low < start < high:
                return False
            continue
        ends = sorted(((low - start) / step, (high - start) / step))
        enter, leave = max(enter, ends[0]), min(leave, ends[1])
    return enter < leave


def holds(outline: Sequence[tuple[float, float]], place: tuple[float, float]) -> bool:
    """Whether a place lies inside a closed outline."""
    x, y = place
    inside = False
    for (x0, y0), (x1, y1) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def _candidates(wanted: Wanted) -> Iterator[tuple[float, Rect]]:
    for distance in _DISTANCES:
        reach = wanted.radius + distance
        for number, preference in enumerate(_PREFERENCE):
            angle = 2 * pi * number / _DIRECTIONS
            across, down = cos(angle), -sin(angle)
            x = wanted.x + across * reach + _shift(across) * wanted.width / 2
            y = wanted.y + down * reach + _shift(down) * wanted.height / 2
            half_width, half_height = wanted.width / 2, wanted.height / 2
            yield (
                distance + preference,
                Rect(x - half_width, y - half_height, x + half_width, y + half_height),
            )


def _shift(share: float) -> float:
    # A label aslant of its point begins at its corner, one right of it at the middle of its side.
    return max(-1.0, min(1.0, share * 2.0))


def _crowd(wanted: Sequence[Wanted], number: int) -> int:
    own = wanted[number]
    return sum(hypot(each.x - own.x, each.y - own.y) < _CROWD for each in wanted)

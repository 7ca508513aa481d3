"""Markers: a shape for each group, so that groups are told apart without their colours."""

from math import cos, pi, sin

_CORNERS = 24
_TURN = 2 * pi

Outline = tuple[tuple[float, float], ...]


def _regular(corners: int, *, turned: float = 0.0, size: float = 1.0) -> Outline:
    angles = (turned + _TURN * number / corners for number in range(corners))
    return tuple((size * sin(angle), -size * cos(angle)) for angle in angles)


def _star() -> Outline:
    outer, inner = _regular(5, size=1.3), _regular(5, turned=pi / 5, size=0.55)
    return tuple(place for pair in zip(outer, inner, strict=True) for place in pair)


def _plus() -> Outline:
    arm, half = 1.15, 0.42
    quarter = ((-half, -half), (-half, -arm), (half, -arm))
    return tuple(
        (x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn))
        for turn in (0, pi / 2, pi, 3 * pi / 2)
        for x, y in quarter
    )


def outline(group: int) -> Outline:
    """The corners of a group's marker around (0, 0), in radii, y downwards.

    Groups that share a colour (every sixth does) have different markers.
    """
    shapes = (
        _regular(_CORNERS),
        _regular(4, turned=pi / 4, size=1.2),
        _regular(3, size=1.35),
        _regular(4, size=1.3),
        _regular(3, turned=pi, size=1.35),
        _star(),
        _plus(),
    )
    return shapes[group % len(shapes)]

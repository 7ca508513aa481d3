"""Rooflines: what a chip can attain at most, by how many operations a program does per byte."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.chips import Chip
from chipcmp.reason.against import against
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Roof:
    """The two claims under which a chip works, and what follows from them, in base units.

    ``rate`` is the chosen peak (operations per second), ``speed`` the chosen bandwidth (bytes per
    second); ``ridges`` are the ridge points that other sides of the two rows' disputes give.
    """

    chip: Chip
    peak: Cell
    bandwidth: Cell
    rate: Fraction
    speed: Fraction
    ridges: tuple[Fraction, ...]

    @property
    def ridge(self) -> Fraction:
        """The intensity (operations per byte) from which the peak can be reached."""
        return self.rate / self.speed

    def attainable(self, intensity: Fraction) -> Fraction:
        """Operations per second at an intensity: what bandwidth feeds, and never above the peak."""
        return min(self.rate, self.speed * intensity)


def roofs(assembled: Compared) -> tuple[Roof, ...]:
    """The chips of an assembly of (peak, bandwidth) that have both, the highest peak first."""
    peaks, bandwidths = assembled.rows
    found = []
    for peak, bandwidth in zip(peaks.cells, bandwidths.cells, strict=True):
        rate, speed = peak.exact, bandwidth.exact
        if rate is None or speed is None or rate <= 0 or speed <= 0:
            continue
        roof = Roof(
            chip=peak.chip,
            peak=peak,
            bandwidth=bandwidth,
            rate=rate,
            speed=speed,
            ridges=tuple(sorted(set(_ridges(peak, bandwidth, assembled.view)) - {rate / speed})),
        )
        found.append(roof)
    return tuple(sorted(found, key=lambda roof: (-roof.rate, -roof.speed, roof.chip.id)))


def _ridges(peak: Cell, bandwidth: Cell, view: View) -> Iterator[Fraction]:
    # Every pair of a peak and a bandwidth that somebody claims; implied values dispute nothing.
    yield from (
        rate / speed for rate in _values(peak, view) for speed in _values(bandwidth, view) if speed
    )


def _values(cell: Cell, view: View) -> Iterator[Fraction]:
    if cell.exact is not None:
        yield cell.exact
    if not cell.implied:
        for rival in against(cell, view):
            yield from (value for value in rival.values if value > 0)

"""An exponential fitted to values over time: how fast they double, and how sure that is.

Ordinary least squares on the binary logarithm of the values; the interval is the usual one of a
slope, with Student's t of two degrees of freedom less than there are points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2, sqrt

from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.student import quantile

FEWEST = 4
LEVEL = 0.95
DAYS_PER_YEAR = 365.25  # specs/units.txt: a year is the Julian year


@dataclass(frozen=True, slots=True)
class Slope:
    """Doublings per year: the estimate, and the 95 % interval around it."""

    estimate: float
    low: float
    high: float

    @property
    def doubling(self) -> float:
        """Years to double; below zero, years to halve. Raises ZeroDivisionError for no change."""
        return 1 / self.estimate

    @property
    def is_told(self) -> bool:
        """Whether the interval tells growth from decline."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Exponential:
    """Values that double in a fixed time, as far as the points tell.

    ``centre`` is the mean day and ``height`` the mean logarithm, where the line passes;
    ``error`` is the standard error of the residuals, ``extent`` the sum of squared years from the
    centre, ``reach`` the t quantile, ``count`` the number of points.
    """

    centre: float
    height: float
    slope: Slope
    error: float
    extent: float
    reach: float
    count: int

    def at(self, day: float) -> float:
        """The fitted value at a day (an ordinal)."""
        return float(2 ** (self.height + self.slope.estimate * self._years(day)))

    def band(self, day: float) -> tuple[float, float]:
        """The 95 % interval of the fitted line, not of single values, at a day."""
        years = self._years(day)
        half = self.reach * self.error * sqrt(1 / self.count + years**2 / self.extent)
        middle = self.height + self.slope.estimate * years
        return float(2 ** (middle - half)), float(2 ** (middle + half))

    def _years(self, day: float) -> float:
        return (day - self.centre) / DAYS_PER_YEAR


def exponential(points: Sequence[tuple[float, float]]) -> Exponential:
    """Fit (day, value) points, at least four, on different days, with values above zero.

    Raises ChipcmpError for what has no such fit.
    """
    if len(points) < FEWEST:
        raise ChipcmpError(
            f"no fit: found {len(points)} of the {FEWEST} points that one needs; name more chips, "
            "or draw without a fit."
        )
    if any(value <= 0 for _, value in points):
        raise ChipcmpError(
            "no fit: found a value that is not above zero; an exponential has none. Draw without "
            "a fit."
        )
    count = len(points)
    centre = sum(day for day, _ in points) / count
    logs = [log2(value) for _, value in points]
    height = sum(logs) / count
    years = [(day - centre) / DAYS_PER_YEAR for day, _ in points]
    extent = sum(year**2 for year in years)
    if max(day for day, _ in points) == min(day for day, _ in points):
        raise ChipcmpError(
            "no fit: found one day for all points; a fit needs days apart. Draw without a fit."
        )
    slope = sum(year * log for year, log in zip(years, logs, strict=True)) / extent
    left = sum((y - height - slope * x) ** 2 for x, y in zip(years, logs, strict=True))
    error, reach = sqrt(left / (count - 2)), quantile((1 + LEVEL) / 2, count - 2)
    half = reach * error / sqrt(extent)
    return Exponential(
        centre=centre,
        height=height,
        slope=Slope(slope, slope - half, slope + half),
        error=error,
        extent=extent,
        reach=reach,
        count=count,
    )

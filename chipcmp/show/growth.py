"""A fitted exponential in words: how fast it doubles, how sure that is, and how it was computed."""

from fractions import Fraction

from chipcmp.model.numbers import significant
from chipcmp.reason.fit import Exponential

_DIGITS = 2


def growth_words(fit: Exponential) -> str:
    """How fast values double or halve, in years, with the 95 % interval.

    >>> from chipcmp.reason.fit import Exponential, Slope
    >>> slope = Slope(0.5, 0.4, 0.625)
    >>> growth_words(Exponential(centre=0, height=0, slope=slope, error=0, extent=1, reach=1,
    ...                          count=4))
    'doubles every 2.0 years (95 % interval 1.6 to 2.5)'
    """
    slope = fit.slope
    if not slope.is_told:
        paces = " to ".join(_pace(each) for each in (slope.low, slope.high))
        return f"growth and decline not told apart (95 % interval: {paces})"
    verb = "doubles" if slope.estimate > 0 else "halves"
    ends = sorted(abs(1 / each) for each in (slope.low, slope.high))
    text = " to ".join(map(_years, ends))
    return f"{verb} every {_years(abs(slope.doubling))} years (95 % interval {text})"


def growth_sentence(fit: Exponential, what: str) -> str:
    """What the fit says, and how it was computed."""
    return (
        f"Fit of {what}: {growth_words(fit)}; ordinary least squares on the binary logarithm over "
        f"release dates, {fit.count} points, Student's t with {fit.count - 2} degrees of freedom. "
        "A date stands at the middle of its days; the chips are no random sample."
    )


def _pace(slope: float) -> str:
    if slope == 0:
        return "no change"
    verb = "doubling" if slope > 0 else "halving"
    return f"{verb} in {_years(abs(1 / slope))} years"


def _years(years: float) -> str:
    return significant(Fraction(years), _DIGITS)

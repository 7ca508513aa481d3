"""The exponential that is fitted to values over time, held against arithmetic of its own."""

from fractions import Fraction
from math import acos, cos, gamma, log2, pi, sqrt, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.fit import DAYS_PER_YEAR, Slope, exponential
from chipcmp.reason.student import below, quantile

LEVELS = (0.9, 0.95, 0.975, 0.995)


def density(value: float, degrees: int) -> float:
    """The density of t, as it is defined."""
    top = gamma((degrees + 1) / 2) / (sqrt(degrees * pi) * gamma(degrees / 2))
    return float(top * (1 + value**2 / degrees) ** (-(degrees + 1) / 2))


def integral(value: float, degrees: int) -> float:
    """The probability below a value, by Simpson's rule."""
    steps = 4000
    width = value / steps
    weights = [1, *(4 if n % 2 else 2 for n in range(1, steps)), 1]
    return 0.5 + sum(w * density(n * width, degrees) for n, w in enumerate(weights)) * width / 3


@pytest.mark.parametrize("probability", LEVELS)
def test_quantiles_of_one_two_and_four_degrees(probability: float) -> None:
    """For 1, 2 and 4 degrees the quantile has a form of its own (Cauchy; Shaw 2006)."""
    spread = 4 * probability * (1 - probability)
    assert tan(pi * (probability - 0.5)) == pytest.approx(quantile(probability, 1), rel=1e-9)
    two = (2 * probability - 1) * sqrt(2 / spread)
    assert two == pytest.approx(quantile(probability, 2), rel=1e-9)
    angle = acos(sqrt(spread)) / 3
    four = 2 * sqrt(cos(angle) / sqrt(spread) - 1)
    assert four == pytest.approx(quantile(probability, 4), rel=1e-9)


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 5, 8, 13, 30])
def test_distribution_is_the_integral_of_the_density(degrees: int) -> None:
    """The finite sum is what integrating the density gives."""
    for value in (0.3, 1.0, 2.2, 4.0):
        assert integral(value, degrees) == pytest.approx(below(value, degrees), abs=1e-8)


@given(st.integers(1, 60), st.sampled_from(LEVELS))
def test_quantile_and_distribution_are_inverse(degrees: int, probability: float) -> None:
    """Below the quantile lies just as much as was asked for."""
    assert probability == pytest.approx(below(quantile(probability, degrees), degrees), abs=1e-12)


@pytest.mark.parametrize(("probability", "degrees"), [(0.975, 0), (0.4, 3), (1.0, 3)])
def test_quantile_refuses(probability: float, degrees: int) -> None:
    """There is no t without degrees of freedom, and none that is never exceeded."""
    with pytest.raises(ValueError, match="degrees of freedom") as error:
        quantile(probability, degrees)
    assert (
        f"found probability {probability} and {degrees} degrees of freedom; allowed are 0.5 to 1 "
        "and at least 1." == str(error.value)
    )


@given(
    st.floats(0.2, 9),
    st.sampled_from([-1, 1]),
    st.sets(st.integers(735000, 745000), min_size=4, max_size=12),
)
def test_exact_exponential_is_found(years: float, sign: int, days: set[int]) -> None:
    """Values that double (or halve) every so many years give those years, and no doubt."""
    rate = sign / years
    found = exponential([(d, 80 * 2 ** (rate * (d - 735000) / DAYS_PER_YEAR)) for d in days])
    assert sign * years == pytest.approx(found.slope.doubling, rel=1e-6)
    assert found.slope.high - found.slope.low == pytest.approx(0, abs=1e-5)


def test_slope_and_interval_of_four_points() -> None:
    """Logs 0, 2, 1, 3 at 0, 1, 2, 3 years: slope 0.8 ± 4.302653 · sqrt(0.9 / 5), by hand."""
    days = [735000 + year * DAYS_PER_YEAR for year in range(4)]
    found = exponential(list(zip(days, [1.0, 4.0, 2.0, 8.0], strict=True)))
    assert 0.8 == pytest.approx(found.slope.estimate)
    # Residuals from 1.5 + 0.8 (year - 1.5): -0.3, 0.9, -0.9, 0.3; their squares sum to 1.8.
    half = 4.30265273 * sqrt(1.8 / 2 / 5)
    assert 0.8 - half == pytest.approx(found.slope.low)
    assert 0.8 + half == pytest.approx(found.slope.high)
    assert not found.slope.is_told
    assert 2**1.5 == pytest.approx(found.at(days[0] + 1.5 * DAYS_PER_YEAR))
    low, high = found.band(found.centre)
    assert 2 ** (1.5 - 4.30265273 * sqrt(0.9 / 4)) == pytest.approx(low)
    assert 2 ** (1.5 + 4.30265273 * sqrt(0.9 / 4)) == pytest.approx(high)


@given(
    st.lists(
        st.tuples(st.integers(735000, 745000), st.integers(1, 10**6)), min_size=4, max_size=9
    ).filter(lambda points: len({day for day, _ in points}) > 1),
    st.integers(1, 1000),
)
def test_unit_does_not_matter(points: list[tuple[int, int]], factor: int) -> None:
    """Values in another unit double in the same time."""
    one = exponential([(day, float(value)) for day, value in points])
    other = exponential([(day, float(value * factor)) for day, value in points])
    assert one.slope.estimate == pytest.approx(other.slope.estimate, abs=1e-9)
    assert one.slope.high - one.slope.low == pytest.approx(
        other.slope.high - other.slope.low, abs=1e-6
    )


@given(
    st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 10**6)), min_size=4, max_size=9).filter(
        lambda points: len({day for day, _ in points}) > 1
    )
)
def test_line_is_the_least_squares_one(points: list[tuple[int, int]]) -> None:
    """The slope is the one that exact sums of the normal equations give."""
    count, logs = len(points), [Fraction(log2(value)) for _, value in points]
    days = [Fraction(day) for day, _ in points]
    top = count * sum(d * y for d, y in zip(days, logs, strict=True)) - sum(days) * sum(logs)
    slope = float(top / (count * sum(d * d for d in days) - sum(days) ** 2)) * DAYS_PER_YEAR
    found = exponential([(float(day), float(value)) for day, value in points])
    assert slope == pytest.approx(found.slope.estimate, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (
            [(1.0, 1.0), (2.0, 2.0), (3.0, 4.0)],
            "no fit: found 3 of the 4 points that one needs; name more chips, or draw without a "
            "fit.",
        ),
        (
            [(1.0, 1.0), (2.0, 2.0), (3.0, 4.0), (4.0, 0.0)],
            "no fit: found a value that is not above zero; an exponential has none. Draw without "
            "a fit.",
        ),
        (
            [(1.0, 1.0), (1.0, 2.0), (1.0, 4.0), (1.0, 8.0)],
            "no fit: found one day for all points; a fit needs days apart. Draw without a fit.",
        ),
    ],
    ids=["too few", "zero", "one day"],
)
def test_no_fit(points: list[tuple[float, float]], sentence: str) -> None:
    """What has no fit is refused in one sentence."""
    with pytest.raises(ChipcmpError) as error:
        exponential(points)
    assert sentence == str(error.value)


@pytest.mark.parametrize(
    ("low", "high", "told"), [(0.1, 0.5, True), (-0.5, -0.1, True), (-0.1, 0.5, False)]
)
def test_growth_is_told_from_decline(low: float, high: float, *, told: bool) -> None:
    """An interval with both growth and decline in it tells neither."""
    assert told == Slope((low + high) / 2, low, high).is_told

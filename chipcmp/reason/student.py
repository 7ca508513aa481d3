"""Student's t: how many standard errors an interval reaches to each side of an estimate."""

from math import atan, cos, pi, sin, sqrt

_HALF = 0.5
_HALVINGS = 200


def quantile(probability: float, degrees: int) -> float:
    """The value that a t variable of so many degrees of freedom stays below so often.

    The distribution function is the finite sum that holds for whole degrees of freedom
    (Abramowitz and Stegun, 26.7.3 and 26.7.4); its inverse is found by halving.
    Raises ValueError for fewer than one degree, and for a probability outside of 0.5 to 1.

    >>> round(quantile(0.975, 1), 3), round(quantile(0.975, 10), 3)
    (12.706, 2.228)
    """
    if degrees < 1 or not _HALF <= probability < 1:
        raise ValueError(
            f"found probability {probability} and {degrees} degrees of freedom; allowed are 0.5 "
            "to 1 and at least 1."
        )
    low, high = 0.0, 1.0
    while below(high, degrees) < probability:
        high *= 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle, degrees) < probability else (low, middle)
    return high


def below(value: float, degrees: int) -> float:
    """How probable it is that a t variable of so many degrees of freedom is below a value."""
    angle = atan(value / sqrt(degrees))
    sine, cosine = sin(angle), cos(angle)
    if degrees % 2:
        within = angle * 2 / pi
        term = cosine
        for odd in range(1, degrees - 1, 2):
            within += term * sine * 2 / pi
            term *= cosine**2 * (odd + 1) / (odd + 2)
    else:
        within, term = 0.0, 1.0
        for even in range(0, degrees - 1, 2):
            within += term * sine
            term *= cosine**2 * (even + 1) / (even + 2)
    return (1 + within) / 2

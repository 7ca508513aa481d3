"""RULES: Dispute and Ratio. How far claims lie apart, and between which pairs a ratio lies."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.spread import RatioRange, ratio_range, spread

BANDWIDTH = Row("memory_bandwidth", (("scope", "package"),))
MakeView = Callable[..., View]


def claims(*pairs: tuple[str, str], metric: str = "memory_bandwidth") -> str:
    """Claims of a metric: a statement and its source each."""
    return "".join(
        f"- metric: {metric}\n  {statement}\n  source: {source}\n  locator: place {n}\n"
        for n, (statement, source) in enumerate(pairs)
    )


def ends(found: RatioRange | None) -> list[tuple[str, str]]:
    """The claims of the pairs that give the ends."""
    if found is None:
        return []
    return [
        (ratio.numerator.text, ratio.denominator.text if ratio.denominator else "")
        for ratio in (found.lowest, found.highest)
    ]


def test_spread_is_the_largest_over_the_smallest(view: MakeView) -> None:
    """Of three sides in different units: 8.0 over 3.2."""
    pairs = (("value: 4.8 TB/s", "seed-a"), ("value: 3200 GB/s", "set-a"))
    made = view(acme_one=claims(*pairs, ("value: 8.0 TB/s", "blog-a")))
    assert Fraction(5, 2) == spread(made.verdict("acme-one", BANDWIDTH))


@pytest.mark.parametrize(
    "statements",
    [("value: 4.8 TB/s", "value: 4.8 TB/s"), ("at_most: 1 TB/s", "value: 4.8 TB/s")],
    ids=["no dispute", "a side that only bounds"],
)
def test_no_spread_of(view: MakeView, statements: tuple[str, str]) -> None:
    """A spread needs sides that state values."""
    made = view(acme_one=claims((statements[0], "seed-a"), (statements[1], "set-a")))
    assert spread(made.verdict("acme-one", BANDWIDTH)) is None


def test_no_spread_of_labels(view: MakeView) -> None:
    """HBM3 against HBM3E has no size."""
    pairs = (("label: HBM3", "seed-a"), ("label: HBM3E", "set-a"))
    made = view(acme_one=claims(*pairs, metric="memory_type"))
    found = made.verdict("acme-one", Row("memory_type"))
    assert found.is_disputed
    assert spread(found) is None


ONE = claims(("value: 4.0 TB/s", "set-a"), ("value: 0.5 TB/s", "blog-a"))
TWO = claims(("value: 4.8 TB/s", "seed-a"), ("value: 3.35 TB/s", "set-a"))


def test_range_of_a_ratio_has_the_pair_of_each_end(view: MakeView) -> None:
    """The smallest over the largest, the largest over the smallest."""
    found = ratio_range(view(acme_one=ONE, acme_two=TWO), "acme-one", "acme-two", BANDWIDTH)
    assert [("0.5 TB/s", "4.8 TB/s"), ("4.0 TB/s", "3.35 TB/s")] == ends(found)
    assert found is not None
    assert (Fraction(5, 48), Fraction(80, 67)) == (found.lowest.exact, found.highest.exact)


def test_a_share_of_the_baseline_counts_as_a_ratio(view: MakeView) -> None:
    """15 % is below every quotient, and stands without the baseline's claim."""
    one = ONE + claims(("share: 5 %\n  of: acme-two", "seed-a"))
    found = ratio_range(view(acme_one=one, acme_two=TWO), "acme-one", "acme-two", BANDWIDTH)
    assert [("5 % of acme-two", ""), ("4.0 TB/s", "3.35 TB/s")] == ends(found)


def test_bounds_and_ranges_enter_no_pair(view: MakeView) -> None:
    """Only values have ratios."""
    one = claims(("at_least: 1 TB/s", "set-a"), ("range: 1 TB/s to 2 TB/s", "news-a"))
    found = ratio_range(view(acme_one=one, acme_two=TWO), "acme-one", "acme-two", BANDWIDTH)
    assert found is None


def test_measured_and_nominal_are_no_pair(view: MakeView) -> None:
    """What is measured stands apart, in a ratio's range as in a dispute."""
    one = ONE + claims(("value: 0.1 TB/s\n  basis: measured", "news-a"))
    found = ratio_range(view(acme_one=one, acme_two=TWO), "acme-one", "acme-two", BANDWIDTH)
    assert [("0.5 TB/s", "4.8 TB/s"), ("4.0 TB/s", "3.35 TB/s")] == ends(found)


def test_a_chip_has_no_range_to_itself(view: MakeView) -> None:
    """Whatever is claimed of it, it is once itself."""
    assert ratio_range(view(acme_one=ONE), "acme-one", "acme-one", BANDWIDTH) is None

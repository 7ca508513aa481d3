"""RULES: Dispute. Orders are held against the values of the chips that they order."""

from collections.abc import Callable

import pytest

from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.orders import contradicted

BANDWIDTH = Row("memory_bandwidth", (("scope", "package"),))
MakeView = Callable[..., View]


def claim(statement: str, source: str = "set-a") -> str:
    """A claim of memory bandwidth."""
    return f"- metric: memory_bandwidth\n  {statement}\n  source: {source}\n  locator: here\n"


def found(view: View) -> list[tuple[str, str, str]]:
    """The contradicted orders of the first chip: the order and both values."""
    return [
        (each.claim.text, each.own.claim.text, each.other.claim.text)
        for each in contradicted(view, "acme-one", BANDWIDTH)
    ]


@pytest.mark.parametrize(
    ("side", "own", "other"),
    [
        ("below", "4.8 TB/s", "3.35 TB/s"),
        ("above", "3.35 TB/s", "4.8 TB/s"),
        ("below", "4.0 TB/s", "4000 GB/s"),
        ("above", "4.0 TB/s", "4.0 TB/s"),
    ],
)
def test_an_order_against_the_values_is_contradicted(
    view: MakeView, side: str, own: str, other: str
) -> None:
    """The other way round, or equal figures, in whatever unit."""
    order = claim(f"{side}: acme-two", "seed-a")
    made = view(acme_one=claim(f"value: {own}") + order, acme_two=claim(f"value: {other}"))
    assert [(f"{side} acme-two", own, other)] == found(made)


@pytest.mark.parametrize(
    ("side", "own", "other"),
    [
        ("below", "3.35 TB/s", "4.8 TB/s"),
        ("above", "4.8 TB/s", "3.35 TB/s"),
        ("below", "3.352 TB/s", "3.35 TB/s"),
    ],
)
def test_an_order_that_the_digits_allow_holds(
    view: MakeView, side: str, own: str, other: str
) -> None:
    """3.352 may be below 3.35, whose digits reach up to 3.355."""
    order = claim(f"{side}: acme-two", "seed-a")
    made = view(acme_one=claim(f"value: {own}") + order, acme_two=claim(f"value: {other}"))
    assert [] == found(made)


def test_an_order_of_a_chip_without_a_value_stands(view: MakeView) -> None:
    """Nothing is known against it."""
    order = claim("below: acme-two", "seed-a")
    assert [] == found(view(acme_one=order, acme_two=claim("value: 4.0 TB/s")))


def test_the_values_are_those_that_the_trust_chooses(view: MakeView) -> None:
    """The article's 0.4 is below 0.9, the data set's 0.9 is not."""
    one = claim("below: acme-two", "seed-a") + claim("value: 0.4 TB/s", "seed-a")
    one += claim("value: 0.9 TB/s")
    two = claim("value: 0.9 TB/s")
    assert [] == found(view("articles", acme_one=one, acme_two=two))
    assert [("below acme-two", "0.9 TB/s", "0.9 TB/s")] == found(
        view("vendor", acme_one=one, acme_two=two)
    )

"""What other orders of trust would have given: other claims, other ratios, each with its orders."""

from collections.abc import Callable

from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.otherwise import other_choices, other_ratios

CLAIM = """
- metric: memory_bandwidth
  value: {value}
  source: {source}
  locator: here
"""
ROW = Row("memory_bandwidth", (("scope", "package"),))


def sheet(*claims: tuple[str, str]) -> str:
    """The claims of a bandwidth, each by a source."""
    return "".join(CLAIM.format(value=value, source=source) for value, source in claims)


def test_another_order_gives_another_claim(view: Callable[..., View]) -> None:
    """The article goes first under its own trust; vendors' and voices' orders say otherwise."""
    seen = view(
        acme_one=sheet(("4.8 TB/s", "seed-a"), ("3.35 TB/s", "set-a"), ("3.35 TB/s", "news-a"))
    )

    (other,) = other_choices(seen, "acme-one", ROW)

    assert "3.35 TB/s" == other.choice.claim.text
    assert "articles" not in other.orders
    assert {"vendor", "agreed"} >= set(other.orders) != set()


def test_where_all_agree_there_is_nothing_else(view: Callable[..., View]) -> None:
    """One claim is chosen by every order."""
    seen = view(acme_one=sheet(("4.8 TB/s", "seed-a")))

    assert () == other_choices(seen, "acme-one", ROW)
    assert () == other_choices(seen, "acme-one", Row("memory_capacity", (("scope", "package"),)))


def test_another_order_gives_another_ratio(view: Callable[..., View]) -> None:
    """The baseline's claim differs by order, so does the ratio; equal ratios share a line."""
    seen = view(
        acme_one=sheet(("4.0 TB/s", "seed-a"), ("2.0 TB/s", "set-a")),
        acme_two=sheet(("4.0 TB/s", "set-a")),
    )
    one, two = (seen.contents.chips[id_] for id_ in ("acme-one", "acme-two"))

    (other,) = other_ratios(seen, two, one, ROW)

    assert 2.0 == other.ratio.value
    assert () == other_ratios(seen, one, one, ROW)

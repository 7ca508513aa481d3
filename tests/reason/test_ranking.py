"""RULES: Ranking. Chips in the order of the values that the trust chooses."""

from collections.abc import Callable

import pytest

from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.choose import View
from chipcmp.reason.filter_text import parse
from chipcmp.reason.ranking import Ranking, rank

MakeView = Callable[..., View]


def claims(*pairs: tuple[str, str], metric: str = "memory_bandwidth", more: str = "") -> str:
    """Claims of a metric: a statement and its source each."""
    return "".join(
        f"- metric: {metric}\n  {statement}\n  source: {source}\n  locator: place {n}\n{more}"
        for n, (statement, source) in enumerate(pairs)
    )


def places(found: Ranking) -> list[tuple[int, str]]:
    """Each place with its chip."""
    return [(each.place, each.cell.chip.short_name) for each in found.ranked]


@pytest.fixture
def four(view: MakeView) -> View:
    """Two chips of 2 TB/s in different units, one of 3 TB/s, one of which nothing is claimed."""
    return view(
        acme_one=claims(("value: 2.0 TB/s", "set-a")),
        acme_two=claims(("value: 2000 GB/s", "set-a")),
        acme_three=claims(("value: 3.0 TB/s", "set-a"), ("value: 1.0 TB/s", "blog-a")),
        acme_four=claims(("label: HBM3", "set-a"), metric="memory_type"),
    )


def test_the_highest_comes_first(four: View) -> None:
    """Equal values in other units share a place and stand by id; the next place is skipped."""
    found = rank(four, "memory_bandwidth")
    assert [(1, "Three"), (2, "One"), (2, "Two")] == places(found)
    assert 3 == found.total


def test_the_lowest_comes_first(four: View) -> None:
    """Where that is asked for."""
    found = rank(four, "memory_bandwidth", first="lowest")
    assert [(1, "One"), (1, "Two"), (3, "Three")] == places(found)


def test_the_first_places_include_all_that_share_them(four: View) -> None:
    """A tie is not cut by the order of ids; the total is still told."""
    found = rank(four, "memory_bandwidth", top=2)
    assert 3 == len(found.ranked)
    found = rank(four, "memory_bandwidth", top=1)
    assert ([(1, "Three")], 3) == (places(found), found.total)


def test_a_dispute_that_would_change_the_place(four: View) -> None:
    """The other side's value, and the place that it would give; no word where it stays."""
    found = rank(four, "memory_bandwidth")
    moves = {each.cell.chip.short_name: each.moves for each in found.ranked}
    assert [(3, "1.0 TB/s")] == [(move.place, move.side.lead.text) for move in moves["Three"]]
    assert ((), ()) == (moves["One"], moves["Two"])


def test_what_is_missing_is_listed_apart(view: MakeView) -> None:
    """Nothing claimed, no single value, another row: none of them counts as zero."""
    made = view(
        acme_one=claims(("value: 2.0 TB/s", "set-a")),
        acme_two=claims(("at_least: 2 TB/s", "set-a")),
        acme_three=claims(("value: 9.0 TB/s", "set-a"), more="  scope: system\n"),
        acme_four=claims(("label: HBM3", "set-a"), metric="memory_type"),
    )
    found = rank(made, "memory_bandwidth", first="lowest")
    assert [(1, "One")] == places(found)
    assert [
        ("Four", "absent", []),
        ("Three", "absent", ["memory_bandwidth:system"]),
        ("Two", "single", []),
    ] == [
        (each.cell.chip.short_name, each.cell.status, [row.name() for row in each.elsewhere])
        for each in found.missing
    ]


def test_filters_come_first(four: View) -> None:
    """Only what fulfils them has a place; what is unknown is told."""
    found = rank(four, "memory_bandwidth", filters=[parse(four, "memory_type == HBM3")])
    assert [] == places(found)
    assert ["One", "Three", "Two"] == [chip.short_name for chip, _ in found.filtered.unknown]


def test_dates_have_an_order(view: MakeView) -> None:
    """By the first day; a dispute about dates moves a chip as well."""
    made = view(
        acme_one=claims(("date: 2023-11", "set-a"), metric="released"),
        acme_two=claims(("date: 2024", "set-a"), ("date: 2022", "blog-a"), metric="released"),
    )
    found = rank(made, "released", first="lowest")
    assert [(1, "One"), (2, "Two")] == places(found)
    assert [1] == [move.place for move in found.ranked[1].moves]


def test_an_implied_value_has_a_place(view: MakeView) -> None:
    """A share of another chip's value is ranked by what it implies."""
    made = view(
        acme_one=claims(("value: 2.0 TB/s", "set-a")),
        acme_two=claims(("share: 2\n  of: acme-one", "set-a")),
    )
    assert [(1, "Two"), (2, "One")] == places(rank(made, "memory_bandwidth"))


@pytest.mark.parametrize(
    ("metric", "sentence"),
    [
        (
            "memory_type",
            "found memory_type, which states no number (label); a ranking takes a metric with"
            " numbers or dates.",
        ),
        ("memory_typ", "unknown metric 'memory_typ'; closest are memory_type, memory_capacity,"
         " memory_bandwidth; see `chipcmp list metrics`."),
        ("peak_throughput", "peak_throughput without precision is no single row; name its"
         " precision."),
    ],
)  # fmt: skip
def test_what_has_no_order(four: View, metric: str, sentence: str) -> None:
    """Each is refused in a sentence."""
    with pytest.raises(ChipcmpError) as raised:
        rank(four, metric)
    assert sentence == str(raised.value)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"top": 0}, "found top 0; allowed is a whole number from 1."),
        ({"top": True}, "found top True; allowed is a whole number from 1."),
        ({"first": "best"}, "found first 'best'; allowed are highest and lowest."),
    ],
)
def test_settings_that_are_none(four: View, settings: dict[str, object], sentence: str) -> None:
    """Each is refused in a sentence."""
    with pytest.raises(ChipcmpError) as raised:
        rank(four, "memory_bandwidth", **settings)  # type: ignore[arg-type]  # that is the test
    assert sentence == str(raised.value)

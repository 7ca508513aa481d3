"""RULES: Dispute. What can both hold, how sides form, how voices are counted."""

from collections.abc import Callable

import pytest

from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.disputes import Verdict

BANDWIDTH = Row("memory_bandwidth", (("scope", "package"),))
CAPACITY = Row("memory_capacity", (("scope", "package"),))
MakeView = Callable[..., View]


def claims(metric: str, *pairs: tuple[str, str], extra: str = "") -> str:
    """Claims of a metric: a statement and its source each."""
    return "".join(
        f"- metric: {metric}\n  {statement}\n  source: {source}\n  locator: place {n}\n{extra}"
        for n, (statement, source) in enumerate(pairs)
    )


def verdict(view: View, row: Row = BANDWIDTH) -> Verdict:
    """How the claims of the first chip stand in a row."""
    return view.verdict("acme-one", row)


def sides(found: Verdict) -> list[list[str]]:
    """The statements of each side."""
    return [[claim.text for claim in side.claims] for side in found.sides]


def test_one_voice_is_single(view: MakeView) -> None:
    """One claim is neither agreed nor disputed."""
    made = view(acme_one=claims("memory_bandwidth", ("value: 4.0 TB/s", "set-a")))
    assert verdict(made).standing == "single"


def test_two_voices_that_meet_agree(view: MakeView) -> None:
    """Equal claims of independent sources are agreed, in whatever unit."""
    pairs = (("value: 3.35 TB/s", "set-a"), ("value: 3350 GB/s", "news-a"))
    assert verdict(view(acme_one=claims("memory_bandwidth", *pairs))).standing == "agreed"


def test_digits_decide_what_meets(view: MakeView) -> None:
    """2 TB/s may be 2.039 TB/s: its one digit allows 1.5 to 2.5."""
    pairs = (("value: 2 TB/s", "set-a"), ("value: 2039 GB/s", "news-a"))
    assert verdict(view(acme_one=claims("memory_bandwidth", *pairs))).standing == "agreed"


def test_a_gap_of_one_per_cent_is_no_dispute(view: MakeView) -> None:
    """Facing edges 3995.5 and 4035.5: apart by less than 1 % of the larger."""
    pairs = (("value: 3995 GB/s", "set-a"), ("value: 4036 GB/s", "news-a"))
    found = verdict(view(acme_one=claims("memory_bandwidth", *pairs)))
    assert found.is_disputed is (4035.5 - 3995.5 > 0.01 * 4035.5)
    assert not found.is_disputed


def test_a_gap_over_one_per_cent_is_a_dispute(view: MakeView) -> None:
    """Facing edges 3995.5 and 4036.5: apart by more than 1 % of the larger."""
    pairs = (("value: 3995 GB/s", "set-a"), ("value: 4037 GB/s", "news-a"))
    assert verdict(view(acme_one=claims("memory_bandwidth", *pairs))).is_disputed


def test_sides_form_around_the_finest_claim(view: MakeView) -> None:
    """The finer claim is the centre; the coarser joins it."""
    pairs = (
        ("value: 3.4 TB/s", "set-a"),
        ("value: 3.35 TB/s", "news-a"),
        ("value: 4.80 TB/s", "seed-a"),
    )
    found = verdict(view(acme_one=claims("memory_bandwidth", *pairs)))
    assert sides(found) == [["3.35 TB/s", "3.4 TB/s"], ["4.80 TB/s"]]


def test_a_claim_that_fits_several_sides_joins_the_nearest(view: MakeView) -> None:
    """3 TB/s meets both 2.60 and 3.10 and stands with the nearer."""
    pairs = (
        ("value: 3 TB/s", "set-a"),
        ("value: 2.60 TB/s", "news-a"),
        ("value: 3.10 TB/s", "seed-a"),
    )
    found = verdict(view(acme_one=claims("memory_bandwidth", *pairs)))
    assert sides(found) == [["3.10 TB/s", "3 TB/s"], ["2.60 TB/s"]]


@pytest.mark.parametrize(
    ("pair", "standing", "binary"),
    [
        (("value: 64 GB", "value: 64 GiB"), "agreed", True),
        (("value: 64.0 GB", "value: 64.0 GB"), "agreed", False),
        (("value: 32 GB", "value: 64 GiB"), "disputed", False),
    ],
)
def test_a_capacity_in_gb_may_mean_gib(
    view: MakeView, pair: tuple[str, str], standing: str, binary: object
) -> None:
    """The same number in GB and GiB agrees, and the agreement is marked."""
    pairs = ((pair[0], "set-a"), (pair[1], "news-a"))
    found = verdict(view(acme_one=claims("memory_capacity", *pairs)), CAPACITY)
    assert (found.standing, found.binary) == (standing, binary)


def test_a_rate_in_tb_does_not_mean_tib(view: MakeView) -> None:
    """Only a memory capacity is read both ways."""
    pairs = (("value: 1.60 TB/s", "set-a"), ("value: 1.60 TiB/s", "news-a"))
    assert verdict(view(acme_one=claims("memory_bandwidth", *pairs))).is_disputed


def test_labels_agree_whatever_their_case(view: MakeView) -> None:
    """HBM3E is HBM3e; HBM3 is not."""
    row = Row("memory_type")
    same = (("label: HBM3E", "set-a"), ("label: HBM3e", "news-a"))
    other = (("label: HBM3E", "set-a"), ("label: HBM3", "news-a"))
    assert verdict(view(acme_one=claims("memory_type", *same)), row).standing == "agreed"
    assert verdict(view(acme_one=claims("memory_type", *other)), row).standing == "disputed"


def test_dates_agree_where_their_days_overlap(view: MakeView) -> None:
    """A year holds a day of it; another year does not."""
    row = Row("released")
    same = (("date: 2023-11-09", "set-a"), ("date: 2023", "news-a"))
    other = (("date: 2023-11-09", "set-a"), ("date: 2024-01", "news-a"))
    assert verdict(view(acme_one=claims("released", *same)), row).standing == "agreed"
    assert verdict(view(acme_one=claims("released", *other)), row).standing == "disputed"


def test_measured_stands_apart(view: MakeView) -> None:
    """A measured value does not contradict a nominal one: both can hold."""
    text = claims("memory_bandwidth", ("value: 4.0 TB/s", "set-a")) + (
        "- metric: memory_bandwidth\n  value: 3.2 TB/s\n  basis: measured\n"
        "  source: news-a\n  locator: table\n"
    )
    assert not verdict(view(acme_one=text)).is_disputed


def test_descendants_of_one_source_are_one_voice(view: MakeView) -> None:
    """Two tables that copy the maker's, and the maker, say it once."""
    pairs = tuple(("value: 4.0 TB/s", source) for source in ("maker", "set-b", "set-c"))
    found = verdict(view(acme_one=claims("memory_bandwidth", *pairs)))
    assert (found.voices, found.standing) == (1, "single")


def test_said_by_a_source_is_that_sources_voice(view: MakeView) -> None:
    """A report that quotes the maker repeats it."""
    text = claims(
        "memory_bandwidth", ("value: 4.0 TB/s", "news-a"), extra="  said_by: maker\n"
    ) + claims("memory_bandwidth", ("value: 4.0 TB/s", "maker"))
    assert verdict(view(acme_one=text)).voices == 1


def test_a_claim_may_descend_from_a_source_by_itself(view: MakeView) -> None:
    """``derives_from`` on a claim counts as it does on its source."""
    text = claims(
        "memory_bandwidth", ("value: 4.0 TB/s", "news-a"), extra="  derives_from: [maker]\n"
    ) + claims("memory_bandwidth", ("value: 4.0 TB/s", "maker"))
    assert verdict(view(acme_one=text)).voices == 1


def test_community_claims_of_equal_value_are_one_voice(view: MakeView) -> None:
    """Two blogs with one figure count once, in whatever unit; with two figures, twice."""
    same = (("value: 4.0 TB/s", "blog-a"), ("value: 4000 GB/s", "blog-b"))
    other = (("value: 4.0 TB/s", "blog-a"), ("value: 3.0 TB/s", "blog-b"))
    assert verdict(view(acme_one=claims("memory_bandwidth", *same))).voices == 1
    assert verdict(view(acme_one=claims("memory_bandwidth", *other))).voices == 2


def test_voices_are_counted_for_each_side(view: MakeView) -> None:
    """One side may have two voices and three sources."""
    pairs = (
        ("value: 3.35 TB/s", "set-b"),
        ("value: 3.35 TB/s", "set-c"),
        ("value: 3.35 TB/s", "set-a"),
        ("value: 4.80 TB/s", "seed-a"),
    )
    found = verdict(view(acme_one=claims("memory_bandwidth", *pairs)))
    counts = [(side.lead.text, len(side.sources), side.voices) for side in found.sides]
    assert counts == [("3.35 TB/s", 3, 2), ("4.80 TB/s", 1, 1)]


def test_shares_enter_no_dispute(view: MakeView) -> None:
    """A share and what it implies are neither sides nor votes."""
    base = claims("memory_bandwidth", ("value: 10.0 TB/s", "set-a"))
    share = (
        "- metric: memory_bandwidth\n  share: 90 %\n  of: acme-two\n  source: seed-a\n"
        "  locator: line 1\n"
    )
    made = view(acme_one=share + claims("memory_bandwidth", ("value: 3.0 TB/s", "news-a")),
                acme_two=base)  # fmt: skip
    found = verdict(made)
    assert (found.voices, found.standing, len(found.sides)) == (1, "single", 1)


def test_measured_claims_join_no_nominal_side(view: MakeView) -> None:
    """A measured value between two nominal ones does not make one side of them."""
    text = claims(
        "memory_bandwidth", ("value: 3.35 TB/s", "maker"), ("value: 4.80 TB/s", "news-a")
    ) + (
        "- metric: memory_bandwidth\n  value: 2.04 TB/s\n  basis: measured\n"
        "  source: set-a\n  locator: table\n"
    )
    found = verdict(view(acme_one=text))
    assert (sides(found), found.voices) == ([["3.35 TB/s"], ["4.80 TB/s"]], 2)


def test_a_measured_claim_does_not_second_a_nominal_one(view: MakeView) -> None:
    """One nominal and one measured voice agree on nothing."""
    text = claims("memory_bandwidth", ("value: 3.35 TB/s", "maker")) + (
        "- metric: memory_bandwidth\n  value: 1.00 TB/s\n  basis: measured\n"
        "  source: set-a\n  locator: table\n"
    )
    assert verdict(view(acme_one=text)).standing == "single"


@pytest.mark.parametrize("other", ["value: 86 GiB", "value: 74 GiB"])
def test_two_binary_capacities_are_read_one_way(view: MakeView, other: str) -> None:
    """Neither says GB, so that neither may mean anything else."""
    pairs = (("value: 80 GiB", "set-a"), (other, "news-a"))
    assert verdict(view(acme_one=claims("memory_capacity", *pairs)), CAPACITY).is_disputed


def test_a_bound_in_gib_may_be_met_in_gb(view: MakeView) -> None:
    """80 GB is at least 80 GiB, if it means GiB."""
    pairs = (("value: 80 GB", "set-a"), ("at_least: 80 GiB", "news-a"))
    found = verdict(view(acme_one=claims("memory_capacity", *pairs)), CAPACITY)
    assert (found.is_disputed, found.binary) == (False, True)


def test_equal_ranges_of_the_community_are_one_voice(view: MakeView) -> None:
    """Equal values count once, be they ranges."""
    pairs = (("range: 3 TB/s to 4 TB/s", "blog-a"), ("range: 3000 GB/s to 4000 GB/s", "blog-b"))
    assert verdict(view(acme_one=claims("memory_bandwidth", *pairs))).voices == 1

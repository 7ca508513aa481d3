"""RULES: Trust. Whom to believe, whom to leave out, and as of when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from chipcmp.model.contents import Contents
from chipcmp.model.metrics import Row
from chipcmp.model.sources import TrustOrder, TrustTable
from chipcmp.reason.choose import View
from chipcmp.reason.compare import compare
from chipcmp.reason.rows import Wanted
from chipcmp.reason.trust import Trust

BANDWIDTH = Row("memory_bandwidth", (("scope", "package"),))
ReadSheets = Callable[..., Contents]
MakeTrust = Callable[..., Trust]


def bandwidth(value: str, source: str, extra: str = "") -> str:
    """A claim of memory bandwidth."""
    return (
        f"- metric: memory_bandwidth\n  value: {value}\n{extra}"
        f"  source: {source}\n  locator: here\n"
    )


CLAIMS = (
    bandwidth("4.0 TB/s", "seed-a")  # July 2025
    + bandwidth("3.0 TB/s", "maker")  # 18 March 2024
    + bandwidth("2.0 TB/s", "news-a")  # November 2023
    + bandwidth("1.0 TB/s", "blog-a")  # undated
)


def chosen(contents: Contents, trust: Trust) -> str:
    """What is chosen under that trust."""
    choice = View.of(contents, trust).choose("acme-one", BANDWIDTH)
    return choice.claim.text if choice else "nothing"


def test_preferred_sources_come_before_every_tier(contents: ReadSheets, trust: MakeTrust) -> None:
    """In the order in which they are named."""
    read = contents(acme_one=CLAIMS)
    assert chosen(read, trust(read, preferred=("blog-a", "news-a"))) == "1.0 TB/s"
    assert chosen(read, trust(read, preferred=("news-a", "blog-a"))) == "2.0 TB/s"


def test_sources_left_out_are_not_heard(contents: ReadSheets, trust: MakeTrust) -> None:
    """Neither chosen nor counted."""
    read = contents(acme_one=CLAIMS)
    without = trust(read, without=frozenset({"seed-a", "maker", "blog-a"}))
    assert chosen(read, without) == "2.0 TB/s"
    assert View.of(read, without).verdict("acme-one", BANDWIDTH).voices == 1


def test_as_of_hears_what_was_said_by_that_day(contents: ReadSheets, trust: MakeTrust) -> None:
    """The source's date decides; the day itself is included."""
    read = contents(acme_one=CLAIMS)
    assert chosen(read, trust(read, as_of=date(2025, 7, 31))) == "4.0 TB/s"
    assert chosen(read, trust(read, as_of=date(2024, 3, 18))) == "3.0 TB/s"
    assert chosen(read, trust(read, as_of=date(2024, 3, 17))) == "2.0 TB/s"


def test_a_month_is_its_last_day(contents: ReadSheets, trust: MakeTrust) -> None:
    """A source of November 2023 was surely out on the 30th, not on the 29th."""
    read = contents(acme_one=CLAIMS)
    assert chosen(read, trust(read, as_of=date(2023, 11, 30))) == "2.0 TB/s"
    assert chosen(read, trust(read, as_of=date(2023, 11, 29))) == "nothing"


def test_stated_goes_before_the_sources_date(contents: ReadSheets, trust: MakeTrust) -> None:
    """A young table may say what was said long ago."""
    read = contents(acme_one=bandwidth("4.0 TB/s", "set-a", "  stated: 2023-11-09\n"))
    assert chosen(read, trust(read, as_of=date(2023, 11, 9))) == "4.0 TB/s"


def test_undated_claims_are_left_out_and_counted(contents: ReadSheets, trust: MakeTrust) -> None:
    """With a date in force, one claim of the four bears none."""
    read = contents(acme_one=CLAIMS)
    for as_of, count in ((date(2030, 1, 1), 1), (None, 0)):
        view = View.of(read, trust(read, as_of=as_of, without=frozenset()))
        chips = [read.chips["acme-one"]]
        assert compare(view, chips, chips[0], Wanted("all")).undated == count


def test_the_title_says_what_is_in_force(contents: ReadSheets, trust: MakeTrust) -> None:
    """Every head names the order, the sources preferred or left out, and the date."""
    read = contents(acme_one=CLAIMS)
    made = trust(read, preferred=("maker",), without=frozenset({"blog-a"}), as_of=date(2025, 4, 30))
    assert made.title == "As the articles report; maker first; without blog-a; as of 2025-04-30"


def test_undated_claims_of_sources_left_out_are_not_counted(
    contents: ReadSheets, trust: MakeTrust
) -> None:
    """What is not heard for another reason is not counted as undated."""
    read = contents(acme_one=CLAIMS)
    view = View.of(read, trust(read, as_of=date(2030, 1, 1), without=frozenset({"blog-a"})))
    chips = [read.chips["acme-one"]]
    assert compare(view, chips, chips[0], Wanted("all")).undated == 0


def test_an_own_trust_does_not_unmake_a_vendor(contents: ReadSheets) -> None:
    """Whatever a user calls the tier, the maker's document is a vendor's."""
    read = contents(acme_one=CLAIMS)
    tiers = tuple(
        replace(tier, id="makers") if tier.id == "vendor" else tier for tier in read.trust.tiers
    )
    order = TrustOrder(name="mine", title="As I say", tiers=tuple((t.id,) for t in tiers))
    table = TrustTable(tiers=tiers, orders={"mine": order}, sources=())
    view = View.of(read, Trust(order=order, table=table, sources=read.sources))
    chips = [read.chips["acme-one"]]
    assert compare(view, chips, chips[0], Wanted("all")).without_vendor == ()

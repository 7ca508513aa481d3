"""RULES: Choose. Which claim stands for a chip in a row."""

from collections.abc import Callable

from chipcmp.model.contents import Contents
from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.trust import Trust

BANDWIDTH = Row("memory_bandwidth", (("scope", "package"),))
MakeView = Callable[..., View]


def bandwidth(value: str, source: str, locator: str = "here") -> str:
    """A claim of memory bandwidth."""
    return (
        f"- metric: memory_bandwidth\n  value: {value}\n  source: {source}\n  locator: {locator}\n"
    )


def chosen(view: View, first: str = "") -> tuple[str, str]:
    """What is chosen for the chip, and by which rule."""
    choice = view.choose("acme-one", BANDWIDTH, first=first)
    assert choice is not None
    return choice.claim.text, choice.rule


def test_only_claim(view: MakeView) -> None:
    """One claim stands by itself."""
    assert chosen(view(acme_one=bandwidth("4.0 TB/s", "set-a"))) == ("4.0 TB/s", "only claim")


def test_nothing_is_chosen_where_nothing_is_claimed(view: MakeView) -> None:
    """Absent is absent."""
    made = view(acme_one=bandwidth("4.0 TB/s", "set-a"))
    assert made.choose("acme-one", Row("memory_type")) is None


def test_articles_first(view: MakeView) -> None:
    """By default the seed articles are believed before vendors and datasets."""
    claims = bandwidth("3.0 TB/s", "maker") + bandwidth("4.0 TB/s", "seed-a")
    assert chosen(view(acme_one=claims)) == ("4.0 TB/s", "tier")


def test_vendor_first(view: MakeView) -> None:
    """Under vendor trust the seed articles stand among the other articles."""
    claims = bandwidth("3.0 TB/s", "maker") + bandwidth("4.0 TB/s", "seed-a")
    assert chosen(view("vendor", acme_one=claims)) == ("3.0 TB/s", "tier")


def test_seed_is_among_articles_under_vendor_trust(view: MakeView) -> None:
    """A seed article and a news report are believed equally there: source ids decide."""
    claims = bandwidth("3.0 TB/s", "news-a") + bandwidth("4.0 TB/s", "seed-a")
    assert chosen(view("vendor", acme_one=claims)) == ("3.0 TB/s", "source id and line")


def test_agreed_takes_the_side_with_most_voices(view: MakeView) -> None:
    """Under agreed trust voices decide before tiers."""
    claims = (
        bandwidth("4.0 TB/s", "seed-a")
        + bandwidth("3.0 TB/s", "set-a")
        + bandwidth("3.0 TB/s", "set-b")
    )
    assert chosen(view("agreed", acme_one=claims)) == ("3.0 TB/s", "order of sources")


def test_baselines_source_first_within_the_best_tier(view: MakeView) -> None:
    """Like is compared with like: the baseline's own source goes before the order of sources."""
    claims = bandwidth("3.0 TB/s", "set-a") + bandwidth("3.1 TB/s", "set-b")
    assert chosen(view(acme_one=claims), "set-b") == ("3.1 TB/s", "baseline's source")


def test_baselines_source_does_not_lift_a_lower_tier(view: MakeView) -> None:
    """The tier is decided first."""
    claims = bandwidth("3.0 TB/s", "seed-a") + bandwidth("3.1 TB/s", "set-b")
    assert chosen(view(acme_one=claims), "set-b") == ("3.0 TB/s", "tier")


def test_order_of_sources(view: MakeView) -> None:
    """Within a tier the trust table's order decides."""
    claims = bandwidth("3.1 TB/s", "set-b") + bandwidth("3.0 TB/s", "set-a")
    assert chosen(view(acme_one=claims)) == ("3.0 TB/s", "order of sources")


def test_finer_digits(view: MakeView) -> None:
    """One source twice: the finer interval is chosen."""
    claims = bandwidth("3 TB/s", "set-a") + bandwidth("3.35 TB/s", "set-a", "there")
    assert chosen(view(acme_one=claims)) == ("3.35 TB/s", "finer digits")


def test_source_id_and_line(view: MakeView) -> None:
    """At last the source's id decides, and then the line."""
    claims = bandwidth("3.1 TB/s", "blog-b") + bandwidth("3.0 TB/s", "blog-a")
    assert chosen(view(acme_one=claims)) == ("3.0 TB/s", "source id and line")


def test_a_bound_does_not_hide_a_value(view: MakeView) -> None:
    """What bounds or orders is chosen only where nothing says how much there is."""
    bound = "- metric: memory_bandwidth\n  at_least: 2.0 TB/s\n  source: maker\n  locator: p. 1\n"
    claims = bound + bandwidth("2.04 TB/s", "set-a")
    assert chosen(view(acme_one=claims)) == ("2.04 TB/s", "only claim")


def test_a_bound_stands_where_nothing_else_does(view: MakeView) -> None:
    """What is said is shown, even if it settles nothing."""
    bound = "- metric: memory_bandwidth\n  at_least: 2.0 TB/s\n  source: maker\n  locator: p. 1\n"
    assert chosen(view(acme_one=bound)) == ("at least 2.0 TB/s", "only claim")


FAMILY = """\
family: acme
name: Acme
default: acme-one
members: [acme-one]
conversions:
- metric: peak_throughput
  where: {precision: fp16}
  from: {sparsity: 2:4}
  to: {sparsity: dense}
  factor: 1/2
  source: maker
  locator: footnote 1
"""
FP16 = Row(
    "peak_throughput",
    (("precision", "fp16"), ("engine", "matrix"), ("sparsity", "dense"), ("scope", "package")),
)


def fp16(value: str, sparsity: str, source: str) -> str:
    """A claim of FP16 throughput."""
    return (
        "- metric: peak_throughput\n  precision: fp16\n  engine: matrix\n"
        f"  sparsity: {sparsity}\n  value: {value}\n  source: {source}\n  locator: here\n"
    )


def test_converted_where_there_is_no_direct_claim(view: MakeView) -> None:
    """A family's rule carries a sparse claim into the dense row, exactly halved."""
    made = view(family=FAMILY, acme_one=fp16("1979 TFLOP/s", "2:4", "maker"))
    choice = made.choose("acme-one", FP16)
    assert choice is not None
    assert choice.conversion is not None
    assert choice.exact == 989_500_000_000_000


def test_direct_claim_is_never_displaced_by_a_converted_one(view: MakeView) -> None:
    """Even a better tier's claim is not converted where a direct one exists."""
    claims = fp16("1979 TFLOP/s", "2:4", "maker") + fp16("900 TFLOP/s", "dense", "blog-a")
    choice = view(family=FAMILY, acme_one=claims).choose("acme-one", FP16)
    assert choice is not None
    assert choice.conversion is None
    assert choice.claim.text == "900 TFLOP/s"


def test_the_best_tier_is_converted_whichever_rule_comes_first(view: MakeView) -> None:
    """Of two rules that apply, the one whose claim is believed first."""
    family = FAMILY + (
        "- metric: peak_throughput\n  from: {precision: bf16}\n  to: {precision: fp16}\n"
        "  factor: 1\n  source: maker\n  locator: footnote 2\n"
    )
    bf16 = fp16("700 TFLOP/s", "dense", "maker").replace("precision: fp16", "precision: bf16")
    claims = fp16("1000 TFLOP/s", "2:4", "blog-a") + bf16
    choice = view(family=family, acme_one=claims).choose("acme-one", FP16)
    assert choice is not None
    assert choice.claim.text == "700 TFLOP/s"


def test_preferred_sources_come_before_voices(
    contents: Callable[..., Contents], trust: Callable[..., Trust]
) -> None:
    """A source that is named is believed before every tier, and before the loudest side."""
    claims = (
        bandwidth("2.0 TB/s", "blog-a")
        + bandwidth("4.0 TB/s", "news-a")
        + bandwidth("4.0 TB/s", "set-a")
    )
    read = contents(acme_one=claims)
    made = View.of(read, trust(read, "agreed", preferred=("blog-a",)))
    assert chosen(made) == ("2.0 TB/s", "preferred source")


def test_a_tie_of_voices_is_decided_by_trust(view: MakeView) -> None:
    """Where two sides are equally loud, the rule that decided is the tier."""
    claims = bandwidth("3.35 TB/s", "set-a") + bandwidth("4.80 TB/s", "blog-a")
    assert chosen(view("agreed", acme_one=claims)) == ("3.35 TB/s", "tier")


def test_finer_dates_and_shares(view: MakeView) -> None:
    """A day is finer than its year, and 15.25 % than 15 %."""
    dates = "".join(
        f"- metric: released\n  date: {date}\n  source: set-a\n  locator: {date}\n"
        for date in ("2024", "2024-03-05")
    )
    choice = view(acme_one=dates).choose("acme-one", Row("released"))
    assert choice is not None
    assert (choice.claim.text, choice.rule) == ("2024-03-05", "finer digits")

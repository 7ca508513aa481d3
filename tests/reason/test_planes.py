"""What scatter plots, rooflines, timelines and histories rest on, by arithmetic of their own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipcmp.model.days import Days
from chipcmp.model.metrics import Row
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.assembly import assemble, one_row
from chipcmp.reason.choose import View
from chipcmp.reason.history import History, history
from chipcmp.reason.roofline import Roof, roofs
from chipcmp.reason.timeline import fitted, middle, release_row, releases

BANDWIDTH = Row("memory_bandwidth", (("scope", "package"),))
TERA = 10**12
MakeView = Callable[..., View]


def claim(statement: str, source: str, metric: str = "memory_bandwidth", extra: str = "") -> str:
    """One claim of a sheet."""
    head = f"- metric: {metric}\n  {statement}\n  source: {source}\n"
    return f"{head}  locator: place of {len(statement)}\n{extra}"


def rate(statement: str, source: str) -> str:
    """One claim of FP16 throughput."""
    return claim(statement, source, "peak_throughput", "  precision: fp16\n")


def roofs_of(made: View) -> tuple[Roof, ...]:
    """The roofs of every chip of a view."""
    chips = tuple(made.contents.chips.values())
    rows = [one_row(made, chips, name) for name in ("peak_throughput:fp16", "memory_bandwidth")]
    return roofs(assemble(made, chips, rows))


def test_ridge_is_peak_over_bandwidth(view: MakeView) -> None:
    """1000 TFLOP/s over 4 TB/s is 250 FLOP/B; below it bandwidth limits, above it the peak."""
    (roof,) = roofs_of(
        view(acme_one=claim("value: 4.0 TB/s", "set-a") + rate("value: 1000 TFLOP/s", "set-a"))
    )
    assert 250 == roof.ridge
    assert 1000 * TERA == roof.attainable(Fraction(250))
    assert 400 * TERA == roof.attainable(Fraction(100))
    assert 1000 * TERA == roof.attainable(Fraction(1000))
    assert () == roof.ridges


def test_rival_claims_give_rival_ridges(view: MakeView) -> None:
    """Two peaks and two bandwidths give four ridges; the chosen one stands apart."""
    (roof,) = roofs_of(
        view(
            acme_one=claim("value: 4.0 TB/s", "seed-a")
            + claim("value: 2.0 TB/s", "set-a")
            + rate("value: 1000 TFLOP/s", "seed-a")
            + rate("value: 500 TFLOP/s", "set-a")
        )
    )
    assert 250 == roof.ridge
    assert [125, 500] == [
        float(ridge) for ridge in roof.ridges
    ]  # 500/4 = 125, 1000/2 = 500, and 500/2 = 250 again


def test_roofs_need_both_and_stand_by_peak(view: MakeView) -> None:
    """A chip without a peak has no roof; the highest peak comes first."""
    found = roofs_of(
        view(
            acme_one=claim("value: 4.0 TB/s", "set-a"),
            acme_two=claim("value: 4.0 TB/s", "set-a") + rate("value: 100 TFLOP/s", "set-a"),
            acme_three=claim("value: 1.0 TB/s", "set-a") + rate("value: 300 TFLOP/s", "set-a"),
        )
    )
    assert ["acme-three", "acme-two"] == [roof.chip.id for roof in found]


def test_share_of_a_peak_makes_an_implied_roof(view: MakeView) -> None:
    """15 % of 1000 TFLOP/s over 4 TB/s is 37.5 FLOP/B."""
    made = view(
        acme_one=claim("value: 4.0 TB/s", "set-a") + rate("value: 1000 TFLOP/s", "set-a"),
        acme_two=claim("value: 4.0 TB/s", "set-a") + rate("share: 15 %\n  of: acme-one", "seed-a"),
    )
    two = roofs_of(made)[1]
    assert Fraction(75, 2) == two.ridge
    assert two.peak.implied is not None


def released(*pairs: tuple[str, str]) -> str:
    """Claims of a release date."""
    return "".join(claim(f"date: {day}", source, "released") for day, source in pairs)


def test_releases_stand_at_the_middle_of_their_days(view: MakeView) -> None:
    """The trust picks the date; a month stands at its middle, and a chip without one is left."""
    made = view(
        acme_one=claim("value: 4.0 TB/s", "set-a")
        + released(("2024-04", "seed-a"), ("2022", "set-a")),
        acme_two=claim("value: 2.0 TB/s", "set-a") + released(("2023-05-10", "set-a")),
        acme_three=claim("value: 2.0 TB/s", "set-a"),
        acme_four=released(("2023-05-10", "set-a")),
    )
    chips = tuple(made.contents.chips.values())
    found = releases(assemble(made, chips, [BANDWIDTH, release_row(made)]))
    assert ["acme-two", "acme-one"] == [release.chip.id for release in found]
    assert date(2023, 5, 10).toordinal() == found[0].middle
    assert date(2024, 4, 15).toordinal() + 0.5 == found[1].middle
    assert "disputed" == found[1].released.status


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)))
def test_middle_of_a_day_is_the_day(day: date) -> None:
    """One day is its own middle; that of its year lies within the year."""
    assert day.toordinal() == middle(Days.parse(day.isoformat()))
    year = Days.parse(str(day.year))
    assert abs(middle(year) - date(day.year, 7, 2).toordinal()) <= 1


def test_fit_runs_through_the_releases(view: MakeView) -> None:
    """1, 2, 4 and 8 TB/s a year of 365.25 days apart double every year."""
    days = ("2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01")
    sheets = {
        f"acme_{n}": claim(f"value: {2**n} TB/s", "set-a") + released((day, "set-a"))
        for n, day in enumerate(days)
    }
    made = view(**sheets)
    chips = tuple(made.contents.chips.values())
    found = fitted(releases(assemble(made, chips, [BANDWIDTH, release_row(made)])))
    assert 4 == found.count
    assert 1.0 == pytest.approx(found.slope.doubling, rel=2e-3)


def history_of(made: View) -> History:
    """The history of the first chip's bandwidth."""
    return history(made, next(iter(made.contents.chips.values())), BANDWIDTH)


def test_history_is_in_order_of_days_and_counts_undated(view: MakeView) -> None:
    """A claim counts from the last of its days: its own, else its source's."""
    found = history_of(
        view(
            acme_one=claim("value: 4.8 TB/s", "seed-a")  # 2025-07
            + claim("value: 3.35 TB/s", "set-b", extra="  stated: 2023-03-01\n")
            + claim("value: 3.0 TB/s", "news-a")  # 2023-11
            + claim("value: 2.0 TB/s", "blog-a")  # undated
        )
    )
    assert [
        ("set-b", date(2023, 3, 1)),
        ("news-a", date(2023, 11, 30)),
        ("seed-a", date(2025, 7, 31)),
    ] == [(said.claim.source, said.on.last) for said in found.said]
    assert ["blog-a"] == [each.source for each in found.undated]


def test_steps_are_what_was_believed_then(view: MakeView) -> None:
    """Datasets are believed before news and seed articles before both, once they are there."""
    found = history_of(
        view(
            acme_one=claim("value: 4.8 TB/s", "seed-a")
            + claim("value: 3.35 TB/s", "set-a", extra="  stated: 2024-02-01\n")
            + claim("value: 3.0 TB/s", "news-a")
            + claim("value: 2.9 TB/s", "set-c", extra="  stated: 2025-01-01\n")
        )
    )
    assert [
        (date(2023, 11, 30), 3 * TERA),
        (date(2024, 2, 1), Fraction(335, 100) * TERA),
        (date(2025, 7, 31), Fraction(48, 10) * TERA),
    ] == [(step.since, step.exact) for step in found.steps]
    assert 3 == len(found.verdict.sides)  # 2.9 and 3.0 meet


def test_shares_are_implied_and_orders_silent(view: MakeView) -> None:
    """A share gives the value that the other chip's claims imply; an order gives no number."""
    made = view(
        acme_one=claim("share: 50 %\n  of: acme-two", "seed-a") + claim("above: acme-two", "set-a"),
        acme_two=claim("value: 4.0 TB/s", "set-a"),
    )
    found = history_of(made)
    assert [2 * TERA] == [said.exact for said in found.said]
    assert ["above acme-two"] == [each.text for each in found.silent]


def test_timeline_needs_a_metric_of_dates(view: MakeView) -> None:
    """A vocabulary of one's own without release dates has no timeline."""
    made = view(acme_one=claim("value: 4.8 TB/s", "seed-a"))
    vocabulary = made.contents.vocabulary
    metrics = {name: m for name, m in vocabulary.metrics.items() if name != "released"}
    bare = replace(
        made, contents=replace(made.contents, vocabulary=replace(vocabulary, metrics=metrics))
    )
    with pytest.raises(ChipcmpError) as error:
        release_row(bare)
    assert "the vocabulary has no metric released that states dates; a timeline needs it." == str(
        error.value
    )

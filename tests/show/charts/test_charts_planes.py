"""What charts over two axes say: scatter plots, rooflines, timelines, histories."""

from dataclasses import replace
from datetime import date

import pytest

import chipcmp
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.charts.asked import Asked
from chipcmp.show.charts.description import Chart
from chipcmp.show.charts.plane.description import Plane, Point


def plane(chart: Chart) -> Plane:
    """The plane of a chart that has one."""
    assert isinstance(chart.plot, Plane)
    return chart.plot


def point(chart: Chart, name: str) -> Point:
    """The point whose label begins with a name."""
    (found,) = (each for each in plane(chart).points if each.label.startswith(name))
    return found


def day(text: str) -> float:
    """The ordinal of a day."""
    return float(date.fromisoformat(text).toordinal())


@pytest.fixture
def asked(dated: Compared) -> Asked:
    """The five chips, not compared, with their catalog."""
    return Asked(view=dated.view, chips=dated.chips, x="memory_bandwidth", y="peak_throughput")


def test_scatter_places_values_rivals_and_marks(asked: Asked) -> None:
    """4.0 TB/s against 1000 TFLOP/s, with a line to 2.0, and one to the ends of 1 to 1.5 TB/s."""
    chart = charts.describe("scatter", asked)
    one = point(chart, "One")
    assert "One [1, 2]" == one.label
    assert (4.0, 1000.0, "solid") == (one.x, one.y, one.shape)
    assert (2.0, 1.0, 1.5) == one.x_rivals
    assert () == one.y_rivals
    assert (
        "Peak_throughput against memory_bandwidth of One, Two, Three and Four, as the articles "
        "report" == chart.title
    )
    assert (
        "1 of 8 values shown is disputed (≠). Where they are silent, the tier of the source is "
        "named." == chart.subtitle
    )


def test_what_is_not_claimed_itself_is_hollow(asked: Asked) -> None:
    """15 % of 1000 is 150, implied; 200 sparse is 100 dense, converted; the key explains both."""
    chart = charts.describe("scatter", asked)
    assert [150.0, 100.0] == [point(chart, name).y for name in ("Two", "Three")]
    assert ["solid", "hollow", "hollow", "solid"] == [each.shape for each in plane(chart).points]
    assert ("implied by a stated share, or converted from another row", "hollow") in [
        (entry.text, entry.sign) for entry in chart.key
    ]


def test_chip_that_lacks_a_row_is_named(asked: Asked) -> None:
    """A chip without a peak is not dropped in silence."""
    chart = charts.describe("scatter", asked)
    assert "Not drawn: $x_5$ (no Peak_throughput)." == chart.sentences[0]


def test_guides_are_round_quotients_in_their_unit(asked: Asked) -> None:
    """1000/4 = 250, 150/2 = 75 and 100 FLOP/B lie around 50, 100, 200; every line keeps its own."""
    chart = charts.describe("scatter", asked)
    guides = [curve for curve in plane(chart).curves if curve.style == "guide"]
    assert ["100 FLOP/B", "200 FLOP/B"] == [guide.label for guide in guides][:2]
    for guide in guides:
        quotients = [y / x for x, y in guide.places]
        assert quotients == pytest.approx([float(guide.label.partition(" ")[0])] * 2)


def test_table_says_what_the_points_are(asked: Asked) -> None:
    """Every point has a line: its value in each row with signs, flags, marks and rivals."""
    found = plane(charts.describe("scatter", asked))
    assert ("", "Memory_bandwidth, TB/s", "Peak_throughput, TFLOP/s") == found.heads
    assert (
        ("One", "4.0 [1] ≠ 2.000 [3] ≠ 1–1.5 [4]", "1000 dataset [2]"),
        ("Two", "2.0 dataset [2]", "150 implied [1, 2]"),
        ("Three", "1.0 dataset [2]", "100 converted dataset [2]"),
        ("Four", "0.5 dataset [2]", "50 dataset [2]"),
    ) == tuple(reading.cells for reading in found.readings)


def test_whole_catalog_is_drawn_where_no_chip_is_named(asked: Asked) -> None:
    """Without chips, every chip that has both rows; those that have not are counted."""
    chart = charts.describe("scatter", replace(asked, chips=()))
    assert 4 == len(plane(chart).points)
    assert "1 other chip of the catalog lacks a claim: Memory_bandwidth; Peak_throughput." in (
        chart.sentences
    )
    assert chart.title.startswith("Peak_throughput against memory_bandwidth of 4 chips, as the ")


def roofline(dated: Compared) -> Chart:
    """The rooflines of the five chips."""
    return charts.describe(
        "roofline", Asked(view=dated.view, chips=dated.chips, metric="peak_throughput")
    )


def test_roofs_bend_at_their_ridges(dated: Compared) -> None:
    """1000 TFLOP/s over 4 TB/s bends at 250 FLOP/B; below it is 4 times the intensity."""
    chart = roofline(dated)
    one = point(chart, "One")
    assert (250.0, 1000.0) == (one.x, one.y)
    assert "One, 250 FLOP/B [1, 2]" == one.label
    (roof,) = (curve for curve in plane(chart).curves if curve.group == one.group)
    (start, low), (ridge, top), (_, flat) = roof.places
    assert low == pytest.approx(4.0 * start)
    assert (250.0, 1000.0, 1000.0) == (ridge, top, flat)


def test_ridges_name_what_rivals_give(dated: Compared) -> None:
    """By 2.0 TB/s the ridge would be at 500, by 1 TB/s at 1000."""
    rows = {row.cells[0]: row.cells[-1] for row in plane(roofline(dated)).readings}
    assert {"One": "250 ≠ 500–1000", "Two": "75", "Three": "100", "Four": "100"} == rows


def timeline(dated: Compared, fit: str = "none") -> Chart:
    """The bandwidth of the five chips over their release dates."""
    named = Asked.naming(dated.view, dated.chips, metric="memory_bandwidth", fit=fit)
    return charts.describe("timeline", named)


def test_timeline_places_dates_spans_and_rivals(dated: Compared) -> None:
    """A year stands at its middle with all its days; the rival date is joined to it."""
    one = point(timeline(dated), "One")
    assert day("2024-07-01") + 0.5 == one.x
    assert (day("2024-01-01"), day("2024-12-31")) == one.x_span
    assert (day("2022-06-30"),) == one.x_rivals
    assert (
        "1 of 5 values shown is disputed (≠). 1 of 5 dates shown is disputed (≠). Where they are "
        "silent, the tier of the source is named." == timeline(dated).subtitle
    )


def test_fit_is_drawn_between_the_points_and_told(dated: Compared) -> None:
    """Doubling each year from 2020 to 2023, and 4.0 in mid 2024: the sentence says how sure."""
    chart = timeline(dated, "exponential")
    (curve,) = plane(chart).curves
    places = [place for place, _ in curve.places]
    assert (day("2020-01-01"), day("2024-07-01") + 0.5) == (places[0], places[-1])
    assert chart.sentences[0].startswith("Fit of memory_bandwidth: doubles every 1.1 years (95 % ")
    assert "5 points, Student's t with 3 degrees of freedom" in chart.sentences[0]
    assert ["fit", "area"] == [entry.sign for entry in chart.key if entry.sign in ("fit", "area")]


def history(dated: Compared) -> Chart:
    """The history of the first chip's bandwidth."""
    return charts.describe(
        "history", Asked(view=dated.view, chips=dated.chips[:1], metric="memory_bandwidth")
    )


def test_history_places_claims_on_the_days_they_were_made(dated: Compared) -> None:
    """2.0 in November 2023 and again in 2024, 4.0 in July 2025; the year spans its days."""
    found = plane(history(dated)).points
    assert [
        (day("2023-11-09"), 2.0, "hollow"),
        (day("2024-12-31"), 2.0, "hollow"),
        (day("2025-07-31"), 4.0, "solid"),
    ] == [(each.x, each.y, each.shape) for each in found]
    assert (day("2024-01-01"), day("2024-12-31")) == found[1].x_span


def test_history_steps_to_what_was_believed(dated: Compared) -> None:
    """Until July 2025 2.0 was believed, then 4.0; undated claims are named in a sentence."""
    chart = history(dated)
    (step,) = (curve for curve in plane(chart).curves if curve.style == "step")
    turn = day("2025-07-31")
    assert (
        (day("2023-11-09"), 2.0),
        (turn, 2.0),
        (turn, 4.0),
        (plane(chart).x.high, 4.0),
    ) == step.places
    assert "1 claim bears no date and is not drawn: 1–1.5 [4]." == chart.sentences[0]
    assert "3 dated claims. The value is disputed (≠): 3 sides." == chart.subtitle


def test_sides_of_a_history_are_bands(dated: Compared) -> None:
    """A band for each side that bears a date, from its first claim on."""
    areas = plane(history(dated)).areas
    assert [(day("2025-07-31"), 4.0), (day("2023-11-09"), 2.0)] == [a.places[0] for a in areas]


@pytest.mark.parametrize("kind", ["scatter", "roofline", "timeline", "history"])
def test_alternative_text_says_every_reading(kind: str, dated: Compared) -> None:
    """Who cannot see the plane hears its axes and every line of its table."""
    chart = {
        "scatter": lambda: charts.describe(
            "scatter", Asked(view=dated.view, x="memory_bandwidth", y="peak_throughput")
        ),
        "roofline": lambda: roofline(dated),
        "timeline": lambda: timeline(dated),
        "history": lambda: history(dated),
    }[kind]()
    text = charts.alt(chart)
    cells = [cell for reading in plane(chart).readings for cell in reading.cells]
    said = [plane(chart).x.caption, plane(chart).y.caption, *cells, *chart.sentences]
    assert [] == [each for each in said if each not in text]


@pytest.mark.parametrize(
    ("kind", "named", "sentence"),
    [
        ("timeline", {}, "a timeline draws one metric; name it, such as memory_capacity."),
        (
            "history",
            {"metric": "memory_bandwidth"},
            "a history draws one chip and one metric; name both, such as H100 and "
            "memory_bandwidth.",
        ),
        (
            "scatter",
            {"x": "released", "y": "memory_bandwidth"},
            "released states no numbers; an axis takes a metric with a unit, such as "
            "memory_bandwidth.",
        ),
        (
            "roofline",
            {"metric": "memory_bandwidth"},
            "memory_bandwidth is no rate of operations; a roofline takes one, such as "
            "peak_throughput:fp8.",
        ),
        ("scatter", {"metric": "x"}, "found metric for a chart of scatter; allowed are x and y."),
        ("ratios", {"x": "speed"}, "found x for a chart of ratios; it takes none."),
        ("ratios", {}, "no chips to compare; name at least one, such as H100."),
        (
            "history",
            {"fit": "exponential"},
            "found fit for a chart of history; allowed is metric.",
        ),
        ("timeline", {"fit": "linear"}, "found fit 'linear'; allowed are none, exponential."),
    ],
)
def test_what_a_kind_does_not_take_is_refused(
    kind: str, named: dict[str, str], sentence: str, dated: Compared
) -> None:
    """Each refusal is one sentence that says what to do."""
    with pytest.raises(ChipcmpError) as error:
        charts.describe(kind, Asked.naming(dated.view, dated.chips, **named))
    assert sentence == str(error.value)


def test_shipped_rooflines_follow_from_their_claims() -> None:
    """The H20's 15 % of 989.4 TFLOP/s over 4.0 TB/s is 37 FLOP/B, implied; H100: 989.4 / 4.8."""
    catalog = chipcmp.load()
    compared = catalog.compare("H100", "H20").compared
    chart = charts.describe("roofline", compared)
    assert 989.4 / 4.8 == pytest.approx(point(chart, "H100 SXM").x)
    h20 = point(chart, "H20")
    assert "hollow" == h20.shape
    assert 0.15 * 989.4 / 4.0 == pytest.approx(h20.x)


def test_catalog_draws_what_a_comparison_draws() -> None:
    """Both doors of Python give the same chart; kinds that compare are compared first."""
    catalog = chipcmp.load()
    compared = catalog.compare("H100", "H20")
    for kind, named in (
        ("scatter", {"x": "tdp", "y": "memory_capacity"}),
        ("roofline", {"metric": "peak_throughput:fp8"}),
        ("values", {}),
    ):
        own = compared.chart(kind, **named)  # type: ignore[arg-type]  # names of settings
        other = catalog.chart(kind, "H100", "H20", **named)  # type: ignore[arg-type]  # as above
        assert charts.render(own, "svg") == charts.render(other, "svg")

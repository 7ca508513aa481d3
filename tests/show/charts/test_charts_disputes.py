"""What charts of disputes say: every claim a dot, the sides below each other, on one axis."""

from collections.abc import Callable

import pytest

import chipcmp
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.charts.description import Chart
from chipcmp.show.charts.lanes.description import Dot, Lane, Lanes


def lanes(chart: Chart) -> tuple[Lane, ...]:
    """The lanes of a chart that has some."""
    assert isinstance(chart.plot, Lanes)
    return chart.plot.lanes


def test_each_side_is_a_line_of_dots(dated: Compared) -> None:
    """4.0 is shown, at 1; two sources say 2.0, at a half; a range spans a quarter to 0.375."""
    (lane,) = lanes(charts.describe("disputes", dated))
    assert "One · Memory_bandwidth, TB/s" == lane.heading
    shown, two, between = lane.lines
    assert ((Dot(1.0, "solid"),), "4.0 [1]") == (shown.dots, shown.label)
    assert (Dot(0.5), Dot(0.5)) == two.dots
    assert "2.000 [2] · 2.0 [3] (2 sources, 2 voices)" == two.label
    assert (((0.25, 0.375),), (), "1–1.5 [4]") == (between.spans, between.dots, between.label)


def test_remark_gives_spread_and_scale(make: Callable[..., Compared]) -> None:
    """4.8 over 3.2 TB/s is 1.50, and the line at 1 is what the trust believes."""
    claims = [(0, "speed", "seed-0", "4.8 TB/s"), (0, "speed", "dataset-0", "3.2 TB/s")]
    (lane,) = lanes(charts.describe("disputes", make(["Acme One"], {"speed": "TB/s"}, claims)))
    assert "the largest is 1.50 times the smallest; the line at 1 is 4.8 TB/s" == lane.remark


def test_labels_have_lines_without_a_scale(make: Callable[..., Compared]) -> None:
    """HBM3 against HBM3E: every claim a dot, but no place on the axis; no axis is drawn."""
    claims = [(0, "kind", "seed-0", "label HBM3E"), (0, "kind", "dataset-0", "label HBM3")]
    chart = charts.describe("disputes", make(["Acme One"], {"kind": ""}, claims))
    (lane,) = lanes(chart)
    assert ["HBM3E [1]", "HBM3 [2]"] == [line.label for line in lane.lines]
    assert [(Dot(None, "solid"),), (Dot(None),)] == [line.dots for line in lane.lines]
    assert "without a scale" == lane.remark
    assert isinstance(chart.plot, Lanes)
    assert chart.plot.axis is None


def test_share_that_is_shown_has_a_line_of_its_own(make: Callable[..., Compared]) -> None:
    """15 % of 80 GB implies 12.0, at 1; what is claimed against each other stands below it."""
    claims = [
        (0, "size", "seed-0", "80 GB"),
        (1, "size", "seed-0", "share 15 % of chip-0"),
        (1, "size", "dataset-0", "12 GB"),
        (1, "size", "dataset-1", "24 GB"),
    ]
    chart = charts.describe("disputes", make(["Acme One", "Acme Two"], {"size": "GB"}, claims))
    (lane,) = lanes(chart)
    assert [
        ("12.0 implied by 15 % of One [1]", (Dot(1.0, "solid"),)),
        ("12 [2]", (Dot(1.0),)),
        ("24 [3]", (Dot(2.0),)),
    ] == [(line.label, line.dots) for line in lane.lines]


def test_what_is_not_compared_is_named(make: Callable[..., Compared]) -> None:
    """A share beside disputed values is on no side, and is told of."""
    claims = [
        (0, "size", "seed-0", "80 GB"),
        (1, "size", "seed-0", "12 GB"),
        (1, "size", "dataset-0", "24 GB"),
        (1, "size", "dataset-1", "share 15 % of chip-0"),
    ]
    chart = charts.describe("disputes", make(["Acme One", "Acme Two"], {"size": "GB"}, claims))
    assert "not compared: 15 % of One [3]" == lanes(chart)[0].lines[-1].label


def test_nothing_disputed_is_one_sentence(make: Callable[..., Compared]) -> None:
    """There is no empty picture: the error says so and what to do."""
    compared = make(["Acme One"], {"speed": "TB/s"}, [(0, "speed", "seed-0", "4.8 TB/s")])
    with pytest.raises(ChipcmpError) as error:
        charts.describe("disputes", compared)
    assert (
        "nothing to draw of One: no value in the 1 row compared is disputed; compare more rows, "
        "or draw values." == str(error.value)
    )


def test_every_heard_claim_of_a_shipped_dispute_is_a_dot() -> None:
    """The H100's bandwidth: as many dots as claims, one of them filled, 4 sides, 2.6 apart."""
    compared = chipcmp.load().compare("H100", metrics="memory_bandwidth").compared
    chart = charts.describe("disputes", compared)
    (lane,) = lanes(chart)
    dots = [dot for line in lane.lines for dot in line.dots]
    cell = compared.cells[0]
    assert len(compared.view.claims(cell.chip.id, cell.row)) == len(dots)
    assert 1 == sum(dot.shape == "solid" for dot in dots)
    assert [1.0, 3.35 / 4.8, 3.072 / 4.8, 8.0 / 4.8] == pytest.approx(
        [line.dots[0].at for line in lane.lines]
    )
    assert lane.remark.startswith("the largest is 2.60 times the smallest")


def test_alternative_text_says_every_side(dated: Compared) -> None:
    """Who cannot see the dots hears each lane with the values of its sides."""
    chart = charts.describe("disputes", dated)
    text = charts.alt(chart)
    assert [] == [each for each in chart.plot.texts if each not in text]
    assert "Dot plot: What sources dispute of One, Two, Three, Four and $x_5$" in text

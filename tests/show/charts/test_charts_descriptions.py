"""What charts say, before anything is drawn."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

import chipcmp
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.charts import axes
from chipcmp.show.charts.description import Bar, Bars, Chart, KeyEntry, Tick

if TYPE_CHECKING:
    from chipcmp.api import Catalog


@pytest.fixture(scope="module")
def shipped() -> "Catalog":
    """The catalog that chipcmp ships."""
    return chipcmp.load()


def bars_of(chart: Chart) -> Bars:
    """The bars of a chart that has some."""
    assert isinstance(chart.plot, Bars)
    return chart.plot


def bar(chart: Chart, heading: str, chip: str) -> Bar:
    """The bar of a chip in the panel of that heading."""
    bars = [
        b for p in bars_of(chart).panels if p.heading == heading for b in p.bars if b.chip == chip
    ]
    assert 1 == len(bars)
    return bars[0]


def test_values_of_the_articles_are_bars_with_their_rivals(shipped: "Catalog") -> None:
    """The H100's 4.8 TB/s is a solid bar, and 3.35 TB/s, disputing it, a tick with its mark."""
    chart = charts.describe("values", shipped.compare("H100", "H20", "910B").compared)
    found = bar(chart, "Memory bandwidth, TB/s", "H100 SXM")
    assert ("solid", 0.0, 4.8, 0) == (found.shape, found.start, found.end, found.colour)
    assert Tick(3.35) in found.ticks
    assert "4.8 [" in found.label
    assert "≠ 3.35 [" in found.label
    assert ["H100 SXM", "H20", "Ascend 910B"] == [b.chip for b in bars_of(chart).panels[0].bars]
    assert "H100 SXM, H20 and Ascend 910B, as the five articles report" == chart.title


def test_implied_value_of_the_articles_is_hatched(shipped: "Catalog") -> None:
    """The H20's 15 % of the H100's FP16 throughput implies a hatched bar beside the claimed 148."""
    chart = charts.describe("values", shipped.compare("H100", "H20").compared)
    found = bar(chart, "Peak throughput, FP16, TFLOP/s", "H20")
    assert "hatched" == found.shape
    assert (Tick(148.0, "ring"),) == tuple(t for t in found.ticks if t.sign == "ring")


def test_ratios_of_the_articles(shipped: "Catalog") -> None:
    """4.0 over 4.8 TB/s is printed with two digits; by the rival 3.35 TB/s it would be 1.2."""
    chart = charts.describe("ratios", shipped.compare("H100", "H20").compared)
    found = bar(chart, "Memory bandwidth", "H20")
    assert 4.0 / 4.8 == found.end
    assert found.label.startswith("0.83× [")
    assert "≠ 1.2× [" in found.label
    assert Tick(4.0 / 3.35) in found.ticks
    assert "H100 SXM" == bars_of(chart).reference
    assert "H20 as multiples of H100 SXM, as the five articles report" == chart.title


def test_values_show_every_sign(every_sign: Compared) -> None:
    """Values, rivals, implied, converted, ranges, bounds and silence each have their own look."""
    chart = charts.describe("values", every_sign)
    labels = [[(b.shape, b.label) for b in panel.bars] for panel in bars_of(chart).panels]
    assert [
        [
            ("solid", "4.8 [1] ≠ 3.35 [2]"),
            ("solid", "4.0 [1]"),
            ("solid", "1.6 converted dataset [3]"),
        ],
        [
            ("solid", "80* [4]"),
            ("hatched", "12.0 implied [4] · 12.5 claimed [5]"),
            ("open", "90–100 [4]"),
        ],
        [("solid", "700 [4]"), ("open", "≥ 400 [4]"), ("none", "–")],
    ] == labels
    assert ["Speed, TB/s", "Size, GB", "Power, W"] == [
        panel.heading for panel in bars_of(chart).panels
    ]


def test_places_of_bars_are_in_the_unit_of_the_panel(every_sign: Compared) -> None:
    """Bars begin at zero, ranges at their lower end; rivals and direct claims are ticks."""
    chart = charts.describe("values", every_sign)
    assert (Tick(3.35),) == bar(chart, "Speed, TB/s", "One").ticks
    assert (Tick(12.5, "ring"),) == bar(chart, "Size, GB", "Two").ticks
    found = bar(chart, "Size, GB", "Three")
    assert (90.0, 100.0) == (found.start, found.end)
    found = bar(chart, "Power, W", "Two")
    assert (0.0, 400.0) == (found.start, found.end)


def test_captions_of_values(every_sign: Compared) -> None:
    """Title, count of disputes, key, what is left out, missing vendors, version: all is said."""
    chart = charts.describe("values", every_sign)
    assert "One, Two and Three, as the articles report" == chart.title
    assert (
        "1 of 8 values shown is disputed (≠). Where they are silent, the tier of the source is "
        "named."
    ) == chart.subtitle
    assert (
        KeyEntry("≠ what a rival claim gives, with its mark", "rival"),
        KeyEntry(
            "implied: a stated share of another chip's value, claimed by no source", "hatched"
        ),
        KeyEntry("claimed as a value, beside an implied one", "ring"),
        KeyEntry("a range or a bound, no single value", "open"),
    ) == tuple(entry for entry in chart.key if entry.sign)
    assert "Not drawn, having no bars: Kind." in chart.sentences
    assert "No vendor document of the One or the Three is among the sources." in chart.sentences
    assert f"chipcmp {chipcmp.__version__}, catalog 0123456789ab" == chart.small_print


def test_ratios_show_every_sign(every_sign: Compared) -> None:
    """A ratio bears the marks of both values; a share is the ratio that its source states."""
    chart = charts.describe("ratios", every_sign)
    assert [
        ("Speed", "One, TB/s: 4.8 [1] ≠ 3.35 [2]"),
        ("Size", "One, GB: 80* [4]"),
    ] == [(panel.heading, panel.remark) for panel in bars_of(chart).panels]
    assert [
        ["0.83× [1] ≠ 1.2× [1, 2]", "0.33× converted dataset [1, 3] ≠ 0.48× [2, 3]"],
        ["0.15× [4]", "90–100 [4] (GB, no ratio)"],
    ] == [[b.label for b in panel.bars] for panel in bars_of(chart).panels]
    assert "solid" == bar(chart, "Size", "Two").shape
    assert (
        "2 of 3 ratios shown rest on disputed values (≠). Where they are silent, the tier of the "
        "source is named."
    ) == chart.subtitle
    assert "Not drawn, having no bars: Power; Kind." in chart.sentences


@pytest.mark.parametrize("kind", ["ratios", "values"])
def test_marks_and_notes_are_one_to_one_in_reading_order(kind: str, every_sign: Compared) -> None:
    """Notes count from 1 in the order in which their marks are first read; each is on the chart."""
    chart = charts.describe(kind, every_sign)
    texts = [text for p in bars_of(chart).panels for text in (p.remark, *(b.label for b in p.bars))]
    brackets = re.findall(r"\[([0-9, –]+)\]", " ".join([*texts, *chart.sentences]))
    read = [number for bracket in brackets for number in numbers(bracket)]
    expected = list(range(1, len(chart.notes) + 1))
    assert expected == list(dict.fromkeys(read))
    assert [f"[{number}]" for number in expected] == [note.mark for note in chart.notes]


def numbers(bracket: str) -> list[int]:
    """The numbers that stand in one pair of brackets: ``1, 3–5``."""
    found: list[int] = []
    for part in bracket.split(", "):
        first, _, last = part.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found


def test_a_wide_spread_of_ratios_asks_for_a_logarithmic_axis(make: Callable[..., Compared]) -> None:
    """Ratios more than 20 times apart stand on an axis of powers of ten, which says so."""
    chart = charts.describe(
        "ratios",
        make(
            ["One", "Two", "Three"],
            {"speed": "GB/s"},
            [
                (0, "speed", "seed-0", "100 GB/s"),
                (1, "speed", "seed-0", "5000 GB/s"),
                (2, "speed", "seed-0", "20 GB/s"),
            ],
        ),
    )
    axis = bars_of(chart).panels[0].axis
    assert "logarithmic" == axis.kind
    assert "times the One, logarithmic scale" == axis.caption
    assert ["0.2", "1", "10", "50"] == [tick.text for tick in axis.ticks]
    assert [(1.0, 50.0), (1.0, 0.2)] == [(b.start, b.end) for b in bars_of(chart).panels[0].bars]


def test_rivals_alone_do_not_bend_the_axis(make: Callable[..., Compared]) -> None:
    """A rival that is a slip by a factor of 1000 leaves the axis linear."""
    chart = charts.describe(
        "ratios",
        make(
            ["One", "Two"],
            {"speed": "GB/s"},
            [
                (0, "speed", "seed-0", "100 GB/s"),
                (1, "speed", "seed-0", "90 GB/s"),
                (1, "speed", "dataset-0", "90 MB/s"),
            ],
        ),
    )
    assert "linear" == bars_of(chart).panels[0].axis.kind


def test_chips_of_one_short_name_are_told_apart(make: Callable[..., Compared]) -> None:
    """Two bars never bear the same name."""
    claims = [(0, "speed", "seed-0", "1 GB/s"), (1, "speed", "seed-0", "2 GB/s")]
    chart = charts.describe("values", make(["One", "Acme One"], {"speed": "GB/s"}, claims))
    assert ["One (chip-0)", "Acme One (chip-1)"] == [b.chip for b in bars_of(chart).panels[0].bars]


def test_unknown_kind_is_refused(every_sign: Compared) -> None:
    """The error lists the kinds there are."""
    with pytest.raises(ChipcmpError) as error:
        charts.figure("pie", every_sign)
    assert (
        "unknown kind of chart 'pie'; allowed are ratios, values, disputes, scatter, roofline, "
        "timeline, history." == str(error.value)
    )


def test_unknown_format_is_refused(every_sign: Compared) -> None:
    """The error lists the formats there are."""
    with pytest.raises(ChipcmpError) as error:
        charts.render(charts.figure("values", every_sign), "gif")
    assert "unknown format 'gif'; allowed are png, svg, pdf." == str(error.value)


@pytest.mark.parametrize(
    ("kind", "lacking"), [("values", "a number"), ("ratios", "a ratio to the baseline")]
)
def test_nothing_to_draw_is_an_error(
    make: Callable[..., Compared], kind: str, lacking: str
) -> None:
    """A comparison without bars is refused rather than drawn empty."""
    compared = make(["One", "Two"], {"kind": ""}, [(0, "kind", "seed-0", "label HBM3")])
    with pytest.raises(ChipcmpError) as error:
        charts.figure(kind, compared)
    assert (
        f"nothing to draw of One and Two: no row compared has {lacking}; name a metric that has, "
        "or see the rows with `chipcmp compare`."
    ) == str(error.value)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([4.8, 4.0], ["0", "1", "2", "3", "4", "5"]),
        ([0.0], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        ([-30.0, 10.0], ["-30", "-20", "-10", "0", "10"]),
        ([1979.0], ["0", "500", "1000", "1500", "2000"]),
    ],
)
def test_linear_axes_end_at_round_numbers(values: list[float], ticks: list[str]) -> None:
    """Axes begin at zero, or below it for what is negative, and go up in steps of 1, 2 or 5."""
    assert ticks == [tick.text for tick in axes.linear(values, "W").ticks]

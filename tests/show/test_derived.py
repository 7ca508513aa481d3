"""RULES: Derived. How derived values look in every output of the shipped catalog."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from chipcmp.api import Catalog, load
from chipcmp.cli.run import run
from chipcmp.model.formulas import Reference
from chipcmp.model.problems import ChipcmpError
from chipcmp.model.units import Units
from chipcmp.read.formula_text import parse
from chipcmp.reason import asked
from chipcmp.reason.assembly import filling
from chipcmp.reason.rows import Wanted, select
from chipcmp.show.charts import disputes, ratios, values
from chipcmp.show.charts.description import Bars
from chipcmp.show.charts.lanes.description import Lanes
from chipcmp.show.derived_words import spelled_out

BALANCE = "machine_balance:fp16"
Say = Callable[..., str]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The catalog as shipped."""
    return load()


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Say:
    """What a command prints, on one line."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> str:
        assert 0 == run(arguments)
        return " ".join(capsys.readouterr().out.split())

    return call


def test_a_table_prints_value_flags_and_arithmetic(say: Say) -> None:
    """The cell is implied and disputed, and the sentence below cites each input."""
    out = say("compare", "H100", "H20", "--metric", BALANCE)
    # The terminal's width decides whether flags stand beside a value or below it.
    assert [] == [
        part for part in ("206", "37*", "implied", "disputed", "0.18×") if part not in out
    ]
    assert "≠ H20 machine balance, FP16 rests on disputed memory bandwidth " in out
    assert "H20 machine balance, FP16: 148 TFLOP/s [1, 2] ÷ 4.0 TB/s [2] = 37 FLOP/B" in out
    assert "disputed: an input is; `chipcmp why CHIP METRIC` prints each" in out


def test_a_spread_is_printed_with_its_sources(say: Say) -> None:
    """The range of the ratio over what is claimed of any input."""
    out = say("compare", "H100", "H20", "--metric", "memory_read_time", "--spread")
    assert "1.4× (0.75–19)" in out
    assert "× H20 time to read all memory once: by what is claimed, from 0.75× (20 [" in out


def test_why_prints_formula_inputs_and_places(say: Say) -> None:
    """The way back goes to the line of every input."""
    out = say("why", "H20", BALANCE)
    assert "derived peak_throughput / memory_bandwidth 148 TFLOP/s ÷ 4.0 TB/s = 37 FLOP/B" in out
    assert "unrounded 37.1025; the digits of its inputs allow 35.4212 to 38.8265" in out
    assert "memory bandwidth: chosen because the seed article tier is believed before" in out
    assert "specs/chips/nvidia/h20.yaml:" in out
    assert "specs/chips/nvidia/h100-sxm.yaml:" in out
    assert "disputed: see `chipcmp why nvidia-h20 memory_bandwidth:package`" in out


def test_why_of_a_ratio_prints_both_derivations(say: Say) -> None:
    """The arithmetic, its interval, and the formula for each chip."""
    out = say("why", "H20/H100", "memory_read_time")
    assert "24 ms ÷ 16.7 ms = 1.4×, in 1.4…1.5" in out
    assert "H20: derived memory_capacity / memory_bandwidth 96 GB ÷ 4.0 TB/s = 24 ms" in out
    assert "H100 SXM: derived memory_capacity / memory_bandwidth 80 GB ÷ 4.8 TB/s" in out


def test_why_says_what_is_lacking(say: Say) -> None:
    """A refusal is a sentence: of that period and region nothing else is claimed."""
    out = say("why", "nvidia", "implied_price")
    assert "no value: shipments, 2024-Q2, China is not claimed of the NVIDIA" in out
    assert "shipments, 2024-Q2, China: nothing is claimed" in out


def test_the_list_of_metrics_has_formulas(say: Say) -> None:
    """A derived metric says how it is computed."""
    out = say("list", "metrics")
    assert " · ms · usually scope package · = memory_capacity / memory_bandwidth" in out


def test_json_holds_every_input(catalog: Catalog) -> None:
    """No claim is chosen; the inputs are listed with their part, and the row has the formula."""
    answer = json.loads(catalog.compare("H100", "H20", metrics=[BALANCE]).export("json"))
    (row,) = answer["rows"]
    cell = row["cells"][1]
    assert "peak_throughput / memory_bandwidth" == row["formula"]
    assert ("derived", None, True) == (cell["kind"], cell["claim"], cell["implied"])
    assert 3 == len(cell["claims"])
    assert {"input"} == {claim["role"] for claim in cell["claims"]}
    assert cell["interval"][0] < cell["value"] < cell["interval"][1]
    assert len(cell["spread"]["lowest"]["claims"]) >= 4


def test_frames_hold_the_same_floats(catalog: Catalog) -> None:
    """Frame, ratios and pint quantities are those of the cells."""
    made = catalog.compare("H100", "H20", metrics=["memory_read_time"])
    cells = made.compared.rows[0].cells
    unit = made.compared.rows[0].unit
    assert unit is not None
    floats = [float(cell.exact / unit.factor) for cell in cells if cell.exact]
    assert floats == made.frame()["value"].tolist()
    assert floats[1] / floats[0] == made.ratios().iloc[0, 1]
    assert floats == [quantity.magnitude for quantity in made.frame(units="pint").iloc[:, 0]]


def test_charts_count_and_hatch_them(catalog: Catalog) -> None:
    """A chart counts what rests on disputed inputs, and hatches what rests on implied ones."""
    compared = catalog.compare("H100", "H20", metrics=[BALANCE]).compared
    chart = ratios.describe(compared)
    assert chart.subtitle.startswith("The ratio shown rests on disputed values")
    assert isinstance(chart.plot, Bars)
    assert ["hatched"] == [bar.shape for bar in chart.plot.bars]
    chart = values.describe(compared)
    assert "2 of 2 values shown are disputed (≠)." == chart.subtitle
    assert isinstance(chart.plot, Bars)
    assert ["solid", "hatched"] == [bar.shape for bar in chart.plot.bars]


def test_pages_show_them(catalog: Catalog) -> None:
    """HTML and Markdown print value, flag and mark."""
    made = catalog.compare("H100", "H20", metrics=[BALANCE])
    assert "disputed" in made._repr_html_()
    assert "| 206 disputed \\[1, 2\\] | 37\\* implied disputed" in made.export("markdown")


def test_parentheses_stand_where_they_must() -> None:
    """A formula with values in it reads as it is computed."""

    def name(reference: Reference) -> str:
        return reference.metric.upper()

    for text, expected in {
        "(a + b) * c": "(A + B) × C",
        "a / (b * c)": "A ÷ (B × C)",
        "a - (b - c)": "A − (B − C)",
        "a + b / c": "A + (B ÷ C)",
        "2 * a": "2 × A",
    }.items():
        assert expected == spelled_out(parse(text, Units({}, {})), name)


def test_a_chart_of_disputes_leaves_them_out(catalog: Catalog) -> None:
    """A derived value is no claim: its inputs are disputed where they stand."""
    rows = [BALANCE, "memory_bandwidth"]
    chart = disputes.describe(catalog.compare("H100", metrics=rows).compared)
    assert isinstance(chart.plot, Lanes)
    assert 1 == len(chart.plot.lanes)
    with pytest.raises(ChipcmpError, match="nothing to draw of H100 SXM: no value in the 1 row"):
        disputes.describe(catalog.compare("H100", metrics=[BALANCE]).compared)


def test_the_whole_catalog_fills_a_derived_row(catalog: Catalog) -> None:
    """A timeline of a derived metric has every chip that has its inputs."""
    view = asked.view(catalog.contents, "articles")
    rows = select(view, catalog.chips, Wanted("named", (BALANCE,)))
    found = {chip.id for chip in filling(view, rows)}
    assert {"nvidia-h20", "amd-mi300x"} < found
    assert "cxmt" not in found

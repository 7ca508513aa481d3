"""Frames: plain floats with unit and claim beside them, the same numbers as every comparison."""

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import chipcmp
from chipcmp.model.claims import Claim, Location
from chipcmp.model.metrics import Row
from chipcmp.model.numbers import Number
from chipcmp.model.quantities import Quantity
from chipcmp.model.statements import Share, Value
from chipcmp.reason.choose import View
from chipcmp.reason.compare import compare
from chipcmp.reason.ratios import canonical
from chipcmp.reason.rows import Wanted
from chipcmp.show import frames

CHIPS = ("nvidia-h100-sxm", "nvidia-h20", "nvidia-h200-sxm", "huawei-910b")
ROWS = {
    Row("memory_bandwidth", (("scope", "package"),)): ("TB/s", "GB/s", "TiB/s"),
    Row("memory_capacity", (("scope", "package"),)): ("GB", "GiB"),
}
SOURCES = ("seed-004", "epoch-ml-hardware", "surzyn-csv", "kelly-chipdata")


@cache
def catalog() -> chipcmp.Catalog:
    """The shipped catalog, read once."""
    return chipcmp.load()


def entries(frame: pd.DataFrame) -> dict[tuple[str, str], Any]:
    """What stands where in a frame, by its labels."""
    return {
        (str(line), str(column)): held
        for line, values in zip(frame.index, frame.to_numpy(dtype=object), strict=True)
        for column, held in zip(frame.columns, values, strict=True)
    }


def compared_ratios(view: View, baseline: str) -> Mapping[tuple[str, str], float]:
    """Every ratio that `compare` gives of any chip in any row, by chip and row."""
    chips = [view.contents.chips[id_] for id_ in sorted(view.contents.chips)]
    compared = compare(view, chips, view.contents.chips[baseline], Wanted("all"))
    return {
        (cell.chip.id, row.row.name()): cell.ratio.value
        for row in compared.rows
        for cell in row.cells
        if cell.ratio
    }


def framed_ratios(view: View, baseline: str) -> Mapping[tuple[str, str], float]:
    """Every ratio of the wide frame, by chip and row."""
    frame = frames.catalog_ratios(view, view.contents.chips[baseline])
    return {place: ratio for place, ratio in entries(frame).items() if not math.isnan(ratio)}


@pytest.mark.parametrize(("first", "trust"), [(0, "articles"), (1, "vendor"), (2, "agreed")])
def test_wide_ratios_are_those_of_compare(first: int, trust: str) -> None:
    """The whole catalog over a baseline in one division: `compare`'s floats, bit for bit.

    Every chip is the baseline once, under one of the orders in turn.
    """
    view = View.of(catalog().contents, catalog().trust(trust))
    for chip in catalog().chips[first::3]:
        assert compared_ratios(view, chip.id) == framed_ratios(view, chip.id)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A value or a share of another chip, from some source, in any unit of the row."""
    row = draw(st.sampled_from(list(ROWS)))
    chip = draw(st.sampled_from(CHIPS))
    place = draw(st.integers(1, 10**6))
    number = Number.parse(draw(st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,3})?", fullmatch=True)))
    statement: Value | Share
    if draw(st.integers(0, 3)) or number.exact == 0:  # no share is zero
        unit = catalog().contents.vocabulary.units.unit(draw(st.sampled_from(ROWS[row])))
        statement = Value(Quantity(number, unit))
    else:
        of = draw(st.sampled_from([other for other in CHIPS if other != chip]))
        statement = Share(f"{number.text} %", number, of)
    return Claim(
        chip=chip,
        row=row,
        statement=statement,
        source=draw(st.sampled_from(SOURCES)),
        locator="table",
        location=Location("chips/x.yaml", place),
    )


@given(st.lists(claims(), max_size=12), st.sampled_from(CHIPS))
def test_wide_ratios_are_those_of_compare_whatever_is_claimed(
    found: list[Claim], baseline: str
) -> None:
    """Shares, implied values, zeros and other units included: the same floats, never infinity."""
    contents = replace(catalog().contents, claims=tuple(found))
    view = View.of(contents, catalog().trust())
    framed = framed_ratios(view, baseline)
    assert compared_ratios(view, baseline) == framed
    assert all(map(math.isfinite, framed.values()))


def test_a_baseline_of_zero_has_no_ratios() -> None:
    """Division by zero is no number; numpy would have said infinity."""
    row = next(iter(ROWS))
    unit = catalog().contents.vocabulary.units.unit("TB/s")
    made = [
        Claim(
            chip=chip,
            row=row,
            statement=Value(Quantity(Number.parse(text), unit)),
            source="surzyn-csv",
            locator="table",
            location=Location("chips/x.yaml", line),
        )
        for line, (chip, text) in enumerate([(CHIPS[0], "0"), (CHIPS[1], "4.0")], start=1)
    ]
    view = View.of(replace(catalog().contents, claims=tuple(made)), catalog().trust())
    frame = frames.catalog_ratios(view, view.contents.chips[CHIPS[0]])
    assert [row.name()] == list(frame.columns)
    assert frame.isna().all(axis=None)


def test_cells_are_those_of_the_comparison() -> None:
    """One line per cell; value and ratio are the floats, claim and source those of the cell."""
    comparison = catalog().compare("H100", "H20", "910B", metrics="all")
    frame = comparison.frame()
    assert list(frames.COLUMNS) == list(frame.columns)
    lines = frame.to_dict("records")
    for line, cell in zip(lines, comparison.compared.cells, strict=True):
        unit = catalog().contents.vocabulary.unit(cell.row)
        value = math.nan if cell.exact is None or unit is None else canonical(cell.exact, unit)
        ratio = cell.ratio.value if cell.ratio else math.nan
        assert np.array_equal([value, ratio], [line["value"], line["ratio"]], equal_nan=True)
        claim = cell.claim
        expected = (claim.source, claim.location.relative) if claim else ("", "")
        assert expected == tuple("" if pd.isna(x) else x for x in (line["source"], line["claim"]))
        assert cell.status == line["status"]


def test_types_of_columns_do_not_depend_on_what_is_there() -> None:
    """Numbers are float64, flags bool, words str, in a full frame and in an empty one."""
    full = catalog().compare("H100", "H20").frame()
    empty = catalog().compare("H100", metrics=[]).frame()
    assert 0 == len(empty)
    assert list(full.dtypes) == list(empty.dtypes)
    assert {"float64", "bool", "str"} == {str(dtype) for dtype in full.dtypes}


def test_words_stand_in_their_own_column() -> None:
    """A label, a presence and a date are text beside a value that is NaN, never a number."""
    frame = catalog().compare("H100", "H20", metrics=["memory_type", "transformer_engine"]).frame()
    assert ["HBM3E", "HBM3"] == list(frame["text"][:2])
    assert pd.isna(frame["text"][2])
    assert "no" == frame["text"][3]
    assert frame["value"].isna().all()


def test_ratios_of_a_comparison() -> None:
    """Rows by chips; the articles' ratios unrounded; rows without numbers are left out."""
    frame = catalog().compare("H100", "H20", "910B").ratios()
    assert ["nvidia-h100-sxm", "nvidia-h20", "huawei-910b"] == list(frame.columns)
    assert 4.0 / 4.8 == entries(frame)["memory_bandwidth:package", "nvidia-h20"]
    assert "memory_type" not in frame.index
    assert (frame["nvidia-h100-sxm"] == 1.0).all()


def test_wide_values_have_units_and_claims_beside_them() -> None:
    """Companions have the same chips and rows: a unit per row, a claim for every value."""
    wide = catalog().values("H100")
    values, claims = wide.numbers, wide.claims
    assert list(values.columns) == list(wide.units.index)
    assert "TB/s" == wide.units["memory_bandwidth:package"]
    assert 4.8 == entries(values)["nvidia-h100-sxm", "memory_bandwidth:package"]
    assert values.index.equals(claims.index)
    assert values.columns.equals(claims.columns)
    assert not (values.notna() & claims.isna()).any(axis=None)
    assert wide.ratios().equals(catalog().ratios("H100"))
    implied = entries(claims)["nvidia-h20", "peak_throughput:fp16,matrix,dense,package"]
    assert implied.startswith("chips/nvidia/h20.yaml:")
    assert " implied from chips/nvidia/h100-sxm.yaml:" in implied


def test_a_share_of_a_baseline_without_a_value_is_a_ratio() -> None:
    """A third of the other system's chip, as an article has it, though no value is claimed."""
    wide = catalog().values("GB200 NVL72")
    shares = {place: x for place, x in entries(wide.ratios()).items() if "cm384" in place[0]}
    assert 5.0 in shares.values()


def test_a_chip_called_na_survives(tmp_path: Path) -> None:
    """Names are text: neither NA nor 0910 turns into something else."""
    for id_, name in (("na", "NA"), ("x-0910", "0910")):
        (tmp_path / f"{id_}.yaml").write_text(
            f"chip: {id_}\nname: '{name}'\nvendor: X\nclaims:\n- metric: memory_bandwidth\n"
            "  value: 2.4 TB/s\n  source: epoch-ml-hardware\n  locator: row\n",
            encoding="utf-8",
        )
    mine = chipcmp.load(tmp_path)
    frame = mine.compare("H100", "NA", "0910", metrics=["memory_bandwidth"]).frame()
    assert ["NVIDIA H100 SXM", "NA", "0910"] == list(frame["name"])
    ratios = entries(mine.ratios("H100"))
    assert 0.5 == ratios["na", "memory_bandwidth:package"]
    assert 0.5 == ratios["x-0910", "memory_bandwidth:package"]

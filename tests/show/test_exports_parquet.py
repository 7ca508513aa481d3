"""The Parquet of a comparison: typed, with its units and its catalog, read back without loss."""

import json
import sys

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
import pytest
from pyarrow import parquet

import chipcmp
from chipcmp.model.problems import ChipcmpError
from chipcmp.model.version import VERSION


@pytest.fixture(scope="module")
def table(shipped: chipcmp.Comparison) -> pa.Table:
    """The comparison as a reader of Parquet reads it."""
    return parquet.read_table(pa.BufferReader(shipped.parquet()))


def test_lines_are_those_of_the_json(table: pa.Table, shipped: chipcmp.Comparison) -> None:
    """Every cell is there with the same numbers, marks and claims, in the same order."""
    rows = json.loads(shipped.export("json"))["rows"]
    cells = [cell for row in rows for cell in row["cells"]]
    for cell, line in zip(cells, table.to_pylist(), strict=True):
        low, high = cell["interval"] or (None, None)
        assert (low, high, cell["ratio"]) == (line["low"], line["high"], line["ratio"])
        for name in ("chip", "kind", "unit", "status", "tier", "implied", "converted", "marks",
                     "undeclared", "source", "locator", "claim", "claims"):  # fmt: skip
            assert cell[name] == line[name]
        value = {True: "yes", False: "no"}.get(cell["value"], cell["value"])
        assert value == (line["text"] if line["value"] is None else line["value"])


def test_columns_have_types(table: pa.Table) -> None:
    """Numbers are doubles, flags are flags, and lists are lists: nothing must be parsed again."""
    kinds = {field.name: str(field.type) for field in table.schema}
    assert {"value": "double", "ratio": "double", "implied": "bool", "unit": "string"} == {
        name: kinds[name] for name in ("value", "ratio", "implied", "unit")
    }
    assert "list<element: int32>" == kinds["marks"]


def test_schema_says_units_and_catalog(table: pa.Table, shipped: chipcmp.Comparison) -> None:
    """The file alone tells the units, the baseline, the trust, the sources and the catalog."""
    about = json.loads(table.schema.metadata[b"chipcmp"])
    data = json.loads(shipped.export("json"))
    units = {row.row.name(): row.unit.name for row in shipped.compared.rows if row.unit}
    assert units == about["units"]
    assert (data["baseline"], data["trust"], None) == (
        about["baseline"], about["trust"], about["as_of"],
    )  # fmt: skip
    cited = {mark for line in table.to_pylist() for mark in line["marks"]}
    assert cited == {source["mark"] for source in about["sources"]}
    assert [each for each in data["sources"] if each["mark"] in cited] == about["sources"]
    assert {"version": VERSION, "sha256": shipped.compared.view.contents.sha256} == about["catalog"]


def test_same_inputs_same_bytes(shipped: chipcmp.Comparison) -> None:
    """Made twice, the file is the same."""
    assert chipcmp.load().compare("H100", "H20", "910B").parquet() == shipped.parquet()


def test_parquet_is_no_text(shipped: chipcmp.Comparison) -> None:
    """Asked for as text, it says where its bytes are to be had."""
    with pytest.raises(ChipcmpError) as raised:
        shipped.export("parquet")
    assert "parquet is no text; take its bytes from parquet()." == str(raised.value)


@pytest.fixture
def without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if pyarrow were not installed."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "chipcmp.show.exports.as_parquet", raising=False)
    monkeypatch.delattr("chipcmp.show.exports.as_parquet", raising=False)


@pytest.mark.usefixtures("without_pyarrow")
def test_missing_extra_is_named(shipped: chipcmp.Comparison) -> None:
    """Without pyarrow one sentence names the extra that brings it."""
    with pytest.raises(ChipcmpError) as raised:
        shipped.parquet()
    assert (
        "parquet needs pyarrow, which is not installed; install the extra chipcmp[parquet]."
        == str(raised.value)
    )

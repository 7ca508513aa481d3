"""The CSV of a comparison: tidy, read back without loss, safe to open in a spreadsheet."""

import csv
import io
import json
from pathlib import Path

import pytest

import chipcmp
from chipcmp.show.exports.as_csv import remark, safe

HOSTILE = """\
chip: acme-x
name: =HYPERLINK("http://example.com")
vendor: Acme
claims:
- metric: memory_type
  label: "@SUM(A1:A9), \\"quoted\\""
  source: epoch-ml-hardware
  locator: "-2+3"
- metric: memory_bandwidth
  value: 3.0 TB/s
  source: epoch-ml-hardware
  locator: "+1"
"""


@pytest.fixture(scope="module")
def catalog() -> chipcmp.Catalog:
    """The shipped catalog."""
    return chipcmp.load()


def lines(text: str) -> list[dict[str, str]]:
    """A CSV text as its lines, each by the names of its columns."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_one_line_per_cell(catalog: chipcmp.Catalog) -> None:
    """Every cell has its line, in reading order, and every line ends as RFC 4180 says."""
    compared = catalog.compare("H100", "H20", "910B", metrics="all")
    text = compared.export("csv")
    assert [(cell.row.name(), cell.chip.id) for cell in compared.compared.cells] == [
        (line["row"], line["chip"]) for line in lines(text)
    ]
    assert text.count("\n") == text.count("\r\n")
    assert text.endswith("\r\n")


def test_csv_says_what_json_says(catalog: chipcmp.Catalog) -> None:
    """Numbers come back as the same floats; words, marks and places are those of the JSON."""
    compared = catalog.compare("H100", "H20", "910B", metrics="all")
    data = json.loads(compared.export("json"))
    cells = [cell for row in data["rows"] for cell in row["cells"]]

    def number(text: str) -> float | None:
        return float(text) if text else None

    for cell, line in zip(cells, lines(compared.export("csv")), strict=True):
        low, high = cell["interval"] or (None, None)
        assert (low, high) == (number(line["low"]), number(line["high"]))
        assert cell["ratio"] == number(line["ratio"])
        if isinstance(cell["value"], float):
            assert cell["value"] == float(line["value"])
        for name in ("chip", "kind", "status", "tier", "source", "locator", "claim"):
            assert (cell[name] or "") == line[name]
        assert " ".join(map(str, cell["marks"])) == line["marks"]
        assert json.dumps(cell["implied"]) == line["implied"]


def test_every_line_says_baseline_and_trust(catalog: chipcmp.Catalog) -> None:
    """A line that is cut out still says over what its ratio is, and whom it believes."""
    found = lines(catalog.compare("H100", "H20", trust="vendor").export("csv"))
    assert {("nvidia-h100-sxm", "vendor")} == {(x["baseline"], x["trust"]) for x in found}


def test_formulas_are_text(tmp_path: Path) -> None:
    """Text that a spreadsheet would run begins with an apostrophe; commas and quotes survive."""
    (tmp_path / "acme-x.yaml").write_text(HOSTILE, encoding="utf-8")
    compared = chipcmp.load(tmp_path).compare(
        "acme-x", "H20", metrics=["memory_type", "memory_bandwidth"]
    )
    label, _, bandwidth, _ = lines(compared.export("csv"))
    assert '\'=HYPERLINK("http://example.com")' == label["name"]
    assert '\'@SUM(A1:A9), "quoted"' == label["value"]
    assert "'-2+3" == label["locator"]
    assert ("3.0", "'+1") == (bandwidth["value"], bandwidth["locator"])


def test_negative_numbers_stay_numbers() -> None:
    """An apostrophe before -5.0 would make text of a number."""
    assert [-5.0, "'-5 W", "true", None] == [safe(each) for each in (-5.0, "-5 W", True, None)]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1 W", "-5 W", "@SUM(A1)", "\t1", "\r1", "\n1", " =1", '"=1"', "'=1", ' " =1',
     "\u00a0=1", "\u3000@x", "\u200b=1", "＝1+1", "＋1", "－1", "＠x", "﹢1", " ＝1"],
)  # fmt: skip
def test_every_beginning_of_a_formula_is_made_safe(text: str) -> None:
    """Also behind spaces and quotes that a spreadsheet drops, and in full width."""
    assert f"'{text}" == safe(text)


@pytest.mark.parametrize("text", ["", " ", "a=1", "4.0 TB/s", "− 5", "'x", '"x"', "(+1)"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    """An apostrophe where none is needed would be one more thing to clean."""
    assert text == safe(text)


def test_what_was_made_safe_is_counted(
    catalog: chipcmp.Catalog, hostile: chipcmp.Comparison
) -> None:
    """The remark says how many fields begin with an apostrophe, and nothing where none does."""
    assert "" == remark(catalog.compare("H100", "H20").compared)
    fields = [field for line in csv.reader(io.StringIO(hostile.export("csv"))) for field in line]
    number = sum(field.startswith("'") for field in fields)
    assert (
        f"{number} fields that a spreadsheet would run as a formula begin with an apostrophe"
        == remark(hostile.compared)
    )

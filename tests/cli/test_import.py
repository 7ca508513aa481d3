"""chipcmp import csv: tables become sheets that pass, or nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

import chipcmp as package
from chipcmp.read.imported import scalar
from chipcmp.read.yaml_events import load

Run = Callable[..., tuple[int, str, str]]
MAP = """\
map: mine
chip: name
vendor: maker
stated: since
source:
  id: mine
  title: 'My table: of chips'
  publisher: Me
  kind: dataset
  conditions: {sparsity: dense}
columns:
  Memory bandwidth (TB/s): {metric: memory_bandwidth}
  FP16: {metric: peak_throughput, precision: fp16, engine: matrix, unit: TFLOP/s}
  kind of memory: {metric: memory_type}
  engine: {metric: transformer_engine}
  since: {metric: released}
zero_is_absent: [FP16]
names: {H-100: nvidia-h100-sxm}
"""
HEAD = "name,maker,Memory bandwidth (TB/s),FP16,kind of memory,engine,since\n"
ROWS = "Acme One,Acme,2.5,100,HBM3,yes,2024-01\nH-100,NVIDIA,3.35,0,n/a,,\n"


@pytest.fixture
def imported(chipcmp: Run, tmp_path: Path) -> Run:
    """Import a table of these rows by the map above."""

    def call(rows: str, *arguments: str, by: str = MAP) -> tuple[int, str, str]:
        (tmp_path / "map.yaml").write_text(by, encoding="utf-8")
        (tmp_path / "t.csv").write_text(HEAD + rows, encoding="utf-8")
        return chipcmp("import", "csv", "t.csv", "--map", "map.yaml", *arguments)

    return call


PREVIEW = """\
mine/acme-one.yaml: 5 claims, describes Acme One
mine/nvidia-h100-sxm.yaml: 1 claim, adds to NVIDIA H100 SXM
mine/sources/mine.yaml: the source mine
"""


def test_a_preview_comes_first(imported: Run, tmp_path: Path) -> None:
    """Without -o every file is told, and none is written."""
    note = "nothing is written; name a folder with -o, which --specs takes then\n"
    assert (0, PREVIEW, note) == imported(ROWS)
    assert ["map.yaml", "t.csv"] == sorted(path.name for path in tmp_path.iterdir())


def test_what_is_written_passes(imported: Run, chipcmp: Run, tmp_path: Path) -> None:
    """`check` finds nothing, and every cell is a claim with its source, place and printed text."""
    assert 0 == imported(ROWS, "-o", "out")[0]
    assert (0, "no problems in 3 files\n", "") == chipcmp("check", "out")
    catalog = package.load(tmp_path / "out")
    claims = {c.row.name(): c for c in catalog.claims if c.source == "mine"}
    fp16 = claims["peak_throughput:fp16,matrix,dense,package"]
    assert ("100 TFLOP/s", "100", 'row "Acme One", column "FP16"') == (
        fp16.text,
        fp16.printed,
        fp16.locator,
    )
    assert ("sparsity",) == fp16.by_convention
    assert "2024-01" == str(fp16.stated)
    assert "yes" == claims["transformer_engine"].text
    assert "acme-one" == catalog.chip("Acme One").id
    mine = [c.text for c in catalog.claims if (c.chip, c.source) == ("nvidia-h100-sxm", "mine")]
    assert ["3.35 TB/s"] == mine


def test_nothing_is_overwritten(imported: Run, tmp_path: Path) -> None:
    """Where a file is there already nothing is written at all, but with --force."""
    (tmp_path / "out" / "mine").mkdir(parents=True)
    there = tmp_path / "out" / "mine" / "nvidia-h100-sxm.yaml"
    there.write_text("mine", encoding="utf-8")
    code, _, err = imported(ROWS, "-o", "out")
    assert 2 == code
    assert err == (
        "chipcmp: cannot write mine/nvidia-h100-sxm.yaml in out: it is there already; give --force"
        " to replace it, or name another folder.\n"
    )
    assert "mine" == there.read_text(encoding="utf-8")
    assert [there] == [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert 0 == imported(ROWS, "-o", "out", "--force")[0]
    assert there.read_text(encoding="utf-8").startswith("chip: nvidia-h100-sxm\n")


BAD = {
    "a size that is not possible": (
        "Acme One,Acme,3350,100,HBM3,yes,2024\n",
        "t.csv:2:3: Memory bandwidth (TB/s): memory_bandwidth: found 3350 TB/s, which is not"
        " possible; possible is 0.01 to 300 TB/s. Check the unit and the decimal point against"
        " the source.",
    ),
    "neither yes nor no": (
        "Acme One,Acme,3.35,100,HBM3,maybe,2024\n",
        "t.csv:2:6: engine: present: found maybe; allowed is yes or no.",
    ),
    "no vendor": (
        "Acme One,,3.35,100,HBM3,yes,2024\n",
        "t.csv:2:1: found Acme One without a vendor; allowed is a map that names its column.",
    ),
    "a date that does not exist": (
        "Acme One,Acme,,,,,2024-13\n",
        "t.csv:2:7: since: date: found date '2024-13', which does not exist; allowed are"
        " 2023-11-09, 2024-01, 2027-Q4 or 2024.",
    ),
    "the same row twice": (
        "Acme One,Acme,3.35,,,,\nAcme One,Acme,3.35,,,,\n",
        "t.csv:3:3: Memory bandwidth (TB/s): this claim equals that in mine/acme-one.yaml:5 in"
        " everything; allowed is each claim once. Remove one.",
    ),
}


@pytest.mark.parametrize("fault", BAD)
def test_bad_cells(imported: Run, tmp_path: Path, fault: str) -> None:
    """Each is told by line and column of the table, and nothing is written."""
    rows, sentence = BAD[fault]
    code, out, err = imported(rows, "-o", "out")
    assert (1, "") == (code, out)
    assert sentence == err.splitlines()[0]
    assert not (tmp_path / "out").exists()


def test_a_map_without_provenance(imported: Run) -> None:
    """A figure without a source is refused."""
    by = MAP.replace("  publisher: Me\n", "")
    code, _, err = imported(ROWS, by=by)
    assert 1 == code
    assert "source record without publisher; every source record has one." in err


@pytest.mark.parametrize(
    "text",
    [
        "Acme One",
        "a: b",
        "a #b",
        "- x",
        "'q'",
        "null",
        "~",
        "yes",
        "{a}",
        "*x",
        "[1",
        "!t",
        "%",
        "a:",
    ],
)
def test_every_text_is_read_back(text: str) -> None:
    """Whatever stands in a cell is the same in the sheet."""
    assert text == load(f"key: {scalar(text)}\n".encode())["key"]


def test_hostile_cells_are_text(imported: Run, tmp_path: Path) -> None:
    """A cell that would be YAML, a formula or markup is a label like others."""
    assert 0 == imported('"Acme {1}",Acme,,,"=1+1: [x]{y}",,\n', "-o", "out")[0]
    (sheet,) = (tmp_path / "out" / "mine").glob("*.yaml")
    claims = load(sheet.read_bytes())["claims"]
    assert isinstance(claims, list)
    assert isinstance(claims[0], dict)
    assert "=1+1: [x]{y}" == claims[0]["label"]

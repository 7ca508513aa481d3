"""chipcmp new and chipcmp schema: a sheet to fill in, and what editors check it by."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from chipcmp.read.yaml_events import load

Run = Callable[..., tuple[int, str, str]]
FILLED = {
    "vendor: TODO": "vendor: Acme",
    "value: TODO GB": "value: 96 GB",
    "label: TODO": "label: HBM3",
    "value: TODO TFLOP/s": "value: 100 TFLOP/s",
    "source: TODO": "source: epoch-ml-hardware",
    "locator: TODO": "locator: row Acme One",
}


def filled(text: str) -> str:
    """A new sheet with everything filled in."""
    for blank, words in FILLED.items():
        text = text.replace(blank, words)
    return text


def test_a_new_sheet_has_problems_only_where_it_is_to_be_filled(
    chipcmp: Run, tmp_path: Path
) -> None:
    """Each line with TODO has one problem, and no other line has any."""
    assert (0, "", "wrote one.yaml\n") == chipcmp("new", "Acme One", "-o", "one.yaml")
    lines = (tmp_path / "one.yaml").read_text(encoding="utf-8").splitlines()
    blanks = [n for n, line in enumerate(lines, 1) if re.search(r": TODO\b", line)]
    code, out, _ = chipcmp("check", "one.yaml")
    found = [int(line.split(":")[1]) for line in out.splitlines()[:-1]]

    assert 1 == code
    assert blanks == found


def test_a_filled_sheet_passes(chipcmp: Run, tmp_path: Path) -> None:
    """`check` finds nothing in it, and the chip can be compared."""
    _, out, _ = chipcmp("new", "Acme One")
    (tmp_path / "one.yaml").write_text(filled(out), encoding="utf-8")
    assert (0, "no problems in 1 file\n", "") == chipcmp("check", "one.yaml")
    code, out, _ = chipcmp("compare", "H100", "acme one", "--specs", "one.yaml")
    assert 0 == code
    assert "96 [" in out


def test_a_known_chip_gets_more_claims(chipcmp: Run, tmp_path: Path) -> None:
    """It is not described twice; what is added stands beside what ships."""
    code, out, err = chipcmp("new", "H20")
    assert (0, "NVIDIA H20 has a sheet; this one adds claims to it\n") == (code, err)
    (tmp_path / "one.yaml").write_text(filled(out), encoding="utf-8")
    assert 0 == chipcmp("check", "one.yaml")[0]


def test_nothing_is_overwritten(chipcmp: Run, tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    (tmp_path / "one.yaml").write_text("mine", encoding="utf-8")
    sentence = "chipcmp: cannot write one.yaml: it is there already; name a new file.\n"
    assert (2, "", sentence) == chipcmp("new", "Acme One", "-o", "one.yaml")
    assert "mine" == (tmp_path / "one.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Acme: One", "'Acme'", "- # x", "Acme {1}", "Ünicode 芯片 1"])
def test_any_name_makes_a_sheet(chipcmp: Run, name: str) -> None:
    """A name with signs of YAML is kept whole."""
    _, out, _ = chipcmp("new", "--", name)
    assert name == load(out.encode())["name"]


@pytest.mark.parametrize("name", ["", "---", "two\nlines"])
def test_a_name_that_is_none(chipcmp: Run, name: str) -> None:
    """It is refused in a sentence."""
    code, out, err = chipcmp("new", "--", name)
    assert (2, "") == (code, out)
    assert err.endswith("for a new chip; allowed is a name on one line, such as Acme One.\n")


def test_a_schema_with_a_users_metrics(chipcmp: Run, tmp_path: Path) -> None:
    """It knows what a user's folder adds, and is a schema."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "metrics.yaml").write_text(
        "metrics:\n  fans:\n    label: Fans\n    group: physical\n    states: count\n"
        "    unit: chips\n",
        encoding="utf-8",
    )
    code, out, _ = chipcmp("schema", "--specs", "mine")
    made = json.loads(out)
    assert 0 == code
    Draft7Validator.check_schema(made)
    assert "fans" in made["definitions"]["claim"]["properties"]["metric"]["enum"]

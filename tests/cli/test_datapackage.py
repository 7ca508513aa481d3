"""chipcmp export datapackage: a package that Frictionless accepts, and that holds every claim."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import frictionless
import pytest

import chipcmp as package

Run = Callable[..., tuple[int, str, str]]


def test_the_validator_accepts_it(chipcmp: Run, tmp_path: Path) -> None:
    """Types, keys, foreign keys, sizes and hashes hold for every line."""
    assert (0, "", "wrote 5 files into out\n") == chipcmp("export", "datapackage", "out")
    report = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert [] == report.flatten(["resourceName", "message"])
    assert report.valid


def test_every_claim_is_in_it(chipcmp: Run, tmp_path: Path) -> None:
    """One line each, with unit, source and place; every source is credited."""
    chipcmp("export", "datapackage", "out")
    catalog = package.load()
    with (tmp_path / "out" / "claims.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [claim.location.relative for claim in catalog.claims] == [
        line["claim"] for line in lines
    ]
    assert all(line["unit"] for line in lines if line["value"])
    described = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert len(catalog.contents.sources) == len(described["sources"])
    units = described["resources"][0]["units"]
    assert "TB/s" == units["memory_bandwidth:package"]


def test_the_same_catalog_gives_the_same_bytes(chipcmp: Run, tmp_path: Path) -> None:
    """Nothing in it depends on when it was written."""
    for name in ("one", "two"):
        assert 0 == chipcmp("export", "datapackage", name)[0]
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_nothing_is_overwritten(chipcmp: Run, tmp_path: Path) -> None:
    """A folder that has one of the files is left alone, but with --force."""
    (tmp_path / "chips.csv").write_text("mine", encoding="utf-8")
    assert (
        2,
        "",
        "chipcmp: cannot write chips.csv in .: it is there already; give --force to replace it, or"
        " name another folder.\n",
    ) == chipcmp("export", "datapackage", ".")
    assert ["chips.csv"] == [path.name for path in tmp_path.iterdir()]
    assert 0 == chipcmp("export", "datapackage", ".", "--force")[0]


@pytest.mark.parametrize("text", ["=1+1", "@x", "\u202ex"])
def test_hostile_text_does_nothing(chipcmp: Run, tmp_path: Path, text: str) -> None:
    """A formula begins with an apostrophe, hidden marks are gone."""
    (tmp_path / "x.yaml").write_text(
        "chip: acme-one\nname: Acme One\nvendor: Acme\nclaims:\n- metric: memory_type\n"
        f'  label: HBM3\n  printed: "{text}"\n  source: epoch-ml-hardware\n  locator: row\n',
        encoding="utf-8",
    )
    assert 0 == chipcmp("export", "datapackage", "out", "--specs", "x.yaml")[0]
    with (tmp_path / "out" / "claims.csv").open(encoding="utf-8", newline="") as file:
        (line,) = [line for line in csv.DictReader(file) if line["chip"] == "acme-one"]
    assert ("x" if text.startswith("\u202e") else f"'{text}") == line["printed"]

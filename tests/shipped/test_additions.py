"""Adding a chip touches one sheet and its sources, adding a metric one entry: through to a chart.

In a copy of the specs, and in a user's own folder; what ships is never touched.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import chipcmp
from chipcmp.cli.run import run
from chipcmp.model.problems import SheetProblems
from chipcmp.read.catalog import check
from chipcmp.read.files import Folder

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = "id: my-notes\ntitle: Notes\npublisher: Me\nkind: blog\n"
CLAIM = "- metric: {}\n  value: {}\n  source: my-notes\n  locator: page 1\n"
CHIP = (
    "chip: acme-one\nname: Acme One\nvendor: Acme\nclaims:\n"
    + CLAIM.format("memory_bandwidth", "2.4 TB/s")
    + CLAIM.format("tdp", "350 W")
)
METRIC = """\
  fan_power:
    label: Fan power
    group: physical
    states: quantity
    unit: W
"""
FANS = CLAIM.format("fan_power", "24 W")
Checked = tuple[int, str, str]


def digests(*folders: Path) -> dict[str, str]:
    """The fingerprint of every file."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(autouse=True)
def untouched() -> Iterator[None]:
    """Whatever a test does, the files that ship stay as they are."""
    before = digests(ROOT / "specs", ROOT / "seeds")
    yield
    assert before == digests(ROOT / "specs", ROOT / "seeds")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the specs and seeds."""
    for name in ("specs", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def catalog_of(folder: Path) -> chipcmp.Catalog:
    """The catalog that a copy makes, every check passed."""
    found = check((Folder(folder / "specs", "specs"), Folder(folder / "seeds", "seeds")))
    return chipcmp.Catalog(found.contents())


def labels(catalog: chipcmp.Catalog, *chips: str, metric: str) -> str:
    """Every text of the chart that compares these chips in a metric."""
    figure = catalog.compare(*chips, metrics=[metric]).chart("values")
    return " ".join(text.get_text() for text in figure.findobj() if hasattr(text, "get_text"))


def test_a_chip_is_one_sheet_and_its_sources(copied: Path) -> None:
    """With no other file changed it is listed, ranked, compared and drawn."""
    before = digests(copied)
    (copied / "specs" / "chips" / "acme-one.yaml").write_text(CHIP, encoding="utf-8")
    (copied / "specs" / "sources" / "my-notes.yaml").write_text(SOURCE, encoding="utf-8")
    added = set(digests(copied)) - set(before)
    assert {"acme-one.yaml", "my-notes.yaml"} == {Path(path).name for path in added}

    catalog = catalog_of(copied)
    assert "acme-one" in [chip.id for chip in catalog.rank("memory_bandwidth").chips]
    assert ["Acme One"] == [chip.name for chip in catalog.where("vendor == Acme")]
    drawn = labels(catalog, "H100", "Acme One", metric="memory_bandwidth")
    assert "H100 SXM and One" in drawn
    assert "2.4" in drawn


def test_a_metric_is_one_entry(copied: Path) -> None:
    """One entry in the vocabulary, and a claim of it is checked, ranked and drawn."""
    path = copied / "specs" / "metrics.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nmetrics:\n", f"\nmetrics:\n{METRIC}"), encoding="utf-8")
    (copied / "specs" / "chips" / "acme-one.yaml").write_text(CHIP + FANS, encoding="utf-8")
    (copied / "specs" / "sources" / "my-notes.yaml").write_text(SOURCE, encoding="utf-8")

    catalog = catalog_of(copied)
    assert ["acme-one"] == [chip.id for chip in catalog.rank("Fan power").chips]
    drawn = labels(catalog, "Acme One", metric="fan_power")
    assert "Fan power" in drawn
    assert "24" in drawn


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A user's folder with a chip, a metric, a source, and claims about a shipped chip."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "acme-one.yaml").write_text(CHIP + FANS, encoding="utf-8")
    (folder / "h20.yaml").write_text(f"chip: nvidia-h20\nclaims:\n{FANS}", encoding="utf-8")
    (folder / "metrics.yaml").write_text(f"metrics:\n{METRIC}", encoding="utf-8")
    (folder / "my-notes.yaml").write_text(SOURCE, encoding="utf-8")
    return folder


def test_a_users_folder_adds_all_of_it(mine: Path) -> None:
    """Chips, claims to shipped chips, metrics and sources, through to a chart."""
    catalog = chipcmp.load(mine)
    assert ["acme-one", "nvidia-h20"] == [chip.id for chip in catalog.rank("fan_power").chips]
    drawn = labels(catalog, "H20", "Acme One", metric="fan_power")
    assert "Fan power" in drawn
    assert "my-notes" in {claim.source for claim in catalog.claims}


def test_a_users_folder_from_the_environment(
    mine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """CHIPCMP_SPECS adds it to every command, a chart among them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHIPCMP_SPECS", str(mine))
    assert 0 == run(["rank", "fan_power"])
    assert "One 24 [1]" in " ".join(capsys.readouterr().out.split())
    assert 0 == run(["chart", "values", "H20", "Acme One", "--metric", "fan_power", "-o", "c.png"])
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")


CLASHES: dict[str, Callable[[Path], tuple[str, str]]] = {
    "a chip": lambda mine: (
        "h20.yaml",
        f"{mine}/h20.yaml:1:7: chip nvidia-h20 is already described in"
        " specs/chips/nvidia/h20.yaml:2; allowed is one sheet each. Give this one its own id, or"
        " leave out name and vendor to add claims to that chip.",
    ),
    "a metric": lambda mine: (
        "metrics.yaml",
        f"{mine}/metrics.yaml:2:3: metric tdp is already described in specs/metrics.yaml; allowed"
        " is one description each. Rename or remove one.",
    ),
    "a source": lambda mine: (
        "my-notes.yaml",
        f"{mine}/my-notes.yaml:1:5: source epoch-ml-hardware is already described in"
        " specs/sources/epoch-ml-hardware.yaml; allowed is one record each. Rename or remove one.",
    ),
}
TEXTS = {
    "a chip": f"chip: nvidia-h20\nname: NVIDIA H20\nvendor: NVIDIA\nclaims:\n{FANS}",
    "a metric": f"metrics:\n{METRIC.replace('fan_power', 'tdp')}{METRIC}",
    "a source": SOURCE.replace("my-notes", "epoch-ml-hardware"),
}


@pytest.mark.parametrize("clash", CLASHES)
def test_a_clash_names_both_places(mine: Path, clash: str) -> None:
    """The user's file is told, with the shipped one that it clashes with."""
    name, sentence = CLASHES[clash](mine)
    (mine / name).write_text(TEXTS[clash], encoding="utf-8")
    with pytest.raises(SheetProblems) as raised:
        chipcmp.load(mine)
    found = list(map(str, raised.value.problems))
    assert sentence in found
    assert all(problem.startswith(str(mine)) for problem in found)

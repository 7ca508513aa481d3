"""What people install: the wheel and the sdist, apart from the repository."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

pytestmark = pytest.mark.xdist_group("wheel")

CannotRun = Callable[[str], NoReturn]
# What of the caller's environment could lead Python or chipcmp back to the repository.
LEADING_BACK = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "CHIPCMP_SPECS"}


def run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, as if nothing of the repository were known."""
    environment = {name: text for name, text in os.environ.items() if name not in LEADING_BACK}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def built(kind: str, root: Path, folder: Path) -> Path:
    """Build the wheel or the sdist into a folder."""
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "build",
        f"--{kind}",
        "--no-isolation",
        "--outdir",
        folder,
    ]
    done = run([*command, root], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (archive,) = folder.iterdir()
    return archive


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the repository."""
    return built("wheel", root, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory, cannot_run: CannotRun) -> Path:
    """The folder of the commands of an environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=False)
    commands = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        commands / "python",
        "--quiet",
    ]
    done = run([*pip, "install", "--no-compile", wheel], folder)
    if "connection broken" in done.stderr and done.returncode != 0:
        cannot_run(f"pip reached no package index: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    return commands


def data_files(root: Path) -> set[str]:
    """The specs and seeds of the repository, as paths from its root."""
    return {
        path.relative_to(root).as_posix()
        for folder in ("specs", "seeds", "maps")
        for path in (root / folder).rglob("*")
        if path.suffix in {".yaml", ".txt", ".json"}
    }


def test_wheel_holds_the_data(root: Path, wheel: Path) -> None:
    """Every spec and seed is inside the package, and so is the marker that it is typed."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    expected = {f"chipcmp/{path}" for path in data_files(root)} | {"chipcmp/py.typed"}
    assert set() == expected - names


def test_sdist_holds_the_data(root: Path, tmp_path: Path) -> None:
    """Every spec and seed, the licences and the tests come with the sources."""
    with tarfile.open(built("sdist", root, tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert set() == (data_files(root) | {"LICENSE", "LICENSE-DATA", "tests/test_wheel.py"}) - names


def test_installed_wheel_compares(installed: Path, tmp_path: Path) -> None:
    """Without the repository, the command line answers from the data in the wheel."""
    done = run([installed / "chipcmp", "compare", "H100", "H20"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "0.83" in done.stdout


def test_installed_wheel_writes_pages(installed: Path, tmp_path: Path) -> None:
    """The styles and the script of the HTML page come along."""
    done = run([installed / "chipcmp", "compare", "H100", "H20", "-o", "x.html"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "<script>" in (tmp_path / "x.html").read_text(encoding="utf-8")


def test_installed_wheel_names_the_extra(installed: Path, tmp_path: Path) -> None:
    """Parquet without its extra is one sentence that names it, and no file."""
    done = run([installed / "chipcmp", "compare", "H100", "H20", "-o", "x.parquet"], tmp_path)
    assert (2, False) == (done.returncode, (tmp_path / "x.parquet").exists())
    assert (
        "chipcmp: parquet needs pyarrow, which is not installed; install the extra "
        "chipcmp[parquet]." == done.stderr.splitlines()[-1]
    )


def test_installed_wheel_knows_its_version(installed: Path, wheel: Path, tmp_path: Path) -> None:
    """The command line tells the version that the wheel bears, although two files state it."""
    done = run([installed / "chipcmp", "--version"], tmp_path)
    assert wheel.name.split("-")[1] in done.stdout, done.stderr

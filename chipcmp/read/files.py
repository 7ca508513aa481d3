"""Spec files on disk: found, read and parsed, each with its place and its faults."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from chipcmp.model.claims import Location
from chipcmp.model.problems import Problem, Unreadable
from chipcmp.read.entries import Entry, Faults
from chipcmp.read.yaml_events import LIMIT, Mapping, YamlProblem, load


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of spec files and the name that problems give it; or one file of such a folder."""

    path: Path
    label: str


@dataclass(frozen=True, slots=True)
class SpecFile:
    """One parsed file: an entry for its top level, and where it stands."""

    label: str
    path: str
    data: bytes
    node: Mapping
    faults: Faults

    @property
    def shown(self) -> str:
        """Its path as problems print it."""
        return f"{self.label}/{self.path}" if self.path else self.label

    def entry(self, what: str) -> Entry:
        """Its top level, to be read as a sheet, a source, a family and so on."""
        return Entry(self.node, (), self.faults, what)

    def place(self) -> Location:
        """The place of its first line."""
        return Location(self.path or Path(self.label).name, 1, self.label if self.path else "")

    def problems(self) -> list[Problem]:
        """Its faults, located."""
        return self.faults.located(self.shown, self.data)


def shipped() -> tuple[Folder, ...]:
    """The specs and seeds that come with the package: inside the wheel, or beside the package."""
    package = Path(__file__).resolve().parent.parent
    root = package if (package / "specs").is_dir() else package.parent
    return (Folder(root / "specs", "specs"), Folder(root / "seeds", "seeds"))


def named(path: str) -> Folder:
    """A folder or file as a user names it. Raises Unreadable where there is none."""
    found = Path(path)
    if not found.exists():
        raise Unreadable(f"no file or folder {path}; name one that exists.")
    return Folder(found, path.rstrip("/") or "/")


def paths(folder: Folder) -> list[Path]:
    """The YAML files of a folder, in order. Raises Unreadable where there are none."""
    if not folder.path.is_dir():
        return [folder.path]
    found = sorted(path for path in folder.path.rglob("*.yaml") if path.is_file())
    if not found and not (folder.path / "units.txt").is_file():
        raise Unreadable(
            f"no sheets in {folder.label}; allowed is a folder with at least one .yaml file."
        )
    return found


def parse(folder: Folder) -> tuple[list[SpecFile], list[Problem]]:
    """Every file of a folder, and a problem for each that is not a readable spec file."""
    files, problems = [], []
    for path in paths(folder):
        relative = path.relative_to(folder.path).as_posix() if path != folder.path else ""
        shown = f"{folder.label}/{relative}" if relative else folder.label
        data = read_bytes(path, shown)
        try:
            node = load(data)
        except YamlProblem as problem:
            problems.append(Problem(shown, problem.line, problem.column, problem.text))
            continue
        files.append(SpecFile(folder.label, relative, data, node, Faults()))
    return files, problems


def read_bytes(path: Path, shown: str) -> bytes:
    """The bytes of a file, no more than one over the limit, so that a huge one costs nothing."""
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError as error:
        raise Unreadable(
            f"cannot read {shown}: {error.strerror}; allow reading it or leave it out."
        ) from None


def fingerprint(files: Iterable[SpecFile]) -> str:
    """The sha256 of all files together, the same wherever they lie."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.path}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()

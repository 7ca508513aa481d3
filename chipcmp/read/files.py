"""Spec files on disk: found, read and parsed, each with its place and its faults."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from chipcmp.model.claims import Location
from chipcmp.model.problems import Problem, Unreadable
from chipcmp.read.entries import Entry, Faults
from chipcmp.read.yaml_events import LIMIT, Mapping, YamlProblem, load

_ENDINGS = (".yaml", ".yml")
_DANGLING = "leads to a file that does not exist"
_SPECIAL = "a pipe, socket or device"


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
    found, shown = Path(path), readable(path)
    if not found.exists():
        if found.is_symlink():
            raise Unreadable(f"cannot read {shown}: it {_DANGLING}; mend it or name another.")
        raise Unreadable(f"no file or folder {shown}; name one that exists.")
    if not found.is_dir() and not found.is_file():
        raise Unreadable(f"cannot read {shown}: it is {_SPECIAL}; name a file or folder of sheets.")
    return Folder(found, shown.rstrip("/") or "/")


def paths(folder: Folder) -> list[Path]:
    """What a folder has under the endings of YAML, in order. Raises Unreadable for nothing."""
    if not folder.path.is_dir():
        return [folder.path]
    found = sorted(
        path
        for path in folder.path.rglob("*")
        if path.suffix.lower() in _ENDINGS and not path.is_dir() and not _is_lock(path)
    )
    if not found and not (folder.path / "units.txt").is_file():
        raise Unreadable(
            f"no sheets in {folder.label}; allowed is a folder with at least one .yaml file."
        )
    return found


def each_once(folders: Iterable[Folder]) -> Iterator[tuple[Folder, list[Path]]]:
    """Each folder with those of its files that no folder before it has, by whatever name."""
    seen: set[tuple[int, int]] = set()
    for folder in folders:
        found = {path: _identity(path) for path in paths(folder)}
        yield folder, [path for path, identity in found.items() if identity not in seen]
        seen |= {identity for identity in found.values() if identity}


def parse(
    folder: Folder, found: Iterable[Path] | None = None
) -> tuple[list[SpecFile], list[Problem]]:
    """Every file of a folder, or those found in it, and a problem for each that is unreadable."""
    files, problems = [], []
    for path in paths(folder) if found is None else found:
        relative = readable(path.relative_to(folder.path).as_posix()) if path != folder.path else ""
        shown = f"{folder.label}/{relative}" if relative else folder.label
        objection = _objection(path) if relative else ""
        if objection:
            problems.append(Problem(shown, 1, 1, objection))
            continue
        data = read_bytes(path, shown)
        try:
            node = load(data)
        except YamlProblem as problem:
            problems.append(Problem(shown, problem.line, problem.column, problem.text))
            continue
        files.append(SpecFile(folder.label, relative, data, node, Faults(path=shown)))
    return files, problems


def readable(name: str) -> str:
    r"""A path in characters that every file can hold; bytes that are no UTF-8 become ``\xff``."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _objection(path: Path) -> str:
    """Why a file that is found in a folder is not even opened; nothing where it is."""
    if path.is_symlink() and not path.exists():
        return f"found a link that {_DANGLING}; allowed are files. Mend or remove it."
    if not path.is_file():
        return f"found {_SPECIAL}; allowed are files. Remove it."
    if path.suffix != ".yaml":
        return f"found the ending {path.suffix}; allowed is .yaml. Rename the file, or remove it."
    return ""


def _is_lock(path: Path) -> bool:
    # Emacs marks a file that is being edited by a link to nowhere beside it.
    return path.name.startswith(".#") and path.is_symlink()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


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

"""Small catalogs of fictional chips, written as sheets and read like any other."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chipcmp.model.contents import Contents
from chipcmp.read.catalog import check
from chipcmp.read.files import Folder
from chipcmp.reason.choose import View
from chipcmp.reason.trust import Trust

HERE = Path(__file__).resolve().parent
BASE = HERE.parent / "data" / "specs"
UNITS = HERE.parent.parent / "specs" / "units.txt"

ReadSheets = Callable[..., Contents]


@pytest.fixture
def contents(tmp_path: Path) -> ReadSheets:
    """Read sheets given as claims per chip; families as the text of their files."""

    def read(family: str = "", vocabulary: str = "", **claims: str) -> Contents:
        for name in ("metrics.yaml", "trust.yaml"):
            shutil.copy(BASE / name, tmp_path / name)
        shutil.copy(UNITS, tmp_path / "units.txt")
        for chip, text in claims.items():
            id_ = chip.replace("_", "-")
            body = "\n".join(line for line in text.splitlines() if line.strip())
            head = f"chip: {id_}\nname: Acme {id_.removeprefix('acme-').title()}\nvendor: Acme\n"
            (tmp_path / f"{id_}.yaml").write_text(f"{head}claims:\n{body}\n", encoding="utf-8")
        if family:
            (tmp_path / "family.yaml").write_text(family, encoding="utf-8")
        if vocabulary:
            (tmp_path / "more.yaml").write_text(vocabulary, encoding="utf-8")
        _copy_sources(tmp_path, "".join(claims.values()) + family)
        return check((Folder(tmp_path, "specs"),)).contents()

    return read


def _copy_sources(folder: Path, text: str) -> None:
    for record in sorted((BASE / "sources").glob("*.yaml")):
        descends = record.stem == "maker" and ("set-b" in text or "set-c" in text)
        if record.stem in text or descends:
            shutil.copy(record, folder / record.name)


@pytest.fixture
def trust() -> Callable[..., Trust]:
    """The trust of that name over some contents."""

    def make(contents: Contents, name: str = "articles", **settings: object) -> Trust:
        return Trust(
            order=contents.trust.orders[name],
            table=contents.trust,
            sources=contents.sources,
            **settings,  # type: ignore[arg-type]  # as the test names them
        )

    return make


@pytest.fixture
def view(contents: ReadSheets, trust: Callable[..., Trust]) -> Callable[..., View]:
    """A view of sheets given as claims per chip."""

    def make(name: str = "articles", family: str = "", **claims: str) -> View:
        read = contents(family=family, **claims)
        return View.of(read, trust(read, name))

    return make

"""What a check finds in a small folder of files."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chipcmp.read.catalog import check
from chipcmp.read.files import Folder

HERE = Path(__file__).resolve().parent
BASE = HERE.parent / "data" / "specs"
UNITS = HERE.parent.parent / "specs" / "units.txt"


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[str]]:
    """The findings in a folder with these files beside the base ones, and in a user's own."""

    def find(user: dict[str, str] | None = None, **files: str) -> list[str]:
        for name in ("metrics.yaml", "trust.yaml", "sources/news-a.yaml"):
            (tmp_path / "specs" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(BASE / name, tmp_path / "specs" / name)
        shutil.copy(UNITS, tmp_path / "specs" / "units.txt")
        for name, text in files.items():
            (tmp_path / "specs" / f"{name}.yaml").write_text(text, encoding="utf-8")
        folders = [Folder(tmp_path / "specs", "specs")]
        if user:
            (tmp_path / "mine").mkdir()
            folders.append(Folder(tmp_path / "mine", "mine"))
        for name, text in (user or {}).items():
            (tmp_path / "mine" / f"{name}.yaml").write_text(text, encoding="utf-8")
        return [str(finding) for finding in check(folders).findings]

    return find

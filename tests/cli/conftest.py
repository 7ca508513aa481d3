"""The command line as tests call it: in this process, in an empty folder, with what it prints."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chipcmp.cli.run import run

Answer = tuple[int, str, str]
Run = Callable[..., Answer]


@pytest.fixture
def chipcmp(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    """Run a command in an empty folder: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "CHIPCMP_SPECS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> Answer:
        code = run(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call

"""The README's examples work when pasted."""

import re
import shlex
from pathlib import Path

import pytest

from chipcmp.cli.run import run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    command.replace(" …", " memory_bandwidth")
    for command in re.findall(r"(?:`|\$ )(chipcmp [^`\n#|]+)", README)
    if not command.startswith("chipcmp check my-sheets")
]


@pytest.mark.parametrize("command", sorted(set(COMMANDS)))
def test_commands_work(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every command that the README names runs, and prints or writes something."""
    monkeypatch.chdir(tmp_path)
    assert run(shlex.split(command)[1:]) == 0
    assert capsys.readouterr().out or any(tmp_path.iterdir())


def test_output_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """What stands under a command in the README is what it prints to a pipe."""
    block = re.search(r"```console\n\$ (chipcmp [^\n]+)\n(.*?)```", README, re.DOTALL)
    assert block is not None
    assert run(shlex.split(block.group(1))[1:]) == 0
    assert capsys.readouterr().out.startswith(block.group(2))


def test_python_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """The notebook example runs from its first line to its last."""
    block = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert block is not None
    names: dict[str, object] = {}
    monkeypatch.chdir(ROOT)
    exec(block.group(1), names)  # noqa: S102 - the README's own example
    assert "c" in names


def test_links_lead_somewhere() -> None:
    """Every file that the README links to is there."""
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []

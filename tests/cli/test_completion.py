"""chipcmp completion: what shells complete, in this process and in a real bash."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from click.shell_completion import ShellComplete

from chipcmp.cli.run import COMPLETION
from chipcmp.cli.run import chipcmp as group

Run = Callable[..., tuple[int, str, str]]
CannotRun = Callable[[str], NoReturn]
SHEET = "chip: acme-one\nname: Acme One\nvendor: Acme\naliases: [{}]\nclaims: broken [\n"


def completed(*words: str) -> list[str]:
    """What completes the last of these words."""
    made = ShellComplete(group, {}, "chipcmp", COMPLETION)
    return [item.value for item in made.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("compare", "H2"), ["H20", "H200"]),
        (("compare", "H20", "nvidia-h8"), ["nvidia-h800", "nvidia-h800-pcie", "nvidia-h800-sxm"]),
        (("why", "H20/910b4"), ["H20/910B4"]),
        (("why", "H20", "memory_b"), ["memory_bandwidth", "memory_bus_width"]),
        (("chart", "ratios", "metax"), ["metax-c500"]),
        (("rank", "released"), ["released"]),
        (("compare", "--metric", "td"), ["tdp"]),
        (("compare", "--source", "ep"), ["epoch-ml-hardware"]),
        (("compare", "--without", "seed-00"), [f"seed-00{n}" for n in range(5)]),
        (("compare", "--trust", "v"), ["vendor"]),
        (("compare", "--baseline", "h20"), ["H20", "H200"]),
        (("show", "nccl"), ["nccl-1264"]),
        (("list", "ch"), ["chips"]),
        (("com",), ["compare", "completion"]),
        (("compare", "nothing-such"), []),
    ],
)
def test_words_are_completed(words: tuple[str, ...], expected: list[str]) -> None:
    """Commands, chips, both sides of a ratio, metrics, sources and orders; case ignored."""
    assert expected == completed(*words)


def test_names_of_a_users_sheets(tmp_path: Path) -> None:
    """A user's folder adds names, even of a sheet whose claims cannot be read."""
    (tmp_path / "one.yaml").write_text(SHEET.format("AcmeUno"), encoding="utf-8")
    assert ["acme-one", "AcmeUno"] == completed("compare", "--specs", str(tmp_path), "acme")


@pytest.mark.parametrize("alias", ["Acme$(id)", "Acme;ls", '"Acme *"', "Acme`id`"])
def test_hostile_names_are_not_completed(tmp_path: Path, alias: str) -> None:
    """No shell is given what it would run or expand."""
    quoted = alias if alias.startswith('"') else f"'{alias}'"
    (tmp_path / "one.yaml").write_text(SHEET.format(quoted), encoding="utf-8")
    assert ["acme-one"] == completed("compare", "--specs", str(tmp_path), "acme")


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    """Completion goes on with what there is."""
    assert ["H20", "H200"] == completed("compare", "--specs", str(tmp_path / "none"), "h20")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell(chipcmp: Run, shell: str) -> None:
    """It asks chipcmp itself, by the variable that it answers to."""
    code, out, err = chipcmp("completion", shell)
    assert (0, "") == (code, err)
    assert f"{COMPLETION}={shell}_complete" in out


def test_a_shell_that_is_none(chipcmp: Run) -> None:
    """The sentence lists those that are."""
    assert (
        2,
        "",
        "chipcmp: SHELL: found 'csh'; allowed are bash, zsh, fish.\n",
    ) == chipcmp("completion", "csh")


def test_a_real_bash(cannot_run: CannotRun) -> None:
    """The script, evaluated by bash, completes a chip."""
    bash = shutil.which("bash")
    if bash is None:
        cannot_run("there is no bash.")
    commands = Path(sys.executable).parent
    script = (
        'eval "$(chipcmp completion bash)"; COMP_WORDS=(chipcmp compare H2); COMP_CWORD=2;'
        ' _chipcmp_completion chipcmp; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    environment = os.environ | {"PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [bash, "--norc", "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert ("H20\nH200\n", "") == (done.stdout, done.stderr)

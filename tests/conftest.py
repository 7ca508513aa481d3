"""What tests share: how hypothesis runs, and what happens where something outside is missing."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
import yaml
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
ON_CI = os.environ.get("CI") == "true"

# Runs are never failed for being slow: machines differ. On CI the examples are the same each time.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if ON_CI else "local")


class _Editors(yaml.SafeLoader):
    """YAML 1.2 as editors read it, with the truth values of 1.1: no dates, no base 60."""


_Editors.yaml_implicit_resolvers = {
    sign: [
        (tag, re.compile(r"[-+]?[0-9]+\Z") if tag.endswith(":int") else pattern)
        for tag, pattern in pairs
        if not tag.endswith(":timestamp")
    ]
    for sign, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="session")
def as_editors_read() -> Callable[[str | bytes], object]:
    """Read YAML with implicit types, as the editors do that a schema is for."""
    return lambda text: yaml.load(text, _Editors)  # noqa: S506 - a safe loader


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def cannot_run() -> Callable[[str], NoReturn]:
    """End a test that lacks something from outside: skipped with the reason; on CI, failed."""

    def end(reason: str) -> NoReturn:
        if ON_CI:
            pytest.fail(f"On CI every test must run; {reason}", pytrace=False)
        pytest.skip(reason)

    return end


@pytest.fixture(scope="session")
def shared(cannot_run: Callable[[str], NoReturn]) -> Path:
    """The folder with the articles and the reference claims, which readers do not have."""
    folder = Path(os.environ.get("CHIPCMP_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        cannot_run(f"no folder {folder}; set CHIPCMP_SHARED to where the articles lie.")
    return folder

"""What tests share: settings, what happens where something is missing, comparisons to export."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
import yaml
from hypothesis import settings

import chipcmp
from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim, Location
from chipcmp.model.metrics import Row
from chipcmp.model.sources import Source
from chipcmp.model.statements import Label

ROOT = Path(__file__).resolve().parent.parent
ON_CI = os.environ.get("CI") == "true"

# What acts in a page, a console's markup, TeX, Markdown, a formula, a terminal, and what reorders.
ACTING = (
    "<script>document.title='ran'</script><img src=x onerror=document.title='ran'>"
    "' onmouseover='alert(1) \" [red]x[/red] [/] :smiley: $x^2$ \\input{/etc/passwd} | `a` & #1 _y_"
    " [a](javascript:alert(2)) -- ~ % {}\x1b[31m\x1b]8;;http://x.example\x07\x00\x9b1m\x02[9]\x03"
    "\u202e\u2066\u200f\u2028\r\nend"
)

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


@pytest.fixture(scope="session")
def shipped() -> chipcmp.Comparison:
    """The comparison of H100, H20 and Ascend 910B."""
    return chipcmp.load().compare("H100", "H20", "910B")


@pytest.fixture(scope="session")
def hostile_catalog() -> chipcmp.Catalog:
    """The shipped catalog with a chip whose every text tries to act wherever it is shown.

    It is made in Python: a sheet with such characters would not be read.
    """
    contents = chipcmp.load().contents
    place = Location("acme.yaml", 1)
    chip = Chip(id="acme-x", name=f"=cmd {ACTING}", vendor=f"+{ACTING}", location=place)
    source = Source(
        id="bad",
        title=f"-{ACTING}",
        publisher=f"@{ACTING}",
        kind="blog",
        url=f"javascript:alert(3)//{ACTING}",
    )
    claim = Claim(
        chip="acme-x",
        row=Row("memory_type"),
        statement=Label(f"@SUM(A1) {ACTING}"),
        source="bad",
        locator=f"\t=2+3 {ACTING}",
        location=place,
        printed=ACTING,
        said_by=ACTING,
        note=ACTING,
    )
    rival = replace(claim, statement=Label(f"-1 {ACTING}"), location=Location("acme.yaml", 2))
    return chipcmp.Catalog(
        replace(
            contents,
            chips={**contents.chips, "acme-x": chip},
            sources={**contents.sources, "bad": source},
            claims=(*contents.claims, claim, rival),
        )
    )


@pytest.fixture(scope="session")
def hostile(hostile_catalog: chipcmp.Catalog) -> chipcmp.Comparison:
    """A comparison of the hostile chip with the H20."""
    return hostile_catalog.compare("acme-x", "H20", metrics=["memory_type", "memory_bandwidth"])

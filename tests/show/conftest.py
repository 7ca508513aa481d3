"""Comparisons that exports are tried on: the shipped one, and one whose every text is hostile."""

from dataclasses import replace

import pytest

import chipcmp
from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim, Location
from chipcmp.model.metrics import Row
from chipcmp.model.sources import Source
from chipcmp.model.statements import Label

# What acts in a page, a console's markup, TeX, Markdown, a formula, a terminal, and what reorders.
ACTING = (
    "<script>document.title='ran'</script><img src=x onerror=document.title='ran'>"
    "' onmouseover='alert(1) \" [red]x[/red] [/] :smiley: $x^2$ \\input{/etc/passwd} | `a` & #1 _y_"
    " [a](javascript:alert(2)) -- ~ % {}\x1b[31m\x1b]8;;http://x.example\x07\x00\x9b1m\x02[9]\x03"
    "\u202e\u2066\u200f\u2028\r\nend"
)


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

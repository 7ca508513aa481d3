"""The shipped data read without chipcmp, sizes worked out by hand, and the catalog to compare."""

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

import chipcmp
from chipcmp.api import Catalog

Node = dict[str, Any]

# In base units: B, FLOP, s, W, m, USD, CNY, and one for each thing counted.
SIZES: dict[str, Fraction | int] = {
    "TFLOP/s": 10**12,
    "TOP/s": 10**12,
    "PFLOP/s": 10**15,
    "kB": 10**3,
    "MB": 10**6,
    "GB": 10**9,
    "TB": 10**12,
    "MiB": 2**20,
    "GiB": 2**30,
    "TiB": 2**40,
    "GB/s": 10**9,
    "TB/s": 10**12,
    "GiB/s": 2**30,
    "TiB/s": 2**40,
    "bit": Fraction(1, 8),
    "Gbit/s": Fraction(10**9, 8),
    "Tbit/s": Fraction(10**12, 8),
    "MHz": 10**6,
    "GHz": 10**9,
    "W": 1,
    "kW": 10**3,
    "nm": Fraction(1, 10**9),
    "mm2": Fraction(1, 10**6),
    "SMs": 1,
    "cores": 1,
    "chips": 1,
    "units": 1,
    "million units": 10**6,
    "billion transistors": 10**9,
    "USD": 1,
    "billion USD": 10**9,
    "CNY": 1,
    "%": Fraction(1, 100),
    "times": 1,
}


@pytest.fixture(scope="session")
def node() -> Callable[[Path], Node]:
    """The mapping of a YAML file, every scalar as text, as PyYAML reads it and not chipcmp."""

    def read(path: Path) -> Node:
        text = path.read_text(encoding="utf-8")
        found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # makes nothing but text
        assert isinstance(found, dict)
        return found

    return read


@pytest.fixture(scope="session")
def sheets(root: Path, node: Callable[[Path], Node]) -> dict[str, Node]:
    """Every shipped sheet by the id of its chip."""
    paths = (
        p
        for part in ("chips", "systems", "context")
        for p in (root / "specs" / part).rglob("*.yaml")
    )
    return {sheet["chip"]: sheet for sheet in map(node, sorted(paths))}


@pytest.fixture(scope="session")
def seed_claims(sheets: dict[str, Node]) -> list[tuple[str, Node]]:
    """What the articles say: the id of the chip, and the claim as the sheet writes it."""
    return [
        (chip, claim)
        for chip, sheet in sheets.items()
        for claim in sheet["claims"]
        if claim["source"].startswith("seed-")
    ]


@pytest.fixture(scope="session")
def size() -> Callable[[str], Fraction]:
    """The size in base units of what a sheet writes: ``1979/2 TFLOP/s``, ``15 %``, ``1/3``."""

    def work_out(text: str) -> Fraction:
        match = re.fullmatch(r"([0-9.]+)(?:/([0-9]+))?(?: (\D+2?))?", text)
        assert match is not None, text
        number, divisor, unit = match.groups()
        return Fraction(number) / int(divisor or 1) * (SIZES[unit] if unit else 1)

    return work_out


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalog as shipped."""
    return chipcmp.load()

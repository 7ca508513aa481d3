"""The exact reader and pint read one file: they must agree on every pair of units."""

import logging
import warnings
from itertools import product
from pathlib import Path

import pint
import pytest

from chipcmp.model.units import Units

DEFINITIONS = Path(__file__).parents[2] / "specs" / "units.txt"
UNITS = Units.parse(DEFINITIONS.read_text(encoding="utf-8"))
EXPRESSIONS = (
    "TB/s", "Gb/s", "GiB/ms", "TFLOP/s/W", "TOPS/kW", "FLOP/B", "OP/bit", "billion USD",
    "million units/year", "thousand transistors/mm2", "USD/GB", "W * s", "s Hz", "GB / s",
)  # fmt: skip


@pytest.fixture(scope="module")
def registry() -> "pint.UnitRegistry[float]":
    """A registry of the shipped units and nothing else."""
    return pint.UnitRegistry(str(DEFINITIONS))


def test_pint_reads_the_file_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    """No warning and no log record: nothing is defined twice or in a way pint doubts."""
    with warnings.catch_warnings(), caplog.at_level(logging.INFO):
        warnings.simplefilter("error")
        pint.UnitRegistry(str(DEFINITIONS)).Quantity(1, "TB/s").to("GBps")
    assert caplog.records == []


def test_both_readers_agree_on_every_pair(registry: "pint.UnitRegistry[float]") -> None:
    """Like units convert by the same factor, to 1e-12; unlike units are refused by both."""
    names = (*UNITS.names, *EXPRESSIONS)
    in_base = {name: registry.Quantity(1.0, name).to_base_units() for name in names}
    for one, other in product(names, names):
        ours, theirs = UNITS.unit(one), UNITS.unit(other)
        like = in_base[one].dimensionality == in_base[other].dimensionality
        assert like == (ours.dimension == theirs.dimension), (one, other)
        if like:
            factor = in_base[one].magnitude / in_base[other].magnitude
            assert factor == pytest.approx(float(ours.per(theirs)), rel=1e-12), (one, other)


@pytest.mark.parametrize("name", UNITS.names)
def test_pint_converts_like_units_and_only_those(
    registry: "pint.UnitRegistry[float]", name: str
) -> None:
    """What pint's own conversion does for one unit of every name is what the exact reader says."""
    unit = UNITS.unit(name)
    for other in UNITS.names:
        if unit.dimension == UNITS.unit(other).dimension:
            converted = registry.Quantity(1.0, name).to(other).magnitude
            assert converted == pytest.approx(float(unit.per(UNITS.unit(other))), rel=1e-12)
        else:
            with pytest.raises(pint.DimensionalityError):
                registry.Quantity(1.0, name).to(other)


@pytest.mark.parametrize("name", ["gilbert", "terabarn", "tesla", "pin", "T", "KB", "gauss"])
def test_pint_knows_nothing_else(registry: "pint.UnitRegistry[float]", name: str) -> None:
    """No prefix and no stock unit survives in the closed registry."""
    with pytest.raises(pint.UndefinedUnitError):
        registry.Unit(name)

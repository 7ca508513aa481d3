"""Quantities on request: the floats of the frames, in units that pint converts."""

import math
from typing import Any

import pandas as pd
import pint
import pytest

import chipcmp
from chipcmp.show.pint_frames import registry

BANDWIDTH = "memory_bandwidth:package"
COMPUTE = "peak_throughput:fp16,matrix,dense,package"


def entries(frame: pd.DataFrame) -> dict[tuple[str, str], Any]:
    """What stands where in a frame, by its labels."""
    return {
        (str(line), str(column)): held
        for line, values in zip(frame.index, frame.to_numpy(dtype=object), strict=True)
        for column, held in zip(frame.columns, values, strict=True)
    }


@pytest.fixture(scope="module")
def comparison() -> chipcmp.Comparison:
    """Every chip over the H100, in every row."""
    catalog = chipcmp.load()
    return catalog.compare("H100", *(chip.id for chip in catalog.chips), metrics="all")


def test_quantities_are_the_floats_of_the_frame(comparison: chipcmp.Comparison) -> None:
    """Each quantity has the value and the unit of its cell; where there is no value, None."""
    quantities = entries(comparison.frame(units="pint"))
    for line in comparison.frame().to_dict("records"):
        place = (line["chip"], line["row"])
        if place not in quantities:
            continue
        found = quantities[place]
        if math.isnan(line["value"]):
            assert found is None
        else:
            assert line["value"] == found.magnitude
            assert registry().Unit(line["unit"]) == found.units


def test_pint_converts_as_the_exact_units_do(comparison: chipcmp.Comparison) -> None:
    """In base units a quantity is the exact value, to one part in 10^12."""
    quantities = entries(comparison.frame(units="pint"))
    exact = {(cell.chip.id, cell.row.name()): cell.exact for cell in comparison.compared.cells}
    found = {place: item.to_base_units() for place, item in quantities.items() if item is not None}
    assert found
    for place, quantity in found.items():
        assert pytest.approx(float(exact[place] or 0), rel=1e-12) == quantity.magnitude


def test_columns_compute(comparison: chipcmp.Comparison) -> None:
    """Columns divide and convert: FLOP per byte, and GB/s for TB/s."""
    quantities = comparison.frame(units="pint").dropna(subset=[BANDWIDTH, COMPUTE])
    balance = entries((quantities[COMPUTE] / quantities[BANDWIDTH]).to_frame("balance"))
    bandwidth = entries(quantities)["nvidia-h20", BANDWIDTH]
    found = balance["nvidia-h100-sxm", "balance"].to("FLOP/B")
    assert pytest.approx(989.4 / 4.8, rel=1e-12) == found.magnitude
    assert pytest.approx(4000, rel=1e-12) == bandwidth.to("GB/s").magnitude
    assert "4.0 TB/s" == str(bandwidth)


def test_two_frames_share_their_units(comparison: chipcmp.Comparison) -> None:
    """Quantities of two comparisons can be added, for there is one registry."""
    row = "memory_capacity:package"
    one = entries(chipcmp.load().compare("H20").frame(units="pint"))["nvidia-h20", row]
    other = entries(comparison.frame(units="pint"))["nvidia-h100-sxm", row]
    assert registry().Quantity(176.0, "GB") == one + other


@pytest.mark.parametrize("name", ["gilbert", "T", "degC", "meter", "GHz_"])
def test_registry_is_closed(name: str) -> None:
    """What the shipped list does not define is unknown, as is every prefix."""
    with pytest.raises(pint.UndefinedUnitError):
        registry().Unit(name)


def test_bytes_are_no_plain_numbers() -> None:
    """A capacity is neither a percentage nor a frequency, as it would be in pint's own registry."""
    with pytest.raises(pint.DimensionalityError):
        registry().Quantity(80.0, "GB").to("percent")
    with pytest.raises(pint.DimensionalityError):
        registry().Quantity(4.0, "TB/s").to("GHz")

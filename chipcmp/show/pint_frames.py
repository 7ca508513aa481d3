"""Quantities on request: the numbers of a comparison with units that pint can convert."""

from functools import cache
from math import isnan

from pandas import DataFrame
from pint import Quantity, UnitRegistry

from chipcmp.read import files
from chipcmp.reason.compare import Compared
from chipcmp.reason.ratios import canonical
from chipcmp.show import frames


# One for all frames: quantities of two registries cannot be added or compared.
@cache
def registry() -> "UnitRegistry[float]":
    """The closed registry of the units that chipcmp knows, the same one at every call.

    It holds what ``specs/units.txt`` defines and nothing else: ``GB/s`` is a rate, ``gilbert``
    is unknown, and no rate stands between currencies.
    """
    found: UnitRegistry[float] = UnitRegistry(str(files.shipped()[0].path / "units.txt"))
    found.formatter.default_format = "~P"
    return found


def wide(values: frames.WideValues) -> DataFrame:
    """Chips by rows: the numbers of wide values as pint Quantities, None where there is none."""
    known = registry()
    units = [known.parse_units(str(name)) for name in values.units]
    lines = [
        [
            None if isnan(number) else known.Quantity(float(number), unit)
            for number, unit in zip(line, units, strict=True)
        ]
        for line in values.numbers.to_numpy()
    ]
    return frames.of_objects(lines, chips=values.numbers.index, rows=values.numbers.columns)


def quantities(compared: Compared) -> DataFrame:
    """Chips by rows: each value as a pint Quantity in the row's unit, None where there is none.

    The columns are of dtype object; rows that no number stands in are left out. A column converts
    with ``column.dropna().map(lambda quantity: quantity.to("GB/s"))``.
    """
    rows = [row for row in compared.rows if row.unit]
    known = registry()
    lines: list[list[Quantity[float] | None]] = [[] for _ in compared.chips]
    for row in rows:
        if row.unit is None:
            continue
        # Of a sheet's text nothing reaches pint: units are names that the closed table has read.
        unit = known.parse_units(row.unit.name)
        for line, cell in zip(lines, row.cells, strict=True):
            exact = cell.exact
            line.append(None if exact is None else known.Quantity(canonical(exact, row.unit), unit))
    return frames.of_objects(
        lines,
        chips=[chip.id for chip in compared.chips],
        rows=[row.row.name() for row in rows],
    )

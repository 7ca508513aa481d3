"""Every claim of a catalog, and rankings, as tidy pandas frames."""

from typing import Any

from pandas import DataFrame, Series

from chipcmp.model.contents import Contents
from chipcmp.reason.ranking import Ranking
from chipcmp.show import claim_lines
from chipcmp.show.exports import ranking as exported

_NAN = float("nan")
_NUMBERS = claim_lines.NUMBERS
_FLAGS = claim_lines.FLAGS | {"implied", "converted"}
RANKING = tuple(name for name in exported.COLUMNS if name not in ("trust", "as_of", "conditions"))


def claims(contents: Contents) -> DataFrame:
    """One line per claim, in the order of the files, with every condition in a column.

    ``value``, ``low`` and ``high`` are floats in ``unit``, NaN where no single number is stated;
    what a label, a presence, a date or an order states is in ``text``; ``share`` is a plain float
    of the chip in ``of``. ``claim`` is the place in the sheets. A condition that a metric does not
    have is absent; one that the source is silent about stands as usual, and in ``undeclared``.
    """
    lines = list(claim_lines.lines(contents))
    names = claim_lines.columns(contents)
    return DataFrame({name: _series(name, [line[name] for line in lines]) for name in names})


def ranking(found: Ranking) -> DataFrame:
    """One line per chip: the ranked ones by place, then those without one; NaN is no value.

    ``place`` is an integer, absent for a chip that has none.
    """
    lines = list(exported.lines(found))
    return DataFrame({name: _series(name, [line[name] for line in lines]) for name in RANKING})


def _series(name: str, values: list[Any]) -> "Series[Any]":
    if name in _FLAGS:
        return Series(values, dtype="bool")
    if name in _NUMBERS:
        return Series([v if type(v) is float else _NAN for v in values], dtype="float64")
    if name == "place":
        return Series(values, dtype="Int64")
    return Series(values, dtype="str")

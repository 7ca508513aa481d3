"""Every claim of a catalog, and rankings, as tidy pandas frames."""

from collections.abc import Iterable, Mapping
from typing import Any

from pandas import DataFrame, Series

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.quantities import Quantity
from chipcmp.model.statements import Share
from chipcmp.reason.ranking import Ranking
from chipcmp.show.exports import ranking as exported
from chipcmp.show.plain_cells import claim_value, ends, kind
from chipcmp.show.text import plain

_NAN = float("nan")
_NUMBERS = frozenset({"value", "low", "high", "share"})
_FLAGS = frozenset({"approximate", "implied", "converted"})
HEAD = ("chip", "name", "vendor", "row", "metric", "label")
TAIL = (
    "kind", "value", "text", "unit", "low", "high", "share", "of", "approximate", "basis",
    "printed", "undeclared", "by_convention", "source", "publisher", "tier", "locator", "said_by",
    "stated", "date", "derives_from", "note", "claim",
)  # fmt: skip
RANKING = tuple(name for name in exported.COLUMNS if name not in ("trust", "as_of", "conditions"))


def claims(contents: Contents) -> DataFrame:
    """One line per claim, in the order of the files, with every condition in a column.

    ``value``, ``low`` and ``high`` are floats in ``unit``, NaN where no single number is stated;
    what a label, a presence, a date or an order states is in ``text``; ``share`` is a plain float
    of the chip in ``of``. ``claim`` is the place in the sheets. A condition that a metric does not
    have is absent; one that the source is silent about stands as usual, and in ``undeclared``.
    """
    conditions = tuple(contents.vocabulary.conditions)
    columns = (*HEAD, *conditions, *TAIL)
    lines = [_line(claim, contents, conditions) for claim in contents.claims]
    return DataFrame({name: _series(name, [line[name] for line in lines]) for name in columns})


def ranking(found: Ranking) -> DataFrame:
    """One line per chip: the ranked ones by place, then those without one; NaN is no value.

    ``place`` is an integer, absent for a chip that has none.
    """
    lines = list(exported.lines(found))
    return DataFrame({name: _series(name, [line[name] for line in lines]) for name in RANKING})


def _line(claim: Claim, contents: Contents, conditions: Iterable[str]) -> Mapping[str, object]:
    chip = contents.chips[claim.chip]
    unit = contents.vocabulary.unit(claim.row)
    low, high = ends(claim.interval, unit) or (None, None)
    value = claim_value(claim, unit)
    share = claim.statement if isinstance(claim.statement, Share) else None
    return {
        "chip": chip.id,
        "name": plain(chip.name),
        "vendor": plain(chip.vendor),
        "row": claim.row.name(),
        "metric": claim.metric,
        "label": plain(contents.vocabulary.label(claim.row)),
        **{name: claim.row.value(name) for name in conditions},
        "kind": kind(claim.statement),
        "value": value,
        "text": _words(value),
        "unit": unit.name if unit and claim.interval else None,
        "low": low,
        "high": high,
        "share": float(share.exact) if share else None,
        "of": share.of if share else None,
        "approximate": _is_approximate(claim),
        "basis": claim.basis,
        "printed": plain(claim.printed) or None,
        "undeclared": " ".join(claim.undeclared),
        "by_convention": " ".join(claim.by_convention),
        **_origin(claim, contents),
    }


def _origin(claim: Claim, contents: Contents) -> Mapping[str, object]:
    source = contents.sources[claim.source]
    tier = contents.trust.tier_of_kind.get(source.kind)
    return {
        "source": source.id,
        "publisher": plain(source.publisher),
        "tier": tier.id if tier else None,
        "locator": plain(claim.locator),
        "said_by": plain(claim.said_by) or None,
        "stated": claim.stated.text if claim.stated else None,
        "date": source.date.text if source.date else None,
        "derives_from": " ".join(claim.derives_from),
        "note": plain(claim.note) or None,
        "claim": claim.location.relative,
    }


def _is_approximate(claim: Claim) -> bool:
    stated: list[Quantity | Share] = [*claim.quantities]
    if isinstance(claim.statement, Share):
        stated.append(claim.statement)
    return any(each.digits == "approximate" for each in stated)


def _words(value: object) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else None


def _series(name: str, values: list[Any]) -> "Series[Any]":
    if name in _FLAGS:
        return Series(values, dtype="bool")
    if name in _NUMBERS:
        return Series([v if type(v) is float else _NAN for v in values], dtype="float64")
    if name == "place":
        return Series(values, dtype="Int64")
    return Series(values, dtype="str")

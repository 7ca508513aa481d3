"""Claims as flat lines, with every condition: what frames and data packages hold."""

from collections.abc import Iterator, Mapping

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.quantities import Quantity
from chipcmp.model.statements import Share
from chipcmp.show.plain_cells import claim_value, ends, kind
from chipcmp.show.text import plain

HEAD = ("chip", "name", "vendor", "row", "metric", "label")
TAIL = (
    "kind", "value", "text", "unit", "low", "high", "share", "of", "approximate", "basis",
    "printed", "undeclared", "by_convention", "source", "publisher", "tier", "locator", "said_by",
    "stated", "date", "derives_from", "note", "claim",
)  # fmt: skip
NUMBERS = frozenset({"value", "low", "high", "share"})
FLAGS = frozenset({"approximate"})


def columns(contents: Contents) -> tuple[str, ...]:
    """The names of the columns, every condition of the vocabulary among them."""
    return (*HEAD, *contents.vocabulary.conditions, *TAIL)


def lines(contents: Contents) -> Iterator[Mapping[str, object]]:
    """A line for each claim, in the order of the files; what is absent is None."""
    for claim in contents.claims:
        yield _line(claim, contents)


def _line(claim: Claim, contents: Contents) -> Mapping[str, object]:
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
        **{name: claim.row.value(name) for name in contents.vocabulary.conditions},
        "kind": kind(claim.statement),
        "value": value if isinstance(value, float) else None,
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

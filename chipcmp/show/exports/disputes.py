"""Disputes as JSON, and as CSV with one line per claim of a side."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from chipcmp.model.claims import Claim
from chipcmp.model.version import VERSION
from chipcmp.reason.choose import View
from chipcmp.reason.disputed import Dispute, Disputes
from chipcmp.reason.disputes import Side
from chipcmp.show.dispute_words import DisputeWords
from chipcmp.show.exports.as_csv import safe
from chipcmp.show.exports.explained import contradiction, hint, largest_over_smallest, order
from chipcmp.show.plain_cells import claim_value, ends
from chipcmp.show.plain_fields import conditions_text, place, trust_text
from chipcmp.show.text import plain

Fields = dict[str, object]

COLUMNS = (
    "kind", "trust", "as_of", "chip", "name", "row", "metric", "label", "conditions", "unit",
    "spread", "voices", "side", "side_voices", "chosen", "value", "low", "high", "states",
    "printed", "source", "date", "locator", "claim", "hints",
)  # fmt: skip


def as_json(found: Disputes, view: View) -> str:
    """Every dispute with its sides and hints, then contradictions and contradicted orders."""
    trust = view.trust
    made: Fields = {
        "trust": trust_text(trust),
        "as_of": trust.as_of.isoformat() if trust.as_of else None,
        "disputes": [_dispute(dispute, view) for dispute in found.rows],
        "contradictions": [contradiction(c, view) for c in found.contradictions],
        "orders": [order(o, view) for o in found.orders],
        "catalog": {"version": VERSION, "sha256": view.contents.sha256},
    }
    return json.dumps(made, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def as_csv(found: Disputes, view: View) -> str:
    """One line per claim of a side; ``side`` numbers the sides, the strongest being 1.

    In a contradiction, and in an order that values contradict, what is said is side 1 and the
    claims against it are side 2.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for fields in (*_of_sides(found, view), *_apart(found, view)):
        writer.writerow({name: safe(value) for name, value in fields.items() if name in COLUMNS})
    return out.getvalue()


FORMATS: Mapping[str, Callable[[Disputes, View], str]] = {"json": as_json, "csv": as_csv}


def _about(dispute: Dispute, view: View) -> Fields:
    unit = view.contents.vocabulary.unit(dispute.row)
    return {
        "chip": dispute.chip.id,
        "name": plain(dispute.chip.name),
        "metric": dispute.row.metric,
        "label": plain(view.contents.vocabulary.label(dispute.row)),
        "unit": unit.name if unit else None,
        "spread": largest_over_smallest(dispute.verdict),
        "voices": dispute.verdict.voices,
    }


def _dispute(dispute: Dispute, view: View) -> Fields:
    return {
        **_about(dispute, view),
        "conditions": dict(dispute.row.conditions),
        "rule": dispute.choice.rule if dispute.choice else None,
        "sides": [_side(side, dispute, view) for side in dispute.verdict.sides],
        "hints": [hint(h, view) for h in dispute.hints],
    }


def _side(side: Side, dispute: Dispute, view: View) -> Fields:
    unit = view.contents.vocabulary.unit(dispute.row)
    interval = ends(side.lead.interval, unit)
    return {
        "chosen": side is dispute.chosen,
        "value": claim_value(side.lead, unit),
        "interval": list(interval) if interval else None,
        "voices": side.voices,
        "claims": [_claim(claim, view) for claim in side.claims],
    }


def _claim(claim: Claim, view: View) -> Fields:
    words = DisputeWords(view.contents)
    said = words.said(claim)
    return {
        **place(claim),
        "states": plain(claim.text),
        "printed": claim.printed or None,
        "date": None if said == "undated" else said,
    }


def _of_sides(found: Disputes, view: View) -> Iterator[Fields]:
    words = DisputeWords(view.contents)
    for dispute in found.rows:
        about = {"kind": "dispute", **_trusted(view), **_about(dispute, view)}
        about |= {"conditions": conditions_text(dispute.row)}
        for number, side in enumerate(dispute.verdict.sides, start=1):
            told = "; ".join(words.hints.sentence(hint) for hint in dispute.hints_of(side))
            for claim in side.claims:
                is_chosen = dispute.choice is not None and claim is dispute.choice.claim
                sided = {"side": number, "side_voices": side.voices, "chosen": is_chosen}
                yield about | _line(claim, view) | sided | {"hints": told}


def _apart(found: Disputes, view: View) -> Iterator[Fields]:
    words = DisputeWords(view.contents).hints
    for missing in found.contradictions:
        told = words.contradiction(missing)
        yield from _against("contradiction", (missing.claim, *missing.grounds), told, view)
    for order_ in found.orders:
        claims = (order_.claim, order_.own.claim, order_.other.claim)
        yield from _against("order", claims, words.order(order_), view)


def _against(kind: str, claims: Sequence[Claim], told: str, view: View) -> Iterator[Fields]:
    for number, claim in enumerate(claims):
        chip, unit = view.contents.chips[claim.chip], view.contents.vocabulary.unit(claim.row)
        yield {
            "kind": kind,
            **_trusted(view),
            "chip": claim.chip,
            "name": plain(chip.name),
            "metric": claim.metric,
            "label": plain(view.contents.vocabulary.label(claim.row)),
            "conditions": conditions_text(claim.row),
            "unit": unit.name if unit else None,
            "side": 2 if number else 1,
            "hints": told,
            **_line(claim, view),
        }


def _trusted(view: View) -> Fields:
    day = view.trust.as_of
    return {"trust": trust_text(view.trust), "as_of": day.isoformat() if day else None}


def _line(claim: Claim, view: View) -> Fields:
    unit = view.contents.vocabulary.unit(claim.row)
    low, high = ends(claim.interval, unit) or (None, None)
    numbers = {"value": claim_value(claim, unit), "low": low, "high": high}
    return {"row": claim.row.name(), **_claim(claim, view), **numbers}

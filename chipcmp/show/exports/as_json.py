"""A comparison as JSON: every number unrounded, every cell with the claims that it rests on."""

import json
from dataclasses import replace
from fractions import Fraction

from chipcmp.model.version import VERSION
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.reason.disputed import Disputes, of_comparison
from chipcmp.reason.disputes import Side
from chipcmp.show.exports.explained import (
    contradiction,
    hint,
    largest_over_smallest,
    order,
    spread,
)
from chipcmp.show.footnotes import Notes, notes_of
from chipcmp.show.plain_cells import ONE, Ends, PlainCell, claim_value, ends
from chipcmp.show.plain_fields import place, source_fields, trust_text
from chipcmp.show.text import plain

Fields = dict[str, object]


def text(compared: Compared) -> str:
    """The comparison as JSON, indented, with a line end."""
    return json.dumps(fields(compared), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def fields(compared: Compared) -> Fields:
    """The comparison as the mappings and lists that JSON knows."""
    found = of_comparison(compared)
    # The ranges of ratios always stand in the cells, so what they rest on is always cited.
    notes = notes_of(replace(compared, spread="shown"), found)
    trust = compared.view.trust
    disputed = [
        _dispute(row, cell, compared, found)
        for row in compared.rows
        for cell in row.cells
        if cell.status == "disputed"
    ]
    return {
        "baseline": compared.baseline.id,
        "trust": trust_text(trust),
        "as_of": trust.as_of.isoformat() if trust.as_of else None,
        "chips": [{"id": chip.id, "name": plain(chip.name)} for chip in compared.chips],
        "rows": [_row(row, compared, notes) for row in compared.rows],
        "disputes": disputed,
        "contradictions": [contradiction(c, compared.view) for c in found.contradictions],
        "orders": [order(o, compared.view) for o in found.orders],
        "sources": [source_fields(note.source, note.mark) for note in notes.notes],
        "catalog": {"version": VERSION, "sha256": compared.view.contents.sha256},
    }


def _row(row: ComparedRow, compared: Compared, notes: Notes) -> Fields:
    return {
        "metric": row.row.metric,
        "label": row.label,
        "conditions": dict(row.row.conditions),
        "unit": row.unit.name if row.unit else None,
        **_formula(row, compared),
        "cells": [_cell(PlainCell.of(row, cell, compared), notes) for cell in row.cells],
    }


def _formula(row: ComparedRow, compared: Compared) -> Fields:
    # Only derived rows have one.
    formula = compared.view.contents.vocabulary.metrics[row.row.metric].formula
    return {"formula": formula.text} if formula else {}


def _cell(cell: PlainCell, notes: Notes) -> Fields:
    chosen = place(cell.claim) if cell.claim else dict.fromkeys(("source", "locator", "claim"))
    return {
        "chip": cell.chip,
        "kind": cell.kind,
        "value": cell.value,
        "unit": cell.unit,
        "interval": _pair(cell.interval),
        "ratio": cell.ratio,
        "ratio_interval": _pair(cell.ratio_interval),
        "spread": spread(cell.spread),
        "status": cell.status,
        "tier": cell.tier,
        "implied": cell.implied,
        "converted": cell.converted,
        "rule": place(cell.rule) if cell.rule else None,
        "undeclared": list(cell.undeclared),
        "marks": list(cell.marks(notes)),
        "claims": [{**place(item.claim), "role": item.role} for item in cell.cited],
        "source": chosen["source"],
        "locator": chosen["locator"],
        "claim": chosen["claim"],
    }


def _dispute(row: ComparedRow, cell: Cell, compared: Compared, found: Disputes) -> Fields:
    own = cell.own_side
    sides = cell.verdict.sides_from(own.lead if own else None)
    conversion = cell.choice.conversion if cell.choice else None
    factor = conversion.factor if conversion else ONE
    return {
        "metric": row.row.metric,
        "label": row.label,
        "conditions": dict(row.row.conditions),
        "unit": row.unit.name if row.unit else None,
        "chip": cell.chip.id,
        "sides": [{"chosen": side is own, **_side(side, row, factor)} for side in sides],
        "spread": largest_over_smallest(cell.verdict),
        "hints": [hint(h, compared.view) for h in found.hints_about(cell)],
    }


def _side(side: Side, row: ComparedRow, factor: Fraction) -> Fields:
    lead = side.lead
    return {
        "value": claim_value(lead, row.unit, factor=factor),
        "interval": _pair(ends(lead.interval, row.unit, factor=factor)),
        "voices": side.voices,
        "claims": [place(claim) for claim in sorted(side.claims, key=lambda c: c.location)],
    }


def _pair(pair: Ends | None) -> list[float | None] | None:
    return list(pair) if pair else None

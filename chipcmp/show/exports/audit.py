"""An audit as JSON: every cell with its outcome, the sides, the hints, the likely correction."""

import json

from chipcmp.model.version import VERSION
from chipcmp.reason.audit import Audit, Finding
from chipcmp.reason.disputes import Side
from chipcmp.show.audit_words import AuditWords
from chipcmp.show.plain_cells import claim_value
from chipcmp.show.plain_fields import place, trust_text
from chipcmp.show.text import plain

Fields = dict[str, object]


def text(audit: Audit) -> str:
    """The audit as JSON, indented, with a line end."""
    made: Fields = {
        "counts": dict(audit.counts),
        "trust": trust_text(audit.view.trust),
        "cells": [_cell(finding, audit) for finding in audit.findings],
        "unknown_chips": [{"line": row.line, "name": plain(row.name)} for row in audit.strangers],
        "catalog": {"version": VERSION, "sha256": audit.view.contents.sha256},
    }
    return json.dumps(made, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _cell(finding: Finding, audit: Audit) -> Fields:
    claim = finding.cell.claim
    contents = audit.view.contents
    unit = contents.vocabulary.unit(claim.row)
    return {
        "line": finding.row.line,
        "column": plain(finding.cell.head),
        "chip": claim.chip,
        "metric": claim.metric,
        "conditions": dict(claim.row.conditions),
        "states": plain(claim.text),
        "value": claim_value(claim, unit),
        "unit": unit.name if unit else None,
        "outcome": finding.outcome,
        "text": AuditWords(contents).sentence(finding),
        "sides": [
            {"met": side is finding.side, **_side(side, audit)} for side in finding.verdict.sides
        ],
        "likely": claim_value(finding.likely.lead, unit) if finding.likely else None,
        "hints": [
            {"kind": each.kind, "text": AuditWords(contents).hint(each)} for each in finding.hints
        ],
    }


def _side(side: Side, audit: Audit) -> Fields:
    unit = audit.view.contents.vocabulary.unit(side.lead.row)
    return {
        "value": claim_value(side.lead, unit),
        "voices": side.voices,
        "claims": [place(claim) for claim in side.claims],
    }

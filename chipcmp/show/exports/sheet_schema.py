"""A JSON Schema of sheets, made from the vocabulary, so that editors complete and check them.

Editors read YAML with implicit types, chipcmp without: numbers, truth values and dates are allowed
wherever a text is. What needs the rest of the catalog (sources, chips, sizes, units of the right
dimension) only `chipcmp check` can say.
"""

import json
import re
from collections.abc import Iterable

from chipcmp.model.chips import KINDS
from chipcmp.model.claims import BASES
from chipcmp.model.contents import Contents
from chipcmp.model.metrics import UNDECLARED, Metric, Vocabulary
from chipcmp.model.problems import ANSWERABLE
from chipcmp.read.entries import ABSENT
from chipcmp.read.sheets import CLAIM_KEYS, SHEET_KEYS
from chipcmp.read.statements import ALLOWED
from chipcmp.read.statements import KINDS as STATEMENTS

Schema = dict[str, object]

DRAFT = "http://json-schema.org/draft-07/schema#"
_SCALARS = ["string", "number", "boolean"]
_NUMBER = r"[+-]?[0-9]{1,15}(\.[0-9]{1,12})?([eE][+-]?[0-9]{1,2})?( ?[/*] ?[0-9]{1,6})?"
_QUANTITY = rf"{_NUMBER} +[A-Za-z%][A-Za-z0-9_%*/ ]*"
_DATE = r"[0-9]{4}(-(Q[1-4]|[0-9]{2}(-[0-9]{2})?))?"
_PERIOD = rf"{_DATE}(/{_DATE})?"
_TEXT: Schema = {"type": _SCALARS, "pattern": r"\S"}
_YES: Schema = {"enum": ["yes", True]}
_YES_OR_NO: Schema = {"enum": ["yes", "no", True, False]}
_SIDES = ("at_least", "at_most")


def text(contents: Contents) -> str:
    """The schema of these contents' sheets as JSON, indented, with a line end."""
    return json.dumps(schema(contents), ensure_ascii=False, indent=1) + "\n"


def schema(contents: Contents) -> Schema:
    """The schema: a sheet's keys, and for each metric its statements and conditions."""
    describing = {"anyOf": [{"required": [key]} for key in ("name", "vendor", "kind", "aliases")]}
    return {
        "$schema": DRAFT,
        "title": "chipcmp sheet",
        "description": "What sources claim of one chip; RULES.md says more.",
        "type": "object",
        "required": ["chip", "claims"],
        "properties": _sheet_properties(),
        "additionalProperties": False,
        "if": describing,
        "then": {"required": ["name", "vendor"]},
        "definitions": {"claim": _claim(contents)},
    }


def _sheet_properties() -> Schema:
    told: Schema = {
        "chip": _said("The id of the chip, such as nvidia-h20."),
        "name": _said("Its whole name, with the vendor's."),
        "vendor": _said("Who makes it."),
        "kind": {"enum": list(KINDS), "description": "What it is; chip where it is left out."},
        "made_of": _said("The id of the chip that a system is made of."),
        "aliases": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
        "note": _TEXT,
        "claims": {
            "type": "array",
            "minItems": 1,
            "items": {"$ref": "#/definitions/claim"},
            "description": "What each source says: one statement under one metric each.",
        },
    }
    return {key: told.get(key, {}) for key in SHEET_KEYS}


def _claim(contents: Contents) -> Schema:
    vocabulary = contents.vocabulary
    known = {c for m in vocabulary.metrics.values() for c in (d.name for d in m.conditions)}
    conditions = [name for name in vocabulary.conditions if name in known or name == "variant"]
    return {
        "type": "object",
        "required": ["metric", "source", "locator"],
        "properties": {
            "metric": {"enum": list(vocabulary.metrics), "description": "What it is about."},
            **_claim_properties(),
            **{name: _condition(vocabulary, name) for name in conditions},
        },
        "additionalProperties": False,
        "oneOf": [{"required": [key]} for key in STATEMENTS],
        "dependencies": {"share": ["of"], "of": ["share"]},
        "allOf": list(_rules(contents, conditions)),
    }


def _claim_properties() -> Schema:
    source_ids: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
    ends = rf"^{_QUANTITY} to {_QUANTITY}$"
    told: dict[str, Schema] = {
        "value": _matching(f"^{_QUANTITY}$", "A number, a space and its unit: 4.0 TB/s."),
        "range": _matching(ends, "A to B, each with its unit."),
        "share": _matching(f"^{_NUMBER} ?%?$", "15 %, 1/3 or 5, of the chip in of."),
        "label": _named(),
        "present": _YES_OR_NO,
        "date": _matching(f"^{_DATE}$", "2023-11-09, 2024-01, 2027-Q4 or 2024."),
        "stated": _matching(f"^{_DATE}$", "When it was said, where the source is younger."),
        "undisclosed": _YES,
        "not_applicable": _YES,
        "approximate": _YES_OR_NO,
        "basis": {"enum": list(BASES)},
        "source": {**_named(), "description": "The id of a source record."},
        "locator": {**_named(), "description": "Where in the source: line 16, table 1."},
        "said_by": _named(),
        "derives_from": source_ids,
        "answers": {
            "type": "object",
            "minProperties": 1,
            "properties": dict.fromkeys(ANSWERABLE, _named()),
            "additionalProperties": False,
            "description": "Doubts of chipcmp check that are answered, each with the reason.",
        },
    }
    # A number alone is no quantity: it lacks its unit.
    for key in ("value", "range"):
        told[key] = {**told[key], "type": "string"}
    told |= {side: {**told["value"]} for side in _SIDES}
    return {
        key: told.get(key, _TEXT if key in _PLAIN else {}) for key in CLAIM_KEYS if key != "metric"
    }


_PLAIN = ("of", "above", "below", "printed", "note")


def _condition(vocabulary: Vocabulary, name: str) -> Schema:
    allowed = vocabulary.conditions[name]
    if allowed == "period":
        return _matching(f"^({_PERIOD}|{UNDECLARED})$", "2024, 2024-Q2 or 2024-01/2024-06.")
    if isinstance(allowed, str):
        return _named()
    return {"enum": [*allowed, UNDECLARED]}


def _rules(contents: Contents, conditions: Iterable[str]) -> Iterable[Schema]:
    """What each metric requires and forbids; metrics that are alike share one rule."""
    alike: dict[str, list[str]] = {}
    # A source may state a condition once for all its rows; then a claim need not.
    given = {name for source in contents.sources.values() for name, _ in source.conditions}
    for metric in contents.vocabulary.metrics.values():
        then = json.dumps(_then(metric, conditions, given))
        alike.setdefault(then, []).append(metric.id)
    for then, metrics in alike.items():
        yield {
            "if": {"properties": {"metric": {"enum": metrics}}, "required": ["metric"]},
            "then": json.loads(then),
        }


def _then(metric: Metric, conditions: Iterable[str], given: set[str]) -> Schema:
    own = {condition.name for condition in metric.conditions} | {"variant"}
    refused = [key for key in STATEMENTS if key not in ALLOWED[metric.states]]
    refused += [name for name in conditions if name not in own]
    required = [c.name for c in metric.conditions if c.required and c.name not in given]
    found: Schema = {"properties": dict.fromkeys(refused, False)}
    return found | ({"required": required} if required else {})


def _matching(pattern: str, description: str) -> Schema:
    return {"type": ["string", "number"], "pattern": pattern, "description": description}


def _said(description: str) -> Schema:
    return {**_TEXT, "description": description}


def _named() -> Schema:
    """A text that does not only say that there is none, in whatever spelling."""
    words = "|".join(_any_spelling(word) for word in sorted(ABSENT))
    return {"type": _SCALARS, "pattern": rf"^(?!\s*({words})\s*$)"}


def _any_spelling(word: str) -> str:
    letters = (f"[{c.lower()}{c.upper()}]" if c.isalpha() else re.escape(c) for c in word)
    return r"\s*".join(letters)

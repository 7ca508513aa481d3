"""The whole catalog as a Frictionless data package: tables as CSV, and what their columns mean."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from chipcmp.model.contents import Contents
from chipcmp.model.version import VERSION
from chipcmp.show import claim_lines
from chipcmp.show.exports.as_csv import safe
from chipcmp.show.text import plain

Fields = dict[str, object]
Line = Mapping[str, object]

CHIPS = ("id", "name", "vendor", "kind", "aliases", "note", "sheet")
METRICS = ("id", "label", "group", "states", "unit", "conditions")
SOURCES = (
    "id", "title", "publisher", "kind", "tier", "url", "language", "date", "licence",
    "derives_from", "note",
)  # fmt: skip
DESCRIPTIONS = {
    "value": "in the unit of the column unit; empty where no single number is stated",
    "low": "the least value that the printed digits allow, in that unit",
    "high": "the greatest value that the printed digits allow, in that unit",
    "share": "a share of what the chip in the column of has in the same row",
    "text": "what a label, a presence, a date or an order states",
    "row": "the metric with every condition fixed: what may be divided",
    "undeclared": "conditions that the source is silent about, which stand as usual",
    "by_convention": "conditions that the source states once for all it lists",
    "locator": "where in the source",
    "claim": "where in the sheets",
    "unit": "the unit that value, low and high are given in",
}


def files(contents: Contents) -> tuple[tuple[str, bytes], ...]:
    """Every file of the package, by name: the tables, and ``datapackage.json`` last.

    The same contents give the same bytes. Text that a spreadsheet would run as a formula begins
    with an apostrophe.
    """
    tables = {
        "claims": (claim_lines.columns(contents), tuple(claim_lines.lines(contents))),
        "chips": (CHIPS, tuple(_chips(contents))),
        "metrics": (METRICS, tuple(_metrics(contents))),
        "sources": (SOURCES, tuple(_sources(contents))),
    }
    written = {name: _csv(names, lines) for name, (names, lines) in tables.items()}
    resources = [_resource(name, tables[name][0], written[name], contents) for name in written]
    package = json.dumps(_package(contents, resources), ensure_ascii=False, indent=2) + "\n"
    made = [(f"{name}.csv", data) for name, data in written.items()]
    return (*made, ("datapackage.json", package.encode()))


def _package(contents: Contents, resources: Sequence[Fields]) -> Fields:
    return {
        "profile": "tabular-data-package",
        "name": "chipcmp",
        "title": "Sourced claims about AI chips",
        "description": "What sources claim of AI chips, one claim in a line, with its source.",
        "version": VERSION,
        "catalog": contents.sha256,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "sources": [_attribution(line) for line in _sources(contents)],
        "resources": list(resources),
    }


def _attribution(line: Line) -> Fields:
    found: Fields = {"title": f"{line['publisher']}: {line['title']}"}
    url = str(line["url"] or "")
    return found | ({"path": url} if url.startswith(("http://", "https://")) else {})


def _resource(name: str, names: Sequence[str], data: bytes, contents: Contents) -> Fields:
    made: Fields = {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {"fields": [_field(each) for each in names], "missingValues": [""]},
    }
    schema = made["schema"]
    if isinstance(schema, dict):
        schema |= _keys(name)
    if name == "claims":
        made["units"] = _units(contents)
    return made


def _keys(name: str) -> Fields:
    if name != "claims":
        return {"primaryKey": ["id"]}
    others = {"chip": "chips", "metric": "metrics", "source": "sources"}
    return {
        "foreignKeys": [
            {"fields": [field], "reference": {"resource": resource, "fields": ["id"]}}
            for field, resource in others.items()
        ]
    }


def _field(name: str) -> Fields:
    kind = "number" if name in claim_lines.NUMBERS else "string"
    made: Fields = {"name": name, "type": "boolean" if name in claim_lines.FLAGS else kind}
    return made | ({"description": DESCRIPTIONS[name]} if name in DESCRIPTIONS else {})


def _units(contents: Contents) -> Fields:
    rows = {claim.row for claim in contents.claims}
    ordered = sorted(rows, key=contents.vocabulary.sort_key)
    units = {row.name(): contents.vocabulary.unit(row) for row in ordered}
    return {name: unit.name for name, unit in units.items() if unit}


def _chips(contents: Contents) -> Iterable[Line]:
    for id_, chip in sorted(contents.chips.items()):
        yield {
            "id": id_,
            "name": plain(chip.name),
            "vendor": plain(chip.vendor),
            "kind": chip.kind,
            "aliases": plain("; ".join(chip.aliases)),
            "note": plain(chip.note),
            "sheet": chip.location.path,
        }


def _metrics(contents: Contents) -> Iterable[Line]:
    for id_, metric in contents.vocabulary.metrics.items():
        conditions = (f"{c.name}={c.usual or 'required'}" for c in metric.conditions)
        yield {
            "id": id_,
            "label": plain(metric.label),
            "group": plain(metric.group),
            "states": metric.states,
            "unit": metric.unit.name if metric.unit else None,
            "conditions": "; ".join(conditions),
        }


def _sources(contents: Contents) -> Iterable[Line]:
    for id_, source in sorted(contents.sources.items()):
        tier = contents.trust.tier_of_kind.get(source.kind)
        yield {
            "id": id_,
            "title": plain(source.title),
            "publisher": plain(source.publisher),
            "kind": source.kind,
            "tier": tier.id if tier else None,
            "url": plain(source.url),
            "language": source.language,
            "date": source.date.text if source.date else None,
            "licence": plain(source.licence),
            "derives_from": " ".join(source.derives_from),
            "note": plain(source.note),
        }


def _csv(names: Sequence[str], lines: Iterable[Line]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([safe(line[name]) for name in names] for line in lines)
    return out.getvalue().encode()

"""A comparison as Parquet: one line per cell, typed, under the names that the CSV has.

The only module that imports pyarrow, which comes with the extra ``chipcmp[parquet]``.
"""

import json
from collections.abc import Mapping

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
from pyarrow import parquet

from chipcmp.model.version import VERSION
from chipcmp.reason.compare import Compared
from chipcmp.show.footnotes import Notes, notes_of_cells
from chipcmp.show.plain_cells import PlainCell, plain_cells
from chipcmp.show.plain_fields import place, source_fields, trust_text

_WORDS = ("row", "metric", "label", "conditions", "chip", "name", "kind")
_NUMBERS = ("low", "high", "ratio", "ratio_low", "ratio_high", "lowest", "highest")


def data(compared: Compared) -> bytes:
    """The comparison as the bytes of a Parquet file; the same inputs give the same bytes.

    ``value``, ``low`` and ``high`` are doubles in ``unit``; what a label, a presence or a date
    states is in ``text``. The schema's metadata hold, as JSON under ``chipcmp``, the unit of each
    row, the baseline, the trust in force, the sources by mark, and the catalog's version.
    """
    notes = notes_of_cells(compared.cells, compared.view)
    lines = [_line(cell, notes) for cell in plain_cells(compared)]
    about = {"chipcmp": json.dumps(_about(compared, notes), ensure_ascii=False)}
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist(lines, schema=_schema(about)), sink)
    return bytes(sink.getvalue())


def _schema(about: Mapping[str, str]) -> pa.Schema:
    place = [(name, pa.string()) for name in ("claim", "source", "locator", "role")]
    fields = [
        *((name, pa.string()) for name in _WORDS),
        ("value", pa.float64()),
        ("text", pa.string()),
        ("unit", pa.string()),
        *((name, pa.float64()) for name in _NUMBERS),
        *((name, pa.string()) for name in ("status", "tier", "basis")),
        *((name, pa.bool_()) for name in ("implied", "converted")),
        *((name, pa.list_(pa.string())) for name in ("undeclared", "by_convention")),
        ("marks", pa.list_(pa.int32())),
        *((name, pa.string()) for name in ("source", "locator", "claim")),
        ("claims", pa.list_(pa.struct(place))),
    ]
    return pa.schema(fields, metadata=dict(about))


def _line(cell: PlainCell, notes: Notes) -> dict[str, object]:
    return cell.fields | {
        "value": cell.value if isinstance(cell.value, float) else None,
        "text": cell.text,
        "undeclared": list(cell.undeclared),
        "by_convention": list(cell.by_convention),
        "marks": list(cell.marks(notes)),
        "claims": [{**place(item.claim), "role": item.role} for item in cell.cited],
    }


def _about(compared: Compared, notes: Notes) -> dict[str, object]:
    trust = compared.view.trust
    return {
        "units": {row.row.name(): row.unit.name for row in compared.rows if row.unit},
        "baseline": compared.baseline.id,
        "trust": trust_text(trust),
        "as_of": trust.as_of.isoformat() if trust.as_of else None,
        "sources": [source_fields(note.source, note.mark) for note in notes.notes],
        "catalog": {"version": VERSION, "sha256": compared.view.contents.sha256},
    }

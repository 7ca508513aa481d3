"""A comparison as CSV: tidy, one line per cell, under the names that the JSON has."""

import csv
import io

from chipcmp.reason.compare import Compared
from chipcmp.show.footnotes import Notes, notes_of_cells
from chipcmp.show.plain_cells import PlainCell, plain_cells, trust_text

COLUMNS = (
    "baseline", "trust", "as_of", "row", "metric", "label", "conditions", "chip", "name", "kind",
    "value", "unit", "low", "high", "ratio", "ratio_low", "ratio_high", "lowest", "highest",
    "status", "tier", "basis", "implied", "converted", "undeclared", "by_convention", "marks",
    "source", "locator", "claim", "claims",
)  # fmt: skip
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def text(compared: Compared) -> str:
    """The comparison as CSV (RFC 4180), one line per cell; an interval is its ``low`` and ``high``.

    ``lowest`` and ``highest`` are the ends of a ratio's range over disputed claims.

    Text that a spreadsheet would run as a formula begins with an apostrophe; numbers are left.
    """
    notes = notes_of_cells(compared.cells, compared.view)
    trust = compared.view.trust
    about: dict[str, object] = {
        "baseline": compared.baseline.id,
        "trust": trust_text(trust),
        "as_of": trust.as_of.isoformat() if trust.as_of else None,
    }
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for cell in plain_cells(compared):
        fields = about | cell.fields | _cited(cell, notes)
        writer.writerow([safe(fields[name]) for name in COLUMNS])
    return out.getvalue()


def _cited(cell: PlainCell, notes: Notes) -> dict[str, object]:
    return {
        "marks": " ".join(map(str, cell.marks(notes))),
        "claims": "; ".join(f"{item.claim.location.relative} {item.role}" for item in cell.cited),
    }


def safe(value: object) -> object:
    """A value as a field: truth values as JSON writes them, no text that begins a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value

"""A comparison as CSV: tidy, one line per cell, under the names that the JSON has."""

import csv
import io
import unicodedata
from collections.abc import Iterator

from chipcmp.reason.compare import Compared
from chipcmp.show.footnotes import Notes, notes_of_cells
from chipcmp.show.plain_cells import PlainCell, plain_cells
from chipcmp.show.plain_fields import trust_text
from chipcmp.show.text import counted

COLUMNS = (
    "baseline", "trust", "as_of", "row", "metric", "label", "conditions", "chip", "name", "kind",
    "value", "unit", "low", "high", "ratio", "ratio_low", "ratio_high", "lowest", "highest",
    "status", "tier", "basis", "implied", "converted", "undeclared", "by_convention", "marks",
    "source", "locator", "claim", "claims",
)  # fmt: skip
# What a spreadsheet takes for the beginning of a formula, in full width, too.
_FORMULA = frozenset("=+-@\t\r\n")
# What some spreadsheets drop before they look for one.
_DROPPED = " \u00a0\u3000\"'\u200b"


def text(compared: Compared) -> str:
    """The comparison as CSV (RFC 4180), one line per cell; an interval is its ``low`` and ``high``.

    ``lowest`` and ``highest`` are the ends of a ratio's range over disputed claims.

    Text that a spreadsheet would run as a formula begins with an apostrophe; numbers are left.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for fields in _fields(compared):
        writer.writerow([safe(field) for field in fields])
    return out.getvalue()


def remark(compared: Compared) -> str:
    """How many fields of the CSV were made safe, in words; nothing where none was.

    >>> import chipcmp
    >>> remark(chipcmp.load().compare("H100", "H20").compared)
    ''
    """
    number = sum(safe(field) != field for fields in _fields(compared) for field in fields
                 if isinstance(field, str))  # fmt: skip
    if not number:
        return ""
    begins = "begins" if number == 1 else "begin"
    return (
        f"{counted(number, 'field')} that a spreadsheet would run as a formula {begins} with an "
        "apostrophe"
    )


def _fields(compared: Compared) -> Iterator[list[object]]:
    notes = notes_of_cells(compared.cells, compared.view)
    trust = compared.view.trust
    about: dict[str, object] = {
        "baseline": compared.baseline.id,
        "trust": trust_text(trust),
        "as_of": trust.as_of.isoformat() if trust.as_of else None,
    }
    for cell in plain_cells(compared):
        fields = about | cell.fields | _cited(cell, notes)
        yield [fields[name] for name in COLUMNS]


def _cited(cell: PlainCell, notes: Notes) -> dict[str, object]:
    return {
        "marks": " ".join(map(str, cell.marks(notes))),
        "claims": "; ".join(f"{item.claim.location.relative} {item.role}" for item in cell.cited),
    }


def safe(value: object) -> object:
    """A value as a field: truth values as JSON writes them, no text that begins a formula.

    >>> safe("=1+1"), safe(" @SUM(A1)"), safe(-5.0), safe(True)
    ("'=1+1", "' @SUM(A1)", -5.0, 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and _begins_formula(value):
        return f"'{value}"
    return value


def _begins_formula(text_: str) -> bool:
    first = text_.lstrip(_DROPPED)[:1]
    return text_[:1] in _FORMULA or unicodedata.normalize("NFKC", first) in _FORMULA

"""A comparison as text for other programs and papers: json, csv, markdown."""

from collections.abc import Callable, Mapping

from chipcmp.model.problems import ChipcmpError, shown
from chipcmp.reason.compare import Compared
from chipcmp.show.exports import as_csv, as_json, as_markdown

FORMATS: Mapping[str, Callable[[Compared], str]] = {
    "json": as_json.text,
    "csv": as_csv.text,
    "markdown": as_markdown.text,
}


def export(format_: str, compared: Compared) -> str:
    """The comparison in a format: json, csv or markdown; the same inputs give the same text.

    Raises ChipcmpError for any other format.
    """
    if format_ not in tuple(FORMATS):
        raise ChipcmpError(f"unknown format {shown(format_)}; allowed are {', '.join(FORMATS)}.")
    return FORMATS[format_](compared)

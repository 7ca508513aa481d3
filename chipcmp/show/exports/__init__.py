"""A comparison for other programs and papers; what needs no heavy library is made here.

`show.html.page` makes the HTML page, which holds charts, and `as_parquet` the Parquet file; the
doors load these where they are asked for.
"""

from collections.abc import Callable, Mapping

from chipcmp.model.problems import ChipcmpError, shown
from chipcmp.reason.compare import Compared
from chipcmp.show.exports import as_csv, as_json, as_latex, as_markdown

FORMATS: Mapping[str, Callable[[Compared], str]] = {
    "json": as_json.text,
    "csv": as_csv.text,
    "markdown": as_markdown.text,
    "latex": as_latex.text,
}
NAMES = (*FORMATS, "html", "parquet")
"""Every format, those that are made elsewhere last."""


def export(format_: str, compared: Compared) -> str:
    """The comparison as json, csv, markdown or latex; the same inputs give the same text.

    Raises ChipcmpError for any other format.
    """
    if format_ not in tuple(FORMATS):
        raise ChipcmpError(f"unknown format {shown(format_)}; allowed are {', '.join(NAMES)}.")
    return FORMATS[format_](compared)


def without_pyarrow() -> ChipcmpError:
    """The error to raise where Parquet is asked for and pyarrow is not installed."""
    return ChipcmpError(
        "parquet needs pyarrow, which is not installed; install the extra chipcmp[parquet]."
    )

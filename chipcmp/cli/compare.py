"""chipcmp compare: chips row by row, to a terminal or in a format for other programs."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from chipcmp.cli import answering, asking, names, options, writing
from chipcmp.model.problems import Unreadable

if TYPE_CHECKING:
    from chipcmp.reason.compare import Compared, Spread

FORMATS = ("table", "json", "csv", "markdown", "latex", "html", "parquet")
FORMAT_OF_SUFFIX = {
    ".json": "json", ".csv": "csv", ".md": "markdown", ".tex": "latex", ".html": "html",
    ".parquet": "parquet",
}  # fmt: skip


@click.command("compare", short_help="Compare chips, row by row, to a baseline.")
@click.argument("chip", nargs=-1, required=True, type=names.CHIP)
@options.comparison
@options.trust
@options.specs
@click.option(
    "--format",
    "format_",
    type=options.Word(FORMATS),
    help="table (usual), json, csv, markdown, latex, html or parquet (needs -o, and pyarrow); "
    "with -o the file's ending tells.",
)
@click.option(
    "--spread",
    flag_value="shown",
    default="hidden",
    help="Print the range of each ratio over disputed claims beside it.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file.")
def command(
    chip: tuple[str, ...],
    format_: str | None,
    spread: "Spread",
    output: str | None,
    **asked: Unpack[asking.ComparisonOptions],
) -> None:
    """Compare chips to the first one named, or to --baseline.

    A chip is named by its id, its name or an alias; a family's name means its default. Shown are
    the headline rows that at least two of the chips fill.
    """
    if output is not None:
        writing.check(output)
        format_ = format_ or FORMAT_OF_SUFFIX.get(Path(output).suffix.lower())
    elif format_ == "parquet":
        raise Unreadable("parquet is no text for a terminal or a pipe; name a file with -o.")
    answer = replace(asking.compared(chip, asked), spread=spread)
    if output is not None and format_ == "parquet":
        writing.write(output, _parquet(answer))
        asking.note(f"wrote {output}")
    elif format_ in (None, "table"):
        from chipcmp.show.console.comparison import comparison

        answering.lines(lambda screen: comparison(screen, answer), output)
    else:
        answering.text(_text(answer, format_), format_, output)
    if format_ == "csv":
        from chipcmp.show.exports import as_csv

        asking.note(as_csv.remark(answer))


def _parquet(answer: "Compared") -> bytes:
    from chipcmp.show import exports

    try:
        from chipcmp.show.exports import as_parquet
    except ModuleNotFoundError:
        raise exports.without_pyarrow() from None
    return as_parquet.data(answer)


def _text(answer: "Compared", format_: str) -> str:
    if format_ == "html":
        # No window is ever opened, and a backend that does not exist would fail the import.
        os.environ.pop("MPLBACKEND", None)
        from chipcmp.show.html.page import page

        return page(answer)
    from chipcmp.show import exports

    return exports.export(format_, answer)

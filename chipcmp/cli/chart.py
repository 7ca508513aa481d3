"""chipcmp chart: a comparison as a picture."""

import os
from pathlib import Path
from typing import Unpack

import click

from chipcmp.cli import asking, options, writing
from chipcmp.model.problems import Unreadable
from chipcmp.show.text import listing

KINDS = ("ratios", "values")
FORMATS = {".png": "png", ".svg": "svg", ".pdf": "pdf"}


class ChartOptions(asking.ComparisonOptions):
    """What the options about a chart and its look give."""

    size: str
    dpi: int
    theme: str
    title: str


@click.command("chart", short_help="Draw a comparison as a PNG, SVG or PDF.")
@click.argument("kind", type=options.Word(KINDS))
@click.argument("chip", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", required=True, help="A .png, .svg or .pdf file.")
@options.look
@options.comparison
@options.trust
@options.specs
def command(kind: str, chip: tuple[str, ...], output: str, **asked: Unpack[ChartOptions]) -> None:
    """Draw ratios to the baseline, or values, as horizontal bars with their sources below."""
    writing.check(output)
    format_ = FORMATS.get(Path(output).suffix.lower())
    if format_ is None:
        raise Unreadable(
            f"cannot tell the format of {output}; allowed are {listing(list(FORMATS))}."
        )
    # No window is ever opened, and a backend that does not exist would fail the import.
    os.environ.pop("MPLBACKEND", None)
    from chipcmp.show import charts

    settings = charts.Settings.of(
        size=asked["size"], theme=asked["theme"], dpi=asked["dpi"], title=asked["title"]
    )
    answer = asking.compared(chip, asked)
    writing.write(output, charts.render(charts.figure(kind, answer, settings), format_))
    asking.note(f"wrote {output}")

"""chipcmp chart: a comparison as a picture."""

import os
from pathlib import Path
from typing import Unpack

import click

from chipcmp.cli import asking, names, options, writing
from chipcmp.model.problems import Unreadable

KINDS = ("ratios", "values")
FORMATS = {".png": "png", ".svg": "svg"}


@click.command("chart", short_help="Draw a comparison as a PNG or SVG.")
@click.argument("kind", type=options.Word(KINDS))
@click.argument("chip", nargs=-1, required=True, type=names.CHIP)
@click.option("-o", "--output", metavar="FILE", required=True, help="A .png or .svg file.")
@options.comparison
@options.trust
@options.specs
def command(
    kind: str, chip: tuple[str, ...], output: str, **asked: Unpack[asking.ComparisonOptions]
) -> None:
    """Draw ratios to the baseline, or values, as horizontal bars with their sources below."""
    writing.check(output)
    format_ = FORMATS.get(Path(output).suffix.lower())
    if format_ is None:
        raise Unreadable(f"cannot tell the format of {output}; allowed are .png and .svg.")
    answer = asking.compared(chip, asked)
    # No window is ever opened, and a backend that does not exist would fail the import.
    os.environ.pop("MPLBACKEND", None)
    from chipcmp.show import charts

    writing.write(output, charts.render(charts.figure(kind, answer), format_))
    asking.note(f"wrote {output}")

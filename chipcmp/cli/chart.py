"""chipcmp chart: comparisons as pictures, one or many."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from chipcmp.cli import asking, batch, options, writing
from chipcmp.model.problems import Unreadable
from chipcmp.show.text import listing

if TYPE_CHECKING:
    from chipcmp.show.charts import Settings

KINDS = ("ratios", "values")


class ChartOptions(asking.ComparisonOptions):
    """What the options about a chart and its look give."""

    size: str
    dpi: int
    theme: str
    title: str
    alt: bool
    each: str | None
    format_: str | None


@click.command("chart", short_help="Draw a comparison as a PNG, SVG or PDF.")
@click.argument("kind", metavar="KIND[,KIND…]", type=options.Words(KINDS))
@click.argument("chip", nargs=-1)
@click.option("-o", "--output", metavar="FILE|DIR", help="A .png, .svg or .pdf file, or a folder.")
@click.option("--alt", is_flag=True, help="Print the chart in words; no file is needed then.")
@click.option(
    "--each",
    metavar="FILE",
    help="Draw every line of this file, such as H100, H20, into a folder.",
)
@click.option(
    "--format",
    "format_",
    type=options.Word(tuple(batch.FORMATS.values())),
    help="png (usual), svg or pdf: the files in a folder.",
)
@options.look
@options.comparison
@options.trust
@options.specs
def command(
    kind: tuple[str, ...],
    chip: tuple[str, ...],
    output: str | None,
    **asked: Unpack[ChartOptions],
) -> None:
    """Draw ratios to the baseline, or values, as horizontal bars with their sources below.

    Several kinds (ratios,values), --each, and -o with a folder draw many charts at once; their
    files are named for the kind and the ids of the chips.
    """
    each, format_ = asked["each"], asked["format_"]
    if output is None and not asked["alt"]:
        raise click.UsageError("--output is missing")
    if bool(chip) == (each is not None):
        raise click.UsageError("give chips or --each, not both" if chip else "no chip is named")
    is_folder = each is not None or len(kind) > 1 or batch.is_folder(output or "")
    if output is not None:
        format_ = batch.check(output, format_) if is_folder else _check(output, format_)
    settings = _settings(asked)
    line_ups = [("", chip)] if each is None else batch.line_ups(each)
    answers = zip(line_ups, asking.comparisons(line_ups, asked), strict=True)
    orders = [batch.Order(place, name, found) for (place, _), found in answers for name in kind]
    if asked["alt"]:
        _print_alt(orders, settings)
    if output is not None and is_folder:
        batch.draw(output, orders, settings, format_ or "png")
    elif output is not None:
        _draw(output, orders[0], settings, format_ or "png")


def _check(output: str, format_: str | None) -> str:
    # The format of one file, once it is known that the file can be written.
    writing.check(output)
    found = batch.FORMATS.get(Path(output).suffix.lower())
    if found is None:
        raise Unreadable(
            f"cannot tell the format of {output}; allowed are {listing(list(batch.FORMATS))}."
        )
    if format_ not in (None, found):
        raise click.UsageError(f"--format is {format_}, but {output} is to be {found}")
    return found


def _settings(asked: ChartOptions) -> "Settings":
    # No window is ever opened, and a backend that does not exist would fail the import.
    os.environ.pop("MPLBACKEND", None)
    from chipcmp.show.charts import Settings

    return Settings.of(
        size=asked["size"], theme=asked["theme"], dpi=asked["dpi"], title=asked["title"]
    )


def _print_alt(orders: Sequence[batch.Order], settings: "Settings") -> None:
    from chipcmp.show import charts

    texts = [charts.alt(charts.describe(order.kind, order.compared, settings)) for order in orders]
    asking.screen().write("\n\n".join(texts), "text")


def _draw(output: str, order: batch.Order, settings: "Settings", format_: str) -> None:
    from chipcmp.show import charts

    figure = charts.figure(order.kind, order.compared, settings)
    writing.write(output, charts.render(figure, format_))
    asking.note(f"wrote {output}")

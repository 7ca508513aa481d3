"""chipcmp rank: chips in the order of one metric."""

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from chipcmp.cli import answering, asking, names, options, writing

if TYPE_CHECKING:
    from chipcmp.reason.ranking import First

FORMATS = ("table", "json", "csv", "markdown")
FORMAT_OF_SUFFIX = {".json": "json", ".csv": "csv", ".md": "markdown"}


class RankOptions(asking.TrustOptions):
    """What the options give beside the format."""

    where: tuple[str, ...]
    top: int | None
    first: "First"
    specs: tuple[str, ...]


@click.command("rank", short_help="Chips in the order of a metric, filtered as you ask.")
@click.argument("metric", type=names.METRIC)
@options.where
@click.option(
    "--top", type=click.IntRange(min=1), metavar="N", help="Show the first N places only."
)
@click.option(
    "--lowest",
    "first",
    flag_value="lowest",
    default="highest",
    help="The lowest value first, not the highest.",
)
@click.option(
    "--format",
    "format_",
    type=options.Word(FORMATS),
    help="table (usual), json, csv or markdown; with -o the file's ending tells.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file.")
@options.trust
@options.specs
def command(
    metric: str, format_: str | None, output: str | None, **asked: Unpack[RankOptions]
) -> None:
    """Rank all chips by one row, named as in compare: memory_bandwidth, peak_throughput:fp16.

    Chips without a value are listed apart, and so are places that a dispute would change.
    """
    if output is not None:
        writing.check(output)
        format_ = format_ or FORMAT_OF_SUFFIX.get(Path(output).suffix.lower())
    contents = asking.load(asked["specs"])
    view = asking.view(contents, asked)
    from chipcmp.reason.ranking import rank

    found = rank(
        view,
        metric,
        filters=asking.filters(view, asked["where"]),
        top=asked["top"],
        first=asked["first"],
    )
    asking.note(asking.undated_note(view, tuple(contents.chips.values())))
    if format_ in (None, "table"):
        from chipcmp.show.console.ranking import ranking

        answering.lines(lambda screen: ranking(screen, found), output)
        return
    from chipcmp.show.exports.ranking import FORMATS as WRITERS

    answering.text(WRITERS[format_](found), format_, output)

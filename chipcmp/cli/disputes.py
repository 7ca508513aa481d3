"""chipcmp disputes: what the sources do not agree on, and what may explain it."""

from pathlib import Path
from typing import Unpack

import click

from chipcmp.cli import answering, asking, names, options, writing
from chipcmp.reason import asked

FORMATS = ("table", "json", "csv")
FORMAT_OF_SUFFIX = {".json": "json", ".csv": "csv"}


class DisputesOptions(asking.TrustOptions):
    """What the options give beside the format."""

    metrics: tuple[str, ...]
    specs: tuple[str, ...]


@click.command("disputes", short_help="What sources do not agree on, and what may explain it.")
@click.argument("chip", nargs=-1, type=names.CHIP)
@click.option(
    "--metric",
    "metrics",
    multiple=True,
    metavar="M",
    type=names.METRIC,
    help="Only this metric, or one row such as peak_throughput:fp16; may be repeated.",
)
@click.option(
    "--format",
    "format_",
    type=options.Word(FORMATS),
    help="table (usual), json or csv; with -o the file's ending tells.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file.")
@options.trust
@options.specs
def command(
    chip: tuple[str, ...],
    format_: str | None,
    output: str | None,
    **options_: Unpack[DisputesOptions],
) -> None:
    """List the disputes about some chips, or about all: sides, voices, spread and hints.

    A hint is a possibility; it changes no value.
    """
    if output is not None:
        writing.check(output)
        format_ = format_ or FORMAT_OF_SUFFIX.get(Path(output).suffix.lower())
    contents = asking.load(options_["specs"])
    view = asking.view(contents, options_)
    chips, notes = asked.some_chips(contents, chip)
    for text in notes:
        asking.note(text)
    asking.note(asking.undated_note(view, chips))
    found = asked.disputes(view, chips, options_["metrics"])
    if format_ in (None, "table"):
        from chipcmp.show.console.disputes import disputes

        answering.lines(lambda screen: disputes(screen, view, found), output)
        return
    from chipcmp.show.exports.disputes import FORMATS as WRITERS

    answering.text(WRITERS[format_](found, view), format_, output)

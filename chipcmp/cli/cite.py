"""chipcmp cite: the sources of a comparison, for a paper's list of references."""

from pathlib import Path
from typing import Unpack

import click

from chipcmp.cli import answering, asking, names, options, writing

FORMATS = ("text", "bibtex", "csl-json")
FORMAT_OF_SUFFIX = {".bib": "bibtex", ".json": "csl-json"}


@click.command("cite", short_help="The sources of a comparison as text, BibTeX or CSL-JSON.")
@click.argument("chip", nargs=-1, required=True, type=names.CHIP)
@options.comparison
@options.trust
@options.specs
@click.option(
    "--format",
    "format_",
    type=options.Word(FORMATS),
    help="text (usual), bibtex or csl-json; with -o the file's ending tells (.bib, .json).",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file.")
def command(
    chip: tuple[str, ...],
    format_: str | None,
    output: str | None,
    **asked: Unpack[asking.ComparisonOptions],
) -> None:
    """Cite exactly the sources that `chipcmp compare` shows for the same chips and options.

    Their numbers are those of its footnotes.
    """
    if output is not None:
        writing.check(output)
        format_ = format_ or FORMAT_OF_SUFFIX.get(Path(output).suffix.lower())
    answer = asking.compared(chip, asked)
    from chipcmp.show import citations

    format_ = format_ or "text"
    text = citations.cite(format_, answer)
    if text or output is not None:
        answering.text(text, "json" if format_ == "csl-json" else format_, output)
    else:
        asking.note("nothing is claimed there, so no source is cited")

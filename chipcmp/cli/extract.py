"""chipcmp extract: the figures of any text as candidate claims."""

import click

from chipcmp.cli import asking, options, writing


@click.command("extract", short_help="List the figures of a text as candidate claims.")
@click.argument("file", type=click.Path())
@click.option("-o", "--output", metavar="FILE", help="Write to this file; nothing is written else.")
@options.specs
def command(file: str, output: str | None, specs: tuple[str, ...]) -> None:
    """List the figures with units of a text, each with its line, as a sheet to be completed.

    Numbers in digits and in words are read, in Arabic, Chinese and English.
    """
    if output is not None:
        writing.check(output)
    contents = asking.load(specs)
    from chipcmp.read.articles import read_text
    from chipcmp.reason.candidates import extract
    from chipcmp.show.candidate_sheet import sheet

    found = extract(read_text(file), contents)
    if found.broken:
        asking.note(f"{file}: line {found.broken} is not UTF-8; what cannot be read is left out")
    if not found.candidates:
        asking.note(f"no figures with units in {file}")
    elif output is not None:
        writing.write(output, sheet(found).encode())
        asking.note(f"wrote {output}")
    else:
        screen = asking.screen()
        screen.write(sheet(found, screen.encoding), "yaml")

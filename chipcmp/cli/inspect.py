"""chipcmp inspect: what stands behind a chart, read from its file."""

import click

from chipcmp.cli import asking, options

FORMATS = ("table", "json")


@click.command("inspect", short_help="What stands behind a chart, and what has changed since.")
@click.argument("file", type=click.Path())
@click.option(
    "--format", "format_", type=options.Word(FORMATS), default="table", help="table or json."
)
@options.specs
def command(file: str, format_: str, specs: tuple[str, ...]) -> None:
    """Print how a chart was drawn and every claim behind its marks, from the file itself.

    Each claim is looked up in the sheets of today: it is unchanged, changed by value, source or
    locator, or gone.
    """
    from chipcmp.read import pictures

    provenance = pictures.read(file)
    contents = asking.load(specs)
    from chipcmp.reason.changes import inspect

    found = inspect(provenance, contents)
    screen = asking.screen()
    if format_ == "json":
        from chipcmp.show.exports import inspection as export

        screen.write(export.text(found), "json")
    else:
        from chipcmp.show.console.inspection import inspection

        screen.print(inspection(screen, found))

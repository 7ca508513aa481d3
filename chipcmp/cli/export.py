"""chipcmp export: the whole catalog for other programs."""

import click

from chipcmp.cli import asking, options, writing

KINDS = ("datapackage",)


@click.command("export", short_help="Write the whole catalog as a data package.")
@click.argument("kind", type=options.Word(KINDS))
@click.argument("folder", metavar="DIR", type=click.Path())
@options.force
@options.specs
def command(kind: str, folder: str, existing: writing.Existing, specs: tuple[str, ...]) -> None:
    """Write claims, chips, metrics and sources as CSV, and datapackage.json that describes them."""
    del kind
    contents = asking.load(specs)
    from chipcmp.show.exports import datapackage

    made = datapackage.files(contents)
    writing.write_all(folder, made, existing=existing)
    asking.note(f"wrote {len(made)} files into {folder}")

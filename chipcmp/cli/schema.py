"""chipcmp schema: a JSON Schema of sheets, for editors."""

import click

from chipcmp.cli import answering, asking, options, writing


@click.command("schema", short_help="Print a JSON Schema of sheets, for editors.")
@click.option("-o", "--output", metavar="FILE", help="Write to this file.")
@options.specs
def command(output: str | None, specs: tuple[str, ...]) -> None:
    """Print the schema by which an editor completes and checks sheets while one types.

    A sheet names it in a line: # yaml-language-server: $schema=sheet.schema.json
    """
    if output is not None:
        writing.check(output)
    contents = asking.load(specs)
    from chipcmp.show.exports import sheet_schema

    answering.text(sheet_schema.text(contents), "json", output)

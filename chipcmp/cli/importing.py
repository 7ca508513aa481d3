"""chipcmp import: a table of chips as sheets."""

from typing import TypedDict, Unpack

import click

from chipcmp.cli import asking, options, writing

KINDS = ("csv",)


class ImportOptions(TypedDict):
    """What the options give beside the table and its map."""

    rows: tuple[str, ...]
    output: str | None
    existing: writing.Existing
    specs: tuple[str, ...]


@click.command("import", short_help="Turn a table of chips into sheets, after a preview.")
@click.argument("kind", type=options.Word(KINDS))
@click.argument("file", type=click.Path())
@options.table
@click.option("-o", "--output", metavar="DIR", help="Write the sheets into this folder.")
@options.force
@options.specs
def command(kind: str, file: str, map_: str, **asked: Unpack[ImportOptions]) -> None:
    """Turn each row of a CSV file into claims about a chip, with the map's source.

    Without -o, print what would be written. Nothing is written while any cell is wrong.
    """
    del kind
    contents = asking.load(asked["specs"])
    from chipcmp.read import files, imported
    from chipcmp.read.maps import read_map
    from chipcmp.read.table_claims import read_rows
    from chipcmp.read.tables import read_table
    from chipcmp.show.text import plain

    by = read_map(map_, contents)
    table = read_table(file)
    made = imported.sheets(read_rows(table, by, contents, only=asked["rows"]), by, contents)
    known = [*files.shipped(), *(files.named(folder) for folder in asked["specs"] if folder)]
    imported.check(made, table, known)
    for new in made:
        click.echo(f"{new.path}: {plain(new.about)}")
    output = asked["output"]
    if output is None:
        asking.note("nothing is written; name a folder with -o, which --specs takes then")
    else:
        written = [(new.path, new.text.encode()) for new in made]
        writing.write_all(output, written, existing=asked["existing"])
        asking.note(f"wrote {len(made)} files into {output}")

"""chipcmp import: a table of chips as sheets."""

from pathlib import Path
from typing import Literal, TypedDict, Unpack

import click

from chipcmp.cli import asking, options, writing
from chipcmp.model.problems import Unreadable

KINDS = ("csv",)
Existing = Literal["kept", "replaced"]


class ImportOptions(TypedDict):
    """What the options give beside the table and its map."""

    rows: tuple[str, ...]
    output: str | None
    existing: Existing
    specs: tuple[str, ...]


@click.command("import", short_help="Turn a table of chips into sheets, after a preview.")
@click.argument("kind", type=options.Word(KINDS))
@click.argument("file", type=click.Path())
@options.table
@click.option("-o", "--output", metavar="DIR", help="Write the sheets into this folder.")
@click.option(
    "--force",
    "existing",
    flag_value="replaced",
    default="kept",
    help="Replace files that are there already.",
)
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
        _write(Path(output), [(new.path, new.text) for new in made], asked["existing"])


def _write(folder: Path, made: list[tuple[str, str]], existing: Existing) -> None:
    there = [path for path, _ in made if (folder / path).exists()]
    if there and existing == "kept":
        raise Unreadable(
            f"cannot write {there[0]} in {folder}: it is there already; give --force to replace it,"
            " or name another folder."
        )
    for path, _ in made:
        try:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unreadable(f"cannot write in {folder}: {error.strerror}; name another.") from None
        writing.check(str(folder / path))
    for path, text in made:
        writing.write(str(folder / path), text.encode())
    asking.note(f"wrote {len(made)} files into {folder}")

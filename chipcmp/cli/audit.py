"""chipcmp audit: a table of chips held against the catalog."""

from typing import Unpack

import click

from chipcmp.cli import answering, asking, options

FORMATS = ("table", "json")


class AuditOptions(asking.TrustOptions):
    """What the options give beside the table."""

    specs: tuple[str, ...]
    rows: tuple[str, ...]


@click.command("audit", short_help="Hold a table of chips against the catalog, cell by cell.")
@click.argument("file", type=click.Path())
@options.table
@click.option(
    "--format", "format_", type=options.Word(FORMATS), default="table", help="table or json."
)
@options.trust
@options.specs
@click.pass_context
def command(
    ctx: click.Context, file: str, map_: str, format_: str, **asked: Unpack[AuditOptions]
) -> None:
    """Say of each cell of a CSV file whether the sources agree with it.

    It agrees, is on a side of a dispute, may be explained, is contradicted, or unknown. Ends with
    1 where a cell is contradicted.
    """
    contents = asking.load(asked["specs"])
    view = asking.view(contents, asked)
    from chipcmp.read.maps import read_map
    from chipcmp.read.table_claims import read_rows
    from chipcmp.read.tables import read_table
    from chipcmp.reason.audit import audit

    by = read_map(map_, contents)
    rows = read_rows(read_table(file), by, contents, only=asked["rows"], cells_of="known chips")
    done = audit(view, rows, by.source)
    if format_ == "json":
        from chipcmp.show.exports import audit as export

        answering.text(export.text(done), "json", None)
    else:
        from chipcmp.show.console.audit import audit as page

        answering.lines(lambda screen: page(screen, done), None)
    if done.counts["contradicted"]:
        ctx.exit(1)

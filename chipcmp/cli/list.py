"""chipcmp list: what there is."""

import click

from chipcmp.cli import asking, options

KINDS = ("chips", "metrics", "sources", "families")


@click.command("list", short_help="List chips, metrics, sources or families.")
@click.argument("kind", type=options.Word(KINDS))
@options.specs
def command(kind: str, specs: tuple[str, ...]) -> None:
    """List chips, metrics, sources or families, by the names that other commands take."""
    contents = asking.load(specs)
    from chipcmp.show.console.lists import LISTS

    screen = asking.screen()
    screen.print(LISTS[kind](screen, contents))

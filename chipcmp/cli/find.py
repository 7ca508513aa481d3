"""chipcmp find: chips by a piece of text."""

import click

from chipcmp.cli import asking, options


@click.command("find", short_help="Find chips by a piece of a name, a vendor or a note.")
@click.argument("text")
@options.specs
def command(text: str, specs: tuple[str, ...]) -> None:
    """Find chips whose names, aliases, families, vendors or notes hold a text.

    Case, accents, spaces and hyphens do not count. Where nothing is found, the closest names are
    told on stderr.
    """
    contents = asking.load(specs)
    from chipcmp.reason.find import find
    from chipcmp.reason.resolve import closest

    found = find(contents, text)
    if found:
        from chipcmp.show.console.lists import matches

        screen = asking.screen()
        screen.print(matches(screen, found))
        return
    near = closest(contents, text)
    told = f"; closest are {', '.join(near)}" if near else "; see `chipcmp list chips`"
    asking.note(f"nothing is found for {text!r}{told}")

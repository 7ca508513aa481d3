"""chipcmp show: every claim of a chip, or everything a source says."""

from difflib import get_close_matches
from typing import Unpack

import click

from chipcmp.cli import asking, names, options
from chipcmp.model.contents import Contents
from chipcmp.model.names import name_key
from chipcmp.model.problems import ChipcmpError, UnknownName
from chipcmp.model.sources import Source
from chipcmp.reason.resolve import resolve


@click.command("show", short_help="Every claim of a chip, or everything a source says.")
@click.argument("name", metavar="CHIP|SOURCE", type=names.CHIP_OR_SOURCE)
@options.trust
@options.specs
def command(name: str, specs: tuple[str, ...], **trust: Unpack[asking.TrustOptions]) -> None:
    """Show every claim of a chip with its source, or everything that a source says.

    What the trust in force leaves out, such as undated claims with --as-of, is listed last.
    """
    contents = asking.load(specs)
    view = asking.view(contents, trust)
    source = _source(contents, name)
    from chipcmp.show.console.chips import chip_page, source_page

    screen = asking.screen()
    if source:
        screen.print(source_page(screen, view, source))
        return
    found = resolve(contents, name)
    asking.note(found.note(contents, name))
    screen.print(chip_page(screen, view, found.chip))


def _source(contents: Contents, name: str) -> Source | None:
    """The source of that id; None where the name is a chip's. Raises ChipcmpError for neither."""
    try:
        resolve(contents, name)
    except UnknownName as unknown:
        ids = {name_key(id_): source for id_, source in contents.sources.items()}
        found = ids.get(name_key(name))
        if found is None:
            near = (*unknown.closest, *get_close_matches(name, contents.sources, n=2))
            closest = f"; closest are {', '.join(near)}" if near else ""
            raise ChipcmpError(
                f"unknown chip or source {name!r}{closest}; see `chipcmp list chips` and "
                "`chipcmp list sources`."
            ) from None
        return found
    return None

"""chipcmp list: what there is."""

from typing import Unpack

import click

from chipcmp.cli import asking, options

KINDS = ("chips", "metrics", "sources", "families")


class ListOptions(asking.TrustOptions):
    """What the options give."""

    where: tuple[str, ...]
    specs: tuple[str, ...]


@click.command("list", short_help="List chips, metrics, sources or families.")
@click.argument("kind", type=options.Word(KINDS))
@options.where
@options.trust
@options.specs
def command(kind: str, **asked: Unpack[ListOptions]) -> None:
    """List chips, metrics, sources or families, by the names that other commands take.

    With --where, only the chips that fulfil it, by the claims that the trust in force chooses.
    """
    if asked["where"] and kind != "chips":
        raise click.UsageError("--where is for chips; list chips, or leave it out")
    contents = asking.load(asked["specs"])
    from chipcmp.show.console import lists

    screen = asking.screen()
    if not asked["where"]:
        screen.print(lists.LISTS[kind](screen, contents))
        return
    from chipcmp.reason.filters import filtered
    from chipcmp.show.filter_words import doubtful

    view = asking.view(contents, asked)
    found = filtered(view, contents.chips.values(), asking.filters(view, asked["where"]))
    screen.print(lists.some_chips(screen, contents, found))
    for sentence in doubtful(found):
        asking.note(sentence)
    if not found.chips:
        asking.note("no chip fulfils this")

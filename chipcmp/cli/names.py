"""Names as parameters of commands: taken as they are typed, and completed by shells."""

import re
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from chipcmp.model.names import name_key
from chipcmp.model.problems import ChipcmpError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from chipcmp.read.heads import Heads


# What no shell splits, expands or takes for a sign of its own.
_PLAIN = re.compile(r"[\w.+-]+")


class Name(click.types.StringParamType):
    """A name of something in the catalog; what it means is found out when all is read."""

    def __init__(self, name: str, known: "Callable[[Heads], Iterable[str]]") -> None:
        self.name = name
        self._known = known

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The names that begin so, case ignored; none where the files cannot be read.

        Names with spaces or signs of shells are left out: every chip has an id without them.
        """
        before, slash, last = incomplete.rpartition("/")
        found = filter(_PLAIN.fullmatch, self._known(_heads(ctx)))
        return [
            CompletionItem(f"{before}{slash}{name}")
            for name in sorted(dict.fromkeys(found), key=str.casefold)
            if name_key(name).startswith(name_key(last))
        ]


CHIP = Name("chip", lambda heads: heads.chips)
METRIC = Name("metric", lambda heads: heads.metrics)
SOURCE = Name("source", lambda heads: heads.sources)
CHIP_OR_SOURCE = Name("name", lambda heads: (*heads.chips, *heads.sources))
TRUST = Name("trust", lambda heads: heads.orders)


def _heads(ctx: click.Context) -> "Heads":
    from chipcmp.read import files, heads

    folders = list(files.shipped())
    for folder in ctx.params.get("specs") or ():
        try:
            folders += [files.named(folder)] if folder else []
        except ChipcmpError:
            continue
    return heads.read_heads(folders)

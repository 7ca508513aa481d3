"""From the words of a command line to the answer they ask for."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

import click

from chipcmp.model.chips import Chip
from chipcmp.model.contents import Contents
from chipcmp.model.problems import Unreadable
from chipcmp.reason import asked
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Compared, compare
from chipcmp.reason.rows import Wanted

if TYPE_CHECKING:
    from chipcmp.reason.filters import Filter
    from chipcmp.show.console.screen import Screen


class TrustOptions(TypedDict):
    """What the options about trust give."""

    trust: str
    source: tuple[str, ...]
    without: tuple[str, ...]
    as_of: str | None


class ComparisonOptions(TrustOptions):
    """What the options about a comparison give."""

    baseline: str | None
    metrics: tuple[str, ...]
    every: bool
    specs: tuple[str, ...]


def load(folders: Sequence[str]) -> Contents:
    """The shipped contents with those of the user's folders."""
    from chipcmp.read import catalog, files

    return catalog.read(files.named(folder) for folder in folders if folder)


def view(contents: Contents, options: TrustOptions) -> View:
    """The contents as the trust sees them that the options ask for."""
    trust = asked.trust(
        contents,
        options["trust"],
        source=options["source"],
        without=options["without"],
        as_of=options["as_of"],
    )
    return View.of(contents, trust)


def compared(names: Sequence[str], options: ComparisonOptions) -> Compared:
    """The comparison that is asked for; what a reader should know is told on stderr."""
    if options["every"] and options["metrics"]:
        raise click.UsageError("give either --metric or --all, not both")
    contents = load(options["specs"])
    seen = view(contents, options)
    chips = asked.chips(contents, names, options["baseline"])
    answer = compare(seen, chips.chips, chips.baseline, _wanted(options))
    for text in chips.notes:
        note(text)
    note_undated(seen, chips.chips)
    return answer


def filters(seen: View, texts: Sequence[str]) -> tuple["Filter", ...]:
    """The filters that --where gives, in order."""
    from chipcmp.reason.filter_text import parse

    return tuple(parse(seen, text) for text in texts)


def note_undated(seen: View, chips: Sequence[Chip]) -> None:
    """Tell how many claims of these chips an as-of date leaves out for want of a date."""
    if seen.trust.as_of:
        from chipcmp.show.remarks import undated

        left_out = seen.undated(chip.id for chip in chips)
        text = undated(len(left_out), seen.trust.as_of)
        day = seen.trust.as_of.isoformat()
        note(f"{text}; see `chipcmp show CHIP --as-of {day}`" if text else "")


def _wanted(options: ComparisonOptions) -> Wanted:
    if options["every"]:
        return Wanted("all")
    return Wanted("named", options["metrics"]) if options["metrics"] else Wanted()


def note(text: str) -> None:
    """Tell something on stderr, apart from the data; nothing where there is nothing to tell."""
    from chipcmp.show.text import plain

    if text:
        click.echo(plain(text), err=True)


def screen() -> "Screen":
    """The screen that stdout is. Raises Unreadable where stdout is closed."""
    from chipcmp.show.console.screen import Screen

    if sys.stdout is None or sys.stdout.closed:
        raise Unreadable("standard output is closed; open it, or name a file with -o.")
    return Screen.of(sys.stdout, os.environ)

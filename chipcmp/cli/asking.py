"""From the words of a command line to the answer they ask for."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypedDict

import click

from chipcmp.model.chips import Chip
from chipcmp.model.contents import Contents
from chipcmp.model.problems import ChipcmpError, Unreadable
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
    return next(comparisons([("", names)], options))


def comparisons(
    line_ups: Iterable[tuple[str, Sequence[str]]], options: ComparisonOptions
) -> Iterator[Compared]:
    """The comparisons of chips by name, each with the place where it is asked for, if any.

    What a reader should know is told on stderr, each of it once. An error names the place.
    """
    if options["every"] and options["metrics"]:
        raise click.UsageError("give either --metric or --all, not both")
    contents = load(options["specs"])
    seen = view(contents, options)
    told: set[str] = set()
    for place, names in line_ups:
        try:
            chips = asked.chips(contents, names, options["baseline"])
            answer = compare(seen, chips.chips, chips.baseline, _wanted(options))
        except ChipcmpError as error:
            raise ChipcmpError(f"{place}: {error}") if place else error from None
        for text in (*chips.notes, undated_note(seen, chips.chips)):
            if text not in told:
                note(text)
                told.add(text)
        yield answer


def filters(seen: View, texts: Sequence[str]) -> tuple["Filter", ...]:
    """The filters that --where gives, in order."""
    from chipcmp.reason.filter_text import parse

    return tuple(parse(seen, text) for text in texts)


def undated_note(seen: View, chips: Sequence[Chip]) -> str:
    """How many claims of these chips an as-of date leaves out for want of a date; or nothing."""
    day = seen.trust.as_of
    if day is None:
        return ""
    from chipcmp.show.remarks import undated

    text = undated(len(seen.undated(chip.id for chip in chips)), day)
    return f"{text}; see `chipcmp show CHIP --as-of {day.isoformat()}`" if text else ""


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

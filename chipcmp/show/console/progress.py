"""How far a long work has come: a bar on a terminal, nothing anywhere else."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO, TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from chipcmp.show.console.screen import Screen

Item = TypeVar("Item")


def followed(
    items: Iterable[Item], total: int, stream: TextIO, environ: Mapping[str, str]
) -> Iterator[Item]:
    """The items as they come, counted by a bar where the stream is a terminal."""
    if not stream.isatty() or environ.get("TERM") == "dumb":
        yield from items
        return
    screen = Screen.of(stream, environ)
    columns = (TextColumn("drawing"), BarColumn(), MofNCompleteColumn())
    # Without a thread of its own, for the processes that draw may be forked while it shows.
    with Progress(*columns, console=screen.console, auto_refresh=False, transient=True) as bar:
        task = bar.add_task("drawing", total=total)
        bar.refresh()
        for item in items:
            yield item
            bar.advance(task)
            bar.refresh()

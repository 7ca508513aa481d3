"""Answers delivered: printed on the screen that stdout is, or written whole to a file."""

import io
from typing import TYPE_CHECKING

from chipcmp.cli import asking, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from chipcmp.show.console.screen import Lines, Screen


def lines(make: "Callable[[Screen], Lines]", output: str | None) -> None:
    """Deliver lines that are made for a screen; a file takes them as wide as they are."""
    if output is None:
        screen = asking.screen()
        screen.print(make(screen))
        return
    from chipcmp.show.console.screen import Screen

    stream = io.StringIO()
    page = Screen.of(stream, {})
    page.print(make(page))
    _written(stream.getvalue(), output)


def text(made: str, format_: str, output: str | None) -> None:
    """Deliver a text in a format for other programs."""
    if output is None:
        asking.screen().write(made, format_)
    else:
        _written(made, output)


def _written(made: str, output: str) -> None:
    writing.write(output, made.encode())
    asking.note(f"wrote {output}")

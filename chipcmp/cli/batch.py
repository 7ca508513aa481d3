"""Many charts in one call: where they are written, under which names, and how far it has come."""

import hashlib
import os
import re
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from chipcmp.cli import asking, writing
from chipcmp.model.problems import ChipcmpError, Unreadable
from chipcmp.show.text import counted

if TYPE_CHECKING:
    from chipcmp.show.charts import Asked, Settings

FORMATS = {".png": "png", ".svg": "svg", ".pdf": "pdf"}
_UNSAFE = re.compile(r"[^a-z0-9.-]+")
# Files of any system may have names of 255 bytes.
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Order:
    """A chart that is asked for: the place that asks for it, if any, its kind, what it shows."""

    place: str
    kind: str
    asked: "Asked"

    @property
    def name(self) -> str:
        """What its file is called, without the ending: ``ratios_nvidia-h100-sxm_nvidia-h20``.

        It is made of the kind and the chips' ids, in letters that every system takes. Where that
        is too long, a fingerprint of the whole name stands for its end.
        """
        ids = (_UNSAFE.sub("-", chip.id.lower()) for chip in self.asked.chips)
        name = "_".join((self.kind, *ids)) if self.asked.chips else f"{self.kind}_catalog"
        if len(name) <= _LONGEST_NAME:
            return name
        return f"{name[:_LONGEST_NAME]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def is_folder(output: str) -> bool:
    """Whether a path names a folder: one that is there, or one with a slash at its end."""
    return output.endswith("/") or Path(output).is_dir()


def check(output: str, format_: str | None) -> str:
    """The format of the files, once it is known that a folder can be there.

    Raises Unreadable where the path is something else, or has no folder to stand in.
    """
    path = Path(output)
    if not output or "\0" in output:
        raise Unreadable(f"cannot write to {output!r}; give a folder after -o.")
    if path.is_dir():
        return format_ or "png"
    if path.exists() or path.is_symlink() or path.suffix.lower() in FORMATS:
        raise Unreadable(f"cannot write several charts to {output}: it is no folder; name one.")
    if not path.parent.is_dir():
        raise Unreadable(f"no folder {path.parent} to make {output} in; create it or name another.")
    return format_ or "png"


def line_ups(path: str) -> list[tuple[str, Sequence[str]]]:
    """The comparisons that a file asks for, each with the place of its line."""
    from chipcmp.read import line_ups as files

    return [(each.place, each.names) for each in files.read(path)]


def draw(output: str, orders: Sequence[Order], settings: "Settings", format_: str) -> None:
    """Draw every order into the folder, made if it is not there; each file whole or not at all.

    Raises ChipcmpError where two orders have one name, before anything is drawn; and where some
    cannot be drawn, once the others are written and each is told of on stderr. An interrupt says
    how many are written.
    """
    paths = _paths(output, orders, format_)
    _make(output)
    for path in paths:
        writing.check(path)
    written, refused = 0, 0
    try:
        with _stoppable():
            for number, data, objection in _drawn(orders, settings, format_):
                if objection:
                    asking.note(f"{orders[number].place or orders[number].name}: {objection}")
                    refused += 1
                    continue
                writing.write(paths[number], data)
                written += 1
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"{written} of {counted(len(orders), 'chart')} written") from None
    asking.note(f"wrote {counted(written, 'chart')} to {output}")
    if refused:
        raise ChipcmpError(
            f"{refused} of {counted(len(orders), 'chart')} could not be drawn; see above."
        )


def _paths(output: str, orders: Sequence[Order], format_: str) -> list[str]:
    names: dict[str, Order] = {}
    for order in orders:
        first = names.setdefault(order.name, order)
        if first is not order:
            raise ChipcmpError(
                f"{order.place}: {order.name}.{format_} is already the chart of {first.place}; "
                "remove one of the lines."
            )
    return [str(Path(output) / f"{name}.{format_}") for name in names]


def _make(output: str) -> None:
    try:
        Path(output).mkdir(exist_ok=True)
    except OSError as error:
        raise Unreadable(f"cannot make {output}: {error.strerror}; name another folder.") from None


def _drawn(
    orders: Sequence[Order], settings: "Settings", format_: str
) -> Iterator[tuple[int, bytes, str]]:
    from chipcmp.show.charts import batch
    from chipcmp.show.console.progress import followed

    jobs = [
        batch.Job(kind=each.kind, asked=each.asked, settings=settings, format_=format_)
        for each in orders
    ]
    for done in followed(batch.drawn(jobs, batch.cores()), len(jobs), sys.stderr, os.environ):
        yield done.number, done.data, done.objection


@contextmanager
def _stoppable() -> Iterator[None]:
    # Ended from outside, as by `kill` or `timeout`, it stops as an interrupt does.
    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)

"""Many charts at once: a process for each core, the same bytes as one after another."""

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait

from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.charts.asked import Asked
from chipcmp.show.charts.settings import USUAL, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A chart to be drawn: its kind, what it is asked to show, its settings and its format."""

    kind: str
    asked: Asked | Compared
    format_: str = "png"
    settings: Settings = USUAL


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of a job, by its number: the bytes of the file, or why there are none."""

    number: int
    data: bytes = b""
    objection: str = ""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def drawn(jobs: Sequence[Job], processes: int) -> Iterator[Drawn]:
    """Draw jobs in so many processes, in the order in which they are done.

    Whoever stops asking stops the processes. A job that cannot be drawn is answered with the
    reason. Raises ChipcmpError where a process ends before its work is done.
    """
    number = min(processes, len(jobs))
    if number <= 1:
        yield from (_drawn(each, job) for each, job in enumerate(jobs))
        return
    # A forked process has everything loaded already, and jobs need not be packed for it.
    has_fork = "fork" in get_all_start_methods()
    context = get_context("fork") if has_fork else get_context("spawn")
    workers, ends = [], []
    for each in range(number):
        here, there = context.Pipe(duplex=False)
        share = list(enumerate(jobs))[each::number]
        worker = context.Process(target=_work, args=(share, there), daemon=True)
        worker.start()
        there.close()  # before the next process begins, so that an end of this one shows
        workers.append(worker)
        ends.append(here)
    try:
        yield from _received(ends, len(jobs))
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _received(ends: list[Connection], number: int) -> Iterator[Drawn]:
    waiting = list(ends)
    while waiting and number:
        for end in wait(waiting):
            try:
                found = end.recv() if isinstance(end, Connection) else None
            except EOFError:
                waiting = [each for each in waiting if each is not end]
                continue
            if isinstance(found, Drawn):
                number -= 1
                yield found
    if number:
        raise ChipcmpError(
            f"{number} charts are not drawn: a process ended before its work was done; draw fewer "
            "at once."
        )


def _work(share: list[tuple[int, Job]], end: Connection) -> None:
    # What interrupts the program interrupts the process that collects; it ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(BrokenPipeError):
        for number, job in share:
            end.send(_drawn(number, job))
    end.close()


def _drawn(number: int, job: Job) -> Drawn:
    try:
        figure = charts.figure(job.kind, job.asked, job.settings)
        return Drawn(number, charts.render(figure, job.format_))
    except ChipcmpError as error:
        return Drawn(number, objection=str(error))

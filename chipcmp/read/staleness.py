"""Sources that were accessed long ago: what they say may have changed since."""

from collections.abc import Iterable
from datetime import date

from chipcmp.model.days import Days
from chipcmp.model.problems import Problem
from chipcmp.read.entries import Entry, Faults
from chipcmp.read.files import SpecFile


def stale(records: Iterable[SpecFile], before: date) -> tuple[Problem, ...]:
    """A doubt for each source record whose ``accessed`` is older than a day.

    Of a month or a year the last day counts. A record without ``accessed`` is not doubted.
    """
    found: list[Problem] = []
    for file in records:
        entry = Entry(file.node, (), Faults(), "source record")
        text = entry.text("accessed")
        last = Days.parse(text).last if text else before
        if last < before:
            entry.doubt(
                "accessed",
                f"accessed: found {text}; expected is {before.isoformat()} or later. Look at the"
                " source again, and correct the day.",
                check="stale",
            )
            found += entry.faults.located(file.shown, file.data)
    return tuple(sorted(found))

"""What can be wrong, in words: problems found in files, and the errors that are raised.

The errors, and the exit code that the command line gives each::

    ChipcmpError              2
    ├── UnknownName           2   a chip, metric, source or family that is not in the catalog
    ├── Unreadable            2   a file or folder that cannot be read or written
    ├── SheetProblems         1   everything wrong in the files, all at once
    ├── InvalidClaim          2   a claim that lacks what every claim must have
    └── UnlikeClaims          2   a ratio asked of claims that stand in different rows
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

# The checks whose doubts a sheet may answer, at the claim, and those of sources and of answers.
ANSWERABLE = ("size", "scale", "identity", "outlier")
Severity = Literal["problem", "doubt"]

_LONGEST = 40


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding of a check: where it is, and one sentence with found, allowed, what to do.

    A ``problem`` cannot be right; a ``doubt`` may be wrong. Lines and columns count from 1.
    ``check`` names the check that doubts, ``answer`` is the reason by which the sheet answers it.
    """

    path: str
    line: int
    column: int
    text: str
    severity: Severity = "problem"
    check: str = ""
    answer: str = ""

    def __str__(self) -> str:
        doubt = "doubt: " if self.severity == "doubt" else ""
        check = f" [{self.check}]" if self.check else ""
        answer = f" Answered: {self.answer}" if self.answer else ""
        return f"{self.path}:{self.line}:{self.column}: {doubt}{self.text}{check}{answer}"


def shown(value: object) -> str:
    """A value as a message shows it: on one line, cut where it is long.

    >>> shown("TB/s"), shown([1] * 99)
    ("'TB/s'", '[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,...')
    """
    text = " ".join(repr(value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}..."


class ChipcmpError(Exception):
    """Anything chipcmp raises on purpose; its text is one sentence for people."""

    exit_code: ClassVar[int] = 2


class UnknownName(ChipcmpError):
    """A name that nothing in the catalog has; ``closest`` lists what it may have meant."""

    def __init__(self, kind: str, name: str, closest: tuple[str, ...]) -> None:
        self.kind = kind
        self.name = name
        self.closest = closest
        near = f"; closest are {', '.join(closest)}" if closest else ""
        listing = {"family": "families"}.get(kind, f"{kind}s")
        super().__init__(f"unknown {kind} {name!r}{near}; see `chipcmp list {listing}`.")


class Unreadable(ChipcmpError):
    """A file or folder that cannot be read or written."""


class InvalidClaim(ChipcmpError, ValueError):
    """A claim that cannot be constructed: something that every claim must have is missing."""


class UnlikeClaims(ChipcmpError, ValueError):
    """A ratio of two claims whose rows differ; the sentence names both places."""


class SheetProblems(ChipcmpError):
    """All problems of all files that were read; nothing is answered from such files."""

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: tuple[Problem, ...], *, sheets: int) -> None:
        self.problems = problems
        self.sheets = sheets
        super().__init__("\n".join([*map(str, problems), self.summary]))

    @property
    def summary(self) -> str:
        """The closing line: how many problems in how many of the files."""
        return summary(self.problems, sheets=self.sheets)


def summary(problems: tuple[Problem, ...], *, sheets: int) -> str:
    """Count findings and the files they stand in: ``2 problems in 1 of 3 files``."""
    counts = []
    for severity in ("problem", "doubt"):
        number = sum(p.severity == severity and not p.answer for p in problems)
        if number or severity == "problem":
            counts.append(f"{number} {severity}{'' if number == 1 else 's'}")
    touched = len({problem.path for problem in problems if not problem.answer})
    answered = sum(bool(problem.answer) for problem in problems)
    more = f"; {answered} answered" if answered else ""
    files = f"{touched} of {sheets} file{'' if sheets == 1 else 's'}"
    return f"{' and '.join(counts)} in {files}{more}"

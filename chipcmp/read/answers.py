"""Answers of a sheet to doubts: a reason for each check that doubts a claim which stands."""

from chipcmp.model.names import is_visible
from chipcmp.model.problems import ANSWERABLE
from chipcmp.read.entries import Entry, hint, is_absent, listed


def answers(entry: Entry) -> tuple[tuple[str, str], ...]:
    """The checks that a claim answers, each with its reason."""
    found = []
    for check, reason in entry.pairs("answers"):
        if check not in ANSWERABLE:
            entry.fault(
                "answers",
                f"answers: found {check}; allowed are {listed(ANSWERABLE)}."
                f"{hint(check, ANSWERABLE)}",
            )
        elif not is_visible(reason) or is_absent(reason):
            entry.fault(
                "answers",
                f"answers: found {check} without a reason; allowed is a sentence. Say why the claim"
                " stands.",
            )
        else:
            found.append((check, reason))
    return tuple(found)

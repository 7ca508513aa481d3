"""Candidate claims in the form of a sheet, for a person to complete."""

from collections.abc import Iterator

from chipcmp.reason.candidates import Candidate, Extract
from chipcmp.show.text import counted, plain

TODO = "TODO"
_MOST_METRICS = 6


def sheet(extract: Extract) -> str:
    """The candidates as YAML. What a person must decide says TODO, which no check lets pass."""
    found = counted(len(extract.candidates), "figure")
    lines = [
        f"# {found} with units in {plain(extract.name)}, as candidate claims.",
        f"# Keep those that say something of the chip: replace every {TODO}, add conditions.",
        f"chip: {TODO}",
        "claims:",
    ]
    for candidate in extract.candidates:
        lines += _claim(candidate, extract.source or TODO)
    return "\n".join(lines) + "\n"


def _claim(candidate: Candidate, source: str) -> Iterator[str]:
    shown = candidate.metrics[:_MOST_METRICS]
    more = ", …" if len(candidate.metrics) > len(shown) else ""
    yield f"- metric: {TODO}" + (f"  # {', '.join(shown)}{more}" if shown else "")
    yield f"  {_statement(candidate)}{_remark(candidate)}"
    yield f"  printed: {_scalar(candidate.printed)}"
    yield f"  source: {source}"
    yield f"  locator: line {candidate.line}"


def _statement(candidate: Candidate) -> str:
    figure = candidate.figure
    key = "range" if figure.low else "at_least" if figure.is_least else "value"
    return f"{key}: {figure.text}"


def _remark(candidate: Candidate) -> str:
    figure = candidate.figure
    if figure.completed:
        return f"  # per second by {figure.completed}"
    return f"  # could also be read {figure.other.text}" if figure.other else ""


def _scalar(text: str) -> str:
    if text[0].isalnum() and ": " not in text and " #" not in text:
        return text
    return "'" + text.replace("'", "''") + "'"

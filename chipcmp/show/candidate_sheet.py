"""Candidate claims in the form of a sheet, for a person to complete."""

from collections.abc import Iterator

from chipcmp.reason.candidates import Candidate, Extract
from chipcmp.show.text import counted, escaped, plain

TODO = "TODO"
_MOST_METRICS = 6


def sheet(extract: Extract, encoding: str = "utf-8") -> str:
    """The candidates as YAML. What a person must decide says TODO, which no check lets pass.

    What an encoding cannot take is written with escapes in double quotes, and reads back the same.
    """
    found = counted(len(extract.candidates), "figure")
    lines = [
        f"# {found} with units in {plain(extract.name)}, as candidate claims.",
        f"# Keep those that say something of the chip: replace every {TODO}, add conditions.",
        f"chip: {TODO}",
        "claims:",
    ]
    for candidate in extract.candidates:
        lines += _claim(candidate, extract.source or TODO, encoding)
    return "\n".join(lines) + "\n"


def _claim(candidate: Candidate, source: str, encoding: str) -> Iterator[str]:
    shown = candidate.metrics[:_MOST_METRICS]
    more = ", …" if len(candidate.metrics) > len(shown) else ""
    yield f"- metric: {TODO}" + (f"  # {', '.join(shown)}{more}" if shown else "")
    yield f"  {_statement(candidate)}{_remark(candidate)}"
    if candidate.figure.sense == "about":
        yield "  approximate: yes"
    yield f"  printed: {_scalar(candidate.printed, encoding)}"
    yield f"  source: {_scalar(source, encoding)}"
    yield f"  locator: line {candidate.line}"


def _statement(candidate: Candidate) -> str:
    figure = candidate.figure
    bound = figure.sense if figure.sense in ("at_least", "at_most") else "value"
    key = "range" if figure.low else bound
    return f"{key}: {figure.text}"


def _remark(candidate: Candidate) -> str:
    figure = candidate.figure
    if figure.low and figure.sense:
        return f"  # {figure.sense.replace('_', ' ')}, as the text has it"
    if figure.completed:
        return f"  # per second by {figure.completed}"
    return f"  # could also be read {figure.other.text}" if figure.other else ""


def _scalar(text: str, encoding: str) -> str:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        quoted = text.replace("\\", r"\\").replace('"', r"\"")
        return '"' + "".join(c if c.isascii() else escaped(c) for c in quoted) + '"'
    if text[0].isalnum() and ": " not in text and " #" not in text:
        return text
    return "'" + text.replace("'", "''") + "'"

"""Findings of a check for other programs: as JSON, and as annotations that GitHub shows."""

import json
from collections.abc import Callable, Mapping, Sequence

from chipcmp.model.problems import Problem
from chipcmp.show.text import plain

# What GitHub calls a problem and a doubt.
_LEVELS: Mapping[str, str] = {"problem": "error", "doubt": "warning"}


def as_json(findings: Sequence[Problem], files: int) -> str:
    """Every finding with its place, check and answer, and how many there are of each kind."""
    listed = [
        {
            "path": plain(finding.path),
            "line": finding.line,
            "column": finding.column,
            "severity": finding.severity,
            "check": finding.check or None,
            "text": plain(finding.text),
            "answer": plain(finding.answer) or None,
        }
        for finding in findings
    ]
    open_ = [finding for finding in findings if not finding.answer]
    counts = {
        "problems": sum(finding.severity == "problem" for finding in open_),
        "doubts": sum(finding.severity == "doubt" for finding in open_),
        "answered": len(findings) - len(open_),
        "files": files,
    }
    return json.dumps({"findings": listed, **counts}, ensure_ascii=False, indent=2) + "\n"


def as_github(findings: Sequence[Problem], _: int) -> str:
    """One annotation a line: ``::error file=x.yaml,line=4,col=10::…``; nothing for no findings."""
    return "".join(f"{_annotation(finding)}\n" for finding in findings)


def _annotation(finding: Problem) -> str:
    check = f" [{finding.check}]" if finding.check else ""
    answer = f" Answered: {finding.answer}" if finding.answer else ""
    level = "notice" if finding.answer else _LEVELS[finding.severity]
    place = f"file={_property(finding.path)},line={finding.line},col={finding.column}"
    return f"::{level} {place}::{_message(f'{finding.text}{check}{answer}')}"


def _message(text: str) -> str:
    return plain(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Sequence[Problem], int], str]] = {
    "json": as_json,
    "github": as_github,
}

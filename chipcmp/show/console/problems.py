"""Problems and doubts of a check, one a line, as editors and other programs read them."""

from collections.abc import Sequence

from rich.text import Text

from chipcmp.model.problems import Problem, summary
from chipcmp.show.console.screen import Screen
from chipcmp.show.text import counted

STYLES = {"problem": "red", "doubt": "yellow"}


def problems(screen: Screen, findings: Sequence[Problem], *, files: int) -> list[Text]:
    """Every finding on one line, however long, and a line that counts them."""
    lines = []
    for finding in findings:
        line = screen.text(str(finding))
        line.stylize(STYLES[finding.severity], 0, len(f"{finding.path}:{finding.line}"))
        lines.append(line)
    if not findings:
        return [screen.text(f"no problems in {counted(files, 'file')}", "bold")]
    return [*lines, screen.text(summary(tuple(findings), sheets=files), "bold")]

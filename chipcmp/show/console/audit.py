"""An audit as people read it: what must be looked at first, then the count."""

from collections.abc import Sequence

from rich.text import Text

from chipcmp.reason.audit import Audit, Finding
from chipcmp.show.audit_words import AuditWords
from chipcmp.show.console.comparison import hint_lines
from chipcmp.show.console.layout import wrapped
from chipcmp.show.console.screen import Screen

HEAD = "bold"
SHOWN = ("contradicted", "explained", "on a side")
"""Outcomes whose cells are listed, the worst first; what agrees or is unknown is counted."""


def audit(screen: Screen, found: Audit) -> list[Text]:
    """Every cell that sources do not plainly agree with, and how many had each outcome."""
    words = AuditWords(found.view.contents)
    lines: list[Text] = []
    for outcome in SHOWN:
        for finding in found.findings:
            if finding.outcome == outcome:
                lines += _finding(screen, words, finding)
    lines += [Text()] if lines else []
    return [*lines, *wrapped(screen.text(words.summary(found), HEAD), screen.width, 2)]


def _finding(screen: Screen, words: AuditWords, finding: Finding) -> Sequence[Text]:
    lines = wrapped(screen.text(words.subject(finding)), screen.width, 2)
    style = "red" if finding.outcome == "contradicted" else "yellow"
    told = [words.sentence(finding), words.likely(finding)]
    sentence = screen.text(f"  {'; '.join(part for part in told if part)}")
    sentence.stylize(style, 2, 2 + len(finding.outcome))
    lines += wrapped(sentence, screen.width, 4)
    for hint in finding.hints:
        lines += hint_lines(screen, words.hint(hint), indent=4)
    return lines

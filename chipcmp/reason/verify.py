"""Every claim of the articles, held against the characters of the line that it cites.

Rules: RULES, "Figures". Success is that every article is the one that the record fingerprints, and
that no claim differs from its line or is not found there.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.words import Words
from chipcmp.read.articles import Article, TextFile
from chipcmp.reason.printed import Held, Outcome, held

OUTCOMES: tuple[Outcome, ...] = ("verified", "differs", "not found", "not checkable")
_LINE = re.compile(r"line ([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim, and what came of looking it up."""

    claim: Claim
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """An article, and a finding for every claim that names it, in the order of its lines."""

    article: Article
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of checking every article."""

    articles: tuple[CheckedArticle, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all articles."""
        return tuple(finding for checked in self.articles for finding in checked.findings)

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many claims ended in each way."""
        number = Counter(finding.outcome for finding in self.findings)
        return {outcome: number[outcome] for outcome in OUTCOMES}

    @property
    def is_success(self) -> bool:
        """Whether every article was read, and no claim differs or is not found."""
        read = all(checked.article.state == "read" for checked in self.articles)
        return read and not (self.counts["differs"] or self.counts["not found"])


def verify(contents: Contents, articles: Sequence[Article]) -> Verification:
    """Hold every claim of these articles' sources against its line."""
    by_source: dict[str, list[Claim]] = {}
    for claim in contents.claims:
        by_source.setdefault(claim.source, []).append(claim)
    checked = []
    for article in articles:
        claims = sorted(by_source.get(article.source.id, []), key=_place)
        findings = tuple(_finding(claim, article.text, contents.words) for claim in claims)
        checked.append(CheckedArticle(article, findings))
    return Verification(tuple(checked))


def _place(claim: Claim) -> tuple[int, str, int]:
    found = _LINE.fullmatch(claim.locator)
    return int(found[1]) if found else 0, claim.location.path, claim.location.line


def _finding(claim: Claim, text: TextFile | None, words: Words) -> Finding:
    if text is None:
        return Finding(claim, "not checkable", "its article is missing")
    found = _LINE.fullmatch(claim.locator)
    if found is None:
        return Finding(claim, "not found", f"{claim.locator} is no line; give it as line 16")
    line = text.line(int(found[1]))
    if line is None or not line.strip():
        return Finding(claim, "not found", f"the article has no text on {claim.locator}")
    if not claim.printed:
        answer = _unprinted(claim)
    else:
        answer = held(claim, line, words) or _elsewhere(claim, text, int(found[1]))
    return Finding(claim, answer.outcome, answer.reason)


def _unprinted(claim: Claim) -> Held:
    if claim.states_number:
        return Held("not found", "states a number without printed; add the figure as it is printed")
    return Held("not checkable", f"states {_kind(claim)}, prints no number")


def _elsewhere(claim: Claim, text: TextFile, number: int) -> Held:
    other = text.line_with(claim.printed)
    hint = f"; it stands on line {other}" if other not in (None, number) else ""
    return Held("not found", f"{claim.locator} does not print it{hint}")


def _kind(claim: Claim) -> str:
    kind = type(claim.statement).__name__.lower()
    return {"order": "an order", "dated": "a date", "label": "a name"}.get(kind, kind)

"""What came of verifying articles: each claim with its outcome, and a line that counts them."""

from rich.text import Text

from chipcmp.model.contents import Contents
from chipcmp.reason.verify import CheckedArticle, Finding, Verification
from chipcmp.show.claim_words import ClaimWords
from chipcmp.show.console.entries import Entry, entries, entry
from chipcmp.show.console.layout import wrapped
from chipcmp.show.console.screen import Screen
from chipcmp.show.text import counted

STYLES = {"verified": "green", "differs": "bold red", "not found": "bold red"}
GROUP = "bold cyan"
WRONG = "bold red"


def verification(screen: Screen, contents: Contents, done: Verification) -> list[Text]:
    """Every article with its claims, in the order of its lines; last, how many ended how."""
    lines: list[Text] = []
    for checked in done.articles:
        lines += [*wrapped(_head(screen, checked), screen.width, 2)]
        lines += entries(screen, [_finding(screen, contents, f) for f in checked.findings], 1)
        lines.append(Text())
    counts = ", ".join(f"{number} {outcome}" for outcome, number in done.counts.items())
    read = sum(checked.article.state == "read" for checked in done.articles)
    articles = f"{read} of {counted(len(done.articles), 'article')} as fingerprinted"
    style = "bold" if done.is_success else WRONG
    return [*lines, *wrapped(screen.text(f"{counts}; {articles}", style), screen.width, 2)]


def _head(screen: Screen, checked: CheckedArticle) -> Text:
    article = checked.article
    if article.text is None:
        name = f" (no file has its fingerprint, none is called {article.source.file})"
        hint = name if article.source.file else " (no file has its fingerprint)"
        return screen.text(f"{article.source.id} · missing{hint}", WRONG)
    if article.state == "read":
        return screen.text(f"{article.source.id} · {article.text.name}", GROUP)
    return screen.text(f"{article.source.id} · {article.text.name} · {article.state}", WRONG)


def _finding(screen: Screen, contents: Contents, finding: Finding) -> Entry:
    claim = finding.claim
    chip = contents.chips[claim.chip].short_name
    row = contents.vocabulary.metrics[claim.metric].label
    details = (
        f"{chip}, {row}: {ClaimWords(contents).statement(claim)}",
        f"{claim.locator} prints “{claim.printed}”" if _prints(finding) else "",
        finding.reason
        if _prints(finding) or not claim.printed
        else f"“{claim.printed}”: {finding.reason}",
        str(claim.location),
    )
    return entry(screen, finding.outcome, details, style=STYLES.get(finding.outcome, ""))


def _prints(finding: Finding) -> bool:
    return bool(finding.claim.printed) and finding.outcome in ("verified", "differs")

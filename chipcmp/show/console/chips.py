"""Everything that is claimed of a chip, and everything that a source says."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.metrics import Row
from chipcmp.model.sources import Source
from chipcmp.reason.choose import View
from chipcmp.reason.disputed import Dispute, disputed
from chipcmp.show.claim_words import ClaimWords, aliases
from chipcmp.show.console.comparison import hint_lines
from chipcmp.show.console.entries import entries, entry
from chipcmp.show.console.layout import wrapped
from chipcmp.show.console.screen import Screen
from chipcmp.show.dispute_words import DisputeWords
from chipcmp.show.hint_words import HintWords
from chipcmp.show.text import counted

HEAD = "bold"
GROUP = "bold cyan"
CHOSEN = "green"
DISPUTED = "yellow"
UNDATED = "Left out: without a date"
UNHEARD = "Left out: said later, or by a source that is left out"


def chip_page(screen: Screen, view: View, chip: Chip) -> list[Text]:
    """A chip and every claim of it that is heard, by row, with disputes; last, what is left out."""
    contents = view.contents
    heard = {row: view.claims(chip.id, row) for row in contents.rows_of(chip.id)}
    claims = [claim for row in heard for claim in heard[row]]
    sources = len({claim.source for claim in claims})
    facts = [
        ("id", chip.id),
        ("kind", chip.kind),
        ("also", ", ".join(aliases(chip))),
        ("sheet", str(chip.location)),
        ("note", chip.note),
        ("claims", f"{counted(len(claims), 'claim')} of {counted(sources, 'source')}"),
        ("trust", view.trust.title),
    ]
    lines = _page(screen, chip.name, facts)
    found = disputed(view, chips=[chip.id])
    group = ""
    for row, said in heard.items():
        metric = contents.vocabulary.metrics[row.metric]
        if said and metric.group != group:
            group = metric.group
            lines += [Text(), *_head(screen, group[:1].upper() + group[1:], GROUP)]
        lines += _row(screen, view, chip, row) if said else []
        lines += _dispute(screen, view, [d for d in found.rows if d.row == row])
    for sentence in HintWords(contents).apart(found):
        lines += wrapped(screen.text(f"≠ {sentence}", DISPUTED), screen.width, 2)
    return [*lines, *_left_out(screen, view, contents.by_chip[chip.id].values())]


def _row(screen: Screen, view: View, chip: Chip, row: Row) -> list[Text]:
    words = ClaimWords(view.contents)
    choice = view.choose(chip.id, row)
    listed = [
        entry(
            screen,
            words.statement(claim),
            (words.source(claim), *words.details(claim)),
            style=CHOSEN if choice and claim is choice.claim else "",
        )
        for claim in view.claims(chip.id, row)
    ]
    head = screen.text(f" {view.contents.vocabulary.label(row)}", HEAD)
    return [*wrapped(head, screen.width, 3), *entries(screen, listed, 3)]


def _dispute(screen: Screen, view: View, found: Sequence[Dispute]) -> list[Text]:
    words = DisputeWords(view.contents)
    lines = []
    for dispute in found:
        text = screen.text(f"   ≠ {words.summary(dispute)}", DISPUTED)
        lines += wrapped(text, screen.width, 5)
        for hint in dispute.hints:
            lines += hint_lines(screen, words.hints.sentence(hint), indent=5)
    return lines


def _left_out(screen: Screen, view: View, rows: Iterable[Sequence[Claim]]) -> list[Text]:
    """The claims that the trust does not hear, those without a date apart from the others."""
    trust, words = view.trust, ClaimWords(view.contents)
    unheard = [claim for claims in rows for claim in claims if not trust.admits(claim)]
    undated: list[Claim] = []
    others: list[Claim] = []
    for claim in unheard:
        is_silenced = claim.source in trust.without
        (others if is_silenced or trust.said_on(claim) else undated).append(claim)
    lines = []
    for name, claims in ((UNDATED, undated), (UNHEARD, others)):
        listed = [
            entry(
                screen,
                words.statement(claim),
                (view.contents.vocabulary.label(claim.row), words.source(claim)),
            )
            for claim in claims
        ]
        if listed:
            lines += [Text(), *_head(screen, name, GROUP), *entries(screen, listed, 3)]
    return lines


def _head(screen: Screen, text: str, style: str) -> list[Text]:
    return wrapped(screen.text(text, style), screen.width, 2)


def source_page(screen: Screen, view: View, source: Source) -> list[Text]:
    """A source and everything that it says and is heard, by chip; last, what is left out."""
    contents = view.contents
    every = [claim for claim in contents.claims if claim.source == source.id]
    claims = [claim for claim in every if view.trust.admits(claim)]
    tier = contents.trust.tier_of_kind.get(source.kind)
    facts = [
        ("id", source.id),
        ("publisher", source.publisher),
        ("kind", f"{source.kind} (tier: {tier.label})" if tier else source.kind),
        ("date", source.date.text if source.date else "undated"),
        ("accessed", source.accessed.text if source.accessed else ""),
        ("language", source.language),
        ("url", source.url),
        ("licence", source.licence),
        ("from", ", ".join(source.derives_from)),
        ("states", ", ".join(f"{name} {value}" for name, value in source.conditions)),
        ("sha256", source.sha256),
        ("file", source.file),
        *(("inferred", f"{item.says}; evidence: {item.evidence}") for item in source.inferred),
        ("note", source.note),
        ("record", source.path),
        ("claims", f"{len(claims)}, of {counted(len({c.chip for c in claims}), 'chip')}"),
    ]
    lines = _page(screen, source.title, facts)
    by_chip: dict[str, list[Claim]] = {}
    for claim in claims:
        by_chip.setdefault(claim.chip, []).append(claim)
    for id_, said in by_chip.items():
        chip = contents.chips[id_]
        lines += [Text(), *wrapped(screen.text(chip.name, GROUP), screen.width, 2)]
        lines += _said(screen, contents, said)
    return [*lines, *_left_out(screen, view, [every])]


def _said(screen: Screen, contents: Contents, said: Sequence[Claim]) -> list[Text]:
    words, vocabulary = ClaimWords(contents), contents.vocabulary
    by_row: dict[Row, list[Claim]] = {}
    for claim in sorted(said, key=lambda claim: vocabulary.sort_key(claim.row)):
        by_row.setdefault(claim.row, []).append(claim)
    lines = []
    for row, claims in by_row.items():
        lines += wrapped(screen.text(f" {vocabulary.label(row)}", HEAD), screen.width, 3)
        listed = [
            entry(screen, words.statement(claim), (claim.locator, *words.details(claim)))
            for claim in claims
        ]
        lines += entries(screen, listed, 3)
    return lines


def _page(screen: Screen, title: str, facts: Sequence[tuple[str, str]]) -> list[Text]:
    listed = [entry(screen, name, (text,), style="dim") for name, text in facts if text]
    return [*wrapped(screen.text(title, HEAD), screen.width, 2), *entries(screen, listed, 1)]

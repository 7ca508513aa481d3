"""Everything that is claimed of a chip, and everything that a source says."""

from collections.abc import Sequence

from rich.text import Text

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.metrics import Row
from chipcmp.model.sources import Source
from chipcmp.show.claim_words import ClaimWords, aliases
from chipcmp.show.console.entries import entries, entry
from chipcmp.show.console.layout import wrapped
from chipcmp.show.console.screen import Screen
from chipcmp.show.text import counted

HEAD = "bold"
GROUP = "bold cyan"


def chip_page(screen: Screen, contents: Contents, chip: Chip) -> list[Text]:
    """A chip and every claim of it, by group of metrics and by row."""
    rows = contents.rows_of(chip.id)
    claims = [claim for row in rows for claim in contents.claims_of(chip.id, row)]
    sources = len({claim.source for claim in claims})
    about = f"{counted(len(claims), 'claim')} of {counted(sources, 'source')}"
    facts = [
        ("id", chip.id),
        ("kind", chip.kind),
        ("also", ", ".join(aliases(chip))),
        ("sheet", str(chip.location)),
        ("note", chip.note),
        ("claims", about),
    ]
    lines = _page(screen, chip.name, facts)
    group = ""
    for row in rows:
        metric = contents.vocabulary.metrics[row.metric]
        if metric.group != group:
            group = metric.group
            head = screen.text(group[:1].upper() + group[1:], GROUP)
            lines += [Text(), *wrapped(head, screen.width, 2)]
        lines += _row(screen, contents, row, contents.claims_of(chip.id, row))
    return lines


def _row(screen: Screen, contents: Contents, row: Row, claims: Sequence[Claim]) -> list[Text]:
    words = ClaimWords(contents)
    head = screen.text(f" {contents.vocabulary.label(row)}", HEAD)
    listed = [
        entry(screen, words.statement(claim), (words.source(claim), *words.details(claim)))
        for claim in claims
    ]
    return [*wrapped(head, screen.width, 3), *entries(screen, listed, 3)]


def source_page(screen: Screen, contents: Contents, source: Source) -> list[Text]:
    """A source and everything that it says, by chip."""
    claims = [claim for claim in contents.claims if claim.source == source.id]
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
    return lines


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

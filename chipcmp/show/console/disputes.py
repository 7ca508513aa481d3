"""Disputes as people read them: what is disputed, its sides, the one picked, and the hints."""

from collections.abc import Sequence

from rich.text import Text

from chipcmp.reason.choose import View
from chipcmp.reason.disputed import Dispute, Disputes
from chipcmp.reason.disputes import Side
from chipcmp.reason.hints.kinds import Contradiction
from chipcmp.show.claim_words import ClaimWords
from chipcmp.show.console.comparison import hint_lines
from chipcmp.show.console.entries import Entry, entries, entry
from chipcmp.show.console.layout import wrapped
from chipcmp.show.console.screen import Screen
from chipcmp.show.dispute_words import DisputeWords
from chipcmp.show.reasons import Reasons
from chipcmp.show.text import counted

HEAD = "bold"
CHOSEN = "green"
DISPUTED = "yellow"
INDENT = 2


def disputes(screen: Screen, view: View, found: Disputes) -> list[Text]:
    """The trust in force, every dispute with its sides and hints, and a line that counts them."""
    lines = wrapped(screen.text(view.trust.title, HEAD), screen.width)
    for dispute in found.rows:
        lines += [Text(), *_dispute(screen, view, dispute)]
    said = DisputeWords(view.contents).hints.apart(found)
    lines += [Text()] if said else []
    for sentence in said:
        lines += wrapped(screen.text(f"≠ {sentence}", DISPUTED), screen.width, INDENT)
    return [*lines, Text(), *wrapped(screen.text(_count(found), HEAD), screen.width, INDENT)]


def _dispute(screen: Screen, view: View, dispute: Dispute) -> list[Text]:
    words = DisputeWords(view.contents)
    head = Text.assemble(
        screen.text(words.subject(dispute), HEAD),
        screen.text(f" · {words.summary(dispute)}", DISPUTED),
    )
    lines = wrapped(head, screen.width, INDENT)
    hints = [hint for hint in dispute.hints if not isinstance(hint, Contradiction)]
    sides = dispute.verdict.sides_from(dispute.choice.claim if dispute.choice else None)
    for side, told in zip(sides, _sides(screen, view, dispute, sides), strict=True):
        lines += told
        for hint in hints:
            if set(hint.claims) <= set(side.claims):
                lines += hint_lines(screen, words.hints.sentence(hint), indent=INDENT + 2)
    if dispute.choice and dispute.chosen is None:
        claimed = ClaimWords(view.contents).statement(dispute.choice.claim)
        reason = Reasons(view).rule(dispute.choice)
        text = f"chosen is none of them but {claimed}, because {reason}"
        lines += wrapped(Text("  ") + screen.text(text), screen.width, INDENT + 2)
    return lines


def _sides(screen: Screen, view: View, dispute: Dispute, sides: Sequence[Side]) -> list[list[Text]]:
    """The lines of each side; their values share a column."""
    listed = [_side(screen, view, dispute, side) for side in sides]
    wide = max((item.head.cell_len for item in listed), default=0)
    for item in listed:
        item.head.pad_right(wide - item.head.cell_len)
    return [entries(screen, [item], INDENT) for item in listed]


def _side(screen: Screen, view: View, dispute: Dispute, side: Side) -> Entry:
    words = DisputeWords(view.contents)
    is_chosen = dispute.chosen is side and dispute.choice is not None
    rule = f"chosen: {Reasons(view).rule(dispute.choice)}" if is_chosen and dispute.choice else ""
    details = (words.backing(side), ", ".join(words.sources(side)), rule)
    return entry(screen, words.value(side), details, style=CHOSEN if is_chosen else "")


def _count(found: Disputes) -> str:
    if not (found.rows or found.contradictions or found.orders):
        return "no disputes"
    explained = sum(bool(dispute.hints) for dispute in found.rows)
    parts = [counted(len(found.rows), "dispute"), f"{explained} with a hint"]
    if found.contradictions:
        parts.append(f"{counted(len(found.contradictions), 'contradiction')}")
    if found.orders:
        parts.append(f"{counted(len(found.orders), 'order')} that values contradict")
    return ", ".join(parts)

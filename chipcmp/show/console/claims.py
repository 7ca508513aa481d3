"""Claims as entries of a list: what each states, its source, and all that the sheet says of it."""

from collections.abc import Sequence

from rich.text import Text

from chipcmp.model.claims import Claim
from chipcmp.reason.choose import View
from chipcmp.show.claim_words import ClaimWords
from chipcmp.show.console.entries import entries, entry
from chipcmp.show.console.screen import Screen

CHOSEN = "green"


def claim_entries(
    screen: Screen, view: View, claims: Sequence[Claim], chosen: Claim | None = None
) -> list[Text]:
    """Claims with their source, its tier and date, and all that the sheet says of them."""
    words = ClaimWords(view.contents)
    listed = []
    for claim in claims:
        source = view.contents.sources[claim.source]
        tier = view.trust.tier(claim.source)
        date = source.date.text if source.date else "undated"
        details = (words.source(claim), tier.label if tier else "", date, *words.details(claim))
        style = CHOSEN if claim is chosen else ""
        listed.append(entry(screen, words.statement(claim), details, style=style))
    return entries(screen, listed, 4)

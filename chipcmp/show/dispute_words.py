"""A dispute in words: its subject, its sides with sources, dates and voices, the spread."""

from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.numbers import significant
from chipcmp.model.statements import Share
from chipcmp.reason.disputed import Dispute
from chipcmp.reason.disputes import Side
from chipcmp.reason.hints.fits import speaker
from chipcmp.show.claim_words import ClaimWords
from chipcmp.show.digits import MOST_DIGITS
from chipcmp.show.hint_words import HintWords
from chipcmp.show.text import counted, plain

_DIGITS = 2


@dataclass(frozen=True, slots=True)
class DisputeWords:
    """Words disputes without marks: sources stand by their ids."""

    contents: Contents

    @property
    def hints(self) -> HintWords:
        """What words the hints."""
        return HintWords(self.contents)

    def subject(self, dispute: Dispute) -> str:
        """What is disputed: ``H100 SXM: Memory bandwidth``."""
        label = self.contents.vocabulary.label(dispute.row)
        footing = f", {self._footing(dispute)}" if dispute.verdict.footing else ""
        return plain(f"{dispute.chip.short_name}: {label}{footing}")

    def _footing(self, dispute: Dispute) -> str:
        share = dispute.verdict.sides[0].lead.statement
        if isinstance(share, Share):
            return f"as a share of {self.contents.chips[share.of].short_name}"
        return dispute.verdict.footing

    def summary(self, dispute: Dispute) -> str:
        """How many sides and voices there are, and how far the values lie apart."""
        verdict = dispute.verdict
        sides, voices = counted(len(verdict.sides), "side"), counted(verdict.voices, "voice")
        return f"{sides}, {voices} in all{self.spread(dispute)}"

    def spread(self, dispute: Dispute) -> str:
        """The largest over the smallest value; nothing where the sides are no numbers."""
        if dispute.spread is None:
            return ""
        return f", the largest {times(dispute.spread)} times the smallest"

    def value(self, side: Side) -> str:
        """What a side states, by the claim that speaks for it, in its own unit."""
        return ClaimWords(self.contents).statement(speaker(side))

    def backing(self, side: Side) -> str:
        """How many sources and independent voices a side has."""
        return f"{counted(len(side.sources), 'source')}, {counted(side.voices, 'voice')}"

    def sources(self, side: Side) -> tuple[str, ...]:
        """The sources of a side, each with when it said so, as exactly as is known."""
        return tuple(
            f"{plain(id_)} {self.said(next(c for c in side.claims if c.source == id_))}"
            for id_ in side.sources
        )

    def said(self, claim: Claim) -> str:
        """When a claim was made: its own date, else its source's."""
        days = claim.stated or self.contents.sources[claim.source].date
        return days.text if days else "undated"


def times(spread: Fraction) -> str:
    """How many times one value is another, with as many digits as tell it from once.

    >>> times(Fraction(480, 335)), times(Fraction(204, 200))
    ('1.4', '1.02')
    """
    digits = _DIGITS
    while (text := significant(spread, digits)).strip("0") == "1." and digits < MOST_DIGITS:
        digits += 1
    return text

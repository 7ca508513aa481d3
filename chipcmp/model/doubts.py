"""Doubts about claims, before their lines and columns are looked up."""

from dataclasses import dataclass

from chipcmp.model.claims import Claim


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a check doubts about a claim, in a sentence: found, expected, what to do.

    ``answer`` is the reason that the sheet gives why the claim stands nevertheless.
    """

    claim: Claim
    check: str
    text: str

    @property
    def answer(self) -> str:
        """The reason by which the claim's sheet answers it, or nothing."""
        return dict(self.claim.answers).get(self.check, "")

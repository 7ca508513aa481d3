"""A claim on its own, in words: what it states, where, and what must be said beside it."""

from dataclasses import dataclass

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.names import name_key
from chipcmp.model.statements import Order, Range, Share
from chipcmp.show.text import plain


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Words claims of a catalog."""

    contents: Contents

    def statement(self, claim: Claim) -> str:
        """What it states, in its own unit: ``4.0 TB/s``, ``15 % of H100 SXM``."""
        match claim.statement:
            case Share(text, _, of):
                return plain(f"{text} of {self.contents.chips[of].short_name}")
            case Order(side, chip):
                return plain(f"{side} {self.contents.chips[chip].short_name}")
            case Range(low, high) if low.unit == high.unit:
                return f"{low.number.text} to {high}"
        return plain(claim.text)

    def source(self, claim: Claim) -> str:
        """Where it is said: the source's id and the place in it."""
        return plain(f"{claim.source}, {claim.locator}")

    def details(self, claim: Claim) -> tuple[str, ...]:
        """Everything else that the sheet says of it, the place in the sheet last."""
        parts = [
            f"printed “{claim.printed}”" if claim.printed else "",
            f"said by {claim.said_by}" if claim.said_by else "",
            claim.basis if claim.basis != "nominal" else "",
            *(f"{name} not stated" for name in claim.undeclared),
            *(f"{name} by convention" for name in claim.by_convention),
            f"stated {claim.stated}" if claim.stated else "",
            f"from {', '.join(claim.derives_from)}" if claim.derives_from else "",
            f"note: {claim.note.rstrip('.')}" if claim.note else "",
            *(f"doubt ({check}) answered: {why.rstrip('.')}" for check, why in claim.answers),
            str(claim.location),
        ]
        return tuple(plain(part) for part in parts if part)


def aliases(chip: Chip) -> tuple[str, ...]:
    """The names of a chip that do not follow from its full name."""
    known = {name_key(chip.name), name_key(chip.short_name), name_key(chip.id)}
    return tuple(alias for alias in chip.aliases if name_key(alias) not in known)

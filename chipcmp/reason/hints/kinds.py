"""The kinds of hint: frozen facts, from which sentences are made elsewhere."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.days import Days
from chipcmp.model.metrics import Need, Row
from chipcmp.reason.disputes import Side

Kind = Literal[
    "mix-up", "factor", "variant", "date", "engine", "precision", "contradiction",
]  # fmt: skip
Cause = Literal["condition", "bits", "binary", "scale"]


@dataclass(frozen=True, slots=True)
class Match:
    """Where else a side's value stands: the chip, the row, and the side that gives it there."""

    chip: Chip
    row: Row
    side: Side


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A side whose value stands elsewhere as well: the rows in which it does."""

    side: Side
    matches: tuple[Match, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that it is about."""
        return self.side.claims

    @property
    def grounds(self) -> tuple[Claim, ...]:
        """The claims that it rests on."""
        return tuple(claim for match in self.matches for claim in match.side.claims)


@dataclass(frozen=True, slots=True)
class MixUp(LookAlike):
    """Other chips of the vendor have this value, undisputed; the nearest release first."""

    @property
    def kind(self) -> Kind:
        """The kind of hint."""
        return "mix-up"


@dataclass(frozen=True, slots=True)
class Variant(LookAlike):
    """A bin or form factor of the same name has this value: a member of the family, or a variant.

    A match in the chip's own sheet names the variant by the condition of its row.
    """

    @property
    def kind(self) -> Kind:
        """The kind of hint."""
        return "variant"


@dataclass(frozen=True, slots=True)
class OtherRow(LookAlike):
    """The chip, or a bin of its name, has this value under another engine or precision.

    ``condition`` names what differs; ``value`` is what it is in the rows where the value stands.
    """

    condition: Literal["engine", "precision"]
    value: str

    @property
    def kind(self) -> Kind:
        """The kind of hint: that of the condition."""
        return self.condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A side is a simple multiple of another: ``side`` times ``factor`` is ``other``.

    ``cause`` is what the factor may stand for: a condition (2), bits for bytes (8), a binary
    prefix (1.024 to the ``power``) or a slip of scale (10 to the ``power``). For a condition,
    ``condition`` and ``value`` say under which one the side's value may really stand: sparsity
    2:4, where the row is about dense rates.
    """

    side: Side
    other: Side
    factor: Fraction
    cause: Cause
    power: int = 1
    condition: str = ""
    value: str = ""

    @property
    def kind(self) -> Kind:
        """The kind of hint."""
        return "factor"

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that it is about."""
        return self.side.claims

    @property
    def grounds(self) -> tuple[Claim, ...]:
        """The claims that it rests on."""
        return self.other.claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A side was said before the others: it may be a preliminary figure.

    ``said`` is the last day of the side's claims, ``others`` the first of the other side's;
    ``released`` is the chip's release, as the trust in force has it.
    """

    side: Side
    other: Side
    said: date
    others: date
    released: Days

    @property
    def kind(self) -> Kind:
        """The kind of hint."""
        return "date"

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that it is about."""
        return self.side.claims

    @property
    def grounds(self) -> tuple[Claim, ...]:
        """The claims that it rests on."""
        return self.other.claims


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A chip is said to lack what its values, claimed by others, need."""

    claim: Claim
    need: Need
    grounds: tuple[Claim, ...]

    @property
    def kind(self) -> Kind:
        """The kind of hint."""
        return "contradiction"

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that it is about."""
        return (self.claim,)


Hint = MixUp | Variant | OtherRow | Factor | Earlier | Contradiction

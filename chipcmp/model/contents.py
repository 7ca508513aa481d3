"""Everything that was read, with claims findable by chip and row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chipcmp.model.chips import Chip, Conversion, Family
from chipcmp.model.claims import Claim
from chipcmp.model.mappings import Rebuilding, frozen, rebuilding
from chipcmp.model.metrics import Row, Vocabulary
from chipcmp.model.problems import Problem
from chipcmp.model.sources import Source, TrustTable
from chipcmp.model.words import Words

ClaimsByRow = Mapping[Row, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The contents of a catalog, checked: every id that a part names is in it.

    Nothing in it can be changed; `dataclasses.replace` makes other contents of it.
    ``sha256`` is the fingerprint of all files read; ``doubts`` are findings that do not fail.
    """

    vocabulary: Vocabulary
    trust: TrustTable
    sources: Mapping[str, Source]
    chips: Mapping[str, Chip]
    families: Mapping[str, Family]
    claims: tuple[Claim, ...]
    words: Words = field(default_factory=Words)
    doubts: tuple[Problem, ...] = ()
    files: int = 0
    sha256: str = ""
    by_chip: Mapping[str, ClaimsByRow] = field(init=False, repr=False, compare=False)
    conversions: Mapping[str, tuple[Conversion, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("sources", "chips", "families"):
            object.__setattr__(self, name, frozen(getattr(self, name)))
        grouped: dict[str, dict[Row, list[Claim]]] = {chip: {} for chip in self.chips}
        for claim in self.claims:
            grouped[claim.chip].setdefault(claim.row, []).append(claim)
        by_chip = {
            chip: frozen({row: tuple(claims) for row, claims in rows.items()})
            for chip, rows in grouped.items()
        }
        object.__setattr__(self, "by_chip", frozen(by_chip))
        rules: dict[str, list[Conversion]] = {}
        for family in self.families.values():
            for member in family.members:
                rules.setdefault(member, []).extend(family.conversions)
        conversions = {chip: tuple(found) for chip, found in rules.items()}
        object.__setattr__(self, "conversions", frozen(conversions))

    def __reduce__(self) -> Rebuilding:
        return rebuilding(self)

    @property
    def latest(self) -> date | None:
        """The latest day that the date of a source, or of its reading, surely reaches.

        What is dated by a month or a year only reaches its first day. None where all are undated.
        """
        every = (
            days for source in self.sources.values() for days in (source.date, source.accessed)
        )
        return max((days.first for days in every if days), default=None)

    def claims_of(self, chip: str, row: Row) -> tuple[Claim, ...]:
        """What is claimed of a chip in a row, in the order it was read."""
        return self.by_chip[chip].get(row, ())

    def rows_of(self, chip: str) -> tuple[Row, ...]:
        """The rows in which anything is claimed of a chip, in order of presentation."""
        return tuple(sorted(self.by_chip[chip], key=self.vocabulary.sort_key))

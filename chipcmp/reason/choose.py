"""Which claim of a chip stands in a row, chosen by the trust in force, and by which rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from chipcmp.model.chips import Conversion
from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Row
from chipcmp.model.sources import Tier
from chipcmp.model.statements import Share, Value
from chipcmp.reason.disputes import Comparer, Side, Verdict, footing, is_comparable, width
from chipcmp.reason.trust import Trust
from chipcmp.reason.voices import Lineage

Rule = Literal[
    "only claim", "most voices", "preferred source", "tier", "baseline's source",
    "order of sources", "finer digits", "source id and line",
]  # fmt: skip

VENDOR = "vendor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A claim that was chosen for a row, its tier, the rule that decided, and what was passed over.

    ``conversion`` is the family's rule by which a claim of another row stands here.
    """

    claim: Claim
    row: Row
    rule: Rule
    tier: Tier | None
    others: tuple[Claim, ...] = ()
    conversion: Conversion | None = None

    @property
    def states_share(self) -> bool:
        """Whether the claim is a share of another chip."""
        return isinstance(self.claim.statement, Share)

    @property
    def exact(self) -> Fraction | None:
        """The value in base units, converted where a conversion applies; None for no single one."""
        value = self.claim.exact
        return value * self.conversion.factor if value is not None and self.conversion else value

    @property
    def interval(self) -> Interval | None:
        """The values in base units that the claim's digits can stand for."""
        interval = self.claim.interval
        return interval.scaled(self.conversion.factor) if interval and self.conversion else interval


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A catalog's contents as one trust sees them."""

    contents: Contents
    trust: Trust
    lineage: Lineage

    @classmethod
    def of(cls, contents: Contents, trust: Trust) -> "View":
        """The view of these contents that this trust gives."""
        lineage = Lineage.of(contents.sources, contents.trust)
        return cls(contents=contents, trust=trust, lineage=lineage)

    def claims(self, chip: str, row: Row) -> tuple[Claim, ...]:
        """The claims of a chip in a row that the trust hears."""
        return tuple(filter(self.trust.admits, self.contents.claims_of(chip, row)))

    def undated(self, chips: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these chips that an as-of date leaves out because they bear no date."""
        if self.trust.as_of is None:
            return ()
        rows = (claims for chip in chips for claims in self.contents.by_chip[chip].values())
        every = (claim for claims in rows for claim in claims)
        heard = (claim for claim in every if claim.source not in self.trust.without)
        return tuple(claim for claim in heard if self.trust.said_on(claim) is None)

    def has_vendor(self, chip: str) -> bool:
        """Whether a vendor's document is among the sources that are heard of a chip."""
        every = (c for claims in self.contents.by_chip[chip].values() for c in claims)
        # The catalog's table says who is a vendor: a user's own trust may name its tiers otherwise.
        kinds = {self.contents.sources[c.source].kind for c in every if self.trust.admits(c)}
        tiers = (tier for tier in self.contents.trust.tiers if tier.id == VENDOR)
        return any(kinds & set(tier.kinds) for tier in tiers)

    def verdict(self, chip: str, row: Row, *, like: Claim | None = None) -> Verdict:
        """How the heard claims of a chip in a row stand to each other, the strongest side first.

        ``like`` is the claim on whose footing they stand: what is measured stands apart.
        """
        found = self.comparer(row).verdict(chip, row, self.claims(chip, row), like=like)
        return replace(found, sides=tuple(sorted(self._led(found, row), key=self.strength)))

    def verdicts(self, chip: str, row: Row) -> tuple[Verdict, ...]:
        """A verdict for each footing that claims of a row have, the nominal values' first."""
        heard = (claim for claim in self.claims(chip, row) if is_comparable(claim))
        footings = {footing(claim): claim for claim in heard}
        return tuple(self.verdict(chip, row, like=footings[name]) for name in sorted(footings))

    def verdict_of(self, chip: str, row: Row, choice: Choice | None) -> Verdict:
        """How the claims stand behind a choice; beside a share that is not disputed, the values."""
        if choice is None:
            return self.verdict(chip, row)
        found = self.verdict(chip, choice.claim.row, like=choice.claim)
        if found.is_disputed or not choice.states_share:
            return found
        return self.verdict(chip, choice.claim.row)

    def rules(self, chip: str) -> tuple[Conversion, ...]:
        """The conversions that hold for a chip by sources that the trust hears."""
        found = self.contents.conversions.get(chip, ())
        return tuple(rule for rule in found if self.trust.hears(rule.source))

    def strength(self, side: Side) -> tuple[int, int]:
        """What sorts sides by how strong they are: most voices first, ties by trust."""
        return -side.voices, self.trust.rank(side.lead.source)

    def _led(self, found: Verdict, row: Row) -> list[Side]:
        return [
            replace(side, lead=self._by_tier(side.claims, row, "").claim) for side in found.sides
        ]

    def comparer(self, row: Row) -> Comparer:
        """What decides which claims of a row can both hold."""
        vocabulary = self.contents.vocabulary
        return Comparer(vocabulary.metrics[row.metric], vocabulary.units, self.lineage)

    def choose(self, chip: str, row: Row, *, first: str = "") -> Choice | None:
        """The claim that stands for a chip in a row, or None where nothing is claimed.

        ``first`` is the baseline's source, which goes first within the chip's best tier. A claim
        of another row is converted only where the row itself has none (RULES: Choose).
        """
        direct = self._best(self.claims(chip, row), row, first)
        return direct or self._converted(chip, row, first)

    def choose_value(self, chip: str, row: Row) -> Choice | None:
        """As `choose`, among claims that state a value: what a share of this chip is a share of."""
        values = [c for c in self.claims(chip, row) if isinstance(c.statement, Value)]
        direct = self._best(values, row, "")
        return direct or self._converted(chip, row, "")

    def _converted(self, chip: str, row: Row, first: str) -> Choice | None:
        found = []
        for rule in self.rules(chip):
            origin = rule.origin(row)
            claims = self.claims(chip, origin) if origin else ()
            values = [claim for claim in claims if isinstance(claim.statement, Value)]
            choice = self._best(values, row, first)
            if choice is not None:
                found.append(replace(choice, conversion=rule))
        # Of several rules the one whose claim is believed first.
        return min(
            found,
            key=lambda choice: (
                self.trust.rank(choice.claim.source),
                self._order(choice.claim, first),
            ),
            default=None,
        )

    def _best(self, claims: Sequence[Claim], row: Row, first: str) -> Choice | None:
        # What says how much comes before what only bounds or orders it, or says that nobody tells.
        heard = [claim for claim in claims if claim.is_settling] or list(claims)
        if not heard:
            return None
        pool = self._loudest(heard, row)
        choice = self._by_tier(pool, row, first)
        rule = choice.rule if len(pool) > 1 or len(heard) == 1 else "most voices"
        if len(pool) < len(heard) and self._is_tied(heard, row):
            rule = "tier"
        others = tuple(claim for claim in claims if claim is not choice.claim)
        return replace(choice, rule=rule, others=others)

    def _by_tier(self, pool: Sequence[Claim], row: Row, first: str) -> Choice:
        best = min(self.trust.rank(claim.source) for claim in pool)
        tiered = [claim for claim in pool if self.trust.rank(claim.source) == best]
        rule: Rule = "only claim"
        if len(tiered) < len(pool):
            rule = "preferred source" if best < 0 else "tier"
        ordered = sorted(tiered, key=lambda claim: self._order(claim, first))
        if len(ordered) > 1:
            rule = self._deciding(ordered[0], ordered[1], first)
        return Choice(claim=ordered[0], row=row, rule=rule, tier=self.trust.tier(ordered[0].source))

    def _loudest(self, claims: Sequence[Claim], row: Row) -> Sequence[Claim]:
        # Where voices decide, the claims of the strongest side; a preferred source goes before.
        is_preferred = any(self.trust.rank(claim.source) < 0 for claim in claims)
        if self.trust.order.by != "voices" or is_preferred:
            return claims
        sides = self._sides(claims, row)
        return min(sides, key=self.strength).claims if sides else claims

    def _is_tied(self, claims: Sequence[Claim], row: Row) -> bool:
        voices = sorted((side.voices for side in self._sides(claims, row)), reverse=True)
        return voices[:1] == voices[1:2]

    def _sides(self, claims: Sequence[Claim], row: Row) -> list[Side]:
        return self._led(self.comparer(row).verdict("", row, claims), row)

    def _order(self, claim: Claim, first: str) -> tuple[bool, int, bool, Fraction, str, object]:
        span = width(claim)
        return (
            claim.source != first,
            self.trust.place(claim.source),
            span is None,
            span or Fraction(0),
            claim.source,
            claim.location,
        )

    def _deciding(self, best: Claim, second: Claim, first: str) -> Rule:
        one, other = self._order(best, first), self._order(second, first)
        if one[0] != other[0]:
            return "baseline's source"
        if one[1] != other[1]:
            return "order of sources"
        return "finer digits" if one[2:4] != other[2:4] else "source id and line"

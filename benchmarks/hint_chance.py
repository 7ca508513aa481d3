# ruff: noqa: INP001  # a program, run by its path
"""How often each hint fires on the shipped disputes, and on values drawn at random instead.

    python benchmarks/hint_chance.py [DRAWS]

In every shipped dispute of numbers the minority is replaced by one claim with a drawn value of two
to four digits in the row's unit: log-uniform over the metric's plausible range, and again from a
third to three times the majority's value, where disputes really are. Draws that agree with the
majority are drawn again. Whatever may be left undeclared is, so that hints fire more often than on
real claims. Counted are the hints about the drawn claim.

The date hint does not look at values: a drawn claim keeps the date of the one that it replaces.
The contradiction hint belongs to no dispute of numbers.
"""

import math
import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

import chipcmp
from chipcmp.model.claims import Claim
from chipcmp.model.intervals import Interval
from chipcmp.model.numbers import Number, significant
from chipcmp.model.quantities import Quantity
from chipcmp.model.statements import Value
from chipcmp.reason.asked import trust
from chipcmp.reason.choose import View
from chipcmp.reason.disputed import Dispute, disputed
from chipcmp.reason.hints.evidence import Evidence
from chipcmp.reason.hints.explain import explain
from chipcmp.reason.hints.fits import speaker
from chipcmp.reason.hints.kinds import Factor, Hint
from chipcmp.reason.hints.suspects import ranked

DRAWS = 1000
SEED = 20250704
DIGITS = (2, 3, 4)
NEAR = 3


@dataclass(frozen=True, slots=True)
class Chance:
    """In how many disputes each kind of hint fires, and out of how many."""

    fired: Counter[str]
    disputes: int


@dataclass(frozen=True, slots=True)
class Chances:
    """The counts of all shipped disputes, of those of numbers, and of drawn values."""

    shipped: Chance
    numbers: Chance
    plausible: Chance
    near: Chance


def measure(draws: int = DRAWS, seed: int = SEED) -> Chances:
    """The counts over the shipped catalog, with so many draws for each dispute of numbers."""
    contents = chipcmp.load().contents
    view = View.of(contents, trust(contents))
    found = disputed(view).rows
    numbers = [dispute for dispute in found if dispute.spread is not None]
    drawing = Drawing(view, Evidence.of(view), random.Random(seed))  # noqa: S311  # no secret
    return Chances(
        shipped=Chance(_counted(dispute.hints for dispute in found), len(found)),
        numbers=Chance(_counted(dispute.hints for dispute in numbers), len(numbers)),
        plausible=Chance(
            _counted(drawing.hints(d, drawing.plausible(d)) for d in numbers for _ in range(draws)),
            len(numbers) * draws,
        ),
        near=Chance(
            _counted(drawing.hints(d, drawing.near(d)) for d in numbers for _ in range(draws)),
            len(numbers) * draws,
        ),
    )


def _counted(disputes: Iterable[tuple[Hint, ...]]) -> Counter[str]:
    return Counter(name for hints in disputes for name in names(hints))


def names(hints: tuple[Hint, ...]) -> set[str]:
    """The kinds among hints, factors told apart by what they stand for."""
    return {
        f"factor: {hint.condition or hint.cause}" if isinstance(hint, Factor) else hint.kind
        for hint in hints
    }


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws rivals for the majorities of disputes."""

    view: View
    evidence: Evidence
    source: random.Random

    def hints(self, dispute: Dispute, interval: Interval) -> tuple[Hint, ...]:
        """The hints about a claim with a value drawn from an interval, against the majority."""
        first, *_, last = ranked(dispute.verdict)
        comparer = self.view.comparer(dispute.row)
        while True:
            claim = self.claim(speaker(last), interval)
            if any(comparer.meets(claim, other) for other in first.claims):
                continue
            verdict = comparer.verdict(dispute.chip.id, dispute.row, (*first.claims, claim))
            found = explain(self.evidence, verdict)
            return tuple(hint for hint in found if self.is_about(hint, claim))

    @staticmethod
    def is_about(hint: Hint, claim: Claim) -> bool:
        """Whether a hint is about a claim; a factor is about both sides."""
        return claim in hint.claims or (isinstance(hint, Factor) and claim in hint.grounds)

    def claim(self, like: Claim, interval: Interval) -> Claim:
        """A claim like another, with a value drawn from an interval."""
        metric = self.view.contents.vocabulary.metrics[like.metric]
        unit = metric.unit_of(like.row)
        if unit is None or not interval.low or interval.high is None:
            raise ValueError(f"{metric.id} has no interval above zero to draw from")
        low, high = (math.log(end / unit.factor) for end in (interval.low, interval.high))
        value = Fraction(math.exp(self.source.uniform(low, high)))
        text = significant(value, self.source.choice(DIGITS))
        silent = tuple(condition.name for condition in metric.conditions if not condition.required)
        quantity = Quantity(Number.parse(text), unit)
        return replace(like, statement=Value(quantity), undeclared=silent)

    def plausible(self, dispute: Dispute) -> Interval:
        """The plausible range of a dispute's row."""
        sizes = dict(self.view.contents.vocabulary.metrics[dispute.row.metric].plausible)
        return sizes.get(dispute.row.value("scope") or "") or sizes[""]

    def near(self, dispute: Dispute) -> Interval:
        """From a third of the majority's value to three times it."""
        value = speaker(ranked(dispute.verdict)[0]).exact or Fraction(1)
        return Interval.between(value / NEAR, value * NEAR)


def table(chances: Chances) -> str:
    """The rates as a table in Markdown."""
    columns = {
        "all shipped disputes": chances.shipped,
        "shipped disputes of numbers": chances.numbers,
        "drawn, plausible range": chances.plausible,
        "drawn, a third to three times": chances.near,
    }
    heads = [f"{name} ({chance.disputes})" for name, chance in columns.items()]
    lines = [f"| hint | {' | '.join(heads)} |", f"|---|{'---|' * len(heads)}"]
    for name in sorted(set().union(*(chance.fired for chance in columns.values()))):
        cells = [
            f"{chance.fired[name] / chance.disputes:.2%}"
            if chance in (chances.plausible, chances.near)
            else f"{chance.fired[name]} ({chance.fired[name] / chance.disputes:.0%})"
            for chance in columns.values()
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table(measure(*map(int, sys.argv[1:2]))) + "\n")

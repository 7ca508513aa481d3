"""Identities applied to a chip: the rows that they relate, and the claims there that can hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from chipcmp.model.chips import Conversion
from chipcmp.model.claims import Claim
from chipcmp.model.formulas import Constant, Formula, Identity, Operation, Reference
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Row
from chipcmp.model.statements import Value
from chipcmp.reason.choose import View
from chipcmp.reason.disputes import footing

_MOST_WAYS = 2000


@dataclass(frozen=True, slots=True)
class Equation:
    """An identity of a chip: for each reference its chip and row, and what says that it holds."""

    identity: Identity
    rows: tuple[tuple[Reference, str, Row], ...]
    because: str


@dataclass(frozen=True, slots=True)
class Holding:
    """The claims of an equation's rows: those that fit some claims of the others, and the rest."""

    equation: Equation
    fitting: tuple[Claim, ...]
    unfitting: tuple[Claim, ...]


def equations(view: View, chip: str) -> Iterator[Equation]:
    """Every identity that a chip has claims for: of the vocabulary, and of its families."""
    for identity in view.contents.vocabulary.identities:
        yield from _general(view, chip, identity)
    seen: set[frozenset[Row]] = set()
    for family in view.contents.families.values():
        if chip in family.members:
            for rule in (*family.conversions, *family.identities):
                for row in view.contents.rows_of(chip):
                    target = rule.target(row)
                    pair = frozenset({row, target} if target else {row})
                    if target and pair not in seen and view.claims(chip, target):
                        seen.add(pair)
                        yield _ruled(chip, rule, row, target)


def held(view: View, equation: Equation) -> Holding | None:
    """Which claims fit; None where a row has none that states a value, or there are too many.

    Where nothing fits, the claims of the row with the fewest sources are the ones that do not: of
    two rows with as many, those of the one that the identity names first.
    """
    values: list[dict[Interval, list[Claim]]] = []
    for _, chip, row in equation.rows:
        found: dict[Interval, list[Claim]] = {}
        for claim in view.claims(chip, row):
            if isinstance(claim.statement, Value) and claim.interval and not footing(claim):
                found.setdefault(claim.interval, []).append(claim)
        values.append(found)
    ways = 1
    for found in values:
        ways *= len(found)
    if not 0 < ways <= _MOST_WAYS:
        return None
    fitting = _fitting(equation, values)
    everything = [claim for found in values for claims in found.values() for claim in claims]
    fits = [claim for claim in everything if id(claim) in fitting]
    if fits:
        rest = [claim for claim in everything if id(claim) not in fitting]
        return Holding(equation, tuple(fits), tuple(rest))
    fewest = min(values, key=lambda found: len({c.source for cs in found.values() for c in cs}))
    return Holding(equation, (), tuple(c for claims in fewest.values() for c in claims))


def _fitting(equation: Equation, values: list[dict[Interval, list[Claim]]]) -> set[int]:
    references = [reference for reference, _, _ in equation.rows]
    fitting: set[int] = set()
    for way in product(*values):
        given: Mapping[Reference, Interval] = dict(zip(references, way, strict=True))
        try:
            left = equation.identity.left.interval(given)
            right = equation.identity.right.interval(given)
        except ZeroDivisionError:
            continue
        if left.meets(right):
            for interval, found in zip(way, values, strict=True):
                fitting |= {id(claim) for claim in found[interval]}
    return fitting


def _general(view: View, chip: str, identity: Identity) -> Iterator[Equation]:
    vocabulary, known = view.contents.vocabulary, view.contents.chips
    anchor, *_ = identity.references
    for row in view.contents.rows_of(chip):
        if row.metric != anchor.metric or vocabulary.row(anchor, dict(row.conditions)) != row:
            continue
        rows = []
        for reference in identity.references:
            whose = known[chip].made_of if reference.whose == "part" else chip
            found = vocabulary.row(reference, dict(row.conditions))
            if whose and found and view.claims(whose, found):
                rows.append((reference, whose, found))
        if len(rows) == len(identity.references):
            yield Equation(identity, tuple(rows), "")


def _ruled(chip: str, rule: Conversion, row: Row, target: Row) -> Equation:
    one, other = Reference(rule.metric, rule.new), Reference(rule.metric, rule.old)
    new, old = (", ".join(value for _, value in pairs) for pairs in (rule.new, rule.old))
    times = "" if rule.factor == Fraction(1) else f"{rule.factor} × "
    text = f"{new} = {times}{old}"
    right = Formula(text, Operation("*", Constant(rule.factor), other))
    identity = Identity(text, Formula(text, one), right)
    because = f" ({rule.source}, {rule.locator}; {rule.location})"
    return Equation(identity, ((one, chip, target), (other, chip, row)), because)

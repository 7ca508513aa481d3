"""The rows in which derived metrics have values, and how far disputed inputs move them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from chipcmp.model.formulas import Reference
from chipcmp.model.metrics import Row
from chipcmp.model.statements import Value
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.derive import Derived, Input, derive, worked_out
from chipcmp.reason.disputes import footing


def derivable(view: View, chips: Iterable[str], metric: str) -> list[Row]:
    """The rows in which a derived metric has a value for one of these chips, in order.

    Where it has none, those in which one of its inputs has one: what is refused can be asked for.
    """
    vocabulary = view.contents.vocabulary
    listed = list(chips)
    candidates = {row for chip in listed for row in _candidates(view, chip, metric)}
    valued = {
        row
        for row in candidates
        if any((d := derive(view, chip, row)) and d.interval for chip in listed)
    }
    return sorted(valued or candidates, key=vocabulary.sort_key)


def corners(view: View, found: Derived) -> tuple[Derived, Derived] | None:
    """The lowest and the highest value that heard claims of its inputs' rows give.

    Nominal with nominal, measured with measured, as the inputs are. Each reference stands once in
    a formula, so that the ends lie at ends of the inputs. None where no input has two values.
    """
    ways: list[tuple[Input, ...]] = [()]
    for each in found.inputs:
        ways = [(*way, end) for way in ways for end in _ends(view, each)]
    bare = replace(found, exact=None, interval=None)
    made = [worked_out(view, replace(bare, inputs=way)) for way in ways]
    valued = [each for each in made if each.exact is not None]
    if len(ways) == 1 or not valued:
        return None
    return min(valued, key=_size), max(valued, key=_size)


def _size(found: Derived) -> Fraction:
    return found.exact or Fraction(0)


def _candidates(view: View, chip: str, metric: str) -> Iterator[Row]:
    # Every row in which an input is claimed, or carried by a rule, fixes a row of the formula.
    vocabulary = view.contents.vocabulary
    target = Reference(metric)
    formula = vocabulary.metrics[metric].formula
    references = tuple(formula.references) if formula else ()
    for reference in references:
        for row in _rows(view, chip, reference.metric):
            bound = dict(row.conditions)
            found = vocabulary.row(target, _flowing(reference, bound))
            if found is None or vocabulary.row(reference, dict(found.conditions)) != row:
                continue
            if all(vocabulary.row(each, dict(found.conditions)) for each in references):
                yield found


def _flowing(reference: Reference, bound: Mapping[str, str]) -> dict[str, str]:
    fixed = {name for name, _ in reference.conditions}
    return {name: value for name, value in bound.items() if name not in fixed}


def _rows(view: View, chip: str, metric: str) -> Iterator[Row]:
    if view.contents.vocabulary.metrics[metric].formula:
        yield from derivable(view, [chip], metric)
        return
    for row in view.contents.by_chip[chip]:
        choice = view.choose(chip, row) if row.metric == metric else None
        if choice and choice.claim.states_number:
            yield row
        for rule in view.contents.conversions.get(chip, ()):
            carried = rule.target(row) if row.metric == metric else None
            if carried:
                yield carried


def _ends(view: View, found: Input) -> list[Input]:
    """The inputs that the smallest and the largest heard value of the row would be."""
    if found.derived:
        ends = corners(view, found.derived)
        return [
            Input(reference=found.reference, row=found.row, derived=end) for end in ends or ()
        ] or [found]
    if found.choice is None or found.choice.conversion or found.implied:
        return [found]
    standing = footing(found.choice.claim)
    values = [
        claim
        for claim in view.claims(found.choice.claim.chip, found.row)
        if isinstance(claim.statement, Value) and footing(claim) == standing
    ]
    ordered = sorted(
        values, key=lambda c: (c.exact or 0, view.trust.rank(c.source), c.source, c.location)
    )
    if not ordered or ordered[0].exact == ordered[-1].exact:
        return [found]
    return [
        Input(
            reference=found.reference,
            row=found.row,
            choice=Choice(
                claim=claim, row=found.row, rule="only claim", tier=view.trust.tier(claim.source)
            ),
            verdict=found.verdict,
        )
        for claim in (ordered[0], ordered[-1])
    ]

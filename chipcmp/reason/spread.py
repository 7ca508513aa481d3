"""How far disputed claims lie apart, and how far a ratio over them may reach."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.claims import Claim
from chipcmp.model.metrics import Row
from chipcmp.model.statements import Share, Value
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared
from chipcmp.reason.derive import Derived, derive
from chipcmp.reason.derived_rows import corners
from chipcmp.reason.disputes import Verdict
from chipcmp.reason.ratios import Ratio, Term, divide, product, share_ratio


@dataclass(frozen=True, slots=True)
class RatioRange:
    """The lowest and the highest ratio that claims of one row give, each holding its pair.

    An end that a source states as a share has no denominator of its own (`Ratio.is_share`).
    """

    lowest: Ratio
    highest: Ratio


def spread(verdict: Verdict) -> Fraction | None:
    """The largest over the smallest value of a dispute's sides; None where they are no numbers.

    A side has the value of the claim that the trust believes first, or else of its finest.
    """
    found = []
    for side in verdict.sides:
        stated = (_stated(claim) for claim in (side.lead, *side.claims))
        found.append(next((value for value in stated if value is not None), None))
    values = [value for value in found if value is not None and value > 0]
    if not verdict.is_disputed or len(values) < len(found) or not values:
        return None
    return max(values) / min(values)


def _stated(claim: Claim) -> Fraction | None:
    return claim.statement.exact if isinstance(claim.statement, Share) else claim.exact


def disputed_range(compared: Compared, cell: Cell) -> RatioRange | None:
    """The range of a cell's ratio where a value that it may rest on is disputed, else None.

    A ratio that no dispute touches has one value; its digits have an interval, which is not this.
    """
    if cell.ratio is None or cell.chip.id == compared.baseline.id:
        return None
    view, chips = compared.view, (cell.chip.id, compared.baseline.id)
    if cell.derived:
        return _derived_range(view, cell.derived, compared.baseline.id)
    behind = {place for chip in chips for place in _behind(view, chip, cell.row)}
    if not any(verdict.is_disputed for place in behind for verdict in view.verdicts(*place)):
        return None
    return ratio_range(view, *chips, cell.row)


def _behind(view: View, chip: str, row: Row) -> Iterator[tuple[str, Row]]:
    """The chips and rows whose claims the values of a chip in a row rest on."""
    yield chip, row
    for claim in view.claims(chip, row):
        if isinstance(claim.statement, Share):
            yield claim.statement.of, row
    if not any(isinstance(claim.statement, Value) for claim in view.claims(chip, row)):
        for rule in view.rules(chip):
            origin = rule.origin(row)
            if origin:
                yield chip, origin


def ratio_range(view: View, chip: str, baseline: str, row: Row) -> RatioRange | None:
    """The range of a chip's ratio to a baseline over every pair of heard claims of the row.

    Pairs are like with like: of one row, both nominal or both measured. Values are converted by a
    family's rules where the row has none, and implied by shares of other chips; a share of the
    baseline counts as the ratio that it states. None for the baseline itself, and where no pair is.
    """
    if chip == baseline:
        return None
    derived = derive(view, chip, row)
    if derived:
        return _derived_range(view, derived, baseline)
    own, base = (tuple(_terms(view, id_, row, not_of=baseline)) for id_ in (chip, baseline))
    ratios = [*_quotients(view, row, own, base), *_shares(view.claims(chip, row), baseline)]
    if not ratios:
        return None
    lowest = min(ratios, key=lambda ratio: ratio.exact)
    return RatioRange(lowest, max(ratios, key=lambda ratio: ratio.exact))


def _derived_range(view: View, own: Derived, baseline: str) -> RatioRange | None:
    # The lowest ratio is that of the lowest value over the baseline's highest.
    base, unit = derive(view, baseline, own.row), view.contents.vocabulary.unit(own.row)
    if base is None or unit is None or not (own.is_disputed or base.is_disputed):
        return None
    low, high = corners(view, own) or (own, own)
    least, most = corners(view, base) or (base, base)
    terms = [each.term for each in (low, most, high, least)]
    known = [term for term in terms if term]
    if len(known) < len(terms):
        return None
    ratios = [divide(known[n], known[n + 1], unit) for n in (0, 2)]
    found = [ratio for ratio in ratios if ratio]
    return RatioRange(found[0], found[1]) if len(found) == len(ratios) else None


def _terms(view: View, chip: str, row: Row, *, not_of: str) -> Iterator[Term]:
    """Every value that claims give for a chip in a row: stated, else converted; and implied."""
    claims = view.claims(chip, row)
    stated = [claim for claim in claims if isinstance(claim.statement, Value)]
    yield from (_term(row, claim, Fraction(1)) for claim in stated)
    for rule in view.rules(chip) if not stated else ():
        origin = rule.origin(row)
        for claim in view.claims(chip, origin) if origin else ():
            if isinstance(claim.statement, Value):
                yield _term(row, claim, rule.factor)
    for share in claims:
        if isinstance(share.statement, Share) and share.statement.of != not_of:
            yield from _implied(view, row, share, share.statement)


def _term(row: Row, claim: Claim, factor: Fraction) -> Term:
    quantity = claim.statement.quantity if isinstance(claim.statement, Value) else None
    if quantity is None:
        raise TypeError(f"{claim.location} states no value")
    exact, interval = quantity.exact * factor, quantity.interval.scaled(factor)
    return Term(row, claim, exact, interval, claim.basis)


def _implied(view: View, row: Row, claim: Claim, share: Share) -> Iterator[Term]:
    for other in view.claims(share.of, row):
        if isinstance(other.statement, Value):
            of = _term(row, other, Fraction(1))
            interval = product(share.interval, of.interval)
            yield Term(row, claim, share.exact * of.exact, interval, other.basis)


def _quotients(view: View, row: Row, own: Sequence[Term], base: Sequence[Term]) -> Iterator[Ratio]:
    # The ends of the range lie at the ends of the values: no pair between them need be formed.
    unit = view.contents.vocabulary.unit(row)
    if unit is None:
        return
    order = _believed(view)
    for standing in sorted({_standing(term) for term in own}):
        numerators = sorted((t for t in own if _standing(t) == standing), key=order)
        denominators = sorted((t for t in base if _standing(t) == standing), key=order)
        denominators = [term for term in denominators if term.exact > 0]
        if numerators and denominators:
            ratios = (
                divide(numerator, denominator, unit)
                for numerator in (min(numerators, key=_size), max(numerators, key=_size))
                for denominator in (max(denominators, key=_size), min(denominators, key=_size))
            )
            yield from (ratio for ratio in ratios if ratio)


def _standing(term: Term) -> str:
    return term.basis if term.basis in ("measured", "counterfactual") else ""


def _shares(own: Sequence[Claim], baseline: str) -> Iterator[Ratio]:
    for claim in sorted(own, key=lambda claim: (claim.source, claim.location)):
        if isinstance(claim.statement, Share) and claim.statement.of == baseline:
            yield share_ratio(claim, claim.statement, None)


def _size(term: Term) -> Fraction:
    return term.exact


def _believed(view: View) -> Callable[[Term], tuple[object, ...]]:
    """Of claims with one value, that which the trust believes first stands for it."""
    trust = view.trust
    return lambda term: (
        trust.rank(term.claim.source),
        trust.place(term.claim.source),
        term.claim.source,
        term.claim.location,
    )

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
from chipcmp.reason.disputes import Verdict, footing
from chipcmp.reason.ratios import Ratio, claim_ratio, divide, share_ratio


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
        stated = (claim.exact for claim in (side.lead, *side.claims))
        found.append(next((value for value in stated if value is not None), None))
    values = [value for value in found if value is not None and value > 0]
    if not verdict.is_disputed or len(values) < len(found) or not values:
        return None
    return max(values) / min(values)


def ratio_range(view: View, chip: str, baseline: str, row: Row) -> RatioRange | None:
    """The range of a chip's ratio to a baseline over every pair of heard claims of the row.

    Pairs are like with like: of one row, both nominal or both measured. A share of the baseline
    counts as the ratio that it states. None for the baseline itself, and where no pair is.
    """
    if chip == baseline:
        return None
    derived = derive(view, chip, row)
    if derived:
        return _derived_range(view, derived, baseline)
    own, base = view.claims(chip, row), view.claims(baseline, row)
    ratios = [*_quotients(view, row, own, base), *_shares(own, baseline)]
    if not ratios:
        return None
    lowest = min(ratios, key=lambda ratio: ratio.exact)
    return RatioRange(lowest, max(ratios, key=lambda ratio: ratio.exact))


def disputed_range(compared: Compared, cell: Cell) -> RatioRange | None:
    """The range of a cell's ratio where the values behind it are disputed, else None.

    A ratio that no dispute touches has one value; its digits have an interval, which is not this.
    """
    if cell.ratio is None or cell.chip.id == compared.baseline.id:
        return None
    view, baseline = compared.view, compared.baseline.id
    if cell.derived:
        return _derived_range(view, cell.derived, baseline)
    chips = (cell.chip.id, baseline)
    if not any(view.verdict(chip, cell.row).is_disputed for chip in chips):
        return None
    return ratio_range(view, cell.chip.id, baseline, cell.row)


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


def _quotients(
    view: View, row: Row, own: Sequence[Claim], base: Sequence[Claim]
) -> Iterator[Ratio]:
    # The ends of the range lie at the ends of the values: no pair between them need be formed.
    unit = view.contents.vocabulary.unit(row)
    if unit is None:
        return
    order = _believed(view)
    for standing in sorted({footing(claim) for claim in own}):
        numerators = sorted(_values(own, standing), key=order)
        denominators = [c for c in sorted(_values(base, standing), key=order) if _size(c) > 0]
        if numerators and denominators:
            yield from (
                claim_ratio(numerator, denominator, unit)
                for numerator in (min(numerators, key=_size), max(numerators, key=_size))
                for denominator in (max(denominators, key=_size), min(denominators, key=_size))
            )


def _shares(own: Sequence[Claim], baseline: str) -> Iterator[Ratio]:
    for claim in sorted(own, key=lambda claim: (claim.source, claim.location)):
        if isinstance(claim.statement, Share) and claim.statement.of == baseline:
            yield share_ratio(claim, claim.statement, None)


def _values(claims: Sequence[Claim], standing: str) -> list[Claim]:
    return [c for c in claims if isinstance(c.statement, Value) and footing(c) == standing]


def _size(claim: Claim) -> Fraction:
    return claim.exact or Fraction(0)


def _believed(view: View) -> Callable[[Claim], tuple[object, ...]]:
    """Of claims with one value, that which the trust believes first stands for it."""
    trust = view.trust
    return lambda claim: (
        trust.rank(claim.source),
        trust.place(claim.source),
        claim.source,
        claim.location,
    )

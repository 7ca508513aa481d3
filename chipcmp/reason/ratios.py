"""Ratios: a chip's value over the baseline's, within one row, holding the claims it rests on."""

from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.claims import Basis, Claim
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Row
from chipcmp.model.problems import UnlikeClaims
from chipcmp.model.statements import Share
from chipcmp.model.units import Unit
from chipcmp.reason.choose import Choice, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """A value that a share gives together with the claim of the chip that it is a share of.

    It is shown and divided, and enters nothing else: no group, no vote, no further share.
    """

    share: Claim
    of: Choice
    exact: Fraction
    interval: Interval

    @classmethod
    def from_share(cls, claim: Claim, view: View) -> "Implied | None":
        """The value that a share implies, or None where the other chip has no value in its row."""
        share = claim.statement
        if not isinstance(share, Share):
            return None
        of = view.choose_value(share.of, claim.row)
        if of is None or of.exact is None or of.interval is None:
            return None
        return cls(
            share=claim,
            of=of,
            exact=share.exact * of.exact,
            interval=product(share.interval, of.interval),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """How many times the baseline's value a chip has, and the claims that say so.

    ``denominator`` is None where a share is stated of a baseline without a claim of its own.
    ``value`` is the quotient of the two canonical floats, or the share where a source states
    one; ``exact`` and ``interval`` are exact. ``across`` names the two bases where they differ,
    ``terms`` holds the two values that were divided, numerator first.
    """

    row: Row
    numerator: Claim
    denominator: Claim | None
    value: float
    exact: Fraction
    interval: Interval
    is_share: bool = False
    across: tuple[str, str] | None = None
    terms: tuple["Term", ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that it rests on, the numerator's first: of derived values, all inputs."""
        bare = tuple(claim for claim in (self.numerator, self.denominator) if claim)
        if not any(term.inputs for term in self.terms):
            return bare
        return tuple(dict.fromkeys(claim for term in self.terms for claim in term.inputs))


@dataclass(frozen=True, slots=True)
class Term:
    """One side of a ratio: a value in a row, with the claim that it rests on.

    Its basis is that of the claim whose value it is: of an implied one, the other chip's. A derived
    one has all claims that it rests on as ``inputs``, the first of them as its claim.
    """

    row: Row
    claim: Claim
    exact: Fraction
    interval: Interval
    basis: Basis
    inputs: tuple[Claim, ...] = ()


def term(choice: Choice, implied: Implied | None = None) -> Term | None:
    """What can be divided of a choice: its value, or the value that its share implies."""
    if implied is not None:
        return Term(
            choice.row, choice.claim, implied.exact, implied.interval, implied.of.claim.basis
        )
    if choice.exact is None or choice.interval is None:
        return None
    return Term(choice.row, choice.claim, choice.exact, choice.interval, choice.claim.basis)


def divide(numerator: Term, denominator: Term, unit: Unit) -> Ratio | None:
    """The ratio of two values of one row, or None where the denominator is not above zero.

    Raises UnlikeClaims, naming both places, where the rows differ.
    """
    if numerator.row != denominator.row:
        raise UnlikeClaims(unlike(numerator.claim, denominator.claim))
    if denominator.exact <= 0:
        return None
    bases = (numerator.basis, denominator.basis)
    interval = numerator.interval.over(denominator.interval)
    if numerator == denominator:  # whatever the value is, it is once itself
        interval = Interval.exactly(Fraction(1))
    return Ratio(
        row=numerator.row,
        numerator=numerator.claim,
        denominator=denominator.claim,
        value=canonical(numerator.exact, unit) / canonical(denominator.exact, unit),
        exact=numerator.exact / denominator.exact,
        interval=interval,
        across=bases if bases[0] != bases[1] else None,
        terms=(numerator, denominator),
    )


def share_ratio(claim: Claim, share: Share, denominator: Claim | None) -> Ratio:
    """The ratio that a source states itself, as a share of the baseline.

    It stands by itself: the baseline need not have a claim of its own in the row.
    """
    return Ratio(
        row=claim.row,
        numerator=claim,
        denominator=denominator,
        value=float(share.exact),
        exact=share.exact,
        interval=share.interval,
        is_share=True,
    )


def claim_ratio(numerator: Claim, denominator: Claim, unit: Unit) -> Ratio:
    """The ratio of two claims that state values. Raises UnlikeClaims unless their rows are one."""
    if numerator.row != denominator.row:
        raise UnlikeClaims(unlike(numerator, denominator))
    terms = []
    for claim in (numerator, denominator):
        if claim.exact is None or claim.interval is None:
            raise UnlikeClaims(
                f"{claim.location} states {claim.text}, which is no single value; a ratio takes "
                "two values."
            )
        terms.append(Term(claim.row, claim, claim.exact, claim.interval, claim.basis))
    ratio = divide(terms[0], terms[1], unit)
    if ratio is None:
        raise UnlikeClaims(
            f"{denominator.location} states {denominator.text}; a baseline is above zero."
        )
    return ratio


def canonical(exact: Fraction, unit: Unit) -> float:
    """A value as the float that tables of numbers hold: in the row's unit."""
    return float(exact / unit.factor)


def product(one: Interval, other: Interval) -> Interval:
    """The products of the values of two intervals."""
    # Of intervals with both ends, as values and shares have; the ends may be below zero.
    ends = [
        a * b
        for a in (one.low, one.high)
        for b in (other.low, other.high)
        if a is not None and b is not None
    ]
    return Interval.between(min(ends), max(ends))


def unlike(one: Claim, other: Claim) -> str:
    """Why two claims have no ratio: what differs, and both places."""
    if one.metric != other.metric:
        reason = f"{one.metric} against {other.metric}"
    else:
        mine, yours = dict(one.row.conditions), dict(other.row.conditions)
        names = [name for name in {**mine, **yours} if mine.get(name) != yours.get(name)]
        reason = "; ".join(
            f"{name} {mine.get(name, 'not stated')} against {yours.get(name, 'not stated')}"
            for name in names
        )
    return (
        f"no ratio of unlike claims: {reason} ({one.location} and {other.location}); "
        "compare claims of one row."
    )

"""Derived values: a formula of the vocabulary over what stands for a chip in the rows it names.

A derived value is no claim: it enters no side, no vote, no share and no hint. It holds every
claim that it rests on (RULES: Derived).
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from chipcmp.model.claims import Basis, Claim
from chipcmp.model.formulas import Formula, Reference
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Row
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.disputes import Verdict, footing
from chipcmp.reason.ratios import Implied, Term

Refusal = Literal["lacking", "no number", "bases", "divisor"]
NOMINAL: Basis = "nominal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What stands for a chip in a row that a formula names: a choice, or a derived value."""

    reference: Reference
    row: Row
    choice: Choice | None = None
    implied: Implied | None = None
    derived: "Derived | None" = None
    verdict: Verdict | None = None

    @property
    def exact(self) -> Fraction | None:
        """Its value in base units, or None where it is no single one."""
        held = self.implied or self.derived or self.choice
        return held.exact if held else None

    @property
    def interval(self) -> Interval | None:
        """The values in base units that its digits can stand for."""
        held = self.implied or self.derived or self.choice
        return held.interval if held else None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that it rests on: of an implied value, those of both chips."""
        if self.derived:
            return self.derived.claims
        own = (self.choice.claim,) if self.choice else ()
        return (*own, self.implied.of.claim) if self.implied else own


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """The value of a formula for a chip in a row, or why there is none, with all its inputs.

    ``exact`` is None where an input is a range or a bound: then there is only an ``interval``.
    """

    chip: str
    row: Row
    formula: Formula
    inputs: tuple[Input, ...]
    exact: Fraction | None = None
    interval: Interval | None = None
    refusal: Refusal | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that it rests on, in the order of the formula."""
        return tuple(dict.fromkeys(claim for each in self.inputs for claim in each.claims))

    @property
    def is_disputed(self) -> bool:
        """Whether the claims of an input's row cannot all hold."""
        return any(each.verdict.is_disputed for each in self.inputs if each.verdict)

    @property
    def is_implied(self) -> bool:
        """Whether an input is a value that a share implies."""
        return any(each.implied for each in self.inputs)

    @property
    def is_converted(self) -> bool:
        """Whether an input is carried from another row by a family's rule."""
        return any(each.choice and each.choice.conversion for each in self.inputs)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The bases of its claims, each once; of an implied value, that of the other chip."""
        return tuple(dict.fromkeys(claim.basis for each in self.inputs for claim in _valued(each)))

    @property
    def verdict(self) -> Verdict:
        """Its standing: that of its weakest input; it has no sides of its own."""
        voices = min((each.verdict.voices for each in self.inputs if each.verdict), default=0)
        return Verdict(self.chip, self.row, (), voices, self.is_disputed)

    @property
    def term(self) -> Term | None:
        """What can be divided of it."""
        if self.exact is None or self.interval is None:
            return None
        basis = next((each for each in self.bases if each != "nominal"), NOMINAL)
        return Term(self.row, self.claims[0], self.exact, self.interval, basis, self.claims)


def derive(view: View, chip: str, row: Row, *, like: Derived | None = None) -> Derived | None:
    """The derived value of a chip in a row; None where claims state the metric.

    ``like`` is the baseline's, whose sources go first within the chip's best tiers.
    """
    metric = view.contents.vocabulary.metrics[row.metric]
    if metric.formula is None:
        return None
    beside = {each.reference: each for each in like.inputs} if like else {}
    inputs = tuple(
        _input(view, chip, each, row, like=beside.get(each)) for each in metric.formula.references
    )
    return worked_out(view, Derived(chip=chip, row=row, formula=metric.formula, inputs=inputs))


def worked_out(view: View, found: Derived) -> Derived:
    """The same with its value, or with the reason why it has none."""
    refusal = _refusal(view, found)
    if refusal:
        return replace(found, refusal=refusal)
    intervals = {each.reference: each.interval for each in found.inputs if each.interval}
    exact = {each.reference: each.exact for each in found.inputs if each.exact is not None}
    try:
        interval = found.formula.interval(intervals)
        value = found.formula.exact(exact) if len(exact) == len(found.inputs) else None
    except ZeroDivisionError:
        return replace(found, refusal="divisor")
    return replace(found, exact=value, interval=interval)


def _refusal(view: View, found: Derived) -> Refusal | None:
    if any(not each.claims for each in found.inputs):
        return "lacking"
    if any(each.interval is None for each in found.inputs):
        return "no number"
    claims = [claim for each in found.inputs for claim in _valued(each)]
    one_basis = view.contents.vocabulary.metrics[found.row.metric].one_basis
    standings = {claim.basis if one_basis else footing(claim) for claim in claims}
    return "bases" if len(standings) > 1 else None


def _valued(found: Input) -> tuple[Claim, ...]:
    """The claims whose bases are those of the value: of an implied one, the other chip's."""
    return (found.implied.of.claim,) if found.implied else found.claims


def _input(view: View, chip: str, reference: Reference, row: Row, *, like: Input | None) -> Input:
    vocabulary = view.contents.vocabulary
    found = vocabulary.row(reference, dict(row.conditions))
    if found is None:
        raise ValueError(f"{row.name()} fixes too little for {reference}")
    if vocabulary.metrics[found.metric].formula:
        derived = derive(view, chip, found, like=like.derived if like else None)
        standing = derived.verdict if derived else None
        return Input(reference=reference, row=found, derived=derived, verdict=standing)
    first = like.choice.claim.source if like and like.choice else ""
    choice = view.choose(chip, found, first=first)
    if choice is None:
        return Input(reference=reference, row=found)
    verdict = view.verdict(chip, choice.claim.row, like=choice.claim)
    implied = Implied.from_share(choice.claim, view)
    return Input(
        reference=reference,
        row=found,
        choice=choice,
        implied=implied,
        verdict=verdict,
    )

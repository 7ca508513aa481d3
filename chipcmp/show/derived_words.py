"""Derived values in words: what stands beside them, their arithmetic, and why there is none."""

from collections.abc import Callable
from dataclasses import dataclass

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.formulas import Constant, Expression, Formula, Operation, Reference
from chipcmp.model.metrics import Row
from chipcmp.model.numbers import significant
from chipcmp.model.units import Unit
from chipcmp.reason.derive import Derived, Input
from chipcmp.show.digits import EXACT_DIGITS, in_unit, whole
from chipcmp.show.text import listing, lowered, plain

DISPUTED = "disputed"
_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_UNROUNDED_DIGITS = 6

Marks = Callable[[tuple[Claim, ...]], str]


@dataclass(frozen=True, slots=True)
class DerivedWords:
    """Words derived values of a catalog; ``marks`` gives the marks of claims, or nothing."""

    contents: Contents
    marks: Marks = lambda _: ""

    def value(self, found: Derived | Input, unit: Unit | None) -> str:
        """A value, or what it may be where an input is no single one: ``80–100``, ``≥ 2``."""
        interval = found.interval
        if interval is None or unit is None:
            return ""
        if isinstance(found, Input) and found.implied:
            return significant(found.implied.exact / unit.factor, EXACT_DIGITS)
        if found.exact is not None:
            return in_unit(found.exact, interval, unit)
        low, high = (
            None if end is None else significant(end / unit.factor, EXACT_DIGITS)
            for end in (interval.low, interval.high)
        )
        if low is None:
            return "any value" if high is None else f"≤ {high}"
        return f"≥ {low}" if high is None else f"{low}–{high}"

    def flags(self, derived: Derived) -> tuple[str, ...]:
        """What must be said beside it: an input is implied, converted, not nominal, disputed."""
        found = ["implied"] if derived.is_implied else []
        found += ["converted"] if derived.is_converted else []
        found += [basis for basis in derived.bases if basis != "nominal"]
        return (*found, *([DISPUTED] if derived.is_disputed else []))

    def arithmetic(self, derived: Derived, unit: Unit) -> str:
        """The formula with its values: ``989.4 TFLOP/s [1] ÷ 4.8 TB/s [2] = 206 FLOP/B``."""
        made = f"{self.value(derived, unit)} {unit.name}"
        return f"{self._with_values(derived)} = {made}"

    def interval(self, derived: Derived, unit: Unit) -> str:
        """The value unrounded, and what the digits of its inputs allow; nothing for no value."""
        interval, exact = derived.interval, derived.exact
        if interval is None or exact is None:
            return ""
        value = significant(exact / unit.factor, _UNROUNDED_DIGITS)
        if interval.low == interval.high:
            return f"unrounded {value}, exactly"
        ends = [
            "without end" if end is None else significant(end / unit.factor, _UNROUNDED_DIGITS)
            for end in (interval.low, interval.high)
        ]
        return f"unrounded {value}; the digits of its inputs allow {ends[0]} to {ends[1]}"

    def refusal(self, derived: Derived) -> str:
        """Why there is no value; nothing where there is one."""
        name = plain(self.contents.chips[derived.chip].short_name)
        match derived.refusal:
            case "lacking":
                missing = [each.row for each in derived.inputs if not each.claims]
                labels = [self.label(row) for row in missing]
                others = self._others(derived.chip, missing)
                claimed = f"; claimed there: {others}" if others else ""
                return f"no value: {listing(labels, 'or')} is not claimed of the {name}{claimed}"
            case "no number":
                without = [each.row for each in derived.inputs if each.interval is None]
                labels = [self.label(row) for row in without]
                return f"no value: what is claimed of {listing(labels)} is no number"
            case "bases":
                stated = [
                    f"{self.label(each.row)} {claim.basis}"
                    for each in derived.inputs
                    for claim in each.claims[-1:]
                ]
                return f"no value: the inputs do not stand on one basis: {listing(stated)}"
            case "divisor":
                return "no value: the divisor is not above zero"
        return ""

    def label(self, row: Row) -> str:
        """The row of an input in a sentence."""
        return lowered(self.contents.vocabulary.label(row))

    def _others(self, chip: str, missing: list[Row]) -> str:
        metrics = {row.metric for row in missing}
        rows = [row for row in self.contents.rows_of(chip) if row.metric in metrics]
        return ", ".join(plain(row.name()) for row in rows[:3])

    def _with_values(self, derived: Derived) -> str:
        inputs = {each.reference: each for each in derived.inputs}

        def input_(reference: Reference) -> str:
            found = inputs[reference]
            unit = self.contents.vocabulary.unit(found.row)
            text = f"{self.value(found, unit)} {unit.name if unit else ''}"
            marks = self.marks(found.claims)
            return f"{text} {marks}" if marks else text

        return spelled_out(derived.formula, input_)


def spelled_out(formula: Formula, input_: Callable[[Reference], str]) -> str:
    """A formula with something in the place of each of its inputs."""
    return _spelled(formula.root, input_)


def _spelled(part: Expression, input_: Callable[[Reference], str]) -> str:
    match part:
        case Reference():
            return input_(part)
        case Constant(exact):
            return whole(exact)
        case Operation(operator, left, right):
            one, other = _spelled(left, input_), _spelled(right, input_)
            if operator in "*/" and isinstance(left, Operation) and left.operator in "+-":
                one = f"({one})"
            if isinstance(right, Operation) and (operator in "*/-" or right.operator in "*/"):
                other = f"({other})"
            return f"{one} {_SIGNS[operator]} {other}"

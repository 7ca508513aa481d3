"""Formulas over metrics: plus, minus, times, over, numbers and references, and nothing else.

A reference names a metric and may fix conditions: ``peak_throughput[precision=fp16]``. With
``part.`` before it the metric is that of the chip that a system is made of. A number may have one
unit behind it: ``1 chip``. Every reference stands once, for then the interval of the formula is
exactly what the intervals of its inputs allow (RULES: Derived).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from chipcmp.model.definitions import Dimension, combined, spelled
from chipcmp.model.intervals import Interval

Operator = Literal["+", "-", "*", "/"]
Whose = Literal["chip", "part"]


class BadFormula(ValueError):
    """A formula that cannot be read, or whose dimensions do not fit; its text is a clause."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A metric in a formula, with the conditions that it fixes."""

    metric: str
    conditions: tuple[tuple[str, str], ...] = ()
    whose: Whose = "chip"

    def __str__(self) -> str:
        fixed = ", ".join(f"{name}={value}" for name, value in self.conditions)
        part = "part." if self.whose == "part" else ""
        return f"{part}{self.metric}{f'[{fixed}]' if fixed else ''}"


@dataclass(frozen=True, slots=True)
class Constant:
    """A number in a formula, in base units, with its dimension."""

    exact: Fraction
    dimension: Dimension = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """Two parts of a formula and what is done with them."""

    operator: Operator
    left: "Expression"
    right: "Expression"


Expression = Reference | Constant | Operation


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as its file writes it, and what it says.

    >>> a, b = Reference("a"), Reference("b")
    >>> Formula("a / b", Operation("/", a, b)).exact({a: Fraction(3), b: Fraction(2)})
    Fraction(3, 2)
    """

    text: str
    root: Expression

    @property
    def references(self) -> Iterator[Reference]:
        """The metrics that it takes, in its order."""
        return _references(self.root)

    def exact(self, values: Mapping[Reference, Fraction]) -> Fraction:
        """Its value, all in base units. Raises ZeroDivisionError."""
        return _exact(self.root, values)

    def interval(self, values: Mapping[Reference, Interval]) -> Interval:
        """The values that it has over those of its inputs.

        Raises ZeroDivisionError where a divisor has no value above zero.
        """
        return _interval(self.root, values)

    def dimension(self, of: Callable[[Reference], Dimension]) -> Dimension:
        """What it measures. Raises BadFormula for a sum of unlike quantities."""
        return _dimension(self.root, of)


@dataclass(frozen=True, slots=True)
class Identity:
    """Two formulas that have one value wherever a chip has all their inputs."""

    text: str
    left: Formula
    right: Formula

    @property
    def references(self) -> tuple[Reference, ...]:
        """The metrics of both sides, in order."""
        return (*self.left.references, *self.right.references)


def _references(part: Expression) -> Iterator[Reference]:
    match part:
        case Reference():
            yield part
        case Operation(_, left, right):
            yield from _references(left)
            yield from _references(right)


def _exact(part: Expression, values: Mapping[Reference, Fraction]) -> Fraction:
    match part:
        case Reference():
            return values[part]
        case Constant(exact):
            return exact
        case Operation(operator, left, right):
            one, other = _exact(left, values), _exact(right, values)
            match operator:
                case "+":
                    return one + other
                case "-":
                    return one - other
                case "*":
                    return one * other
            return one / other


def _interval(part: Expression, values: Mapping[Reference, Interval]) -> Interval:
    match part:
        case Reference():
            return values[part]
        case Constant(exact):
            return Interval.exactly(exact)
        case Operation(operator, left, right):
            one, other = _interval(left, values), _interval(right, values)
            match operator:
                case "+":
                    return one.plus(other)
                case "-":
                    return one.plus(other.scaled(Fraction(-1)))
                case "*":
                    return one.times(other)
            return one.over(other)


def _dimension(part: Expression, of: Callable[[Reference], Dimension]) -> Dimension:
    match part:
        case Reference():
            return of(part)
        case Constant(_, dimension):
            return dimension
        case Operation(operator, left, right):
            one, other = _dimension(left, of), _dimension(right, of)
            if operator in ("*", "/"):
                return combined((Fraction(1), one), operator, (Fraction(1), other))[1]
            if one != other:
                raise BadFormula(
                    f"found {spelled(one)} {operator} {spelled(other)}; allowed is a sum of"
                    " quantities of one kind"
                )
            return one

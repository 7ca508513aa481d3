"""Definitions of units, in the subset of pint's format that ``specs/units.txt`` uses.

A size is an exact factor to base units and a dimension: powers of base dimensions, sorted by name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

Dimension = tuple[tuple[str, int], ...]
Size = tuple[Fraction, Dimension]

NOTHING: Size = (Fraction(1), ())
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_ALIAS = re.compile(r"[A-Za-z][A-Za-z0-9_]*|%")
_BRACKETED = re.compile(r"\[([A-Za-z][A-Za-z0-9_]*)\]")
_FACTOR = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,12})?(?:e[+-]?[0-9]{1,2})?")


class BadDefinition(ValueError):
    """A line of the unit definitions that cannot be read; ``line`` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"line {line}: {reason}.")


@dataclass(slots=True)
class Definitions:
    """What the lines read so far define.

    ``words`` holds what messages call a dimension: its derived name, else that of its base.
    """

    sizes: dict[str, Size] = field(default_factory=dict)
    words: dict[Dimension, str] = field(default_factory=lambda: {(): "a plain number"})
    dimensions: dict[str, Size] = field(default_factory=dict)

    def add(self, line: str, number: int) -> None:
        """Take one line that is neither empty nor a comment. Raises BadDefinition."""
        left, *rest = [part.strip() for part in line.split("=")]
        try:
            if left.startswith("["):
                self._name_dimension(left, rest)
            else:
                self._define(left, rest)
        except ValueError as error:
            raise BadDefinition(number, str(error)) from None

    def _name_dimension(self, left: str, rest: list[str]) -> None:
        match = _BRACKETED.fullmatch(left)
        if match is None or len(rest) != 1 or left in self.dimensions:
            raise ValueError(f"found dimension {left!r}; allowed is a new [name] = [dimension]")
        size = self.dimensions[left] = _product(rest[0], self._dimension)
        self.words[size[1]] = _with_article(match[1])

    def _define(self, name: str, rest: list[str]) -> None:
        if not rest or _NAME.fullmatch(name) is None:
            raise ValueError(f"found {name!r}; allowed is name = definition, in ASCII letters")
        value, symbol, *aliases = (*rest, "_") if len(rest) == 1 else rest
        base = _BRACKETED.fullmatch(value)
        size = _product(value, self._factor_or_unit) if base is None else NOTHING
        if base is not None:
            if value in self.dimensions:
                raise ValueError(f"found a second base unit of {value}; define it by the first")
            size = self.dimensions[value] = (Fraction(1), ((base[1], 1),))
            self.words[size[1]] = _with_article(base[1])
        for each in (name, *(() if symbol == "_" else (symbol,)), *aliases):
            if _ALIAS.fullmatch(each) is None:
                raise ValueError(f"found alias {each!r}; allowed are ASCII letters, digits and %")
            if each in self.sizes:
                raise ValueError(f"found {each!r} defined twice; remove one of the two")
            self.sizes[each] = size

    def _factor_or_unit(self, term: str) -> Size:
        size = self.sizes.get(term)
        if size is None:
            if _FACTOR.fullmatch(term) is None or not (factor := Fraction(term)):
                raise ValueError(f"found {term!r}; allowed are numbers and units defined above")
            size = (factor, ())
        return size

    def _dimension(self, term: str) -> Size:
        size = NOTHING if term == "1" else self.dimensions.get(term)
        if size is None:
            raise ValueError(f"found {term!r}; allowed are 1 and dimensions defined above")
        return size


def _product(text: str, meaning: Callable[[str], Size]) -> Size:
    first, *rest = text.split(" ")
    size = meaning(first)
    if len(rest) % 2 or any(operator not in ("*", "/") for operator in rest[::2]):
        raise ValueError(f"found {text!r}; allowed are terms joined by ' * ' or ' / '")
    for operator, term in zip(rest[::2], rest[1::2], strict=True):
        size = combined(size, operator, meaning(term))
    return size


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name.replace('_', ' ')}"


def combined(left: Size, operator: str, right: Size) -> Size:
    """The product of two sizes, or with the operator ``/`` their quotient."""
    factor = left[0] / right[0] if operator == "/" else left[0] * right[0]
    if not right[1]:
        return factor, left[1]
    powers = dict(left[1])
    for name, power in right[1]:
        powers[name] = powers.get(name, 0) + (-power if operator == "/" else power)
    return factor, tuple(sorted((name, power) for name, power in powers.items() if power))


def spelled(dimension: Dimension) -> str:
    """A dimension by its base dimensions, for those that have no name: ``operation/power``."""
    over = [f"{name}^{power}" if power > 1 else name for name, power in dimension if power > 0]
    under = [f"/{name}^{-p}" if p < -1 else f"/{name}" for name, p in dimension if p < 0]
    return "*".join(over or ["1"]) + "".join(under)

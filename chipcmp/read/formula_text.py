"""The text of formulas and identities, read by a parser that knows nothing but arithmetic."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.formulas import (
    BadFormula,
    Constant,
    Expression,
    Formula,
    Identity,
    Operation,
    Operator,
    Reference,
)
from chipcmp.model.units import Units, UnknownUnit

_LONGEST = 300
_DEEPEST = 10
_SIGNS: Mapping[str, Operator] = {
    "+": "+", "-": "-", "−": "-", "*": "*", "×": "*", "/": "/", "÷": "/",
}  # fmt: skip
_TOKEN = re.compile(
    r" *(?:(?P<number>[0-9]{1,15}(?:\.[0-9]{1,12})?)(?: (?P<unit>[A-Za-z%][A-Za-z0-9_]*))?"
    r"|(?P<part>part\.)?(?P<metric>[a-z][a-z0-9_]*)(?:\[(?P<conditions>[^\[\]]*)\])?"
    r"|(?P<sign>[-+*/()−×÷]))"
)
_ALLOWED = "allowed are metrics, numbers, + − × ÷ and parentheses"


def parse(text: str, units: Units) -> Formula:
    """Read a formula. Raises BadFormula for anything outside of its arithmetic (RULES: Derived).

    >>> parse("memory_capacity / 2", Units({}, {})).root.operator
    '/'
    """
    formula = Formula(text, _Reader(text, units).whole())
    references = list(formula.references)
    for reference in references:
        if references.count(reference) > 1:
            raise BadFormula(f"found {reference} twice; allowed is each input once")
    if not references:
        raise BadFormula(f"found {text!r}, which names no metric; {_ALLOWED}")
    return formula


def parse_identity(text: str, units: Units) -> Identity:
    """Read ``left = right``. Raises BadFormula."""
    # The sign between the sides stands between spaces; those of conditions do not.
    left, equals, right = text.partition(" = ")
    if not equals:
        raise BadFormula(f"found {text!r}; allowed is one formula = another")
    found = Identity(text, parse(left, units), parse(right, units))
    for reference in found.left.references:
        if reference in found.right.references:
            raise BadFormula(f"found {reference} on both sides; allowed is each input once")
    return found


@dataclass(slots=True)
class _Reader:
    """Reads a formula by descent: sums of products of atoms."""

    text: str
    units: Units
    place: int = 0
    depth: int = 0

    def whole(self) -> Expression:
        if len(self.text) > _LONGEST:
            raise BadFormula(f"found {len(self.text)} characters; allowed are {_LONGEST}")
        found = self._sum()
        if self.text[self.place :].strip():
            raise self._unexpected()
        return found

    def _sum(self) -> Expression:
        found = self._product()
        while sign := self._sign("+-"):
            found = Operation(sign, found, self._product())
        return found

    def _product(self) -> Expression:
        found = self._atom()
        while sign := self._sign("*/"):
            found = Operation(sign, found, self._atom())
        return found

    def _sign(self, among: str) -> Operator | None:
        match = _TOKEN.match(self.text, self.place)
        sign = _SIGNS.get(match["sign"] or "") if match else None
        if match is None or sign is None or sign not in among:
            return None
        self.place = match.end()
        return sign

    def _atom(self) -> Expression:
        match = _TOKEN.match(self.text, self.place)
        if match is None or (match["sign"] and match["sign"] != "("):
            raise self._unexpected()
        self.place = match.end()
        if match["sign"]:
            return self._parenthesis()
        if match["number"]:
            return self._constant(match["number"], match["unit"])
        return Reference(
            match["metric"],
            tuple(map(_pair, match["conditions"].split(","))) if match["conditions"] else (),
            "part" if match["part"] else "chip",
        )

    def _parenthesis(self) -> Expression:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise BadFormula(f"found parentheses in parentheses; allowed are {_DEEPEST} of them")
        found = self._sum()
        match = _TOKEN.match(self.text, self.place)
        if match is None or match["sign"] != ")":
            raise self._unexpected()
        self.place = match.end()
        self.depth -= 1
        return found

    def _constant(self, number: str, unit: str | None) -> Constant:
        if unit is None:
            return Constant(Fraction(number))
        try:
            known = self.units.unit(unit)
        except UnknownUnit as error:
            raise BadFormula(str(error).removesuffix(".")) from None
        return Constant(Fraction(number) * known.factor, known.dimension)

    def _unexpected(self) -> BadFormula:
        rest = self.text[self.place :].strip()
        found = f"{rest[:20]!r} in {self.text[:60]!r}" if rest else f"the end of {self.text[:60]!r}"
        return BadFormula(f"found {found}; {_ALLOWED}")


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = (part.strip() for part in text.partition("="))
    if not equals or not name or not value:
        raise BadFormula(f"found condition {text.strip()!r}; allowed is condition=value")
    return name, value

"""Units: a closed table read from definitions in pint's format, with exact factors."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction

from chipcmp.model.definitions import NOTHING, Definitions, Dimension, Size, combined, spelled
from chipcmp.model.mappings import Rebuilding, frozen, rebuilding

_NAME = r"(?:[A-Za-z][A-Za-z0-9_]*|%)"
_EXPRESSION = re.compile(rf"{_NAME}(?:(?: ?[*/] ?| ){_NAME}){{0,5}}")
_TERM = re.compile(r"([*/]?) ?([A-Za-z0-9_%]+) ?")
_LONGEST = 60
_EXPRESSION_ALLOWED = (
    "allowed are names of units joined by a space, * or /, such as TB/s:"
    f" at most 6 names and {_LONGEST} ASCII characters"
)
_BINARY_PREFIXES = {"Ki": "k", "Mi": "M", "Gi": "G", "Ti": "T", "Pi": "P"}


class UnlikeUnits(ValueError):
    """A conversion asked between units of different dimensions."""


class UnknownUnit(ValueError):
    """A unit expression that the table cannot read; ``closest`` lists what it may have meant.

    ``text`` is the whole expression. Near misses are looked for only when they are asked for, so
    that a file full of nonsense is refused quickly.
    """

    def __init__(
        self, text: str, names: tuple[str, ...] = (), span: tuple[int, int] = (0, 0)
    ) -> None:
        super().__init__(text)
        self.text = text
        self._names = names
        self._span = span

    @property
    def closest(self) -> tuple[str, ...]:
        """Up to three expressions with known names that look most like it, best first."""
        start, end = self._span
        term = self.text[start:end]
        same = [name for name in self._names if name.casefold() == term.casefold()]
        near = [*same, *get_close_matches(term, self._names)] if term else []
        return tuple(self.text[:start] + name + self.text[end:] for name in dict.fromkeys(near))[:3]

    def __str__(self) -> str:
        start, end = self._span
        if start == end:
            long = len(self.text) > _LONGEST
            shown = f"{self.text[:_LONGEST]}..." if long else self.text
            return f"found unit {shown!r}; {_EXPRESSION_ALLOWED}."
        closest = self.closest
        near = f"; closest are {', '.join(closest)}" if closest else ""
        inside = "" if end - start == len(self.text) else f" in {self.text!r}"
        return f"unknown unit {self.text[start:end]!r}{inside}{near}."


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name as written, its exact size in base units, its dimension.

    Base units are B, FLOP, s, W, m, USD, CNY and one for each thing counted. ``word`` is what
    messages call the dimension. Units of equal dimension are like: one converts to the other.
    """

    name: str
    factor: Fraction
    dimension: Dimension
    word: str = field(default="", compare=False, repr=False)

    @property
    def is_binary(self) -> bool:
        """Whether its first name has a binary prefix: GiB, TiB/s."""
        return self.name[:2] in _BINARY_PREFIXES

    def per(self, other: "Unit") -> Fraction:
        """How many of ``other`` make one of this: 1000 for TB/s per GB/s.

        Raises UnlikeUnits if the dimensions differ.
        """
        if self.dimension != other.dimension:
            raise UnlikeUnits(
                f"found {self.name}, {self.word or spelled(self.dimension)}, against"
                f" {other.name}, {other.word or spelled(other.dimension)};"
                " only units of one dimension convert."
            )
        return self.factor / other.factor

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    r"""Every unit there is, by exact name; what is not defined does not exist.

    >>> units = Units.parse("B = [information] = _ = byte\ns = [time]\nGB = 1000000000 * B")
    >>> units.unit("GB/s").factor
    Fraction(1000000000, 1)
    """

    sizes: Mapping[str, Size]
    words: Mapping[Dimension, str]
    _read: dict[str, Unit] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sizes", frozen(self.sizes))
        object.__setattr__(self, "words", frozen(self.words))

    def __reduce__(self) -> Rebuilding:
        return rebuilding(self)

    @classmethod
    def parse(cls, text: str) -> "Units":
        """Read definitions (a subset of pint's format; see the head of ``specs/units.txt``).

        Raises BadDefinition, naming the line, for anything outside that subset.
        """
        reader = Definitions()
        for number, line in enumerate(text.split("\n"), start=1):
            definition = line.strip(" \r")
            if definition and not definition.startswith("#"):
                reader.add(definition, number)
        return cls(reader.sizes, reader.words)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, symbol and alias, in the order of the definitions."""
        return tuple(self.sizes)

    def unit(self, text: str) -> Unit:
        """The unit that an expression such as ``TB/s`` or ``billion USD`` means.

        Names are joined by a space, ``*`` or ``/`` and read from left to right; case matters.
        Raises UnknownUnit for anything else.
        """
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = self._worked_out(text)
        return found

    def word(self, dimension: Dimension) -> str:
        """What messages call a dimension, with its article, or else the dimension spelled."""
        return self.words.get(dimension) or spelled(dimension)

    def decimal_twin(self, unit: Unit) -> Unit:
        """The decimal unit of the same name: GB for GiB. A decimal unit is its own twin."""
        if not unit.is_binary:
            return unit
        return self.unit(_BINARY_PREFIXES[unit.name[:2]] + unit.name[2:])

    def _worked_out(self, text: str) -> Unit:
        if len(text) > _LONGEST or _EXPRESSION.fullmatch(text) is None:
            raise UnknownUnit(text)
        size = NOTHING
        for match in _TERM.finditer(text):
            operator, name = match.groups()
            term = self.sizes.get(name)
            if term is None:
                raise UnknownUnit(text, self.names, match.span(2))
            size = combined(size, operator, term)
        return Unit(text, *size, self.word(size[1]))

"""Filters as people write them: ``vendor == Huawei``, ``memory_capacity >= 64 GB``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from typing import cast, get_args

from chipcmp.model.chips import KINDS
from chipcmp.model.days import Days
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Metric, Row
from chipcmp.model.names import name_key
from chipcmp.model.numbers import NotANumber, Number
from chipcmp.model.problems import ChipcmpError, UnknownName, shown
from chipcmp.model.statements import Label
from chipcmp.model.units import UnknownUnit
from chipcmp.read.statements import split
from chipcmp.reason.choose import View
from chipcmp.reason.filters import Filter, Operator, Trait
from chipcmp.reason.rows import find_metric, one

OPERATORS = get_args(Operator)
TRAITS = get_args(Trait)
_EQUAL: tuple[Operator, ...] = ("==", "!=")
_SIGNS = re.compile(r"[=!<>~]+|≥|≤|≠")
# Signs that mean an operator elsewhere.
_MEANT = {"=": "==", "=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=", "≠": "!=", "<>": "!="}
_QUOTES = ('"', "'")
_LONGEST = 200
_MOST_LISTED = 12
_ALLOWED = f"allowed are {', '.join(TRAITS)} and the metrics of `chipcmp list metrics`"


def parse(view: View, text: object) -> Filter:
    """Read one filter against the chips, metrics and units of a view.

    Raises ChipcmpError: one sentence with the place in the text, what is allowed, what is closest.
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise ChipcmpError(
            f"found filter {shown(text)}; allowed is a text such as 'memory_capacity >= 64 GB'"
            f" of at most {_LONGEST} characters."
        )
    return _Parts.of(text).filter(view)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A filter's text, its three parts, and the character at which each begins, from 1."""

    text: str
    name: str
    operator: Operator
    value: str
    places: tuple[int, int, int]

    @classmethod
    def of(cls, text: str) -> "_Parts":
        signs = _SIGNS.search(text)
        if signs is None:
            raise _refused(
                text,
                len(text.rstrip()) + 1,
                f"found no operator; allowed are {', '.join(OPERATORS)}, as in"
                " memory_capacity >= 64 GB",
            )
        operator, place = signs[0], signs.start() + 1
        if operator not in OPERATORS:
            raise _refused(
                text,
                place,
                f"found {operator}; allowed are {', '.join(OPERATORS)}"
                f"{f'; write {_MEANT[operator]}' if operator in _MEANT else ''}",
            )
        name, value = text[: signs.start()].strip(), text[signs.end() :].strip()
        starts = len(text) - len(text.lstrip()) + 1, len(text.rstrip()) - len(value) + 1
        if not name:
            raise _refused(text, starts[0], f"found nothing before {operator}; {_ALLOWED}")
        if len(value) > 1 and value[0] in _QUOTES and value[-1] == value[0]:
            value = value[1:-1]
        if not value.strip():
            raise _refused(text, starts[1], f"found nothing after {operator}; give what to compare")
        return cls(text, name, cast("Operator", operator), value, (starts[0], place, starts[1]))

    def filter(self, view: View) -> Filter:
        """The filter that it means."""
        trait = name_key(self.name)
        if trait in TRAITS:
            return self._trait(view, cast("Trait", trait))
        row = self._row(view)
        metric = view.contents.vocabulary.metrics[row.metric]
        return Filter(self.text, row, self.operator, self._asked(view, row, metric))

    def _trait(self, view: View, trait: Trait) -> Filter:
        self._require_equality(f"{trait} is a name")
        contents = view.contents
        families = contents.families.values()
        shown_: Iterable[str] = {
            "vendor": dict.fromkeys(chip.vendor for chip in contents.chips.values()),
            "kind": KINDS,
            "family": [family.name for family in families],
        }[trait]
        known = {name_key(name): name for name in shown_}
        if trait == "family":
            also = (n for f in families for n in (f.id, *f.aliases))
            known = {name_key(name): name for name in also} | known
        self._require_known(trait, known)
        return Filter(self.text, trait, self.operator, self.value)

    def _row(self, view: View) -> Row:
        vocabulary = view.contents.vocabulary
        try:
            find_metric(vocabulary, self.name.partition(":")[0])
            return one(view, self.name)
        except UnknownName as error:
            names = (*TRAITS, *vocabulary.metrics)
            raise self._refuse(
                0, f"unknown name {error.name}; {_ALLOWED}{_nearest(error.name, names)}"
            ) from None
        except ChipcmpError as error:
            raise self._refuse(0, str(error).rstrip(".")) from None

    def _asked(self, view: View, row: Row, metric: Metric) -> Interval | str | bool:
        match metric.states:
            case "quantity" | "count":
                return self._quantity(view, row, metric)
            case "date":
                return self._days()
            case "presence":
                self._require_equality(f"{metric.id} says whether a chip has it")
                self._require_known(metric.id, {"yes": "yes", "no": "no"})
                return name_key(self.value) == "yes"
            case "label":
                self._require_equality(f"{metric.id} is a name")
                claims = (c for rows in view.contents.by_chip.values() for c in rows.get(row, ()))
                labels = (c.statement.text for c in claims if isinstance(c.statement, Label))
                self._require_known(metric.id, {name_key(text): text for text in sorted(labels)})
                return self.value
        raise self._refuse(0, f"{metric.id} orders two chips; allowed are metrics with values")

    def _quantity(self, view: View, row: Row, metric: Metric) -> Interval:
        vocabulary = view.contents.vocabulary
        number, name = split(self.value)
        unit = vocabulary.unit(row)
        if unit is None:
            raise self._refuse(0, f"{metric.id} has no unit; allowed are metrics with values")
        if not name and metric.states != "count":
            raise self._refuse(
                2,
                f"found {self.value} without a unit; allowed is a number, a space and a unit such"
                f" as {unit.name}",
            )
        try:
            given = vocabulary.units.unit(name) if name else unit
            exact = Number.parse(number).exact * given.factor
        except (NotANumber, UnknownUnit) as error:
            raise self._refuse(2, str(error).rstrip(".")) from None
        if given.dimension != unit.dimension:
            words = vocabulary.units.word
            raise self._refuse(
                2,
                f"found {self.value}, {words(given.dimension)}; allowed for {metric.id} is"
                f" {words(unit.dimension)} such as {unit.name}",
            )
        return Interval.exactly(exact)

    def _days(self) -> Interval:
        try:
            days = Days.parse(self.value)
        except ValueError as error:
            raise self._refuse(2, str(error)) from None
        return Interval.between(Fraction(days.first.toordinal()), Fraction(days.last.toordinal()))

    def _require_equality(self, reason: str) -> None:
        if self.operator not in _EQUAL:
            raise self._refuse(
                1, f"found {self.operator}; {reason}, so allowed are {' and '.join(_EQUAL)}"
            )

    def _require_known(self, name: str, known: dict[str, str]) -> None:
        if name_key(self.value) in known:
            return
        names = list(dict.fromkeys(known.values()))
        more = ", …" if len(names) > _MOST_LISTED else ""
        near = get_close_matches(name_key(self.value), list(known), n=1)
        closest = f"; closest is {known[near[0]]}" if near else ""
        listed = ", ".join(names[:_MOST_LISTED])
        allowed = f"allowed are {listed}{more}" if names else "no source names one"
        raise self._refuse(2, f"unknown {name} {self.value!r}; {allowed}{closest}")

    def _refuse(self, part: int, reason: str) -> ChipcmpError:
        return _refused(self.text, self.places[part], reason)


def _refused(text: str, place: int, reason: str) -> ChipcmpError:
    return ChipcmpError(f"filter {text!r}, character {place}: {reason}.")


def _nearest(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, list(names), n=1, cutoff=0.5)
    return f"; closest is {near[0]}" if near else ""

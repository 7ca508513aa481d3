"""Derived metrics and identities of the vocabulary: read, and checked against its metrics."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from chipcmp.model.definitions import Dimension
from chipcmp.model.formulas import BadFormula, Formula, Identity, Reference
from chipcmp.model.metrics import Metric
from chipcmp.model.units import Units
from chipcmp.read.conditions import Allowed, objection
from chipcmp.read.entries import Entry, Fault, Faults, Where, hint, listed
from chipcmp.read.formula_text import parse, parse_identity


@dataclass(frozen=True, slots=True)
class Place:
    """An identity, and where it stands in its file."""

    identity: Identity
    where: Where
    faults: Faults


def read_formula(entry: Entry, units: Units) -> Formula | None:
    """What a metric is derived by, or None where claims state it."""
    text = entry.text("formula")
    try:
        return parse(text, units) if text else None
    except BadFormula as error:
        entry.fault("formula", f"formula: {error}. Write it as arithmetic of metrics.")
        return None


def read_identities(entries: Sequence[Entry], units: Units) -> list[Place]:
    """The identities of all vocabulary files, each with its place."""
    found: list[Place] = []
    for entry in entries:
        for index, text in enumerate(entry.texts("identities")):
            is_list = isinstance(entry.node.get("identities"), list)
            where = (*entry.where, "identities", *((index,) if is_list else ()))
            try:
                found.append(Place(parse_identity(text, units), where, entry.faults))
            except BadFormula as error:
                fault = f"identities: {error}. Write what is equal to what."
                entry.faults.add(Fault(where, fault))
    return found


@dataclass(frozen=True, slots=True)
class FormulaChecker:
    """Checks formulas against the metrics and conditions that the vocabulary has."""

    metrics: Mapping[str, Metric]
    conditions: Mapping[str, Allowed]
    units: Units

    def derived(self, entry: Entry, metric: Metric) -> None:
        """A derived metric: its inputs are known and fully fixed, its unit fits, no circle."""
        formula = metric.formula
        if formula is None:
            return
        names = {condition.name for condition in metric.conditions}
        texts = [self._reference(each, names) for each in formula.references]
        texts += [
            f"found {each}; allowed is part. only in identities. Leave it out"
            for each in formula.references
            if each.whose == "part"
        ]
        way = self._way(metric.id, [metric.id])
        if way:
            texts.append(
                f"found a circle, {' from '.join(way)}; allowed is a formula that ends at metrics"
                " which claims state. Break it"
            )
        if metric.unit is None:
            texts.append(f"found beside states: {metric.states}; allowed is states: quantity")
        found = [text for text in texts if text]
        for text in found or filter(None, [self._misfit(formula, metric)]):
            entry.fault("formula", f"formula: {text}.")

    def identity(self, place: Place) -> None:
        """An identity: its inputs are known and fully fixed, both sides measure the same."""
        identity = place.identity
        first, *_ = identity.references
        anchor = self.metrics.get(first.metric)
        bound = {condition.name for condition in anchor.conditions} if anchor else set()
        found = [text for each in identity.references if (text := self._reference(each, bound))]
        for text in found or filter(None, [self._unlike_sides(identity)]):
            place.faults.add(Fault(place.where, f"identities: {text}."))

    def _unlike_sides(self, identity: Identity) -> str:
        try:
            left, right = (
                side.dimension(self._dimension) for side in (identity.left, identity.right)
            )
        except BadFormula as error:
            return str(error)
        found = f"{self.units.word(left)} = {self.units.word(right)}"
        allowed = "allowed are two sides of one kind. Correct one of them"
        return "" if left == right else f"found {found}; {allowed}"

    def _reference(self, reference: Reference, bound: Collection[str]) -> str:
        metric = self.metrics.get(reference.metric)
        if metric is None:
            return (
                f"unknown metric {reference.metric}; allowed are those described"
                f" here.{hint(reference.metric, self.metrics)} Correct it"
            )
        if metric.unit is None:
            return (
                f"found {metric.id}, which states {metric.states}; allowed are metrics with a"
                " unit. Leave it out"
            )
        names = [condition.name for condition in metric.conditions]
        for name, value in reference.conditions:
            if name not in names:
                return (
                    f"found {name}={value}, a condition that {metric.id} does not have; allowed"
                    f" are {listed(names) or 'none'}. Correct it"
                )
            if text := objection(name, value, self.conditions[name]):
                return f"{text.removesuffix('.')} Correct it" if text.endswith("?") else text[:-1]
        fixed = {name for name, _ in reference.conditions}
        for condition in metric.conditions:
            if condition.required and condition.name not in fixed and condition.name not in bound:
                return (
                    f"found {reference} without {condition.name}, which must be stated. Fix it as"
                    f" {metric.id}[{condition.name}=…], or give the derived metric the condition"
                )
        return ""

    def _misfit(self, formula: Formula, metric: Metric) -> str:
        try:
            found = formula.dimension(self._dimension)
        except BadFormula as error:
            return str(error)
        if metric.unit is None or found == metric.unit.dimension:
            return ""
        word = self.units.word
        return (
            f"found {formula.text}, {word(found)}, under the unit {metric.unit},"
            f" {word(metric.unit.dimension)}; allowed is a unit of the formula's kind. Correct"
            " one of the two"
        )

    def _dimension(self, reference: Reference) -> Dimension:
        unit = self.metrics[reference.metric].unit
        return unit.dimension if unit else ()

    def _way(self, end: str, way: list[str]) -> list[str]:
        # The way from a metric along formulas back to itself, or none.
        metric = self.metrics.get(way[-1])
        for reference in metric.formula.references if metric and metric.formula else ():
            if reference.metric == end:
                return [*way, end]
            if reference.metric not in way:
                found = self._way(end, [*way, reference.metric])
                if found:
                    return found
        return []

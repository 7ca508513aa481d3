"""Metrics, their conditions, and rows: what may be divided by what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from chipcmp.model.formulas import Formula, Identity, Reference
from chipcmp.model.intervals import Interval
from chipcmp.model.mappings import Rebuilding, frozen, rebuilding
from chipcmp.model.units import Unit, Units

States = Literal["quantity", "count", "label", "presence", "date", "order"]

UNDECLARED = "undeclared"


@dataclass(frozen=True, slots=True)
class Row:
    """A metric with every condition fixed: claims of one row may be compared and divided."""

    metric: str
    conditions: tuple[tuple[str, str], ...] = ()

    def value(self, condition: str) -> str | None:
        """The value this row fixes for a condition, or None where it has no such condition."""
        for name, value in self.conditions:
            if name == condition:
                return value
        return None

    def name(self) -> str:
        """The row as commands accept it: ``peak_throughput:fp16,matrix,dense,package``."""
        values = ",".join(value for _, value in self.conditions)
        return f"{self.metric}:{values}" if values else self.metric


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that a metric has: required, or with the value that silence usually means."""

    name: str
    usual: str | None

    @property
    def required(self) -> bool:
        """Whether a claim must state it."""
        return self.usual is None


@dataclass(frozen=True, slots=True)
class Need:
    """Rows of another metric, by some of their conditions, that a chip has only with this one."""

    metric: str
    conditions: tuple[tuple[str, str], ...]

    def covers(self, row: Row) -> bool:
        """Whether a row is among them."""
        held = row.metric == self.metric
        return held and all(row.value(name) == value for name, value in self.conditions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A kind of number: label, unit, conditions and the sizes that are plausible and possible.

    ``plausible`` and ``possible`` hold an interval in base units for each scope; the scope ``""``
    stands for all of them. ``headline`` holds the condition values of the rows that a comparison
    shows unasked: none at all, ``()`` for every usual row, or pairs: ``("precision", "fp16")``.
    ``binary``: a decimal unit may mean the binary one. ``beside`` names a metric whose labels must
    be alike for a ratio to be without a mark: the topology, for an interconnect's bandwidth.
    ``needed_for`` names rows that a chip without it cannot have: FP8 rates need the engine for FP8.
    ``formula`` is what a derived metric is computed by, of inputs of one basis with ``one_basis``.
    """

    id: str
    label: str
    group: str
    states: States
    unit: Unit | None = None
    units: tuple[tuple[str, Unit], ...] = ()
    conditions: tuple[Condition, ...] = ()
    plausible: tuple[tuple[str, Interval], ...] = ()
    possible: tuple[tuple[str, Interval], ...] = ()
    headline: tuple[tuple[str, str], ...] | None = None
    binary: bool = False
    beside: str = ""
    needed_for: tuple[Need, ...] = ()
    formula: Formula | None = None
    one_basis: bool = False

    @property
    def has_unit(self) -> bool:
        """Whether its claims are numbers with a unit."""
        return self.states in ("quantity", "count")

    def condition(self, name: str) -> Condition | None:
        """The condition of that name, or None where the metric does not have it."""
        for condition in self.conditions:
            if condition.name == name:
                return condition
        return None

    def unit_of(self, row: Row) -> Unit | None:
        """The unit that people read this row in: TFLOP/s, but TOP/s for integer precisions."""
        for value, unit in self.units:
            if row.value("precision") == value:
                return unit
        return self.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every metric, condition value and unit that sheets may use, in order of presentation."""

    units: Units
    metrics: Mapping[str, Metric]
    conditions: Mapping[str, Mapping[str, str] | str]
    identities: tuple[Identity, ...] = ()
    order: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        conditions = {
            name: values if isinstance(values, str) else frozen(values)
            for name, values in self.conditions.items()
        }
        object.__setattr__(self, "metrics", frozen(self.metrics))
        object.__setattr__(self, "conditions", frozen(conditions))
        order = {name: n for n, name in enumerate(self.metrics)}
        object.__setattr__(self, "order", frozen(order))

    def __reduce__(self) -> Rebuilding:
        return rebuilding(self)

    def label(self, row: Row) -> str:
        """The row in words: its metric, what a claim must state, and what is unusual in it."""
        metric = self.metrics[row.metric]
        parts = [metric.label]
        for name, value in row.conditions:
            condition = metric.condition(name)
            if condition is None or condition.required or value != condition.usual:
                parts.append(self.word(name, value))
        return ", ".join(parts)

    def word(self, condition: str, value: str) -> str:
        """A condition's value as people read it: ``fp16`` is FP16."""
        if value == UNDECLARED:
            return f"{condition} not stated"
        allowed = self.conditions[condition]
        return value if isinstance(allowed, str) else allowed[value]

    def row(self, reference: Reference, bound: Mapping[str, str]) -> Row | None:
        """The row that a reference means: by what it fixes, what is bound, else what is usual.

        A variant is bound for every reference. None where a required condition has no value.
        """
        fixed, pairs = dict(reference.conditions), []
        for condition in self.metrics[reference.metric].conditions:
            name = condition.name
            value = fixed.get(name) or bound.get(name) or condition.usual
            if value is None:
                return None
            pairs.append((name, value))
        variant = fixed.get("variant") or bound.get("variant")
        return Row(reference.metric, (*pairs, *([("variant", variant)] if variant else [])))

    def unit(self, row: Row) -> Unit | None:
        """The unit that people read this row in."""
        return self.metrics[row.metric].unit_of(row)

    def is_usual(self, row: Row) -> bool:
        """Whether every condition that has a usual value has it here, and no variant is named."""
        metric = self.metrics[row.metric]
        for name, value in row.conditions:
            condition = metric.condition(name)
            if condition is None or (not condition.required and value != condition.usual):
                return False
        return True

    def is_headline(self, row: Row) -> bool:
        """Whether a comparison shows this row unasked."""
        headline = self.metrics[row.metric].headline
        if headline is None or not self.is_usual(row):
            return False
        return not headline or any(pair in headline for pair in row.conditions)

    def sort_key(self, row: Row) -> tuple[int, tuple[int, ...], tuple[str, ...]]:
        """Rows in order of presentation: by metric, then by the listed order of conditions."""
        places = []
        for name, value in row.conditions:
            allowed = self.conditions[name]
            known = [] if isinstance(allowed, str) else list(allowed)
            places.append(known.index(value) if value in known else len(known))
        return self.order[row.metric], tuple(places), tuple(v for _, v in row.conditions)

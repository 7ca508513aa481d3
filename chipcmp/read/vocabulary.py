"""The vocabulary: metrics with their conditions, units and sizes, from ``metrics.yaml``."""

from typing import cast

from chipcmp.model.metrics import UNDECLARED, Condition, Metric, States, Vocabulary
from chipcmp.model.names import name_key
from chipcmp.model.units import Unit, Units, UnknownUnit
from chipcmp.read.conditions import objection
from chipcmp.read.entries import Entry, hint, listed
from chipcmp.read.formulas import FormulaChecker, read_formula, read_identities
from chipcmp.read.needs import check_needs, read_needs
from chipcmp.read.sizes import read_sizes
from chipcmp.read.statements import ALLOWED
from chipcmp.read.yaml_events import Mapping, Node

METRIC_KEYS = (
    "label", "group", "states", "unit", "units", "conditions", "plausible", "possible",
    "headline", "binary", "beside", "needed_for", "formula", "one_basis",
)  # fmt: skip
WORDS = ("text", "period")

Conditions = dict[str, dict[str, str] | str]


def read_vocabulary(entries: list[Entry], units: Units) -> Vocabulary:
    """The metrics of all vocabulary files together; a metric described twice is a problem."""
    conditions: Conditions = {}
    metrics: dict[str, Metric] = {}
    items: list[tuple[Entry, Metric]] = []
    for entry in entries:
        entry.allow(("conditions", "metrics", "identities"))
        _add(conditions, entry)
    for entry in entries:
        for name, item in entry.named("metrics", "metric"):
            if name in metrics:
                first = next(entry for entry, metric in items if metric.id == name)
                item.fault(
                    "",
                    f"metric {name} is already described in {first.faults.path}; allowed is one"
                    " description each. Rename or remove one.",
                    "key",
                )
            else:
                metrics[name] = _metric(name, item, units, conditions)
                items.append((item, metrics[name]))
    _labelled(items)
    checker = FormulaChecker(metrics, conditions, units)
    for item, metric in items:
        _beside(item, metric, metrics)
        check_needs(item, metric, metrics, conditions)
        checker.derived(item, metric)
    identities = read_identities(entries, units)
    for place in identities:
        checker.identity(place)
    return Vocabulary(
        units=units,
        metrics=metrics,
        conditions=conditions,
        identities=tuple(place.identity for place in identities),
    )


def _add(conditions: Conditions, entry: Entry) -> None:
    """Add the conditions of one file: it may name new values, but not rename those known."""
    where = Entry(Mapping(), (*entry.where, "conditions"), entry.faults, "condition")
    for name, values in _conditions(entry).items():
        known = conditions.setdefault(name, values)
        if isinstance(known, str) or isinstance(values, str):
            if known != values:
                kind = known if isinstance(known, str) else "a mapping of values to labels"
                where.fault(
                    name,
                    f"condition {name} is {kind} already; allowed is one meaning. Rename this one.",
                )
            continue
        for value, label in values.items():
            if known.setdefault(value, label) != label:
                Entry(Mapping(), (*where.where, name), entry.faults, "value").fault(
                    value,
                    f"{name}: found {value} as {label}, which is {known[value]} already; allowed is"
                    " one label. Give the value a name of its own.",
                )


def _labelled(read: list[tuple[Entry, Metric]]) -> None:
    """No label is that of another metric, or its id in words."""
    ids = {name_key(metric.id.replace("_", " ")): metric.id for _, metric in read}
    labels: dict[str, str] = {}
    for item, metric in read:
        key = name_key(metric.label)
        other = labels.setdefault(key, metric.id)
        other = other if other != metric.id else ids.get(key, metric.id)
        if key and other != metric.id:
            item.fault(
                "label",
                f"label: found {metric.label}, which means {other}; allowed is a label of its own."
                " Rename it.",
            )


def _beside(entry: Entry, metric: Metric, metrics: dict[str, Metric]) -> None:
    other = metrics.get(metric.beside)
    if not metric.beside or (other and other.states == "label"):
        return
    what = f"which states {other.states}" if other else "which is no metric"
    labels = [each.id for each in metrics.values() if each.states == "label"]
    entry.fault(
        "beside",
        f"beside: found {metric.beside}, {what}; allowed are the metrics that state labels."
        f"{hint(metric.beside, labels)}",
    )


def _conditions(entry: Entry) -> Conditions:
    node: Node = entry.node.get("conditions", Mapping())
    found: Conditions = {}
    if isinstance(node, str | list):
        entry.fault(
            "conditions", "conditions: found no mapping; allowed is each condition with its values."
        )
        return found
    for name, values in node.items():
        if isinstance(values, str) and values in WORDS:
            found[name] = values
        elif isinstance(values, dict) and all(isinstance(v, str) for v in values.values()):
            found[name] = {value: str(label) for value, label in values.items()}
        else:
            entry.fault(
                "conditions",
                f"condition {name}: allowed is a mapping of values to labels, or one of "
                f"{listed(WORDS)}.",
            )
    return found


def _metric(name: str, entry: Entry, units: Units, conditions: Conditions) -> Metric:
    entry.allow(METRIC_KEYS)
    states = cast("States", entry.choice("states", ALLOWED, "quantity"))
    unit = None
    if states in ("quantity", "count"):
        unit = _unit(entry, "unit", entry.need("unit", "a quantity has a unit"), units)
    elif "unit" in entry.node:
        entry.fault(
            "unit",
            f"unit: found beside states: {states}; allowed is a unit only for a quantity or a "
            "count. Remove it.",
            "key",
        )
    return Metric(
        id=name,
        label=entry.need("label"),
        group=entry.need("group"),
        states=states,
        unit=unit,
        units=_by_precision(entry, unit, units),
        conditions=_metric_conditions(entry, conditions),
        plausible=read_sizes(entry, "plausible", unit, units),
        possible=read_sizes(entry, "possible", unit, units),
        headline=_headline(entry),
        binary=entry.choice("binary", ("yes", "no"), "no") == "yes",
        beside=entry.text("beside"),
        needed_for=read_needs(entry),
        formula=read_formula(entry, units),
        one_basis=entry.choice("one_basis", ("yes", "no"), "no") == "yes",
    )


def _unit(entry: Entry, key: str, text: str, units: Units) -> Unit | None:
    try:
        return units.unit(text) if text else None
    except UnknownUnit as error:
        entry.fault(
            key, f"unknown unit {text}; allowed are those of units.txt.{hint(text, error.closest)}"
        )
        return None


def _by_precision(entry: Entry, unit: Unit | None, units: Units) -> tuple[tuple[str, Unit], ...]:
    found = []
    for value, text in entry.pairs("units"):
        other = _unit(entry, "units", text, units)
        if other and (unit is None or other.dimension != unit.dimension):
            word = units.word(unit.dimension) if unit else "no unit"
            entry.fault(
                "units",
                f"units: found {text}, {units.word(other.dimension)}; allowed is {word}, as the"
                " metric's own unit is.",
            )
        elif other:
            found.append((value, other))
    return tuple(found)


def _metric_conditions(entry: Entry, conditions: Conditions) -> tuple[Condition, ...]:
    found = []
    for name, usual in entry.pairs("conditions"):
        allowed = conditions.get(name)
        if allowed is None:
            entry.fault(
                "conditions",
                f"unknown condition {name}; allowed are "
                f"{listed(conditions)}.{hint(name, conditions)}",
            )
        elif name == "variant":
            entry.fault(
                "conditions",
                "conditions: found variant, which every metric has; allowed are the others."
                " Remove it.",
            )
        elif text := objection(name, usual, allowed, words=("required", UNDECLARED)):
            entry.fault("conditions", text)
        else:
            found.append(Condition(name, None if usual == "required" else usual))
    return tuple(found)


def _headline(entry: Entry) -> tuple[tuple[str, str], ...] | None:
    value = entry.node.get("headline", "no")
    if isinstance(value, str):
        return () if entry.choice("headline", ("yes", "no"), "no") == "yes" else None
    if isinstance(value, dict) and all(isinstance(names, list) for names in value.values()):
        return tuple((name, str(item)) for name, items in value.items() for item in items)
    entry.fault(
        "headline", "headline: allowed is yes, no, or a condition with a list of its values."
    )
    return None

"""Which rows a comparison shows: the headline, all, or those that the reader names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from chipcmp.model.chips import Chip
from chipcmp.model.metrics import UNDECLARED, Metric, Row, Vocabulary
from chipcmp.model.names import name_key
from chipcmp.model.problems import ChipcmpError, UnknownName
from chipcmp.reason.choose import View
from chipcmp.reason.derived_rows import derivable


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rows that are wanted: the headline rows, all, or the rows of metrics as named."""

    which: Literal["headline", "all", "named"] = "headline"
    names: tuple[str, ...] = ()


def select(view: View, chips: Sequence[Chip], wanted: Wanted) -> tuple[Row, ...]:
    """The wanted rows in order of presentation; named ones in the order of their names.

    Headline rows are those that at least two of the chips fill; where the metric says whether a
    chip has something, one is enough, for then silence about the other is the comparison.
    """
    vocabulary = view.contents.vocabulary
    filled = {
        row for chip in chips for row in view.contents.by_chip[chip.id] if view.claims(chip.id, row)
    }
    if wanted.which == "headline":
        filled |= set(_converted(view, chips))
    ordered = sorted(filled, key=vocabulary.sort_key)
    if wanted.which == "named":
        ids = [chip.id for chip in chips]
        found = [
            row
            for name in wanted.names
            for row in _named(vocabulary, name, [*ordered, *_derived(view, ids, name)])
        ]
        return tuple(dict.fromkeys(found))
    if wanted.which == "all":
        return tuple(ordered)
    return tuple(
        row for row in ordered if vocabulary.is_headline(row) and _is_shared(view, chips, row)
    )


def _is_shared(view: View, chips: Sequence[Chip], row: Row) -> bool:
    needed = 1 if view.contents.vocabulary.metrics[row.metric].states == "presence" else 2
    filling = sum(view.choose(chip.id, row) is not None for chip in chips)
    return filling >= min(needed, len(chips))


def _converted(view: View, chips: Sequence[Chip]) -> Iterator[Row]:
    # The rows that a family's rules carry claims into.
    for chip in chips:
        for rule in view.rules(chip.id):
            for row in view.contents.by_chip[chip.id]:
                target = rule.target(row)
                if target is not None:
                    yield target


def one(view: View, name: str) -> Row:
    """The one row that a name means: what it does not say is as usual.

    Raises UnknownName, or ChipcmpError where the name leaves open a condition that must be stated.
    """
    vocabulary = view.contents.vocabulary
    filled = {row for rows in view.contents.by_chip.values() for row in rows}
    metric, wanted = _taken(vocabulary, name, tuple(filled))
    _require_one_each(vocabulary, metric, wanted)
    of_metric = [row for row in filled if row.metric == metric.id]
    fitting = [row for row in of_metric if _fits(vocabulary, row, wanted)]
    found = fitting or _built(vocabulary, metric.id, wanted)
    if len(found) == 1:
        return found[0]
    open_ = next((c.name for c in metric.conditions if c.required), "condition")
    best = min(fitting or of_metric, key=vocabulary.sort_key, default=None)
    sample = best.value(open_) if best else None
    example = f", such as {metric.id}:{sample}" if sample else ""
    raise ChipcmpError(f"{metric.id} without {open_} is no single row; name its {open_}{example}.")


def _derived(view: View, chips: Sequence[str], name: str) -> list[Row]:
    vocabulary = view.contents.vocabulary
    metric = find_metric(vocabulary, name.partition(":")[0])
    return derivable(view, chips, metric) if vocabulary.metrics[metric].formula else []


def _named(vocabulary: Vocabulary, name: str, filled: Sequence[Row]) -> list[Row]:
    metric, wanted = _taken(vocabulary, name, filled)
    of_metric = [row for row in filled if row.metric == metric.id]
    if not wanted:
        usual = tuple((c.name, c.usual) for c in metric.conditions if c.usual is not None)
        return of_metric or (
            [Row(metric.id, usual)] if len(usual) == len(metric.conditions) else []
        )
    _require_one_each(vocabulary, metric, wanted)
    fitting = [row for row in of_metric if _fits(vocabulary, row, wanted)]
    return fitting or _built(vocabulary, metric.id, wanted)


def _taken(vocabulary: Vocabulary, name: str, filled: Sequence[Row]) -> tuple[Metric, list[str]]:
    """A row's name taken apart: the metric, and the values of conditions that it names."""
    metric_name, _, text = name.partition(":")
    metric = vocabulary.metrics.get(find_metric(vocabulary, metric_name))
    if metric is None:
        raise UnknownName("metric", metric_name, ())
    values = [value.strip() for value in text.split(",")] if text else []
    known = {
        name_key(value): value
        for condition in metric.conditions
        for value in _values(vocabulary, condition.name)
    }
    wanted = []
    for value in values:
        is_named = any(row.metric == metric.id and _has(row, value) for row in filled)
        if name_key(value) not in known and not is_named:
            raise ChipcmpError(
                f"unknown condition {value!r} of {metric.id}; allowed are "
                f"{', '.join(known.values())}."
            )
        wanted.append(known.get(name_key(value), value))
    return metric, wanted


def _require_one_each(vocabulary: Vocabulary, metric: Metric, wanted: Sequence[str]) -> None:
    for condition in metric.conditions:
        values = [v for v in wanted if v in _values(vocabulary, condition.name) and v != UNDECLARED]
        if len(values) > 1:
            raise ChipcmpError(
                f"found {' and '.join(values)} for {metric.id}; allowed is one {condition.name}."
                " Name a row with --metric for each."
            )


def _values(vocabulary: Vocabulary, condition: str) -> tuple[str, ...]:
    allowed = vocabulary.conditions[condition]
    return (UNDECLARED,) if isinstance(allowed, str) else (*allowed, UNDECLARED)


def _has(row: Row, value: str) -> bool:
    return any(name_key(held) == name_key(value) for _, held in row.conditions)


def _fits(vocabulary: Vocabulary, row: Row, wanted: Sequence[str]) -> bool:
    # Every wanted value is there, and what was not asked for is as usual.
    metric = vocabulary.metrics[row.metric]
    held = {name_key(value) for _, value in row.conditions}
    if not all(name_key(value) in held for value in wanted):
        return False
    asked = {name_key(value) for value in wanted}
    for name, value in row.conditions:
        condition = metric.condition(name)
        usual = condition.usual if condition else None
        if (
            name_key(value) not in asked
            and value != usual
            and not (condition and condition.required)
        ):
            return False
    return True


def _built(vocabulary: Vocabulary, metric: str, wanted: Sequence[str]) -> list[Row]:
    pairs = []
    for condition in vocabulary.metrics[metric].conditions:
        allowed = vocabulary.conditions[condition.name]
        chosen = [value for value in wanted if not isinstance(allowed, str) and value in allowed]
        value = chosen[0] if chosen else condition.usual
        if value is None:
            return []
        pairs.append((condition.name, value))
    return [Row(metric, tuple(pairs))]


def find_metric(vocabulary: Vocabulary, name: str) -> str:
    """The id of the metric of that id or label. Raises UnknownName with the closest."""
    keys = {name_key(text): m.id for m in vocabulary.metrics.values() for text in (m.label, m.id)}
    found = keys.get(name_key(name))
    if found is None:
        raise UnknownName("metric", name, tuple(get_close_matches(name, vocabulary.metrics, n=3)))
    return found

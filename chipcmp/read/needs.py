"""What a metric is needed for: rows that a chip without it cannot have, from ``needed_for``."""

from collections.abc import Mapping

from chipcmp.model.metrics import Metric, Need
from chipcmp.read.entries import Entry, hint, listed


def read_needs(entry: Entry) -> tuple[Need, ...]:
    """The rows that a metric is needed for: metrics, each with values of its conditions."""
    return tuple(
        Need(name, tuple((key, item.text(key)) for key in item.node))
        for name, item in entry.named("needed_for", "mapping")
    )


def check_needs(
    entry: Entry,
    metric: Metric,
    metrics: Mapping[str, Metric],
    conditions: Mapping[str, Mapping[str, str] | str],
) -> None:
    """Every need names a metric that is described, and values that its conditions have."""
    for need in metric.needed_for:
        needing = metrics.get(need.metric)
        if needing is None:
            entry.fault(
                "needed_for",
                f"needed_for: unknown metric {need.metric}; allowed are those described "
                f"here.{hint(need.metric, metrics)}",
            )
            continue
        for name, value in need.conditions:
            if needing.condition(name) is None or value not in conditions.get(name, ()):
                entry.fault(
                    "needed_for",
                    f"needed_for: found {name}: {value}, which {needing.id} does not have; "
                    f"allowed are its conditions {listed(c.name for c in needing.conditions)}.",
                )

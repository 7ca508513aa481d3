"""Checks of claims and conversions against the rest: references, sizes, circles, repetitions."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from operator import attrgetter

from chipcmp.model.chips import Chip, Family
from chipcmp.model.claims import Claim
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Metric, Row, Vocabulary
from chipcmp.model.quantities import Quantity
from chipcmp.model.sources import Source
from chipcmp.model.statements import Order, Share
from chipcmp.read.entries import Entry, hint, listed
from chipcmp.read.sheets import Sheet

# Two claims are equal in everything even where they stand apart or answer other doubts.
BESIDE = ("location", "answers")
Sizes = tuple[tuple[str, Interval], ...]
# Of a chip in a row, the chips that shares are of, and where the first share of each stands.
Shares = Mapping[tuple[str, Row], Mapping[str, Entry]]


def conversions(
    entry: Entry, family: Family, sources: Mapping[str, Source], vocabulary: Vocabulary
) -> None:
    """The rules of a family against the metrics, conditions and sources that they name."""
    items = [*entry.entries("conversions", "conversion"), *entry.entries("identities", "identity")]
    for rule, item in zip((*family.conversions, *family.identities), items, strict=True):
        metric = vocabulary.metrics.get(rule.metric)
        if rule.source and rule.source not in sources:
            item.fault(
                "source",
                f"unknown source {rule.source}; allowed are the ids of source "
                f"records.{hint(rule.source, sources)}",
            )
        if metric is None:
            if not rule.metric:
                continue
            item.fault(
                "metric",
                f"unknown metric {rule.metric}; allowed are those of `chipcmp list "
                f"metrics`.{hint(rule.metric, vocabulary.metrics)}",
            )
            continue
        for key, pairs in (("where", rule.where), ("from", rule.old), ("to", rule.new)):
            for name, value in pairs:
                allowed = vocabulary.conditions.get(name, {})
                if metric.condition(name) is None or (
                    not isinstance(allowed, str) and value not in allowed
                ):
                    item.fault(
                        key,
                        f"{key}: found {name}: {value}, which {metric.id} does not have; allowed "
                        f"are its conditions {listed(c.name for c in metric.conditions)}.",
                    )


def sheets(read: Sequence[Sheet], known: Mapping[str, Chip], vocabulary: Vocabulary) -> None:
    """Claims against the rest: chips they name, sizes, repetitions and circles of shares."""
    seen: dict[object, Claim] = {}
    shares: dict[tuple[str, Row], dict[str, Entry]] = {}
    everything = attrgetter(*(each.name for each in fields(Claim) if each.name not in BESIDE))
    for sheet in read:
        for claim, entry in zip(sheet.claims, sheet.entries, strict=True):
            _named(claim, entry, known)
            _sized(claim, entry, vocabulary.metrics[claim.metric])
            # Shares of different chips in one row are edges of a graph that must have no circle.
            if isinstance(claim.statement, Share) and claim.statement.of != claim.chip:
                stated = shares.setdefault((claim.chip, claim.row), {})
                stated.setdefault(claim.statement.of, entry)
            first = seen.setdefault(everything(claim), claim)
            if first is not claim:
                entry.fault(
                    "",
                    f"this claim equals that in {first.location} in everything; allowed is "
                    "each claim once. Remove one.",
                )
    _circles(shares)


def _named(claim: Claim, entry: Entry, known: Mapping[str, Chip]) -> None:
    match claim.statement:
        case Share(of=other):
            key = "of"
        case Order(side, other):
            key = side
        case _:
            return
    if other not in known:
        entry.fault(
            key,
            f"{key}: unknown chip {other}; allowed are the chips that have a "
            f"sheet.{hint(other, known)}",
        )
    elif other == claim.chip:
        entry.fault(key, f"{key}: found {other}, the chip itself; allowed is another chip.")


def _sized(claim: Claim, entry: Entry, metric: Metric) -> None:
    answered = False
    for quantity in claim.quantities:
        for sizes, severity in ((metric.possible, "possible"), (metric.plausible, "plausible")):
            interval = size_of(sizes, claim.row)
            if interval is None or interval.contains(quantity.exact):
                continue
            key = next(
                key for key in ("value", "range", "at_least", "at_most") if key in entry.node
            )
            text = _size_text(metric, quantity, interval, severity)
            if severity == "possible":
                entry.fault(key, text)
            else:
                answer = dict(claim.answers).get("size", "")
                entry.doubt(key, text, check="size", answer=answer)
                answered = True
            break
    if "size" in dict(claim.answers) and not answered:
        entry.doubt("answers", needless("size"), check="answer")


def size_of(sizes: Sizes, row: Row) -> Interval | None:
    """The sizes that hold for the scope of a row, else for all; None where none are given."""
    return dict(sizes).get(row.value("scope") or "") or dict(sizes).get("")


def needless(check: str) -> str:
    """That a claim answers a doubt which no check has."""
    return (
        f"answers: found {check}, where this check doubts nothing; allowed are answers to doubts"
        " that there are. Remove it."
    )


def _size_text(metric: Metric, quantity: Quantity, interval: Interval, word: str) -> str:
    unit = metric.unit
    low, high = interval.low, interval.high
    if unit is None or low is None or high is None:
        raise ValueError(f"{metric.id}: sizes need a unit and two ends")
    ends = f"{float(low / unit.factor):g} to {float(high / unit.factor):g} {unit.name}"
    return (
        f"{metric.id}: found {quantity}, which is not {word}; {word} is {ends}. Check the "
        "unit and the decimal point against the source."
    )


def _circles(shares: Shares) -> None:
    for (chip, row), stated in shares.items():
        for other, entry in stated.items():
            path = _way(shares, row, [other], chip)
            if path:
                entry.fault(
                    "of",
                    f"of: found a circle, {' of '.join([chip, *path])}; allowed is a share that "
                    "ends at a chip with a value of its own.",
                )


def _way(shares: Shares, row: Row, start: list[str], end: str) -> list[str]:
    # The shortest way along shares from one chip to another, or none.
    ways, seen = [start], set(start)
    for way in ways:
        if way[-1] == end:
            return way
        for other in shares.get((way[-1], row), {}):
            if other not in seen:
                seen.add(other)
                ways.append([*way, other])
    return []

"""Checks of the files against each other: names, references, sizes, cycles, repetitions."""

from collections.abc import Mapping, Sequence

from chipcmp.model.chips import Chip, Family
from chipcmp.model.claims import Claim, Order, Share
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Metric, Row, Vocabulary
from chipcmp.model.names import name_key
from chipcmp.model.quantities import Quantity
from chipcmp.model.sources import Source
from chipcmp.read.entries import Entry, hint, listed
from chipcmp.read.sheets import Sheet


def chips(sheets: Sequence[Sheet]) -> dict[str, Chip]:
    """The chips that sheets describe, each once; a name that two of them have is a problem."""
    found: dict[str, Chip] = {}
    names: dict[str, Chip] = {}
    for sheet in sheets:
        chip = sheet.chip
        if isinstance(chip, str):
            continue
        if chip.id in found:
            sheet.entry.fault(
                "chip",
                f"chip {chip.id} is already described in {found[chip.id].location}; allowed is "
                "one sheet each. Give this one its own id, or leave out name and vendor to add "
                "claims to that chip.",
            )
            continue
        found[chip.id] = chip
        for name in (chip.id, chip.name, *chip.aliases):
            other = names.setdefault(name_key(name), chip)
            if other is not chip:
                sheet.entry.fault(
                    "aliases" if name in chip.aliases else "name",
                    f"name {name} is already that of {other.id} in {other.location}; allowed is a "
                    "name of its own.",
                )
    for sheet in sheets:
        if sheet.id and sheet.id not in found:
            sheet.entry.fault(
                "chip",
                f"unknown chip {sheet.id}; allowed are the chips that have a "
                f"sheet.{hint(sheet.id, found)} Or describe it here with name: and vendor:.",
            )
    return found


def families(
    read: Sequence[tuple[Entry, Family]],
    known: Mapping[str, Chip],
    sources: Mapping[str, Source],
    vocabulary: Vocabulary,
) -> dict[str, Family]:
    """The families, each once, whose members, metrics and sources are known."""
    found: dict[str, Family] = {}
    names = {
        name_key(n): chip.id for chip in known.values() for n in (chip.id, chip.name, *chip.aliases)
    }
    for entry, family in read:
        if family.id in found:
            entry.fault(
                "family",
                f"family {family.id} is already described in {found[family.id].location}; allowed "
                "is one file each.",
            )
            continue
        found[family.id] = family
        for member in family.members:
            if member not in known:
                entry.fault(
                    "members",
                    f"unknown chip {member}; allowed are the chips that have a "
                    f"sheet.{hint(member, known)}",
                )
        for name in (family.id, family.name, *family.aliases):
            other = names.setdefault(name_key(name), family.id)
            if other != family.id:
                entry.fault(
                    "aliases" if name in family.aliases else "name",
                    f"name {name} is already that of {other}; allowed is a name of its own.",
                )
        _conversions(entry, family, sources, vocabulary)
    return found


def _conversions(
    entry: Entry, family: Family, sources: Mapping[str, Source], vocabulary: Vocabulary
) -> None:
    for index, rule in enumerate(family.conversions):
        item = list(entry.entries("conversions", "conversion"))[index]
        metric = vocabulary.metrics.get(rule.metric)
        if rule.source and rule.source not in sources:
            item.fault(
                "source",
                f"unknown source {rule.source}; allowed are the ids of source "
                f"records.{hint(rule.source, sources)}",
            )
        if metric is None:
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
    shares: dict[tuple[str, Row], tuple[str, Entry]] = {}
    for sheet in read:
        for claim, entry in zip(sheet.claims, sheet.entries, strict=True):
            _named(claim, entry, known)
            _sized(claim, entry, vocabulary.metrics[claim.metric])
            # Shares of different chips in one row are edges of a graph that must have no circle.
            if isinstance(claim.statement, Share) and claim.statement.of != claim.chip:
                shares[claim.chip, claim.row] = (claim.statement.of, entry)
            first = seen.setdefault(_everything(claim), claim)
            if first is not claim:
                entry.fault(
                    "",
                    f"this claim equals that in {first.location} in everything; allowed is "
                    "each claim once. Remove one.",
                )
    _circles(shares)


def _everything(claim: Claim) -> object:
    return (
        claim.chip, claim.row, claim.statement, claim.source, claim.locator, claim.basis,
        claim.printed, claim.said_by, claim.stated, claim.note, claim.undeclared,
    )  # fmt: skip


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
    scope = claim.row.value("scope") or ""
    for quantity in claim.quantities:
        for sizes, severity in ((metric.possible, "possible"), (metric.plausible, "plausible")):
            interval = dict(sizes).get(scope) or dict(sizes).get("")
            if interval is None or interval.contains(quantity.exact):
                continue
            key = next(
                key for key in ("value", "range", "at_least", "at_most") if key in entry.node
            )
            text = _size_text(metric, quantity, interval, severity)
            if severity == "possible":
                entry.fault(key, text)
            else:
                entry.doubt(key, text)
            break


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


def _circles(shares: Mapping[tuple[str, Row], tuple[str, Entry]]) -> None:
    for (chip, row), (_, entry) in shares.items():
        path = [chip]
        while (path[-1], row) in shares:
            other = shares[path[-1], row][0]
            if other in path:
                if other == chip:
                    circle = " of ".join([*path, chip])
                    entry.fault(
                        "of",
                        f"of: found a circle, {circle}; allowed is a share that ends at a chip "
                        "with a value of its own.",
                    )
                break
            path.append(other)


def sources(
    read: Sequence[Entry],
    known: Mapping[str, Source],
    sheets: Sequence[Sheet],
    families: Mapping[str, Family],
) -> None:
    """Every record is used by a claim, a conversion, or a source that descends from it."""
    claims = [claim for sheet in sheets for claim in sheet.claims]
    used = {claim.source for claim in claims} | {claim.said_by for claim in claims}
    used |= {parent for claim in claims for parent in claim.derives_from}
    used |= {rule.source for family in families.values() for rule in family.conversions}
    used |= {parent for source in known.values() for parent in source.derives_from}
    for entry in read:
        for parent in entry.texts("derives_from"):
            if parent not in known:
                entry.fault(
                    "derives_from",
                    f"derives_from: unknown source {parent}; allowed are the ids of source"
                    f" records.{hint(parent, known)}",
                )
        id_ = entry.text("id")
        if id_ and id_ not in used:
            entry.fault(
                "id",
                f"source {id_} is not used; allowed are sources that a claim names or that one"
                " descends from. Remove the record, or add the claim.",
            )

"""Where else a side's value stands: another chip, another bin, another engine or precision."""

from collections.abc import Iterator

from chipcmp.model.days import Days
from chipcmp.model.metrics import Row
from chipcmp.model.statements import Dated, Label, Value
from chipcmp.reason.bins import bins_of
from chipcmp.reason.disputes import Side
from chipcmp.reason.hints.evidence import Evidence
from chipcmp.reason.hints.fits import is_same, is_same_time, speaker
from chipcmp.reason.hints.kinds import Match, MixUp, OtherRow, Variant
from chipcmp.reason.hints.suspects import suspects

VARIANT = "variant"


def look_alike(evidence: Evidence, chip: str, row: Row, side: Side) -> Variant | MixUp | None:
    """The bins of the chip's own name that have a side's value, else the vendor's other chips.

    Labels and dates are few, and alike by chance: they count only where a number of the same
    source points to the same chip.
    """
    claim = speaker(side)
    if isinstance(claim.statement, Value):
        return _of_number(evidence, chip, row, side)
    if not isinstance(claim.statement, Label | Dated):
        return None
    seconding = _seconding(evidence, chip, side)
    if not seconding:
        return None
    bins = [m for m in _bins(evidence, chip, row, side) if _place(m) in seconding]
    others = [m for m in _others(evidence, chip, row, side) if _place(m) in seconding]
    if bins:
        return Variant(side, tuple(bins))
    return MixUp(side, tuple(others)) if others else None


def _of_number(evidence: Evidence, chip: str, row: Row, side: Side) -> Variant | MixUp | None:
    bins = _bins(evidence, chip, row, side)
    if bins:
        return Variant(side, tuple(bins))
    others = _others(evidence, chip, row, side)
    return MixUp(side, tuple(others)) if others else None


def _others(evidence: Evidence, chip: str, row: Row, side: Side) -> list[Match]:
    kin = {chip, *evidence.relatives(chip)}
    vendor = evidence.view.contents.chips[chip].vendor
    matches = [m for m in evidence.agreed(vendor, row, side) if m.chip.id not in kin]
    own = evidence.released(chip)
    return sorted(matches, key=lambda m: (_apart(own, evidence.released(m.chip.id)), m.chip.id))


def _apart(one: Days | None, other: Days | None) -> tuple[bool, int]:
    if one is None or other is None:
        return (True, 0)
    return (False, abs((one.first - other.first).days))


def _bins(evidence: Evidence, chip: str, row: Row, side: Side) -> list[Match]:
    claim = speaker(side)
    settled = [evidence.settled(other, row) for other in evidence.relatives(chip)]
    settled += [evidence.settled(chip, named) for named in _variants(evidence, chip, row)]
    return [
        match
        for match in settled
        if match
        and (is_same(claim, speaker(match.side)) or is_same_time(claim, speaker(match.side)))
    ]


def _seconding(evidence: Evidence, chip: str, side: Side) -> set[tuple[str, str | None]]:
    """Where the numbers of a side's sources point: other chips, or variants of this one."""
    found: set[tuple[str, str | None]] = set()
    for row in evidence.numbers(chip):
        verdict = evidence.verdict(chip, row)
        if not verdict.is_disputed:
            continue
        for other in suspects(verdict):
            if not set(side.sources).isdisjoint(other.sources):
                hint = _of_number(evidence, chip, row, other)
                found.update(_place(match) for match in (hint.matches if hint else ()))
    return found


def _place(match: Match) -> tuple[str, str | None]:
    return match.chip.id, match.row.value(VARIANT)


def _variants(evidence: Evidence, chip: str, row: Row) -> tuple[Row, ...]:
    return tuple(
        other
        for other in evidence.view.contents.rows_of(chip)
        if other.metric == row.metric
        and other.value(VARIANT) is not None
        and row.value(VARIANT) is None
        and _differing(row, other) == {VARIANT}
    )


def other_engine(evidence: Evidence, chip: str, row: Row, side: Side) -> Iterator[OtherRow]:
    """Other engines under which the chip, or a bin of its name, undisputedly has a side's value."""
    chips = [
        chip,
        *(member.id for member in bins_of(evidence.view, evidence.view.contents.chips[chip])),
    ]
    found: dict[str, list[Match]] = {}
    for id_ in chips:
        for other in _differing_only(evidence, id_, row, "engine"):
            match = evidence.settled(id_, other)
            if match and _is_told(side, match):
                found.setdefault(other.value("engine") or "", []).append(match)
    for value, matches in found.items():
        yield OtherRow(side, tuple(matches), "engine", value)


def other_precision(evidence: Evidence, chip: str, row: Row, side: Side) -> Iterator[OtherRow]:
    """Other precisions for which a side's value is an undisputed one of the chip.

    Precisions that a family's rule makes equal say nothing: BF16 and FP16 of most chips.
    """
    rules = evidence.view.rules(chip)
    equal = {rule.origin(row) for rule in rules if rule.factor == 1}
    for other in _differing_only(evidence, chip, row, "precision"):
        match = evidence.settled(chip, other)
        if (
            match
            and other not in equal
            and evidence.verdict(chip, other).standing == "agreed"
            and _is_told(side, match)
        ):
            yield OtherRow(side, (match,), "precision", other.value("precision") or "")


def _is_told(side: Side, match: Match) -> bool:
    # A source that gives one number in both rows does not tell which of them it belongs to.
    is_elsewhere = not set(match.side.sources) <= set(side.sources)
    return is_elsewhere and is_same(speaker(side), speaker(match.side))


def _differing_only(evidence: Evidence, chip: str, row: Row, name: str) -> tuple[Row, ...]:
    if row.value(name) is None:
        return ()
    return tuple(
        other
        for other in evidence.view.contents.rows_of(chip)
        if other.metric == row.metric and _differing(row, other) == {name}
    )


def _differing(one: Row, other: Row) -> set[str]:
    return {name for name, _ in set(one.conditions) ^ set(other.conditions)}

"""What other orders of trust would have given where one is in force."""

from dataclasses import dataclass, replace

from chipcmp.model.chips import Chip
from chipcmp.model.metrics import Row
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.compare import compared_row
from chipcmp.reason.ratios import Ratio


@dataclass(frozen=True, slots=True)
class OtherChoice:
    """Another claim that would have been chosen, and the named orders that would have done so."""

    orders: tuple[str, ...]
    choice: Choice


@dataclass(frozen=True, slots=True)
class OtherRatio:
    """Another ratio that would have been shown, and the named orders that would have done so."""

    orders: tuple[str, ...]
    ratio: Ratio


def other_views(view: View) -> dict[str, View]:
    """The same contents by the other orders that the catalog names; sources and dates stay."""
    contents = view.contents
    return {
        name: replace(view, trust=replace(view.trust, order=order, table=contents.trust))
        for name, order in contents.trust.orders.items()
        if order != view.trust.order
    }


def other_choices(view: View, chip: str, row: Row) -> tuple[OtherChoice, ...]:
    """The claims that other orders choose for a chip in a row, each with its orders."""
    own = view.choose(chip, row)
    found: dict[tuple[object, ...], OtherChoice] = {}
    for name, other in other_views(view).items():
        choice = other.choose(chip, row)
        if choice is None or own is None or choice.claim is own.claim:
            continue
        key = (choice.claim.source, choice.claim.location)
        orders = found[key].orders if key in found else ()
        found[key] = OtherChoice((*orders, name), choice)
    return tuple(found.values())


def other_ratios(view: View, chip: Chip, baseline: Chip, row: Row) -> tuple[OtherRatio, ...]:
    """The ratios that other orders give, each with its orders; those that differ from this one."""
    own = _ratio(view, chip, baseline, row)
    found: dict[float, OtherRatio] = {}
    for name, other in other_views(view).items():
        ratio = _ratio(other, chip, baseline, row)
        if ratio is None or (own is not None and ratio.value == own.value):
            continue
        orders = found[ratio.value].orders if ratio.value in found else ()
        found[ratio.value] = OtherRatio((*orders, name), ratio)
    return tuple(found.values())


def _ratio(view: View, chip: Chip, baseline: Chip, row: Row) -> Ratio | None:
    return compared_row(view, row, [baseline, chip], baseline).cells[1].ratio

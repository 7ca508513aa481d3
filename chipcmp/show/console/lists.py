"""Lists of chips, metrics, sources and families."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from rich.text import Text

from chipcmp.model.chips import Chip, Family
from chipcmp.model.contents import Contents
from chipcmp.model.metrics import Metric
from chipcmp.reason.find import Match
from chipcmp.show.claim_words import aliases
from chipcmp.show.console.entries import Entry, entries, entry
from chipcmp.show.console.layout import wrapped
from chipcmp.show.console.screen import Screen
from chipcmp.show.text import counted

GROUP = "bold cyan"


def chips(screen: Screen, contents: Contents) -> list[Text]:
    """Every chip by vendor, with its name and kind and how much is claimed of it."""
    return some_chips(screen, contents, contents.chips.values())


def some_chips(screen: Screen, contents: Contents, listed: Iterable[Chip]) -> list[Text]:
    """These chips by vendor."""
    number = Counter(claim.chip for claim in contents.claims)
    groups: dict[str, list[Entry]] = {}
    for chip in sorted(listed, key=lambda chip: (chip.vendor, chip.id)):
        kind = chip.kind if chip.kind != "chip" else ""
        details = (chip.name, kind, ", ".join(aliases(chip)), counted(number[chip.id], "claim"))
        groups.setdefault(chip.vendor, []).append(entry(screen, chip.id, details))
    return _grouped(screen, groups)


def matches(screen: Screen, found: Sequence[Match]) -> list[Text]:
    """Chips that were found by a text, the best match first, each with where it matched."""
    listed = [
        entry(screen, match.chip.id, (match.chip.name, match.chip.vendor, _matched(match)))
        for match in found
    ]
    return entries(screen, listed, 0)


def _matched(match: Match) -> str:
    """Where a text stands, unless the entry shows it anyway."""
    return "" if match.place in ("id", "name", "vendor") else f"{match.place}: {match.text}"


def metrics(screen: Screen, contents: Contents) -> list[Text]:
    """Every metric by group, with its unit, its conditions, and its formula if it is derived."""
    groups: dict[str, list[Entry]] = {}
    for metric in contents.vocabulary.metrics.values():
        unit = metric.unit.name if metric.unit else metric.states
        formula = f"= {metric.formula.text}" if metric.formula else ""
        details = (metric.label, unit, *_conditions(metric), formula)
        groups.setdefault(metric.group, []).append(entry(screen, metric.id, details))
    return _grouped(screen, groups)


def _conditions(metric: Metric) -> tuple[str, ...]:
    required = [condition.name for condition in metric.conditions if condition.required]
    usual = [f"{c.name} {c.usual}" for c in metric.conditions if not c.required]
    return (
        f"needs {', '.join(required)}" if required else "",
        f"usually {', '.join(usual)}" if usual else "",
    )


def sources(screen: Screen, contents: Contents) -> list[Text]:
    """Every source by tier, with its title, date and how many claims it makes."""
    number = Counter(claim.source for claim in contents.claims)
    groups: dict[str, list[Entry]] = {tier.label: [] for tier in contents.trust.tiers}
    for source in sorted(contents.sources.values(), key=lambda source: source.id):
        tier = contents.trust.tier_of_kind.get(source.kind)
        date = source.date.text if source.date else "undated"
        made = counted(number[source.id], "claim") if number[source.id] else "an origin of others"
        details = (source.title, source.publisher, date, made)
        groups.setdefault(tier.label if tier else "no tier", []).append(
            entry(screen, source.id, details)
        )
    return _grouped(screen, {label: listed for label, listed in groups.items() if listed})


def families(screen: Screen, contents: Contents) -> list[Text]:
    """Every family: what its name means, its other members, or all where it is ambiguous."""
    listed = [
        entry(screen, family.name, _family(contents, family))
        for _, family in sorted(contents.families.items())
    ]
    return entries(screen, listed, 0)


def _family(contents: Contents, family: Family) -> tuple[str, ...]:
    names = [contents.chips[m].short_name for m in family.members if m != family.default]
    listed = ", ".join(names)
    if family.default:
        means, others = f"means {contents.chips[family.default].name}", f"others: {listed}"
    else:
        means, others = "ambiguous", f"any of {listed}"
    return (
        means,
        others if names else "",
        f"also: {', '.join(family.aliases)}" if family.aliases else "",
        family.note.rstrip("."),
    )


def _grouped(screen: Screen, groups: Mapping[str, list[Entry]]) -> list[Text]:
    lines: list[Text] = []
    for name, listed in groups.items():
        lines += [Text()] if lines else []
        lines += wrapped(screen.text(name[:1].upper() + name[1:], GROUP), screen.width, 2)
        lines += entries(screen, listed, 1)
    return lines


LISTS: Mapping[str, Callable[[Screen, Contents], list[Text]]] = {
    "chips": chips,
    "metrics": metrics,
    "sources": sources,
    "families": families,
}

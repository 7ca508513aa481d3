"""An inspected chart: how it was drawn, each mark with its claims, and what became of them."""

from rich.text import Text

from chipcmp.model.claims import Claim
from chipcmp.model.provenance import CitedSource
from chipcmp.reason.changes import Followed, Inspection
from chipcmp.show.console.entries import entries, entry
from chipcmp.show.console.layout import wrapped
from chipcmp.show.console.screen import Screen
from chipcmp.show.text import counted

GROUP = "bold cyan"
CHANGED = "bold red"
_FINGERPRINT = 12


def inspection(screen: Screen, found: Inspection) -> list[Text]:
    """How the chart was drawn; its marks with their claims; last, how many have changed how."""
    drawn = found.provenance
    catalog = f"{drawn.sha256[:_FINGERPRINT]}, latest source {drawn.latest or 'undated'}"
    lines = entries(
        screen,
        [
            entry(screen, "command", [drawn.command]),
            entry(screen, "trust", [drawn.trust]),
            entry(screen, "drawn by", [f"chipcmp {drawn.version}, catalog {catalog}"]),
        ],
        1,
    )
    for source in drawn.marks:
        lines.append(Text())
        lines += wrapped(screen.text(f"{source.mark} {source.citation}", GROUP), screen.width, 4)
        lines += entries(
            screen,
            [
                entry(
                    screen,
                    each.claim.states,
                    _details(each),
                    style="" if each.change == "unchanged" else CHANGED,
                )
                for each in _of(found, source)
            ],
            1,
        )
    return [*lines, Text(), *wrapped(_verdict(screen, found), screen.width, 2)]


def _of(found: Inspection, source: CitedSource) -> list[Followed]:
    return [each for each in found.followed if each.source is source]


def _details(followed: Followed) -> tuple[str, ...]:
    claim = followed.claim
    changed = ""
    if followed.change != "unchanged":
        now = "; ".join(_now(followed, each) for each in followed.now)
        changed = f"{followed.change}{f': now {now}' if now else ''}"
    return (
        f"{claim.chip}, {claim.row}",
        changed,
        claim.basis if claim.basis != "nominal" else "",
        f"{claim.source}, {claim.locator}",
        claim.place,
    )


def _now(followed: Followed, claim: Claim) -> str:
    basis = f", {claim.basis}" if claim.basis != followed.claim.basis else ""
    said = f"{claim.text}{basis}" if followed.change == "value changed" else claim.source
    locator = claim.locator if followed.change == "locator changed" else ""
    return f"{locator or said} ({claim.location})"


def _verdict(screen: Screen, found: Inspection) -> Text:
    number = len(found.followed)
    changed = number - found.counts.get("unchanged", 0)
    if found.is_same_catalog:
        return screen.text("The catalog is the one that the chart was drawn from.", "bold")
    if not changed:
        behind = f"{counted(number, 'claim')} behind the chart {'has' if number == 1 else 'have'}"
        return screen.text(f"The catalog has changed since; the {behind} not.", "bold")
    parts = ", ".join(f"{count} {change}" for change, count in found.counts.items())
    return screen.text(
        f"The catalog has changed since; of {counted(number, 'claim')}: {parts}.", CHANGED
    )

"""chipcmp why: a value or a ratio, back to the lines it comes from."""

from typing import Unpack

import click

from chipcmp.cli import asking, names, options
from chipcmp.model.chips import Chip
from chipcmp.model.contents import Contents
from chipcmp.model.problems import ChipcmpError, UnknownName
from chipcmp.reason.resolve import resolve
from chipcmp.reason.rows import Wanted, select


@click.command("why", short_help="Why a value or a ratio is what it is, back to its lines.")
@click.argument("chip", metavar="CHIP|A/B", type=names.CHIP)
@click.argument("metric", type=names.METRIC)
@options.trust
@options.specs
def command(
    chip: str, metric: str, specs: tuple[str, ...], **trust: Unpack[asking.TrustOptions]
) -> None:
    """Show every claim behind a value, which is chosen and by which rule.

    A/B shows the ratio of chip A to chip B: both claims, the arithmetic and its interval.
    """
    contents = asking.load(specs)
    view = asking.view(contents, trust)
    chips = _chips(contents, chip)
    rows = select(view, chips, Wanted("named", (metric,)))
    if not rows:
        names = " or ".join(found.short_name for found in chips)
        raise ChipcmpError(
            f"nothing is claimed of the {names} in {metric}; see `chipcmp show {chip}`."
            if len(chips) == 1
            else f"nothing is claimed of the {names} in {metric}."
        )
    from chipcmp.show.console.why import why_ratio, why_value

    screen = asking.screen()
    if len(chips) == 1:
        screen.print(why_value(screen, view, chips[0], rows))
    else:
        screen.print(why_ratio(screen, view, (chips[0], chips[1]), rows))


def _chips(contents: Contents, text: str) -> list[Chip]:
    """The chip, or the two of a ratio: a name may itself hold a slash."""
    above, slash, below = text.partition("/")
    names = [text]
    if slash:
        try:
            resolve(contents, text)
        except UnknownName:
            names = [above, below]
    found = []
    for name in names:
        resolved = resolve(contents, name)
        asking.note(resolved.note(contents, name))
        found.append(resolved.chip)
    return found

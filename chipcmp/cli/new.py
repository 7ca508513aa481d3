"""chipcmp new: a sheet to fill in."""

from pathlib import Path

import click

from chipcmp.cli import answering, asking, options, writing
from chipcmp.model.problems import UnknownName, Unreadable


@click.command("new", short_help="Write a commented sheet about a chip, to fill in.")
@click.argument("chip")
@click.option("-o", "--output", metavar="FILE", help="Write to this file, which must be new.")
@options.specs
def command(chip: str, output: str | None, specs: tuple[str, ...]) -> None:
    """Print a sheet about a new chip, or one that adds claims to a chip that is known.

    What must be filled in says TODO; `chipcmp check` finds every place.
    """
    if output is not None:
        writing.check(output)
        if Path(output).exists():
            raise Unreadable(f"cannot write {output}: it is there already; name a new file.")
    contents = asking.load(specs)
    from chipcmp.reason.resolve import resolve
    from chipcmp.show import new_sheet

    try:
        found = resolve(contents, chip)
    except UnknownName:
        answering.text(new_sheet.new_sheet(chip), "yaml", output)
        return
    asking.note(found.note(contents, chip))
    asking.note(f"{found.chip.name} has a sheet; this one adds claims to it")
    answering.text(new_sheet.more_claims(found.chip), "yaml", output)

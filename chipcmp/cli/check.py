"""chipcmp check: problems and doubts in sheets."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from chipcmp.cli import asking, options
from chipcmp.model.problems import Problem
from chipcmp.read import catalog, files
from chipcmp.read.catalog import Checked
from chipcmp.read.files import Folder
from chipcmp.reason import asked

FORMATS = ("json", "github")


class CheckOptions(TypedDict):
    """What the options of the check give."""

    format_: str
    answered: bool
    stale_before: str | None


@click.command("check", short_help="Find problems and doubts in sheets.")
@click.argument("path", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "format_",
    type=options.Word(("text", *FORMATS)),
    default="text",
    help="text (usual), json, or github for annotations.",
)
@click.option("--answered", is_flag=True, help="List the doubts too that a sheet answers.")
@click.option(
    "--stale-before", metavar="DATE", help="Doubt sources that were accessed before this day."
)
@options.specs
@click.pass_context
def command(
    ctx: click.Context,
    path: tuple[str, ...],
    specs: tuple[str, ...],
    **asked_for: Unpack[CheckOptions],
) -> None:
    """Check files or folders of sheets as additions to the shipped ones; else all that is read.

    Prints each finding with its file, line and column. A problem cannot be right, and ends with 1;
    a doubt may be wrong: mend the claim, or say under answers: in the sheet why it stands.
    """
    known = [*files.shipped(), *(files.named(folder) for folder in specs if folder)]
    named = list({folder.path.resolve(): folder for folder in map(files.named, path)}.values())
    added = [folder for folder in named if _within(folder, known) is None]
    before = asked.day(asked_for["stale_before"])
    checked = catalog.check([*known, *added])
    findings, number = _findings(checked, before), checked.files
    if named:
        inside = [_within(folder, known) or folder for folder in named]
        findings = tuple(f for f in findings if any(_is_in(f, folder) for folder in inside))
        number = sum(len(files.paths(folder)) for folder in named)
    if not asked_for["answered"]:
        findings = tuple(finding for finding in findings if not finding.answer)
    _deliver(findings, number, asked_for["format_"])
    if any(finding.severity == "problem" for finding in findings):
        ctx.exit(1)


def _findings(checked: Checked, before: date | None) -> tuple[Problem, ...]:
    found = list(checked.findings)
    if not any(finding.severity == "problem" for finding in found):
        # Claims are held against each other only where all of them can be read.
        from chipcmp.reason.checks.doubting import doubts

        found += checked.placed(doubts(checked.found))
    if before:
        from chipcmp.read.staleness import stale

        found += stale(checked.records, before)
    return tuple(sorted(found))


def _deliver(findings: Sequence[Problem], number: int, format_: str) -> None:
    screen = asking.screen()
    if format_ == "text":
        from chipcmp.show.console.problems import problems

        screen.print(problems(screen, findings, files=number))
    else:
        from chipcmp.show.exports import findings as exported

        text = exported.FORMATS[format_](findings, number)
        if text:
            screen.write(text, format_)


def _within(folder: Folder, known: Sequence[Folder]) -> Folder | None:
    """A folder or file inside one that is read anyway, by the name that findings give it."""
    path = folder.path.resolve()
    for other in known:
        whole = other.path.resolve()
        if path.is_relative_to(whole):
            inside = files.readable(path.relative_to(whole).as_posix())
            return Folder(Path(path), other.label if inside == "." else f"{other.label}/{inside}")
    return None


def _is_in(finding: Problem, folder: Folder) -> bool:
    return finding.path == folder.label or finding.path.startswith(f"{folder.label}/")

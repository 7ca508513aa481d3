"""chipcmp check: problems and doubts in sheets."""

from collections.abc import Sequence
from pathlib import Path

import click

from chipcmp.cli import asking, options
from chipcmp.model.problems import Problem
from chipcmp.read import catalog, files
from chipcmp.read.files import Folder


@click.command("check", short_help="Find problems and doubts in sheets.")
@click.argument("path", nargs=-1, type=click.Path())
@options.specs
@click.pass_context
def command(ctx: click.Context, path: tuple[str, ...], specs: tuple[str, ...]) -> None:
    """Check files or folders of sheets as additions to the shipped ones; else all that is read.

    Prints each finding with its file, line and column. Ends with 1 where there is a problem.
    """
    known = [*files.shipped(), *(files.named(folder) for folder in specs if folder)]
    asked = list({folder.path.resolve(): folder for folder in map(files.named, path)}.values())
    added = [folder for folder in asked if _within(folder, known) is None]
    checked = catalog.check([*known, *added])
    findings, number = checked.findings, checked.files
    if asked:
        inside = [_within(folder, known) or folder for folder in asked]
        findings = tuple(f for f in findings if any(_is_in(f, folder) for folder in inside))
        number = sum(len(files.paths(folder)) for folder in asked)
    from chipcmp.show.console.problems import problems

    screen = asking.screen()
    screen.print(problems(screen, findings, files=number))
    if any(finding.severity == "problem" for finding in findings):
        ctx.exit(1)


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

"""Runs a command: one sentence on stderr for whatever goes wrong, and the exit code for it."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import click

from chipcmp.cli.commands import Commands
from chipcmp.cli.misuse import worded
from chipcmp.model.problems import ChipcmpError, SheetProblems
from chipcmp.model.version import VERSION
from chipcmp.show.text import plain

INTERRUPTED = 130
MISUSED = 2
COMPLETION = "_CHIPCMP_COMPLETE"


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(VERSION, message="chipcmp %(version)s")
@click.pass_context
def chipcmp(ctx: click.Context) -> None:
    """Compare AI chips by sourced claims: like with like, every dispute shown."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 problems in files, 2 misuse or unreadable files."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code. Nothing that goes wrong ends in a traceback."""
    if COMPLETION in os.environ:
        chipcmp.main(prog_name="chipcmp")
    try:
        return _call(sys.argv[1:] if arguments is None else list(arguments))
    except SheetProblems as problems:
        return _say(problems.exit_code, *map(str, problems.problems), problems.summary)
    except ChipcmpError as error:
        return _say(error.exit_code, f"chipcmp: {error}")
    except click.ClickException as error:
        return _say(MISUSED, f"chipcmp: {worded(error)}")
    except (KeyboardInterrupt, click.Abort) as stopped:
        done = f"; {stopped}" if str(stopped) else ""
        return _say(INTERRUPTED, f"chipcmp: interrupted{done}.")
    except BrokenPipeError:
        # Whoever reads has read enough, as `head` does; that is no error.
        _discard_output()
        return 0
    except OSError as error:
        _discard_output()
        return _say(MISUSED, f"chipcmp: {_unwritten(error)}")


def _call(arguments: list[str]) -> int:
    try:
        with chipcmp.make_context("chipcmp", arguments) as context:
            code = chipcmp.invoke(context)
    except click.exceptions.Exit as exit_:
        code = exit_.exit_code
    # Python would flush only after main, too late to say that the disk is full.
    if sys.stdout is not None:
        sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _say(code: int, *lines: str) -> int:
    # Where nobody listens the exit code still tells.
    with suppress(OSError):
        click.echo("\n".join(map(plain, lines)), err=True)
    return code


def _discard_output() -> None:
    # What is still buffered would fail again when Python closes stdout.
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unwritten(error: OSError) -> str:
    where = error.filename or "standard output"
    return f"cannot write {where}: {error.strerror}; make room, or name a file with -o."

"""chipcmp completion: the script by which a shell completes commands, chips and metrics."""

import click
from click.shell_completion import ShellComplete, get_completion_class

from chipcmp.cli import options
from chipcmp.cli.run import COMPLETION
from chipcmp.model.problems import Unreadable

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", short_help="Print the script that completes names in a shell.")
@click.argument("shell", type=options.Word(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print what makes a shell complete commands, options, chips, metrics and sources.

    bash: eval "$(chipcmp completion bash)" in ~/.bashrc; zsh: the same with zsh in ~/.zshrc, after
    compinit; fish: chipcmp completion fish > ~/.config/fish/completions/chipcmp.fish
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise Unreadable(f"cannot complete in {shell}; allowed are {', '.join(SHELLS)}.")
    # The shell's own class would start bash to ask for its version.
    click.echo(ShellComplete.source(kind(ctx.find_root().command, {}, "chipcmp", COMPLETION)))

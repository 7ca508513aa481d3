"""The commands by name: their help in a line, and the modules that are loaded when called."""

from difflib import get_close_matches
from importlib import import_module

import click

COMMANDS = {
    "compare": "Compare chips, row by row, to a baseline.",
    "chart": "Draw a comparison as a PNG, SVG or PDF.",
    "inspect": "What stands behind a chart, and what has changed since.",
    "cite": "The sources of a comparison as text, BibTeX or CSL-JSON.",
    "disputes": "What sources do not agree on, and what may explain it.",
    "show": "Every claim of a chip, or everything a source says.",
    "why": "Why a value or a ratio is what it is, back to its lines.",
    "rank": "Chips in the order of a metric, filtered as you ask.",
    "find": "Find chips by a piece of a name, a vendor or a note.",
    "list": "List chips, metrics, sources or families.",
    "audit": "Hold a table of chips against the catalog, cell by cell.",
    "export": "Write the whole catalog as a data package.",
    "import": "Turn a table of chips into sheets, after a preview.",
    "new": "Write a commented sheet about a chip, to fill in.",
    "schema": "Print a JSON Schema of sheets, for editors.",
    "completion": "Print the script that completes names in a shell.",
    "check": "Find problems and doubts in sheets.",
    "verify": "Check every claim of the articles against its line.",
    "extract": "List the figures of a text as candidate claims.",
}

# Words that Python keeps for itself.
MODULES = {"import": "importing"}

EXAMPLES = (
    "chipcmp compare H100 H20 910B",
    "chipcmp why H100 memory_bandwidth",
    "chipcmp chart ratios H100 H20 910B -o ratios.png",
)


class Commands(click.Group):
    """The commands; help lists them without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(
            f"chipcmp.cli.{MODULES.get(cmd_name, cmd_name)}"
        ).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments call, or a sentence with the closest one."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None:
            near = get_close_matches(name, COMMANDS, n=1)
            closest = f"; closest is {near[0]}" if near else ""
            raise click.UsageError(f"unknown command {name!r}{closest}", ctx)
        return name, command, args[1:]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The part of the help that lists them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples that work when they are pasted."""
        with formatter.section("Examples"):
            for example in EXAMPLES:
                formatter.write(f"  {example}\n")

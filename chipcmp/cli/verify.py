"""chipcmp verify: every claim of the articles against the characters of its line."""

import click

from chipcmp.cli import asking, options

FORMATS = ("table", "json")


@click.command("verify", short_help="Check every claim of the articles against its line.")
@click.option(
    "--articles",
    required=True,
    type=click.Path(),
    metavar="DIR",
    help="The folder that holds the articles, under any names.",
)
@click.option(
    "--format", "format_", type=options.Word(FORMATS), default="table", help="table or json."
)
@options.specs
@click.pass_context
def command(ctx: click.Context, articles: str, format_: str, specs: tuple[str, ...]) -> None:
    """Find what each claim of an article gives as printed on its line, read it, and compare.

    Ends with 1 where a claim differs or is not found, and where an article is missing or is not
    the one that its record fingerprints.
    """
    contents = asking.load(specs)
    from chipcmp.read.articles import read_articles
    from chipcmp.reason.verify import verify

    done = verify(contents, read_articles(articles, contents.sources.values()))
    screen = asking.screen()
    if format_ == "json":
        from chipcmp.show.exports import verification as export

        screen.write(export.text(done, sha256=contents.sha256), "json")
    else:
        from chipcmp.show.console.verification import verification

        screen.print(verification(screen, contents, done))
    if not done.is_success:
        ctx.exit(1)

"""chipcmp chart: comparisons as pictures, one or many."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

import click

from chipcmp.cli import asking, batch, names, options, writing
from chipcmp.model.problems import Unreadable
from chipcmp.show.text import listing

if TYPE_CHECKING:
    from chipcmp.show.charts import Asked, Settings

COMPARING = ("ratios", "values", "disputes")
KINDS = (*COMPARING, "scatter", "roofline", "timeline", "history")


class ChartOptions(asking.ComparisonOptions):
    """What the options about a chart and its look give."""

    size: str
    dpi: int
    theme: str
    title: str
    x: str
    y: str
    fit: bool
    alt: bool
    each: str | None
    format_: str | None


@click.command("chart", short_help="Draw a comparison as a PNG, SVG or PDF.")
@click.argument("kind", metavar="KIND[,KIND…]", type=options.Words(KINDS))
@click.argument("chip", nargs=-1, type=names.CHIP)
@click.option("-o", "--output", metavar="FILE|DIR", help="A .png, .svg or .pdf file, or a folder.")
@click.option("--x", default="", metavar="M", help="scatter: the row across; memory_bandwidth.")
@click.option(
    "--y", default="", metavar="M", help="scatter: the row upwards; peak_throughput:fp16."
)
@click.option("--fit", is_flag=True, help="timeline: fit an exponential; when values double.")
@click.option("--alt", is_flag=True, help="Print the chart in words; no file is needed then.")
@click.option(
    "--each",
    metavar="FILE",
    help="Draw every line of this file, such as H100, H20, into a folder.",
)
@click.option(
    "--format",
    "format_",
    type=options.Word(tuple(batch.FORMATS.values())),
    help="png (usual), svg or pdf: the files in a folder.",
)
@options.look
@options.comparison
@options.trust
@options.specs
def command(
    kind: tuple[str, ...],
    chip: tuple[str, ...],
    output: str | None,
    **asked: Unpack[ChartOptions],
) -> None:
    """Draw ratios, values or disputes of chips; or scatter, roofline, timeline, history.

    Scatter, roofline (--metric peak_throughput:fp8) and timeline (--metric M) draw every chip of
    the catalog that has their rows where no chip is named; history takes one chip and one --metric.
    Several kinds (ratios,values), --each, and -o with a folder draw many charts at once; their
    files are named for the kind and the ids of the chips.
    """
    each, format_ = asked["each"], asked["format_"]
    if output is None and not asked["alt"]:
        raise click.UsageError("--output is missing")
    if chip and each is not None:
        raise click.UsageError("give chips or --each, not both")
    _check_kinds(kind, asked, is_named=bool(chip) or each is not None)
    is_folder = each is not None or len(kind) > 1 or batch.is_folder(output or "")
    if output is not None:
        format_ = batch.check(output, format_) if is_folder else _check(output, format_)
    settings = _settings(asked)
    line_ups = [("", chip)] if each is None else batch.line_ups(each)
    orders = [
        batch.Order(place, name, shown)
        for place, found in _answers(line_ups, asked)
        for name in kind
        for shown in [_shown(name, found, asked)]
    ]
    if asked["alt"]:
        _print_alt(orders, settings)
    if output is not None and is_folder:
        batch.draw(output, orders, settings, format_ or "png")
    elif output is not None:
        _draw(output, orders[0], settings, format_ or "png")


def _check_kinds(kinds: Sequence[str], asked: ChartOptions, *, is_named: bool) -> None:
    comparing = [kind for kind in kinds if kind in COMPARING]
    if not is_named and (comparing or "history" in kinds):
        raise click.UsageError("no chip is named")
    others = [kind for kind in kinds if kind not in COMPARING]
    if others and (asked["every"] or asked["baseline"]):
        given = "--all" if asked["every"] else "--baseline"
        raise click.UsageError(f"{given} is for {listing(list(COMPARING))}, not for {others[0]}")
    if others and len(asked["metrics"]) > 1:
        raise click.UsageError(f"{others[0]} takes one --metric")


def _answers(
    line_ups: Sequence[tuple[str, Sequence[str]]], asked: ChartOptions
) -> Iterator[tuple[str, "Asked"]]:
    from chipcmp.show.charts import Asked

    if any(names for _, names in line_ups):
        answers = asking.comparisons(line_ups, asked)
        for (place, _), found in zip(line_ups, answers, strict=True):
            yield place, Asked.of(found)
        return
    yield "", Asked(view=asking.view(asking.load(asked["specs"]), asked))


def _shown(kind: str, found: "Asked", asked: ChartOptions) -> "Asked":
    # What only a comparison takes, or only the other kinds, is left to the kind that takes it.
    if kind in COMPARING:
        return replace(found, x=asked["x"], y=asked["y"], fit=_fit(asked))
    return replace(
        found,
        compared=None,
        metric="".join(asked["metrics"]),
        x=asked["x"],
        y=asked["y"],
        fit=_fit(asked),
    )


def _fit(asked: ChartOptions) -> Literal["exponential", "none"]:
    return "exponential" if asked["fit"] else "none"


def _check(output: str, format_: str | None) -> str:
    # The format of one file, once it is known that the file can be written.
    writing.check(output)
    found = batch.FORMATS.get(Path(output).suffix.lower())
    if found is None:
        raise Unreadable(
            f"cannot tell the format of {output}; allowed are {listing(list(batch.FORMATS))}."
        )
    if format_ not in (None, found):
        raise click.UsageError(f"--format is {format_}, but {output} is to be {found}")
    return found


def _settings(asked: ChartOptions) -> "Settings":
    # No window is ever opened, and a backend that does not exist would fail the import.
    os.environ.pop("MPLBACKEND", None)
    from chipcmp.show.charts import Settings

    return Settings.of(
        size=asked["size"], theme=asked["theme"], dpi=asked["dpi"], title=asked["title"]
    )


def _print_alt(orders: Sequence[batch.Order], settings: "Settings") -> None:
    from chipcmp.show import charts

    texts = [charts.alt(charts.describe(order.kind, order.asked, settings)) for order in orders]
    asking.screen().write("\n\n".join(texts), "text")


def _draw(output: str, order: batch.Order, settings: "Settings", format_: str) -> None:
    from chipcmp.show import charts

    figure = charts.figure(order.kind, order.asked, settings)
    writing.write(output, charts.render(figure, format_))
    asking.note(f"wrote {output}")

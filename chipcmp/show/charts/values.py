"""The chart of values: a panel for each row, a bar for each chip, every panel in its own unit."""

from dataclasses import replace

from chipcmp.model.units import Unit
from chipcmp.reason.against import against
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.show.charts import axes
from chipcmp.show.charts.captions import Captions, disputed_of, names_of, need_plot
from chipcmp.show.charts.description import Bar, Bars, Chart, Panel, Shape, Tick
from chipcmp.show.charts.labels import Gathering, colour_of, value_label
from chipcmp.show.footnotes import Notes
from chipcmp.show.text import listing, plain
from chipcmp.show.wording import Wording


def describe(compared: Compared) -> Chart:
    """The rows of a comparison that hold numbers, as bars; the others are named below.

    Raises ChipcmpError where no row holds numbers.
    """
    draft = Gathering()
    _described(compared, draft)
    return _described(compared, Notes.of(draft.claims, compared.view))


def _described(compared: Compared, notes: Notes) -> Chart:
    drawn = replace(compared, rows=tuple(row for row in compared.rows if _has_bars(row)))
    wording = Wording(drawn, notes)
    panels = tuple(_panel(wording, row, row.unit) for row in drawn.rows if row.unit)
    need_plot(compared, panels, "a number")
    plot = Bars(panels=panels)
    captions = Captions(wording, compared)
    what = listing(names_of(compared))
    if len(panels) == 1:
        what = f"{plain(drawn.rows[0].label)} of {what}"
    return Chart(
        title=captions.title(what),
        subtitle=_subtitle(drawn, captions),
        plot=plot,
        key=captions.key(plot, ring="claimed as a value, beside an implied one"),
        sentences=captions.sentences(captions.remarks.values),
        notes=captions.notes,
        small_print=captions.small_print,
    )


def _subtitle(drawn: Compared, captions: Captions) -> str:
    shown = [cell for cell in drawn.cells if _shape(cell) != "none"]
    disputed = sum(cell.status == "disputed" for cell in shown)
    verb = ("is disputed", "are disputed")
    return captions.subtitle(disputed_of(disputed, len(shown), "value", verb=verb))


def _has_bars(row: ComparedRow) -> bool:
    return row.unit is not None and any(_shape(cell) != "none" for cell in row.cells)


def _panel(wording: Wording, row: ComparedRow, unit: Unit) -> Panel:
    bars = tuple(_bar(wording, row, cell, unit) for cell in row.cells)
    axis = axes.linear((place for bar in bars for place in bar.reach), unit.name)
    return Panel(heading=f"{plain(row.label)}, {unit.name}", bars=bars, axis=axis)


def _bar(wording: Wording, row: ComparedRow, cell: Cell, unit: Unit) -> Bar:
    compared = wording.compared
    index = compared.chips.index(cell.chip)
    start, end = _span(cell, unit)
    return Bar(
        chip=names_of(compared)[index],
        colour=colour_of(compared, index),
        label=value_label(wording, row, cell),
        shape=_shape(cell),
        start=start,
        end=end,
        ticks=tuple(_ticks(cell, unit, wording)),
    )


def _shape(cell: Cell) -> Shape:
    if cell.implied or (cell.derived and cell.derived.is_implied):
        return "hatched"
    if cell.exact is not None:
        return "solid"
    return "open" if cell.interval else "none"


def _span(cell: Cell, unit: Unit) -> tuple[float, float]:
    # A bound is drawn from zero to its one end, a range between both.
    if cell.exact is not None:
        return 0.0, float(cell.exact / unit.factor)
    interval = cell.interval
    ends = [end for end in (interval.low, interval.high) if end is not None] if interval else []
    places = [0.0, *(float(end / unit.factor) for end in ends)]
    return (places[0] if len(ends) <= 1 else places[1]), places[-1]


def _ticks(cell: Cell, unit: Unit, wording: Wording) -> list[Tick]:
    ticks = []
    if cell.direct and cell.direct.exact is not None:
        ticks.append(Tick(float(cell.direct.exact / unit.factor), "ring"))
    for each in against(cell, wording.view):
        ticks += [Tick(float(end / unit.factor)) for end in each.values]
    return ticks

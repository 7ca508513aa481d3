"""The chart of ratios: rows below each other on one axis, multiples of the baseline."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chipcmp.model.units import Unit
from chipcmp.reason.against import rivals
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.show.charts import axes
from chipcmp.show.charts.axes import Axis
from chipcmp.show.charts.captions import Captions, disputed_of, names_of, need_plot
from chipcmp.show.charts.description import Bar, Bars, Chart, Panel, Tick
from chipcmp.show.charts.labels import (
    Gathering,
    base_cell,
    colour_of,
    ratio_label,
    rival_ratios,
    value_label,
)
from chipcmp.show.footnotes import Notes
from chipcmp.show.text import listing, plain
from chipcmp.show.wording import Wording

# Ratios further apart than this are unreadable side by side on a linear axis.
WIDEST_LINEAR_SPREAD = 20


def describe(compared: Compared) -> Chart:
    """The rows of a comparison that have a ratio to the baseline; the others are named below.

    Raises ChipcmpError where no row has one.
    """
    draft = Gathering()
    _described(compared, draft)
    return _described(compared, Notes.of(draft.claims, compared.view))


def _described(compared: Compared, notes: Notes) -> Chart:
    drawn = replace(compared, rows=tuple(row for row in compared.rows if _has_ratio(compared, row)))
    wording = Wording(drawn, notes)
    captions = Captions(wording, compared)
    panels = _panels(wording, captions.baseline)
    need_plot(compared, panels, "a ratio to the baseline")
    plot = Bars(panels=panels, reference=captions.baseline)
    remarks = captions.remarks
    return Chart(
        title=_title(drawn, captions),
        subtitle=_subtitle(drawn, captions),
        plot=plot,
        key=captions.key(plot, ring="the ratio that the values claimed give, beside a stated one"),
        sentences=captions.sentences((*remarks.ratios, *remarks.values)),
        notes=captions.notes,
        small_print=captions.small_print,
    )


def _others(compared: Compared, row: ComparedRow) -> list[Cell]:
    return [cell for cell in row.cells if cell.chip.id != compared.baseline.id]


def _has_ratio(compared: Compared, row: ComparedRow) -> bool:
    return row.unit is not None and any(cell.ratio for cell in _others(compared, row))


def _panels(wording: Wording, baseline: str) -> tuple[Panel, ...]:
    found = [
        (row, _remark(wording, row, row.unit), tuple(_bars(wording, row, row.unit)))
        for row in wording.compared.rows
        if row.unit
    ]
    axis = _axis([bar for _, _, bars in found for bar in bars], baseline)
    if axis.kind == "logarithmic":  # zero is not on it: bars begin at 1
        found = [
            (row, remark, tuple(replace(bar, start=1.0) if bar.is_drawn else bar for bar in bars))
            for row, remark, bars in found
        ]
    return tuple(
        Panel(heading=plain(row.label), remark=remark, bars=bars, axis=axis)
        for row, remark, bars in found
    )


def _remark(wording: Wording, row: ComparedRow, unit: Unit) -> str:
    base = base_cell(wording.compared, row)
    return f"{plain(base.chip.short_name)}, {unit.name}: {value_label(wording, row, base)}"


def _bars(wording: Wording, row: ComparedRow, unit: Unit) -> Iterator[Bar]:
    compared = wording.compared
    base = base_cell(compared, row)
    names = names_of(compared)
    for index, cell in enumerate(row.cells):
        if cell is base:
            continue
        ratio = cell.ratio
        name, colour = names[index], colour_of(compared, index)
        if ratio is None:
            label = value_label(wording, row, cell)
            yield Bar(chip=name, colour=colour, label=f"{label}{_no_ratio(cell, unit)}")
            continue
        ticks = [Tick(rival.ratio.value) for rival in rival_ratios(cell, base, unit, compared.view)]
        if ratio.is_share and cell.other_ratio:
            ticks.append(Tick(cell.other_ratio.value, "ring"))
        yield Bar(
            chip=name,
            colour=colour,
            label=ratio_label(wording, cell, base, unit),
            shape="hatched" if _is_implied(cell) and not ratio.is_share else "solid",
            end=ratio.value,
            ticks=tuple(ticks),
        )


def _is_implied(cell: Cell) -> bool:
    return cell.implied is not None or (cell.derived is not None and cell.derived.is_implied)


def _is_disputed(cell: Cell, drawn: Compared) -> bool:
    # A derived value has no rivals of its own; its inputs have.
    return cell.derived.is_disputed if cell.derived else bool(rivals(cell, drawn.view))


def _no_ratio(cell: Cell, unit: Unit) -> str:
    # A range or a bound is in the row's unit, which stands nowhere else on this chart.
    return f" ({unit.name}, no ratio)" if cell.interval else ""


def _axis(bars: Sequence[Bar], baseline: str) -> Axis:
    ends = [1.0, *(bar.end for bar in bars if bar.is_drawn)]
    places = [*ends, *(tick.at for bar in bars for tick in bar.ticks)]
    # Rivals alone do not bend the axis: a slip by a factor of 1000 would flatten all bars.
    if min(places) > 0 and max(ends) / min(ends) > WIDEST_LINEAR_SPREAD:
        return axes.logarithmic(places, f"times the {baseline}, logarithmic scale")
    return axes.linear(places, f"times the {baseline}")


def _title(drawn: Compared, captions: Captions) -> str:
    others = [name for name in names_of(drawn) if name != captions.baseline]
    one = len(others) == 1 and len(drawn.rows) == 1
    what = f"{listing(others)} as {'a multiple' if one else 'multiples'} of {captions.baseline}"
    if len(drawn.rows) == 1:
        what = f"{plain(drawn.rows[0].label)} of {what}"
    return captions.title(what)


def _subtitle(drawn: Compared, captions: Captions) -> str:
    shown, disputed = 0, 0
    for row in drawn.rows:
        base = base_cell(drawn, row)
        for cell in _others(drawn, row):
            if cell.ratio is None:
                continue
            shown += 1
            # A stated share does not rest on the values that are disputed.
            rests = () if cell.ratio.is_share else (cell, base)
            disputed += any(_is_disputed(each, drawn) for each in rests if not each.implied)
    verb = ("rests on disputed values", "rest on disputed values")
    return captions.subtitle(disputed_of(disputed, shown, "ratio", verb=verb))

"""What the charts over two axes share: which chips they draw, their labels, captions and key."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from chipcmp.model.chips import Chip
from chipcmp.model.units import Unit
from chipcmp.reason.against import against
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.show.charts.asked import Asked
from chipcmp.show.charts.captions import Captions, disputed_of, names_of
from chipcmp.show.charts.description import Chart, KeyEntry
from chipcmp.show.charts.labels import Gathering, chosen, value_label
from chipcmp.show.charts.plane.description import Plane
from chipcmp.show.footnotes import Notes
from chipcmp.show.text import counted, listing, plain
from chipcmp.show.wording import Wording

COMPARABLE = ("chip", "card", "die", "system")
_MOST_NAMED = 4
HOLLOW = KeyEntry("implied by a stated share, or converted from another row", "hollow")
WHISKER = KeyEntry("≠ what a rival claim gives", "whisker")
SPAN = KeyEntry("all days that the date may mean", "span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The chips of an assembly that a chart draws, in its order, and the words about them."""

    asked: Asked
    assembled: Compared
    wording: Wording

    @classmethod
    def of(cls, asked: Asked, assembled: Compared, order: Sequence[Chip], notes: Notes) -> "Drawn":
        """These chips of an assembly, in this order."""
        return cls(asked=asked, assembled=assembled, wording=Wording(only(assembled, order), notes))

    @property
    def compared(self) -> Compared:
        """The assembly of the chips drawn."""
        return self.wording.compared

    @property
    def captions(self) -> Captions:
        """The texts around the plane; nothing is compared in rows that are not drawn."""
        return Captions(self.wording, self.compared)

    @property
    def vendors(self) -> tuple[str, ...]:
        """The vendors of the chips drawn, each once, by name."""
        return tuple(sorted({plain(chip.vendor) for chip in self.compared.chips}))

    def marks(self, index: int) -> str:
        """The marks of the claims that place a chip."""
        cells = [row.cells[index] for row in self.compared.rows]
        return self.wording.notes.marks([claim for cell in cells for claim in chosen(cell)])

    def name(self, index: int) -> str:
        """The name of a chip with the marks of the claims that place it."""
        return f"{names_of(self.compared)[index]} {self.marks(index)}".rstrip()

    def label(self, row: ComparedRow, index: int) -> str:
        """What is claimed of a chip in a row, with marks and rivals."""
        return value_label(self.wording, row, row.cells[index])

    def subject(self) -> str:
        """The chips as a title names them: all of a few, else how many there are."""
        names = names_of(self.compared)
        if len(names) > _MOST_NAMED or self.asked.is_whole:
            return counted(len(names), "chip")
        return listing(names)

    def subtitle(self) -> str:
        """How many of the values shown are disputed, dates apart from values."""
        values = [cell for row in self.compared.rows if row.unit for cell in row.cells]
        dates = [cell for row in self.compared.rows if not row.unit for cell in row.cells]
        count = _disputed(values, "value")
        if dates:
            count = f"{count}. {_disputed(dates, 'date')}"
        return self.captions.subtitle(count)

    def sentences(self) -> tuple[str, ...]:
        """Remarks on single values, chips that are not drawn, chips without a vendor document."""
        captions = self.captions
        return (*self._not_drawn(), *captions.sentences(captions.remarks.values))

    def _not_drawn(self) -> Iterable[str]:
        drawn = {chip.id for chip in self.compared.chips}
        left = [
            f"{plain(chip.short_name)} ({', '.join(_lacking(self.assembled, chip))})"
            for chip in self.assembled.chips
            if chip.id not in drawn
        ]
        if left:
            yield f"Not drawn: {'; '.join(left)}."
        if self.asked.is_whole:
            every = self.asked.view.contents.chips.values()
            known = {chip.id for chip in self.assembled.chips}
            others = sum(chip.kind in COMPARABLE and chip.id not in known for chip in every)
            if others:
                lacks = "lacks" if others == 1 else "lack"
                labels = "; ".join(plain(row.label) for row in self.assembled.rows)
                yield f"{counted(others, 'other chip')} of the catalog {lacks} a claim: {labels}."

    def chart(self, what: str, plane: Plane, key: Iterable[KeyEntry], more: str = "") -> Chart:
        """The whole chart: its title, what the key explains, sentences and sources."""
        captions = self.captions
        subtitle = self.subtitle()
        return Chart(
            title=captions.title(what),
            subtitle=subtitle,
            plot=plane,
            key=(*key, *captions.written(plane)),
            sentences=(*((more,) if more else ()), *self.sentences()),
            notes=captions.notes,
            small_print=captions.small_print,
        )


def noted(view: View, described: Callable[[Notes], Chart]) -> Chart:
    """A chart whose sources are numbered in the order in which its texts cite them."""
    draft = Gathering()
    described(draft)
    return described(Notes.of(draft.claims, view))


def only(assembled: Compared, order: Sequence[Chip]) -> Compared:
    """The assembly of some of its chips, in another order."""
    places = [assembled.chips.index(chip) for chip in order]
    rows = tuple(
        replace(row, cells=tuple(row.cells[place] for place in places)) for row in assembled.rows
    )
    return replace(assembled, baseline=order[0], chips=tuple(order), rows=rows)


def value(cell: Cell, unit: Unit) -> float:
    """The value of a cell as a float in a unit."""
    return float((cell.exact or Fraction(0)) / unit.factor)


def rival_places(cell: Cell, unit: Unit, view: View) -> tuple[float, ...]:
    """What other claims give, above zero, in a unit: where the lines from a point end.

    What is implied stands apart from what is claimed in its row, which is shown beside it.
    """
    ends = [end for each in against(cell, view) for end in each.values if end > 0]
    if cell.direct and cell.direct.exact is not None and cell.direct.exact > 0:
        ends.append(cell.direct.exact)
    return tuple(float(end / unit.factor) for end in ends)


def is_hollow(*cells: Cell) -> bool:
    """Whether any of these values is implied or converted rather than claimed in its row."""
    return any(
        cell.implied is not None or (cell.choice is not None and cell.choice.conversion is not None)
        for cell in cells
    )


def caption(row: ComparedRow) -> str:
    """What an axis of a row measures: ``Memory bandwidth, TB/s``."""
    label = plain(row.label)
    return f"{label}, {row.unit.name}" if row.unit else label


def is_placed(cell: Cell) -> bool:
    """Whether a logarithmic axis has a place for a cell's value."""
    return cell.exact is not None and cell.exact > 0


def key_of(plane: Plane) -> tuple[KeyEntry, ...]:
    """The signs that occur on a plane's points."""
    points = plane.points
    entries = (
        (WHISKER, any(point.x_rivals or point.y_rivals for point in points)),
        (HOLLOW, any(point.shape == "hollow" for point in points)),
        (SPAN, any(point.x_span for point in points)),
    )
    return tuple(entry for entry, occurs in entries if occurs)


def _disputed(cells: Sequence[Cell], noun: str) -> str:
    disputed = sum(cell.status == "disputed" for cell in cells)
    return disputed_of(disputed, len(cells), noun, verb=("is disputed", "are disputed"))


def _lacking(assembled: Compared, chip: Chip) -> list[str]:
    index = assembled.chips.index(chip)
    return [
        f"no {plain(row.label)}"
        if row.cells[index].choice is None
        else f"{plain(row.label)}: no single value above zero"
        for row in assembled.rows
        if not is_placed(row.cells[index])
    ]

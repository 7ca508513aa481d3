"""A description laid out on a page: columns and heights follow from the texts, nothing is cut."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chipcmp.show.charts import palette
from chipcmp.show.charts.bars import Columns, panel_items, reference_items
from chipcmp.show.charts.description import Chart, KeyEntry
from chipcmp.show.charts.fonts import MISSING, Face, Ruler
from chipcmp.show.charts.page import Item, Page, Stroke, Words
from chipcmp.show.charts.signs import SIGN_WIDTH, sign_items

WIDTH = 7.2
MARGIN = 0.3
TITLE = Face(12, "bold")
SUBTITLE = Face(9)
NOTE = Face(7.5)
SMALL = Face(6.5)
_GAP = 0.1
_KEY_GAP = 0.25


def lay_out(chart: Chart, ruler: Ruler) -> Page:
    """The page of a chart: as wide as a page's text, as high as its bars and notes need."""
    flow = _Flow(ruler)
    flow.paragraph(chart.title, TITLE)
    flow.skip(_GAP / 3)
    flow.paragraph(chart.subtitle, SUBTITLE, ink=palette.QUIET)
    flow.skip(_GAP)
    flow.panels(chart)
    flow.skip(_GAP)
    flow.key(chart.key)
    flow.skip(_GAP / 2)
    for sentence in chart.sentences:
        flow.paragraph(sentence, NOTE)
    flow.skip(_GAP)
    flow.notes(chart.notes)
    flow.skip(_GAP / 2)
    flow.paragraph(chart.small_print, SMALL, ink=palette.QUIET)
    if ruler.lacking:
        flow.paragraph(_advice(ruler.lacking), SMALL, ink=palette.QUIET)
    return Page(WIDTH, flow.y + MARGIN * 0.7, tuple(flow.items))


@dataclass(slots=True)
class _Flow:
    """Items placed from the top of the page down; ``y`` is where the next one begins."""

    ruler: Ruler
    y: float = MARGIN * 0.8
    items: list[Item] = field(default_factory=list)

    def skip(self, height: float) -> None:
        """Leave some space."""
        self.y += height

    def paragraph(
        self, text: str, face: Face, *, ink: str = palette.INK, x: float = MARGIN
    ) -> None:
        """A text over as many lines as it needs."""
        for line in self.ruler.lines(text, face, WIDTH - MARGIN - x):
            self.items.append(Words(x=x, y=self.y + face.ascent, text=line, face=face, ink=ink))
            self.y += face.line

    def panels(self, chart: Chart) -> None:
        """The panels, on columns that they share."""
        columns = Columns.of(chart, self.ruler, left=MARGIN, right=WIDTH - MARGIN)
        if chart.reference:
            items, self.y = reference_items(columns, chart, self.y)
            self.items += items
        for index, panel in enumerate(chart.panels, start=1):
            shared = "last" if index == len(chart.panels) else "above"
            place = shared if chart.reference else "single"
            items, self.y = panel_items(columns, panel, self.y, place=place)
            self.items += items

    def key(self, entries: Sequence[KeyEntry]) -> None:
        """The key, entries beside each other as far as they fit."""
        x = MARGIN
        for entry in entries:
            indent = SIGN_WIDTH if entry.sign else 0.0
            width = indent + self.ruler.width(entry.text, NOTE)
            if x > MARGIN and x + width > WIDTH - MARGIN:
                x = MARGIN
                self.y += NOTE.line
            if entry.sign:
                self.items += sign_items(entry.sign, x, self.y, NOTE.line)
            before = self.y
            self.paragraph(entry.text, NOTE, x=x + indent)
            if self.y - before > 1.5 * NOTE.line:  # a long entry fills its lines
                x = MARGIN
                continue
            self.y = before
            x += width + _KEY_GAP
        if x > MARGIN:
            self.y += NOTE.line

    def notes(self, notes: Sequence[tuple[str, str]]) -> None:
        """The source notes under a rule, their texts beside their marks."""
        self.items.append(
            Stroke(x=(MARGIN, WIDTH - MARGIN), y=(self.y, self.y), ink=palette.GRID, line=0.8)
        )
        self.skip(_GAP / 2)
        indent = max((self.ruler.width(mark, NOTE) for mark, _ in notes), default=0.0) + 0.06
        for mark, text in notes:
            top = self.y
            self.items.append(
                Words(x=MARGIN, y=top + NOTE.ascent, text=mark, face=NOTE, ink=palette.INK)
            )
            self.paragraph(text, NOTE, x=MARGIN + indent)


def _advice(lacking: set[str]) -> str:
    return (
        f"{MISSING} stands for letters that no font on this machine has ({len(lacking)} of them); "
        "to see them, install Noto fonts, such as Debian's fonts-noto-cjk or fonts-noto-core."
    )

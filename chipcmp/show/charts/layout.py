"""A description laid out on a page: columns and heights follow from the texts, nothing is cut.

Texts have the sizes of `faces` on a page that is scaled as a whole. Where a size gives the height,
the largest texts that fit are taken; notes stand beside the plot where that leaves more room.
"""

from dataclasses import dataclass
from math import ceil

from chipcmp.model.problems import ChipcmpError
from chipcmp.show.charts.description import Chart
from chipcmp.show.charts.faces import NOTE, SMALL, SUBTITLE, TITLE
from chipcmp.show.charts.flow import Flow
from chipcmp.show.charts.fonts import MISSING, Ruler
from chipcmp.show.charts.frame import GUTTER, Frame
from chipcmp.show.charts.page import Page
from chipcmp.show.charts.plots import plot_items
from chipcmp.show.charts.settings import Settings

_GAP = 0.1
_MARGIN = 0.3
_MARGIN_OF_WIDTH = 0.05
_NARROWEST_NOTES = 2.7
_NARROWEST_PLOT = 3.0
_STRETCHES = (2.4, 2.2, 2.0, 1.8, 1.6, 1.4, 1.2, 1.0)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where things stand: the plot on a share of the width, in columns, and the notes beside it.

    Where the plot has the whole width the notes stand below it.
    """

    share: float
    columns: int


PORTRAIT = Arrangement(1.0, 1)
_LANDSCAPES = (
    Arrangement(0.58, 1), Arrangement(0.5, 1), Arrangement(0.67, 2), Arrangement(0.6, 2),
    Arrangement(0.72, 3), Arrangement(1.0, 2), Arrangement(1.0, 3),
)  # fmt: skip


def lay_out(chart: Chart, ruler: Ruler, settings: Settings) -> Page:
    """The page of a chart: of the size asked for, or as high as its plot and notes need.

    Raises ChipcmpError where the chart does not fit a given height in legible letters.
    """
    size = settings.size
    sheets = [_Sheet(chart, ruler, settings, scale) for scale in size.scales]
    if not size.height:
        return sheets[0].page(PORTRAIT).scaled(sheets[0].scale)
    # The smaller its texts, the lower a page: the first sheet that fits is found by halving.
    least, most = 0, len(sheets)
    found: tuple[_Sheet, Arrangement] | None = None
    while least < most:
        middle = (least + most) // 2
        arrangement = sheets[middle].fitting()
        if arrangement:
            found, most = (sheets[middle], arrangement), middle
        else:
            least = middle + 1
    if found is None:
        raise ChipcmpError(_too_small(sheets[-1]))
    sheet, arrangement = found
    return sheet.filled(arrangement).scaled(sheet.scale)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page at one size of text; all inches are those before scaling."""

    chart: Chart
    ruler: Ruler
    settings: Settings
    scale: float

    @property
    def width(self) -> float:
        return self.settings.size.width / self.scale

    @property
    def height(self) -> float:
        return self.settings.size.height / self.scale

    @property
    def margin(self) -> float:
        return min(_MARGIN, _MARGIN_OF_WIDTH * self.width)

    @property
    def arrangements(self) -> tuple[Arrangement, ...]:
        return tuple(
            each
            for each in (*_LANDSCAPES, PORTRAIT)
            if each == PORTRAIT
            or (
                self.width * each.share / each.columns >= _NARROWEST_PLOT
                and (each.share == 1 or self.width * (1 - each.share) >= _NARROWEST_NOTES)
            )
        )

    def fitting(self) -> Arrangement | None:
        """The first arrangement that is no higher than the page, if there is one."""
        for each in self.arrangements:
            if self.page(each).height <= self.height:
                return each
        return None

    def page(self, arrangement: Arrangement, stretch: float = 1.0, gap: float = 0.0) -> Page:
        """The page, its plot so much stretched, so much room left between plot and notes."""
        left, right = self.margin, self.width - self.margin
        flow = self._flow(left, right, self.margin * 0.8)
        self._head(flow)
        if arrangement.share == 1:
            self._plot(flow, arrangement.columns, stretch)
            flow.skip(_GAP + gap)
            self._foot(flow)
            items, bottom = flow.items, flow.y
        else:
            middle = left + arrangement.share * (right - left)
            one = self._flow(left, middle - GUTTER / 2, flow.y)
            other = self._flow(middle + GUTTER / 2, right, flow.y)
            self._plot(one, arrangement.columns, stretch)
            self._foot(other)
            items, bottom = [*flow.items, *one.items, *other.items], max(one.y, other.y)
        height = bottom + self.margin * 0.7
        return Page(self.width, height, tuple(items), self.settings.theme.paper)

    def filled(self, arrangement: Arrangement) -> Page:
        """The page as high as it is asked for: the plot stretched, what is left below it."""
        for stretch in _STRETCHES:
            page = self.page(arrangement, stretch)
            if page.height <= self.height:
                break
        if arrangement.share == 1:
            page = self.page(arrangement, stretch, self.height - page.height)
        return Page(self.width, self.height, page.items, page.paper)

    def _flow(self, left: float, right: float, y: float) -> Flow:
        return Flow(self.ruler, self.settings.theme, left, right, y=y)

    def _head(self, flow: Flow) -> None:
        flow.paragraph(self.chart.title, TITLE)
        flow.skip(_GAP / 3)
        flow.paragraph(self.chart.subtitle, SUBTITLE, ink=flow.theme.quiet)
        flow.skip(_GAP)

    def _plot(self, flow: Flow, columns: int, stretch: float) -> None:
        frame = Frame(
            ruler=self.ruler,
            theme=flow.theme,
            left=flow.left,
            right=flow.right,
            stretch=stretch,
            columns=columns,
        )
        items, flow.y = plot_items(self.chart.plot, frame, flow.y)
        flow.items += items

    def _foot(self, flow: Flow) -> None:
        flow.key(self.chart.key)
        flow.skip(_GAP / 2)
        for sentence in self.chart.sentences:
            flow.paragraph(sentence, NOTE)
        flow.skip(_GAP)
        flow.notes(self.chart.notes)
        flow.skip(_GAP / 2)
        flow.paragraph(self.chart.small_print, SMALL, ink=flow.theme.quiet)
        if self.ruler.lacking:
            flow.paragraph(_advice(self.ruler.lacking), SMALL, ink=flow.theme.quiet)


def _too_small(sheet: _Sheet) -> str:
    size = sheet.settings.size
    needed = min(sheet.page(each).height for each in sheet.arrangements) * sheet.scale
    height = ceil(needed * 10) / 10
    return (
        f"the chart does not fit {size.width:g} x {size.height:g} inches in legible letters; at "
        f"this width it needs a height of {height:g}. Name fewer chips or metrics, or give a "
        "larger size, or one without a height: page or column."
    )


def _advice(lacking: set[str]) -> str:
    return (
        f"{MISSING} stands for letters that no font on this machine has ({len(lacking)} of them); "
        "to see them, install Noto fonts, such as Debian's fonts-noto-cjk or fonts-noto-core."
    )

"""The door for notebooks: a catalog, and comparisons made from it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, Literal, Unpack

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.version import VERSION
from chipcmp.notebook import Disputes, Exporting, Shown
from chipcmp.questions import Questions, require_units
from chipcmp.reason import asked
from chipcmp.reason.compare import Compared, compare
from chipcmp.reason.trust import Trust

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

    from chipcmp.reason.verify import Verification
    from chipcmp.show.charts.wishes import ChartSettings


def load(*specs: str | PathLike[str]) -> "Catalog":
    """The catalog that chipcmp ships, with a user's own folders of sheets added to it.

    Raises SheetProblems with everything that is wrong in the files, or Unreadable.

    >>> import chipcmp
    >>> chipcmp.load().compare("H100", "H20").baseline.name
    'NVIDIA H100 SXM'
    """
    from chipcmp.read import catalog, files

    return Catalog(catalog.read(files.named(str(path)) for path in specs))


@dataclass(frozen=True, slots=True, eq=False)
class Catalog(Questions):
    """Chips, their claims and the sources of these: what `load` returns and the caller holds.

    Nothing in it can be changed. Wherever it takes a chip's name it takes a `Chip` as well.
    """

    contents: Contents = field(repr=False)

    @property
    def version(self) -> str:
        """The version of chipcmp that read it."""
        return VERSION

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Every chip, in order of id."""
        return tuple(self.contents.chips[id_] for id_ in sorted(self.contents.chips))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, in the order of the files."""
        return self.contents.claims

    def chip(self, name: str | Chip) -> Chip:
        """The chip of that id, name or alias, or a family's default. Raises UnknownName."""
        return asked.chip(self.contents, name).chip

    def trust(
        self,
        name: str | PathLike[str] = "articles",
        *,
        source: str | Iterable[str] = (),
        without: str | Iterable[str] = (),
        as_of: date | str | None = None,
    ) -> Trust:
        """Whom to believe: a named order, or a file with one's own; sources first or left out.

        ``as_of`` leaves out what was said after that day. Raises ChipcmpError or UnknownName.
        """
        return asked.trust(self.contents, name, source=source, without=without, as_of=as_of)

    def compare(
        self,
        *chips: str | Chip,
        baseline: str | Chip | None = None,
        metrics: asked.Metrics = "headline",
        trust: Trust | str | PathLike[str] = "articles",
    ) -> "Comparison":
        """Compare chips to a baseline, the first one unless another is named.

        ``metrics`` are the headline rows, all rows, or names such as ``peak_throughput:fp16``.
        Raises UnknownName, or ChipcmpError for a comparison of nothing.
        """
        found = asked.chips(self.contents, chips, baseline)
        view = asked.view(self.contents, trust)
        return Comparison(compare(view, found.chips, found.baseline, asked.wanted(metrics)))

    def chart(
        self,
        kind: str,
        *chips: str | Chip,
        trust: Trust | str | PathLike[str] = "articles",
        **settings: "Unpack[ChartSettings]",
    ) -> "Figure":
        """A chart of some chips, or of every chip that has its rows: scatter, roofline, timeline.

        ``x`` and ``y`` are the rows of a scatter plot; ``metric`` that of a timeline, of a
        roofline's peak, or, with one chip, of a history; ``fit="exponential"`` fits a timeline.
        ``size`` is column, page, slide, or WxH in inches; ``theme`` light, dark or print; ``dpi``
        the dots per inch; ``title`` stands above the title that the chart gives itself.
        Ratios, values and disputes are compared first. Raises UnknownName or ChipcmpError.
        """
        from chipcmp.show import charts

        if kind in charts.COMPARING:
            return self.compare(*chips, trust=trust).chart(kind, **settings)
        shown, look = charts.apart(settings)
        named = dict.fromkeys(self.chip(chip) for chip in chips)
        asked_ = charts.Asked.naming(asked.view(self.contents, trust), tuple(named), **shown)
        return charts.figure(kind, asked_, charts.Settings.of(**look))

    def disputes(
        self,
        *chips: str | Chip,
        metrics: asked.Metrics = "all",
        trust: Trust | str | PathLike[str] = "articles",
    ) -> Disputes:
        """What is disputed of some chips, or of all: sides, spread, and hints at the reason.

        ``metrics`` are all rows, the headline rows, or names such as ``memory_bandwidth``.

        >>> import chipcmp
        >>> found = chipcmp.load().disputes("H100", metrics=["memory_bandwidth"]).rows
        >>> [hint.kind for dispute in found for hint in dispute.hints]
        ['mix-up', 'mix-up']
        """
        found, _ = asked.some_chips(self.contents, chips)
        view = asked.view(self.contents, trust)
        return Disputes.of(asked.disputes(view, found, metrics), view)

    def verify(self, articles: str | PathLike[str]) -> "Verification":
        """Every claim of the articles held against its line, the articles being in a folder.

        Raises Unreadable where the folder cannot be read; a missing article is no success.
        """
        from chipcmp.read.articles import read_articles
        from chipcmp.reason.verify import verify

        return verify(self.contents, read_articles(str(articles), self.contents.sources.values()))

    def show(self, *claims: Claim) -> Shown:
        """Claims in words, for a notebook or `print`: chip, metric, what is stated, source."""
        return Shown(self.contents, claims)

    def __repr__(self) -> str:
        contents = self.contents
        return (
            f"<Catalog of {len(contents.chips)} chips, {len(contents.claims)} claims, "
            f"{len(contents.sources)} sources>"
        )

    def _repr_html_(self) -> str:
        from chipcmp.show.html import pieces

        return pieces.catalog(self.contents)

    def _text(self) -> str:
        return repr(self)


@dataclass(frozen=True, slots=True, eq=False)
class Comparison(Exporting):
    """Chips compared to a baseline: shows itself as a table, gives frames, charts and exports."""

    compared: Compared = field(repr=False)

    @property
    def baseline(self) -> Chip:
        """The chip that the others are compared to."""
        return self.compared.baseline

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips compared, in the order given."""
        return self.compared.chips

    def frame(self, *, units: Literal["canonical", "pint"] = "canonical") -> "DataFrame":
        """One row per cell: value as a float in the row's unit, with unit, source and claim.

        ``units="pint"`` gives one column per row of the comparison instead, of pint quantities.
        Raises ChipcmpError for any other units.
        """
        require_units(units)
        if units == "pint":
            from chipcmp.show import pint_frames

            return pint_frames.quantities(self.compared)
        from chipcmp.show import frames

        return frames.cells(self.compared)

    def ratios(self) -> "DataFrame":
        """Rows by chips: each ratio to the baseline as a plain float."""
        from chipcmp.show import frames

        return frames.ratios(self.compared)

    def chart(
        self,
        kind: str = "ratios",
        **settings: "Unpack[ChartSettings]",
    ) -> "Figure":
        """A chart of that kind as a matplotlib Figure: ratios, values, disputes, or as a catalog's.

        `Catalog.chart` tells of the settings. The kinds that compare nothing choose by the trust
        alone, without a baseline. Raises ChipcmpError.
        """
        from chipcmp.show import charts

        shown, look = charts.apart(settings)
        return charts.figure(
            kind, charts.Asked.of(self.compared, **shown), charts.Settings.of(**look)
        )

    def cite(self, format_: str = "text") -> str:
        """The sources that the comparison shows, under its marks: text, bibtex or csl-json."""
        from chipcmp.show import citations

        return citations.cite(format_, self.compared)

    def __repr__(self) -> str:
        names = ", ".join(chip.short_name for chip in self.chips)
        return (
            f"<Comparison of {names}: {len(self.compared.rows)} rows, baseline "
            f"{self.baseline.short_name}>"
        )

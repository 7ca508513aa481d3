"""How what `api` hands out shows and exports itself: HTML, or plain text where there is none.

A claim is equal to, and the same as, the claim in a ratio or on a side: it stays what it is and
knows no catalog. `Catalog.show` words it with the names that its catalog has.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason import disputed
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Compared, compared_row

if TYPE_CHECKING:
    from chipcmp.show.remarks import Remarks

Bundle = dict[str, str]


class Showing(ABC):
    """Something that notebooks show by itself: as HTML, or as text."""

    __slots__ = ()

    @abstractmethod
    def _repr_html_(self) -> str:
        """The HTML, without script."""

    @abstractmethod
    def _text(self) -> str:
        """The plain text."""

    def _repr_mimebundle_(
        self, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
    ) -> Bundle:
        """Both, by MIME type; a notebook may ask for one of them."""
        makers = {"text/plain": self._text, "text/html": self._repr_html_}
        wanted = makers.keys() if include is None else makers.keys() & set(include)
        return {
            kind: make() for kind, make in makers.items() if kind in wanted - set(exclude or ())
        }


@dataclass(frozen=True, slots=True, eq=False)
class Shown(Showing):
    """Claims of a catalog, in its words."""

    contents: Contents = field(repr=False)
    claims: tuple[Claim, ...]

    def _repr_html_(self) -> str:
        from chipcmp.show.html import pieces

        return pieces.claims(self.contents, self.claims)

    def _text(self) -> str:
        from chipcmp.show import plain_text

        return plain_text.claims(self.contents, self.claims)

    def __str__(self) -> str:
        return self._text()


class Exporting(Showing):
    """A comparison that gives itself to other programs, and shows itself as its table."""

    __slots__ = ()
    compared: Compared

    def export(self, format_: str) -> str:
        """The comparison as json, csv, markdown, latex, or html: a page with its charts.

        Raises ChipcmpError for any other format.
        """
        if format_ == "html":
            from chipcmp.show.html.page import page

            return page(self.compared)
        if format_ == "parquet":
            raise ChipcmpError("parquet is no text; take its bytes from parquet().")
        from chipcmp.show import exports

        return exports.export(format_, self.compared)

    def parquet(self) -> bytes:
        """The comparison as a Parquet file. Raises ChipcmpError where pyarrow is not installed."""
        try:
            from chipcmp.show.exports import as_parquet
        except ModuleNotFoundError:
            from chipcmp.show import exports

            raise exports.without_pyarrow() from None
        return as_parquet.data(self.compared)

    def _repr_html_(self) -> str:
        from chipcmp.show import html

        return html.table(self.compared)

    def _text(self) -> str:
        from chipcmp.show import plain_text

        return plain_text.table(self.compared)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dispute(disputed.Dispute, Showing):
    """A dispute, and the view that it is seen in; shows its sides with their sources."""

    view: View = field(repr=False)

    @classmethod
    def of(cls, found: disputed.Dispute, view: View) -> "Dispute":
        """The same dispute, to be shown."""
        return cls(**{each.name: getattr(found, each.name) for each in fields(found)}, view=view)

    def _repr_html_(self) -> str:
        return _disputes_html(self.view, (self,))

    def _text(self) -> str:
        return _disputes_text(self.view, (self,))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Disputes(disputed.Disputes, Showing):
    """Disputes, and the view that they are seen in; shows each in one line, with its sources."""

    rows: tuple[Dispute, ...]
    view: View = field(repr=False)

    @classmethod
    def of(cls, found: disputed.Disputes, view: View) -> "Disputes":
        """The same disputes, to be shown."""
        rows = tuple(Dispute.of(each, view) for each in found.rows)
        return cls(rows=rows, orders=found.orders, contradictions=found.contradictions, view=view)

    def _repr_html_(self) -> str:
        return _disputes_html(self.view, self.rows)

    def _text(self) -> str:
        return _disputes_text(self.view, self.rows)


def _disputes_html(view: View, shown: Sequence[Dispute]) -> str:
    from chipcmp.show.html import pieces

    return pieces.disputes(_remarks(view, shown))


def _disputes_text(view: View, shown: Sequence[Dispute]) -> str:
    from chipcmp.show import plain_text

    return plain_text.disputes(_remarks(view, shown))


def _remarks(view: View, shown: Sequence[Dispute]) -> "Remarks | None":
    """What is said of each chip in the row of its dispute, compared to nothing but itself."""
    from chipcmp.show.remarks import Remarks

    if not shown:
        return None
    rows = tuple(compared_row(view, d.row, (d.chip,), d.chip) for d in shown)
    chips = tuple({d.chip.id: d.chip for d in shown}.values())
    return Remarks.of(Compared(view=view, baseline=chips[0], chips=chips, rows=rows))

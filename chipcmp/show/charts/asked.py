"""What a chart is asked to show: chips as a trust sees them, and the rows that its kind takes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from chipcmp.model.chips import Chip
from chipcmp.model.metrics import Row
from chipcmp.model.problems import ChipcmpError, shown
from chipcmp.reason.assembly import assemble, filling, one_row
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Compared
from chipcmp.show.charts.description import Chart
from chipcmp.show.text import listing

Fit = Literal["none", "exponential"]
FITS: tuple[Fit, ...] = ("none", "exponential")
COMPARING = ("ratios", "values", "disputes")
BANDWIDTH = "memory_bandwidth"
PEAK = "peak_throughput:fp16"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a chart is asked to show.

    Kinds that compare take ``compared``; the others take ``chips``, or without any every chip of
    the catalog that has their rows, and choose by the trust alone, without a baseline. ``metric``
    names the row of a timeline, a history or a roofline's peak, ``x`` and ``y`` those of a
    scatter plot; "" is what is usual for the kind.
    """

    view: View
    chips: tuple[Chip, ...] = ()
    compared: Compared | None = None
    metric: str = ""
    x: str = ""
    y: str = ""
    fit: Fit = "none"

    @classmethod
    def of(
        cls, compared: Compared, *, metric: str = "", x: str = "", y: str = "", fit: str = "none"
    ) -> "Asked":
        """A comparison that is asked to show itself. Raises ChipcmpError for an unknown fit."""
        named = cls.naming(compared.view, compared.chips, metric=metric, x=x, y=y, fit=fit)
        return replace(named, compared=compared)

    @classmethod
    def naming(
        cls,
        view: View,
        chips: tuple[Chip, ...],
        *,
        metric: str = "",
        x: str = "",
        y: str = "",
        fit: str = "none",
    ) -> "Asked":
        """Chips of a view, all of the catalog where none is named, without a comparison.

        Raises ChipcmpError for an unknown fit.
        """
        return cls(view=view, chips=chips, metric=metric, x=x, y=y, fit=known_fit(fit))

    @property
    def comparison(self) -> Compared:
        """The comparison. Raises ChipcmpError where none is given."""
        if self.compared is None:
            raise ChipcmpError("no chips to compare; name at least one, such as H100.")
        return self.compared

    def check(self, name: str, kind: "Kind") -> None:
        """Raise ChipcmpError for a setting that a kind of chart does not take."""
        given = {"metric": self.metric, "x": self.x, "y": self.y}
        found = [setting for setting, text in given.items() if text]
        found += ["fit"] if self.fit != "none" else []
        for setting in found:
            if setting not in kind.takes:
                verb = "is" if len(kind.takes) == 1 else "are"
                known = f"allowed {verb} {listing(kind.takes)}" if kind.takes else "it takes none"
                raise ChipcmpError(f"found {setting} for a chart of {name}; {known}.")

    @property
    def is_whole(self) -> bool:
        """Whether no chip is named, and the whole catalog is asked for."""
        return not self.chips

    def row(self, name: str) -> Row:
        """The one row that a name means. Raises UnknownName, or ChipcmpError for several."""
        every = tuple(self.view.contents.chips.values())
        return one_row(self.view, self.chips or every, name)

    def assembled(self, *rows: Row) -> Compared:
        """The chips asked for in these rows, or every chip that has them.

        Raises ChipcmpError where no chip of the catalog has.
        """
        chips = self.chips or filling(self.view, rows)
        if not chips:
            labels = " and ".join(self.view.contents.vocabulary.label(row) for row in rows)
            raise ChipcmpError(f"nothing to draw: no chip of the catalog has {labels}.")
        return assemble(self.view, chips, rows)


def known_fit(text: str) -> Fit:
    """The fit of that name. Raises ChipcmpError for any other."""
    for fit in FITS:
        if text == fit:
            return fit
    raise ChipcmpError(f"found fit {shown(text)}; allowed are {', '.join(FITS)}.")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of chart: what describes it, and which settings of `Asked` it takes.

    ``is_of_catalog``: it needs no comparison, and without chips it draws the whole catalog.
    """

    describe: Callable[[Asked], Chart]
    takes: tuple[str, ...] = ()
    is_of_catalog: bool = False

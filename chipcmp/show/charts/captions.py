"""What stands around the bars: title, subtitle, key, sentences, source notes, small print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chipcmp.model.problems import ChipcmpError
from chipcmp.model.version import VERSION
from chipcmp.reason.compare import Compared
from chipcmp.show.charts.description import Bars, Chart, KeyEntry, Plot, Sign, SourceNote
from chipcmp.show.charts.labels import Gathering
from chipcmp.show.remarks import Remarks, undated
from chipcmp.show.text import listing, plain
from chipcmp.show.wording import ABSENT, Wording

_FINGERPRINT = 12


@dataclass(frozen=True, slots=True)
class Captions:
    """The texts around the bars of a chart.

    ``wording`` words the rows that are drawn; ``compared`` has those that could not be, too.
    """

    wording: Wording
    compared: Compared

    @property
    def remarks(self) -> Remarks:
        """The sentences that tables print, of the rows that are drawn."""
        return Remarks(self.wording)

    @property
    def baseline(self) -> str:
        """The baseline's name as the chart prints it."""
        return names_of(self.compared)[self.compared.chips.index(self.compared.baseline)]

    @property
    def notes(self) -> tuple[SourceNote, ...]:
        """Each mark with its citation and the claims behind it, in reading order."""
        notes = self.wording.notes.notes
        return tuple(
            SourceNote(mark=f"[{note.mark}]", text=note.text, claims=note.claims) for note in notes
        )

    @property
    def small_print(self) -> str:
        """The version that drew the chart, and the fingerprint and latest day of what it read."""
        contents = self.compared.view.contents
        parts = [f"chipcmp {VERSION}"]
        if contents.sha256:
            parts.append(f"catalog {contents.sha256[:_FINGERPRINT]}")
        if contents.latest:
            parts.append(f"latest source {contents.latest.isoformat()}")
        return ", ".join(parts)

    def title(self, what: str) -> str:
        """What is compared, and the trust in force: ``H20 and 910B, as the articles report``."""
        trust = plain(self.compared.view.trust.title)
        joined = f", as {trust[3:]}" if trust.startswith("As ") else f"; {trust}"
        return f"{what}{joined}"

    def subtitle(self, count: str) -> str:
        """How much of what is shown is disputed, and where values come from besides."""
        if self.remarks.title == plain(self.compared.view.trust.title):
            return f"{count}."
        return f"{count}. Where they are silent, the tier of the source is named."

    def written(self, plot: Plot) -> tuple[KeyEntry, ...]:
        """What the signs mean that stand in the texts of a plot."""
        texts = " ".join(plot.texts)
        # The legend words every cell; what only it would cite is not on the chart.
        legend = Remarks(Wording(self.wording.compared, Gathering())).legend
        return tuple(KeyEntry(line) for line in legend if _occurs(line, texts))

    def key(self, plot: Bars, *, ring: str) -> tuple[KeyEntry, ...]:
        """The signs that occur on a plot; ``ring`` is what a ring means on this chart."""
        drawn: tuple[tuple[Sign, str], ...] = (
            ("rival", "≠ what a rival claim gives, with its mark"),
            ("hatched", "implied: a stated share of another chip's value, claimed by no source"),
            ("ring", ring),
            ("open", "a range or a bound, no single value"),
        )
        found = (KeyEntry(text, sign) for sign, text in drawn if sign in plot.signs)
        return (*found, *self.written(plot))

    def sentences(self, remarks: Iterable[str]) -> tuple[str, ...]:
        """Remarks on single values, what could not be drawn, chips without a vendor document."""
        about = Remarks(Wording(self.compared, self.wording.notes))
        found = (*remarks, self._left_out(), about.vendors, self._undated())
        return tuple(sentence for sentence in found if sentence)

    def _left_out(self) -> str:
        drawn = {row.row for row in self.wording.compared.rows}
        left = [plain(row.label) for row in self.compared.rows if row.row not in drawn]
        return f"Not drawn, having no bars: {'; '.join(left)}." if left else ""

    def _undated(self) -> str:
        day = self.compared.view.trust.as_of
        text = undated(self.compared.undated, day) if day else ""
        return f"{text[:1].upper()}{text[1:]}." if text else ""


def entitled(chart: Chart, title: str) -> Chart:
    """The chart under a title of one's own, if any; what it says of itself moves below.

    The trust in force is part of that, so that no title hides it.
    """
    if not title:
        return chart
    return replace(chart, title=plain(title), subtitle=f"{chart.title}. {chart.subtitle}")


def names_of(compared: Compared) -> tuple[str, ...]:
    """The chips' names as charts print them: short, in full where two short ones are alike."""
    short = [plain(chip.short_name) for chip in compared.chips]
    return tuple(
        name if short.count(name) == 1 else plain(f"{chip.name} ({chip.id})")
        for name, chip in zip(short, compared.chips, strict=True)
    )


def disputed_of(disputed: int, shown: int, noun: str, *, verb: tuple[str, str]) -> str:
    """How many are disputed, in words; ``verb`` is what one does and what several do.

    >>> disputed_of(3, 12, "value", verb=("is disputed", "are disputed"))
    '3 of 12 values shown are disputed (≠)'
    """
    if shown == 1:
        return f"The {noun} shown {verb[0]} (≠)" if disputed else f"No {noun} shown {verb[0]}"
    if not disputed:
        return f"None of the {shown} {noun}s shown {verb[0]}"
    return f"{disputed} of {shown} {noun}s shown {verb[disputed > 1]} (≠)"


def need_plot(compared: Compared, parts: Sequence[object], what: str) -> None:
    """Raise ChipcmpError where nothing is to be drawn."""
    if not parts:
        names = listing([plain(chip.short_name) for chip in compared.chips])
        raise ChipcmpError(
            f"nothing to draw of {names}: no row compared has {what}; name a metric that has, or "
            "see the rows with `chipcmp compare`."
        )


def _occurs(line: str, texts: str) -> bool:
    # Tables explain "implied:" and "claimed:" in words; here a drawn sign bears the explanation.
    sign = line.partition(" ")[0]
    if sign == ABSENT:  # as a word: marks have the same dash between their numbers
        return sign in texts.split(" ")
    return not sign.endswith(":") and sign != "×" and sign in texts

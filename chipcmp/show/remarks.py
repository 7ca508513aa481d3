"""What stands around a table or chart, in plain words: title, disputes, legend, missing vendors.

Console, markdown, html and charts print these same sentences.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chipcmp.model.claims import Claim
from chipcmp.reason.bins import differing
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.reason.derive import Derived
from chipcmp.reason.disputed import Disputes, of_comparison
from chipcmp.reason.disputes import Side
from chipcmp.show.derived_words import DISPUTED
from chipcmp.show.footnotes import notes_of
from chipcmp.show.hint_words import HintWords
from chipcmp.show.ratio_remarks import RatioRemarks, subject
from chipcmp.show.text import counted, listing, plain
from chipcmp.show.wording import ABSENT, CellWords, Wording

NONE_FOUND = Disputes(rows=(), orders=(), contradictions=())


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute in one line: its sides, their voices, their marks; and what may explain it."""

    sentence: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remarks:
    """The sentences around a comparison, with the marks of its notes."""

    wording: Wording
    found: Disputes = NONE_FOUND

    @classmethod
    def of(cls, compared: Compared) -> "Remarks":
        """The remarks of a comparison with all its notes."""
        found = of_comparison(compared)
        return cls(Wording(compared, notes_of(compared, found)), found)

    @property
    def compared(self) -> Compared:
        """The comparison that is remarked on."""
        return self.wording.compared

    @property
    def title(self) -> str:
        """The trust in force, and where cells come from that it does not fill."""
        title = plain(self.compared.view.trust.title)
        if any(self._shows_tier(cell) for cell in self.compared.cells):
            title += "; cells they do not fill come from the tier shown"
        return title

    @property
    def disputes(self) -> tuple[Disputed, ...]:
        """Each dispute in one line, with its hints; then what is missing, then orders."""
        words = HintWords(self.compared.view.contents, self.wording.notes.marks)
        sides = (
            Disputed(
                self._dispute(row, cell), tuple(map(words.sentence, self.found.hints_about(cell)))
            )
            for row in self.compared.rows
            for cell in row.cells
            if cell.status == "disputed"
        )
        apart = (Disputed(f"≠ {sentence}") for sentence in words.apart(self.found))
        return (*sides, *apart)

    @property
    def ratios(self) -> tuple[str, ...]:
        """Ratios that need a word: shares beside quotients, unlike bases and topologies."""
        return tuple(
            sentence
            for row in self.compared.rows
            for cell in row.cells
            if cell.ratio and cell.chip.id != self.compared.baseline.id
            for sentence in RatioRemarks(self.wording).sentences(row, cell)
        )

    @property
    def values(self) -> tuple[str, ...]:
        """Values that need a word: converted and derived ones, GB that may be GiB, bins."""
        return tuple(
            sentence
            for row in self.compared.rows
            for cell in row.cells
            for sentence in (
                *self._converted(row, cell),
                *self._derived(row, cell),
                *self._binary(row, cell),
                *self._bins(row, cell),
            )
        )

    @property
    def legend(self) -> tuple[str, ...]:
        """The signs that occur, each with what it means."""
        cells = [(cell, self.wording.cell(row, cell)) for row in self.compared.rows
                 for cell in row.cells]  # fmt: skip
        return tuple(sign for sign in self._signs(cells) if sign)

    @property
    def vendors(self) -> str:
        """Which chips no vendor's document speaks of; nothing where all have one."""
        chips = [f"the {plain(chip.short_name)}" for chip in self.compared.without_vendor]
        if not chips:
            return ""
        return f"No vendor document of {listing(chips, 'or')} is among the sources."

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """The sources in reading order: each mark with its citation."""
        return tuple((f"[{note.mark}]", note.text) for note in self.wording.notes.notes)

    def _shows_tier(self, cell: Cell) -> bool:
        tier = cell.choice.tier if cell.choice else None
        return tier is not None and tier.label in self.wording.flags(cell)

    def _dispute(self, row: ComparedRow, cell: Cell) -> str:
        if cell.derived:
            return f"≠ {subject(row, cell)} {self._inputs_of(cell.derived)}"
        own = cell.own_side
        others = [side for side in cell.verdict.sides if side is not own]
        head = f"≠ {subject(row, cell)}{f', {row.unit.name}' if row.unit else ''}"
        if not others:
            marks = self.wording.notes.marks(own.claims if own else ())
            return f"{head}: claims near {self.wording.value(row, cell)} do not all meet {marks}"
        sides = [self._side(row, cell, side) for side in others]
        if own is None:
            return f"{head}: {' against '.join(sides)}"
        return f"{head}: {self._side(row, cell, own)} against {listing(sides)}"

    def _inputs_of(self, derived: Derived) -> str:
        rows = [each.row for each in derived.inputs if each.verdict and each.verdict.is_disputed]
        labels = [self.wording.derived.label(row) for row in rows]
        return f"rests on disputed {listing(labels)}"

    def _side(self, row: ComparedRow, cell: Cell, side: Side) -> str:
        value = self.wording.side(row, cell, side)
        number = len(side.sources)
        voices = f" ({counted(number, 'source')}, {counted(side.voices, 'voice')})"
        return f"{value}{voices if number > 1 else ''} {self.wording.notes.marks(side.claims)}"

    def _converted(self, row: ComparedRow, cell: Cell) -> Iterable[str]:
        choice = cell.choice
        if choice is None or choice.conversion is None:
            return
        contents, rule = self.compared.view.contents, choice.conversion
        word = contents.vocabulary.word
        old = ", ".join(word(name, value) for name, value in rule.old)
        publisher = plain(contents.sources[rule.source].publisher)
        times = f", times {rule.factor}" if rule.factor != 1 else ""
        yield (
            f"converted: {subject(row, cell)}, from {plain(choice.claim.text)}, {old}{times} "
            f"(rule: {publisher}, {plain(rule.locator)} {self.wording.notes.marks([rule])})"
        )

    def _derived(self, row: ComparedRow, cell: Cell) -> Iterable[str]:
        words = self.wording.derived
        if cell.derived and row.unit:
            # What is not claimed is shown as nothing; `chipcmp why` names it.
            if cell.derived.refusal == "lacking":
                return
            text = words.refusal(cell.derived) or words.arithmetic(cell.derived, row.unit)
            yield f"{subject(row, cell)}: {text}"

    def _binary(self, row: ComparedRow, cell: Cell) -> Iterable[str]:
        if cell.verdict.binary and not cell.verdict.is_disputed:
            yield f"{subject(row, cell)}: the sources agree only if GB may mean GiB"

    def _bins(self, row: ComparedRow, cell: Cell) -> Iterable[str]:
        said = [
            f"{plain(self.compared.view.contents.chips[choice.claim.chip].short_name)} "
            f"{self.wording.claim(row, choice.claim)} {self.wording.notes.marks([choice.claim])}"
            for choice in differing(self.compared.view, cell)
        ]
        if said:
            unit = f", {row.unit.name}" if row.unit else ""
            yield f"{subject(row, cell)}{unit}, differs by bin: {listing(said)}"

    def _signs(self, cells: list[tuple[Cell, CellWords]]) -> Iterable[str]:
        words = [word for _, word in cells]
        if any(word.ratio for word in words):
            yield f"× times the {plain(self.compared.baseline.short_name)}"
        if any(word.spread for word in words):
            yield "(–) the range of a ratio over the values that are disputed"
        flags = {flag for word in words for flag in word.flags}
        if "implied" in flags:
            yield "implied: a stated share of another chip's value, itself claimed by no source"
        if DISPUTED in flags:
            yield f"{DISPUTED}: an input is; `chipcmp why CHIP METRIC` prints each"
        if any(word.direct for word in words):
            yield "claimed: what sources give as a value, beside the implied one"
        claims = [claim for cell, _ in cells for claim in _signed(cell)]
        silent = dict.fromkeys(name for claim in claims for name in claim.undeclared)
        if silent:
            yield f"* not stated by the source and read as usual: {', '.join(silent)}"
        stated = dict.fromkeys(name for claim in claims for name in claim.by_convention)
        if stated:
            yield f"† stated by the source once for all it lists: {', '.join(stated)}"
        if any("≈" in (word.value + word.rival + word.direct) for word in words):
            yield "≈ about, as the source says"
        if any(word.value == ABSENT for word in words):
            yield f"{ABSENT} nothing claimed"


def _signed(cell: Cell) -> tuple[Claim, ...]:
    return cell.claims if cell.derived else cell.claims[:1]


def has_unlike_ratio(cell: Cell) -> bool:
    """Whether a ratio divides unlike bases, or links whose topologies are not known alike."""
    return cell.ratio is not None and (cell.ratio.across is not None or cell.beside is not None)


def undated(number: int, day: date) -> str:
    """How many claims an as-of date leaves out because they bear no date; nothing for none."""
    if not number:
        return ""
    bear, are = ("bears", "is") if number == 1 else ("bear", "are")
    claims = counted(number, "claim")
    return f"as of {day.isoformat()}: {claims} of these chips {bear} no date and {are} left out"

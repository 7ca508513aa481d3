"""What is said around a ranking: places that a dispute would change, and chips without a place."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from chipcmp.model.metrics import Row
from chipcmp.reason.bins import differing
from chipcmp.reason.filters import Judgement
from chipcmp.reason.ranking import Missing, Ranked, Ranking
from chipcmp.show.filter_words import disputed, doubtful, named
from chipcmp.show.footnotes import Notes, cited
from chipcmp.show.remarks import Remarks
from chipcmp.show.text import counted, listing, plain
from chipcmp.show.wording import CellWords, Wording, claim_text


@dataclass(frozen=True, slots=True)
class RankingWords:
    """A ranking in words, with the marks of its notes."""

    ranking: Ranking
    remarks: Remarks

    @classmethod
    def of(cls, ranking: Ranking) -> "RankingWords":
        """The words of a ranking; notes are numbered in the order in which it shows them."""
        return cls(ranking, Remarks(Wording(ranking.compared, _notes(ranking))))

    @property
    def heads(self) -> tuple[str, ...]:
        """What is ranked, by which filters, and whom it believes."""
        row = self.ranking.cells
        unit = f", {row.unit.name}" if row.unit else ""
        shown = len(self.ranking.ranked)
        some = f", {shown} of {self.ranking.total}" if shown < self.ranking.total else ""
        what = f"{plain(row.label)}{unit}: {self.ranking.first} first{some}"
        filters = " and ".join(plain(each.text.strip()) for each in self.ranking.filters)
        return (what, *([f"where {filters}"] if filters else []), self.remarks.title)

    def cell(self, ranked: Ranked) -> CellWords:
        """The value of a chip with all that must stand beside it."""
        return self.remarks.wording.cell(self.ranking.cells, ranked.cell)

    @property
    def moves(self) -> tuple[str, ...]:
        """Each chip whose place a dispute would change: what each side says, and its place."""
        return tuple(map(self._moves, (each for each in self.ranking.ranked if each.moves)))

    def _moves(self, ranked: Ranked) -> str:
        row, cell, words = self.ranking.cells, ranked.cell, self.remarks.wording
        others = [
            f"{ordinal(move.place)} by {words.side(row, cell, move.side)}"
            f"{_backing(len(move.side.sources), move.side.voices)}"
            f" {words.notes.marks(move.side.claims)}"
            for move in ranked.moves
        ]
        chip = plain(cell.chip.short_name)
        own = f"{words.value(row, cell)} {self.cell(ranked).marks}"
        return f"≠ {chip}: {ordinal(ranked.place)} by {own}, would be {listing(others, 'or')}"

    @property
    def contested(self) -> tuple[str, ...]:
        """Filters that a dispute would answer otherwise, and the value that they were held to."""
        return tuple(
            f"{disputed(chip, judged)}{self._decided(judged)}"
            for chip, judged in self.ranking.filtered.contested
        )

    def _decided(self, judged: Judgement) -> str:
        if judged.cell is None or judged.cell.claim is None:
            return ""
        claim, view = judged.cell.claim, self.ranking.view
        unit = view.contents.vocabulary.unit(judged.cell.row)
        value = claim_text(claim, unit, view)
        word = f" {unit.name}" if unit and value[-1:].isdigit() else ""
        return f", by {value}{word} {self.remarks.wording.notes.marks([claim])}"

    @property
    def missing(self) -> tuple[str, ...]:
        """The chips without a place, by the reason for it."""
        found = self.ranking.missing
        vague = [each for each in found if each.cell.claim is not None]
        other = [each for each in found if each.cell.claim is None and each.elsewhere]
        rest = [each for each in found if each.cell.claim is None and not each.elsewhere]
        said = [
            named("without a single value", [self._vague(each) for each in vague]),
            named("claimed only of other rows", [self._elsewhere(each) for each in other]),
            named("nothing claimed", [plain(each.cell.chip.short_name) for each in rest]),
        ]
        return tuple(sentence for sentence in said if sentence)

    @property
    def closing(self) -> tuple[str, ...]:
        """All that stands below the table, but for the sources."""
        open_ = doubtful(replace(self.ranking.filtered, contested=()))
        return (*self.moves, *self.contested, *self.remarks.values, *self.missing, *open_)

    def _vague(self, missing: Missing) -> str:
        cell = missing.cell
        value = (
            claim_text(cell.claim, self.ranking.cells.unit, self.ranking.view) if cell.claim else ""
        )
        return f"{plain(cell.chip.short_name)} ({value})"

    def _elsewhere(self, missing: Missing) -> str:
        vocabulary = self.ranking.view.contents.vocabulary
        said = [_unusual(self.ranking.row, row, vocabulary.word) for row in missing.elsewhere]
        return f"{plain(missing.cell.chip.short_name)} ({'; '.join(dict.fromkeys(said))})"


def ordinal(number: int) -> str:
    """A place in words.

    >>> [ordinal(n) for n in (1, 2, 3, 11, 22)]
    ['1st', '2nd', '3rd', '11th', '22nd']
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


def _notes(ranking: Ranking) -> Notes:
    view = ranking.view
    shown = [item.claim for each in ranking.ranked for item in cited(each.cell, view)]
    moved = [c for each in ranking.ranked for move in each.moves for c in move.side.claims]
    turned = [judged.cell.claim for _, judged in ranking.filtered.contested if judged.cell]
    binned = [choice.claim for each in ranking.ranked for choice in differing(view, each.cell)]
    return Notes.of([*shown, *moved, *(claim for claim in turned if claim), *binned], view)


def _backing(sources: int, voices: int) -> str:
    return f" ({counted(sources, 'source')}, {counted(voices, 'voice')})" if sources > 1 else ""


def _unusual(asked: Row, row: Row, word: Callable[[str, str], str]) -> str:
    differing_ = [(name, value) for name, value in row.conditions if asked.value(name) != value]
    return ", ".join(plain(word(name, value)) for name, value in differing_)

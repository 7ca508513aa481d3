"""A ranking as people read it: places, chips, values, then what must be said of them."""

from collections.abc import Iterable

from rich.text import Text

from chipcmp.reason.ranking import Ranking
from chipcmp.show.console.cells import CellTexts
from chipcmp.show.console.comparison import kept
from chipcmp.show.console.layout import GAP, TIED, beside, breadth, longest_word, wrapped
from chipcmp.show.console.screen import Screen
from chipcmp.show.ranking_words import RankingWords

HEAD = "bold"


def ranking(screen: Screen, found: Ranking) -> list[Text]:
    """The ranking with its heads, remarks and sources."""
    words = RankingWords.of(found)
    first, *more = words.heads
    lines = wrapped(screen.text(first, HEAD), screen.width)
    for head in more:
        lines += wrapped(screen.text(head), screen.width, 2)
    lines.append(Text())
    lines += _table(screen, words)
    if not found.ranked:
        lines += wrapped(screen.text("No chip has a value here."), screen.width)
    return [*lines, Text(), *_remarks(screen, words)]


def _table(screen: Screen, words: RankingWords) -> Iterable[Text]:
    ranked = words.ranking.ranked
    places = [screen.text(str(each.place), "dim") for each in ranked]
    chips = [screen.text(each.cell.chip.short_name) for each in ranked]
    cells = [CellTexts.of(words.cell(each), screen, "").line for each in ranked]
    widths = breadth(places), breadth(chips)
    before = 1 + sum(widths) + 2 * GAP
    longest = max((longest_word(cell.plain) for cell in cells), default=0)
    for place, chip, cell in zip(places, chips, cells, strict=True):
        numbered = Text(" " * (widths[0] - place.cell_len)) + place
        if screen.width is None or before + longest <= screen.width:
            room = None if screen.width is None else screen.width - before
            text = wrapped(cell, room)
            yield from beside([[numbered], [chip], text], [*widths, breadth(text)], indent=1)
        else:
            yield from beside([[numbered], [chip]], widths, indent=1)
            margin = Text(" " * (1 + widths[0] + GAP))
            for line in wrapped(cell, max(screen.width - len(margin), 1)):
                yield margin + line


def _remarks(screen: Screen, words: RankingWords) -> Iterable[Text]:
    for sentence in words.closing:
        text = screen.text(kept(sentence))
        if sentence.startswith("≠"):
            text.stylize("yellow", 0, 1)
        yield from wrapped(text, screen.width, 2)
    legend = words.remarks.legend
    if legend:
        yield from wrapped(screen.text("; ".join(legend), "dim"), screen.width, 2)
    if words.closing or legend:
        yield Text()
    wide = max((len(mark) for mark, _ in words.remarks.sources), default=0)
    for mark, citation in words.remarks.sources:
        line = screen.text(f"{mark.ljust(wide).replace(' ', TIED)} {citation}")
        yield from wrapped(line, screen.width, wide + 1)

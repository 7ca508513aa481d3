"""A comparison as people read it: the trust in force, the table, what must be said of it."""

import re
from collections.abc import Iterable

from rich.text import Text

from chipcmp.reason.compare import Compared
from chipcmp.show.console.layout import TIED, wrapped
from chipcmp.show.console.screen import Screen
from chipcmp.show.console.table import HEAD, Table
from chipcmp.show.remarks import Remarks
from chipcmp.show.text import counted

HINT = "italic"
_COUNT = re.compile(r"([0-9]) (sources?|voices?)\b")
# Long lists of marks may be broken; their first one still stays with the number.
_MARKS = re.compile(r" \[[^\]]{1,8}\]| (?=\[)")


def comparison(screen: Screen, compared: Compared) -> list[Text]:
    """The comparison with its remarks: disputes, legend, missing vendors, sources."""
    remarks = Remarks.of(compared)
    lines = wrapped(screen.text(remarks.title, HEAD), screen.width)
    lines.append(Text())
    if compared.rows:
        lines += Table.of(screen, remarks).lines()
    else:
        lines += wrapped(
            screen.text(
                f"No row is filled by two of these {counted(len(compared.chips), 'chip')}; ask for "
                "--all rows, or for one with --metric."
            ),
            screen.width,
        )
    if lines[-1].plain:
        lines.append(Text())
    return [*lines, *_remarks(screen, remarks)]


def _remarks(screen: Screen, remarks: Remarks) -> Iterable[Text]:
    for dispute in remarks.disputes:
        sentence = _headed(screen.text(kept(dispute.sentence)), "yellow", 1)
        yield from wrapped(sentence, screen.width, 2)
        for hint in dispute.hints:
            yield from hint_lines(screen, kept(hint), indent=2)
    for remark in (*remarks.ratios, *remarks.values):
        yield from wrapped(screen.text(kept(remark)), screen.width, 2)
    if remarks.vendors:
        yield from wrapped(screen.text(remarks.vendors), screen.width, 2)
    if remarks.legend:
        yield from wrapped(screen.text("; ".join(remarks.legend), "dim"), screen.width, 2)
    yield Text()
    wide = max((len(mark) for mark, _ in remarks.sources), default=0)
    for mark, citation in remarks.sources:
        line = screen.text(f"{mark.ljust(wide).replace(' ', TIED)} {citation}")
        yield from wrapped(line, screen.width, wide + 1)


def hint_lines(screen: Screen, hint: str, *, indent: int) -> list[Text]:
    """A hint behind its sign, below the dispute that it may explain."""
    margin = " " * indent
    return wrapped(Text(margin) + screen.text(f"? {hint}", HINT), screen.width, indent + 2)


def kept(sentence: str) -> str:
    """A sentence in which marks stay with what they mark, and counts with what they count."""
    tied = _COUNT.sub(rf"\1{TIED}\2", sentence)
    return _MARKS.sub(lambda found: found[0].replace(" ", TIED), tied)


def _headed(text: Text, style: str, length: int) -> Text:
    text.stylize(style, 0, length)
    return text

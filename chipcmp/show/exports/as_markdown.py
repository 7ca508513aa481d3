"""A comparison as Markdown: a table, then what must be said about it, then the sources."""

import re
from collections.abc import Iterable

from chipcmp.model.chips import Chip
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.show.remarks import Remarks, has_unlike_ratio, undated
from chipcmp.show.text import plain

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~$&])")
_LIST_ITEM = re.compile(r"(\A\d{0,9})([-+.)])(?=\s|\Z)")
_LINK = re.compile(r"https?://[!-;=?-~]+")


def text(compared: Compared) -> str:
    """The comparison as a Markdown table with footnotes, disputes and sources below it."""
    remarks = Remarks.of(compared)
    day = compared.view.trust.as_of
    left_out = undated(compared.undated, day) if day else ""
    parts = [
        f"**{escaped(remarks.title)}**",
        "\n".join(_table(compared, remarks)),
        "\n".join(_disputes(remarks)),
        _items([*remarks.ratios, *remarks.values]),
        _items([*remarks.legend, *filter(None, (remarks.vendors, left_out))]),
        "\n".join(_sources(remarks)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text_: str) -> str:
    """Text that Markdown shows as it is: nothing in it is markup, a cell's end or a list."""
    return _LIST_ITEM.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", plain(text_)))


def _table(compared: Compared, remarks: Remarks) -> Iterable[str]:
    heads = ["", "unit", *(_head(chip, compared) for chip in compared.chips)]
    yield _line(heads)
    yield _line(["---"] * len(heads))
    for row in compared.rows:
        unit = row.unit.name if row.unit else ""
        cells = [_cell(row, cell, remarks) for cell in row.cells]
        yield _line([escaped(row.label), escaped(unit), *cells])


def _head(chip: Chip, compared: Compared) -> str:
    baseline = " (baseline)" if chip.id == compared.baseline.id else ""
    return f"{escaped(chip.name)}{baseline}"


def _cell(row: ComparedRow, cell: Cell, remarks: Remarks) -> str:
    words = remarks.wording.cell(row, cell)
    ratio = f"; **{words.ratio}**{'‡' if has_unlike_ratio(cell) else ''}" if words.ratio else ""
    spread = f" ({words.spread})" if words.spread else ""
    return f"{escaped(words.text)}{ratio}{spread}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _items(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {escaped(sentence)}" for sentence in sentences)


def _disputes(remarks: Remarks) -> Iterable[str]:
    for dispute in remarks.disputes:
        yield f"- {escaped(dispute.sentence)}"
        yield from (f"  - perhaps: {escaped(hint)}" for hint in dispute.hints)


def _sources(remarks: Remarks) -> Iterable[str]:
    for note in remarks.wording.notes.notes:
        url = plain(note.source.url)
        link = f" <{url}>" if _LINK.fullmatch(url) else ""
        yield f"- {escaped(f'[{note.mark}] {note.text}')}{link}"

"""A comparison as a piece of HTML for notebooks: the table, its footnotes, disputes and sources.

Self-contained, without script. Colours are the page's own, so that it reads on light and dark.
"""

from collections.abc import Iterable
from html import escape

from chipcmp.model.chips import Chip
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.show.footnotes import Note, citation, cited, places
from chipcmp.show.remarks import Disputed, Remarks, has_unlike_ratio, undated
from chipcmp.show.text import counted, plain

# Notebooks hand text between dollar signs to MathJax, unless these classes say otherwise.
_CLASSES = "chipcmp tex2jax_ignore mathjax_ignore"
_LINE = "1px solid rgba(128, 128, 128, .35)"
_STYLE = f"""<style>
.chipcmp {{ line-height: 1.4; max-width: 64em; }}
.chipcmp table {{ border-collapse: collapse; border: 0; margin: 0; font-size: 1em; }}
.chipcmp caption {{ caption-side: top; text-align: left; font-weight: 600; padding: 0 0 .6em;
  color: inherit; font-size: 1em; }}
.chipcmp thead th {{ vertical-align: bottom; border-bottom: 2px solid rgba(128, 128, 128, .6); }}
.chipcmp th, .chipcmp td {{ text-align: left; vertical-align: top; padding: .4em .8em .4em 0;
  border: 0; border-bottom: {_LINE}; background: transparent; color: inherit;
  white-space: normal; max-width: none; }}
.chipcmp tbody tr:last-child > * {{ border-bottom: 2px solid rgba(128, 128, 128, .6); }}
.chipcmp tbody th {{ font-weight: 400; }}
.chipcmp .unit {{ opacity: .75; white-space: nowrap; }}
.chipcmp .value {{ font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }}
.chipcmp .ratio {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap;
  padding-right: 1.3em; }}
.chipcmp .beside {{ display: block; font-size: .9em; }}
.chipcmp .quiet, .chipcmp .marks {{ font-size: .9em; opacity: .75; font-weight: 400; }}
.chipcmp .remarks, .chipcmp .sources {{ list-style: none; margin: .7em 0 0; padding: 0;
  font-size: .9em; }}
.chipcmp p.quiet {{ margin: .7em 0 0; }}
.chipcmp details {{ margin: .7em 0 0; }}
.chipcmp summary {{ font-size: .9em; cursor: pointer; }}
.chipcmp .sources {{ margin-top: .3em; }}
.chipcmp .hint {{ font-style: italic; }}
.chipcmp .hint::before {{ content: "? "; font-style: normal; }}
.chipcmp .remarks ul {{ list-style: none; margin: 0; padding: 0; }}
.chipcmp .sources .quiet {{ font-size: 1em; }}
.chipcmp a {{ color: inherit; }}
.chipcmp .remarks li, .chipcmp .sources li {{ margin: .15em 0; padding-left: 1.4em;
  text-indent: -1.4em; }}
.chipcmp .sources li {{ padding-left: 2.7em; text-indent: -2.7em; }}
.chipcmp .sources .mark {{ display: inline-block; min-width: 2.7em; text-indent: 0; }}
.chipcmp .sign {{ display: inline-block; width: .7em; text-align: left; }}
</style>"""


def table(compared: Compared) -> str:
    """The comparison as an HTML fragment; whatever sheets and sources say in it is text only."""
    remarks = Remarks.of(compared)
    day = compared.view.trust.as_of
    left_out = undated(compared.undated, day) if day else ""
    said = [*remarks.ratios, *remarks.values]
    general = [text for text in (remarks.vendors, left_out) if text]
    return "\n".join(
        [
            f'<div class="{_CLASSES}" dir="ltr">',
            _STYLE,
            f"<table><caption>{escaped(remarks.title)}</caption>",
            f"<thead><tr>{''.join(_heads(compared))}</tr></thead>",
            "<tbody>",
            *(_row(row, remarks) for row in compared.rows),
            "</tbody></table>",
            *_list("remarks", map(_dispute, remarks.disputes)),
            *_list("remarks", (escaped(sentence) for sentence in said)),
            *_list("remarks", map(escaped, general)),
            f'<p class="quiet">{" · ".join(map(escaped, remarks.legend))}</p>',
            *_sources(remarks.wording.notes.notes),
            "</div>",
        ]
    )


def escaped(text: str) -> str:
    """Text that neither a browser nor MathJax takes for anything but text."""
    return escape(plain(text)).replace("$", "&#36;").replace("\\", "&#92;")


def _heads(compared: Compared) -> Iterable[str]:
    yield '<th></th><th scope="col" class="unit">unit</th>'
    for chip in compared.chips:
        if _is_baseline(chip, compared):
            yield f'<th scope="col">{_bdi(chip.name)}<div class="quiet">baseline</div></th>'
        else:
            yield f'<th scope="col" colspan="2">{_bdi(chip.name)}</th>'


def _row(row: ComparedRow, remarks: Remarks) -> str:
    unit = escaped(row.unit.name) if row.unit else ""
    cells = "".join(_cell(row, cell, remarks) for cell in row.cells)
    return f'<tr><th scope="row">{_bdi(row.label)}</th><td class="unit">{unit}</td>{cells}</tr>'


def _cell(row: ComparedRow, cell: Cell, remarks: Remarks) -> str:
    words = remarks.wording.cell(row, cell)
    if cell.is_empty:
        return _absent(words.value, cell, remarks.compared)
    quiet = "".join(f' <span class="quiet">{escaped(flag)}</span>' for flag in words.flags)
    parts = [f'<span class="value">{_bdi(words.value)}{escaped(words.signs)}</span>{quiet}']
    parts.append(_marks(words.marks))
    if words.rival:
        parts.append(_beside(f"≠ {_bdi(words.rival)}{_marks(words.rival_marks)}"))
    if words.direct:
        parts.append(_beside(f"{_bdi(words.direct)} claimed{_marks(words.direct_marks)}"))
    value = f'<td title="{escaped(_places(cell, remarks))}">{"".join(parts)}</td>'
    if _is_baseline(cell.chip, remarks.compared):
        return value
    sign = "‡" if has_unlike_ratio(cell) else ""
    if words.spread:
        sign += _beside(f"({escaped(words.spread)})")
    return f'{value}<td class="ratio">{escaped(words.ratio)}<span class="sign">{sign}</span></td>'


def _absent(value: str, cell: Cell, compared: Compared) -> str:
    span = "" if _is_baseline(cell.chip, compared) else ' colspan="2"'
    return f'<td class="quiet"{span}>{escaped(value)}</td>'


def _is_baseline(chip: Chip, compared: Compared) -> bool:
    return chip.id == compared.baseline.id


def _places(cell: Cell, remarks: Remarks) -> str:
    return "; ".join(
        f"{item.role}: {item.claim.location.relative}, {item.claim.source}, {item.claim.locator}"
        for item in cited(cell, remarks.wording.view)
    )


def _marks(marks: str) -> str:
    return f' <span class="marks">{escaped(marks)}</span>' if marks else ""


def _beside(content: str) -> str:
    return f'<span class="beside">{content}</span>'


def _bdi(text: str) -> str:
    return f"<bdi>{escaped(text)}</bdi>"


def _dispute(dispute: Disputed) -> str:
    hints = "".join(f'<li class="hint">{escaped(hint)}</li>' for hint in dispute.hints)
    return f"{escaped(dispute.sentence)}{f'<ul>{hints}</ul>' if hints else ''}"


def _list(classes: str, items: Iterable[str]) -> Iterable[str]:
    lines = [f"<li>{item}</li>" for item in items]
    return [f'<ul class="{classes}">', *lines, "</ul>"] if lines else []


def _sources(notes: tuple[Note, ...]) -> Iterable[str]:
    if notes:
        yield f"<details open><summary>{counted(len(notes), 'source')}</summary>"
        yield from _list("sources", map(_source, notes))
        yield "</details>"


def _source(note: Note) -> str:
    url = plain(note.source.url)
    title, where = _bdi(citation(note.source)), _bdi("; ".join(places(note.locators)))
    if url.startswith(("https://", "http://")):
        title = f'<a href="{escaped(url)}" rel="noopener noreferrer">{title}</a>'
    return f'<span class="mark">[{note.mark}]</span>{title}: <span class="quiet">{where}</span>'

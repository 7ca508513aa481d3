"""A comparison as one HTML file: table, disputes, charts and sources, to be sent to anyone.

It loads nothing and needs no script to be read. Its policy lets no other style or script run
than its own, which it names by their fingerprints.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from chipcmp.model.version import VERSION
from chipcmp.reason.compare import Compared
from chipcmp.show.html.cells import Cells
from chipcmp.show.html.pictures import pictures
from chipcmp.show.html.table import general
from chipcmp.show.html.text import Linked, asset, dispute, escaped, items, sentence, source
from chipcmp.show.html.ways import Ways
from chipcmp.show.remarks import Remarks
from chipcmp.show.text import counted, listing, plain

_FINGERPRINT = 12


def page(compared: Compared) -> str:
    """The comparison as a whole HTML file; the same inputs give the same text."""
    remarks = Remarks.of(compared)
    linked = Linked.of_notes(remarks.wording.notes)
    linking = replace(remarks, wording=replace(remarks.wording, notes=linked))
    return "\n".join(
        [
            *_head(escaped(_title(compared))),
            "<body>",
            '<main class="chipcmp">',
            f"<h1>{escaped(_title(compared))}</h1>",
            *_table(remarks),
            *_section("disputes", "Disputes", map(dispute, linking.disputes)),
            *_section("remarks", "Remarks", map(sentence, _said(linking))),
            *_signs(remarks),
            *_charts(compared),
            *_sources(remarks),
            f'<p class="quiet">{_small_print(compared)}</p>',
            "</main>",
            f"<script>{asset('page.js')}</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _title(compared: Compared) -> str:
    others = [plain(c.short_name) for c in compared.chips if c.id != compared.baseline.id]
    baseline = plain(compared.baseline.short_name)
    return f"{listing(others)} compared to {baseline}" if others else baseline


def _head(title: str) -> Iterator[str]:
    style = f"\n{asset('table.css')}{asset('page.css')}"
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(asset('page.js'))}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    yield "<!DOCTYPE html>"
    yield '<html lang="en" dir="ltr">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f'<meta name="generator" content="chipcmp {VERSION}">'
    yield f"<title>{title}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _hash(text: str) -> str:
    digest = b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _table(remarks: Remarks) -> Iterator[str]:
    ways = Ways(remarks)
    cells = Cells(remarks, ways)
    if not remarks.compared.rows:
        yield f"<p>No row is filled by two of these {counted(len(remarks.compared.chips), 'chip')}."
        yield "</p>"
        return
    yield '<div class="scroll" role="region" aria-labelledby="trust" tabindex="0">'
    yield f'<table><caption id="trust">{escaped(remarks.title)}</caption>'
    yield f"<thead>{cells.heads()}</thead>"
    yield "<tbody>"
    yield from cells.rows()
    yield "</tbody></table></div>"
    yield from ways.notes()


def _said(remarks: Remarks) -> list[str]:
    return [*remarks.ratios, *remarks.values, *general(remarks)]


def _section(id_: str, title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(items("remarks", lines))
    if listed:
        yield from (f'<section id="{id_}"><h2>{title}</h2>', *listed, "</section>")


def _signs(remarks: Remarks) -> Iterator[str]:
    if remarks.legend:
        yield '<section id="signs"><h2>Signs</h2>'
        yield from items("remarks", map(escaped, remarks.legend))
        yield "</section>"


def _charts(compared: Compared) -> Iterator[str]:
    drawn = [picture.html for picture in pictures(compared)]
    if drawn:
        yield from ('<section id="charts"><h2>Charts</h2>', *drawn, "</section>")


def _sources(remarks: Remarks) -> Iterator[str]:
    notes = remarks.wording.notes.notes
    if notes:
        yield '<section id="sources"><h2>Sources</h2>'
        yield '<ul class="sources">'
        yield from (
            f'<li id="source-{note.mark}" tabindex="-1">{source(note)}</li>' for note in notes
        )
        yield "</ul></section>"


def _small_print(compared: Compared) -> str:
    fingerprint = compared.view.contents.sha256[:_FINGERPRINT]
    return escaped(f"chipcmp {VERSION}, catalog {fingerprint}")

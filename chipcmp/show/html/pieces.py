"""Claims, disputes and a catalog as pieces of HTML for notebooks, without script."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.version import VERSION
from chipcmp.show.claim_words import ClaimWords
from chipcmp.show.footnotes import citation
from chipcmp.show.html.table import CLASSES
from chipcmp.show.html.text import asset, bdi, dispute, escaped, items, sources
from chipcmp.show.remarks import Remarks
from chipcmp.show.text import counted

_FINGERPRINT = 12


def claims(contents: Contents, shown: Iterable[Claim]) -> str:
    """Claims with what they state, who says it, and where: a line for each."""
    words = ClaimWords(contents)
    rows = (_claim(contents, words, claim) for claim in shown)
    return _piece(_table(("chip", "metric", "states", "source", "details"), rows))


def disputes(remarks: Remarks | None) -> str:
    """Each dispute in one line with its sides and marks, then the sources; None for no dispute."""
    said = [dispute(each) for each in remarks.disputes] if remarks else []
    notes = remarks.wording.notes.notes if remarks else ()
    listed = [*items("remarks", said), *sources(notes)]
    return _piece([f"<p>{counted(len(said), 'dispute')}</p>", *listed])


def catalog(contents: Contents) -> str:
    """What a catalog holds: chips and claims by vendor, its version and fingerprint."""
    chips = Counter(chip.vendor for chip in contents.chips.values())
    said = Counter(contents.chips[claim.chip].vendor for claim in contents.claims)
    rows = (
        (bdi(vendor), str(number), str(said[vendor])) for vendor, number in sorted(chips.items())
    )
    about = (
        f"chipcmp {VERSION}, catalog {contents.sha256[:_FINGERPRINT]}: "
        f"{counted(len(contents.chips), 'chip')}, {counted(len(contents.claims), 'claim')}, "
        f"{counted(len(contents.sources), 'source')}"
    )
    return _piece([f"<p>{escaped(about)}</p>", *_table(("vendor", "chips", "claims"), rows)])


def _claim(contents: Contents, words: ClaimWords, claim: Claim) -> tuple[str, ...]:
    source = contents.sources[claim.source]
    return (
        bdi(contents.chips[claim.chip].name),
        bdi(contents.vocabulary.label(claim.row)),
        f'<span class="value">{bdi(words.statement(claim))}</span>',
        f"{bdi(citation(source))}: {bdi(claim.locator)}",
        f'<span class="quiet">{" · ".join(map(bdi, words.details(claim)))}</span>',
    )


def _table(heads: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield from (f'<th scope="col">{head}</th>' for head in heads)
    yield "</tr></thead><tbody>"
    for first, *rest in rows:
        cells = "".join(f"<td>{cell}</td>" for cell in rest)
        yield f'<tr><th scope="row">{first}</th>{cells}</tr>'
    yield "</tbody></table>"


def _piece(lines: Iterable[str]) -> str:
    style = f"<style>\n{asset('table.css')}</style>"
    return "\n".join([f'<div class="{CLASSES}" dir="ltr">', style, *lines, "</div>"])

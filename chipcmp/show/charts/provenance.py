"""The provenance of a chart: the command that draws it, the catalog, the claims of each mark."""

import json
import shlex
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from chipcmp.model.claims import Claim
from chipcmp.model.provenance import CitedClaim, CitedSource, Provenance
from chipcmp.model.version import VERSION
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Compared
from chipcmp.reason.trust import Trust
from chipcmp.show.charts.asked import COMPARING, Asked
from chipcmp.show.charts.description import Chart
from chipcmp.show.charts.settings import USUAL, Settings
from chipcmp.show.text import plain

FORMAT = 1
"""The number of the form that the text has; it grows when old readers would misread it."""

USUAL_TRUST = "articles"
_SHIPPED = ("", "specs", "seeds")
# What JSON may hold as it is, but UTF-8 or XML may not.
_UNWRITABLE = MappingProxyType(
    {
        code: f"\\u{code:04x}"
        for code in (*range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
    }
)


def provenance(chart: Chart, view: View, command: str) -> Provenance:
    """The provenance of a chart that a command draws."""
    latest = view.contents.latest
    return Provenance(
        command=command,
        version=VERSION,
        sha256=view.contents.sha256,
        latest=latest.isoformat() if latest else "",
        trust=view.trust.title,
        marks=tuple(
            CitedSource(
                mark=note.mark,
                citation=note.text,
                claims=tuple(_cited(each) for each in note.claims),
            )
            for note in chart.notes
        ),
    )


def command(kind: str, asked: Asked | Compared, settings: Settings = USUAL) -> str:
    """The command line that draws a chart again: ids, then options in the order of the help.

    Every row is named, so that a later catalog does not choose others. No path stands in it.
    """
    words = ["chipcmp", "chart", kind, *(chip.id for chip in asked.chips), *_settings(settings)]
    if isinstance(asked, Compared):
        return shlex.join([*words, *_compared_words(asked)])
    if kind in COMPARING and asked.compared is not None:
        return shlex.join([*words, *_compared_words(asked.compared)])
    return shlex.join([*words, *_asked_words(asked)])


def _asked_words(asked: Asked) -> list[str]:
    words = []
    for option, name in (("--metric", asked.metric), ("--x", asked.x), ("--y", asked.y)):
        words += [option, asked.row(name).name()] if name else []
    words += ["--fit"] if asked.fit != "none" else []
    words += trust_words(asked.view.trust, asked.view)
    return [*words, *_folder_words(asked.view.contents.claims)]


def _compared_words(compared: Compared) -> list[str]:
    words = []
    if compared.chips[0] != compared.baseline:
        words += ["--baseline", compared.baseline.id]
    for row in compared.rows:
        words += ["--metric", row.row.name()]
    words += trust_words(compared.view.trust, compared.view)
    shown = [claim for cell in compared.cells for claim in _shown(cell.claim)]
    return [*words, *_folder_words(shown)]


def _folder_words(claims: Iterable[Claim]) -> list[str]:
    is_own = any(claim.location.folder not in _SHIPPED for claim in claims)
    return ["--specs", "DIR"] if is_own else []


def trust_words(trust: Trust, view: View) -> list[str]:
    """The options of a command line that put a trust in force."""
    own = trust.table is not view.contents.trust
    words = ["--trust", "FILE" if own else trust.name] if own or trust.name != USUAL_TRUST else []
    for name, ids in (("--source", trust.preferred), ("--without", sorted(trust.without))):
        words += [word for id_ in ids for word in (name, id_)]
    return [*words, "--as-of", trust.as_of.isoformat()] if trust.as_of else words


def text(found: Provenance) -> str:
    """Provenance as the files of charts carry it: JSON in one line, the same for the same chart."""
    made = {
        "chipcmp": FORMAT,
        "command": found.command,
        "catalog": {"version": found.version, "sha256": found.sha256, "latest": found.latest},
        "trust": found.trust,
        "marks": [
            {
                "mark": source.mark,
                "citation": source.citation,
                "claims": [
                    {
                        "chip": claim.chip,
                        "row": claim.row,
                        "states": claim.states,
                        "basis": claim.basis,
                        "source": claim.source,
                        "locator": claim.locator,
                        "claim": claim.place,
                    }
                    for claim in source.claims
                ],
            }
            for source in found.marks
        ],
    }
    written = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return written.translate(_UNWRITABLE)


def _cited(claim: Claim) -> CitedClaim:
    return CitedClaim(
        chip=claim.chip,
        row=claim.row.name(),
        states=claim.text,
        basis=claim.basis,
        source=claim.source,
        locator=claim.locator,
        place=claim.location.relative,
    )


def _shown(claim: Claim | None) -> Iterator[Claim]:
    if claim is not None:
        yield claim


def _settings(settings: Settings) -> list[str]:
    words = []
    for option, value, usual in (
        ("--size", settings.size.name, USUAL.size.name),
        ("--dpi", str(settings.dots_per_inch), str(USUAL.dots_per_inch)),
        ("--theme", settings.theme.name, USUAL.theme.name),
        ("--title", plain(settings.title), USUAL.title),
    ):
        words += [option, value] if value != usual else []
    return words

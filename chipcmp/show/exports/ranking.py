"""A ranking as JSON, CSV and Markdown: the cells as comparisons export them, with their places."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping

from chipcmp.model.version import VERSION
from chipcmp.reason.ranking import Missing, Moved, Ranked, Ranking
from chipcmp.reason.single_cells import row_of
from chipcmp.show.exports.as_csv import safe
from chipcmp.show.exports.as_markdown import escaped
from chipcmp.show.plain_cells import PlainCell, claim_value
from chipcmp.show.plain_fields import place, source_fields, trust_text
from chipcmp.show.ranking_words import RankingWords
from chipcmp.show.text import plain

Fields = dict[str, object]

COLUMNS = (
    "trust", "as_of", "row", "metric", "label", "conditions", "place", "chip", "name", "vendor",
    "kind", "value", "unit", "low", "high", "status", "tier", "basis", "implied", "converted",
    "undeclared", "by_convention", "source", "locator", "claim", "moves",
)  # fmt: skip


def as_json(ranking: Ranking) -> str:
    """The ranking with every cell's claims, the moves that disputes allow, and who has no place."""
    words = RankingWords.of(ranking)
    row, trust = ranking.cells, ranking.view.trust
    made: Fields = {
        "metric": row.row.metric,
        "label": plain(row.label),
        "conditions": dict(row.row.conditions),
        "unit": row.unit.name if row.unit else None,
        "first": ranking.first,
        "filters": [plain(each.text) for each in ranking.filters],
        "trust": trust_text(trust),
        "as_of": trust.as_of.isoformat() if trust.as_of else None,
        "total": ranking.total,
        "ranking": [_ranked(each, ranking, words) for each in ranking.ranked],
        "missing": [_missing(each) for each in ranking.missing],
        "unknown": [
            {"chip": chip.id, "filter": plain(judged.filter.text)}
            for chip, judged in ranking.filtered.unknown
        ],
        "contested": [
            {"chip": chip.id, "filter": plain(judged.filter.text), "answer": judged.answer}
            for chip, judged in ranking.filtered.contested
        ],
        "sources": [
            source_fields(note.source, note.mark) for note in words.remarks.wording.notes.notes
        ],
        "catalog": {"version": VERSION, "sha256": ranking.view.contents.sha256},
    }
    return json.dumps(made, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def as_csv(ranking: Ranking) -> str:
    """One line per chip; those without a place come last, and have neither place nor value."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for fields in lines(ranking):
        writer.writerow([safe(fields[name]) for name in COLUMNS])
    return out.getvalue()


def as_markdown(ranking: Ranking) -> str:
    """The ranking as a Markdown table, what must be said of it, and its sources."""
    words = RankingWords.of(ranking)
    what, *more = words.heads
    row = ranking.cells
    head = ["place", "chip", f"value{f', {row.unit.name}' if row.unit else ''}"]
    table = [_line(map(escaped, head)), _line(["---:", "---", "---"])]
    for each in ranking.ranked:
        fields = (str(each.place), plain(each.cell.chip.name), words.cell(each).text)
        table.append(_line(map(escaped, fields)))
    said = (*words.closing, *words.remarks.legend)
    sources = (f"{mark} {citation}" for mark, citation in words.remarks.sources)
    parts = [
        f"**{escaped(what)}**",
        *map(escaped, more),
        "\n".join(table) if ranking.ranked else "No chip has a value here.",
        "\n".join(f"- {escaped(sentence)}" for sentence in said),
        "\n".join(f"- {escaped(source)}" for source in sources),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


FORMATS: Mapping[str, Callable[[Ranking], str]] = {
    "json": as_json,
    "csv": as_csv,
    "markdown": as_markdown,
}


def lines(ranking: Ranking) -> Iterable[Fields]:
    """One flat line per chip, as CSV and frames hold it: the ranked ones, then the others."""
    trust, words = ranking.view.trust, RankingWords.of(ranking)
    about = {
        "trust": trust_text(trust),
        "as_of": trust.as_of.isoformat() if trust.as_of else None,
    }
    told = iter(words.moves)
    for each in ranking.ranked:
        moves = next(told) if each.moves else ""
        yield about | _flat(each, ranking) | {"place": each.place, "moves": moves}
    for missing in ranking.missing:
        yield about | _flat(missing, ranking) | {"place": None, "moves": ""}


def _flat(each: Ranked | Missing, ranking: Ranking) -> Fields:
    row = row_of(ranking.view, ranking.row, (each.cell,))
    fields = PlainCell.of(row, each.cell, ranking.compared).fields
    return {**fields, "vendor": plain(each.cell.chip.vendor)}


def _ranked(each: Ranked, ranking: Ranking, words: RankingWords) -> Fields:
    cell = PlainCell.of(ranking.cells, each.cell, ranking.compared)
    return {
        "place": each.place,
        "chip": cell.chip,
        "name": cell.name,
        "vendor": plain(each.cell.chip.vendor),
        "value": cell.value,
        "interval": list(cell.interval) if cell.interval else None,
        "status": cell.status,
        "tier": cell.tier,
        "basis": cell.basis,
        "implied": cell.implied,
        "converted": cell.converted,
        "undeclared": list(cell.undeclared),
        "marks": list(cell.marks(words.remarks.wording.notes)),
        "claims": [{**place(item.claim), "role": item.role} for item in cell.cited],
        "moves": [_move(move, each, ranking) for move in each.moves],
    }


def _move(move: Moved, each: Ranked, ranking: Ranking) -> Fields:
    choice = each.cell.choice
    factor = {"factor": choice.conversion.factor} if choice and choice.conversion else {}
    return {
        "place": move.place,
        "value": claim_value(move.side.lead, ranking.cells.unit, **factor),
        "voices": move.side.voices,
        "claims": [place(claim) for claim in move.side.claims],
    }


def _missing(missing: Missing) -> Fields:
    cell = missing.cell
    return {
        "chip": cell.chip.id,
        "status": cell.status,
        "claimed": plain(cell.claim.text) if cell.claim else None,
        "elsewhere": [row.name() for row in missing.elsewhere],
    }


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

"""Laws over the shipped claims: what a source that leaves, or comes later, cannot change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

import chipcmp
from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.metrics import Row
from chipcmp.reason.asked import trust
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared, ComparedRow, compare, compared_row
from chipcmp.reason.rows import Wanted
from chipcmp.show.footnotes import cited

BASELINE = "nvidia-h100-sxm"
DAYS = ("2022-12-31", "2024-01-31", "2025-04-30")


@pytest.fixture(scope="module")
def shipped() -> Contents:
    """The shipped catalog's contents."""
    return chipcmp.load().contents


def seen(contents: Contents, name: str, *, without: str = "", as_of: str | None = None) -> View:
    """The contents as a trust sees them."""
    left_out = [without] if without else []
    return View.of(contents, trust(contents, name, without=left_out, as_of=as_of))


def spoken_of(contents: Contents, source: str) -> Iterator[str]:
    """The chips that a source makes claims of."""
    yield from dict.fromkeys(claim.chip for claim in contents.claims if claim.source == source)


def used(row: ComparedRow, cell: Cell, view: View) -> set[str]:
    """The sources that a cell and its baseline cite; where voices decide, of all that won."""
    found: list[Claim] = []
    for each in (row.cells[0], cell):
        found += [item.claim for item in cited(each, view)]
        if view.trust.order.by == "voices" and each.claim is not None:
            side = each.verdict.side_of(each.claim)
            found += side.claims if side else ()
    return {claim.source for claim in found}


def figures(cell: Cell) -> tuple[object, object]:
    """The value and the ratio of a cell."""
    return cell.exact, cell.ratio and cell.ratio.value


@pytest.mark.parametrize("name", ["articles", "vendor", "agreed"])
def test_leaving_out_a_source_changes_no_cell_that_does_not_cite_it(
    shipped: Contents, name: str
) -> None:
    """A value or a ratio moves only with a source that it rests on, whatever chip it is of."""
    view = seen(shipped, name)
    base = shipped.chips[BASELINE]
    rows: dict[tuple[str, Row], ComparedRow] = {}
    checked = 0
    for source in sorted({claim.source for claim in shipped.claims}):
        less = seen(shipped, name, without=source)
        for id_ in spoken_of(shipped, source):
            chips = [base, shipped.chips[id_]]
            for row in shipped.rows_of(id_):
                before = rows.get((id_, row)) or compared_row(view, row, chips, base)
                rows[id_, row] = before
                if source in used(before, before.cells[1], view):
                    continue
                after = compared_row(less, row, chips, base)
                assert figures(before.cells[1]) == figures(after.cells[1]), (source, id_, row)
                checked += 1
    assert checked > 1000


@pytest.mark.parametrize("name", ["articles", "vendor", "agreed"])
@pytest.mark.parametrize("day", DAYS)
def test_later_claims_change_nothing_earlier(shipped: Contents, name: str, day: str) -> None:
    """What was said after a day, or without a date, is not there for ``--as-of`` that day."""
    last = date.fromisoformat(day)
    by_day = trust(shipped, name)
    earlier = tuple(
        claim
        for claim in shipped.claims
        if (said := by_day.said_on(claim)) is not None and said <= last
    )
    known = {claim.source for claim in earlier}
    then = replace(
        shipped,
        claims=earlier,
        sources={id_: s for id_, s in shipped.sources.items() if id_ in known | _origins(shipped)},
    )
    chips = [shipped.chips[id_] for id_ in (BASELINE, "nvidia-h20", "huawei-910b")]
    now, before = (
        compare(seen(contents, name, as_of=day), chips, chips[0], Wanted("all"))
        for contents in (shipped, then)
    )
    assert earlier
    assert told(now) == told(before) != []


def _origins(contents: Contents) -> set[str]:
    """What others descend from, or are converted by, dated or not: it makes no claim itself."""
    rules = (rule.source for family in contents.families.values() for rule in family.conversions)
    return {name for source in contents.sources.values() for name in source.derives_from} | {*rules}


def told(compared: Compared) -> list[tuple[object, ...]]:
    """Everything that the cells of a comparison say."""
    return [
        (row.row, cell.chip.id, *figures(cell), cell.status, cell.verdict.voices, cell.claim)
        for row in compared.rows
        for cell in row.cells
    ]

"""What becomes of the claims behind a chart when the sheets change."""

from collections.abc import Callable
from dataclasses import replace

import pytest

import chipcmp
from chipcmp.model.claims import Basis, Claim, Location
from chipcmp.model.contents import Contents
from chipcmp.model.provenance import CitedClaim, CitedSource, Provenance
from chipcmp.model.statements import Label
from chipcmp.reason.changes import Inspection, inspect


@pytest.fixture(scope="module")
def contents() -> Contents:
    """What chipcmp ships."""
    return chipcmp.load().contents


def cited(claim: Claim) -> CitedClaim:
    """A claim as a chart keeps it."""
    return CitedClaim(
        chip=claim.chip,
        row=claim.row.name(),
        states=claim.text,
        basis=claim.basis,
        source=claim.source,
        locator=claim.locator,
        place=claim.location.relative,
    )


def provenance(*claims: Claim) -> Provenance:
    """The provenance of a chart of these claims."""
    return Provenance(
        command="",
        version="",
        sha256="",
        latest="",
        trust="",
        marks=(CitedSource(mark="[1]", citation="", claims=tuple(map(cited, claims))),),
    )


def the_claim(contents: Contents) -> Claim:
    """A claim that is the only one of its chip in its row."""
    return next(c for c in contents.claims if len(contents.claims_of(c.chip, c.row)) == 1)


def after(contents: Contents, change: Callable[[Claim], list[Claim]]) -> Inspection:
    """The chart of that claim, inspected after the claim has become others."""
    claim = the_claim(contents)
    claims = [c for each in contents.claims for c in (change(each) if each is claim else [each])]
    return inspect(provenance(claim), replace(contents, claims=tuple(claims), sha256="new"))


def another_source(contents: Contents) -> str:
    """A source that does not speak of the claim."""
    return next(id_ for id_ in contents.sources if id_ != the_claim(contents).source)


def test_nothing_changes_in_the_same_catalog(contents: Contents) -> None:
    """Every claim that is shipped is found again."""
    found = inspect(replace(provenance(*contents.claims), sha256=contents.sha256), contents)
    assert {"unchanged": len(contents.claims)} == found.counts
    assert found.is_same_catalog


def test_another_line_is_no_change(contents: Contents) -> None:
    """A claim is known by chip, row, source and locator: lines move."""
    found = after(contents, lambda c: [replace(c, location=Location("other.yaml", 7))])
    assert {"unchanged": 1} == found.counts
    assert not found.is_same_catalog


def test_another_value_is_a_change(contents: Contents) -> None:
    """What the same place of the same source states today stands beside it."""
    found = after(contents, lambda c: [replace(c, statement=Label("other"))])
    assert [("value changed", ("other",))] == [
        (each.change, tuple(c.text for c in each.now)) for each in found.followed
    ]


def test_another_basis_is_a_change_of_value(contents: Contents) -> None:
    """A value that is measured is not the nominal one."""
    basis: Basis = "measured" if the_claim(contents).basis == "nominal" else "nominal"
    found = after(contents, lambda c: [replace(c, basis=basis)])
    assert {"value changed": 1} == found.counts


def test_another_source_is_a_change(contents: Contents) -> None:
    """The value stands, and another source is named for it."""
    source = another_source(contents)
    found = after(contents, lambda c: [replace(c, source=source)])
    assert [("source changed", (source,))] == [
        (each.change, tuple(c.source for c in each.now)) for each in found.followed
    ]


def test_another_locator_is_a_change(contents: Contents) -> None:
    """The value stands in another place of the same source."""
    found = after(contents, lambda c: [replace(c, locator="page 99")])
    assert {"locator changed": 1} == found.counts


def test_what_no_claim_states_is_gone(contents: Contents) -> None:
    """A claim of another row or chip, or of another value and source, does not stand for it."""
    source = another_source(contents)
    assert {"gone": 1} == after(contents, lambda _: []).counts
    found = after(contents, lambda c: [replace(c, source=source, statement=Label("x"))])
    assert {"gone": 1} == found.counts


def test_a_claim_stands_for_one_only(contents: Contents) -> None:
    """What the chart cites itself is not taken for the other claim that is gone."""
    claim = the_claim(contents)
    other = replace(claim, source=another_source(contents))
    found = inspect(
        provenance(claim, other),
        replace(
            contents, claims=tuple(other if each is claim else each for each in contents.claims)
        ),
    )
    assert ["gone", "unchanged"] == [each.change for each in found.followed]


def test_two_values_of_one_place_are_told_apart(contents: Contents) -> None:
    """Where a source gives two values in one place, each is found again by its value."""
    claim = the_claim(contents)
    other = replace(claim, statement=Label("other"))
    found = inspect(provenance(claim, other), replace(contents, claims=(*contents.claims, other)))
    assert {"unchanged": 2} == found.counts

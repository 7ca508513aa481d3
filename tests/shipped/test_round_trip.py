"""Sheet to claims to sheet is the identity: what a sheet says can be written anew from its claims.

Three things are not written down, because silence says them (RULES: Conditions): a condition that
the source leaves undeclared, one that its record states for all its rows, and a scope that is the
whole of what the sheet is about.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from chipcmp.api import Catalog
from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.quantities import Quantity
from chipcmp.model.statements import (
    Bound,
    Dated,
    Label,
    Order,
    Presence,
    Range,
    Share,
    Silence,
    Value,
)

Node = dict[str, Any]
Read = Callable[[Path], Node]

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / "specs"
SHEETS = [
    path
    for folder in ("chips", "systems", "context")
    for path in sorted((SPECS / folder).rglob("*.yaml"))
]
each_sheet = pytest.mark.parametrize(
    "path", SHEETS, ids=[path.relative_to(SPECS).as_posix() for path in SHEETS]
)
WHOLE = {"die": "die", "system": "system"}  # the scope that silence means, else the package


def written(claim: Claim, chip: Chip, contents: Contents) -> Node:
    """The mapping of a claim as its sheet has it."""
    found = {"metric": claim.metric, **conditions(claim, chip, contents), **statement(claim)}
    if claim.basis != "nominal":
        found["basis"] = claim.basis
    found |= {
        "printed": claim.printed,
        "source": claim.source,
        "locator": claim.locator,
        "said_by": claim.said_by,
        "stated": claim.stated.text if claim.stated else "",
        "derives_from": list(claim.derives_from),
        "note": claim.note,
        "answers": dict(claim.answers),
    }
    return {key: value for key, value in found.items() if value}


def conditions(claim: Claim, chip: Chip, contents: Contents) -> Node:
    """The conditions that a claim has to state for its row to be what it is."""
    metric = contents.vocabulary.metrics[claim.metric]
    said_for_all = dict(contents.sources[claim.source].conditions)
    found = {}
    for name, value in claim.row.conditions:
        condition = metric.condition(name)
        if name in claim.undeclared:
            must_say_so = name in said_for_all or (condition is not None and condition.required)
            found[name] = "undeclared" if must_say_so else ""
        elif name not in claim.by_convention and (name, value) != whole(chip.kind):
            found[name] = value
    return found


def whole(kind: str) -> tuple[str, str]:
    """The scope that needs no word."""
    return "scope", WHOLE.get(kind, "package")


def statement(claim: Claim) -> Node:
    """What a claim states, under its key."""
    match claim.statement:
        case Value(quantity):
            return {"value": text_of(quantity), **approximate(quantity)}
        case Range(low, high):
            return {"range": f"{text_of(low)} to {text_of(high)}", **approximate(low)}
        case Bound(side, quantity):
            return {side: text_of(quantity), **approximate(quantity)}
        case Share(text, _, of, digits):
            about = {"approximate": "yes"} if digits == "approximate" else {}
            return {"share": text, "of": of, **about}
        case Label(text):
            return {"label": text}
        case Presence(present):
            return {"present": "yes" if present else "no"}
        case Dated(days):
            return {"date": days.text}
        case Order(side, other):
            return {side: other}
        case Silence(reason):
            return {reason: "yes"}


def text_of(quantity: Quantity) -> str:
    """A quantity as sheets write it."""
    return f"{quantity.number.text} {quantity.unit.name}"


def approximate(quantity: Quantity) -> Mapping[str, str]:
    """The word that a source says about."""
    return {"approximate": "yes"} if quantity.digits == "approximate" else {}


def of_file(catalog: Catalog, path: Path) -> list[Claim]:
    """The claims of a shipped file, in order."""
    place = ("specs", path.relative_to(SPECS).as_posix())
    return [c for c in catalog.claims if (c.location.folder, c.location.path) == place]


@each_sheet
def test_claims_give_their_sheet_back(catalog: Catalog, node: Read, path: Path) -> None:
    """Each claim, and nothing but it, gives every key of its mapping back."""
    sheet = node(path)
    chip = catalog.contents.chips[sheet["chip"]]
    claims = of_file(catalog, path)
    assert len(sheet["claims"]) == len(claims)
    for said, claim in zip(sheet["claims"], claims, strict=True):
        assert chip.id == claim.chip
        expected = {key: value for key, value in said.items() if (key, value) != whole(chip.kind)}
        assert expected == written(claim, chip, catalog.contents), claim.location


def test_a_share_keeps_that_it_is_approximate(catalog: Catalog, node: Read) -> None:
    """A share that its source gives as approximate gives that back like any other number."""
    path = SPECS / "chips" / "nvidia" / "h20.yaml"
    pairs = zip(node(path)["claims"], of_file(catalog, path), strict=True)
    shares = [(said, claim) for said, claim in pairs if "share" in said and "approximate" in said]
    chip = catalog.contents.chips["nvidia-h20"]
    assert 2 == len(shares)
    for said, claim in shares:
        assert said == written(claim, chip, catalog.contents), claim.location


@each_sheet
def test_chips_give_the_head_of_their_sheet_back(catalog: Catalog, node: Read, path: Path) -> None:
    """A chip gives every key of its sheet but the claims back."""
    head = {key: value for key, value in node(path).items() if key != "claims"}
    chip = catalog.contents.chips[head["chip"]]
    found = {
        "chip": chip.id,
        "name": chip.name,
        "vendor": chip.vendor,
        "kind": chip.kind if chip.kind != "chip" else "",
        "made_of": chip.made_of,
        "aliases": list(chip.aliases),
        "note": chip.note,
    }
    assert head == {key: value for key, value in found.items() if value}


@each_sheet
def test_claims_know_their_line(catalog: Catalog, path: Path) -> None:
    """A claim's place is the line on which its mapping begins."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for claim in of_file(catalog, path):
        assert f"- metric: {claim.metric}" == lines[claim.location.line - 1]


def test_every_claim_is_of_a_shipped_sheet(catalog: Catalog) -> None:
    """No claim of the catalog is of a file that the tests above leave out."""
    assert len(catalog.claims) == sum(len(of_file(catalog, path)) for path in SHEETS)

"""A catalog is read once and stays as it was read; it can be hashed, copied and pickled."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import chipcmp
from chipcmp.api import Catalog

Taken = Callable[[Catalog], Any]

MAPPINGS: dict[str, Taken] = {
    "chips": lambda c: c.contents.chips,
    "sources": lambda c: c.contents.sources,
    "families": lambda c: c.contents.families,
    "claims by chip": lambda c: c.contents.by_chip,
    "claims by row": lambda c: c.contents.by_chip["nvidia-h20"],
    "conversions": lambda c: c.contents.conversions,
    "metrics": lambda c: c.contents.vocabulary.metrics,
    "conditions": lambda c: c.contents.vocabulary.conditions,
    "values of a condition": lambda c: c.contents.vocabulary.conditions["engine"],
    "orders of trust": lambda c: c.contents.trust.orders,
    "tiers": lambda c: c.contents.trust.tier_of_kind,
    "sources of a trust": lambda c: c.trust().sources,
    "units": lambda c: c.contents.vocabulary.units.sizes,
    "words for units": lambda c: c.contents.vocabulary.units.words,
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The shipped catalog."""
    return chipcmp.load()


@pytest.mark.parametrize("name", MAPPINGS)
def test_nothing_can_be_put_into_a_catalog(catalog: Catalog, name: str) -> None:
    """Every mapping of a catalog is read-only."""
    with pytest.raises(TypeError, match="does not support item assignment"):
        MAPPINGS[name](catalog)["x"] = 1


def test_other_contents_are_made_by_replacing(catalog: Catalog) -> None:
    """`dataclasses.replace` makes contents of its own from any mapping, and leaves the first."""
    contents = catalog.contents
    chip = replace(contents.chips["nvidia-h20"], id="x")
    mine = {**contents.chips, "x": chip}

    made = replace(contents, chips=mine)
    mine.clear()

    assert chip == made.chips["x"]
    assert () == made.rows_of("x")
    assert "x" not in contents.chips
    assert contents.sources is made.sources


def test_catalogs_and_comparisons_can_be_hashed(catalog: Catalog) -> None:
    """They are keys of a cache: each is equal to itself alone."""
    made = catalog.compare("H100", "H20")

    assert 3 == len({catalog, made, made.compared, catalog, made})


@pytest.mark.parametrize("again", [copy.deepcopy, lambda made: pickle.loads(pickle.dumps(made))])  # noqa: S301
def test_catalogs_can_be_copied_and_pickled(
    catalog: Catalog, again: Callable[[Catalog], Catalog]
) -> None:
    """A copy answers as the first does, and cannot be changed either."""
    made = again(catalog)

    asked = ("H100", "H20", "910B")
    assert catalog.compare(*asked).export("json") == made.compare(*asked).export("json")
    with pytest.raises(TypeError, match="does not support item assignment"):
        made.contents.chips["x"] = made.chip("H20")  # type: ignore[index]

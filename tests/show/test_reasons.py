"""Why a claim was chosen, and a ratio's arithmetic, in words."""

from fractions import Fraction

import pytest

from chipcmp import api
from chipcmp.model.intervals import Interval
from chipcmp.reason import asked
from chipcmp.reason.choose import View
from chipcmp.reason.rows import Wanted, select
from chipcmp.show.reasons import Reasons, between


@pytest.fixture(scope="module")
def catalog() -> api.Catalog:
    """The shipped catalog."""
    return api.load()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "the seed article tier is believed before dataset, article and community"),
        (("source",), "--source names surzyn-csv before the others"),
        (
            ("agreed",),
            "among the claims with most independent voices, trust.yaml lists epoch-ml-hardware "
            "first within the dataset tier",
        ),
        (("without",), "trust.yaml lists epoch-ml-hardware first within the dataset tier"),
    ],
    ids=["tier", "preferred", "voices", "order"],
)
def test_the_rule_is_told(options: tuple[str, ...], sentence: str, catalog: api.Catalog) -> None:
    """Each rule of choice has its sentence, with the tiers and sources it decided between."""
    trust = asked.trust(
        catalog.contents,
        "agreed" if "agreed" in options else "articles",
        source=("surzyn-csv",) if "source" in options else (),
        without=("seed-004",) if "without" in options else (),
    )
    view = View.of(catalog.contents, trust)
    chip = catalog.chip("H100")
    (row,) = select(view, [chip], Wanted("named", ("memory_bandwidth",)))
    choice = view.choose(chip.id, row)

    assert choice is not None
    assert sentence == Reasons(view).rule(choice)


@pytest.mark.parametrize(
    ("low", "high", "shown", "words"),
    [
        ("395/485", "405/475", "0.83", ", in 0.81…0.85"),
        ("1", "1", "1.00", ", exactly"),
        ("0.4351", "0.4361", "0.44", ", in 0.435…0.436"),
    ],
)
def test_intervals_of_ratios(low: str, high: str, shown: str, words: str) -> None:
    """An interval has the ratio's digits, and more where its ends would look alike."""
    assert words == between(Interval.between(Fraction(low), Fraction(high)), shown)


def test_open_intervals_are_not_told() -> None:
    """An interval without an end says nothing that the ratio does not."""
    assert "" == between(Interval.at_least(Fraction(1)), "1.0")

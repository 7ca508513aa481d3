"""Claims made in Python: nonsense is refused in one sentence that says what is allowed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from chipcmp.model.claims import Claim, Location
from chipcmp.model.metrics import Row
from chipcmp.model.numbers import Number
from chipcmp.model.problems import ChipcmpError, InvalidClaim
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
from chipcmp.model.units import Units

UNITS = Units.parse("B = [information]\ns = [time]\nTB = 1e12 * B\nW = [power]")
FOUR = Quantity(Number.parse("4.0"), UNITS.unit("TB/s"))
FIVE = Quantity(Number.parse("5.0"), UNITS.unit("TB/s"))
WATTS = Quantity(Number.parse("700"), UNITS.unit("W"))
FIFTEEN = Number.parse("15")
CLAIM = Claim(
    chip="one",
    row=Row("memory_bandwidth"),
    statement=Value(FOUR),
    source="a",
    locator="line 1",
    location=Location("one.yaml", 1),
)
BASES = "nominal, measured, estimated, announced, forecast, counterfactual"

Made = Callable[[], object]


def refusal(make: Made) -> str:
    """The sentence with which something is refused."""
    with pytest.raises(InvalidClaim) as raised:
        make()
    return str(raised.value)


STATEMENTS: tuple[tuple[Made, str], ...] = (
    (lambda: Value(None),  # type: ignore[arg-type]
     "found None; allowed is a Quantity: a Number and its Unit."),
    (lambda: Value(4.0),  # type: ignore[arg-type]
     "found 4.0; allowed is a Quantity: a Number and its Unit."),
    (lambda: Value("4.0 TB/s"),  # type: ignore[arg-type]
     "found '4.0 TB/s'; allowed is a Quantity: a Number and its Unit."),
    (lambda: Range(FOUR, None),  # type: ignore[arg-type]
     "found None; allowed is a Quantity: a Number and its Unit."),
    (lambda: Range(FOUR, WATTS),
     "found range 4.0 TB/s to 700 W; allowed are ends of one dimension."
     " Give both in units of one kind."),
    (lambda: Range(FIVE, FOUR),
     "found range 5.0 TB/s to 4.0 TB/s, whose ends are in the wrong order; swap them."),
    (lambda: Bound("foo", FOUR),  # type: ignore[arg-type]
     "found bound 'foo'; allowed are at_least, at_most."),
    (lambda: Bound("at_most", None),  # type: ignore[arg-type]
     "found None; allowed is a Quantity: a Number and its Unit."),
    (lambda: Share("15 %", None, "two"),  # type: ignore[arg-type]
     "found share None of 'two'; allowed is a Number of another chip's id."),
    (lambda: Share("15 %", FIFTEEN, "\u200b"),
     "found share Number(text='15', exact=Fraction(15, 1)) of '\\u200b';"
     " allowed is a Number of another chip's id."),
    (lambda: Share("16 %", FIFTEEN, "two"),
     "found text '16 %' of share 15; allowed are 15 and 15 %. Write one of them."),
    (lambda: Share("0", Number.parse("0"), "two"),
     "found share 0; allowed is a share above zero."),
    (lambda: Share("15 %", FIFTEEN, "two", "exactly"),  # type: ignore[arg-type]
     "found digits 'exactly'; allowed are printed, exact, approximate."),
    (lambda: Label(" \u2060"),
     "found label ' \\u2060'; allowed is a name. Leave out what has none."),
    (lambda: Presence("no"),  # type: ignore[arg-type]
     "found presence 'no'; allowed are True and False."),
    (lambda: Dated("2024"),  # type: ignore[arg-type]
     "found date '2024'; allowed is what Days.parse reads."),
    (lambda: Order("over", "two"),  # type: ignore[arg-type]
     "found order 'over'; allowed are above, below."),
    (lambda: Order("above", ""),
     "found above ''; allowed is the id of another chip."),
    (lambda: Silence("secret"),  # type: ignore[arg-type]
     "found silence 'secret'; allowed are undisclosed, not_applicable."),
    (lambda: replace(FOUR, digits="rough"),  # type: ignore[arg-type]
     "found digits 'rough'; allowed are printed, exact, approximate."),
)  # fmt: skip


@pytest.mark.parametrize(("make", "sentence"), STATEMENTS)
def test_a_nonsensical_statement_is_refused(make: Made, sentence: str) -> None:
    """A statement says what sheets can say, or it is not made."""
    assert sentence == refusal(make)


@pytest.mark.parametrize(
    ("name", "found", "sentence"),
    [
        ("row", None, "found row None; allowed is a Row of a metric."),
        ("row", Row(""), "found row Row(metric='', conditions=()); allowed is a Row of a metric."),
        ("basis", "junk", f"found basis 'junk'; allowed are {BASES}."),
        ("source", "\u200b\u2060",
         "found a claim of memory_bandwidth without source; name its source."),
        ("chip", "\u3164", "found a claim of memory_bandwidth without chip; name its chip."),
        ("locator", 16, "found a claim of memory_bandwidth without locator; name its locator."),
        ("location", None, "found location None; allowed is a Location."),
        ("stated", "2024", "found stated '2024'; allowed is what Days.parse reads, or None."),
        ("derives_from", "a", "found derives_from 'a'; allowed is a tuple of sources."),
        ("note", None, "found note None; allowed is text."),
        ("statement", 4.0,
         "found statement 4.0; allowed is a Value with its unit, Range, Bound, Share, Label,"
         " Presence, Dated, Order or Silence."),
    ],
)  # fmt: skip
def test_a_claim_has_what_every_claim_has(name: str, found: object, sentence: str) -> None:
    """Row, basis, source and place are there and can be seen; the rest is of its kind."""
    assert sentence == refusal(lambda: replace(CLAIM, **{name: found}))  # type: ignore[arg-type]


def test_text_in_any_script_is_visible() -> None:
    """What can be read counts, whatever its script; InvalidClaim is a ChipcmpError."""
    assert "第16行" == replace(CLAIM, locator="第16行").locator
    assert "السطر ١٦" == replace(CLAIM, locator="السطر ١٦").locator
    assert issubclass(InvalidClaim, ChipcmpError)


def test_an_interval_is_worked_out_once() -> None:
    """The interval of a quantity is the same object at every call."""
    assert FOUR.interval is FOUR.interval
    assert (3.95e12, 4.05e12) == FOUR.interval.as_floats()

"""RULES: Digits. What is printed has the digits that its claim supports."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipcmp.model.numbers import Number
from chipcmp.model.quantities import Digits, Quantity
from chipcmp.model.units import Units
from chipcmp.show.digits import in_unit, ratio_text

UNITS = Units.parse(
    (Path(__file__).resolve().parents[2] / "specs" / "units.txt").read_text(encoding="utf-8")
)


def printed(number: str, unit: str, reading: str, digits: Digits = "printed") -> str:
    """A quantity as a table prints it."""
    quantity = Quantity(Number.parse(number), UNITS.unit(unit), digits)
    return in_unit(quantity.exact, quantity.interval, UNITS.unit(reading))


@pytest.mark.parametrize(
    ("number", "unit", "reading", "digits", "text"),
    [
        ("4.0", "TB/s", "TB/s", "printed", "4.0"),
        ("3350", "GB/s", "TB/s", "printed", "3.350"),
        ("4000000000000", "B/s", "TB/s", "printed", "4.00"),
        ("900", "GB/s", "GB/s", "printed", "900"),
        ("1979/2", "TFLOP/s", "TFLOP/s", "printed", "989.5"),
        ("3/2", "TB/s", "TB/s", "printed", "1.5"),
        ("5/3", "kW", "W", "printed", "1700"),
        ("120000", "CNY", "CNY", "approximate", "120000"),
        ("1.5", "TB/s", "TB/s", "approximate", "1.5"),
        ("120", "W", "W", "approximate", "120"),
        ("384", "chips", "chips", "exact", "384"),
        ("80000000000", "transistors", "billion transistors", "exact", "80"),
    ],
)
def test_printed(number: str, unit: str, reading: str, digits: Digits, text: str) -> None:
    """The digits are those of the source, in whatever unit they are read."""
    assert text == printed(number, unit, reading, digits)


@given(
    st.decimals(min_value="0.01", max_value="99999", places=2).map(str),
    st.sampled_from(("printed", "approximate")),
    st.sampled_from(("", "/2", "/3", "*7")),
)
def test_what_is_printed_lies_in_the_interval(number: str, digits: Digits, operand: str) -> None:
    """No table prints a value that its own claim excludes."""
    quantity = Quantity(Number.parse(number + operand), UNITS.unit("GB/s"), digits)
    text = in_unit(quantity.exact, quantity.interval, UNITS.unit("GB/s"))
    assert quantity.interval.contains(Fraction(text) * UNITS.unit("GB/s").factor)


def test_ratios_have_the_digits_of_the_weaker_side() -> None:
    """400 of 900 has three digits, 4.0 of 4.8 two; a count's ratio three."""
    sides = [
        [Quantity(Number.parse(number), UNITS.unit("TB/s")) for number in pair]
        for pair in (("400", "900"), ("4.0", "4.8"))
    ]
    texts = [
        ratio_text(one.exact / other.exact, *((q.exact, q.interval) for q in (one, other)))
        for one, other in sides
    ]
    assert texts == ["0.444", "0.83"]
    assert ratio_text(Fraction(384, 72), (Fraction(384), None), (Fraction(72), None)) == "5.33"

"""Numbers: the gate, exactness, the intervals that digits imply, and printing."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipcmp.model.intervals import Interval
from chipcmp.model.numbers import (
    NotANumber,
    Number,
    approximate_interval,
    at_places,
    digits_interval,
    significant,
)

ALLOWED = (
    "allowed are ASCII digits with at most one point, such as 3.35, 1e12 or 1979/2,"
    " without thousands separators"
)
printed = st.from_regex(
    r"[+-]?[0-9]{1,15}(\.[0-9]{1,12})?([eE][+-]?[0-9]{1,2})?( ?[/*] ?[1-9][0-9]{0,5})?",
    fullmatch=True,
)
exact_values = st.fractions(min_value=-(10**14), max_value=10**14, max_denominator=10**6)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("4.0", "4"),
        ("3.35", "67/20"),
        ("007", "7"),
        ("+5", "5"),
        ("-5", "-5"),
        ("1.979e+15", "1979000000000000"),
        ("1E-2", "1/100"),
        ("1979/2", "1979/2"),
        ("22 / 2", "11"),
        ("64 * 1024", "65536"),
        ("2.5e3*2", "5000"),
        ("-0.5/5", "-1/10"),
    ],
)
def test_numbers_are_read_exactly(text: str, exact: str) -> None:
    """What is printed is kept exactly, with its text."""
    number = Number.parse(text)
    assert Number(text, Fraction(exact)) == number
    assert text == str(number)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "x", "NaN", "nan", "inf", "-inf", "Infinity", "1_000", " 3 ", "3 ", "3\n", "\t3",
        "3,35", "1,000", "1 000", "1.2.3", ".5", "5.", "--5", "+-5", "0x10", "0b1", "1e", "e5",
        "1e9999999", "1e100", "9**9**9", "9 ** 9", "1/", "/2", "1//2", "1  / 2", "1/2/3", "1/-2",
        "1/2.5", "1/1234567", "1234567890123456", "1.1234567890123", "(3)", "3j", ">700", "~5",
        "5%", "5 %", "1e5.5", "three", "1\x00", "9" * 100_000,
    ],
)  # fmt: skip
def test_anything_else_is_not_a_number(text: str) -> None:
    """Only what the gate lets through is a number; the sentence says found and allowed."""
    with pytest.raises(NotANumber) as caught:
        Number.parse(text)
    shown = text if len(text) <= 40 else f"{text[:40]}..."
    assert f"found number {shown!r}; {ALLOWED}." == str(caught.value)
    assert text == caught.value.text


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("３.35", "U+FF13"),  # full width
        ("٣.35", "U+0663"),  # Arabic-Indic
        ("۳", "U+06F3"),
        ("३", "U+0969"),
        ("−5", "U+2212"),
        ("1\u00a0000", "U+00A0"),
        ("1\u2009000", "U+2009"),
        ("3\u202e", "U+202E"),
        ("½", "U+00BD"),
        ("2²", "U+00B2"),
        ("1979⁄2", "U+2044"),
    ],
)
def test_digits_of_other_scripts_are_refused_by_name(text: str, character: str) -> None:
    """A character that only looks right is named, since its reader cannot see it."""
    with pytest.raises(NotANumber) as caught:
        Number.parse(text)
    assert f"found number {text!r}, where {character} is not ASCII; {ALLOWED}." == str(caught.value)


@pytest.mark.parametrize("text", ["5/0", "5 / 000", "5*0"])
def test_a_second_operand_of_zero_is_refused(text: str) -> None:
    """Nothing is divided, or made nothing, by zero."""
    with pytest.raises(NotANumber) as caught:
        Number.parse(text)
    assert f"found number {text!r}, whose second operand is 0; {ALLOWED}." == str(caught.value)


@pytest.mark.parametrize(
    ("text", "middle", "reach"),
    [
        ("4.0", "4", "0.05"),
        ("4", "4", "0.5"),
        ("3.35", "3.35", "0.005"),
        ("0.50", "0.5", "0.005"),
        ("700", "700", "0.5"),
        ("4800", "4800", "0.5"),
        ("0700", "700", "0.5"),
        ("80000", "80000", "50"),
        ("000080000", "80000", "50"),
        ("80000.0", "80000", "0.05"),
        ("12345", "12345", "0.5"),
        ("123450", "123450", "5"),
        ("4000000000000", "4e12", "0.005e12"),
        ("989400000000000", "989.4e12", "0.05e12"),
        ("1.979e+15", "1.979e15", "0.0005e15"),
        ("5e15", "5e15", "0.005e15"),
        ("5.000e15", "5e15", "0.005e15"),
        ("5.0001e3", "5000.1", "0.05"),
        ("12E3", "12000", "50"),
        ("1e-2", "0.01", "0.00005"),
        ("-80000", "-80000", "50"),
        ("1979/2", "989.5", "0.25"),
        ("22 / 2", "11", "0.25"),
        ("353.9 * 1000", "353900", "50"),
        ("0", "0", "0.5"),
        ("0.00", "0", "0.005"),
        ("0000000", "0", "0.5"),
    ],
)
def test_digits_imply_an_interval(text: str, middle: str, reach: str) -> None:
    """Half a unit of the last digit that counts, each way (RULES: Digits)."""
    low, high = Fraction(middle) - Fraction(reach), Fraction(middle) + Fraction(reach)
    assert Interval.between(low, high) == digits_interval(Number.parse(text))


@pytest.mark.parametrize(
    ("text", "middle", "reach"),
    [
        ("120000", "120000", "10000"),
        ("350", "350", "10"),
        ("4.0", "4", "1"),
        ("1.6", "1.6", "0.1"),
        ("1.5e6", "1500000", "100000"),
        ("-20", "-20", "10"),
        ("30/2", "15", "5"),
        ("0.0", "0", "0.1"),
    ],
)
def test_about_means_one_unit_of_the_last_digit(text: str, middle: str, reach: str) -> None:
    """One unit of the last digit that is not zero, each way (RULES: Digits)."""
    low, high = Fraction(middle) - Fraction(reach), Fraction(middle) + Fraction(reach)
    assert Interval.between(low, high) == approximate_interval(Number.parse(text))


@pytest.mark.parametrize("implied", [digits_interval, approximate_interval])
def test_no_interval_of_a_number_that_was_not_parsed(
    implied: Callable[[Number], Interval],
) -> None:
    """A Number made by hand from other text has no digits to count."""
    with pytest.raises(NotANumber):
        implied(Number("four", Fraction(4)))


@given(printed)
def test_an_interval_contains_its_number(text: str) -> None:
    """Both intervals lie around the number, and printed digits never claim to be exact."""
    number = Number.parse(text)
    exactly = digits_interval(number)
    about = approximate_interval(number)
    assert exactly.contains(number.exact)
    assert about.contains(number.exact)
    assert exactly.width is not None
    assert exactly.width > 0


@given(printed)
def test_numbers_agree_with_fractions(text: str) -> None:
    """The exact value is what Fraction makes of the same operands."""
    operand = text.replace(" ", "")
    for operator in "/*":
        if operator in operand:
            first, second = operand.split(operator)
            expected = Fraction(first) * Fraction(second) ** (-1 if operator == "/" else 1)
            break
    else:
        expected = Fraction(operand)
    assert expected == Number.parse(text).exact


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        ("0.99996", 3, "1.00"),
        ("999.9", 3, "1000"),
        ("999.4", 3, "999"),
        ("989.4", 4, "989.4"),
        ("0.8333333333333", 2, "0.83"),
        ("0.125", 2, "0.12"),
        ("0.375", 2, "0.38"),
        ("2.675", 3, "2.68"),
        ("2.665", 3, "2.66"),
        ("4", 2, "4.0"),
        ("12345", 2, "12000"),
        ("-0.00123456", 3, "-0.00123"),
        ("0", 3, "0"),
        ("123456789012345", 3, "123000000000000"),
        ("999900000000000", 3, "1.00e15"),
        ("1979000000000000", 4, "1.979e15"),
        ("5e20", 1, "5e20"),
        ("-5e20", 2, "-5.0e20"),
    ],
)
def test_significant_digits(value: str, digits: int, text: str) -> None:
    """Rounded half to even from the exact value, without exponents below 1e15."""
    assert text == significant(Fraction(value), digits)
    assert text == significant(Decimal(value), digits)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("2.675", 2, "2.68"),
        ("2.665", 2, "2.66"),
        ("0.5", 0, "0"),
        ("1.5", 0, "2"),
        ("-0.001", 2, "0.00"),
        ("-1.005", 2, "-1.00"),
        ("999.999", 2, "1000.00"),
        ("0.05", 2, "0.05"),
        ("1e15", 1, "1000000000000000.0"),
    ],
)
def test_places(value: str, places: int, text: str) -> None:
    """Rounded half to even at so many places; nothing is printed as minus zero."""
    assert text == at_places(Fraction(value), places)
    assert text == at_places(Decimal(value), places)


@given(exact_values, st.integers(min_value=1, max_value=12))
def test_printed_digits_are_within_half_a_unit(value: Fraction, digits: int) -> None:
    """Reading a printed value again gives the value, up to half a unit of its last digit."""
    text = significant(value, digits)
    shown = Fraction(text)
    assert abs(shown - value) * 2 * 10 ** (digits - 1) <= abs(shown)
    assert "e" not in text


@given(exact_values, st.integers(min_value=0, max_value=12))
def test_printed_places_are_within_half_a_unit(value: Fraction, places: int) -> None:
    """Reading a value printed at some places again gives the value, up to half a unit."""
    text = at_places(value, places)
    assert abs(Fraction(text) - value) * 2 * 10**places <= 1
    assert places == len(text.partition(".")[2])


@given(st.integers(min_value=0, max_value=10**15 - 1), st.integers(min_value=0, max_value=12))
def test_reading_undoes_printing(digits: int, places: int) -> None:
    """A value with so many decimals, printed with as many and read again, is the same."""
    value = Fraction(digits, 10**places)
    assert value == Number.parse(at_places(value, places)).exact


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e9999999", "1e-9999999"])
def test_only_finite_values_of_usual_size_are_printed(text: str) -> None:
    """A value that would take hours to expand, or has no digits, is refused at once."""
    sentence = f"found {Decimal(text)}; only finite values of usual size can be printed"
    with pytest.raises(ValueError, match="only finite values") as caught:
        significant(Decimal(text), 3)
    assert sentence == str(caught.value)
    with pytest.raises(ValueError, match="only finite values"):
        at_places(Decimal(text), 3)


def test_a_value_needs_digits_to_be_printed() -> None:
    """Fewer than one significant digit, or than zero places, is refused with a sentence."""
    with pytest.raises(ValueError, match="significant") as caught:
        significant(Fraction(1), 0)
    assert str(caught.value) == "found 0 significant digits; ask for 1 or more"
    with pytest.raises(ValueError, match="places") as caught:
        at_places(Fraction(1), -1)
    assert str(caught.value) == "found -1 places; ask for 0 or more"

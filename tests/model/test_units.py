"""Units: the shipped table, unit expressions, and what is refused."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipcmp.model.definitions import BadDefinition
from chipcmp.model.numbers import Number
from chipcmp.model.quantities import Quantity
from chipcmp.model.units import Unit, Units, UnknownUnit, UnlikeUnits

UNITS = Units.parse((Path(__file__).parents[2] / "specs" / "units.txt").read_text(encoding="utf-8"))
ALLOWED = (
    "allowed are names of units joined by a space, * or /, such as TB/s:"
    " at most 6 names and 60 ASCII characters"
)
expressions = st.builds(
    lambda first, rest: first + "".join(joint + name for joint, name in rest),
    st.sampled_from(UNITS.names),
    st.lists(
        st.tuples(st.sampled_from(("/", "*", " ", " / ")), st.sampled_from(UNITS.names)),
        max_size=2,
    ),
).filter(lambda text: len(text) <= 60)


@pytest.mark.parametrize(
    ("text", "factor", "word"),
    [
        ("TB/s", 10**12, "a rate"),
        ("GB/sec", 10**9, "a rate"),
        ("GBps", 10**9, "a rate"),
        ("Gb/s", Fraction(10**9, 8), "a rate"),
        ("Gbps", Fraction(10**9, 8), "a rate"),
        ("Tb", Fraction(10**12, 8), "a capacity"),
        ("GiB", 2**30, "a capacity"),
        ("bytes", 1, "a capacity"),
        ("TFLOPS", 10**12, "a throughput"),
        ("TOP/s", 10**12, "a throughput"),
        ("TOPS/W", 10**12, "an efficiency"),
        ("FLOP/B", 1, "a machine balance"),
        ("GHz", 10**9, "a frequency"),
        ("kW", 1000, "a power"),
        ("nm", Fraction(1, 10**9), "a length"),
        ("mm2", Fraction(1, 10**6), "an area"),
        ("ms", Fraction(1, 1000), "a duration"),
        ("years", Fraction(31557600), "a duration"),
        ("billion USD", 10**9, "a sum in USD"),
        ("CNY", 1, "a sum in CNY"),
        ("SMs", 1, "a number of streaming multiprocessors"),
        ("million units", 10**6, "a number of units"),
        ("billion transistors", 10**9, "a number of transistors"),
        ("million transistors/mm2", 10**12, "a transistor density"),
        ("%", Fraction(1, 100), "a plain number"),
        ("times", 1, "a plain number"),
        ("USD / GB", Fraction(1, 10**9), "usd/information"),
        ("mm2 * mm2/W/s/s", Fraction(1, 10**12), "length^4/power/time^2"),
        ("times/W", 1, "1/power"),
    ],
)
def test_units_have_exact_sizes_and_words(text: str, factor: Fraction, word: str) -> None:
    """Every accepted spelling has its exact size in base units and a word for its dimension."""
    unit = UNITS.unit(text)
    assert factor == unit.factor
    assert word == unit.word
    assert word == UNITS.word(unit.dimension)
    assert text == unit.name
    assert text == str(unit)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TB/s", "TBps"), ("TFLOP/s", "TFLOPS"), ("TFLOP/s", "TOP/s"), ("POPS", "PFLOPS"),
        ("kb", "kbit"), ("Mbps", "Mb/s"), ("GB/sec", "GB/s"), ("SM", "streaming_multiprocessor"),
        ("percent", "%"), ("watts", "W"), ("months", "month"),
    ],
)  # fmt: skip
def test_spellings_of_one_unit_are_equal(one: str, other: str) -> None:
    """Aliases and abbreviations have exactly the size of what they stand for."""
    assert UNITS.unit(one).per(UNITS.unit(other)) == 1


def test_bits_are_never_gilberts() -> None:
    """Gb, Tb/s and b-words of pint's stock registry mean bits here, or nothing."""
    assert UNITS.unit("Gb") == Unit("Gb", Fraction(125_000_000), (("information", 1),))
    assert UNITS.unit("B").per(UNITS.unit("bit")) == 8


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("gilbert", "unknown unit 'gilbert'."),
        ("terabarn", "unknown unit 'terabarn'."),
        ("barn", "unknown unit 'barn'."),
        ("tesla", "unknown unit 'tesla'; closest are times, bytes."),
        ("T", "unknown unit 'T'; closest are Tb, TB."),
        ("b", "unknown unit 'b'; closest are B, kb, Tb."),
        ("pin", "unknown unit 'pin'; closest are min."),
        ("KB", "unknown unit 'KB'; closest are kB, kb, KiB."),
        ("gb/s", "unknown unit 'gb' in 'gb/s'; closest are GB/s, Gb/s."),
        ("TB/sek", "unknown unit 'sek' in 'TB/sek'; closest are TB/sec."),
        ("GB/parsec", "unknown unit 'parsec' in 'GB/parsec'; closest are GB/sec."),
        ("TBs", "unknown unit 'TBs'; closest are TBps, TB, TiB."),
    ],
)
def test_unknown_names_are_never_guessed(text: str, sentence: str) -> None:
    """A name that is not in the table is refused, with whole expressions that are close."""
    with pytest.raises(UnknownUnit) as caught:
        UNITS.unit(text)
    assert sentence == str(caught.value)
    assert text == caught.value.text
    assert all(UNITS.unit(close) for close in caught.value.closest)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "TB/s ", " TB", "TB\n", "TB/", "/s", "TB//s", "TB  s", "TB**2", "m^2", "9**9**9",
        "m**9**9**9", "3 TB", "1/s", "TB⁄s", "ＴＢ", "mm²", "µs", "TB\u200b", "TB\u00a0s", "(TB)",
        "TB/s/s/s/s/s/s", "x" * 10_000, "GB/" * 5_000, "s" + " s" * 30, "[time]", "TB;s", "TB,s",
    ],
)  # fmt: skip
def test_anything_but_names_is_refused(text: str) -> None:
    """Expressions are ASCII names with joints, short and few; the sentence says so."""
    with pytest.raises(UnknownUnit) as caught:
        UNITS.unit(text)
    shown = text if len(text) <= 60 else f"{text[:60]}..."
    assert f"found unit {shown!r}; {ALLOWED}." == str(caught.value)
    assert caught.value.closest == ()


def test_unlike_units_do_not_convert() -> None:
    """The sentence names both units and what they measure."""
    with pytest.raises(UnlikeUnits) as caught:
        UNITS.unit("TB").per(UNITS.unit("TB/s"))
    sentence = "found TB, a capacity, against TB/s, a rate; only units of one dimension convert."
    assert sentence == str(caught.value)
    with pytest.raises(UnlikeUnits) as caught:
        Unit("B", Fraction(1), (("information", 1),)).per(UNITS.unit("USD/W"))
    sentence = (
        "found B, information, against USD/W, usd/power; only units of one dimension convert."
    )
    assert sentence == str(caught.value)


@pytest.mark.parametrize(
    ("one", "other"), [("USD", "CNY"), ("chip", "unit"), ("W", "W/s"), ("GHz", "GB/s"), ("GB", "%")]
)
def test_what_pint_would_convert_or_add_is_unlike_here(one: str, other: str) -> None:
    """No rate between currencies, no bytes without dimension, no count of just anything."""
    with pytest.raises(UnlikeUnits):
        UNITS.unit(one).per(UNITS.unit(other))


@pytest.mark.parametrize(
    ("text", "binary", "twin"),
    [
        ("GiB", True, "GB"),
        ("KiB", True, "kB"),
        ("TiB/s", True, "TB/s"),
        ("PiB / s", True, "PB / s"),
        ("MiB", True, "MB"),
        ("GB", False, "GB"),
        ("million units", False, "million units"),
    ],
)
def test_binary_units_have_decimal_twins(text: str, twin: str, *, binary: bool) -> None:
    """A memory size in GiB may have been meant as GB, and the other way round."""
    unit = UNITS.unit(text)
    assert binary == unit.is_binary
    assert UNITS.unit(twin) == UNITS.decimal_twin(unit)


def test_an_expression_is_worked_out_once() -> None:
    """The same text gives the same object, so that reading many claims is quick."""
    assert UNITS.unit("TB/s") is UNITS.unit("TB/s")


@given(
    st.integers(min_value=0, max_value=10**9),
    st.integers(min_value=0, max_value=6),
    st.sampled_from([("TB/s", "GB/s", 3), ("TFLOPS", "PFLOP/s", -3), ("kW", "mW", 6)]),
)
def test_equal_quantities_in_different_units_are_equal(
    digits: int, places: int, units: tuple[str, str, int]
) -> None:
    """The same amount printed in another unit is equal, never only nearly so."""
    one, other, power = units
    first = Quantity(Number.parse(f"{digits}e-{places}"), UNITS.unit(one))
    second = Quantity(Number.parse(f"{digits}e{power - places}"), UNITS.unit(other))
    assert first.exact == second.exact
    assert first.interval == second.interval


@given(expressions, expressions)
def test_conversion_there_and_back_is_exact(one: str, other: str) -> None:
    """Like units convert by a factor and back by its inverse; unlike ones raise either way."""
    first, second = UNITS.unit(one), UNITS.unit(other)
    if first.dimension == second.dimension:
        assert first.per(second) * second.per(first) == 1
    else:
        for left, right in ((first, second), (second, first)):
            with pytest.raises(UnlikeUnits):
                left.per(right)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("k- = 1000", "found 'k-'; allowed is name = definition, in ASCII letters"),
        ("B", "found 'B'; allowed is name = definition, in ASCII letters"),
        ("µs = s", "found 'µs'; allowed is name = definition, in ASCII letters"),
        ("m = 5 * meter", "found 'meter'; allowed are numbers and units defined above"),
        ("z = 0 * s", "found '0'; allowed are numbers and units defined above"),
        ("z = s ** 2", "found 's ** 2'; allowed are terms joined by ' * ' or ' / '"),
        ("z = s *", "found 's *'; allowed are terms joined by ' * ' or ' / '"),
        ("z = ", "found ''; allowed are numbers and units defined above"),
        ("s = 5", "found 's' defined twice; remove one of the two"),
        ("z = 5 = sec", "found 'sec' defined twice; remove one of the two"),
        ("z = 5 = _ = a b", "found alias 'a b'; allowed are ASCII letters, digits and %"),
        ("z = [time]", "found a second base unit of [time]; define it by the first"),
        ("[rate] = [mass]", "found '[mass]'; allowed are 1 and dimensions defined above"),
        ("[time] = 1", "found dimension '[time]'; allowed is a new [name] = [dimension]"),
        ("[a b] = [time]", "found dimension '[a b]'; allowed is a new [name] = [dimension]"),
        ("[rate]", "found dimension '[rate]'; allowed is a new [name] = [dimension]"),
        ("@alias s = z", "found '@alias s'; allowed is name = definition, in ASCII letters"),
    ],
)
def test_bad_definitions_are_located(line: str, reason: str) -> None:
    """A line that cannot be read is named by its number, with what was found and is allowed."""
    with pytest.raises(BadDefinition) as caught:
        Units.parse(f"# seconds\n\ns = [time] = _ = sec\r\n{line}\n")
    assert f"line 4: {reason}." == str(caught.value)
    assert caught.value.line == 4


def test_no_binary_unit_lacks_its_decimal_twin() -> None:
    """Every shipped binary unit has a decimal one of the same dimension."""
    binary = [UNITS.unit(name) for name in UNITS.names if UNITS.unit(name).is_binary]
    assert len(binary) == 5
    assert all(unit.per(UNITS.decimal_twin(unit)) > 1 for unit in binary)

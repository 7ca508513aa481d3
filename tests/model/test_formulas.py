"""RULES: Derived. Formulas: their text, their exact values, the intervals that contain these."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipcmp.model.formulas import BadFormula, Reference
from chipcmp.model.intervals import Interval
from chipcmp.model.units import Units
from chipcmp.read.formula_text import parse, parse_identity

UNITS = Units.parse("B = [information]\ns = [time]\nkB = 1000 * B\n")
A, B = Reference("a"), Reference("b")
OPERATORS = ("+", "-", "−", "*", "×", "/", "÷")

positive = st.fractions(min_value=Fraction(1, 100), max_value=1000, max_denominator=100)


def value(text: str, **given_: int) -> Fraction:
    """The value of a formula of plain names."""
    return parse(text, UNITS).exact({Reference(k): Fraction(v) for k, v in given_.items()})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b * 2", Fraction(11)),
        ("(a + b) * 2", Fraction(16)),
        ("a - b - 1", Fraction(1)),
        ("a − (b − 1)", Fraction(3)),
        ("a / b / 2", Fraction(5, 6)),
        ("a ÷ (b × 0.5)", Fraction(10, 3)),
        ("a * 2 kB / 1 B / b", Fraction(10000, 3)),
    ],
)
def test_arithmetic(text: str, expected: Fraction) -> None:
    """Products go before sums, equals from left to right, units count in base units."""
    assert expected == value(text, a=5, b=3)


def test_references_keep_what_they_fix() -> None:
    """Conditions may hold spaces and colons; the part is the chip that a system is made of."""
    formula = parse("part.a[direction=both ways, sparsity=2:4] / b", UNITS)
    first, second = formula.references
    assert Reference("a", (("direction", "both ways"), ("sparsity", "2:4")), "part") == first
    assert B == second
    assert "part.a[direction=both ways, sparsity=2:4]" == str(first)


ALLOWED = "allowed are metrics, numbers, + − × ÷ and parentheses"
HOSTILE = {
    "a / ": f"found the end of 'a / '; {ALLOWED}",
    "a b": f"found 'b' in 'a b'; {ALLOWED}",
    "a ** 9": f"found '* 9' in 'a ** 9'; {ALLOWED}",
    "-a": f"found '-a' in '-a'; {ALLOWED}",
    "a / (b": f"found the end of 'a / (b'; {ALLOWED}",
    "__import__('os')": f"found \"__import__('os')\" in \"__import__('os')\"; {ALLOWED}",
    "a.real": f"found '.real' in 'a.real'; {ALLOWED}",
    "a / ２": f"found '２' in 'a / ２'; {ALLOWED}",
    "1e9 * a": f"found 'e9 * a' in '1e9 * a'; {ALLOWED}",
    "2 * 3": f"found '2 * 3', which names no metric; {ALLOWED}",
    "a + a": "found a twice; allowed is each input once",
    "a[scope]": "found condition 'scope'; allowed is condition=value",
    "a * 1 parsec": "unknown unit 'parsec'",
    "a" * 301: "found 301 characters; allowed are 300",
    "(" * 11 + "a" + ")" * 11: "found parentheses in parentheses; allowed are 10 of them",
}


@pytest.mark.parametrize("text", HOSTILE)
def test_anything_else_is_refused(text: str) -> None:
    """Nothing is run, guessed or silently left out; the clause says what was found."""
    with pytest.raises(BadFormula) as raised:
        parse(text, UNITS)
    assert HOSTILE[text] == str(raised.value)


@given(st.text(max_size=400))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    """Any text is a formula or is refused, and a formula holds a metric."""
    try:
        formula = parse(text, UNITS)
    except BadFormula:
        return
    assert tuple(formula.references)


@given(positive, positive, positive, positive, st.sampled_from(OPERATORS))
def test_the_interval_contains_the_value(
    a: Fraction, b: Fraction, up: Fraction, down: Fraction, operator: str
) -> None:
    """Whatever the inputs are within their intervals, the value is within the formula's."""
    formula = parse(f"a {operator} b", UNITS)
    intervals = {A: Interval.between(a, a + up), B: Interval.between(b, b + down)}
    found = formula.interval(intervals)
    for one in (a, a + up / 3, a + up):
        for other in (b, b + down / 3, b + down):
            assert found.contains(formula.exact({A: one, B: other}))


@given(positive, positive, st.sampled_from(OPERATORS))
def test_exact_inputs_give_an_exact_interval(a: Fraction, b: Fraction, operator: str) -> None:
    """An interval is no wider than its inputs make it."""
    formula = parse(f"a {operator} b", UNITS)
    exactly = {A: Interval.exactly(a), B: Interval.exactly(b)}
    assert Interval.exactly(formula.exact({A: a, B: b})) == formula.interval(exactly)


def test_open_ends_stay_open() -> None:
    """A bound times or over a value is a bound; a sum with one is one."""
    bound, two = Interval.at_least(Fraction(3)), Interval.exactly(Fraction(2))
    assert Interval.at_least(Fraction(6)) == bound.times(two)
    assert Interval.at_least(Fraction(5)) == bound.plus(two)
    assert Interval.exactly(Fraction(0)) == bound.times(Interval.exactly(Fraction(0)))
    assert Interval(None, None) == bound.times(Interval.between(Fraction(-1), Fraction(1)))


def test_an_identity_has_two_sides_and_each_input_once() -> None:
    """The sign of equality stands between spaces, apart from those of conditions."""
    found = parse_identity("a[x=y] = 2 * b", UNITS)
    assert (Reference("a", (("x", "y"),)), B) == found.references
    for text, clause in {
        "a * b": "found 'a * b'; allowed is one formula = another",
        "a = 2 * a": "found a on both sides; allowed is each input once",
    }.items():
        with pytest.raises(BadFormula) as raised:
            parse_identity(text, UNITS)
        assert clause == str(raised.value)

"""RULES: Filters. What a chip must fulfil, and how a filter is refused."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chipcmp
from chipcmp.model.intervals import Interval
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason import asked
from chipcmp.reason.choose import View
from chipcmp.reason.filter_text import OPERATORS, parse
from chipcmp.reason.filters import Filtered, filtered, held

MakeView = Callable[..., View]
CLAIM = "- metric: {}\n  {}\n  source: {}\n  locator: place {}\n"


def claims(*found: tuple[str, str], source: str = "set-a") -> str:
    """Claims: a metric and a statement each, a further line where the statement has one."""
    return "".join(
        CLAIM.format(metric, statement, source, n) for n, (metric, statement) in enumerate(found)
    )


def ask(view: View, *texts: str) -> Filtered:
    """What fulfils these filters, of all chips by id."""
    chips = [view.contents.chips[id_] for id_ in sorted(view.contents.chips)]
    return filtered(view, chips, [parse(view, text) for text in texts])


def kept(view: View, *texts: str) -> list[str]:
    """The names of the chips that fulfil these filters."""
    return [chip.short_name for chip in ask(view, *texts)]


@pytest.fixture
def three(view: MakeView) -> View:
    """Three chips: 64 GB and HBM3 of 2023, 64 GiB and HBM2e of 2024, and one with a rate only."""
    return view(
        acme_one=claims(
            ("memory_capacity", "value: 64 GB"),
            ("memory_type", "label: HBM3"),
            ("released", "date: 2023-11"),
            ("transformer_engine", "present: yes"),
        ),
        acme_two=claims(
            ("memory_capacity", "value: 64 GiB"),
            ("memory_type", "label: HBM 2e"),
            ("released", "date: 2024"),
            ("transformer_engine", "present: no"),
        ),
        acme_three=claims(("memory_bandwidth", "at_least: 2 TB/s")),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("memory_capacity == 64 GB", ["One"]),
        ("memory_capacity>=0.064 TB", ["One", "Two"]),
        ("memory_capacity > 64000 MB", ["Two"]),
        ("Memory capacity < 68 GB", ["One"]),
        ("memory_capacity != 64 GB", ["Two"]),
        ("memory_capacity:package <= 64 GiB", ["One", "Two"]),
        ("memory_type == hbm2E", ["Two"]),
        ('memory_type != "HBM 3"', ["Two"]),
        ("released >= 2024", ["Two"]),
        ("released < 2024-01-01", ["One"]),
        ("released == 2023", ["One"]),
        ("released <= 2023-Q4", ["One"]),
        ("released > 2023", ["Two"]),
        ("transformer_engine == yes", ["One"]),
        ("transformer_engine != yes", ["Two"]),
        ("memory_bandwidth >= 1 TB/s", ["Three"]),
        ("vendor == ACME", ["One", "Three", "Two"]),
        ("vendor != Acme", []),
        ("kind == chip", ["One", "Three", "Two"]),
        ("kind != chip", []),
    ],
)
def test_what_fulfils_a_filter(three: View, text: str, expected: list[str]) -> None:
    """Units are converted, names folded, dates are intervals of days, bounds decide where sure."""
    assert expected == kept(three, text)


def test_a_family_is_its_members(view: MakeView) -> None:
    """By id, name or alias."""
    made = view(
        family="family: acme-x\nname: Acme X\naliases: [XX]\nmembers: [acme-one]\n",
        acme_one=claims(("memory_type", "label: HBM3")),
        acme_two=claims(("memory_type", "label: HBM2")),
    )
    assert ["One"] == kept(made, "family == xx")
    assert ["Two"] == kept(made, "family != Acme X")


def test_all_filters_must_hold(three: View) -> None:
    """Several are joined by and."""
    assert ["One"] == kept(three, "memory_capacity >= 64 GB", "released < 2024")


def test_what_is_unknown_is_told_apart(three: View) -> None:
    """A chip without a claim neither fulfils a filter nor fails it."""
    found = ask(three, "memory_capacity < 1 GB")
    assert [] == [chip.short_name for chip in found]
    assert ["Three"] == [chip.short_name for chip, _ in found.unknown]


def test_a_bound_that_leaves_it_open_is_unknown(three: View) -> None:
    """At least 2 TB/s may be 3 TB/s or not."""
    assert [("Three", "unknown")] == [
        (chip.short_name, judged.answer)
        for chip, judged in ask(three, "memory_bandwidth >= 3 TB/s").unknown
        if chip.short_name == "Three"
    ]


def test_a_month_that_leaves_it_open_is_unknown(three: View) -> None:
    """November 2023 may be before the 15th or after it."""
    found = ask(three, "released < 2023-11-15")
    assert ["One"] == [c.short_name for c, j in found.unknown if c.short_name == "One"]


def test_a_dispute_that_would_turn_the_answer_is_told(view: MakeView) -> None:
    """The trust decides, and another side is not hidden."""
    made = view(
        acme_one=claims(("memory_capacity", "value: 64 GB"))
        + claims(("memory_capacity", "value: 48 GB"), source="blog-a")
    )
    found = ask(made, "memory_capacity >= 60 GB")
    assert ["One"] == [chip.short_name for chip in found]
    assert [("One", "yes")] == [(c.short_name, j.answer) for c, j in found.contested]
    assert () == ask(made, "memory_capacity >= 40 GB").contested


METRICS = "vendor, kind, family and the metrics of `chipcmp list metrics`"
REFUSED = {
    "memory_capacity": "16: found no operator; allowed are ==, !=, <, <=, >, >=, as in"
    " memory_capacity >= 64 GB.",
    "tdp = 3": "5: found =; allowed are ==, !=, <, <=, >, >=; write ==.",
    "memory_capacity => 64 GB": "17: found =>; allowed are ==, !=, <, <=, >, >=; write >=.",
    "== 3": f"1: found nothing before ==; allowed are {METRICS}.",
    "vendor ==": "10: found nothing after ==; give what to compare.",
    "memory_capcity > 3 GB": "1: unknown name memory_capcity; allowed are "
    f"{METRICS}; closest is memory_capacity.",
    "vendor > Acme": "8: found >; vendor is a name, so allowed are == and !=.",
    "vendor == Acne": "11: unknown vendor 'Acne'; allowed are Acme; closest is Acme.",
    "memory_type == HBM33": "16: unknown memory_type 'HBM33'; allowed are HBM 2e, HBM3; closest is"
    " HBM3.",
    "memory_type < HBM3": "13: found <; memory_type is a name, so allowed are == and !=.",
    "transformer_engine == maybe": "23: unknown transformer_engine 'maybe'; allowed are yes, no.",
    "memory_capacity > 64": "19: found 64 without a unit; allowed is a number, a space and a unit"
    " such as GB.",
    "memory_capacity > 64 TB/s": "19: found 64 TB/s, a rate; allowed for memory_capacity is a"
    " capacity such as GB.",
    "memory_capacity > 64 GBs": "19: unknown unit 'GBs'; closest are GBps, GB, GiB.",
    "memory_capacity > 9**9 GB": "19: found number '9**9'; allowed are ASCII digits with at most"
    " one point, such as 3.35, 1e12 or 1979/2, without thousands separators.",
    "released > soon": "12: found date 'soon'; allowed are 2023-11-09, 2024-01, 2027-Q4 or 2024.",
    "peak_throughput > 3 W": "1: peak_throughput without precision is no single row; name its"
    " precision.",
    "performance == 3": "1: performance orders two chips; allowed are metrics with values.",
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_filter_that_cannot_be_read(three: View, text: str) -> None:
    """One sentence: the filter, the character, what was found, what is allowed, what is closest."""
    with pytest.raises(ChipcmpError) as raised:
        parse(three, text)
    assert f"filter {text!r}, character {REFUSED[text]}" == str(raised.value)


@pytest.mark.parametrize("text", [7, "x" * 201])
def test_what_is_no_filter_at_all(three: View, text: object) -> None:
    """Anything but a short text is refused before it is looked at."""
    with pytest.raises(ChipcmpError, match="allowed is a text such as 'memory_capacity >= 64 GB'"):
        parse(three, text)


@given(st.text(max_size=40))
def test_no_text_does_harm(text: str) -> None:
    """A text is read or refused in one sentence, whatever stands in it."""
    view = _shipped()
    try:
        found = parse(view, text)
    except ChipcmpError:
        return
    assert text == found.text


@cache
def _shipped() -> View:
    return asked.view(chipcmp.load().contents, "articles")


numbers = st.integers(-9, 9).map(Fraction)


@given(numbers, numbers, numbers, numbers, st.sampled_from(OPERATORS))
def test_an_answer_is_that_of_every_value(
    one: Fraction, other: Fraction, first: Fraction, last: Fraction, operator: str
) -> None:
    """Yes and no hold for every value that an interval allows; unknown where values differ."""
    low, high = sorted((one, other))
    start, end = sorted((first, last))
    wanted = Interval(start, end)
    answers = {_of_value(Fraction(v), operator, wanted) for v in range(int(low), int(high) + 1)}
    expected = answers.pop() if len(answers) == 1 else "unknown"
    assert expected == held(Interval(low, high), operator, wanted)  # type: ignore[arg-type]  # a word


def _of_value(value: Fraction, operator: str, asked: Interval) -> str:
    low, high = asked.low or Fraction(0), asked.high or Fraction(0)
    inside = low <= value <= high
    said = {
        "==": inside,
        "!=": not inside,
        "<": value < low,
        "<=": value <= high,
        ">": value > high,
        ">=": value >= low,
    }[operator]
    return "yes" if said else "no"

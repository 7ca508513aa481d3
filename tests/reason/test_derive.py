"""RULES: Derived. What a formula gives for a chip, from which claims, and when it gives nothing."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest

from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.compare import ComparedRow, compare, compared_row
from chipcmp.reason.derive import Derived, derive
from chipcmp.reason.derived_rows import corners, derivable
from chipcmp.reason.rows import Wanted
from chipcmp.reason.spread import disputed_range

MakeView = Callable[..., View]
VOCABULARY = """\
metrics:
  balance:
    label: Balance
    group: derived
    states: quantity
    unit: FLOP/B
    conditions: {precision: required, engine: matrix, sparsity: dense, scope: package}
    formula: peak_throughput / memory_bandwidth
  twice_balance:
    label: Twice the balance
    group: derived
    states: quantity
    unit: FLOP/B
    formula: 2 * balance[precision=fp16]
  read_time:
    label: Time to read
    group: derived
    states: quantity
    unit: ms
    conditions: {scope: package}
    formula: memory_capacity / memory_bandwidth
  slack:
    label: Slack
    group: derived
    states: quantity
    unit: times
    formula: 1 / (memory_bandwidth / 1 TB * 1 s - 2)
  revenue:
    label: Revenue
    group: market
    states: quantity
    unit: billion USD
    conditions: {period: required, region: undeclared}
  implied_price:
    label: Implied price
    group: derived
    states: quantity
    unit: USD/unit
    conditions: {period: required, region: undeclared}
    formula: revenue / shipments
    one_basis: yes
"""
BALANCE = Row(
    "balance",
    (("precision", "fp16"), ("engine", "matrix"), ("sparsity", "dense"), ("scope", "package")),
)
READ = Row("read_time", (("scope", "package"),))


def claim(metric: str, statement: str, source: str = "set-a", *more: str) -> str:
    """A claim; ``more`` are further lines of it."""
    lines = (f"- metric: {metric}", f"  {statement}", *(f"  {line}" for line in more))
    return "\n".join([*lines, f"  source: {source}", "  locator: here"]) + "\n"


FP16 = "precision: fp16"
PEAK = claim("peak_throughput", "value: 989.4 TFLOP/s", "set-a", FP16)
ONE = PEAK + claim("memory_bandwidth", "value: 4.8 TB/s", "seed-a")


def found(view: View, row: Row = BALANCE, chip: str = "acme-one") -> Derived:
    """The derived value of a chip in a row."""
    derived = derive(view, chip, row)
    assert derived is not None
    return derived


def row_of(view: View, row: Row, *chips: str) -> ComparedRow:
    """A derived row of some chips, compared to the first."""
    known = [view.contents.chips[chip] for chip in chips]
    return compared_row(view, row, known, known[0])


def test_a_derived_value_holds_its_claims(view: MakeView) -> None:
    """Exact value, exact interval, and every claim in the order of the formula."""
    derived = found(view(vocabulary=VOCABULARY, acme_one=ONE))
    assert Fraction(9894, 48) == derived.exact
    assert derived.interval is not None
    assert Fraction("989.35") / Fraction("4.85") == derived.interval.low
    assert Fraction("989.45") / Fraction("4.75") == derived.interval.high
    assert ["989.4 TFLOP/s", "4.8 TB/s"] == [claim.text for claim in derived.claims]
    assert not derived.is_disputed


@pytest.mark.parametrize(("peak", "rate"), [*product(("TFLOP/s", "GFLOP/s"), ("TB/s", "GB/s"))])
def test_units_change_no_derived_value(view: MakeView, peak: str, rate: str) -> None:
    """The same quantities in other units give the same fraction."""
    numbers = {"TFLOP/s": "989.4", "GFLOP/s": "989400", "TB/s": "4.8", "GB/s": "4800"}
    claims = claim("peak_throughput", f"value: {numbers[peak]} {peak}", "set-a", FP16)
    claims += claim("memory_bandwidth", f"value: {numbers[rate]} {rate}")
    assert Fraction(9894, 48) == found(view(vocabulary=VOCABULARY, acme_one=claims)).exact


def test_no_metric_that_claims_state_is_derived(view: MakeView) -> None:
    """Only a metric with a formula has derived values."""
    made = view(vocabulary=VOCABULARY, acme_one=ONE)
    assert derive(made, "acme-one", Row("memory_bandwidth", (("scope", "package"),))) is None


def test_a_formula_may_take_another(view: MakeView) -> None:
    """A derived input brings its claims."""
    derived = found(view(vocabulary=VOCABULARY, acme_one=ONE), Row("twice_balance"))
    assert Fraction(9894, 24) == derived.exact
    assert 2 == len(derived.claims)


def test_a_dispute_of_an_input_carries_through(view: MakeView) -> None:
    """The cell is disputed and has no sides; what is chosen follows the trust."""
    claims = ONE + claim("memory_bandwidth", "value: 3.35 TB/s", "news-a")
    made = view(vocabulary=VOCABULARY, acme_one=claims)
    cell = row_of(made, BALANCE, "acme-one").cells[0]
    assert ("disputed", ()) == (cell.status, cell.verdict.sides)
    assert cell.rival(made) is None
    other = found(view("agreed", vocabulary=VOCABULARY, acme_one=claims))
    assert other.is_disputed


def test_an_implied_value_is_an_input_and_cites_both(view: MakeView) -> None:
    """A share brings its own claim and that of the chip it is a share of."""
    two = claim("peak_throughput", "share: 15 %", "seed-a", "of: acme-one", FP16)
    two += claim("memory_bandwidth", "value: 4.0 TB/s")
    derived = found(view(vocabulary=VOCABULARY, acme_one=ONE, acme_two=two), chip="acme-two")
    assert Fraction("989.4") * Fraction(15, 100) / 4 == derived.exact
    assert ["15 % of acme-one", "989.4 TFLOP/s", "4.0 TB/s"] == [c.text for c in derived.claims]


def test_a_range_gives_an_interval_and_no_ratio(view: MakeView) -> None:
    """A range or bound has no single value, hence neither has what is made of it."""
    claims = claim("memory_capacity", "range: 60 GB to 80 GB")
    claims += claim("memory_bandwidth", "at_least: 2 TB/s")
    made = view(vocabulary=VOCABULARY, acme_one=claims)
    derived = found(made, READ)
    assert derived.exact is None
    assert derived.interval is not None
    assert (Fraction(0), Fraction(4, 100)) == (derived.interval.low, derived.interval.high)
    assert row_of(made, READ, "acme-one").cells[0].ratio is None


def test_what_is_not_claimed_is_lacking(view: MakeView) -> None:
    """Absent is absent: no value, and the cell is absent too."""
    made = view(vocabulary=VOCABULARY, acme_one=PEAK)
    assert "lacking" == found(made).refusal
    assert "absent" == row_of(made, BALANCE, "acme-one").cells[0].status


def test_a_silence_is_no_number(view: MakeView) -> None:
    """What is undisclosed is claimed, and nothing can be computed of it."""
    silent = claim("memory_bandwidth", "undisclosed: yes")
    assert "no number" == found(view(vocabulary=VOCABULARY, acme_one=PEAK + silent)).refusal


def test_a_divisor_that_is_not_above_zero_is_refused(view: MakeView) -> None:
    """Nothing is divided by zero, however the zero comes about."""
    claims = claim("memory_bandwidth", "value: 2 TB/s")
    assert "divisor" == found(view(vocabulary=VOCABULARY, acme_one=claims), Row("slack")).refusal


def test_measured_is_not_mixed_with_nominal(view: MakeView) -> None:
    """What is measured stands apart, in a formula too."""
    claims = PEAK + claim("memory_bandwidth", "value: 3 TB/s", "set-a", "basis: measured")
    assert "bases" == found(view(vocabulary=VOCABULARY, acme_one=claims)).refusal


MARKET = claim("revenue", "value: 23 billion USD", "set-a", "period: 2025", "approximate: yes")
PRICE = Row("implied_price", (("period", "2025"), ("region", "undeclared")))


def test_an_implied_price(view: MakeView) -> None:
    """US$23 billion over 1.5 million units is US$15,333."""
    claims = MARKET + claim("shipments", "value: 1.5 million units", "set-a", "period: 2025")
    made = view(vocabulary=VOCABULARY, acme_one=claims)
    assert Fraction(46000, 3) == found(made, PRICE).exact
    assert [PRICE] == derivable(made, ["acme-one"], "implied_price")


def test_an_implied_price_of_unlike_bases_is_refused(view: MakeView) -> None:
    """A forecast of shipments gives no price with a nominal revenue."""
    lines = ("period: 2025", "basis: forecast")
    claims = MARKET + claim("shipments", "value: 1.5 million units", "set-a", *lines)
    assert "bases" == found(view(vocabulary=VOCABULARY, acme_one=claims), PRICE).refusal


def test_an_implied_price_of_unlike_periods_is_refused(view: MakeView) -> None:
    """Another year's or region's shipments are not those of the revenue."""
    for lines in (("period: 2024",), ("period: 2025", "region: China")):
        claims = MARKET + claim("shipments", "value: 1.5 million units", "set-a", *lines)
        made = view(vocabulary=VOCABULARY, acme_one=claims)
        assert "lacking" == found(made, PRICE).refusal


def test_rows_are_those_that_have_a_value(view: MakeView) -> None:
    """Asked by its name alone, a derived metric has the rows that some chip can fill."""
    two = claim("peak_throughput", "value: 10 TFLOP/s", "set-a", "precision: fp8")
    made = view(vocabulary=VOCABULARY, acme_one=ONE, acme_two=two)
    chips = [made.contents.chips[id_] for id_ in ("acme-one", "acme-two")]
    answer = compare(made, chips, chips[0], Wanted("named", ("balance",)))
    assert [BALANCE] == [row.row for row in answer.rows]
    assert [] == [
        row.row.metric
        for row in compare(made, chips, chips[0], Wanted("all")).rows
        if row.row.metric == "balance"
    ]


def test_a_variant_takes_inputs_of_its_own_only(view: MakeView) -> None:
    """Like with like: a bin's rate is not divided by what is said of the chip."""
    claims = claim("peak_throughput", "value: 10 TFLOP/s", "set-a", FP16, "variant: PCIe")
    claims += claim("memory_bandwidth", "value: 2 TB/s")
    made = view(vocabulary=VOCABULARY, acme_one=claims)
    (row,) = derivable(made, ["acme-one"], "balance")
    assert "PCIe" == row.value("variant")
    assert "lacking" == found(made, row).refusal


def test_the_baselines_sources_go_first(view: MakeView) -> None:
    """Within a tier each input follows the source of the baseline's input."""
    two = claim("memory_bandwidth", "value: 2.0 TB/s") + claim(
        "memory_bandwidth", "value: 3.0 TB/s", "set-b"
    )
    two += claim("peak_throughput", "value: 100 TFLOP/s", "set-b", FP16)
    one = PEAK + claim("memory_bandwidth", "value: 4.8 TB/s", "set-b")
    made = view(vocabulary=VOCABULARY, acme_one=one, acme_two=two)
    cell = row_of(made, BALANCE, "acme-one", "acme-two").cells[1]
    assert Fraction(100, 3) == cell.exact
    assert Fraction(50) == found(made, BALANCE, "acme-two").exact


def test_the_ratio_of_derived_values(view: MakeView) -> None:
    """The float is the quotient of the floats; the ratio holds every claim of both."""
    two = claim("peak_throughput", "value: 148 TFLOP/s", "set-a", FP16)
    two += claim("memory_bandwidth", "value: 4.0 TB/s")
    made = view(vocabulary=VOCABULARY, acme_one=ONE, acme_two=two)
    ratio = row_of(made, BALANCE, "acme-one", "acme-two").cells[1].ratio
    assert ratio is not None
    assert 37.0 / 206.125 == ratio.value
    assert ratio.interval.contains(ratio.exact)
    assert 4 == len(ratio.claims)


def test_the_spread_reaches_over_what_is_claimed(view: MakeView) -> None:
    """The ends of a disputed ratio are the lowest over the highest and the reverse."""
    one = ONE + claim("memory_bandwidth", "value: 2.4 TB/s", "news-a")
    two = claim("peak_throughput", "value: 100 TFLOP/s", "set-a", FP16)
    two += claim("memory_bandwidth", "value: 4.0 TB/s")
    made = view(vocabulary=VOCABULARY, acme_one=one, acme_two=two)
    ends = corners(made, found(made))
    assert ends is not None
    assert [Fraction(9894, 48), Fraction(9894, 24)] == [end.exact for end in ends]
    chips = [made.contents.chips[id_] for id_ in ("acme-one", "acme-two")]
    answer = compare(made, chips, chips[0], Wanted("named", ("balance",)))
    spread = disputed_range(answer, answer.rows[0].cells[1])
    assert spread is not None
    assert Fraction(25) / Fraction(9894, 24) == spread.lowest.exact
    assert Fraction(25) / Fraction(9894, 48) == spread.highest.exact


def test_derived_values_are_no_claims(view: MakeView) -> None:
    """They enter no side, vote or hint: the catalog has the same claims and verdicts."""
    made = view(vocabulary=VOCABULARY, acme_one=ONE)
    assert 2 == len(made.contents.claims)
    assert () == made.verdict("acme-one", BALANCE).sides
    assert made.choose("acme-one", BALANCE) is None

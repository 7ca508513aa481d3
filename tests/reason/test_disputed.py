"""RULES: Dispute. All disputes of a view, found whatever order the sheets are read in."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim, Location
from chipcmp.model.contents import Contents
from chipcmp.model.metrics import Metric, Row, Vocabulary
from chipcmp.model.numbers import Number
from chipcmp.model.quantities import Quantity
from chipcmp.model.sources import Source, TrustOrder, TrustTable
from chipcmp.model.statements import Value
from chipcmp.model.units import Units
from chipcmp.reason.choose import View
from chipcmp.reason.disputed import Disputes, disputed
from chipcmp.reason.trust import Trust

BANDWIDTH = Row("memory_bandwidth", (("scope", "package"),))
TYPE = Row("memory_type")
MakeView = Callable[..., View]
UNITS = Units.parse("B = [information]\ns = [time]\nGB = 1000000000 * B\nTB = 1000 * GB\n")


def claims(metric: str, *pairs: tuple[str, str]) -> str:
    """Claims of a metric: a statement and its source each."""
    return "".join(
        f"- metric: {metric}\n  {statement}\n  source: {source}\n  locator: place {n}\n"
        for n, (statement, source) in enumerate(pairs)
    )


ONE = claims(
    "memory_bandwidth",
    ("value: 3.35 TB/s", "set-a"),
    ("value: 3.35 TB/s", "news-a"),
    ("value: 4.8 TB/s", "seed-a"),
) + claims("memory_type", ("label: HBM3", "set-a"), ("label: HBM3E", "seed-a"))
TWO = claims("memory_bandwidth", ("value: 4.8 TB/s", "set-a"), ("value: 4.8 TB/s", "news-a"))


def test_a_dispute_has_its_sides_choice_spread_and_hints(view: MakeView) -> None:
    """The strongest side stands first; the trust may pick another."""
    seen = view(acme_one=ONE, acme_two=TWO)
    (found,) = disputed(seen, chips=["acme-one"], rows=[BANDWIDTH]).rows
    assert ["3.35 TB/s", "4.8 TB/s"] == [side.lead.text for side in found.verdict.sides]
    assert found.chosen is found.verdict.sides[1]
    assert Fraction(480, 335) == found.spread
    assert ["mix-up"] == [hint.kind for hint in found.hints_of(found.verdict.sides[1])]
    assert () == found.hints_of(found.verdict.sides[0])


def test_disputes_come_by_chip_and_row(view: MakeView) -> None:
    """Chips by id or as asked, rows in order of presentation."""
    made = view(acme_one=ONE, acme_two=ONE)
    everything = [(d.chip.id, d.row.metric) for d in disputed(made).rows]
    assert [
        ("acme-one", "memory_bandwidth"),
        ("acme-one", "memory_type"),
        ("acme-two", "memory_bandwidth"),
        ("acme-two", "memory_type"),
    ] == everything
    some = disputed(made, chips=["acme-two"], rows=[TYPE]).rows
    assert [("acme-two", "memory_type")] == [(d.chip.id, d.row.metric) for d in some]


def test_orders_and_contradictions_are_among_the_disputes(view: MakeView) -> None:
    """An order that values contradict, and a missing engine that FP8 rates need."""
    one = claims("memory_bandwidth", ("value: 4.0 TB/s", "set-a"), ("below: acme-two", "seed-a"))
    one += claims("transformer_engine", ("present: no", "seed-a"))
    one += claims("peak_throughput", ("precision: fp8\n  value: 296 TFLOP/s", "set-a"))
    two = claims("memory_bandwidth", ("value: 4.0 TB/s", "set-a"))
    found = disputed(view(acme_one=one, acme_two=two))
    assert () == found.rows
    assert ["below acme-two"] == [order.claim.text for order in found.orders]
    assert ["no"] == [missing.claim.text for missing in found.contradictions]


def test_the_order_of_reading_changes_nothing(view: MakeView) -> None:
    """Sheets and claims the other way round give the same disputes."""
    made = view(acme_one=ONE, acme_two=TWO, acme_zed=TWO)
    turned = replace(
        made.contents,
        claims=made.contents.claims[::-1],
        chips=dict(reversed(list(made.contents.chips.items()))),
    )
    assert said(disputed(made)) == said(disputed(replace(made, contents=turned)))


def said(found: Disputes) -> list[object]:
    """Disputes without the claims passed over, which stand in the order of the sheets."""
    return [replace(d, choice=None) for d in found.rows] + [*found.orders, *found.contradictions]


numbers = st.decimals(min_value="0.01", max_value="9999", places=2).map(str)


@given(numbers, st.sampled_from(("GB/s", "TB/s")), numbers, st.sampled_from(("GB/s", "TB/s")))
def test_claims_that_agree_within_their_digits_are_no_dispute(
    a: str, unit: str, b: str, other: str
) -> None:
    """Two claims are a dispute, with hints or without, only where their digits keep them apart."""
    pair = [claim(1, a, unit), claim(2, b, other)]
    intervals = [each.statement.quantity.interval for each in pair]  # type: ignore[union-attr]
    found = disputed(of_claims(*pair), chips=["one"], rows=[BANDWIDTH]).rows
    assert (found == ()) == intervals[0].meets(intervals[1])
    if intervals[0].gap(intervals[1]) == 0:
        assert () == found


def claim(line: int, number: str, unit: str) -> Claim:
    """A claim of one chip's memory bandwidth, each from a source of its own."""
    quantity = Quantity(Number.parse(number), UNITS.unit(unit))
    return Claim(
        chip="one",
        row=BANDWIDTH,
        statement=Value(quantity),
        source=f"source-{line}",
        locator="here",
        location=Location("one.yaml", line, "specs"),
    )


def of_claims(*claims: Claim) -> View:
    """A view of these claims of one chip."""
    unit = UNITS.unit("TB/s")
    metric = Metric(id="memory_bandwidth", label="Memory bandwidth", group="memory",
                    states="quantity", unit=unit)  # fmt: skip
    released = Metric(id="released", label="Released", group="market", states="date")
    table = TrustTable(tiers=(), orders={}, sources=())
    sources = {
        c.source: Source(id=c.source, title="A list", publisher="A", kind="dataset") for c in claims
    }
    contents = Contents(
        vocabulary=Vocabulary(
            units=UNITS,
            metrics={"memory_bandwidth": metric, "released": released},
            conditions={"scope": {"package": "package"}},
        ),
        trust=table,
        sources=sources,
        chips={"one": Chip(id="one", name="One", vendor="Acme", location=claims[0].location)},
        families={},
        claims=claims,
    )
    order = TrustOrder(name="any", title="As anyone reports", tiers=())
    return View.of(contents, Trust(order=order, table=table, sources=sources))

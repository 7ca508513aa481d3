"""RULES: Dispute, Ratio, Trust. Shares, measurements and converted values have disputes as well."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Compared, compare
from chipcmp.reason.disputed import disputed
from chipcmp.reason.rows import Wanted
from chipcmp.reason.spread import disputed_range
from chipcmp.reason.trust import Trust
from chipcmp.show.footnotes import notes_of
from chipcmp.show.remarks import NONE_FOUND, Remarks

BANDWIDTH = Row("memory_bandwidth", (("scope", "package"),))
LINK = "interconnect_bandwidth"
MakeView = Callable[..., View]

FAMILY = """family: acme
name: Acmes
default: acme-one
members: [acme-one, acme-two]
conversions:
- metric: interconnect_bandwidth
  from: {direction: per direction}
  to: {direction: both ways}
  factor: 2
  source: maker
  locator: footnote
"""


def claims(*pairs: tuple[str, str], metric: str = "memory_bandwidth") -> str:
    """Claims of a metric: a statement and its source each."""
    return "".join(
        f"- metric: {metric}\n  {statement}\n  source: {source}\n  locator: place {n}\n"
        for n, (statement, source) in enumerate(pairs)
    )


BASE = claims(("value: 10 TB/s", "set-a"))
SHARES = claims(
    ("share: 50 %\n  of: acme-one", "seed-a"), ("share: 30 %\n  of: acme-one", "blog-a")
)


def compared(view: View, *ids: str, metric: str = "memory_bandwidth") -> Compared:
    """The comparison of these chips to the first one."""
    chips = [view.contents.chips[id_] for id_ in ids]
    return compare(view, chips, chips[0], Wanted("named", (metric,)))


def test_shares_that_cannot_both_hold_are_a_dispute(view: MakeView) -> None:
    """50 % against 30 % of one chip: no silent winner."""
    made = view(acme_one=BASE, acme_two=SHARES)
    (dispute,) = disputed(made, chips=["acme-two"]).rows
    cell = compared(made, "acme-one", "acme-two").rows[0].cells[1]
    rival = cell.rival(made)

    assert ("share of acme-one", Fraction(5, 3)) == (dispute.verdict.footing, dispute.spread)
    assert "disputed" == cell.status
    assert rival is not None
    assert "30 % of acme-one" == rival.lead.text
    assert ("≠ Two memory bandwidth, TB/s: 50 % of One [2] against 30 % of One [3]",) == tuple(
        each.sentence for each in Remarks.of(compared(made, "acme-one", "acme-two")).disputes
    )


def test_shares_that_agree_are_none(view: MakeView) -> None:
    """50 % and 1/2 are the same; two voices agree on them."""
    made = view(
        acme_one=BASE,
        acme_two=claims(
            ("share: 50 %\n  of: acme-one", "seed-a"), ("share: 1/2\n  of: acme-one", "set-b")
        ),
    )
    assert () == disputed(made, chips=["acme-two"]).rows
    assert "agreed" == compared(made, "acme-one", "acme-two").rows[0].cells[1].status


def test_measurements_have_a_dispute_of_their_own(view: MakeView) -> None:
    """Nominal and measured values of one row are two disputes, each with its own sides."""
    made = view(
        acme_one=claims(
            ("value: 4 TB/s", "set-a"),
            ("value: 2 TB/s", "blog-a"),
            ("value: 3.1 TB/s\n  basis: measured", "news-a"),
            ("value: 1.1 TB/s\n  basis: measured", "blog-b"),
        )
    )
    found = disputed(made).rows

    assert [("", 2), ("measured", 2)] == [
        (each.verdict.footing, len(each.verdict.sides)) for each in found
    ]


def test_an_order_is_held_against_values_of_one_footing(view: MakeView) -> None:
    """A measured value below a nominal one contradicts no order."""
    made = view(
        acme_one=claims(
            ("value: 3 TB/s\n  basis: measured", "set-a"), ("above: acme-two", "seed-a")
        ),
        acme_two=claims(("value: 4 TB/s", "set-a")),
    )
    assert () == disputed(made).orders


def test_a_converted_ratio_has_a_range(view: MakeView) -> None:
    """Values of the row that a rule carries over reach as far as they are disputed."""
    one = claims(("value: 900 GB/s", "set-a"), metric=LINK)
    two = claims(
        ("direction: per direction\n  value: 450 GB/s", "set-a"),
        ("direction: per direction\n  value: 300 GB/s", "blog-a"),
        metric=LINK,
    )
    made = compared(
        view(family=FAMILY, acme_one=one, acme_two=two),
        "acme-one",
        "acme-two",
        metric=f"{LINK}:both ways",
    )
    cell = made.rows[0].cells[1]
    found = disputed_range(made, cell)

    assert cell.choice is not None
    assert cell.choice.conversion is not None
    assert found is not None
    assert (Fraction(2, 3), Fraction(1)) == (found.lowest.exact, found.highest.exact)


def test_an_implied_ratio_has_a_range(view: MakeView) -> None:
    """Half of a chip that has 10 or 20 is 5 or 10: over 10, a half to once."""
    made = compared(
        view(
            acme_one=BASE,
            acme_two=claims(("value: 10 TB/s", "set-a"), ("value: 20 TB/s", "blog-a")),
            acme_three=claims(("share: 50 %\n  of: acme-two", "seed-a")),
        ),
        "acme-one",
        "acme-three",
    )
    found = disputed_range(made, made.rows[0].cells[1])

    assert found is not None
    assert (Fraction(1, 2), Fraction(1)) == (found.lowest.exact, found.highest.exact)


def test_the_ends_of_a_hidden_range_are_not_cited(view: MakeView) -> None:
    """A source stands among the notes only where something that is shown cites it."""
    made = compared(
        view(
            acme_one=claims(("value: 4.8 TB/s", "seed-a"), ("value: 3.35 TB/s", "set-a")),
            acme_two=claims(("value: 4.0 TB/s", "set-a"), ("value: 4.01 TB/s", "blog-a")),
        ),
        "acme-one",
        "acme-two",
    )
    assert ["seed-a", "set-a"] == [n.source.id for n in notes_of(made, NONE_FOUND).notes]


@pytest.mark.parametrize(
    "settings", [{"without": frozenset({"maker"})}, {"as_of": date(2010, 1, 1)}]
)
def test_a_rule_is_heard_as_its_source_is(
    settings: dict[str, object], view: MakeView, trust: Callable[..., Trust]
) -> None:
    """A family's rule of a source that is left out, or younger, converts nothing."""
    two = claims(
        ("direction: per direction\n  value: 450 GB/s\n  stated: 2009", "set-a"), metric=LINK
    )
    made = view(family=FAMILY, acme_one=two, acme_two=two)
    row = Row(LINK, (("direction", "both ways"), ("scope", "package")))
    less = View.of(made.contents, trust(made.contents, **settings))

    assert made.choose("acme-two", row) is not None
    assert less.choose("acme-two", row) is None


def test_a_rule_is_cited(view: MakeView) -> None:
    """The source of a rule that converts a shown value has a mark, where the rule is named."""
    two = claims(("direction: per direction\n  value: 450 GB/s", "set-a"), metric=LINK)
    made = compared(
        view(family=FAMILY, acme_one=two, acme_two=two), "acme-one", metric=f"{LINK}:both ways"
    )
    remarks = Remarks.of(made)

    assert ["set-a", "maker"] == [note.source.id for note in remarks.wording.notes.notes]
    assert "(rule: Acme, footnote [2])" in remarks.values[0]

"""RULES: Ratio. Like with like, shares, implied values, digits, intervals."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from chipcmp.model.problems import UnlikeClaims
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, Compared, compare
from chipcmp.reason.ratios import claim_ratio
from chipcmp.reason.rows import Wanted

MakeView = Callable[..., View]


def throughput(statement: str, source: str, conditions: str = "") -> str:
    """A claim of FP16 throughput."""
    return (
        f"- metric: peak_throughput\n  precision: fp16\n{conditions}  {statement}\n"
        f"  source: {source}\n  locator: line 7\n"
    )


def bandwidth(value: str, source: str, extra: str = "") -> str:
    """A claim of memory bandwidth."""
    return (
        f"- metric: memory_bandwidth\n  value: {value}\n{extra}"
        f"  source: {source}\n  locator: line 16\n"
    )


def compared(view: View, names: tuple[str, ...] = ("acme-one", "acme-two")) -> Compared:
    """Two chips in every row, the first the baseline."""
    chips = [view.contents.chips[name] for name in names]
    return compare(view, chips, chips[0], Wanted("all"))


def cells(view: View) -> tuple[Cell, ...]:
    """The baseline's cell and the other's, of the only row."""
    (row,) = compared(view).rows
    return row.cells


def test_ratio_is_the_value_over_the_baselines(view: MakeView) -> None:
    """4.0 over 4.8 TB/s, with the interval that the digits allow."""
    made = view(acme_one=bandwidth("4.8 TB/s", "seed-a"), acme_two=bandwidth("4.0 TB/s", "seed-a"))
    ratio = cells(made)[1].ratio
    assert ratio is not None
    assert ratio.exact == Fraction(5, 6)
    assert ratio.value == 4.0 / 4.8
    assert (ratio.interval.low, ratio.interval.high) == (Fraction(395, 485), Fraction(405, 475))


def test_ratio_holds_its_claims(view: MakeView) -> None:
    """From a ratio one walks back to both lines."""
    made = view(acme_one=bandwidth("4.8 TB/s", "seed-a"), acme_two=bandwidth("4.0 TB/s", "seed-a"))
    ratio = cells(made)[1].ratio
    assert ratio is not None
    assert ratio.denominator is not None
    assert str(ratio.numerator.location) == "specs/acme-two.yaml:5"
    assert str(ratio.denominator.location) == "specs/acme-one.yaml:5"


def test_equal_claims_in_other_units_have_ratio_one(view: MakeView) -> None:
    """3.35 TB/s over 3350 GB/s is exactly 1, as a fraction and as a float."""
    claims = {"acme_one": "3350 GB/s", "acme_two": "3.35 TB/s"}
    made = view(**{chip: bandwidth(value, "seed-a") for chip, value in claims.items()})
    ratio = cells(made)[1].ratio
    assert ratio is not None
    assert (ratio.exact, ratio.value) == (Fraction(1), 1.0)


def test_a_share_of_the_baseline_is_the_ratio(view: MakeView) -> None:
    """The stated 15 % is shown; the value it implies cites both; the computed ratio is beside."""
    made = view(
        acme_one=throughput("value: 989.4 TFLOP/s", "set-a"),
        acme_two=throughput("share: 15 %\n  of: acme-one", "seed-a")
        + throughput("value: 148 TFLOP/s", "news-a"),
    )
    cell = cells(made)[1]
    assert cell.ratio is not None
    assert (cell.ratio.value, cell.ratio.is_share) == (0.15, True)
    assert cell.implied is not None
    assert cell.implied.exact == Fraction(15, 100) * Fraction("989.4") * 10**12
    assert (cell.implied.share.source, cell.implied.of.claim.source) == ("seed-a", "set-a")
    assert cell.direct is not None
    assert cell.direct.claim.text == "148 TFLOP/s"
    assert cell.other_ratio is not None
    assert cell.other_ratio.value == 148 / 989.4


def test_a_share_that_was_not_chosen_stands_beside(view: MakeView) -> None:
    """Where a direct value is believed first, the quotient is shown and the share is beside."""
    made = view(
        "vendor",
        acme_one=throughput("value: 989.4 TFLOP/s", "set-a"),
        acme_two=throughput("share: 15 %\n  of: acme-one", "seed-a")
        + throughput("value: 148 TFLOP/s", "set-a"),
    )
    cell = cells(made)[1]
    assert cell.ratio is not None
    assert (cell.ratio.value, cell.ratio.is_share) == (148 / 989.4, False)
    assert cell.other_ratio is not None
    assert (cell.other_ratio.value, cell.other_ratio.is_share) == (0.15, True)


def test_a_share_of_another_chip_implies_the_value_that_is_divided(view: MakeView) -> None:
    """A third of the third chip's 900, over the baseline's 600, is a half."""
    made = view(
        acme_one=throughput("value: 600 TFLOP/s", "set-a"),
        acme_two=throughput("share: 1/3\n  of: acme-three", "seed-a"),
        acme_three=throughput("value: 900 TFLOP/s", "set-a"),
    )
    cell = cells(made)[1]
    assert cell.ratio is not None
    assert cell.ratio.exact == Fraction(1, 2)
    assert not cell.ratio.is_share


def test_implied_values_imply_nothing_further(view: MakeView) -> None:
    """A share of a chip that itself only has a share gives no value."""
    made = view(
        acme_one=throughput("value: 600 TFLOP/s", "set-a"),
        acme_two=throughput("share: 1/2\n  of: acme-three", "seed-a"),
        acme_three=throughput("share: 1/2\n  of: acme-one", "seed-a"),
    )
    cell = cells(made)[1]
    assert (cell.implied, cell.ratio) == (None, None)


def test_a_share_stands_where_the_baseline_has_no_claim(view: MakeView) -> None:
    """A third of the baseline is a third, whatever the baseline has."""
    made = view(
        acme_one=bandwidth("1.0 TB/s", "set-a"),
        acme_two=throughput("share: 1/3\n  of: acme-one", "seed-a"),
    )
    cell = next(c for c in compared(made).cells if c.chip.id == "acme-two" and c.choice)
    assert cell.ratio is not None
    assert (cell.ratio.exact, cell.ratio.denominator) == (Fraction(1, 3), None)


def test_an_approximate_share_allows_more(view: MakeView) -> None:
    """About 15 % is 14 to 16; 15 % is 14.5 to 15.5."""
    spans = []
    for extra in ("", "\n  approximate: yes"):
        made = view(
            acme_one=throughput("value: 1000 TFLOP/s", "set-a"),
            acme_two=throughput(f"share: 15 %\n  of: acme-one{extra}", "seed-a"),
        )
        ratio = cells(made)[1].ratio
        assert ratio is not None
        spans.append(ratio.interval.as_floats())
    assert spans == [(0.145, 0.155), (0.14, 0.16)]


def test_unlike_claims_stand_in_rows_of_their_own(view: MakeView) -> None:
    """Dense over sparse is no cell of any row."""
    made = view(
        acme_one=throughput("value: 989 TFLOP/s", "set-a", "  sparsity: dense\n"),
        acme_two=throughput("value: 296 TFLOP/s", "set-a", "  sparsity: 2:4\n"),
    )
    rows = compared(made).rows
    assert [[cell.status for cell in row.cells] for row in rows] == [
        ["single", "absent"],
        ["absent", "single"],
    ]
    assert all(row.cells[1].ratio is None for row in rows)


def test_the_ratio_of_unlike_claims_raises_and_names_both_lines(view: MakeView) -> None:
    """Python refuses what the table does not show."""
    made = view(
        acme_one=throughput("value: 989 TFLOP/s", "set-a", "  sparsity: dense\n"),
        acme_two=throughput("value: 296 TFLOP/s", "set-a", "  sparsity: 2:4\n"),
    )
    dense, sparse = made.contents.claims
    unit = made.contents.vocabulary.unit(dense.row)
    assert unit is not None
    with pytest.raises(UnlikeClaims) as raised:
        claim_ratio(sparse, dense, unit)
    assert str(raised.value) == (
        "no ratio of unlike claims: sparsity 2:4 against dense (specs/acme-two.yaml:5 and"
        " specs/acme-one.yaml:5); compare claims of one row."
    )


def test_a_bound_has_no_single_ratio(view: MakeView) -> None:
    """At least 2 TB/s is a bound: it is shown, and not divided."""
    bound = "- metric: memory_bandwidth\n  at_least: 2.0 TB/s\n  source: maker\n  locator: p. 1\n"
    made = view(acme_one=bandwidth("4.0 TB/s", "set-a"), acme_two=bound)
    cell = cells(made)[1]
    assert (cell.exact, cell.ratio) == (None, None)


def test_ratios_across_bases_are_marked(view: MakeView) -> None:
    """Nominal over measured says so."""
    made = view(
        acme_one=bandwidth("4.0 TB/s", "set-a", "  basis: measured\n"),
        acme_two=bandwidth("3.0 TB/s", "set-a"),
    )
    ratio = cells(made)[1].ratio
    assert ratio is not None
    assert ratio.across == ("nominal", "measured")


def topology(label: str) -> str:
    """A claim of an interconnect's bandwidth and its topology."""
    text = "- metric: interconnect_bandwidth\n  value: 400 GB/s\n  source: set-a\n  locator: row\n"
    if label:
        text += (
            f"- metric: interconnect_topology\n  label: {label}\n  source: set-a\n  locator: row\n"
        )
    return text


@pytest.mark.parametrize(
    ("base", "other", "marked"),
    [
        ("switched", "mesh", ("mesh", "switched")),
        ("", "mesh", ("mesh", None)),
        ("switched", "", (None, "switched")),
        ("switched", "switched", None),
        ("", "", None),
    ],
)
def test_ratios_of_unlike_topologies_are_marked(
    view: MakeView, base: str, other: str, marked: tuple[str | None, str | None] | None
) -> None:
    """A mesh is not a switch; what is known of one side only is marked too."""
    made = view(acme_one=topology(base), acme_two=topology(other))
    cell = compared(made).rows[0].cells[1]
    found = tuple(c.text if c else None for c in cell.beside) if cell.beside else None
    assert found == marked


def test_the_baseline_is_the_same_for_every_column(view: MakeView) -> None:
    """The baseline's claim is chosen by trust alone, whatever the other chips' sources are."""
    made = view(
        acme_one=bandwidth("3.0 TB/s", "set-a") + bandwidth("3.1 TB/s", "set-b"),
        acme_two=bandwidth("6.2 TB/s", "set-b"),
        acme_three=bandwidth("6.0 TB/s", "set-a"),
    )
    (row,) = compared(made, ("acme-one", "acme-two", "acme-three")).rows
    assert [str(c.ratio.denominator) for c in row.cells if c.ratio] == [
        "acme-one memory_bandwidth:package: 3.0 TB/s (set-a, line 16)"
    ] * 3


def test_an_implied_value_has_the_basis_of_what_it_is_a_share_of(view: MakeView) -> None:
    """Half of a measured value over a nominal one is a ratio across bases."""
    made = view(
        acme_one=throughput("value: 600 TFLOP/s", "set-a"),
        acme_two=throughput("share: 1/2\n  of: acme-three", "seed-a"),
        acme_three=throughput("value: 900 TFLOP/s\n  basis: measured", "set-a"),
    )
    ratio = cells(made)[1].ratio
    assert ratio is not None
    assert ratio.across == ("measured", "nominal")


def test_topologies_are_alike_but_for_case_and_spacing(view: MakeView) -> None:
    """Full mesh is FULL  mesh."""
    made = view(acme_one=topology("full mesh"), acme_two=topology("FULL  mesh"))
    assert compared(made).rows[0].cells[1].beside is None


def test_a_stated_share_stands_beside_a_range(view: MakeView) -> None:
    """Where nothing can be divided, the share that a source states is still told."""
    made = view(
        "vendor",
        acme_one=throughput("range: 900 TFLOP/s to 1000 TFLOP/s", "maker"),
        acme_two=throughput("value: 148 TFLOP/s", "maker")
        + throughput("share: 15 %\n  of: acme-one", "seed-a"),
    )
    cell = cells(made)[1]
    assert cell.ratio is None
    assert cell.other_ratio is not None
    assert cell.other_ratio.value == 0.15

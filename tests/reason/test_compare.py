"""Which rows are shown, and what a cell's status is."""

from collections.abc import Callable

import pytest

from chipcmp.model.problems import ChipcmpError, UnknownName
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Compared, compare
from chipcmp.reason.rows import Wanted

MakeView = Callable[..., View]

TWO = """\
- metric: memory_bandwidth
  value: 4.8 TB/s
  source: seed-a
  locator: line 16
- metric: memory_type
  label: HBM3
  source: seed-a
  locator: line 16
"""
MORE = """\
- metric: memory_bandwidth
  value: 4.0 TB/s
  source: seed-a
  locator: line 16
- metric: memory_bandwidth
  value: 3.0 TB/s
  source: maker
  locator: page 1
- metric: transformer_engine
  present: no
  source: seed-a
  locator: line 7
- metric: released
  date: 2024
  source: seed-a
  locator: line 9
- metric: memory_capacity
  undisclosed: yes
  source: news-a
  locator: paragraph 3
- metric: peak_throughput
  precision: fp16
  value: 148 TFLOP/s
  source: set-a
  locator: row
- metric: peak_throughput
  precision: fp16
  sparsity: 2:4
  value: 296 TFLOP/s
  source: maker
  locator: page 1
- metric: peak_throughput
  precision: fp16
  variant: boost
  value: 150 TFLOP/s
  source: maker
  locator: page 1
"""


def made(view: View, wanted: Wanted) -> Compared:
    """Both chips, the first the baseline."""
    chips = [view.contents.chips[name] for name in ("acme-one", "acme-two")]
    return compare(view, chips, chips[0], wanted)


def labels(compared: Compared) -> list[str]:
    """The labels of its rows."""
    return [row.label for row in compared.rows]


def test_headline_rows_are_those_that_two_chips_fill(view: MakeView) -> None:
    """A presence row needs one: silence about the other chip is the comparison."""
    compared = made(view(acme_one=TWO, acme_two=MORE), Wanted())
    assert labels(compared) == ["Memory bandwidth", "Transformer Engine"]


def test_all_rows(view: MakeView) -> None:
    """Every row that one of the chips fills, in order of presentation."""
    assert labels(made(view(acme_one=TWO, acme_two=MORE), Wanted("all"))) == [
        "Peak throughput, FP16",
        "Peak throughput, FP16, boost",
        "Peak throughput, FP16, 2:4 sparse",
        "Memory capacity",
        "Memory bandwidth",
        "Memory type",
        "Transformer Engine",
        "Released",
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("peak_throughput:fp16", ["Peak throughput, FP16"]),
        ("peak_throughput:FP16", ["Peak throughput, FP16"]),
        ("peak_throughput:fp16,2:4", ["Peak throughput, FP16, 2:4 sparse"]),
        ("peak_throughput:fp16,boost", ["Peak throughput, FP16, boost"]),
        ("peak_throughput:fp8", ["Peak throughput, FP8"]),
        ("Memory Bandwidth", ["Memory bandwidth"]),
        (
            "peak_throughput",
            [
                "Peak throughput, FP16",
                "Peak throughput, FP16, boost",
                "Peak throughput, FP16, 2:4 sparse",
            ],
        ),
    ],
)
def test_named_rows(view: MakeView, name: str, found: list[str]) -> None:
    """A metric names all its rows; with values it names the row that has them, else the usual."""
    compared = made(view(acme_one=TWO, acme_two=MORE), Wanted("named", (name,)))
    assert labels(compared) == found


def test_unknown_metric(view: MakeView) -> None:
    """The closest are named; nothing is guessed."""
    with pytest.raises(UnknownName) as raised:
        made(view(acme_one=TWO, acme_two=MORE), Wanted("named", ("memory_bandwith",)))
    assert str(raised.value) == (
        "unknown metric 'memory_bandwith'; closest are memory_bandwidth, memory_capacity,"
        " memory_type; see `chipcmp list metrics`."
    )


def test_unknown_condition(view: MakeView) -> None:
    """What a metric's conditions allow is listed."""
    with pytest.raises(ChipcmpError) as raised:
        made(view(acme_one=TWO, acme_two=MORE), Wanted("named", ("peak_throughput:fp17",)))
    assert str(raised.value) == (
        "unknown condition 'fp17' of peak_throughput; allowed are fp16, bf16, fp8, int8,"
        " undeclared, matrix, vector, dense, 2:4, die, package, system."
    )


def test_statuses(view: MakeView) -> None:
    """single, agreed, disputed, absent, undisclosed: each says what it says."""
    compared = made(view(acme_one=TWO, acme_two=MORE), Wanted("all"))
    found = {row.label: tuple(cell.status for cell in row.cells) for row in compared.rows}
    assert found["Memory bandwidth"] == ("single", "disputed")
    assert found["Memory capacity"] == ("absent", "undisclosed")
    assert found["Memory type"] == ("single", "absent")


def test_the_strongest_rival_stands_beside(view: MakeView) -> None:
    """4.0 is chosen; 3.0 is the side against it."""
    compared = made(view(acme_one=TWO, acme_two=MORE), Wanted("named", ("memory_bandwidth",)))
    rival = compared.rows[0].cells[1].rival(compared.view)
    assert rival is not None
    assert rival.lead.text == "3.0 TB/s"


def test_chips_without_a_vendor_document_are_named(view: MakeView) -> None:
    """The maker speaks of the second chip only."""
    compared = made(view(acme_one=TWO, acme_two=MORE), Wanted())
    assert [chip.id for chip in compared.without_vendor] == ["acme-one"]


def test_undeclared_and_by_convention(view: MakeView) -> None:
    """Silence is signed; what a source states once for all its rows is told apart from it."""
    compared = made(view(acme_one=TWO, acme_two=MORE), Wanted("named", ("peak_throughput:fp16",)))
    claim = compared.rows[0].cells[1].claim
    assert claim is not None
    assert (claim.undeclared, claim.by_convention) == (("engine",), ("sparsity",))


def test_headline_rows_may_be_filled_by_conversion(view: MakeView) -> None:
    """Two chips with sparse rates only are compared dense where their family's rule holds."""
    family = (
        "family: acme\nname: Acme\ndefault: acme-one\nmembers: [acme-one, acme-two]\n"
        "conversions:\n- metric: peak_throughput\n  from: {sparsity: 2:4}\n"
        "  to: {sparsity: dense}\n  factor: 1/2\n  source: maker\n  locator: footnote\n"
    )
    sparse = (
        "- metric: peak_throughput\n  precision: fp16\n  sparsity: 2:4\n  value: {} TFLOP/s\n"
        "  source: maker\n  locator: page 1\n"
    )
    compared = made(
        view(family=family, acme_one=sparse.format(2000), acme_two=sparse.format(1000)), Wanted()
    )
    assert labels(compared) == ["Peak throughput, FP16"]
    assert [cell.ratio.value for cell in compared.cells if cell.ratio] == [1.0, 0.5]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "memory_bandwidth:fp16",
            "unknown condition 'fp16' of memory_bandwidth; allowed are die, package, system,"
            " undeclared.",
        ),
        (
            "peak_throughput:fp16,fp8",
            "found fp16 and fp8 for peak_throughput; allowed is one precision."
            " Name a row with --metric for each.",
        ),
    ],
)
def test_conditions_of_other_metrics_are_refused(view: MakeView, name: str, sentence: str) -> None:
    """A row is named by its own metric's conditions, one value each."""
    with pytest.raises(ChipcmpError) as raised:
        made(view(acme_one=TWO, acme_two=MORE), Wanted("named", (name,)))
    assert str(raised.value) == sentence


def test_undisclosed_has_no_rivals(view: MakeView) -> None:
    """Bounds that contradict each other are no rivals of silence."""
    lines = (
        "  undisclosed: yes\n  source: maker",
        "  at_least: 3 TB/s\n  source: set-a",
        "  at_most: 1 TB/s\n  source: news-a",
    )
    text = "".join(f"- metric: memory_bandwidth\n{line}\n  locator: here\n" for line in lines)
    compared = made(view(acme_one=TWO, acme_two=text), Wanted("named", ("memory_bandwidth",)))
    cell = compared.cells[1]
    assert (cell.status, cell.rival(compared.view)) == ("undisclosed", None)


def test_equal_periods_are_one_row(view: MakeView) -> None:
    """2024 is the year from January to December, however it is written."""
    shipped = (
        "- metric: shipments\n  period: {}\n  value: 5.0 million units\n  source: {}\n"
        "  locator: here\n"
    )
    text = shipped.format("2024", "set-a") + shipped.format("2024-01/2024-12", "news-a")
    compared = made(view(acme_one=TWO, acme_two=text), Wanted("named", ("shipments",)))
    assert [(row.label, row.cells[1].status) for row in compared.rows] == [
        ("Shipments, 2024", "agreed")
    ]

"""Chips beside each other without a baseline, and the one row that an axis takes."""

from collections.abc import Callable

import pytest

from chipcmp.model.metrics import Row
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.against import against, rivals
from chipcmp.reason.assembly import assemble, filling, one_row
from chipcmp.reason.choose import View

BANDWIDTH = Row("memory_bandwidth", (("scope", "package"),))
FP16 = (("precision", "fp16"), ("engine", "matrix"), ("sparsity", "dense"), ("scope", "package"))
MakeView = Callable[..., View]


def claim(statement: str, source: str, metric: str = "memory_bandwidth", extra: str = "") -> str:
    """One claim of a sheet."""
    head = f"- metric: {metric}\n  {statement}\n  source: {source}\n"
    return f"{head}  locator: place of {len(statement)}\n{extra}"


def test_every_chip_is_chosen_by_trust_alone(view: MakeView) -> None:
    """In a comparison the baseline's source goes first; without a baseline, trust.yaml's order."""
    made = view(
        acme_one=claim("value: 4.8 TB/s", "set-b"),
        acme_two=claim("value: 3 TB/s", "set-b") + claim("value: 2 TB/s", "set-a"),
    )
    chips = tuple(made.contents.chips.values())
    assembled = assemble(made, chips, [BANDWIDTH])
    assert ["set-b", "set-a"] == [
        cell.choice.claim.source for cell in assembled.cells if cell.choice
    ]
    assert [None, None] == [cell.ratio for cell in assembled.cells]
    assert ("Memory bandwidth", "TB/s") == (
        assembled.rows[0].label,
        assembled.rows[0].unit.name if assembled.rows[0].unit else "",
    )


def test_assembly_needs_chips(view: MakeView) -> None:
    """Nothing in a row is an error, not an empty answer."""
    with pytest.raises(ChipcmpError) as error:
        assemble(view(acme_one=claim("value: 4.8 TB/s", "set-b")), (), [BANDWIDTH])
    assert "no chips to draw; name at least one, such as H100." == str(error.value)


def test_row_of_a_name_is_the_usual_one(view: MakeView) -> None:
    """What the name leaves open is as usual, though other rows are claimed too."""
    made = view(
        acme_one=claim("value: 4.8 TB/s", "set-a")
        + claim("value: 2.4 TB/s", "set-a", extra="  scope: die\n")
    )
    chips = tuple(made.contents.chips.values())
    assert BANDWIDTH == one_row(made, chips, "memory_bandwidth")
    assert Row("memory_bandwidth", (("scope", "die"),)) == one_row(
        made, chips, "memory_bandwidth:die"
    )


def test_row_that_a_condition_leaves_open_is_refused(view: MakeView) -> None:
    """Peak throughput has no usual precision: the rows are listed."""
    made = view(
        acme_one="".join(
            claim("value: 9 TFLOP/s", "set-a", "peak_throughput", f"  precision: {precision}\n")
            for precision in ("fp16", "fp8")
        )
    )
    chips = tuple(made.contents.chips.values())
    with pytest.raises(ChipcmpError) as error:
        one_row(made, chips, "peak_throughput")
    assert (
        "peak_throughput means 2 rows; allowed is one. Name one of "
        "peak_throughput:fp16,matrix,dense,package, peak_throughput:fp8,matrix,dense,package."
    ) == str(error.value)
    assert Row("peak_throughput", FP16) == one_row(made, chips, "peak_throughput:fp16")


def test_row_that_nobody_fills_is_refused(view: MakeView) -> None:
    """Where even the conditions are open, there is no row to draw."""
    made = view(acme_one=claim("value: 4.8 TB/s", "set-a"))
    with pytest.raises(ChipcmpError) as error:
        one_row(made, tuple(made.contents.chips.values()), "peak_throughput")
    assert (
        "peak_throughput leaves a condition open, and nothing is claimed of these chips in its "
        "rows; name a row, such as peak_throughput:fp16."
    ) == str(error.value)


def test_filling_chips_have_every_row(view: MakeView) -> None:
    """The whole catalog means the chips with a claim in each row."""
    made = view(
        acme_one=claim("value: 4.8 TB/s", "set-a"),
        acme_two=claim("value: 4.8 TB/s", "set-a")
        + claim("value: 80 GB", "set-a", "memory_capacity"),
    )
    capacity = Row("memory_capacity", (("scope", "package"),))
    assert ["acme-one", "acme-two"] == [chip.id for chip in filling(made, [BANDWIDTH])]
    assert ["acme-two"] == [chip.id for chip in filling(made, [BANDWIDTH, capacity])]


def test_against_gives_values_and_ends(view: MakeView) -> None:
    """A rival value is one place, a range two, a bound the end that it has."""
    made = view(
        acme_one=claim("value: 4.8 TB/s", "seed-a")
        + claim("value: 3350 GB/s", "set-a")
        + claim("range: 1 TB/s to 2 TB/s", "news-a")
        + claim("at_most: 0.5 TB/s", "blog-a")
    )
    cell = assemble(made, tuple(made.contents.chips.values()), [BANDWIDTH]).cells[0]
    found = {each.side.lead.source: each.values for each in against(cell, made)}
    tera = 10**12
    assert {
        "set-a": (3350 * 10**9,),
        "news-a": (1 * tera, 2 * tera),
        "blog-a": (tera // 2,),
    } == found
    assert set(found) == {side.lead.source for side in rivals(cell, made)}


def test_nothing_is_against_an_undisputed_value(view: MakeView) -> None:
    """Without a dispute there are no rivals."""
    made = view(acme_one=claim("value: 4.8 TB/s", "seed-a"))
    cell = assemble(made, tuple(made.contents.chips.values()), [BANDWIDTH]).cells[0]
    assert () == tuple(against(cell, made))

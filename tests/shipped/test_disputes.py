"""What must hold: the disputes of the shipped claims are found, and the known ones are named."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from chipcmp.api import Catalog
from chipcmp.reason.asked import trust
from chipcmp.reason.choose import View
from chipcmp.reason.compare import compare
from chipcmp.reason.disputed import Disputes, disputed
from chipcmp.reason.hints.kinds import Factor, Hint, MixUp
from chipcmp.reason.rows import Wanted
from chipcmp.reason.spread import ratio_range

ORDERS = ("articles", "vendor", "agreed")


@pytest.fixture(scope="module")
def found(catalog: Catalog) -> Disputes:
    """The disputes as the default trust sees them."""
    return disputed(seen(catalog))


def seen(catalog: Catalog, name: str = "articles") -> View:
    """The shipped claims as a trust sees them."""
    return View.of(catalog.contents, trust(catalog.contents, name))


def about(found: Disputes, chip: str, row: str, value: str) -> list[Hint]:
    """The hints about the claims of a value."""
    return [
        hint
        for dispute in found.rows
        if dispute.chip.id == chip and dispute.row.name().startswith(row)
        for hint in dispute.hints
        if any(claim.text == value for claim in hint.claims)
    ]


def mixed_up(hints: Iterable[Hint]) -> list[list[str]]:
    """The chips whose value it is, for each mix-up."""
    return [[match.chip.id for match in h.matches] for h in hints if isinstance(h, MixUp)]


def factors(hints: Iterable[Hint]) -> list[tuple[str, str, int]]:
    """What each factor stands for."""
    return [
        (hint.condition or hint.cause, hint.value, hint.power)
        for hint in hints
        if isinstance(hint, Factor)
    ]


@pytest.mark.parametrize("name", ORDERS)
def test_the_bandwidth_of_the_h100_is_the_h200s(catalog: Catalog, name: str) -> None:
    """The article's 4.8 TB/s is what many sources give the H200, whomever one trusts."""
    (hint,) = about(
        disputed(seen(catalog, name)), "nvidia-h100-sxm", "memory_bandwidth", "4.8 TB/s"
    )
    assert [["nvidia-h200-sxm"]] == mixed_up([hint])
    assert ["seed-004"] == [claim.source for claim in hint.claims]
    assert len({claim.source for claim in hint.grounds}) >= 6


@pytest.mark.parametrize("name", ORDERS)
def test_the_link_of_the_h20_is_the_h800s(catalog: Catalog, name: str) -> None:
    """The article's 400 GB/s is the H800's and the A800's, the nearer generation first."""
    hints = about(disputed(seen(catalog, name)), "nvidia-h20", "interconnect_bandwidth", "400 GB/s")
    assert [["nvidia-h800-sxm", "nvidia-a800-sxm"]] == mixed_up(hints)


def test_the_memory_type_of_the_h100_is_the_h200s(found: Disputes) -> None:
    """HBM3E is the H200's, as is the bandwidth that the same article gives."""
    assert [["nvidia-h200-sxm"]] == mixed_up(
        about(found, "nvidia-h100-sxm", "memory_type", "HBM3E")
    )


@pytest.mark.parametrize(
    ("chip", "row", "value", "cause"),
    [
        ("nvidia-h100-sxm", "peak_throughput:fp8", "3958 TFLOP/s", ("sparsity", "2:4", 1)),
        (
            "google-tpu-v5e",
            "interconnect_bandwidth",
            "1600 Gbit/s",
            ("direction", "per direction", 1),
        ),
        ("nvidia-h20", "memory_bandwidth", "4 Tbit/s", ("bits", "", 1)),
        ("huawei-910b2", "memory_bandwidth", "1.60 TB/s", ("binary", "", 4)),
        ("huawei-910b3", "memory_bandwidth", "1.60 TB/s", ("binary", "", 4)),
        ("huawei-910c-die", "memory_bandwidth", "1.6 TiB/s", ("binary", "", 4)),
    ],
)
def test_a_factor_is_named(
    found: Disputes, chip: str, row: str, value: str, cause: tuple[str, str, int]
) -> None:
    """Sparse rates, rates per direction, bits for bytes, binary prefixes."""
    assert [cause] == factors(about(found, chip, row, value))


def test_per_direction_is_named_where_a_source_does_not_say_it(catalog: Catalog) -> None:
    """450 GB/s stands in a row of its own; without its condition it is half of 900, and named."""
    (half,) = (
        claim
        for claim in catalog.claims
        if claim.chip == "nvidia-h100-sxm" and claim.text == "450 GB/s"
    )
    (both,) = (
        claim
        for claim in catalog.claims
        if claim.source == "nccl-1264" and claim.text == "900 GB/s"
    )
    silent = replace(half, row=both.row, undeclared=("direction", "span"))
    claims = [silent if claim is half else claim for claim in catalog.claims]
    contents = replace(catalog.contents, claims=tuple(claims))
    found = disputed(View.of(contents, trust(contents)), chips=["nvidia-h100-sxm"])
    hints = about(found, "nvidia-h100-sxm", "interconnect_bandwidth", "450 GB/s")
    assert [("direction", "per direction", 1)] == factors(hints)


@pytest.mark.parametrize(
    ("chip", "row", "value", "kind"),
    [
        ("huawei-910b", "peak_throughput:fp16", "376 TFLOP/s", "engine"),
        ("huawei-910b", "peak_throughput:fp16", "280 TFLOP/s", "variant"),
        ("huawei-910b", "memory_capacity", "32.0 GB", "variant"),
        ("nvidia-h100-nvl", "memory_capacity", "80 GB", "variant"),
        ("amd-mi355x", "peak_throughput:fp16", "2.3 PFLOP/s", "date"),
        ("nvidia-a100-sxm-80", "peak_throughput:bf16", "156 TFLOP/s", "precision"),
    ],
)
def test_a_kind_of_hint_is_found(
    found: Disputes, chip: str, row: str, value: str, kind: str
) -> None:
    """Engines, bins and form factors, preliminary figures, a neighbouring column."""
    assert kind in [hint.kind for hint in about(found, chip, row, value)]


@pytest.mark.parametrize("name", ORDERS)
def test_the_past_is_not_empty(catalog: Catalog, name: str) -> None:
    """Before the articles, in April 2025, launches, data sheets and rows already tell of chips."""
    then = trust(catalog.contents, name, as_of="2025-04-30")
    chips = [catalog.chip(n) for n in ("H100", "H20", "Ascend 910B")]
    compared = compare(View.of(catalog.contents, then), chips, chips[0], Wanted())
    filled = [cell for cell in compared.cells if cell.choice]
    assert len(filled) >= 15
    assert {chip.id for chip in chips} == {cell.chip.id for cell in filled}
    assert not [cell for cell in filled if cell.claim and cell.claim.source == "seed-004"]


def test_the_missing_engine_is_contradicted(found: Disputes) -> None:
    """An article says the H20 lacks a Transformer Engine; others give it FP8 rates."""
    (missing,) = found.contradictions
    assert ("nvidia-h20", "seed-004") == (missing.claim.chip, missing.claim.source)
    assert {"296 TFLOP/s"} == {claim.text for claim in missing.grounds}


@pytest.mark.parametrize(("name", "count"), [("articles", 0), ("vendor", 1), ("agreed", 1)])
def test_an_order_is_contradicted_by_what_others_give(
    catalog: Catalog, name: str, count: int
) -> None:
    """The H20's link below the H100's: so it is with the article's 400, not with 900."""
    orders = disputed(seen(catalog, name)).orders
    assert count == len(orders)
    assert {"below nvidia-h100-sxm"} >= {order.claim.text for order in orders}


def test_every_disputed_verdict_is_found(catalog: Catalog, found: Disputes) -> None:
    """No more and no less than the verdicts say, each with sides and a choice."""
    view = seen(catalog)
    wanted = [
        (chip, row)
        for chip in sorted(catalog.contents.chips)
        for row in catalog.contents.rows_of(chip)
        for verdict in view.verdicts(chip, row)
        if verdict.is_disputed
    ]
    assert wanted == [(dispute.chip.id, dispute.row) for dispute in found.rows]
    assert all(dispute.choice is not None for dispute in found.rows)


def test_the_order_of_reading_changes_nothing(catalog: Catalog) -> None:
    """The catalog read backwards has the same disputes and hints."""
    contents = catalog.contents
    turned = replace(
        contents,
        claims=contents.claims[::-1],
        chips=dict(reversed(list(contents.chips.items()))),
        families=dict(reversed(list(contents.families.items()))),
        sources=dict(reversed(list(contents.sources.items()))),
    )
    one, other = disputed(seen(catalog)), disputed(View.of(turned, trust(turned)))
    assert [replace(d, choice=None) for d in one.rows] == [
        replace(d, choice=None) for d in other.rows
    ]
    assert (one.orders, one.contradictions) == (other.orders, other.contradictions)


@pytest.mark.parametrize("name", ORDERS)
def test_a_ratio_lies_in_its_range(catalog: Catalog, name: str) -> None:
    """What is shown of claims of one row, on one footing, is one of the admissible pairs."""
    view = seen(catalog, name)
    chips = [
        catalog.chip(n) for n in ("H100", "H20", "Ascend 910B", "H200", "H800", "A800", "A100")
    ]
    cells = compare(view, chips, chips[0], Wanted("all")).cells
    checked = 0
    for cell in cells:
        ratio, choice = cell.ratio, cell.choice
        if ratio is None or choice is None or cell.chip is chips[0]:
            continue
        if ratio.across or cell.implied or any(t.claim.row != cell.row for t in ratio.terms):
            continue
        span = ratio_range(view, cell.chip.id, chips[0].id, cell.row)
        assert span is not None
        assert span.lowest.exact <= ratio.exact <= span.highest.exact
        checked += 1
    assert checked > 30

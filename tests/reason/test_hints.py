"""RULES: Hints. Each kind fires on the catalog made for it, alone, and not on the one beside it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.hints.explain import hints
from chipcmp.reason.hints.kinds import Earlier, Factor, Hint, Match, MixUp, OtherRow, Variant

BANDWIDTH = Row("memory_bandwidth", (("scope", "package"),))
CAPACITY = Row("memory_capacity", (("scope", "package"),))
LINK = Row("interconnect_bandwidth", (("direction", "both ways"), ("scope", "package")))
TYPE = Row("memory_type")
ENGINE = Row("transformer_engine")
MakeView = Callable[..., View]


def rate(precision: str, engine: str = "matrix", sparsity: str = "dense") -> Row:
    """A row of peak throughput."""
    pairs = (("precision", precision), ("engine", engine), ("sparsity", sparsity))
    return Row("peak_throughput", (*pairs, ("scope", "package")))


def claims(metric: str, *pairs: tuple[str, str], more: str = "") -> str:
    """Claims of a metric: a statement and its source each, and a condition that all state."""
    extra = f"  {more}\n" if more else ""
    return "".join(
        f"- metric: {metric}\n{extra}  {statement}\n  source: {source}\n  locator: {metric} {n}\n"
        for n, (statement, source) in enumerate(pairs)
    )


def twice(metric: str, statement: str, more: str = "") -> str:
    """A claim that two independent sources make."""
    return claims(metric, (statement, "set-a"), (statement, "news-a"), more=more)


def found(view: View, row: Row = BANDWIDTH) -> tuple[Hint, ...]:
    """The hints about the first chip in a row."""
    return hints(view, "acme-one", row)


def kinds(view: View, row: Row = BANDWIDTH) -> list[tuple[str, str]]:
    """Each hint's kind and the value that it is about."""
    return [(hint.kind, hint.claims[0].text) for hint in found(view, row)]


def places(matches: tuple[Match, ...]) -> list[str]:
    """The chips of matches, in order."""
    return [match.chip.id for match in matches]


DISPUTED = twice("memory_bandwidth", "value: 3.35 TB/s") + claims(
    "memory_bandwidth", ("value: 4.8 TB/s", "seed-a")
)


def test_mix_up_names_the_chip_whose_agreed_value_it_is(view: MakeView) -> None:
    """4.8 TB/s for one chip is what two sources give the other, in whatever digits and unit."""
    two = claims("memory_bandwidth", ("value: 4.80 TB/s", "set-a"), ("value: 4800 GB/s", "news-a"))
    (hint,) = found(view(acme_one=DISPUTED, acme_two=two))
    assert isinstance(hint, MixUp)
    assert ["acme-two"] == places(hint.matches)
    assert ["4.8 TB/s"] == [claim.text for claim in hint.claims]
    assert ["4.80 TB/s", "4800 GB/s"] == sorted(claim.text for claim in hint.grounds)


@pytest.mark.parametrize(
    "other",
    [
        claims("memory_bandwidth", ("value: 4.8 TB/s", "set-a")),
        twice("memory_bandwidth", "value: 4.8 TB/s")
        + claims("memory_bandwidth", ("value: 2.0 TB/s", "blog-a")),
        twice("memory_bandwidth", "value: 4.9 TB/s"),
        twice("memory_bandwidth", "value: 4.8 TB/s", "scope: system"),
    ],
    ids=["one source only", "disputed itself", "another value", "another row"],
)
def test_no_mix_up_with(view: MakeView, other: str) -> None:
    """A mix-up rests on an undisputed value of several sources, the same, in the same row."""
    assert [] == kinds(view(acme_one=DISPUTED, acme_two=other))


def test_no_mix_up_across_vendors(view: MakeView) -> None:
    """The other chip is of the same vendor."""
    made = view(acme_one=DISPUTED, acme_two=twice("memory_bandwidth", "value: 4.8 TB/s"))
    chips = dict(made.contents.chips)
    chips["acme-two"] = replace(chips["acme-two"], vendor="Other")
    foreign = replace(made, contents=replace(made.contents, chips=chips))
    assert [("mix-up", "4.8 TB/s")] == kinds(made)
    assert [] == kinds(foreign)


def test_mix_up_lists_the_nearest_generation_first(view: MakeView) -> None:
    """All matches, by how far their release lies from the chip's; unreleased ones last."""
    agreed = twice("memory_bandwidth", "value: 4.8 TB/s")
    made = view(
        acme_one=DISPUTED + claims("released", ("date: 2024", "set-a")),
        acme_a=agreed,
        acme_b=agreed + claims("released", ("date: 2020", "set-a")),
        acme_c=agreed + claims("released", ("date: 2023-06", "set-a")),
    )
    (hint,) = found(made)
    assert isinstance(hint, MixUp)
    assert ["acme-c", "acme-b", "acme-a"] == places(hint.matches)


LABELS = twice("memory_type", "label: HBM3") + claims("memory_type", ("label: HBM3E", "seed-a"))


def test_a_label_is_mixed_up_where_a_number_of_its_source_is(view: MakeView) -> None:
    """HBM3E is the other chip's, as is the bandwidth that the same source gives."""
    two = twice("memory_bandwidth", "value: 4.8 TB/s") + twice("memory_type", "label: HBM3e")
    both = view(acme_one=DISPUTED + LABELS, acme_two=two)
    assert [("mix-up", "HBM3E")] == kinds(both, TYPE)
    assert [] == kinds(view(acme_one=LABELS, acme_two=two), TYPE)


FAMILY = "family: acme\nname: Acme\ndefault: acme-one\nmembers: [acme-one, acme-two]\n"
BIN = twice("memory_capacity", "value: 94 GB") + claims(
    "memory_capacity", ("value: 80 GB", "seed-a")
)


def test_variant_names_the_member_of_the_family(view: MakeView) -> None:
    """One source is enough for a bin; a chip of the same name goes before other chips."""
    agreed = twice("memory_capacity", "value: 80 GB")
    two = claims("memory_capacity", ("value: 80 GB", "set-a"))
    (hint,) = found(view(family=FAMILY, acme_one=BIN, acme_two=two, acme_zed=agreed), CAPACITY)
    assert isinstance(hint, Variant)
    assert ["acme-two"] == places(hint.matches)


def test_variant_names_the_variant_of_the_chip(view: MakeView) -> None:
    """A variant that the chip's own sheet tells apart is a match in its own row."""
    named = claims("memory_capacity", ("value: 80 GB", "set-a"), more="variant: Lite")
    (hint,) = found(view(acme_one=BIN + named), CAPACITY)
    assert isinstance(hint, Variant)
    assert [("acme-one", "Lite")] == [(m.chip.id, m.row.value("variant")) for m in hint.matches]


def test_no_variant_of_a_disputed_bin(view: MakeView) -> None:
    """A bin whose own value is disputed explains nothing."""
    two = claims("memory_capacity", ("value: 80 GB", "set-a"), ("value: 60 GB", "news-a"))
    assert [] == kinds(view(family=FAMILY, acme_one=BIN, acme_two=two), CAPACITY)


RATES = claims(
    "peak_throughput",
    ("value: 353 TFLOP/s", "set-a"),
    ("value: 353 TFLOP/s", "news-a"),
    ("value: 376 TFLOP/s", "seed-a"),
    more="precision: fp16",
)


def test_engine_names_the_row_that_has_the_value(view: MakeView) -> None:
    """376 is what the matrix and vector units have together."""
    more = "precision: fp16\n  engine: vector\n  sparsity: dense"
    other = claims("peak_throughput", ("value: 376.0 TFLOP/s", "maker"), more=more)
    (hint,) = found(view(acme_one=RATES + other), rate("fp16"))
    assert isinstance(hint, OtherRow)
    assert ("engine", "vector") == (hint.kind, hint.value)


def test_no_engine_where_one_source_gives_both(view: MakeView) -> None:
    """Who gives one number for both rows does not tell whose it is."""
    more = "precision: fp16\n  engine: vector"
    other = claims("peak_throughput", ("value: 376 TFLOP/s", "seed-a"), more=more)
    assert [] == kinds(view(acme_one=RATES + other), rate("fp16"))


def test_precision_names_the_row_that_has_the_value(view: MakeView) -> None:
    """A table's neighbouring column: the agreed rate of another precision."""
    other = twice("peak_throughput", "value: 376 TFLOP/s", "precision: fp8")
    (hint,) = found(view(acme_one=RATES + other), rate("fp16"))
    assert isinstance(hint, OtherRow)
    assert ("precision", "fp8") == (hint.kind, hint.value)


def test_no_precision_that_is_always_equal(view: MakeView) -> None:
    """A family whose rule makes BF16 and FP16 equal has nothing to mix up."""
    rule = (
        f"{FAMILY}conversions:\n- metric: peak_throughput\n  from: {{precision: bf16}}\n"
        "  to: {precision: fp16}\n  factor: 1\n  source: set-a\n  locator: note\n"
    )
    other = twice("peak_throughput", "value: 376 TFLOP/s", "precision: bf16")
    two = twice("memory_type", "label: HBM3")
    assert [] == kinds(view(family=rule, acme_one=RATES + other, acme_two=two), rate("fp16"))


def factor(view: View, row: Row = BANDWIDTH) -> tuple[object, ...]:
    """The one hint, a factor: what it stands for, and what its side's value may be."""
    (hint,) = found(view, row)
    assert isinstance(hint, Factor)
    return (hint.cause, hint.condition, hint.value, hint.power, hint.claims[0].text)


def test_factor_two_is_sparsity(view: MakeView) -> None:
    """Twice the dense rate, of a source that declares nothing, may be the sparse one."""
    more = "precision: fp8\n  sparsity: dense"
    dense = twice("peak_throughput", "value: 1979 TFLOP/s", more)
    sparse = claims("peak_throughput", ("value: 3958 TFLOP/s", "blog-a"), more="precision: fp8")
    made = view(acme_one=dense + sparse)
    assert ("condition", "sparsity", "2:4", 1, "3958 TFLOP/s") == factor(made, rate("fp8"))


def test_factor_two_is_not_sparsity_where_it_is_declared(view: MakeView) -> None:
    """Who says dense has told which rate it is."""
    more = "precision: fp8\n  sparsity: dense"
    pairs = [("1979", "set-a"), ("1979", "news-a"), ("3958", "blog-a")]
    made = claims("peak_throughput", *((f"value: {n} TFLOP/s", s) for n, s in pairs), more=more)
    assert [] == kinds(view(acme_one=made), rate("fp8"))


@pytest.mark.parametrize("link", ["value: 450 GB/s", "value: 3600 Gbit/s"])
def test_factor_two_is_direction(view: MakeView, link: str) -> None:
    """Half of both ways may be per direction, whatever unit it is in."""
    both = twice("interconnect_bandwidth", "value: 900 GB/s", "direction: both ways")
    half = claims("interconnect_bandwidth", (link, "blog-a"))
    about = link.removeprefix("value: ")
    made = view(acme_one=both + half)
    assert ("condition", "direction", "per direction", 1, about) == factor(made, LINK)


def test_a_majority_may_be_the_side_that_a_condition_explains(view: MakeView) -> None:
    """What many repeat may be the sparse rate all the same."""
    sparse = claims(
        "peak_throughput",
        ("value: 3958 TFLOP/s", "seed-a"),
        ("value: 3958 TFLOP/s", "news-a"),
        more="precision: fp8",
    )
    more = "precision: fp8\n  sparsity: dense"
    dense = claims("peak_throughput", ("value: 1979 TFLOP/s", "set-a"), more=more)
    made = view(acme_one=dense + sparse)
    assert ("condition", "sparsity", "2:4", 1, "3958 TFLOP/s") == factor(made, rate("fp8"))


def test_factor_two_is_a_die_of_a_chip_that_has_dies(view: MakeView) -> None:
    """Half of the package's memory may be one die's, where the catalog knows of dies."""
    both = twice("memory_capacity", "value: 128 GB") + claims(
        "memory_capacity", ("value: 64 GB", "seed-a")
    )
    die = claims("memory_bandwidth", ("value: 1.6 TB/s", "set-a"), more="scope: die")
    assert [] == kinds(view(acme_one=both), CAPACITY)
    assert ("condition", "scope", "die", 1, "64 GB") == factor(view(acme_one=both + die), CAPACITY)


@pytest.mark.parametrize(
    ("right", "wrong", "cause", "power"),
    [
        ("4.0 TB/s", "4 Tbit/s", "bits", 1),
        ("1.60 TB/s", "1.6 TiB/s", "binary", 4),
        ("500 GB/s", "500 GiB/s", "binary", 3),
        ("2.000 TB/s", "2048 GB/s", "binary", 1),
        ("4.0 TB/s", "0.40 TB/s", "scale", 1),
        ("3.35 TB/s", "3.35 GB/s", "scale", 3),
    ],
)
def test_factor_of_the_printed_number(
    view: MakeView, right: str, wrong: str, cause: str, power: int
) -> None:
    """Bit for byte, a binary prefix, a slip of scale: about the side that fewer sources take."""
    other = claims("memory_bandwidth", (f"value: {wrong}", "seed-a"))
    made = view(acme_one=twice("memory_bandwidth", f"value: {right}") + other)
    assert (cause, "", "", power, wrong) == factor(made)


@pytest.mark.parametrize("wrong", ["6.6 TB/s", "26.5 TB/s", "3.45 TB/s", "33.9 TB/s", "1.60 TB/s"])
def test_no_factor_that_the_digits_rule_out(view: MakeView, wrong: str) -> None:
    """6.6 is not twice 3.35, nor 26.5 eight times, nor 33.9 ten times."""
    other = claims("memory_bandwidth", (f"value: {wrong}", "seed-a"))
    assert [] == kinds(view(acme_one=twice("memory_bandwidth", "value: 3.35 TB/s") + other))


def test_no_bits_and_prefixes_where_nothing_is_stored(view: MakeView) -> None:
    """Operations have no bytes: eight times a rate is no bit for byte."""
    rates = twice("peak_throughput", "value: 100 TFLOP/s", "precision: fp16") + claims(
        "peak_throughput", ("value: 800 TFLOP/s", "blog-a"), more="precision: fp16"
    )
    assert [] == kinds(view(acme_one=rates), rate("fp16"))


OLD = claims(
    "memory_bandwidth",
    ("value: 3.35 TB/s", "set-a"),
    ("value: 3.35 TB/s", "seed-a"),
    ("value: 3.0 TB/s", "news-a"),
)


def test_date_names_what_was_said_before_the_release(view: MakeView) -> None:
    """3.0 of November 2023, before the release, against 3.35 of 2025."""
    released = claims("released", ("date: 2024-03", "set-a"))
    (hint,) = found(view(acme_one=OLD + released))
    assert isinstance(hint, Earlier)
    assert ("2023-11-30", "2025-01-31") == (hint.said.isoformat(), hint.others.isoformat())
    assert "2024-03" == hint.released.text


@pytest.mark.parametrize("released", ["", "2023-06", "2023-11"])
def test_no_date_of_what_was_said_afterwards(view: MakeView, released: str) -> None:
    """Many sources are younger than others: without a later release that explains nothing."""
    text = claims("released", (f"date: {released}", "set-a")) if released else ""
    assert [] == kinds(view(acme_one=OLD + text))


def test_contradiction_names_the_rates_that_others_claim(view: MakeView) -> None:
    """No Transformer Engine, says one; FP8 rates, say others: ``needed_for`` pairs the two."""
    lacking = claims("transformer_engine", ("present: no", "seed-a"))
    rates = twice("peak_throughput", "value: 296 TFLOP/s", "precision: fp8")
    (hint,) = found(view(acme_one=lacking + rates), ENGINE)
    assert ("contradiction", "no") == (hint.kind, hint.claims[0].text)
    assert ["news-a", "set-a"] == [claim.source for claim in hint.grounds]


@pytest.mark.parametrize(
    ("present", "precision", "source"),
    [("yes", "fp8", "set-a"), ("no", "fp16", "set-a"), ("no", "fp8", "seed-a")],
)
def test_no_contradiction(view: MakeView, present: str, precision: str, source: str) -> None:
    """Not where it is there, where the rate needs none, or where the source itself gives it."""
    engine = claims("transformer_engine", (f"present: {present}", "seed-a"))
    more = f"precision: {precision}"
    rates = claims("peak_throughput", ("value: 296 TFLOP/s", source), more=more)
    assert [] == kinds(view(acme_one=engine + rates), ENGINE)


def test_either_of_two_equal_sides_is_explained(view: MakeView) -> None:
    """One source against one: the trust that picks 4.8 does not hide that it is another chip's."""
    one = claims("memory_bandwidth", ("value: 3.35 TB/s", "set-a"), ("value: 4.8 TB/s", "seed-a"))
    two = twice("memory_bandwidth", "value: 4.8 TB/s")
    for name in ("articles", "vendor"):
        assert [("mix-up", "4.8 TB/s")] == kinds(view(name, acme_one=one, acme_two=two))


def test_the_majority_is_not_explained(view: MakeView) -> None:
    """3.35 is the other chip's agreed value too: what most say needs no explaining."""
    two = twice("memory_bandwidth", "value: 3.35 TB/s")
    assert [] == kinds(view(acme_one=DISPUTED, acme_two=two))


def test_no_hint_without_a_dispute(view: MakeView) -> None:
    """What agrees is not explained."""
    agreed = twice("memory_bandwidth", "value: 4.8 TB/s")
    assert [] == kinds(view(acme_one=agreed, acme_two=agreed))

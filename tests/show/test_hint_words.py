"""Hints in words: a sentence for each kind, worded as a possibility."""

from collections.abc import Iterable

import pytest

from chipcmp import api
from chipcmp.model.claims import Claim
from chipcmp.reason.hints.kinds import Hint
from chipcmp.show.hint_words import HintWords


@pytest.fixture(scope="module")
def catalog() -> api.Catalog:
    """The shipped catalog."""
    return api.load()


def sentences(catalog: api.Catalog, chip: str, row: str) -> list[str]:
    """What the hints of a chip's disputes in a row say."""
    return [words(catalog).sentence(hint) for hint in hints(catalog, chip, row)]


def hints(catalog: api.Catalog, chip: str, row: str) -> list[Hint]:
    """The hints of a chip's disputes in a row."""
    found = catalog.disputes(chip, metrics=[row]).rows
    return [hint for dispute in found for hint in dispute.hints]


def words(catalog: api.Catalog) -> HintWords:
    """What words hints, without marks."""
    return HintWords(catalog.contents)


@pytest.mark.parametrize(
    ("chip", "row", "sentence"),
    [
        (
            "H20",
            "interconnect_bandwidth:both ways",
            "400 GB/s may be another chip's: H800 SXM (4 sources) or A800 SXM (3 sources)",
        ),
        (
            "H100",
            "peak_throughput:fp8",
            "3958 TFLOP/s may be 2:4 sparse: divided by 2 it is 1978.9 TFLOP/s",
        ),
        (
            "H20",
            "memory_bandwidth",
            "4 Tbit/s may be printed in bits and mean bytes: times 8 it is 4.0 TB/s",
        ),
        (
            "910B2",
            "memory_bandwidth",
            "1.60 TB/s may have a binary prefix taken for a decimal one, or the reverse: "
            "times 1.024⁴ it is 1.6 TiB/s",
        ),
        (
            "A100",
            "peak_throughput:bf16",
            "156 TFLOP/s may be of TF32: A100 SXM 80 GB (4 sources)",
        ),
        (
            "910B",
            "peak_throughput:fp16",
            "376 TFLOP/s may be of matrix and vector units together: Ascend 910B (1 source) or "
            "Ascend 910B2 (2 sources)",
        ),
        (
            "910B",
            "tdp",
            "310 W may be of one variant: 800T A2 of Ascend 910B (1 source)",
        ),
    ],
)
def test_a_kind_of_hint_in_words(catalog: api.Catalog, chip: str, row: str, sentence: str) -> None:
    """What may explain a side, by how many sources, and never that it does."""
    assert sentence in sentences(catalog, chip, row)


def test_a_preliminary_figure_in_words(catalog: api.Catalog) -> None:
    """The days that make a figure earlier are named."""
    (said,) = [
        s for s in sentences(catalog, "MI355X", "peak_throughput:fp16") if "preliminary" in s
    ]
    assert (
        "2.3 PFLOP/s may be a preliminary figure: said by 2024-10-22, before the release "
        "(2025-06-12) and before 2516.6 TFLOP/s (from 2025-01-01)"
    ) == said


def test_what_its_own_source_dates_at_the_release_is_not_preliminary(
    catalog: api.Catalog,
) -> None:
    """A row that says 2022 of the chip and of its release is not from before it."""
    assert [] == [s for s in sentences(catalog, "H100 NVL", "memory_capacity") if "prelim" in s]


def test_many_matches_are_counted(catalog: api.Catalog) -> None:
    """The three nearest are named, the rest is counted."""
    (said,) = [s for s in sentences(catalog, "H20", "memory_capacity") if "another chip" in s]
    assert said.startswith("80 GB may be another chip's: H800 SXM (")
    assert 3 == said.count(" source")
    assert " or " in said
    assert said.endswith(" more")


def test_every_hint_is_a_possibility(catalog: api.Catalog) -> None:
    """Whatever hint there is, it says "may", and no sentence is the same for two hints."""
    found = [hint for dispute in catalog.disputes().rows for hint in dispute.hints]
    said = [words(catalog).sentence(hint) for hint in found]
    assert len(said) > 20
    assert [] == [sentence for sentence in said if " may " not in sentence]


def test_what_is_missing_and_needed(catalog: api.Catalog) -> None:
    """A presence that is denied, and the rates that others claim all the same."""
    assert (
        "H20 Transformer Engine: said to be missing, yet 6 sources give what needs it: "
        "peak throughput, FP8, 296 TFLOP/s; one may be wrong",
    ) == words(catalog).apart(catalog.disputes("H20", trust="articles"))


def test_an_order_that_values_contradict(catalog: api.Catalog) -> None:
    """By vendors' trust the H20's link is as wide as the H100's, not below it."""
    said = words(catalog).apart(catalog.disputes("H20", trust="vendor"))
    assert (
        "H20 interconnect bandwidth: said to be below H100 SXM, yet chosen are 900 GB/s and, for "
        "the H100 SXM, 900 GB/s"
    ) in said


def test_marks_stand_behind_what_they_mark(catalog: api.Catalog) -> None:
    """With notes, every claim that a sentence rests on is cited in it."""
    cited: list[Claim] = []

    def marks(claims: Iterable[Claim]) -> str:
        cited.extend(claims)
        return "[9]"

    (hint,) = hints(catalog, "H20", "interconnect_bandwidth:both ways")
    said = HintWords(catalog.contents, marks).sentence(hint)
    assert (
        "400 GB/s may be another chip's: H800 SXM (4 sources) [9] or A800 SXM (3 sources) [9]"
        == said
    )
    assert tuple(cited) == hint.grounds

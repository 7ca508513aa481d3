"""The articles and what is claimed from them: fingerprints, printed figures, lines."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Node = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.yaml"))
RECOGNISABLE = 6  # words in a row: the longest figure that is spelled out has five


@pytest.fixture(scope="module")
def article(shared: Path) -> Callable[[str], bytes]:
    """The bytes of the article of a seed: seed-004 is the file that begins with 004."""

    def read(seed: str) -> bytes:
        (path,) = (shared / "articles").glob(f"{seed.removeprefix('seed-')}_*.txt")
        return path.read_bytes()

    return read


def _line(text: bytes, locator: str) -> str:
    number = int(locator.removeprefix("line "))
    return text.decode().split("\n")[number - 1]


@pytest.mark.parametrize("path", SEEDS, ids=[path.name for path in SEEDS])
def test_fingerprint_is_that_of_the_article(
    article: Callable[[str], bytes], node: Callable[[Path], Node], path: Path
) -> None:
    """A seed's sha256 is that of the bytes of its article."""
    record = node(path)
    assert record["sha256"] == hashlib.sha256(article(record["id"])).hexdigest()


def test_printed_figures_stand_in_their_lines(
    article: Callable[[str], bytes], seed_claims: list[tuple[str, Node]]
) -> None:
    """What a seed claim gives as printed stands, character by character, at its locator."""
    lost = [
        (chip, claim["printed"], claim["source"], claim["locator"])
        for chip, claim in seed_claims
        if "printed" in claim
        and claim["printed"] not in _line(article(claim["source"]), claim["locator"])
    ]
    assert [] == lost


def test_lines_that_are_cited_have_text(
    article: Callable[[str], bytes], seed_claims: list[tuple[str, Node]]
) -> None:
    """A claim without a printed figure, such as an order, cites a line that says something."""
    for _, claim in seed_claims:
        assert _line(article(claim["source"]), claim["locator"]).strip(), claim


def test_no_sentence_of_an_article_ships(article: Callable[[str], bytes]) -> None:
    """Nothing that ships repeats six words in a row of an article."""
    words = [article(path.stem).decode().split() for path in SEEDS]
    runs = {
        " ".join(text[n : n + RECOGNISABLE])
        for text in words
        for n in range(len(text) - RECOGNISABLE + 1)
    }
    paths = [p for folder in ("specs", "seeds") for p in (ROOT / folder).rglob("*.yaml")]
    for path in paths:
        shipped = re.sub(r"[\"']", " ", path.read_text(encoding="utf-8")).split()
        found = {" ".join(shipped[n : n + RECOGNISABLE]) for n in range(len(shipped))}
        assert set() == found & runs, path.name


def test_every_seed_claim_names_its_line(seed_claims: list[tuple[str, Node]]) -> None:
    """What is claimed from an article can be found: its locator is one line."""
    assert [] == [
        claim for _, claim in seed_claims if not re.fullmatch(r"line [1-9]\d*", claim["locator"])
    ]


def test_every_seed_is_cited(seed_claims: list[tuple[str, Node]]) -> None:
    """Each of the five articles makes at least one claim."""
    assert {path.stem for path in SEEDS} == {claim["source"] for _, claim in seed_claims}
    assert 5 == len(SEEDS)


def test_no_article_prints_a_specification_of_the_910b(
    seed_claims: list[tuple[str, Node]],
) -> None:
    """Of the Ascend 910B and its bins the articles state an order, and never a quantity."""
    stated = {
        (chip, key)
        for chip, claim in seed_claims
        if chip.startswith("huawei-910b")
        for key in ("value", "range", "at_least", "at_most", "share", "label", "above", "below")
        if key in claim
    }
    assert {("huawei-910b", "above")} == stated


@pytest.mark.parametrize(
    ("seed", "lines"),
    [
        ("seed-000", [47]),
        ("seed-001", [13, 17, 22]),
        ("seed-002", [9]),
        ("seed-003", [4, 9, 11, 23, 24, 26, 31]),
        ("seed-004", [7, 10, 13, 15, 16, 21, 23, 25]),
    ],
)
def test_every_line_that_reports_is_cited(
    seed_claims: list[tuple[str, Node]], seed: str, lines: list[int]
) -> None:
    """The lines of the articles that say something of chips are all recorded."""
    cited = {
        int(claim["locator"].removeprefix("line "))
        for _, claim in seed_claims
        if claim["source"] == seed
    }
    assert lines == sorted(cited)

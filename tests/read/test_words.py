"""The table of words: what is wrong in one, and what the shipped one holds."""

import shutil
from pathlib import Path

import pytest

import chipcmp
from chipcmp.model.words import Folded
from chipcmp.read.catalog import check
from chipcmp.read.files import Folder

HERE = Path(__file__).resolve().parent
BASE = HERE.parent / "data" / "specs"
UNITS = HERE.parents[1] / "specs" / "units.txt"
KEYS = (
    "units, rated, counted, per_second, per_other, bound_before, bound_after, before, scales, of,"
    " to, prefixes, numbers, joiner, fractions, at_least"
)


def found(folder: Path, text: str) -> list[str]:
    """What a check finds in a table of words."""
    for name in ("metrics.yaml", "trust.yaml"):
        shutil.copy(BASE / name, folder / name)
    shutil.copy(UNITS, folder / "units.txt")
    (folder / "words.yaml").write_text(text, encoding="utf-8")
    return [str(finding) for finding in check((Folder(folder, "specs"),)).findings]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "words: none\n",
            f"1:8: words: allowed is a mapping with the keys {KEYS}.",
        ),
        (
            "words:\n  unit: {GB: [a]}\n",
            f"2:3: unknown key unit; allowed are {KEYS}. Did you mean units?",
        ),
        (
            "words:\n  units: [GB]\n",
            "2:10: units: allowed is a mapping of meanings to lists of words.",
        ),
        (
            "words:\n  units: {Gx: [a]}\n",
            "2:11: unknown unit 'Gx'. Allowed are the units of units.txt.",
        ),
        (
            "words:\n  units: {GB: [a], TB: [a]}\n",
            "2:24: TB: a already means GB; allowed is one meaning. Remove one of the two.",
        ),
        (
            "words:\n  numbers: {1/2: [half]}\n",
            "2:13: numbers: found 1/2; allowed are whole numbers such as 30.",
        ),
        (
            "words:\n  fractions: {0: [nothing]}\n",
            "2:15: fractions: found 0; allowed are fractions such as 1/3.",
        ),
        (
            "words:\n  scales: {e99: [many]}\n",
            "2:12: unknown unit 'e99'. Allowed are the units of units.txt.",
        ),
        (
            "words:\n  bound_before: {less: [under]}\n",
            "2:18: bound_before: found less; allowed are at_least, at_most, about.",
        ),
        (
            "words:\n  bound_after: {about: [or so], at_most: [or so]}\n",
            "2:42: at_most: or so already means about; allowed is one meaning."
            " Remove one of the two.",
        ),
        (
            "words:\n  rated: [Gx]\n",
            "2:3: unknown unit 'Gx'. Allowed are the units of units.txt.",
        ),
    ],
)
def test_what_is_wrong_in_a_table(tmp_path: Path, text: str, sentence: str) -> None:
    """Each fault is one sentence with its place."""
    assert [f"specs/words.yaml:{sentence}"] == found(tmp_path, text)


def test_tables_of_a_user_add_words(tmp_path: Path) -> None:
    """A folder of one's own may teach words; those shipped stay."""
    (tmp_path / "more.yaml").write_text("words:\n  units: {GB: [Gigabytes]}\n")
    words = chipcmp.load(tmp_path).contents.words
    assert "Gigabytes" in words.unit
    assert "GB" in words.unit


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ثلثًا", "ثلث"),
        ("دولاراً", "دولار"),
        ("جيـجا\u00a0 بايت", "جيجا بايت"),
        ("\u200f80\u200e", "80"),
        ("plain text", "plain text"),
        ("\u064bا", "ا"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    """Vowel signs, unsounded alefs, stretching, marks and kinds of space make no difference."""
    found = Folded.of(text)
    assert folded == found.text
    assert len(folded) + 1 == len(found.ends)
    assert len(text) == found.ends[-1]

"""RULES: Trust. A file of one's own names every tier, every kind and every source once."""

from pathlib import Path

import pytest

from chipcmp.model.problems import SheetProblems
from chipcmp.read.catalog import read_trust_file
from chipcmp.read.files import Folder

TABLE = """tiers:
  near: {label: near, kinds: [news, blog]}
  far: {label: far, kinds: [dataset]}
orders:
  mine: {title: As I see it, tiers: [near, far]}
sources: [news-a]
"""
FAULTS = {
    "a tier twice": (
        ("[near, far]", "[near, far, [near]]"),
        "5:37: order mine names near twice; allowed is every tier once. Remove one.",
    ),
    "a kind in two tiers": (
        ("[dataset]", "[dataset, news]"),
        "3:28: kinds: found news, which is in tier near already; allowed is one tier for each"
        " kind. Remove it from one.",
    ),
    "a kind twice": (
        ("[dataset]", "[dataset, dataset]"),
        "3:28: kinds: found dataset twice; allowed is each once. Remove one.",
    ),
    "an unknown source": (
        ("[news-a]", "[news-b]"),
        "6:10: unknown source news-b; allowed are the ids of source records. Did you mean news-a?",
    ),
    "a source twice": (
        ("[news-a]", "[news-a, news-a]"),
        "6:10: sources: found news-a twice; allowed is each source once. Remove one.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_bad_trust_table(tmp_path: Path, fault: str) -> None:
    """Each fault is found, located and worded, and it alone."""
    (old, new), sentence = FAULTS[fault]
    path = tmp_path / "mine.yaml"
    path.write_text(TABLE.replace(old, new), encoding="utf-8")

    with pytest.raises(SheetProblems) as refused:
        read_trust_file(Folder(path, "mine.yaml"), {"news-a"})
    assert [f"mine.yaml:{sentence}"] == [str(problem) for problem in refused.value.problems]


def test_a_good_trust_table_is_read(tmp_path: Path) -> None:
    """The table that every case above spoils is itself without fault."""
    path = tmp_path / "mine.yaml"
    path.write_text(TABLE, encoding="utf-8")

    assert ["mine"] == list(read_trust_file(Folder(path, "mine.yaml"), {"news-a"}).orders)

"""The Markdown of a comparison: a table, disputes, legend, sources; what is said is no markup."""

import re
from pathlib import Path

import pytest

import chipcmp
from chipcmp.show.exports.as_markdown import escaped

HOSTILE = """\
chip: acme-x
name: "Acme | <b>X</b> [a](b)"
vendor: Acme
claims:
- metric: memory_type
  label: "HBM|`x` *y* $z$"
  source: epoch-ml-hardware
  locator: row
"""


@pytest.fixture(scope="module")
def text() -> str:
    """The comparison of H100, H20 and Ascend 910B."""
    return chipcmp.load().compare("H100", "H20", "910B").export("markdown")


def test_title_is_the_trust(text: str) -> None:
    """The first line says whom the numbers come from."""
    assert (
        "**As the five articles report; cells they do not fill come from the tier shown**"
        == text.splitlines()[0]
    )


def test_table_has_a_row_for_each_row_of_the_comparison(text: str) -> None:
    """Every line of the table has as many cells as its head, which names the baseline."""
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert "|  | unit | NVIDIA H100 SXM (baseline) | NVIDIA H20 | Huawei Ascend 910B |" == table[0]
    assert {5 + 1} == {len(re.findall(r"(?<!\\)\|", line)) for line in table}


def test_cells_are_worded_as_everywhere(text: str) -> None:
    """The bandwidths of the articles, disputed, with their marks and the ratio."""
    line = next(each for each in text.splitlines() if each.startswith("| Memory bandwidth |"))
    unit, h100, h20 = line.split(" | ")[1:4]
    assert ("TB/s", r"4.8 \[2\] ≠ 3.35 \[1\]") == (unit, h100)
    assert h20.startswith(r"4.0 \[2\]")
    assert h20.endswith("; **0.83×**")


def test_disputes_vendors_and_sources_stand_below(text: str) -> None:
    """A line for each dispute, the missing vendors, and one line for each source in order."""
    lines = text.splitlines()
    assert any(line.startswith("- ≠ H100 SXM memory bandwidth, TB/s: 4.8") for line in lines)
    assert "- No vendor document of the H100 SXM or the H20 is among the sources." in lines
    marks = [int(found[1]) for line in lines if (found := re.match(r"- \\\[(\d+)\\\]", line))]
    assert list(range(1, len(marks) + 1)) == marks
    assert marks


def test_markup_in_sheets_is_text(tmp_path: Path) -> None:
    """Names and labels cannot end a cell, nor become links, code, emphasis, HTML or formulas."""
    (tmp_path / "acme-x.yaml").write_text(HOSTILE, encoding="utf-8")
    text = chipcmp.load(tmp_path).compare("acme-x", metrics=["memory_type"]).export("markdown")
    head, _, row = [line for line in text.splitlines() if line.startswith("|")]
    assert r"|  | unit | Acme \| \<b\>X\</b\> \[a\](b) (baseline) |" == head
    assert r"| Memory type |  | HBM\|\`x\` \*y\* \$z\$ dataset \[1\] |" == row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. one", r"1\. one"),
        ("- one", r"\- one"),
        ("+", r"\+"),
        ("12) one", r"12\) one"),
        ("1.5 one (64G x 8)", "1.5 one (64G x 8)"),
        ("a\nb\u202e&lt;", r"a b\&lt;"),
    ],
)
def test_text_begins_no_list(text: str, expected: str) -> None:
    """What would begin a list or a line of its own is escaped; nothing else is changed."""
    assert expected == escaped(text)

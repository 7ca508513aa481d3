"""The HTML of a comparison: one table with its notes, and whatever is said in it only text."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

import chipcmp

HOSTILE = """\
chip: acme-x
name: "<script>alert(1)</script> $x$"
vendor: Acme
claims:
- metric: memory_type
  label: '"><img src=x onerror=alert(1)> \\(y\\)'
  source: bad
  locator: "' onmouseover='alert(1)"
"""
BAD_SOURCE = """\
id: bad
title: "<b>bold</b> & $z$"
publisher: Bad
kind: blog
url: "javascript:alert(1)"
"""
VOID = {"br", "img", "hr"}


class Reader(HTMLParser):
    """Reads tags with their attributes, and the text without the style."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that begins."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every end belongs to the tag begun last."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Collect what a reader sees."""
        if "style" not in self.open:
            self.text += data


def read(html: str) -> Reader:
    """The fragment as a browser reads it."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert [] == reader.open
    return reader


@pytest.fixture(scope="module")
def shown() -> str:
    """The comparison of H100, H20 and Ascend 910B as a notebook shows it."""
    return chipcmp.load().compare("H100", "H20", "910B")._repr_html_()


def test_fragment_is_whole_and_without_script(shown: str) -> None:
    """All tags close, and nothing is loaded or run."""
    tags = {tag for tag, _ in read(shown).tags}
    assert {"table", "caption", "details"} <= tags
    assert set() == tags & {"script", "link", "img", "iframe", "html", "body"}


def test_reader_finds_values_disputes_and_sources(shown: str) -> None:
    """What the table, the disputes and the notes say is what the console says."""
    text = read(shown).text
    for part in (
        "As the five articles report",
        "4.8",
        "≠ 3.35",
        "0.83×",
        "148*",
        "≠ H20 interconnect bandwidth, GB/s: 400",
        "No vendor document of the H100 SXM or the H20 is among the sources.",
        "Epoch AI",
    ):
        assert part in text


def test_cells_lead_back_to_the_sheets(shown: str) -> None:
    """Hovering over a value gives the file and line of each claim, its source and locator."""
    titles = [attributes.get("title") or "" for tag, attributes in read(shown).tags if tag == "td"]
    assert any(
        title.startswith("chosen: chips/nvidia/h20.yaml:") and "seed-004, line 16" in title
        for title in titles
    )


def test_math_is_left_alone(shown: str) -> None:
    """MathJax is told to pass over the fragment, and finds no dollar sign in any case."""
    _, attributes = read(shown).tags[0]
    assert "chipcmp tex2jax_ignore mathjax_ignore" == attributes["class"]
    assert "$" not in shown


def test_hostile_sheets_and_sources_are_text(tmp_path: Path) -> None:
    """Tags, attributes, script addresses and formulas in them are shown, not obeyed."""
    (tmp_path / "acme-x.yaml").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD_SOURCE, encoding="utf-8")
    html = chipcmp.load(tmp_path).compare("acme-x", metrics=["memory_type"])._repr_html_()
    reader = read(html)
    assert set() == {tag for tag, _ in reader.tags} & {"script", "img", "b", "a"}
    assert not [name for _, found in reader.tags for name in found if name.startswith("on")]
    assert "<script>alert(1)</script> $x$" in reader.text
    assert '"><img src=x onerror=alert(1)>' in reader.text
    assert "<b>bold</b> & $z$" in reader.text
    assert not set("$\\") & set(html)


def test_undated_claims_are_counted() -> None:
    """Where a day leaves claims out because they bear no date, the reader is told how many."""
    catalog = chipcmp.load()
    compared = catalog.compare("H100", "H20", trust=catalog.trust(as_of="2026-03-31"))
    count = compared.compared.undated
    assert count
    assert (
        f"as of 2026-03-31: {count} claims of these chips bear no date"
        in read(compared._repr_html_()).text
    )

"""The HTML page of a comparison: valid, self-contained, with a way back from every number."""

import base64
import hashlib
import re
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from justhtml import Comment, Element, JustHTML

import chipcmp
from chipcmp.show.footnotes import cited
from chipcmp.show.html.text import sentence
from chipcmp.show.remarks import Remarks


@pytest.fixture(scope="module")
def html(shipped: chipcmp.Comparison) -> str:
    """The page of H100, H20 and Ascend 910B."""
    return shipped.export("html")


@pytest.fixture(scope="module")
def page(html: str) -> JustHTML:
    """The page as a browser reads it; what a validator's parser would call an error raises."""
    return JustHTML(html, strict=True, sanitize=False)


def attribute(element: Element | Comment, name: str) -> str:
    """An attribute that must be there."""
    return str((element.attrs or {})[name])


@pytest.mark.parametrize("which", ["shipped", "hostile", "alone", "empty"])
def test_every_page_is_valid(
    which: str, request: pytest.FixtureRequest, shipped: chipcmp.Comparison
) -> None:
    """A strict parser finds no error, no id twice, and no reference without its target."""
    del shipped
    catalog = chipcmp.load()
    compared = {"alone": lambda: catalog.compare("H20"),
                "empty": lambda: catalog.compare("CXMT", "CUDA")}.get(which)  # fmt: skip
    comparison = compared() if compared else request.getfixturevalue(which)
    page = JustHTML(comparison.export("html"), strict=True, sanitize=False)
    ids = Counter(attribute(element, "id") for element in page.query("[id]"))
    used = {attribute(e, "popovertarget") for e in page.query("[popovertarget]")}
    used |= {attribute(e, "aria-labelledby") for e in page.query("[aria-labelledby]")}
    used |= {
        attribute(e, "href").removeprefix("#")
        for e in page.query("a")
        if attribute(e, "href").startswith("#")
    }
    assert {} == {id_: number for id_, number in ids.items() if number > 1}
    assert set() == used - ids.keys()


def test_policy_lets_only_the_pages_own_style_and_script_run(html: str) -> None:
    """The policy names the style and the script by fingerprint, and allows nothing else."""
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found
    rules = dict(rule.split(" ", 1) for rule in found[1].split("; "))
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" == rules.pop(rule)
    assert {
        "default-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    } == rules


def test_page_loads_nothing(page: JustHTML) -> None:
    """Images lie in the page; only links that a reader follows lead out of it."""
    addresses = [
        (element.name, name, str(text))
        for element in page.query("*")
        for name, text in (element.attrs or {}).items()
        if name in ("src", "srcset", "href", "data", "action", "style")
    ]
    out = {(tag, name) for tag, name, text in addresses if not text.startswith(("data:", "#"))}
    assert {("a", "href")} == out


def test_charts_have_a_text_that_stands_for_them(page: JustHTML) -> None:
    """Both charts are whole SVG, and say in words what they compare and how much is disputed."""
    images = page.query("figure img")
    assert 2 == len(images)
    for image in images:
        _, data = attribute(image, "src").split(",", 1)
        assert ET.fromstring(base64.b64decode(data)).tag.endswith("svg")  # noqa: S314 - our own
        assert "disputed" in attribute(image, "alt")
        assert "H100 SXM" in attribute(image, "alt")


def test_every_cell_opens_a_note_with_its_claims(
    page: JustHTML, shipped: chipcmp.Comparison
) -> None:
    """The note that a cell's marks open names source, locator and sheet line of each claim."""
    notes = {attribute(each, "id"): each.to_text() for each in page.query("div[popover]")}
    filled = [
        (f"where-{number}-{column}", cell)
        for number, row in enumerate(shipped.compared.rows)
        for column, cell in enumerate(row.cells)
        if cell.choice
    ]
    assert [name for name, _ in filled] == list(notes)
    assert set(notes) == {attribute(e, "popovertarget") for e in page.query("button.mark")}
    for name, cell in filled:
        for item in cited(cell, shipped.compared.view):
            for part in (item.claim.locator, item.claim.location.relative, item.role):
                assert " ".join(part.split()) in " ".join(notes[name].split())


def bare(text: str) -> str:
    """A text without its spaces: a reader of HTML puts its own between elements."""
    return "".join(text.split())


def test_page_says_what_the_console_says(page: JustHTML, shipped: chipcmp.Comparison) -> None:
    """Every value, flag, mark, rival and ratio is in its cell, every source below the table."""
    remarks = Remarks.of(shipped.compared)
    elements = page.query("tbody td.base, tbody td.shown, tbody td.absent")
    cells = [(row, cell) for row in remarks.compared.rows for cell in row.cells]
    words = [remarks.wording.cell(row, cell) for row, cell in cells]
    for element, said in zip(elements, words, strict=True):
        text = bare(element.to_text())
        for part in (said.value, *said.flags, said.marks, said.rival, said.direct):
            assert bare(part) in text
    ratios = [bare(element.to_text()) for element in page.query("td.ratio")]
    shown = [said.ratio for said, (_, cell) in zip(words, cells, strict=True)
             if cell.choice and cell.chip.id != remarks.compared.baseline.id]  # fmt: skip
    assert shown == [ratio.rstrip("‡") for ratio in ratios]
    below = bare(page.query("main")[0].to_text())
    assert [] == [text for _, text in remarks.sources if bare(text) not in below]


def test_marks_in_sentences_lead_to_the_sources(page: JustHTML) -> None:
    """Each mark of a dispute is a link to the source of that number."""
    sources = {attribute(e, "id") for e in page.query("#sources li")}
    links = page.query("#disputes a")
    assert links
    assert [] == [a for a in links if f"source-{a.to_text().strip()}" not in sources]
    assert [] == [a for a in links if f"#source-{a.to_text().strip()}" != attribute(a, "href")]


def test_marks_are_told_from_brackets_in_text() -> None:
    """Only what notes put in between their own signs becomes a link."""
    assert (
        'X [7] &lt;b&gt; against 4 [<a href="#source-2">2</a>–<a href="#source-5">5</a>]'
        == sentence("X [7] <b> against 4 \x02[2–5]\x03")
    )


def test_same_inputs_same_bytes(html: str) -> None:
    """Two catalogs read apart give the same page."""
    assert html == chipcmp.load().compare("H100", "H20", "910B").export("html")

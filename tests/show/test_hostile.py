"""Text from sheets acts in no format: not in a terminal, a page, a spreadsheet, nor in TeX."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping

import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
import pytest
from justhtml import JustHTML
from pyarrow import parquet
from pylatexenc.latexwalker import (  # type: ignore[import-untyped]
    LatexEnvironmentNode,
    LatexMacroNode,
    LatexWalker,
)

import chipcmp

DIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
FORMATS = ("json", "csv", "markdown", "latex", "html")
Texts = Mapping[str, Callable[[], str]]


def strings(value: object) -> Iterator[str]:
    """Every string in mappings and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def parquet_text(data: bytes) -> str:
    """Every string of a Parquet file and of its metadata."""
    table = parquet.read_table(pa.BufferReader(data))
    about = json.loads(table.schema.metadata[b"chipcmp"])
    return "\n".join(strings([table.to_pylist(), about]))


@pytest.fixture(scope="module")
def texts(hostile: chipcmp.Comparison, hostile_catalog: chipcmp.Catalog) -> Texts:
    """Everything that is printed of the hostile sheet, by format."""
    claims = [claim for claim in hostile_catalog.claims if claim.chip == "acme-x"]
    disputes = hostile_catalog.disputes("acme-x")
    exports = {name: lambda name=name: hostile.export(name) for name in FORMATS}
    return {
        **exports,
        "json, read": lambda: "\n".join(strings(json.loads(hostile.export("json")))),
        "parquet": lambda: parquet_text(hostile.parquet()),
        "table": lambda: hostile._repr_mimebundle_()["text/plain"],
        "notebook": hostile._repr_html_,
        "claims": lambda: hostile_catalog.show(*claims)._repr_html_(),
        "claims, text": lambda: str(hostile_catalog.show(*claims)),
        "disputes": disputes._repr_html_,
        "disputes, text": lambda: disputes._repr_mimebundle_()["text/plain"],
        "catalog": hostile_catalog._repr_html_,
    }


EVERY = (
    *FORMATS, "json, read", "parquet", "table", "notebook", "claims", "claims, text", "disputes",
    "disputes, text", "catalog",
)  # fmt: skip
PAGES = ("html", "notebook", "claims", "disputes", "catalog")


@pytest.mark.parametrize("format_", EVERY)
def test_no_text_commands_a_terminal_or_reorders(format_: str, texts: Texts) -> None:
    """No control character but line ends, no directional one, no line separator is left."""
    text = texts[format_]().replace("\r\n", "\n")
    found = {
        character
        for character in text
        if (unicodedata.category(character) in ("Cc", "Zl", "Zp") and character != "\n")
        or character in DIRECTIONAL
    }
    assert set() == found


@pytest.mark.parametrize("format_", EVERY)
def test_what_a_sheet_says_is_still_shown(format_: str, texts: Texts) -> None:
    """Harmless is not gone: the letters of the text are there."""
    assert "onerror" in texts[format_]()


@pytest.mark.parametrize("format_", PAGES)
def test_nothing_in_a_page_is_markup_but_its_own(format_: str, texts: Texts) -> None:
    """No script but the page's own, no image but its charts, no handler, no script address."""
    html = texts[format_]()
    page = JustHTML(html, sanitize=False, strict=format_ == "html")
    elements = page.query("*")
    scripts = [element for element in elements if element.name == "script"]
    images = [str((e.attrs or {})["src"]) for e in elements if e.name == "img"]
    addresses = [str((e.attrs or {}).get("href")) for e in elements if e.name == "a"]
    handlers = [name for e in elements for name in e.attrs or {} if name.startswith("on")]
    assert (1 if format_ == "html" else 0) == len(scripts)
    assert [] == [each for each in images if not each.startswith("data:image/svg+xml;base64,")]
    assert [] == [each for each in addresses if not each.startswith(("#source-", "https://"))]
    assert [] == handlers


def test_only_real_marks_are_links(texts: Texts) -> None:
    """A sheet that prints a mark of its own, set off as the page sets off its marks, makes none."""
    page = JustHTML(texts["html"](), sanitize=False)
    first = page.query("#disputes li")[0]
    assert "[9]" in first.to_text()
    assert {"#source-1"} == {(e.attrs or {})["href"] for e in first.query("a")}


def test_no_field_of_the_csv_is_a_formula(texts: Texts) -> None:
    """Whatever begins a formula has an apostrophe before it, which the remark counts."""
    fields = [field for line in csv.reader(io.StringIO(texts["csv"]())) for field in line]
    assert [] == [field for field in fields if field.lstrip(" \"'")[:1] in tuple("=@")
                  and not field.startswith("'")]  # fmt: skip
    assert [] == [field for field in fields if field.startswith(("=", "+", "-", "@", "\t"))]
    assert any(field.startswith("'=cmd <script>") for field in fields)


def test_only_our_commands_stand_in_latex(texts: Texts) -> None:
    """TeX finds no command in the text of sheets, no formula, and no comment after the head."""
    text = texts["latex"]()
    macros, environments = set(), set()

    def visit(nodes: list[object]) -> None:
        for node in nodes:
            if isinstance(node, LatexMacroNode):
                macros.add(node.macroname)
            if isinstance(node, LatexEnvironmentNode):
                environments.add(node.environmentname)
            inside = getattr(node, "nodelist", None) or []
            arguments = getattr(getattr(node, "nodeargd", None), "argnlist", None) or []
            visit([each for each in (*inside, *arguments) if each is not None])

    visit(LatexWalker(text, tolerant_parsing=False).get_latex_nodes()[0])
    assert {"longtable"} == environments
    assert set() == macros & {"input", "write", "def", "href", "url"}
    assert {"textbackslash", "textless", "textbraceleft", "ensuremath"} <= macros
    body = text.split("\\begingroup", 1)[1]
    assert body.count("%") == body.count("\\%")
    assert body.count("$") == body.count("\\$")


def test_markup_of_the_console_is_text(texts: Texts) -> None:
    """What rich would take for markup or an emoji is printed as it stands."""
    text = " ".join(texts["table"]().split())
    assert "[red]x[/red] [/] :smiley:" in text

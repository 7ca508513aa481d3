"""Citations: what each format says, and that programs which read the formats read them."""

import json
from pathlib import Path
from typing import Any

import citeproc  # type: ignore[import-untyped]
import jsonschema
import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

import chipcmp
from chipcmp.model.days import Days
from chipcmp.model.problems import ChipcmpError
from chipcmp.model.sources import Inference, Source
from chipcmp.reason.disputed import of_comparison
from chipcmp.show.citations import FORMATS, as_bibtex, as_csl, as_text
from chipcmp.show.footnotes import Note, Notes, notes_of
from chipcmp.show.text import plain

DATA = Path(__file__).resolve().parent.parent / "data" / "csl"
HOSTILE = (
    r"\input{/etc/passwd} \write18{x}",
    "}} @misc{evil, title = {x",
    "{ unbalanced",
    "unbalanced }",
    "50 % of R&D for $1 #1 a_b x^2 ~ \\",
    "$x$ begins with a dollar",
    '@article{x, "quoted", y = 1}',
    "@string{jul = {x}}",
    "<b>bold</b> <script>alert(1)</script> & |",
    "-- --- '' `` ,, ?` !`",
    "\x1b[31mred\x00\u202etxt\u2066",
    "a\nline\r\nand\u2028another",
    "芯片 H20، ٤٫٠ تيرابايت é 🙂",
)
# Letters that LaTeX names and the reader's decoder does not know, or takes for others.
NAMED = {
    "braceleft": "{",
    "braceright": "}",
    "asciicircum": "^",
    "less": "<",
    "greater": ">",
    "bar": "|",
}
FULL = Source(
    id="acme-tables",
    title="Tables of Chips",
    publisher="Acme & Sons",
    kind="dataset",
    url="https://example.org/a_b?c=1&d=50%25#e",
    language="en",
    date=Days.parse("2025-07-09"),
    accessed=Days.parse("2026-01"),
    licence="CC BY 4.0",
    inferred=(Inference("copied from B", "the same slips"),),
)


def notes(*sources: Source, places: tuple[str, ...] = ("line 7", "line 16")) -> Notes:
    """Notes that cite these sources, in this order."""
    return Notes(tuple(Note(mark, each, places) for mark, each in enumerate(sources, 1)), {})


def source(**known: Any) -> Source:  # noqa: ANN401 - whatever a source has
    """A source of which no more is known than must be."""
    return Source(**{"id": "a", "title": "T", "publisher": "P", "kind": "news"} | known)


def bibtex(text: str) -> list[dict[str, str]]:
    """The entries as a BibTeX reader sees them, TeX taken out, the key under ID."""
    context = get_default_latex_context_db()
    macros = [MacroTextSpec(f"text{name}", letter) for name, letter in NAMED.items()]
    context.add_context_category("named", macros=macros, prepend=True)
    decoder = LatexNodes2Text(latex_context=context)
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware(decoder=decoder)])
    assert [] == library.failed_blocks
    assert len(library.entries) == len(library.blocks)
    return [
        {"ID": entry.key, "TYPE": entry.entry_type}
        | {field.key: " ".join(str(field.value).split()) for field in entry.fields}
        for entry in library.entries
    ]


def items(text: str) -> list[dict[str, Any]]:
    """The items of a CSL-JSON text."""
    read: list[dict[str, Any]] = json.loads(text)
    return read


@pytest.fixture(scope="module")
def catalog() -> chipcmp.Catalog:
    """The shipped catalog."""
    return chipcmp.load()


@pytest.fixture(scope="module")
def everything(catalog: chipcmp.Catalog) -> chipcmp.Comparison:
    """The comparison of all chips in all rows, which cites nearly every source."""
    return catalog.compare(*(chip.id for chip in catalog.chips), metrics="all")


@pytest.fixture(scope="module")
def csl_types() -> set[str]:
    """The types of items that CSL has, from the schema that citeproc-py ships."""
    schema = Path(citeproc.SCHEMA_PATH).with_name("csl-types.rnc").read_text(encoding="utf-8")
    return set(schema.partition("item-types =")[2].split('"')[1::2])


def test_text_of_a_source_of_which_all_is_known() -> None:
    """Publisher, title, date, address, licence, places and what is inferred, in this order."""
    assert (
        "[1] Acme & Sons. Tables of Chips. 2025-07-09. https://example.org/a_b?c=1&d=50%25#e "
        "(accessed 2026-01). Licence: CC BY 4.0. Places cited: lines 7, 16. Inferred: copied from "
        "B.\n"
    ) == as_text.text(notes(FULL))


def test_text_of_a_source_of_which_little_is_known() -> None:
    """No date is said to be none; a sentence that has an end gets no second one."""
    known = source(title="Who leads?", publisher="P.", accessed=Days.parse("2026"))

    assert (
        "[1] P. Who leads? Undated. Accessed 2026. Places cited: lines 7, 16.\n"
    ) == as_text.text(notes(known))


def test_bibtex_of_a_source_of_which_all_is_known() -> None:
    """Words are escaped, the address is not, capitals are kept, a month is a macro."""
    assert r"""@misc{acme-tables,
  title = {{Tables of Chips}},
  howpublished = {Acme \& Sons},
  key = {Acme \& Sons},
  year = {2025},
  month = jul,
  url = {https://example.org/a_b?c=1&d=50%25#e},
  urldate = {2026-01},
  note = {Dated 2025-07-09. Cited as [1]: lines 7, 16. Licence: CC BY 4.0. Inferred: copied from B.}
}
""" == as_bibtex.text(notes(FULL))


def test_csl_of_a_source_of_which_all_is_known() -> None:
    """One item with the names that CSL has for all of it."""
    assert [
        {
            "id": "acme-tables",
            "type": "dataset",
            "title": "Tables of Chips",
            "publisher": "Acme & Sons",
            "issued": {"date-parts": [[2025, 7, 9]]},
            "accessed": {"date-parts": [[2026, 1]]},
            "URL": "https://example.org/a_b?c=1&d=50%25#e",
            "language": "en",
            "note": "Cited as [1]: lines 7, 16. Licence: CC BY 4.0. Inferred: copied from B.",
            "citation-number": 1,
        }
    ] == items(as_csl.text(notes(FULL)))


@pytest.mark.parametrize(
    ("date", "fields", "begins"),
    [
        ("2024", {"year": "2024"}, "Cited as [1]"),
        ("2024-02", {"year": "2024", "month": "feb"}, "Cited as [1]"),
        ("2027-Q4", {"year": "2027"}, "Dated 2027-Q4. Cited as [1]"),
        ("2024-02-29", {"year": "2024", "month": "feb"}, "Dated 2024-02-29. Cited as [1]"),
        (None, {}, "Undated. Cited as [1]"),
    ],
)
def test_bibtex_dates(date: str | None, fields: dict[str, str], begins: str) -> None:
    """Year and month as far as they are known; the note says what they cannot."""
    (entry,) = bibtex(as_bibtex.text(notes(source(date=date and Days.parse(date)))))

    assert fields == {name: entry[name] for name in ("year", "month") if name in entry}
    assert entry["note"].startswith(begins)


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2024", [[2024]]),
        ("2024-02", [[2024, 2]]),
        ("2027-Q4", [[2027, 10], [2027, 12]]),
        ("2024-02-29", [[2024, 2, 29]]),
    ],
)
def test_csl_dates(date: str, parts: list[list[int]]) -> None:
    """A date has the parts that are known; a quarter is the range of its months."""
    (item,) = items(as_csl.text(notes(source(date=Days.parse(date)))))

    assert {"date-parts": parts} == item["issued"]


def test_csl_of_an_undated_source() -> None:
    """What is not known is left out."""
    (item,) = items(as_csl.text(notes(source())))

    assert ["id", "type", "title", "publisher", "note", "citation-number"] == list(item)


def test_bibtex_access_in_a_quarter_stands_in_the_note() -> None:
    """No field of BibTeX takes a quarter, so the words say it."""
    (entry,) = bibtex(as_bibtex.text(notes(source(accessed=Days.parse("2026-Q1")))))

    assert "urldate" not in entry
    assert entry["note"].startswith("Undated. Accessed 2026-Q1. Cited as [1]")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_bibtex_readers_get_hostile_words_back(hostile: str) -> None:
    """Whatever the words are, there is one entry, and they come out as they went in."""
    known = source(title=hostile, publisher=hostile, licence=hostile)
    (entry,) = bibtex(as_bibtex.text(notes(known, places=(hostile,))))
    words = " ".join(plain(hostile).split())

    assert ("a", "misc", words, words) == tuple(
        entry[name] for name in ("ID", "TYPE", "title", "howpublished")
    )
    assert f"Licence: {words}" in entry["note"]


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda words: plain(words).strip()))
def test_bibtex_of_any_title_is_one_entry(words: str) -> None:
    """No text ends its field early, nor the entry, nor hides the entry behind it."""
    text = as_bibtex.text(notes(source(title=words, url=words), source(id="b")))
    library = parse_string(text)

    assert ([], ["a", "b"]) == (library.failed_blocks, [each.key for each in library.entries])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_format_lets_control_characters_through(hostile: str) -> None:
    """A terminal, an editor and a page see nothing that commands or reorders them."""
    known = source(
        title=hostile, publisher=hostile, url=hostile, licence=hostile, language=hostile,
        inferred=(Inference(hostile, ""),),
    )  # fmt: skip
    written = [write(notes(known, places=(hostile,))) for write in FORMATS.values()]

    assert [] == [text for text in written if plain(text) != text.replace("\n", " ")]
    assert plain(hostile) == items(written[-1])[0]["title"]


def test_a_title_that_begins_with_a_command_keeps_its_capitals() -> None:
    """Without the empty group BibTeX would take the title for an accent and lower its letters."""
    text = as_bibtex.text(notes(source(title="$100 Chips of NVIDIA")))

    assert r"title = {{{}\$100 Chips of NVIDIA}}" in text


def test_addresses_are_encoded() -> None:
    """A brace, a backslash, a space or an Arabic letter cannot stand in an address."""
    text = as_bibtex.text(notes(source(url="https://x.org/}{ \\م?a=%41")))

    assert "  url = {https://x.org/%7D%7B%20%5C%D9%85?a=%41},\n" in text


def test_keys_are_readable_and_differ() -> None:
    """Ids lose what some reader refuses in a key; those that then are alike get their mark."""
    ids = ("a,b", "a b", "A-B", "م", "{}", "x.y:z")
    read = bibtex(as_bibtex.text(notes(*(source(id=id_) for id_ in ids))))

    assert ["a-b", "a-b:2", "A-B:3", "source-4", "source-5", "x.y:z"] == [e["ID"] for e in read]


def test_bibtex_of_the_catalog_is_read(everything: chipcmp.Comparison) -> None:
    """A reader finds every source under its id, with the title and the year that the record has."""
    cited = [
        note.source
        for note in notes_of(everything.compared, of_comparison(everything.compared)).notes
    ]

    assert [(s.id, s.title, str(s.date.first.year) if s.date else None) for s in cited] == [
        (entry["ID"], entry["title"], entry.get("year"))
        for entry in bibtex(everything.cite("bibtex"))
    ]


def test_csl_of_the_catalog_is_read(everything: chipcmp.Comparison, csl_types: set[str]) -> None:
    """A processor knows every type and every variable, and prints every source.

    It warns of variables that it does not know, and here every warning is an error.
    """
    read = items(everything.cite("csl-json"))
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON(read))
    for item in read:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    printed = "".join(map(str, bibliography.bibliography()))

    assert set() == {item["type"] for item in read} - csl_types
    assert [] == [item["id"] for item in read if item.get("URL", "") not in printed]
    assert len(read) == len(bibliography.items)


def test_csl_is_valid_against_the_schema(everything: chipcmp.Comparison) -> None:
    """Every item, those of unusual sources too, fits the schema that the CSL project gives."""
    schema = json.loads((DATA / "csl-data.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    unusual = [source(id="b", kind="letter"), FULL, *(source(title=text) for text in HOSTILE)]

    for text in (everything.cite("csl-json"), as_csl.text(notes(*unusual)), as_csl.text(notes())):
        assert [] == [error.message for error in validator.iter_errors(items(text))]


def test_the_schema_refuses_what_csl_does_not_have() -> None:
    """The check above can fail: an unknown variable, a type of its own, an item without id."""
    schema = json.loads((DATA / "csl-data.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    good: dict[str, Any] = {"id": "a", "type": "webpage"}

    assert validator.is_valid([good])
    for bad in (good | {"mark": 1}, good | {"type": "tweet"}, {"type": "webpage"}):
        assert not validator.is_valid([bad])


def test_every_kind_of_source_has_a_type(catalog: chipcmp.Catalog, csl_types: set[str]) -> None:
    """The kinds that the trust table knows, and those of a user's own, are types that CSL has."""
    kinds = [*catalog.contents.trust.tier_of_kind, "letter of a friend"]
    read = items(as_csl.text(notes(*(source(kind=kind) for kind in kinds))))

    assert set() == {item["type"] for item in read} - csl_types


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_comparison_gives_the_same_text(format_: str, catalog: chipcmp.Catalog) -> None:
    """Citations hold nothing of the day or the machine, and python gives what is asked for."""
    first, second = (catalog.compare("H100", "H20").cite(format_) for _ in range(2))

    assert first == second != ""


def test_unknown_format(catalog: chipcmp.Catalog) -> None:
    """Another format is answered with those that there are."""
    comparison = catalog.compare("H100", "H20")

    with pytest.raises(ChipcmpError) as caught:
        comparison.cite("endnote")
    assert "unknown format 'endnote'; allowed are text, bibtex, csl-json." == str(caught.value)


def test_text_is_the_usual_format(catalog: chipcmp.Catalog) -> None:
    """Asked for nothing else, python gives text."""
    comparison = catalog.compare("H100", "H20")

    assert comparison.cite("text") == comparison.cite()


def test_nothing_is_cited_where_nothing_is_claimed() -> None:
    """No notes are no entries, and still a text that can be read."""
    assert ["", "", "[]\n"] == [write(notes()) for write in FORMATS.values()]

"""chipcmp cite: the sources that compare shows, under its marks, on stdout or in a file."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string

Run = Callable[..., tuple[int, str, str]]

COMPARISONS = (
    ("H100", "H20"),
    ("H100", "H20", "910B"),
    ("H100", "H20", "--trust", "vendor"),
    ("H100", "H20", "--trust", "agreed", "--metric", "memory_bandwidth"),
    ("H20", "910B", "H800", "--all", "--baseline", "H100"),
    ("H100", "H20", "--without", "epoch-ml-hardware", "--source", "surzyn-csv"),
    ("H100", "H20", "910B", "--as-of", "2024-12-31"),
    ("GB200", "CloudMatrix 384", "--trust", "vendor", "--all"),
)
EMPTY = ("GB200", "CloudMatrix 384", "--metric", "price_usd")

comparisons = pytest.mark.parametrize("asked", COMPARISONS, ids=" ".join)


def footnotes(table: str) -> list[tuple[str, str]]:
    """The marks of the notes under a table, and what each says."""
    return re.findall(r"^\[(\d+)\] +(.+)$", table, re.MULTILINE)


@comparisons
def test_text_cites_the_footnotes_that_compare_prints(asked: tuple[str, ...], chipcmp: Run) -> None:
    """Line by line the same marks, publishers, dates, inferences and places."""
    code, table, told = chipcmp("compare", *asked)
    printed = footnotes(table)
    cited_code, out, cited_told = chipcmp("cite", *asked)
    cited = footnotes(out)

    assert (0, 0, told) == (code, cited_code, cited_told)
    assert [mark for mark, _ in printed] == [mark for mark, _ in cited] != []
    assert len(cited) == len(out.splitlines())
    for (_, note), (_, line) in zip(printed, cited, strict=True):
        places = re.search(r"Places cited: (.*?)\.(?: Inferred: |$)", line)
        assert places is not None
        assert note.endswith(f": {places.group(1)}")
        publisher = line.partition(". ")[0]
        assert note.startswith(publisher)
        assert ("(inferred: " in note) == (" Inferred: " in line)


@comparisons
def test_every_format_cites_the_sources_of_compare(asked: tuple[str, ...], chipcmp: Run) -> None:
    """BibTeX and CSL-JSON have the ids that compare's json lists, in its order, by its marks.

    The json goes on with the sources of ranges, which the table does not show unasked.
    """
    listed = json.loads(chipcmp("compare", *asked, "--format", "json")[1])["sources"]
    library = parse_string(chipcmp("cite", *asked, "--format", "bibtex")[1])
    items = json.loads(chipcmp("cite", *asked, "--format", "csl-json")[1])

    assert len(items) == len(library.entries) <= len(listed)
    listed = listed[: len(items)]
    assert [s["id"] for s in listed] == [entry.key for entry in library.entries]
    assert [(s["id"], s["mark"]) for s in listed] == [
        (i["id"], i["citation-number"]) for i in items
    ]
    marks = [f"Cited as [{s['mark']}]: " for s in listed]
    assert [] == [
        mark
        for mark, item, entry in zip(marks, items, library.entries, strict=True)
        if mark not in item["note"] or mark not in entry["note"]
    ]


@pytest.mark.parametrize(
    ("name", "begins"), [("x.bib", "@misc{"), ("x.JSON", "[\n"), ("x.txt", "[1] ")]
)
def test_the_ending_of_a_file_tells_the_format(name: str, begins: str, chipcmp: Run) -> None:
    """Without --format the name of the file says what to write; stdout stays empty."""
    code, out, err = chipcmp("cite", "H20", "910B", "-o", name)

    assert (0, "") == (code, out)
    assert err.endswith(f"wrote {name}\n")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_a_file_holds_what_is_printed(chipcmp: Run) -> None:
    """The format that is asked for goes before the ending, and nothing is added."""
    asked = ("cite", "H20", "910B", "--format", "bibtex")
    _, out, _ = chipcmp(*asked)
    chipcmp(*asked, "-o", "x.json")

    assert out == Path("x.json").read_text(encoding="utf-8")


def test_one_metric_cites_its_sources_only(chipcmp: Run) -> None:
    """What no cell of the comparison shows is not cited."""
    _, every, _ = chipcmp("cite", "H100", "H20")
    _, one, _ = chipcmp("cite", "H100", "H20", "--metric", "transformer_engine")

    assert 0 < len(one.splitlines()) < len(every.splitlines())


@pytest.mark.parametrize(("format_", "text"), [("text", ""), ("bibtex", ""), ("csl-json", "[]\n")])
def test_nothing_is_cited_where_nothing_is_claimed(format_: str, text: str, chipcmp: Run) -> None:
    """A comparison without claims cites nothing, and says so where it would print nothing."""
    code, out, err = chipcmp("cite", *EMPTY, "--format", format_)

    assert (0, text) == (code, out)
    assert ("" if text else "nothing is claimed there, so no source is cited\n") == err


def test_unknown_format(chipcmp: Run) -> None:
    """Another format is answered with those that there are, and nothing is printed."""
    code, out, err = chipcmp("cite", "H20", "--format", "endnote")

    assert (2, "") == (code, out)
    assert "found 'endnote'; allowed are text, bibtex, csl-json" in err


def test_a_hostile_source_stays_one_entry(chipcmp: Run) -> None:
    """A user's source with TeX, braces and directional characters in its title is cited whole."""
    Path("my").mkdir()
    Path("my/s.yaml").write_text(
        "id: mine\ntitle: '\u202e}} @misc{evil, \\input{x} 50 % & <b>'\npublisher: R&D_#1\n"
        "kind: news\n",
        encoding="utf-8",
    )
    Path("my/c.yaml").write_text(
        "chip: my-chip\nname: Mine One\nvendor: Mine\nclaims:\n- metric: memory_bandwidth\n"
        "  value: 6.0 TB/s\n  source: mine\n  locator: line 1\n",
        encoding="utf-8",
    )
    asked = ("cite", "my-chip", "--specs", "my", "--metric", "memory_bandwidth", "--format")

    assert (
        "[1] R&D_#1. }} @misc{evil, \\input{x} 50 % & <b>. Undated. Places cited: line 1.\n"
    ) == chipcmp(*asked, "text")[1]
    assert (
        "@misc{mine,\n"
        "  title = {{{}\\textbraceright{}\\textbraceright{} @misc\\textbraceleft{}evil, "
        "\\textbackslash{}input\\textbraceleft{}x\\textbraceright{} 50 \\% \\& "
        "\\textless{}b\\textgreater{}}},\n"
        "  howpublished = {R\\&D\\_\\#1},\n"
    ) in chipcmp(*asked, "bibtex")[1]

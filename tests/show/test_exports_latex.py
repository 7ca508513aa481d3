"""The LaTeX of a comparison: whole, well-formed, and compiled where there is a TeX."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from pylatexenc.latexwalker import LatexWalker  # type: ignore[import-untyped]

import chipcmp
from chipcmp.show.remarks import Remarks

MANY = ("H100", "H200", "H800", "A100", "A800", "H20", "910B", "910C")
DOCUMENT = r"""
\documentclass{article}
\usepackage{array,booktabs,longtable}
\begin{document}
Before.
\input{comparison}
After.
\end{document}
"""
# TeX prints these signs by commands; the texts of cells are looked for without them.
COMMANDS = {
    r"\ensuremath{\neq}": "≠",
    r"\ensuremath{\approx}": "≈",
    r"\ensuremath{\times}": "×",
    r"\ensuremath{\dagger}": "†",
    r"\ensuremath{\ddagger}": "‡",
    r"\ensuremath{\cdot}": "·",
    r"\ensuremath{\geq}": "≥",
    r"\ensuremath{\leq}": "≤",
    r"\_": "_",
    r"\&": "&",
    r"\%": "%",
}


@pytest.fixture(scope="module")
def wide() -> chipcmp.Comparison:
    """Eight chips in every row."""
    return chipcmp.load().compare(*MANY, metrics="all")


@pytest.fixture
def compiled(tmp_path: Path, cannot_run: Callable[[str], NoReturn]) -> Callable[[str], str]:
    """Compile a fragment in a small document; what TeX says of it."""
    tex = shutil.which("pdflatex")
    if tex is None:
        cannot_run("pdflatex is not installed; install texlive-latex-recommended.")

    def compile_(fragment: str) -> str:
        (tmp_path / "comparison.tex").write_text(fragment, encoding="utf-8")
        (tmp_path / "document.tex").write_text(DOCUMENT, encoding="utf-8")
        # TeX's own protection against \write18 and files elsewhere is on; nothing should need it.
        command = [
            tex,
            "-interaction=nonstopmode",
            "-halt-on-error",
            "-no-shell-escape",
            "document",
        ]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=120)
        said = done.stdout.decode("utf-8", "replace")
        assert (0, True) == (done.returncode, (tmp_path / "document.pdf").exists()), said
        return said

    return compile_


def shown(text: str) -> str:
    """The text of a fragment as its reader sees it, as far as tests look."""
    for command, sign in COMMANDS.items():
        text = text.replace(command, sign)
    return text.replace("~", " ")


def test_head_says_what_the_preamble_needs(shipped: chipcmp.Comparison) -> None:
    """The first lines are comments: version, fingerprint, and the packages to load."""
    first, second, *_ = shipped.export("latex").splitlines()
    assert first.startswith("% chipcmp 0.1.0, catalog ")
    assert (
        r"% Read it with \input; the preamble needs \usepackage{array,booktabs,longtable}."
        == second
    )


def test_every_cell_ratio_remark_and_source_is_there(wide: chipcmp.Comparison) -> None:
    """Nothing of what the console prints is lost, however many chips there are."""
    text = shown(wide.export("latex"))
    remarks = Remarks.of(wide.compared)
    words = [remarks.wording.cell(row, cell) for row in wide.compared.rows for cell in row.cells]
    wanted = [*(each.text for each in words), *(each.ratio for each in words)]
    wanted += [f"{mark} " for mark, _ in remarks.sources]
    assert [] == [each for each in wanted if each not in text]


def test_every_line_has_as_many_cells_as_its_table(wide: chipcmp.Comparison) -> None:
    """In each table every row has a cell for every column."""
    text = wide.export("latex")
    tables = re.findall(
        r"\\begin\{longtable\}\{([^\n]*)\}\n(.*?)\\end\{longtable\}", text, re.DOTALL
    )
    assert 4 == len(tables)
    for layout, body in tables:
        columns = layout.count("p{")
        rows = [line for line in body.splitlines() if line.startswith("{}")]
        assert len(wide.compared.rows) == len(rows)
        assert {columns} == {len(re.findall(r"(?<!\\)&", line)) + 1 for line in rows}


def test_one_chip_and_no_row(shipped: chipcmp.Comparison) -> None:
    """A chip alone is a table of one column; chips without a common row give no table."""
    catalog = chipcmp.load()
    assert 1 == catalog.compare("H20").export("latex").count(r"\begin{longtable}")
    empty = catalog.compare("CXMT", "CUDA").export("latex")
    assert 0 == empty.count(r"\begin{longtable}")
    assert shipped.export("latex").count("{") == shipped.export("latex").count("}")


@pytest.mark.parametrize("which", ["shipped", "wide", "hostile"])
def test_fragment_is_well_formed(which: str, request: pytest.FixtureRequest) -> None:
    """A strict reader of LaTeX finds every group, formula and environment closed."""
    text = request.getfixturevalue(which).export("latex")
    _, start, length = LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    assert (0, len(text)) == (start, length)


@pytest.mark.parametrize("which", ["shipped", "wide", "hostile"])
def test_fragment_compiles(
    which: str, compiled: Callable[[str], str], request: pytest.FixtureRequest
) -> None:
    """A TeX makes a PDF of it with booktabs; of sheets that we ship no line is too wide."""
    said = compiled(request.getfixturevalue(which).export("latex"))
    assert "Output written on document.pdf" in said
    if which != "hostile":  # words without an end fit no column
        assert "Overfull" not in said


def test_same_inputs_same_text() -> None:
    """Two catalogs read apart give the same fragment."""
    first, second = (chipcmp.load().compare("H100", "H20").export("latex") for _ in range(2))
    assert first == second

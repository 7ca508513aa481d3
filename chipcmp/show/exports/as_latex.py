r"""A comparison as LaTeX: tables in the style of booktabs, what must be said of them, the sources.

A fragment to be read with ``\input``, for pdfLaTeX, XeLaTeX and LuaLaTeX; its first lines say what
the preamble needs. Tables break over pages; each has the baseline and at most two chips beside it,
so that any number of chips fits a column of text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chipcmp.model.version import VERSION
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.show import tex
from chipcmp.show.remarks import Remarks, has_unlike_ratio, undated
from chipcmp.show.text import listing, plain

BESIDE = 2
"""How many chips stand beside the baseline in one table."""
_FINGERPRINT = 12
_PREAMBLE = r"""
% Read it with \input; the preamble needs \usepackage{array,booktabs,longtable}.
% Letters that the fonts lack (Chinese, Arabic) need XeLaTeX or LuaLaTeX and a font that has them.
% `chipcmp cite --format bibtex` gives the same sources, in the same order, with addresses.
"""
# Signs that pdfLaTeX takes for unknown letters, in the fonts for mathematics that every TeX has.
_SIGNS = str.maketrans(
    {
        "≠": r"\ensuremath{\neq}",
        "≈": r"\ensuremath{\approx}",
        "≥": r"\ensuremath{\geq}",
        "≤": r"\ensuremath{\leq}",
        "−": r"\ensuremath{-}",
        "→": r"\ensuremath{\rightarrow}",
        "×": r"\ensuremath{\times}",
        "÷": r"\ensuremath{\div}",
        "·": r"\ensuremath{\cdot}",
        "†": r"\ensuremath{\dagger}",
        "‡": r"\ensuremath{\ddagger}",
        "…": r"\ldots{}",
        "µ": r"\ensuremath{\mu}",
        "\u202f": r"\,",
        "\u00a0": "~",
    }
)


@dataclass(frozen=True, slots=True)
class _Part:
    """The baseline and the chips that stand beside it in one table, by their columns."""

    remarks: Remarks
    columns: tuple[int, ...]

    def lines(self) -> Iterator[str]:
        """The table."""
        compared, head = self.remarks.compared, self._head()
        yield rf"\begin{{longtable}}{{{_layout(len(self.columns))}}}"
        yield rf"\caption{{{words(self._caption())}}}\tabularnewline"
        yield rf"\toprule {head} \midrule \endfirsthead"
        yield rf"\toprule {head} \midrule \endhead"
        yield r"\bottomrule \endfoot"
        for row in compared.rows:
            cells = [self._cell(row, row.cells[column]) for column in self.columns]
            unit = f", {row.unit.name}" if row.unit else ""
            parts = [words(f"{row.label}{unit}"), *(part for cell in cells for part in cell)]
            yield rf"{_line(parts)} \addlinespace[2pt]"
        yield r"\end{longtable}"

    def _caption(self) -> str:
        compared = self.remarks.compared
        names = [plain(compared.chips[column].short_name) for column in self.columns]
        base = plain(compared.baseline.short_name)
        others = [n for n, c in zip(names, self.columns, strict=True) if not self._is_base(c)]
        what = f"{listing(others)} compared to {base}" if others else base
        return f"{what}. {self.remarks.title}."

    def _head(self) -> str:
        heads = [""]
        for column in self.columns:
            name = words(self.remarks.compared.chips[column].short_name)
            heads += [f"{name} (baseline)"] if self._is_base(column) else [name, ""]
        return _line(heads)

    def _cell(self, row: ComparedRow, cell: Cell) -> tuple[str, ...]:
        said = self.remarks.wording.cell(row, cell)
        # A mark stays with its number, a rival with its sign.
        text_ = words(said.text.replace(" [", "\u00a0[").replace("≠ ", "≠\u00a0"))
        if cell.chip.id == self.remarks.compared.baseline.id:
            return (text_,)
        sign = "‡" if said.ratio and has_unlike_ratio(cell) else ""
        spread = f" ({said.spread})" if said.spread else ""
        return text_, words(f"{said.ratio}{sign}{spread}")

    def _is_base(self, column: int) -> bool:
        compared = self.remarks.compared
        return compared.chips[column].id == compared.baseline.id


def text(compared: Compared) -> str:
    """The comparison as a LaTeX fragment; nothing in it is a command but its own."""
    remarks = Remarks.of(compared)
    day = compared.view.trust.as_of
    left_out = undated(compared.undated, day) if day else ""
    said = [line for d in remarks.disputes for line in (d.sentence, *(f"? {h}" for h in d.hints))]
    said += [*remarks.ratios, *remarks.values]
    said += [*remarks.legend, *filter(None, (remarks.vendors, left_out))]
    sources = [f"{mark} {citation}" for mark, citation in remarks.sources]
    sha256 = compared.view.contents.sha256[:_FINGERPRINT]
    parts = [
        f"% chipcmp {VERSION}, catalog {sha256}{_PREAMBLE}",
        r"\begingroup\footnotesize\setlength{\tabcolsep}{3pt}",
        *(line for part in _parts(remarks) for line in part.lines()),
        r"\raggedright",
        *_paragraphs([*said, *sources]),
        r"\par\endgroup",
    ]
    return "\n".join(parts) + "\n"


def words(said: str) -> str:
    r"""Text that TeX prints as it is, with the signs that tables use.

    >>> words("4.8 [2] ≠ 3.35 & 50 %")
    '4.8 [2] \\ensuremath{\\neq} 3.35 \\& 50 \\%'
    """
    return tex.escaped(said).translate(_SIGNS)


def _parts(remarks: Remarks) -> Iterator[_Part]:
    compared = remarks.compared
    if not compared.rows:
        return
    base = [n for n, chip in enumerate(compared.chips) if chip.id == compared.baseline.id]
    others = [n for n in range(len(compared.chips)) if n not in base]
    for start in range(0, max(len(others), 1), BESIDE):
        yield _Part(remarks, (*base, *others[start : start + BESIDE]))


def _layout(columns: int) -> str:
    """The columns in shares of the line's width: label, baseline, then value and ratio."""
    shares = [0.23, 0.21, *[0.165, 0.115] * (columns - 1)]
    return "@{}" + "".join(_column(share, n) for n, share in enumerate(shares)) + "@{}"


def _column(share: float, number: int) -> str:
    # Every other column from the fourth on is of ratios, which stand to the right.
    is_ratio = number > 1 and number % 2
    side = r"\raggedleft" if is_ratio else r"\raggedright"
    width = rf"\dimexpr{share:.3f}\linewidth-2\tabcolsep\relax"
    return rf">{{{side}\arraybackslash}}p{{{width}}}"


def _line(cells: Sequence[str]) -> str:
    # The group keeps a label that begins with a bracket from being an option of the line before.
    return f"{{}}{' & '.join(cells)} \\tabularnewline"


def _paragraphs(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        yield rf"\par\noindent\hangindent=2em {words(sentence)}"

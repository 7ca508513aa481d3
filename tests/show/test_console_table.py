"""Comparisons on screens of every width: nothing is cut, no number is broken."""

import io
import itertools

import pytest
from rich.cells import cell_len

from chipcmp import api
from chipcmp.reason.compare import Compared
from chipcmp.show.console.comparison import comparison
from chipcmp.show.console.screen import Screen
from chipcmp.show.remarks import Remarks, has_unlike_ratio

CHIPS = {
    "two": ("H100", "H20"),
    "three": ("H100", "H20", "910B"),
    "six": ("H100", "H200", "H800", "A100", "H20", "910B"),
}
WIDTHS = (40, 60, 80, 100, 120)


@pytest.fixture(scope="module")
def catalog() -> api.Catalog:
    """The shipped catalog."""
    return api.load()


def printed(compared: Compared, width: int | None) -> list[str]:
    """The lines that a screen of this width shows."""
    stream = io.StringIO()
    screen = Screen.of(stream, {} if width is None else {"COLUMNS": str(width)})
    screen.print(comparison(screen, compared))
    return stream.getvalue().splitlines()


def unbroken(compared: Compared) -> list[str]:
    """Every value, rival, ratio and mark that a reader needs, as one piece each."""
    remarks = Remarks.of(compared)
    pieces = []
    for row in compared.rows:
        for cell in row.cells:
            words = remarks.wording.cell(row, cell)
            sign = "‡" if words.ratio and has_unlike_ratio(cell) else ""
            pieces += [f"{words.value}{words.signs}", f"{words.ratio}{sign}", *words.flags]
            pieces += [words.marks, words.rival_marks, words.direct_marks]
            if words.rival:
                pieces.append(f"≠ {words.rival} {words.rival_marks}")
            if words.direct:
                pieces.append(f"· {words.direct} claimed {words.direct_marks}")
    return [piece for piece in pieces if piece]


@pytest.mark.parametrize("which", ["headline", "all"])
@pytest.mark.parametrize("width", [*WIDTHS, None])
@pytest.mark.parametrize("chips", CHIPS)
def test_no_number_is_cut_or_broken(
    chips: str, width: int | None, which: str, catalog: api.Catalog
) -> None:
    """Every piece of every cell stands whole on one line, at every width."""
    metrics = "all" if which == "all" else "headline"
    compared = catalog.compare(*CHIPS[chips], metrics=metrics).compared
    lines = printed(compared, width)

    def is_shown(piece: str) -> bool:
        # What holds no number, such as the name of a fabric, may be broken between its words.
        if any(character.isdigit() for character in piece):
            return any(piece in line for line in lines)
        return all(any(word in line for line in lines) for word in piece.split())

    assert [] == [piece for piece in unbroken(compared) if not is_shown(piece)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("chips", CHIPS)
def test_lines_fit(chips: str, width: int, catalog: api.Catalog) -> None:
    """No line is wider than the screen, unless it is one word."""
    lines = printed(catalog.compare(*CHIPS[chips]).compared, width)

    assert [] == [line for line in lines if cell_len(line) > width and " " in line.strip()]


@pytest.mark.parametrize(("one", "other"), list(itertools.pairwise((*WIDTHS, None))))
def test_every_width_says_the_same(
    one: int | None, other: int | None, catalog: api.Catalog
) -> None:
    """Below the table stands the same, whatever the width; a long path may be broken."""
    compared = catalog.compare(*CHIPS["three"]).compared

    def remarks(width: int | None) -> str:
        lines = printed(compared, width)
        start = next(n for n, line in enumerate(lines) if line.startswith("≠"))
        return "".join("".join(lines[start:]).split())

    assert remarks(one) == remarks(other)


def test_piped_each_row_is_one_line(catalog: api.Catalog) -> None:
    """Without a width a row is one line with its label, unit and cells."""
    compared = catalog.compare("H100", "H20", metrics=["memory_capacity"]).compared

    lines = printed(compared, None)
    assert [" Memory capacity  GB  80 [1]    96 [1] ≠ 80 [2]  1.2×"] == [
        line for line in lines if line.startswith(" Memory capacity")
    ]


def test_narrow_screens_get_a_block_a_row(catalog: api.Catalog) -> None:
    """At 40 columns a row is a block with a line for each chip."""
    compared = catalog.compare("H100", "H20", metrics=["memory_bandwidth"]).compared

    lines = printed(compared, 40)
    start = lines.index("Memory bandwidth, TB/s")
    assert "  H100 SXM         4.8 [1] ≠ 3.35 [2]" == lines[start + 1]
    assert lines[start + 2].startswith("  H20       0.83×  4.0 [1]")


def test_nothing_to_show_is_said(catalog: api.Catalog) -> None:
    """Chips that share no row get a sentence instead of an empty table."""
    compared = catalog.compare("CXMT", "CUDA").compared

    assert (
        "No row is filled by two of these 2 chips; ask for --all rows, or for one with --metric."
        in printed(compared, None)
    )

"""Wide comparisons on narrow screens: nothing lost, nothing cut, columns in line."""

import io
from dataclasses import replace

import pytest
from wcwidth import wcswidth

import chipcmp
from chipcmp.model.statements import Label
from chipcmp.reason.compare import Compared
from chipcmp.show.console.comparison import comparison
from chipcmp.show.console.screen import Screen
from chipcmp.show.remarks import Remarks, has_unlike_ratio

CHIPS = ("H100", "H200", "H800", "A100", "A800", "H20", "910B", "910C")
WIDTHS = (80, 120, 200, None)
MODES = {"plain": {}, "NO_COLOR": {"NO_COLOR": "1"}, "dumb": {"TERM": "dumb"}}
LABELS = ("四堆栈高带宽内存", "ذاكرة عالية النطاق", "HBM3", "メモリー", "쌓은 메모리")


@pytest.fixture(scope="module")
def wide() -> Compared:
    """Eight chips in the forty rows that most of them fill."""
    compared = chipcmp.load().compare(*CHIPS, metrics="all").compared
    fullest = sorted(
        compared.rows, key=lambda row: -sum(cell.choice is not None for cell in row.cells)
    )
    kept = set(map(id, fullest[:40]))
    return replace(compared, rows=tuple(row for row in compared.rows if id(row) in kept))


@pytest.fixture(scope="module")
def worldwide() -> Compared:
    """Chips whose types of memory are named in Chinese, Arabic, Japanese and Korean."""
    contents = chipcmp.load().contents
    chips = (
        "nvidia-h100-sxm",
        "nvidia-h20",
        "nvidia-h200-sxm",
        "nvidia-h800-sxm",
        "nvidia-a800-sxm",
    )
    names = dict(zip(chips, LABELS, strict=True))
    claims = tuple(
        replace(claim, statement=Label(names[claim.chip]))
        if claim.metric == "memory_type" and claim.chip in names
        else claim
        for claim in contents.claims
    )
    catalog = chipcmp.Catalog(replace(contents, claims=claims))
    metrics = ["memory_type", "memory_bandwidth", "memory_capacity"]
    return catalog.compare(*names, metrics=metrics).compared


def printed(compared: Compared, width: int | None, **environ: str) -> list[str]:
    """The lines that a screen of this width shows."""
    stream = io.StringIO()
    columns = {} if width is None else {"COLUMNS": str(width)}
    screen = Screen.of(stream, {**columns, **environ})
    screen.print(comparison(screen, compared))
    return stream.getvalue().splitlines()


def table_of(lines: list[str]) -> list[str]:
    """The lines above the remarks, without the title."""
    end = next((n for n, line in enumerate(lines) if line.startswith("≠")), len(lines))
    return lines[1:end]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_lost(width: int | None, mode: str, wide: Compared) -> None:
    """Row by row each value, flag, mark, rival and ratio is there, whole, in its order."""
    lines = printed(wide, width, **MODES[mode])
    text = " ".join("\n".join(table_of(lines)).split())
    remarks = Remarks.of(wide)
    missing = []
    for row in wide.rows:
        for cell in row.cells:
            words = remarks.wording.cell(row, cell)
            sign = "‡" if words.ratio and has_unlike_ratio(cell) else ""
            pieces = [f"{words.value}{words.signs}", *words.flags, words.marks]
            pieces += [words.rival, words.rival_marks, words.direct, words.direct_marks]
            pieces.append(f"{words.ratio}{sign}")
            missing += [piece for piece in pieces if piece and piece not in text]
    assert [] == missing
    assert "\x1b" not in "\n".join(lines)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_cell_has_its_place(width: int | None, wide: Compared) -> None:
    """At every width the table prints as many values as there are cells, none twice."""
    remarks = Remarks.of(wide)
    words = [remarks.wording.cell(row, cell) for row in wide.rows for cell in row.cells]
    text = "\n".join(table_of(printed(wide, width)))
    ratios = [each.ratio for each in words if each.ratio]
    assert len(ratios) == text.count("×")
    assert sum(each.value == "–" for each in words) == sum(part == "–" for part in text.split())


@pytest.mark.parametrize("width", [80, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int, wide: Compared) -> None:
    """Every line fits, and the table uses no more lines than a block for each row needs."""
    lines = printed(wide, width)
    assert [] == [line for line in lines if wcswidth(line) > width]
    assert len(table_of(lines)) <= len(wide.rows) * (2 * len(CHIPS) + 2)


@pytest.mark.parametrize("width", [200, None])
def test_columns_stand_in_line_in_any_script(width: int | None, worldwide: Compared) -> None:
    """By the width that a terminal gives each letter, ratios and cells begin in one column."""
    lines = table_of(printed(worldwide, width))
    label = next(line for line in lines if line.startswith(" Memory type"))
    rows = {
        name: next(line for line in lines if line.startswith(f" {name}"))
        for name in ("Memory bandwidth", "Memory capacity")
    }
    starts = [wcswidth(label[: label.index(name)]) for name in LABELS]
    for line in rows.values():
        at = [_index(line, start) for start in starts]
        assert [] == [n for n in at if line[n - 1] != " " or line[n] == " "]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_blocks_stand_in_line_in_any_script(width: int, worldwide: Compared) -> None:
    """Where columns do not fit, all cells of a block begin in one column."""
    lines = table_of(printed(worldwide, width))
    named = [(line, name) for line in lines for name in LABELS if f"{name} [" in line]
    assert list(LABELS) == [name for _, name in named]
    assert 1 == len({wcswidth(line[: line.index(name)]) for line, name in named})
    assert [] == [line for line in lines if wcswidth(line) > width]


def _index(line: str, column: int) -> int:
    """The index of the character that stands in a column of the terminal."""
    return next(n for n in range(len(line)) if wcswidth(line[:n]) == column)

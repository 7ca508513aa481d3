"""Lines: wrapped at spaces, tied words kept together, columns side by side."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from chipcmp.cli.run import run
from chipcmp.show.console.entries import entries, entry
from chipcmp.show.console.layout import beside, breadth, tied, wrapped
from chipcmp.show.console.screen import Screen

words = st.lists(st.text("abc≠中1.5", min_size=1, max_size=9), min_size=1, max_size=20)


def plain(lines: list[Text]) -> list[str]:
    """The lines without their styles."""
    return [line.plain for line in lines]


@given(words=words, width=st.integers(1, 40), hanging=st.integers(0, 4))
def test_wrapping_keeps_every_word(words: list[str], width: int, hanging: int) -> None:
    """No letter is lost or moved, only what is wider than a line is broken, and no number is."""
    lines = plain(wrapped(Text(" ".join(words)), width, hanging))

    assert "".join(words) == "".join("".join(lines).split())
    assert [] == [line for line in lines if cell_len(line) > width and " " in line.strip()]
    shown = " ".join(lines).split()
    narrow = [word for word in words if cell_len(word) <= width - hanging]
    assert [] == [word for word in narrow if word not in shown]
    assert [] == [word for word in words if word[0] in "15" and word not in shown]


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("at specs/chips/nvidia/h100-sxm.yaml:507", 24,
         ["at", "  specs/chips/nvidia/", "  h100-sxm.yaml:507"]),
        ("76c607422334f8fd2c4ed569317ae4f025ff", 20,
         ["76c607422334f8fd2c4e", "  d569317ae4f025ff"]),
        ("says 3350000000000 GB", 10, ["says", "  3350000000000", "  GB"]),
        ("“3350000000000” ≠", 10, ["“3350000000000”", "  ≠"]),
        ("abcdefgh-1234567.25-and-much-more", 12,
         ["abcdefgh-", "  1234567.25", "  -and-much-", "  more"]),
        ("4.0\u00a0TB/s\u00a0[1]", 5, ["4.0\u00a0TB/s\u00a0[1]"]),
        ("中文字中文字中文字", 8, ["中文字中", "  文字中", "  文字"]),
    ],
)  # fmt: skip
def test_a_word_too_long_for_a_line_is_broken(words: str, width: int, lines: list[str]) -> None:
    """A path is broken behind a slash, other names where the line ends, a number nowhere."""
    assert lines == plain(wrapped(Text(words), width, 2))


@pytest.mark.parametrize(
    "arguments",
    [
        "why H100 memory_bandwidth",
        "why H20/H100 memory_bandwidth",
        "show H100",
        "show seed-004",
        "list sources",
        "compare H100 H20 910B --all",
    ],
)
def test_no_line_is_wider_than_a_narrow_screen(
    arguments: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 40 columns every line of every page fits, paths and fingerprints included."""
    monkeypatch.setenv("COLUMNS", "40")

    assert 0 == run(arguments.split())
    lines = capsys.readouterr().out.splitlines()

    assert lines
    assert [] == [line for line in lines if cell_len(line) > 40]


def test_hanging_lines_are_indented() -> None:
    """All lines but the first begin with the indent; spaces before the first word stay."""
    assert [" one two", "   three"] == plain(wrapped(Text(" one two three"), 9, 3))


def test_tied_words_are_not_parted() -> None:
    """A tied text moves to the next line as a whole."""
    line = Text(" ").join([Text("one"), tied(Text("4.0 TB/s")), Text("two")])

    assert ["one", "4.0\u00a0TB/s", "two"] == plain(wrapped(line, 9))


def test_styles_survive_wrapping() -> None:
    """A style covers its words on whatever line they come to stand."""
    text = Text.assemble(("one two", "bold"), " three")

    assert [["bold"], ["bold"], []] == [
        [str(span.style) for span in line.spans] for line in wrapped(text, 5)
    ]


def test_columns_are_padded_to_their_widths() -> None:
    """Blocks of different heights stand side by side, without spaces at the ends of lines."""
    left, right = [Text("a"), Text("bb")], [Text("中")]

    assert [" a   中", " bb"] == plain(beside([left, right], [breadth(left), 2], indent=1))


LISTED = (
    ("4.0 TB/s", ("seed-004, line 16", "printed")),
    ("a long head of many words", ("x",)),
)


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        (
            "",
            [
                "  4.0 TB/s                   seed-004, line 16 · printed",
                "  a long head of many words  x",
            ],
        ),
        (
            "30",
            [
                "  4.0 TB/s  seed-004, line 16",
                "            · printed",
                "  a long head of many words",
                "            x",
            ],
        ),
    ],
)
def test_entries_turn_where_they_do_not_fit(columns: str, lines: list[str]) -> None:
    """Heads share a column up to a third of the screen; longer ones stand above their details."""
    screen = Screen.of(io.StringIO(), {"COLUMNS": columns})
    listed = [entry(screen, head, details) for head, details in LISTED]

    assert lines == plain(entries(screen, listed))

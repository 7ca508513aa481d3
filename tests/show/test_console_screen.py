"""The screen: harmless text, characters that the stream can take, lines as they are."""

import io
from pathlib import Path

import pytest
from rich.text import Text

from chipcmp import api
from chipcmp.show.console.comparison import comparison
from chipcmp.show.console.screen import Screen

HOSTILE = """\
chip: my-chip
name: '[/][bold]:smiley: $x$'
vendor: Mine
claims:
- metric: memory_type
  label: '[s0] [a, b] {name}'
  source: seed-004
  locator: 'line 1 [link=https://example.org]'
"""


def ascii_screen(environ: dict[str, str] | None = None) -> tuple[Screen, io.BytesIO]:
    """A screen that takes ASCII only, and the bytes that reach it."""
    bytes_ = io.BytesIO()
    return Screen.of(io.TextIOWrapper(bytes_, "ascii", newline="\n"), environ or {}), bytes_


def test_markup_is_only_text(tmp_path: Path) -> None:
    """Brackets, emoji names and dollars from a sheet are printed as they are."""
    (tmp_path / "x.yaml").write_text(HOSTILE)
    compared = api.load(tmp_path).compare("my-chip", metrics="all").compared
    stream = io.StringIO()
    screen = Screen.of(stream, {})

    screen.print(comparison(screen, compared))

    out = stream.getvalue()
    assert "[/][bold]:smiley: $x$" in out
    assert "[s0] [a, b] {name} [1]" in out
    assert "line 1 [link=https://example.org]" in out


def test_control_characters_are_dropped() -> None:
    """Escape sequences, links, NUL and overrides from a sheet cannot command the terminal."""
    screen = Screen.of(io.StringIO(), {})

    assert "a[31mb]8;;xcd" == screen.text("a\x1b[31mb\x1b]8;;x\x07c\u202ed\0").plain


@pytest.mark.parametrize(
    ("character", "shown"),
    [("≠", "!="), ("×", "x"), ("–", "-"), ("…", "..."), ("≥", ">="), ("≈", "~"), ("†", "+"),
     ("é", "e"), ("ﬁ", "fi"),
     ("mm²", "mm^2"), ("1.024⁴", "1.024^4"), ("10⁻¹²", "10^-12"), ("1.024ⁿ", "1.024^n"),
     ("H₂O", "H_2O"), ("900①", "900(1)"), ("4½", "4?"), ("９０", "90"), ("中", "?"), ("A", "A")],
)  # fmt: skip
def test_missing_characters_have_stand_ins(character: str, shown: str) -> None:
    """What an encoding lacks is spelled, bared of its accent, or asked about."""
    screen, _ = ascii_screen()

    assert shown == screen.text(character).plain


def test_raised_digits_that_can_be_shown_are_kept() -> None:
    """Latin-1 has a raised 2 and no raised 4: one is shown, the other spelled."""
    stream = io.TextIOWrapper(io.BytesIO(), "latin-1")
    assert "mm² 1.024^4" == Screen.of(stream, {}).shown("mm² 1.024⁴")


def test_other_exports_spell_raised_digits_too() -> None:
    """A text that has no escapes gets stand-ins, which change no number."""
    screen, bytes_ = ascii_screen()

    screen.write("1.024⁴ ≠ é", "markdown")
    screen.console.file.flush()

    assert b"1.024^4 != e\n" == bytes_.getvalue()


def test_json_is_escaped_where_it_cannot_be_encoded() -> None:
    """JSON stays the same JSON on a stream that takes ASCII only."""
    screen, bytes_ = ascii_screen()

    screen.write('"≠ é 🙂"', "json")
    screen.console.file.flush()

    assert b'"\\u2260 \\u00e9 \\ud83d\\ude42"\n' == bytes_.getvalue()


@pytest.mark.parametrize(
    ("columns", "width"),
    [("80", 80), ("", None), ("0", None), ("-5", None), ("wide", None),
     ("9999", 9999), ("10000", None), ("9" * 5000, None), ("²", None), ("8 0", None), ("٤٠", None)],
)  # fmt: skip
def test_a_pipe_has_a_width_only_if_it_is_given_one(columns: str, width: int | None) -> None:
    """COLUMNS is honoured where it is a number; else a pipe's lines are as long as they are."""
    assert width == Screen.of(io.StringIO(), {"COLUMNS": columns}).width


@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
@pytest.mark.parametrize("size", ["0", "9" * 5000, "²"])
def test_a_senseless_size_of_the_screen_hides_nothing(name: str, size: str) -> None:
    """What is no size counts as not set: the text is printed all the same."""
    stream = io.StringIO()

    Screen.of(stream, {name: size}).print([Text("4.0 TB/s")])

    assert "4.0 TB/s\n" == stream.getvalue()


def test_spaces_at_the_end_are_dropped() -> None:
    """Lines end with their last character, and tied words with plain spaces between them."""
    stream = io.StringIO()

    Screen.of(stream, {}).print([Text("4.0\u00a0TB/s  ")])

    assert "4.0 TB/s\n" == stream.getvalue()

"""Texts by lines, and matched to their records by fingerprint."""

import hashlib
import os
from pathlib import Path

import pytest

from chipcmp.model.problems import Unreadable
from chipcmp.model.sources import Source
from chipcmp.read.articles import LIMIT, TextFile, read_articles, read_text

DATA = "first\r\nثانٍ\nthird".encode()


def source(data: bytes = DATA, file: str = "a.txt") -> Source:
    """A record of a text with these bytes."""
    return Source(
        id="a",
        title="A",
        publisher="Nobody",
        kind="seed article",
        sha256=hashlib.sha256(data).hexdigest(),
        file=file,
    )


def test_lines_are_counted_from_one() -> None:
    """Lines end at newlines only; the last needs none, and there is nothing after it."""
    text = TextFile("a.txt", DATA)

    assert [(1, "first"), (2, "ثانٍ"), (3, "third")] == list(text.lines())
    assert ("first", "third", None) == (text.line(1), text.line(3), text.line(4))
    assert (3, None) == (text.line_with("third"), text.line_with("fourth"))


def test_line_after_the_last_newline_is_none() -> None:
    """A newline at the end begins no further line."""
    text = TextFile("a.txt", b"one\n")
    assert [(1, "one")] == list(text.lines())
    assert text.line(2) is None


def test_bytes_that_are_not_utf_8_are_replaced() -> None:
    """What is no UTF-8 is read as U+FFFD, and its first line is known."""
    text = TextFile("a.txt", b"80 GB\n\xff 96 GB\xc3\n")
    assert (2, "\ufffd 96 GB\ufffd") == (text.broken, text.line(2))
    assert TextFile("a.txt", DATA).broken is None


def test_name_does_not_count(tmp_path: Path) -> None:
    """A file of any name is the article if its bytes are."""
    (tmp_path / "whatever").write_bytes(DATA)
    (tmp_path / "a.txt").write_bytes(b"other")

    (article,) = read_articles(str(tmp_path), [source()])

    assert ("read", "whatever") == (article.state, article.text and article.text.name)


def test_name_counts_where_no_bytes_are_right(tmp_path: Path) -> None:
    """The file of the record's name is read with a fingerprint that differs."""
    (tmp_path / "a.txt").write_bytes(b"changed")

    (article,) = read_articles(str(tmp_path), [source()])

    assert ("fingerprint differs", "a.txt") == (article.state, article.text and article.text.name)


@pytest.mark.parametrize("file", ["a.txt", ""])
def test_missing_article(tmp_path: Path, file: str) -> None:
    """Without either there is no text; sources without a fingerprint are not looked for."""
    (tmp_path / "b.txt").write_bytes(b"other")
    os.mkfifo(tmp_path / "pipe")
    plain = Source(id="b", title="B", publisher="Nobody", kind="news")

    (article,) = read_articles(str(tmp_path), [source(file=file), plain])

    assert ("missing", None) == (article.state, article.text)


def test_no_folder(tmp_path: Path) -> None:
    """A folder that is not there is named."""
    with pytest.raises(Unreadable) as caught:
        read_articles(f"{tmp_path}/no", [source()])
    assert f"no folder {tmp_path}/no; name the folder that the articles lie in." == str(
        caught.value
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"\xff\xfe8\x000\x00",
            "found UTF-16 in x.txt; allowed is UTF-8. Save the file as UTF-8.",
        ),
        (
            b"9" * (LIMIT + 1),
            "found over 32 MiB in x.txt; allowed are texts up to 32 MiB. Split it.",
        ),
    ],
    ids=["UTF-16", "too long"],
)
def test_what_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, sentence: str
) -> None:
    """Other encodings and texts that are too long are refused in a sentence."""
    monkeypatch.chdir(tmp_path)
    Path("x.txt").write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read_text("x.txt")
    assert sentence == str(caught.value)


def test_too_long_a_file_is_passed_over(tmp_path: Path) -> None:
    """A huge file beside the articles does not keep them from being found."""
    (tmp_path / "huge").write_bytes(b"\0" * (LIMIT + 1))
    (tmp_path / "small").write_bytes(DATA)
    (article,) = read_articles(str(tmp_path), [source()])
    assert "read" == article.state


@pytest.mark.parametrize(("name", "what"), [("", "a folder"), ("no.txt", "no file")])
def test_what_is_no_file(tmp_path: Path, name: str, what: str) -> None:
    """A folder, or nothing, in the place of a text is named."""
    path = str(tmp_path / name)
    with pytest.raises(Unreadable) as caught:
        read_text(path)
    assert f"cannot read {path}: it is {what}; name a text file." == str(caught.value)

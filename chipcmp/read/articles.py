"""Texts as they lie on disk: read by lines, and matched to their records by fingerprint."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from chipcmp.model.problems import Unreadable
from chipcmp.model.sources import Source

LIMIT = 32 * 1024 * 1024
"""The most bytes that a text may have."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
State = Literal["read", "fingerprint differs", "missing"]


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text in UTF-8, by lines that are counted from 1; bytes that are none become U+FFFD."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def lines(self) -> Iterator[tuple[int, str]]:
        """Every line with its number. One after the other, so that many lines cost no memory."""
        start, number = 0, 1
        while start < len(self.data):
            end = self.data.find(b"\n", start)
            end = len(self.data) if end < 0 else end
            yield number, _decoded(self.data[start:end])
            start, number = end + 1, number + 1

    def line(self, number: int) -> str | None:
        """The line of that number, or None where the text ends before."""
        start = 0
        for _ in range(number - 1):
            end = self.data.find(b"\n", start)
            if end < 0:
                return None
            start = end + 1
        if start >= len(self.data):
            return None
        end = self.data.find(b"\n", start)
        return _decoded(self.data[start : len(self.data) if end < 0 else end])

    def line_with(self, text: str) -> int | None:
        """The number of the first line that holds these characters, or None."""
        at = self.data.find(text.encode())
        return None if at < 0 else self.data.count(b"\n", 0, at) + 1

    @property
    def broken(self) -> int | None:
        """The number of the first line that is not UTF-8, or None where all are."""
        try:
            self.data.decode()
        except UnicodeDecodeError as error:
            return self.data.count(b"\n", 0, error.start) + 1
        return None


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a source, or that it is missing.

    ``fingerprint differs`` where no file has the bytes of the record and one has its name.
    """

    source: Source
    state: State
    text: TextFile | None


def read_text(path: str) -> TextFile:
    """A text file as a user names it. Raises Unreadable where it is none, or too long."""
    found = Path(path)
    if not found.is_file():
        what = "a folder" if found.is_dir() else "no file"
        raise Unreadable(f"cannot read {path}: it is {what}; name a text file.")
    return _read(found, path)


def read_articles(folder: str, sources: Iterable[Source]) -> tuple[Article, ...]:
    """The texts in a folder of all sources whose records hold a fingerprint, in order of id.

    Any file of the folder may be the text; its name counts only where no bytes are right. Raises
    Unreadable where there is no such folder, or where a file that is needed cannot be read.
    """
    found = Path(folder)
    if not found.is_dir():
        raise Unreadable(f"no folder {folder}; name the folder that the articles lie in.")
    wanted = sorted((s for s in sources if s.sha256), key=lambda source: source.id)
    by_hash = _matched(found, {source.sha256 for source in wanted})
    return tuple(_article(found, source, by_hash) for source in wanted)


def _matched(folder: Path, wanted: set[str]) -> dict[str, TextFile]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as error:
        raise Unreadable(
            f"cannot read {folder}: {error.strerror}; allow reading it or name another."
        ) from None
    matched: dict[str, TextFile] = {}
    for path in paths:
        try:
            text = _read(path, path.name)
        except Unreadable:
            continue  # what is no text cannot be one of the articles; by its name it is read again
        if text.sha256 in wanted:
            matched.setdefault(text.sha256, text)
    return matched


def _article(folder: Path, source: Source, matched: dict[str, TextFile]) -> Article:
    text = matched.get(source.sha256)
    if text:
        return Article(source, "read", text)
    path = folder / source.file
    if source.file and path.is_file():
        return Article(source, "fingerprint differs", _read(path, source.file))
    return Article(source, "missing", None)


def _read(path: Path, shown: str) -> TextFile:
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise Unreadable(
            f"cannot read {shown}: {error.strerror}; allow reading it or leave it out."
        ) from None
    if len(data) > LIMIT:
        raise Unreadable(f"found over 32 MiB in {shown}; allowed are texts up to 32 MiB. Split it.")
    if data.startswith(_UTF_16):
        raise Unreadable(f"found UTF-16 in {shown}; allowed is UTF-8. Save the file as UTF-8.")
    return TextFile(path.name, data)


def _decoded(data: bytes) -> str:
    return data.removesuffix(b"\r").decode(errors="replace")

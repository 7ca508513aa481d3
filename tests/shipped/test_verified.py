"""Every figure of the articles is proved from its characters, and a changed digit is caught."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.statements import Label
from chipcmp.read.articles import Article, TextFile, read_articles
from chipcmp.read.catalog import check
from chipcmp.read.files import Folder, shipped
from chipcmp.reason.verify import Finding, verify

ROOT = Path(__file__).resolve().parents[2]
STATEMENT = re.compile(r"  (?:value|range|at_least|share|label): ")


@pytest.fixture(scope="module")
def contents() -> Contents:
    """The catalog as shipped."""
    return check(shipped()).contents()


@pytest.fixture(scope="module")
def articles(shared: Path, contents: Contents) -> tuple[Article, ...]:
    """The five articles."""
    return read_articles(str(shared / "articles"), contents.sources.values())


def prints_a_number(claim: Claim) -> bool:
    """Whether the claim states a number, or a name with a digit in it."""
    label = isinstance(claim.statement, Label) and any(c.isdigit() for c in claim.statement.text)
    return claim.states_number or label


def test_every_figure_is_verified(contents: Contents, articles: tuple[Article, ...]) -> None:
    """Every figure that an article prints is verified; only what prints no number cannot be."""
    done = verify(contents, articles)

    assert done.is_success
    assert ["read"] * 5 == [article.state for article in articles]
    assert [] == [
        str(found.claim)
        for found in done.findings
        if found.outcome != "verified"
        and (prints_a_number(found.claim) or found.outcome != "not checkable")
    ]
    assert 26 == done.counts["verified"]


def test_only_one_figure_needs_its_line(contents: Contents, articles: tuple[Article, ...]) -> None:
    """The H20's terabytes become a rate by words on the line, and planned orders are counted."""
    reasons = {found.reason for found in verify(contents, articles).findings}
    assert {
        "read as 4.0 TB/s, completed by في الثانية on its line",
        "read as at least 10000 units, which counts units without naming them",
    } == {reason for reason in reasons if "completed" in reason or "counts" in reason}


def changed(text: str) -> Iterator[str]:
    """The text with each of its digits changed in turn; with none, each of its letters."""
    is_changed = str.isdigit if any(map(str.isdigit, text)) else str.isalpha
    for n, character in enumerate(text):
        if is_changed(character):
            other = str(int(character) % 9 + 1) if character.isdigit() else "ظ"
            yield text[:n] + other + text[n + 1 :]


def found_of(contents: Contents, articles: tuple[Article, ...], claim: Claim) -> list[Finding]:
    """What comes of the claims that stand where this one stood."""
    mine = tuple(article for article in articles if article.source.id == claim.source)
    place = (claim.chip, claim.location.path, claim.location.line)
    return [
        found
        for found in verify(contents, mine).findings
        if place == (found.claim.chip, found.claim.location.path, found.claim.location.line)
    ]


def test_each_digit_of_each_sheet_counts(
    contents: Contents, articles: tuple[Article, ...], tmp_path: Path
) -> None:
    """A digit changed in a claim of a sheet makes the claim differ, and names its line."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    folders = (Folder(tmp_path / "specs", "specs"), shipped()[1])
    claims = [c for c in contents.claims if c.source.startswith("seed-") and prints_a_number(c)]
    changes = 0
    for claim in claims:
        path = tmp_path / "specs" / claim.location.path
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        at = next(
            n for n in range(claim.location.line - 1, len(lines)) if STATEMENT.match(lines[n])
        )
        for other in changed(lines[at]):
            path.write_text("\n".join([*lines[:at], other, *lines[at + 1 :]]), encoding="utf-8")
            (found,) = found_of(check(folders).found, articles, claim)
            assert "differs" == found.outcome, other
            assert f"; the claim states {found.claim.text}" in found.reason
            changes += 1
        path.write_text(text, encoding="utf-8")
    assert (24, True) == (len(claims), changes > len(claims))


def test_each_digit_of_each_article_counts(
    contents: Contents, articles: tuple[Article, ...]
) -> None:
    """A digit, or a letter of a number in words, changed in an article: the claim is not found."""
    texts = {article.source.id: article for article in articles}
    claims = [c for c in contents.claims if c.source in texts and prints_a_number(c)]
    for claim in claims:
        article = texts[claim.source]
        assert article.text is not None
        lines = article.text.data.decode().split("\n")
        at = int(claim.locator.removeprefix("line ")) - 1
        for other in changed(claim.printed):
            line = _replaced(lines[at], claim.printed, other)
            data = "\n".join([*lines[:at], line, *lines[at + 1 :]]).encode()
            text = TextFile(article.text.name, data)
            assert hashlib.sha256(data).hexdigest() != article.source.sha256
            (found,) = found_of(contents, (replace(article, text=text),), claim)
            assert "not found" == found.outcome, other
            assert f"{claim.locator} does not print it" in found.reason
    assert 24 == len(claims)


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("15 ٪", "1/15 ٪"),
        ("15 ٪", "أقل من 15 ٪"),
        ("15 ٪", "15 ٪ على الأكثر"),
        ("900 جيجابايت/ثانية", "2×900 جيجابايت/ثانية"),
        ("900 جيجابايت/ثانية", "1\u200b900 جيجابايت/ثانية"),
        ("900 جيجابايت/ثانية", "±900 جيجابايت/ثانية"),
        ("400 جيجابايت/ثانية", "±400 جيجابايت/ثانية"),
        ("400 جيجابايت/ثانية", "أكثر من 400 جيجابايت/ثانية"),
        ("4.0 تيرابايت", "4.0 تيرابايت لكل ساعة"),
        ("80 جيجابايت", "80 جيجابايت/ثانية"),
        ("4.6 مليار دولار", "حوالي 4.6 مليار دولار"),
    ],
)
def test_changed_meaning_of_a_figure_counts(
    contents: Contents, articles: tuple[Article, ...], printed: str, other: str
) -> None:
    """Signs and words set beside a figure of an article, its digits kept: no claim of it holds."""
    (article,) = (each for each in articles if each.source.id == "seed-004")
    assert article.text is not None
    text = TextFile(article.text.name, article.text.data.replace(printed.encode(), other.encode()))
    claims = [c for c in contents.claims if (c.source, c.printed) == ("seed-004", printed)]
    (found,) = found_of(contents, (replace(article, text=text),), claims[0])
    assert found.outcome in ("differs", "not found")
    assert found.reason


def _replaced(line: str, printed: str, other: str) -> str:
    """The line with the figure changed wherever it stands as a whole: HBM3, not that of HBM3E."""
    return re.sub(rf"(?<![0-9A-Za-z]){re.escape(printed)}(?![0-9A-Za-z])", lambda _: other, line)


def test_changed_article_in_a_folder(contents: Contents, shared: Path, tmp_path: Path) -> None:
    """An article that was changed is read by its name, and never a success."""
    for path in (shared / "articles").glob("*.txt"):
        shutil.copy(path, tmp_path / path.name)
    (path,) = tmp_path.glob("004_*.txt")
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"\n")

    done = verify(contents, read_articles(str(tmp_path), contents.sources.values()))

    states = {checked.article.source.id: checked.article.state for checked in done.articles}
    assert "fingerprint differs" == states["seed-004"]
    assert (0, 0) == (done.counts["differs"], done.counts["not found"])
    assert not done.is_success


def test_seeds_know_the_names_of_their_texts(shared: Path, contents: Contents) -> None:
    """Each seed's record names a file that is there."""
    names = {source.file for source in contents.sources.values() if source.sha256}
    assert {path.name for path in (shared / "articles").glob("*_*.txt")} == names

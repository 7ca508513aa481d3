"""Claims against lines that are invented: every kind of statement, and what does not hold."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.read.articles import Article, TextFile, read_articles
from chipcmp.read.catalog import check
from chipcmp.read.files import Folder, shipped
from chipcmp.reason.verify import Finding, Verification, verify

EXCERPT = Path(__file__).resolve().parents[1] / "data" / "article-excerpt"
HEAD = "chip: invented-board\nname: Invented Board\nvendor: Nobody\nclaims:\n"

Held = Callable[..., tuple[str, str]]


@pytest.fixture(scope="module")
def contents() -> Contents:
    """The shipped catalog with the invented texts' claims."""
    return check((*shipped(), Folder(EXCERPT, "excerpt"))).contents()


def checked(contents: Contents, folder: Path) -> Verification:
    """The verification of the invented texts as they lie in a folder."""
    sources = [s for s in contents.sources.values() if s.id.startswith("invented-")]
    return verify(contents, read_articles(str(folder), sources))


def finding(contents: Contents, line: str, claim: Claim) -> Finding:
    """The finding for one claim, its article being one line."""
    text = TextFile("text.txt", line.encode())
    done = verify(contents, [Article(contents.sources[claim.source], "read", text)])
    (found,) = (found for found in done.findings if found.claim is claim)
    return found


@pytest.fixture
def held(tmp_path: Path, contents: Contents) -> Held:
    """What comes of a claim with this statement and printed figure against this line."""
    del contents

    def call(metric: str, statement: str, printed: str, line: str) -> tuple[str, str]:
        shown = f"  printed: '{printed}'\n" if printed else ""
        claim = f"- metric: {metric}\n  {statement}\n{shown}"
        place = "  source: invented-en\n  locator: line 1\n"
        (tmp_path / "board.yaml").write_text(HEAD + claim + place, encoding="utf-8")
        for name in ("ar", "en", "zh"):
            record = (EXCERPT / f"invented-{name}.yaml").read_text(encoding="utf-8")
            (tmp_path / f"{name}.yaml").write_text(record, encoding="utf-8")
        found = check((*shipped(), Folder(tmp_path, "mine"))).found
        (made,) = (c for c in found.claims if c.chip == "invented-board")
        done = finding(found, line, made)
        return done.outcome, done.reason

    return call


def test_every_invented_figure_is_verified(contents: Contents) -> None:
    """Values, ranges, bounds, shares, names and years are found and read in three languages."""
    done = checked(contents, EXCERPT / "texts")

    assert done.is_success
    assert {"verified": 20, "differs": 0, "not found": 0, "not checkable": 1} == dict(done.counts)
    assert ["above nvidia-h20"] == [
        found.claim.text for found in done.findings if found.outcome == "not checkable"
    ]


def test_reasons_say_how_a_unit_was_completed(contents: Contents) -> None:
    """A number is completed by words elsewhere on its line, and the finding says by which."""
    done = checked(contents, EXCERPT / "texts")
    assert [
        "read as 4.0 TB/s, completed by في الثانية on its line",
        "read as at least 10000 units, completed by units elsewhere on its line",
        "read as 900 GB/s, completed by GB/s elsewhere on its line",
        "read as 4.8 TB/s, completed by 每秒 on its line",
    ] == [found.reason for found in done.findings if "completed" in found.reason]


def test_changed_digit_of_each_text_is_not_found(contents: Contents, tmp_path: Path) -> None:
    """With one character of a printed figure changed, its claim fails and its line is named."""
    for path in (EXCERPT / "texts").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "en.txt").read_text(encoding="utf-8")
    (tmp_path / "en.txt").write_text(text.replace("4.8", "4.9"), encoding="utf-8")

    done = checked(contents, tmp_path)

    assert not done.is_success
    assert [("en.txt", "fingerprint differs")] == [
        (c.article.text and c.article.text.name, c.article.state)
        for c in done.articles
        if c.article.state != "read"
    ]
    assert [("4.8 TB/s", "line 1 does not print it")] == [
        (found.claim.text, found.reason) for found in done.findings if found.outcome == "not found"
    ]


def test_missing_article_is_no_success(contents: Contents, tmp_path: Path) -> None:
    """Without their articles claims cannot be checked, and that is no success."""
    done = checked(contents, tmp_path)

    assert not done.is_success
    assert {"its article is missing"} == {found.reason for found in done.findings}
    assert {"verified": 0, "differs": 0, "not found": 0, "not checkable": 21} == dict(done.counts)


GB = ("memory_capacity", "value: 96 GB")


@pytest.mark.parametrize(
    ("claim", "printed", "line", "expected"),
    [
        (GB, "96 GB", "It has 96 GB.", ("verified", "read as 96 GB")),
        (GB, "96", "It has 96 GB.", ("verified", "read as 96 GB")),
        (GB, "96,000 MB", "96,000 MB", ("verified", "read as 96000 MB")),
        (GB, "95 GB", "95 GB", ("differs", "read as 95 GB; the claim states 96 GB")),
        (GB, "96 GB", "196 GB", ("not found", "line 1 does not print it")),
        (GB, "96 GB", "1.96 GB", ("not found", "line 1 does not print it")),
        (GB, "96", "96,5 GB", ("not found", "line 1 does not print it")),
        (GB, "96 GB", "196 GB or 96 GB", ("verified", "read as 96 GB")),
        (GB, "96 GB", "96 GB/s", ("differs", "read as 96 GB/s; the claim states 96 GB")),
        (GB, "96", "96 of them", ("differs", "read as 96; the claim states 96 GB")),
        (
            GB,
            "96",
            "96, in GB",
            ("verified", "read as 96 GB, completed by GB elsewhere on its line"),
        ),
        (
            GB,
            "GB",
            "96 GB",
            ("differs", "no number can be read there; extend printed to the whole figure"),
        ),
        (
            GB,
            "",
            "96 GB",
            ("not found", "states a number without printed; add the figure as it is printed"),
        ),
        (GB, "96 GB", "", ("not found", "the article has no text on line 1")),
        (
            GB,
            "96 GB",
            "none\n96 GB",
            ("not found", "line 1 does not print it; it stands on line 2"),
        ),
        (
            ("tdp", "value: 3.5 W"),
            "3,500 W",
            "3,500 W",
            (
                "differs",
                "read as 3500 W; the claim states 3.5 W; its separator could be read so, as 3.500,"
                " but usually is not",
            ),
        ),
        (
            ("planned_orders", "value: 10000 units"),
            "tens of thousands",
            "tens of thousands",
            ("differs", "read as at least 10000; the claim states 10000 units"),
        ),
        (
            ("planned_orders", "at_least: 10000 units"),
            "tens of thousands",
            "tens of thousands",
            ("verified", "read as at least 10000 units, which counts units without naming them"),
        ),
        (
            ("technology_lag", "range: 3 years to 4 years"),
            "4 years",
            "4 years",
            ("differs", "read as 4 years; the claim states 3 years to 4 years"),
        ),
        (
            ("technology_lag", "value: 4 years"),
            "3-4 years",
            "3-4 years",
            ("differs", "read as 3 years to 4 years; the claim states 4 years"),
        ),
        (
            ("chip_count", "share: 5\n  of: nvidia-gb200-nvl72"),
            "5 %",
            "5 %",
            ("differs", "read as 5 %; the claim states 5 of nvidia-gb200-nvl72"),
        ),
        (
            ("memory_type", "label: HBM3"),
            "HBM3",
            "HBM3E",
            ("not found", "line 1 does not print it"),
        ),
        (("memory_type", "label: HBM3"), "HBM3", "HBM3E, HBM3", ("verified", "read as HBM3")),
        (("memory_type", "label: HBM3E"), "HBM3e", "HBM3e", ("verified", "read as HBM3e")),
        (
            ("memory_type", "label: HBM3E"),
            "HBM3",
            "HBM3",
            ("differs", "read as HBM3; the claim states HBM3E"),
        ),
        (
            ("transformer_engine", "present: no"),
            "TE",
            "no TE",
            ("not checkable", "states presence, prints no number; the words are there"),
        ),
        (
            ("transformer_engine", "present: no"),
            "TE",
            "no TEA",
            ("not found", "line 1 does not print it"),
        ),
        (
            ("transformer_engine", "present: no"),
            "",
            "x",
            ("not checkable", "states presence, prints no number"),
        ),
        (
            ("released", "date: 2024"),
            "last year",
            "last year",
            ("not checkable", "states a date, prints no number; the words are there"),
        ),
        (
            ("released", "date: 2024"),
            "2023",
            "2023",
            ("differs", "read as 2023; the claim states 2024"),
        ),
        (
            ("released", "date: 2024-05-06"),
            "6 May 2024",
            "6 May 2024",
            ("not checkable", "its year is 2024; days and months are not read"),
        ),
    ],
)
def test_what_comes_of_a_claim(
    held: Held, claim: tuple[str, str], printed: str, line: str, expected: tuple[str, str]
) -> None:
    """The outcome and its reason, in words."""
    assert expected == held(*claim, printed, line)


RATE = ("memory_bandwidth", "value: 4.0 TB/s")
SHARE = ("peak_throughput", "precision: undeclared\n  share: 15 %\n  of: nvidia-h100-sxm")
LINK = ("interconnect_bandwidth", "value: 900 GB/s")
PART = "its number is part of another figure, of a date or a name, and is not read by itself"


@pytest.mark.parametrize(
    ("claim", "printed", "line", "expected"),
    [
        (
            ("memory_capacity", "value: 80 GB"),
            "80GB",
            "bandwidth is 4.8 TB per second. 80GB memory",
            ("verified", "read as 80 GB"),
        ),
        (
            ("memory_capacity", "value: 4.8 TB"),
            "4.8 TB",
            "4.8 TB per second",
            ("differs", "read as 4.8 TB/s; the claim states 4.8 TB"),
        ),
        (SHARE, "15 ٪", "هي 1/15 ٪", ("differs", PART)),
        (LINK, "900 GB/s", "NVLink 2×900 GB/s", ("differs", PART)),
        (LINK, "900 GB/s", "±900 GB/s", ("differs", PART)),
        (LINK, "900 GB/s", "1\u200b900 GB/s", ("not found", "line 1 does not print it")),
        (LINK, "900", "900³ in GB/s", ("not found", "line 1 does not print it")),
        (
            LINK,
            "900",
            "900+ GB/s",
            ("differs", "read as at least 900 GB/s; the claim states 900 GB/s"),
        ),
        (
            SHARE,
            "15 ٪",
            "أقل من 15 ٪",
            ("differs", "read as at most 15 %; the claim states 15 % of nvidia-h100-sxm"),
        ),
        (
            RATE,
            "4.0 تيرابايت",
            "4.0 تيرابايت لكل ساعة، لا في الثانية",
            ("differs", "read as 4.0 TB لكل ساعة; the claim states 4.0 TB/s"),
        ),
        (
            ("tdp", "value: 700 W"),
            "700 W",
            "about 700 W",
            ("differs", "read as about 700 W; the claim states 700 W"),
        ),
        (
            ("tdp", "approximate: yes\n  value: 700 W"),
            "700 W",
            "about 700 W",
            ("verified", "read as about 700 W"),
        ),
        (
            ("tdp", "approximate: yes\n  value: 700 W"),
            "700 W",
            "under about 700 W",
            ("differs", "read as at most 700 W; the claim states about 700 W"),
        ),
        (("tdp", "at_most: 700 W"), "700 W", "up to 700 W", ("verified", "read as at most 700 W")),
        (
            ("tdp", "at_least: 700 W"),
            "700 W",
            "up to 700 W",
            ("differs", "read as at most 700 W; the claim states at least 700 W"),
        ),
        (("tdp", "at_most: 700 W"), "700 W", "700 W", ("verified", "read as 700 W")),
        (
            ("technology_lag", "range: 3 years to 4 years"),
            "3-4 years",
            "over 3-4 years",
            ("differs", "read as at least 3 years to 4 years; the claim states 3 years to 4 years"),
        ),
        (
            ("memory_type", "label: HBM3"),
            "HBM3",
            "HBM3\u200bE",
            ("not found", "line 1 does not print it"),
        ),
        (
            ("released", "date: 2024"),
            "24/05/2024",
            "24/05/2024",
            ("verified", "read as 2024"),
        ),
    ],
)
def test_changed_figure_is_not_verified(
    held: Held, claim: tuple[str, str], printed: str, line: str, expected: tuple[str, str]
) -> None:
    """What is part of another number, bounded, or per something else, is not the plain value."""
    assert expected == held(*claim, printed, line)


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("96 GB " * 1_500_000, "verified"),
        ("9" * 10_000_000 + "96 GB", "not found"),
        ("196 GB " * 1_500_000, "not found"),
        ("\0" * 10_000_000 + "96 GB", "verified"),
        ("\u202e" * 10_000_000 + "96 GB", "differs"),
    ],
    ids=["many times", "long number", "many others", "NUL", "directions"],
)
def test_hostile_lines_are_answered(contents: Contents, line: str, outcome: str) -> None:
    """Ten megabytes on one line are searched, and only the figure's surroundings are read."""
    (claim,) = (
        claim
        for claim in contents.claims
        if (claim.source, claim.printed) == ("invented-en", "96 GB")
    )
    assert outcome == finding(contents, line, claim).outcome

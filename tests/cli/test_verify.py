"""`chipcmp verify` and `chipcmp extract`: what they print and write, and how they end."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from chipcmp.read.yaml_events import load
from chipcmp.reason.candidates import MOST

EXCERPT = Path(__file__).resolve().parents[1] / "data" / "article-excerpt"
Run = Callable[..., tuple[int, str, str]]


def test_missing_articles_end_with_1(chipcmp: Run, tmp_path: Path) -> None:
    """Articles that are not there are named, and the count says that none was read."""
    code, out, err = chipcmp("verify", "--articles", str(tmp_path))

    assert (1, "") == (code, err)
    assert "seed-004 · missing (no file has its fingerprint, none is called 004_" in out
    assert out.splitlines()[-1].startswith("0 verified, 0 differs, 0 not found, ")
    assert out.splitlines()[-1].endswith("; 0 of 5 articles as fingerprinted")


def test_texts_of_a_user_are_verified_too(chipcmp: Run) -> None:
    """Records of one's own take part; each claim is shown with its line and its sheet's."""
    code, out, _ = chipcmp("verify", "--articles", str(EXCERPT / "texts"), "--specs", str(EXCERPT))

    assert 1 == code
    assert "\ninvented-en · en.txt\n" in out
    assert (
        " verified       Invented Board, Memory type: HBM3E · line 1 prints “HBM3E” · read as HBM3E"
        f" · {EXCERPT}/board.yaml:67\n"
    ) in out


def test_changed_digit_is_named_with_both_lines(chipcmp: Run, tmp_path: Path) -> None:
    """What differs names the line of the article and the line of the sheet."""
    shutil.copytree(EXCERPT, tmp_path / "mine")
    sheet = tmp_path / "mine" / "board.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("4.0 TB/s", "4.1 TB/s"), "utf-8")

    code, out, _ = chipcmp("verify", "--articles", "mine/texts", "--specs", "mine")

    assert 1 == code
    assert (
        " differs   Invented Board, Memory bandwidth: 4.1 TB/s · line 1 prints “٤٫٠ تيرابايت”"
        " · read as 4.0 TB/s, completed by في الثانية on its line; the claim states 4.1 TB/s"
        " · mine/board.yaml:11\n"
    ) in out


def test_json_says_the_same(chipcmp: Run) -> None:
    """As JSON every claim carries its places, what is printed, the outcome and the reason."""
    code, out, _ = chipcmp(
        "verify", "--articles", str(EXCERPT / "texts"), "--specs", str(EXCERPT), "--format", "json"
    )

    answer = json.loads(out)
    articles = {article["source"]: article for article in answer["articles"]}
    assert (1, False) == (code, answer["success"])
    assert ("missing", None) == (articles["seed-000"]["state"], articles["seed-000"]["file"])
    assert ("read", "zh.txt") == (articles["invented-zh"]["state"], articles["invented-zh"]["file"])
    assert {
        "claim": "board.yaml:103",
        "chip": "invented-board",
        "metric": "shipments",
        "conditions": {"period": "2024", "region": "undeclared"},
        "states": "1500000 units",
        "printed": "150万台",
        "locator": "line 1",
        "outcome": "verified",
        "reason": "read as 150e4 units",
    } == next(c for c in articles["invented-zh"]["claims"] if c["metric"] == "shipments")


def test_the_articles_end_with_0(chipcmp: Run, shared: Path) -> None:
    """With the five articles everything holds."""
    code, out, err = chipcmp("verify", "--articles", str(shared / "articles"))

    assert (0, "") == (code, err)
    assert "0 differs, 0 not found" in out.splitlines()[-1]
    assert out.splitlines()[-1].endswith("; 5 of 5 articles as fingerprinted")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("verify",), "chipcmp: --articles is missing; see `chipcmp verify --help`."),
        (
            ("verify", "--articles", "no"),
            "chipcmp: no folder no; name the folder that the articles lie in.",
        ),
        (("extract", "no.txt"), "chipcmp: cannot read no.txt: it is no file; name a text file."),
    ],
)
def test_misuse(chipcmp: Run, arguments: tuple[str, ...], sentence: str) -> None:
    """What is missing is said in a sentence, and ends with 2."""
    assert (2, "", f"{sentence}\n") == chipcmp(*arguments)


def test_extract_prints_a_sheet_to_be_completed(chipcmp: Run, tmp_path: Path) -> None:
    """Each figure is a candidate with its statement, its characters, its line, and TODOs."""
    Path("note.txt").write_text("Nothing.\nIt moves 4 تيرابايت each في الثانية; $5 for 3,350 W.\n")

    code, out, err = chipcmp("extract", "note.txt")

    links = "interconnect_bandwidth, interconnect_link_bandwidth"
    assert (0, "") == (code, err)
    assert (
        f"""\
# 3 figures with units in note.txt, as candidate claims.
# Keep those that say something of the chip: replace every TODO, add conditions.
chip: TODO
claims:
- metric: TODO  # memory_bandwidth, {links}, host_bandwidth, network_bandwidth
  value: 4 TB/s  # per second by في الثانية
  printed: 4 تيرابايت
  source: TODO
  locator: line 2
- metric: TODO  # price_usd, revenue, revenue_forgone
  value: 5 USD
  printed: '$5'
  source: TODO
  locator: line 2
- metric: TODO  # tdp, power_cap, system_power
  value: 3350 W  # could also be read 3.350
  printed: 3,350 W
  source: TODO
  locator: line 2
"""
        == out
    )
    assert ["note.txt"] == [path.name for path in tmp_path.iterdir()]


def test_extract_knows_the_record_of_a_text(chipcmp: Run) -> None:
    """A text whose fingerprint a record holds is cited by it; ranges and bounds are kept."""
    code, out, _ = chipcmp("extract", str(EXCERPT / "texts" / "ar.txt"), "--specs", str(EXCERPT))

    sheet = load(out.encode())
    claims = sheet["claims"]
    assert isinstance(claims, list)
    stated = [
        claim.get("value") or claim.get("range") or claim.get("at_least")
        for claim in claims
        if isinstance(claim, dict) and claim["source"] == "invented-ar"
    ]
    assert 0 == code
    assert [
        "96 GB", "4.0 TB/s", "3.7 billion USD", "30 %", "700000 units", "3 years to 4 years",
        "15 %",
    ] == stated  # fmt: skip


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1256"])
def test_extract_destroys_nothing_where_a_stream_takes_less(
    root: Path, tmp_path: Path, encoding: str
) -> None:
    """What an encoding lacks is escaped, and the sheet reads back as that of a stream in UTF-8."""
    text = '4.0 تيرابايت كما قيل في الثانية "٥٠ ٪" و900 جيجابايت\\ثانية، ٪🙂15 ٪، é5 mm²\n'
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")

    def sheet(spoken: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-m", "chipcmp", "extract", "note.txt"],
            env={**os.environ, "PYTHONIOENCODING": spoken, "PYTHONPATH": str(root)},
            cwd=tmp_path,
            check=True,
            capture_output=True,
        ).stdout

    whole, escaped = sheet("utf-8"), sheet(encoding)
    assert whole != escaped
    assert load(whole) == load(escaped.decode(encoding).encode())
    assert b"?" not in escaped


def test_extract_keeps_bounds_and_what_is_approximate(chipcmp: Run) -> None:
    """Words beside a figure become the statement; figures per hour or in products are left out."""
    Path("note.txt").write_text(
        "About 700 W, up to 900 GB/s, over 3-4 years, 4 TB per hour, 2×80 GB.\n", encoding="utf-8"
    )

    _, out, _ = chipcmp("extract", "note.txt")

    claims = load(out.encode())["claims"]
    assert isinstance(claims, list)
    assert [
        {"value": "700 W", "approximate": "yes", "printed": "700 W"},
        {"at_most": "900 GB/s", "printed": "900 GB/s"},
        {"range": "3 years to 4 years", "printed": "3-4 years"},
    ] == [
        {key: claim[key] for key in claim if key not in ("metric", "source", "locator")}
        for claim in claims
        if isinstance(claim, dict)
    ]
    assert "range: 3 years to 4 years  # at least, as the text has it\n" in out


def test_extract_writes_where_it_is_told(chipcmp: Run) -> None:
    """With -o a sheet is written, which a check does not take before it is completed."""
    Path("note.txt").write_text("80 GB\n")

    assert (0, "", "wrote new.yaml\n") == chipcmp("extract", "note.txt", "-o", "new.yaml")

    code, out, _ = chipcmp("check", "new.yaml")
    assert 1 == code
    assert "unknown metric TODO; allowed are those of `chipcmp list metrics`." in out


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b"", (0, "", "no figures with units in x.txt\n")),
        (b"9" * 10_000_000, (0, "", "no figures with units in x.txt\n")),
        (b"\0" * 10_000_000, (0, "", "no figures with units in x.txt\n")),
        (b"\n" * 10_000_000, (0, "", "no figures with units in x.txt\n")),
        (
            b"\xff\xfe",
            (2, "", "chipcmp: found UTF-16 in x.txt; allowed is UTF-8. Save the file as UTF-8.\n"),
        ),
        (
            b"\xd9\n" * 1000,
            (
                0,
                "",
                "x.txt: line 1 is not UTF-8; what cannot be read is left out\n"
                "no figures with units in x.txt\n",
            ),
        ),
        (
            b"1 GB " * 2_000_000,
            (
                2,
                "",
                f"chipcmp: found over {MOST} numbers in x.txt; allowed are texts with fewer."
                " Split the file.\n",
            ),
        ),
    ],
    ids=["empty", "digits", "NUL", "lines", "UTF-16", "broken UTF-8", "numbers"],
)
def test_hostile_texts_are_answered(
    chipcmp: Run, data: bytes, answer: tuple[int, str, str]
) -> None:
    """Huge and broken texts end with a clear answer, and nothing is written."""
    Path("x.txt").write_bytes(data)
    assert answer == chipcmp("extract", "x.txt")

"""chipcmp check: what it lists, in which format, and how it ends."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

SHEET = """\
chip: my-chip
name: Mine One
vendor: Mine
claims:
- metric: memory_bandwidth
  value: 2.0 TB/s
  source: seed-004
  locator: line 1
- metric: memory_bandwidth
  value: 9.0 TB/s
  source: bekman-mleng
  locator: line 2
"""
TEXT = (
    "memory_bandwidth: found 9.0 TB/s where as many say 2.0 TB/s of seed-004 (my/x.yaml:5);"
    " expected are values within 1.5 times of each other. Check both against their sources, or give"
    " the reason under answers: {outlier: …}."
)
ANSWER = "  answers:\n    outlier: 50% of it, as a matter of fact.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's folder with one sheet."""
    path = tmp_path / "my"
    path.mkdir()
    (path / "x.yaml").write_text(SHEET)
    return path


def test_a_doubt_is_listed_and_does_not_fail(chipcmp: Run, folder: Path) -> None:
    """It has its place, its sentence and its check."""
    assert folder.is_dir()
    code, out, err = chipcmp("check", "my")
    assert (0, "") == (code, err)
    assert (
        f"my/x.yaml:10:10: doubt: {TEXT} [outlier]\n0 problems and 1 doubt in 1 of 1 file\n" == out
    )


def test_an_answered_doubt_is_counted(chipcmp: Run, folder: Path) -> None:
    """It is not listed unless it is asked for."""
    (folder / "x.yaml").write_text(SHEET + ANSWER)
    assert (0, "no problems in 1 file\n", "") == chipcmp("check", "my")
    code, out, _ = chipcmp("check", "my", "--answered")
    assert 0 == code
    assert (
        f"my/x.yaml:10:10: doubt: {TEXT} [outlier] Answered: 50% of it, as a matter of fact.\n"
        "0 problems in 0 of 1 file; 1 answered\n"
    ) == out


def test_as_json(chipcmp: Run, folder: Path) -> None:
    """Every finding as a mapping, and the counts."""
    (folder / "x.yaml").write_text(SHEET + ANSWER)
    _, out, _ = chipcmp("check", "my", "--format", "json", "--answered")
    assert {
        "findings": [
            {
                "path": "my/x.yaml",
                "line": 10,
                "column": 10,
                "severity": "doubt",
                "check": "outlier",
                "text": TEXT,
                "answer": "50% of it, as a matter of fact.",
            }
        ],
        "problems": 0,
        "doubts": 0,
        "answered": 1,
        "files": 1,
    } == json.loads(out)


def test_as_annotations(chipcmp: Run, folder: Path) -> None:
    """A line for each, in the form that GitHub reads; what it would read otherwise is escaped."""
    assert folder.is_dir()
    code, out, _ = chipcmp("check", "my", "--format", "github")
    assert (0, f"::warning file=my/x.yaml,line=10,col=10::{TEXT} [outlier]\n") == (code, out)
    (folder / "a,b:c.yaml").write_text(SHEET.replace("2.0 TB/s", "20 %").replace("9.0", "2.0"))
    code, out, _ = chipcmp("check", "my", "--format", "github")
    assert 1 == code
    first = out.splitlines()[0]
    assert first.startswith(
        "::error file=my/a%2Cb%3Ac.yaml,line=6,col=10::memory_bandwidth: found 20 %25"
    )


def test_nothing_found_is_no_annotation(chipcmp: Run, folder: Path) -> None:
    """Where nothing is found GitHub has nothing to show."""
    (folder / "x.yaml").write_text(SHEET.replace("9.0", "2.0"))
    assert (0, "", "") == chipcmp("check", "my", "--format", "github")


def test_stale_sources(chipcmp: Run, folder: Path) -> None:
    """Records accessed before a day are doubted; those without a day are not."""
    (folder / "x.yaml").write_text(SHEET.replace("seed-004", "mine").replace("9.0", "2.0"))
    record = "id: mine\ntitle: Mine\npublisher: Mine\nkind: dataset\naccessed: 2026-01\n"
    (folder / "s.yaml").write_text(record)
    assert 0 == chipcmp("check", "my", "--stale-before", "2026-01-31")[0]
    assert chipcmp("check", "my", "--stale-before", "2026-01-31")[1].startswith("no problems")
    code, out, _ = chipcmp("check", "my", "--stale-before", "2026-02-01")
    assert 0 == code
    assert (
        "my/s.yaml:5:11: doubt: accessed: found 2026-01; expected is 2026-02-01 or later. Look at"
        " the source again, and correct the day. [stale]\n0 problems and 1 doubt in 1 of 2 files\n"
    ) == out


def test_a_day_that_is_none(chipcmp: Run) -> None:
    """What is no day is said before anything is read."""
    sentence = "chipcmp: found date 'soon'; allowed is a day such as 2025-04-30.\n"
    assert (2, "", sentence) == chipcmp("check", "--stale-before", "soon")


def test_a_problem_hides_doubts_between_claims(chipcmp: Run, folder: Path) -> None:
    """Claims are held against each other only where all can be read."""
    (folder / "y.yaml").write_text(SHEET.replace("my-chip", "b").replace("One", "Two") + "  x: y\n")
    code, out, _ = chipcmp("check", "my")
    assert 1 == code
    assert 2 == len(out.splitlines())
    assert "y.yaml:13:3: unknown key x; " in out

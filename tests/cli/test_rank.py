"""chipcmp rank, list --where and find: in a terminal and in formats."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_a_ranking_in_a_terminal(chipcmp: Run) -> None:
    """Heads, places, values with marks and rivals, disputes that move a chip, who is missing."""
    code, out, err = chipcmp(
        "rank", "memory_bandwidth", "--where", "vendor != AMD", "--where",
        "memory_capacity >= 64 GB", "--top", "20",
    )  # fmt: skip

    assert (0, "") == (code, err)
    assert out.startswith("Memory bandwidth, TB/s: highest first, 2")
    assert "\nwhere vendor != AMD and memory_capacity >= 64 GB\n" in out
    assert " H100 SXM 4.8 [" in " ".join(out.split())
    moved = next(line for line in out.splitlines() if line.startswith("≠ H100 SXM: "))
    assert " by 4.8 [" in moved
    assert " by 3.35 (9 sources, 3 voices) [" in moved
    assert "unknown whether memory_capacity >= 64 GB: " in out
    assert "nothing claimed" not in out


def test_a_unit_of_another_dimension(chipcmp: Run) -> None:
    """A filter is refused with 2, in one sentence, before anything is printed."""
    assert (
        2,
        "",
        "chipcmp: filter 'tdp < 0.5 kB', character 7: found 0.5 kB, a capacity; allowed for tdp is"
        " a power such as W.\n",
    ) == chipcmp("rank", "tdp", "--where", "tdp < 0.5 kB")


def test_missing_values_are_no_zeros(chipcmp: Run) -> None:
    """The lowest first is a chip with a value; those without come last, without number."""
    code, out, _ = chipcmp("rank", "tdp", "--lowest", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    ranked = [row for row in rows if row["place"]]
    rest = [row for row in rows if not row["place"]]

    assert 0 == code
    assert rows == ranked + rest
    assert 200.0 == float(ranked[0]["value"])
    assert {""} == {row["value"] for row in rest}
    assert {"absent"} == {row["status"] for row in rest}


def test_json_has_everything(chipcmp: Run) -> None:
    """Places, claims, moves with their claims, who is missing and why."""
    code, out, _ = chipcmp("rank", "memory_bandwidth", "--format", "json")
    data = json.loads(out)
    by_chip = {each["chip"]: each for each in data["ranking"]}

    assert 0 == code
    assert "highest" == data["first"]
    assert len(data["ranking"]) == data["total"]
    assert [4.8, 3.35] == [
        by_chip["nvidia-h100-sxm"]["value"],
        by_chip["nvidia-h100-sxm"]["moves"][0]["value"],
    ]
    assert "chosen" == by_chip["nvidia-h20"]["claims"][0]["role"]
    assert {"chip": "huawei-cm384", "status": "absent", "claimed": None,
            "elsewhere": ["memory_bandwidth:system"]} in data["missing"]  # fmt: skip
    places = [each["place"] for each in data["ranking"]]
    assert sorted(places) == places


def test_markdown_to_a_file(chipcmp: Run, tmp_path: Path) -> None:
    """The file's ending tells the format; nothing goes to stdout."""
    code, out, err = chipcmp("rank", "tdp", "--top", "3", "-o", "tdp.md")
    text = (tmp_path / "tdp.md").read_text(encoding="utf-8")

    assert (0, "", "wrote tdp.md\n") == (code, out, err)
    assert text.startswith("**Thermal design power, W: highest first, ")
    assert "| ---: | --- | --- |" in text


@pytest.mark.parametrize("width", ["200", "80", "40", "20"])
def test_every_width(chipcmp: Run, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    """No number is broken, and lines keep to the width where their words allow."""
    monkeypatch.setenv("COLUMNS", width)
    _, out, _ = chipcmp("rank", "memory_bandwidth", "--top", "5")
    head = out.split("\n\n")[1]
    assert "18.0" in head.split()
    assert all(len(line) <= max(int(width), 24) for line in head.splitlines())


def test_list_chips_that_fulfil_a_filter(chipcmp: Run) -> None:
    """Only those; what cannot be told goes to stderr."""
    code, out, err = chipcmp("list", "chips", "--where", "memory_type == hbm3")

    assert 0 == code
    assert " nvidia-h20 " in out
    assert "nvidia-h200-sxm" not in out
    assert err.startswith("unknown whether memory_type == hbm3: ")
    assert "≠ H100 SXM: whether memory_type == hbm3 is disputed; taken not to hold\n" in err


def test_list_chips_that_none_fulfils(chipcmp: Run) -> None:
    """Nothing on stdout, a word on stderr."""
    code, out, err = chipcmp("list", "chips", "--where", "vendor == Huawei", "--where",
                             "vendor == AMD")  # fmt: skip
    assert (0, "", "no chip fulfils this\n") == (code, out, err)


def test_list_where_is_for_chips(chipcmp: Run) -> None:
    """Sources have no vendor."""
    assert (
        2,
        "",
        "chipcmp: --where is for chips; list chips, or leave it out; see `chipcmp list --help`.\n",
    ) == chipcmp("list", "sources", "--where", "vendor == AMD")


def test_find_says_where(chipcmp: Run) -> None:
    """A name needs no word; an alias, a family or a note is shown."""
    code, out, _ = chipcmp("find", "tesla v100")
    assert 0 == code
    assert "nvidia-v100-pcie" == out.split()[0]
    assert "alias: " in out.splitlines()[0]


def test_find_nothing(chipcmp: Run) -> None:
    """The closest names on stderr, and 0: that there is none is an answer."""
    assert (0, "", "nothing is found for 'H1000'; closest are H100, V100, H800\n") == chipcmp(
        "find", "H1000"
    )

"""chipcmp disputes: in a terminal and in formats, and what show, why and compare say of them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

BANDWIDTH = """\
As the five articles report

H100 SXM: Memory bandwidth · 4 sides, 7 voices in all, the largest 2.6 times the smallest
  4.8 TB/s   1 source, 1 voice · seed-004 2025-07 · chosen: the seed article tier is believed \
before dataset, article and community
    ? 4.8 TB/s may be another chip's: H200 SXM (6 sources)
"""


def test_a_dispute_names_its_sides(chipcmp: Run) -> None:
    """Values, voices, sources with dates, the side picked and why, the spread, the hints."""
    code, out, _ = chipcmp("disputes", "H100", "--metric", "memory_bandwidth")

    assert 0 == code
    assert out.startswith(BANDWIDTH)
    assert "  3.35 TB/s  9 sources, 3 voices · awesomeagents-h100 undated, " in out
    assert ", acecloud-hbm3e 2025-11-06, " in out
    assert out.endswith("\n1 dispute, 1 with a hint\n")


def test_all_chips_without_a_name(chipcmp: Run) -> None:
    """Without a chip every dispute of the catalog is listed, and the rest that contradicts."""
    code, out, _ = chipcmp("disputes")

    assert 0 == code
    assert "≠ H20 Transformer Engine: said to be missing, yet 6 sources give what needs it" in out
    assert " disputes, " in out.splitlines()[-1]
    assert out.splitlines()[-1].endswith(" contradiction")


def test_the_side_that_trust_picks_comes_first(chipcmp: Run) -> None:
    """Another trust picks another side, and says so."""
    _, out, _ = chipcmp("disputes", "H100", "--metric", "memory_bandwidth", "--trust", "vendor")
    first = next(line for line in out.splitlines() if line.startswith("  3.35"))

    assert "· chosen: trust.yaml lists epoch-ml-hardware first within the dataset tier" in first
    assert out.index("  3.35") < out.index("  4.8")


def test_sources_left_out_take_no_side(chipcmp: Run) -> None:
    """Without the article, 4.8 TB/s is nobody's; with a preferred source, it goes first."""
    _, out, _ = chipcmp("disputes", "H100", "--metric", "memory_bandwidth", "--without", "seed-004")
    assert "4.8 TB/s" not in out

    _, out, _ = chipcmp(
        "disputes", "H100", "--metric", "memory_bandwidth", "--source", "zangshuxian-h20"
    )
    assert "chosen: --source names zangshuxian-h20 before the others" in out


def test_as_of_hears_the_past_only(chipcmp: Run) -> None:
    """What was said later takes no side, and stderr counts what bears no date."""
    _, out, err = chipcmp(
        "disputes", "H100", "--metric", "memory_bandwidth", "--as-of", "2025-04-30"
    )

    assert "4.8 TB/s" not in out
    assert err.startswith("H100: taken as NVIDIA H100 SXM")
    assert "see `chipcmp show CHIP --as-of 2025-04-30`\n" in err


def test_nothing_disputed(chipcmp: Run) -> None:
    """A row that all agree on is answered plainly, with 0."""
    code, out, _ = chipcmp("disputes", "H20", "--metric", "tdp")

    assert (0, "As the five articles report\n\nno disputes\n") == (code, out)


def test_a_share_that_is_chosen_is_on_no_side(chipcmp: Run, tmp_path: Path) -> None:
    """Where the trust picks a share, no side is picked, and that is said."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "h20.yaml").write_text(
        "chip: nvidia-h20\\nclaims:\\n- metric: peak_throughput\\n  precision: fp16\\n"
        "  value: 300 TFLOP/s\\n  source: toms-h20-l20-l2\\n  locator: nowhere\\n".replace(
            "\\n", "\n"
        )
    )
    _, out, _ = chipcmp("disputes", "H20", "--metric", "peak_throughput:fp16", "--specs", "mine")

    assert (
        "chosen is none of them but 15 % of H100 SXM, because the seed article tier is believed "
        "before"
    ) in out


def test_json_has_everything(chipcmp: Run) -> None:
    """Sides with claims and dates, the side chosen, hints with what they rest on."""
    code, out, _ = chipcmp("disputes", "H20", "--format", "json")
    data = json.loads(out)
    link = next(d for d in data["disputes"] if d["metric"] == "interconnect_bandwidth")

    assert 0 == code
    assert ["trust", "as_of", "disputes", "contradictions", "orders", "catalog"] == list(data)
    assert (2.25, 4, "GB/s") == (link["spread"], link["voices"], link["unit"])
    assert [(False, 900.0, 3), (True, 400.0, 1)] == [
        (side["chosen"], side["value"], side["voices"]) for side in link["sides"]
    ]
    article = link["sides"][1]["claims"][0]
    assert ("seed-004", "line 7", "2025-07") == (
        article["source"],
        article["locator"],
        article["date"],
    )
    (hint,) = link["hints"]
    assert ("mix-up", ["nvidia-h800-sxm", "nvidia-a800-sxm"]) == (
        hint["kind"],
        [match["chip"] for match in hint["matches"]],
    )
    assert {"sparsity", "direction", "scope", ""} >= {
        h.get("condition") or "" for d in data["disputes"] for h in d["hints"]
    }


def test_csv_has_a_line_for_each_claim(chipcmp: Run) -> None:
    """Tidy: every claim of every side, with the number of its side and the hints about it."""
    _, out, _ = chipcmp("disputes", "H20", "--format", "csv")
    lines = list(csv.DictReader(io.StringIO(out)))
    link = [line for line in lines if line["metric"] == "interconnect_bandwidth"]

    assert ["1"] * 5 + ["2"] == [line["side"] for line in link]
    assert [("seed-004", "true", "400.0")] == [
        (line["source"], line["chosen"], line["value"]) for line in link if line["side"] == "2"
    ]
    assert "400 GB/s may be another chip's: H800 SXM" in link[-1]["hints"]
    assert "" == link[0]["hints"]


def test_csv_has_what_stands_apart_from_sides(chipcmp: Run) -> None:
    """A contradiction has the claim as side 1 and those against it as side 2."""
    _, out, _ = chipcmp("disputes", "H20", "--metric", "transformer_engine", "--format", "csv")
    lines = list(csv.DictReader(io.StringIO(out)))

    assert ["1", *["2"] * 6] == [line["side"] for line in lines]
    assert {"contradiction"} == {line["kind"] for line in lines}
    assert {"H20 Transformer Engine: said to be missing"} == {
        line["hints"].partition(",")[0] for line in lines
    }


@pytest.mark.parametrize("name", ["d.json", "d.csv", "d.txt"])
def test_written_whole_to_a_file(name: str, chipcmp: Run, tmp_path: Path) -> None:
    """The file's ending tells the format, and its content is what stdout would have had."""
    code, out, err = chipcmp("disputes", "H20", "-o", name)
    format_ = {"d.json": "json", "d.csv": "csv"}.get(name, "table")
    _, printed, _ = chipcmp("disputes", "H20", "--format", format_)

    assert (0, "", f"wrote {name}\n") == (code, out, err)
    assert printed == (tmp_path / name).read_bytes().decode()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("disputes", "H2O"),
            "chipcmp: unknown chip 'H2O'; closest are H20, H200; see `chipcmp list chips`.\n",
        ),
        (
            ("disputes", "H20", "--metric", "memory_bandwith"),
            "chipcmp: unknown metric 'memory_bandwith'; closest are memory_bandwidth, ",
        ),
        (
            ("disputes", "--format", "xml"),
            "chipcmp: --format: found 'xml'; allowed are table, json, csv.\n",
        ),
    ],
)
def test_misuse(arguments: tuple[str, ...], sentence: str, chipcmp: Run) -> None:
    """One sentence on stderr, 2, and nothing on stdout."""
    code, out, err = chipcmp(*arguments)

    assert (2, "") == (code, out)
    assert err.startswith(sentence)


def test_why_explains_sides_and_what_other_trusts_would_give(chipcmp: Run) -> None:
    """Each side with its hints; the claims that other orders would have chosen."""
    _, out, _ = chipcmp("why", "H100", "memory_bandwidth")

    assert (
        'otherwise 3.35 TB/s, epoch-ml-hardware, row "NVIDIA H100 SXM5 80GB", column "Memory '
        'bandwidth (byte/s)", by --trust vendor and --trust agreed\n'
    ) in out
    assert " disputed: 4 sides, 7 voices in all, the largest 2.6 times the smallest\n" in out
    assert "\n    ? 4.8 TB/s may be another chip's: H200 SXM (6 sources)\n" in out


def test_why_of_a_ratio_says_what_the_others_would_have_given(chipcmp: Run) -> None:
    """The ratio by other orders, and the pairs that give the ends of its range."""
    _, out, _ = chipcmp("why", "H20/H100", "memory_bandwidth")

    assert (
        " otherwise, by --trust vendor and --trust agreed: 4.0 TB/s ÷ 3.35 TB/s = 1.2×, in "
        "1.18…1.21\n"
    ) in out
    assert (
        " by what is claimed, from 0.5 TB/s ÷ 8.0 TB/s = 0.062×, register-h20, body text (" in out
    )
    assert " to 4.0 TB/s ÷ 3 TB/s = 1.3×, seed-004, line 16 (" in out


def test_why_says_what_is_contradicted(chipcmp: Run) -> None:
    """A presence that is denied, an order that values contradict."""
    _, out, _ = chipcmp("why", "H20", "transformer_engine")
    assert " ≠ H20 Transformer Engine: said to be missing, yet 6 sources give" in out

    _, out, _ = chipcmp("why", "H20", "interconnect_bandwidth:both ways", "--trust", "vendor")
    assert (
        " ≠ H20 interconnect bandwidth: said to be below H100 SXM, yet chosen are 900 GB/s" in out
    )


def test_show_marks_disputes_and_lists_what_is_left_out(chipcmp: Run) -> None:
    """Under each row its dispute with hints; last the claims that the trust does not hear."""
    _, out, _ = chipcmp("show", "H20")
    assert "   ≠ 2 sides, 4 voices in all, the largest 2.2 times the smallest\n" in out
    assert "     ? 400 GB/s may be another chip's: H800 SXM (4 sources)" in out
    assert "Left out" not in out

    _, out, _ = chipcmp("show", "H20", "--as-of", "2023-12-31", "--without", "taoguba-h20")
    head, _, undated = out.partition("Left out: without a date\n")
    undated, _, others = undated.partition(
        "Left out: said later, or by a source that is left out\n"
    )
    assert "zangshuxian-h20" not in head
    assert "zangshuxian-h20, body text" in undated
    assert "seed-004, line 16" in others
    assert "taoguba-h20, body text" in others
    assert "taoguba-h20, body text" not in undated


def test_show_of_a_source_lists_what_is_left_out(chipcmp: Run) -> None:
    """A source is shown as far as it is heard."""
    _, out, _ = chipcmp("show", "seed-004", "--as-of", "2024-12-31")

    assert "claims     0, of 0 chips" in out
    assert "Left out: said later, or by a source that is left out" in out


@pytest.mark.parametrize("width", ["40", "60", "80", "120"])
def test_nothing_is_cut_at_any_width(
    width: str, chipcmp: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words of a wide screen are all there on a narrow one, in order."""
    _, wide, _ = chipcmp("disputes", "H100", "910B")
    monkeypatch.setenv("COLUMNS", width)
    _, narrow, _ = chipcmp("disputes", "H100", "910B")

    assert "".join(wide.split()) == "".join(narrow.split())
    assert max(map(len, narrow.splitlines())) <= int(width)


def test_spread_stands_beside_the_ratio(chipcmp: Run) -> None:
    """With --spread the range over disputed values is printed, with the pairs at its ends."""
    asked = ("compare", "H100", "H20", "--metric", "memory_bandwidth", "--metric", "tdp")
    _, plain, _ = chipcmp(*asked)
    _, shown, _ = chipcmp(*asked, "--spread")

    assert "0.83× (0.062–1.3)" in shown.replace("\u00a0", " ")
    assert "0.571×\n" in shown
    assert (
        "× H20 memory bandwidth: by what is claimed, from 0.062× (4 Tbit/s [3] over 8.0 ["
    ) in shown
    assert "the range of a ratio over the values that are disputed" in shown
    assert "0.062" not in plain


@pytest.mark.parametrize("format_", ["markdown", "csv"])
def test_spread_in_formats(format_: str, chipcmp: Run) -> None:
    """Markdown prints it where asked; csv has its ends as columns, always."""
    asked = ("compare", "H100", "H20", "--metric", "memory_bandwidth", "--format", format_)
    _, out, _ = chipcmp(*asked, "--spread")
    if format_ == "markdown":
        assert "**0.83×** (0.062–1.3)" in out
        return
    lines = list(csv.DictReader(io.StringIO(out)))
    assert [("", ""), (str(0.5 / 8.0), str(4.0 / 3.0))] == [
        (line["lowest"], line["highest"]) for line in lines
    ]

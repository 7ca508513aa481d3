"""The commands on the shipped sheets: what they print, where, and what they write."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from chipcmp.cli.commands import COMMANDS, EXAMPLES
from chipcmp.cli.compare import FORMATS
from chipcmp.show.exports import NAMES

Run = Callable[..., tuple[int, str, str]]

H100 = "H100: taken as NVIDIA H100 SXM (others: H100 PCIe, H100 NVL)\n"
SHEET = """\
chip: my-chip
name: Mine One
vendor: Mine
claims:
- metric: memory_bandwidth
  value: 6.0 TB/s
  source: seed-004
  locator: line 1
"""


def row(out: str, label: str) -> list[str]:
    """The cells of a table's row, as they are printed."""
    line = next(line for line in out.splitlines() if line.startswith(f" {label}"))
    return [cell.strip() for cell in line.split("  ") if cell.strip()]


def test_alone_it_prints_help_with_examples(chipcmp: Run) -> None:
    """Called alone it ends well, names every command and shows the examples."""
    code, out, err = chipcmp()

    assert (0, "") == (code, err)
    assert [] == [name for name in (*COMMANDS, *EXAMPLES) if f"  {name}" not in out]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_work_when_pasted(example: str, chipcmp: Run) -> None:
    """Every example of the help ends with 0."""
    program, *arguments = example.split()

    assert "chipcmp" == program
    assert 0 == chipcmp(*arguments)[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, chipcmp: Run) -> None:
    """Each command explains itself, in the words that the list of commands uses."""
    code, out, err = chipcmp(name, "--help")

    assert (0, "") == (code, err)
    assert out.startswith(f"Usage: chipcmp {name} ")


def test_version(chipcmp: Run) -> None:
    """The version stands alone on a line."""
    assert (0, "chipcmp 0.1.0\n", "") == chipcmp("--version")


def test_compare_shows_what_the_articles_report(chipcmp: Run) -> None:
    """The seed articles' figures stand in the cells, with ratios, rivals and tiers."""
    code, out, err = chipcmp("compare", "H100", "H20")

    assert (0, H100) == (code, err)
    assert ["Memory bandwidth", "TB/s", "4.8 [2] ≠ 3.35 [1]", "4.0 [2]", "0.83×"] == [
        cell.partition(" ≠ 4 Tbit/s")[0] for cell in row(out, "Memory bandwidth")
    ]
    assert "≠ H100 SXM memory bandwidth, TB/s: 4.8 [2] against 3.35 (9 sources, 3 voices)" in out
    assert "No vendor document of the H100 SXM or the H20 is among the sources.\n" in out


def test_compare_under_vendor_trust(chipcmp: Run) -> None:
    """Another trust gives other values, and stands over the table."""
    _, out, _ = chipcmp("compare", "H100", "H20", "--trust", "vendor")

    assert out.startswith("As vendors report; cells they do not fill come from the tier shown\n")
    assert ["900* [1] dataset", "1.00×"] == row(out, "Interconnect bandwidth")[2::2]


def test_baseline_may_be_named(chipcmp: Run) -> None:
    """The baseline has no ratio; a chip that is no baseline has one wherever it stands."""
    _, out, _ = chipcmp(
        "compare", "H100", "H20", "--baseline", "H20", "--metric", "memory_capacity"
    )

    assert "0.83×" == row(out, "Memory capacity")[3]


def test_as_of_counts_what_bears_no_date(chipcmp: Run) -> None:
    """With a date, stderr says how many undated claims are left out."""
    _, out, err = chipcmp("compare", "H20", "--as-of", "2024-06-30")

    assert "; as of 2024-06-30" in out.splitlines()[0]
    assert err.startswith("as of 2024-06-30: ")
    assert err.endswith(
        " claims of these chips bear no date and are left out; "
        "see `chipcmp show CHIP --as-of 2024-06-30`\n"
    )


@pytest.mark.parametrize("how", ["option", "environment"])
def test_own_sheets_are_added(
    how: str, chipcmp: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of one's own is read by --specs and by CHIPCMP_SPECS."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "x.yaml").write_text(SHEET)
    option: tuple[str, ...] = ("--specs", "mine")
    if how == "environment":
        monkeypatch.setenv("CHIPCMP_SPECS", "mine")
        option = ()

    code, out, _ = chipcmp("compare", "H20", "Mine One", "--metric", "memory_bandwidth", *option)

    assert 0 == code
    assert "1.5×" == row(out, "Memory bandwidth")[-1]


@pytest.mark.parametrize("format_", ["json", "csv", "markdown", "latex", "html"])
def test_formats_are_the_exports(format_: str, chipcmp: Run) -> None:
    """--format prints the export, and -o writes the same bytes, its format told by the ending."""
    ending = {"markdown": "md", "latex": "tex"}.get(format_, format_)

    _, out, _ = chipcmp("compare", "H100", "H20", "--format", format_)
    code, nothing, err = chipcmp("compare", "H100", "H20", "-o", f"x.{ending}")

    assert (0, "", f"{H100}wrote x.{ending}\n") == (code, nothing, err)
    assert out.encode().strip() == Path(f"x.{ending}").read_bytes().strip()


def test_parquet_is_written(chipcmp: Run) -> None:
    """Parquet goes to its file, told by the ending."""
    code, out, err = chipcmp("compare", "H100", "H20", "-o", "x.parquet")

    assert (0, "", f"{H100}wrote x.parquet\n") == (code, out, err)
    assert Path("x.parquet").read_bytes().startswith(b"PAR1")


def test_csv_says_what_it_made_safe(chipcmp: Run, tmp_path: Path) -> None:
    """Where a spreadsheet would run a field, stderr says how many bear an apostrophe now."""
    (tmp_path / "x.yaml").write_text(SHEET.replace("locator: line 1", 'locator: "=1"'))

    _, out, err = chipcmp(
        "compare",
        "Mine One",
        "--specs",
        "x.yaml",
        "--format",
        "csv",
        "--metric",
        "memory_bandwidth",
    )

    assert "1 field that a spreadsheet would run as a formula begins with an apostrophe\n" == err
    assert "'=1" in out


def test_formats_are_those_of_the_exports() -> None:
    """What the command line allows is what can be made, and the table."""
    assert ("table", *NAMES) == FORMATS


def test_json_holds_the_comparison(chipcmp: Run) -> None:
    """JSON on stdout is JSON, with the notes elsewhere."""
    _, out, _ = chipcmp("compare", "H100", "H20", "--format", "json")

    assert "nvidia-h100-sxm" == json.loads(out)["baseline"]


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
@pytest.mark.parametrize("kind", ["ratios", "values"])
def test_charts_are_written(kind: str, ending: str, chipcmp: Run) -> None:
    """A chart goes to its file and nothing to stdout."""
    code, out, err = chipcmp("chart", kind, "H100", "H20", "-o", f"x.{ending}")

    assert (0, "", f"{H100}wrote x.{ending}\n") == (code, out, err)
    head = {"png": b"\x89PNG\r\n", "svg": b"<?xml ", "pdf": b"%PDF-"}[ending]
    assert Path(f"x.{ending}").read_bytes().startswith(head)


def test_show_has_every_claim_of_a_chip(chipcmp: Run) -> None:
    """Each claim is there with source, locator, printed characters, voice and place."""
    code, out, err = chipcmp("show", "H20")

    assert (0, "") == (code, err)
    line = next(line for line in out.splitlines() if "   4.0 TB/s" in line and "seed-004" in line)
    assert (
        "seed-004, line 16 · printed “4.0 تيرابايت” · said by columnist on 36kr · "
        "specs/chips/nvidia/h20.yaml:"
    ) in line


def test_show_has_everything_a_source_says(chipcmp: Run) -> None:
    """A source's page gives its record and its claims by chip."""
    code, out, err = chipcmp("show", "seed-004")

    assert (0, "") == (code, err)
    assert "NVIDIA H20\n Peak throughput, FP16\n   15 % of H100 SXM" in out


def test_why_names_the_rule_and_the_sides(chipcmp: Run) -> None:
    """What is chosen comes first, with its rule; then the sides with their voices."""
    code, out, _ = chipcmp("why", "H100", "memory_bandwidth")

    assert 0 == code
    assert (
        " chosen 4.8 TB/s, seed-004, line 16, because the seed article tier is believed before "
        "dataset, article and community\n"
    ) in out
    assert "\n  3.35 TB/s: 9 sources, 3 voices\n" in out


def test_why_shows_the_arithmetic_of_a_ratio(chipcmp: Run) -> None:
    """A ratio comes with its units, its interval, and both places."""
    code, out, _ = chipcmp("why", "H20/H100", "memory_bandwidth")

    assert 0 == code
    assert "\n 4.0 TB/s ÷ 4.8 TB/s = 0.83×, in 0.81…0.85\n" in out
    assert "specs/chips/nvidia/h20.yaml:" in out
    assert "specs/chips/nvidia/h100-sxm.yaml:" in out


def test_why_shows_a_share_and_what_it_implies(chipcmp: Run) -> None:
    """A stated share is the ratio; the computed one stands beside it, the implied value below."""
    _, out, _ = chipcmp("why", "H20/H100", "peak_throughput:fp16")

    assert "\n 15 % of H100 SXM = 0.15×, stated, in 0.14…0.16\n" in out
    assert "\n beside it: 148 TFLOP/s ÷ 989.4 TFLOP/s = 0.150×, in 0.149…0.150\n" in out
    assert "\n    15 % × 989.4 TFLOP/s = 148 TFLOP/s, implied (with specs/" in out


def test_why_says_when_there_is_no_ratio(chipcmp: Run) -> None:
    """A row that one chip does not fill has no ratio, and says so."""
    _, out, _ = chipcmp("why", "H20/H100", "transformer_engine")

    assert "\n no ratio: nothing is claimed of H100 SXM in this row\n" in out


@pytest.mark.parametrize("kind", ["chips", "metrics", "sources", "families"])
def test_lists(kind: str, chipcmp: Run) -> None:
    """Each list names what other commands take."""
    code, out, err = chipcmp("list", kind)

    named = {
        "chips": " nvidia-h20 ",
        "metrics": " memory_bandwidth ",
        "sources": " seed-004 ",
        "families": "\nH100 ",
    }
    assert (0, "") == (code, err)
    assert named[kind] in out


def test_an_ambiguous_family_lists_all_its_members(chipcmp: Run) -> None:
    """A family without a default means nothing by itself; one with a default says what."""
    _, out, _ = chipcmp("list", "families")

    assert "MI300 ambiguous · any of Instinct MI300X, Instinct MI300A ·" in " ".join(out.split())
    assert "H200 means NVIDIA H200 SXM · others: H200 NVL ·" in " ".join(out.split())


def test_check_of_what_is_shipped(chipcmp: Run) -> None:
    """The shipped sheets have doubts only; without a path all are checked."""
    code, out, err = chipcmp("check")

    *doubts, summary = out.splitlines()
    assert (0, "") == (code, err)
    assert [] == [line for line in doubts if ": doubt: " not in line]
    assert summary.startswith(f"0 problems and {len(doubts)} doubts in ")


def test_check_of_a_shipped_sheet_by_its_path(chipcmp: Run, root: Path) -> None:
    """A shipped file that is named is not read a second time."""
    code, out, _ = chipcmp("check", str(root / "specs" / "chips" / "nvidia" / "l20.yaml"))

    assert (0, "no problems in 1 file\n") == (code, out)


def test_doubts_do_not_fail(chipcmp: Run, tmp_path: Path) -> None:
    """A size that is only not plausible is listed, counted, and ends with 0."""
    (tmp_path / "x.yaml").write_text(SHEET.replace("6.0 TB/s", "0.02 TB/s"))

    code, out, _ = chipcmp("check", "x.yaml")

    assert 0 == code
    assert out.startswith("x.yaml:6:10: doubt: memory_bandwidth: found 0.02 TB/s")
    assert "0 problems and 1 doubt in 1 of 1 file" == out.splitlines()[-1]

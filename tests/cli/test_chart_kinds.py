"""chipcmp chart: which chips and rows each kind takes, and what it says otherwise."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chipcmp.cli.chart import COMPARING, KINDS
from chipcmp.show import charts

Run = Callable[..., tuple[int, str, str]]


def test_command_line_knows_every_kind() -> None:
    """It names them itself, so that help need not load matplotlib."""
    assert tuple(charts.KINDS) == KINDS
    assert charts.COMPARING == COMPARING


@pytest.mark.parametrize(
    "arguments",
    [
        ("disputes", "H100", "H20"),
        ("scatter", "H100", "H20", "--x", "tdp"),
        ("scatter",),
        ("roofline", "H100", "H20", "--metric", "peak_throughput:fp8"),
        ("timeline", "--metric", "memory_capacity", "--fit"),
        ("history", "H100", "--metric", "memory_bandwidth"),
    ],
    ids=" ".join,
)
def test_a_kind_is_drawn(
    arguments: tuple[str, ...], chipcmp: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kind writes its file, and names it on stderr alone."""
    monkeypatch.chdir(tmp_path)
    code, out, err = chipcmp("chart", *arguments, "-o", "x.png")
    assert (0, "") == (code, out)
    assert err.endswith("wrote x.png\n")
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("disputes",), "no chip is named; see `chipcmp chart --help`."),
        (("history", "--metric", "tdp"), "no chip is named; see `chipcmp chart --help`."),
        (
            ("scatter", "nvidia-h20", "--all"),
            "--all is for ratios, values and disputes, not for scatter; see `chipcmp chart "
            "--help`.",
        ),
        (
            ("roofline", "nvidia-h20", "--baseline", "nvidia-h20"),
            "--baseline is for ratios, values and disputes, not for roofline; see `chipcmp chart "
            "--help`.",
        ),
        (
            ("timeline", "--metric", "tdp", "--metric", "memory_capacity"),
            "timeline takes one --metric; see `chipcmp chart --help`.",
        ),
        (("timeline",), "a timeline draws one metric; name it, such as memory_capacity."),
        (
            ("timeline", "nvidia-h20", "--metric", "tdp", "--fit"),
            "no fit: found 1 of the 4 points that one needs; name more chips, or draw without a "
            "fit.",
        ),
        (("values", "nvidia-h20", "--x", "tdp"), "found x for a chart of values; it takes none."),
        (
            ("scatter", "--x", "tdpp"),
            "unknown metric 'tdpp'; closest are tdp; see `chipcmp list metrics`.",
        ),
    ],
)
def test_what_a_kind_does_not_take_is_refused(
    arguments: tuple[str, ...],
    sentence: str,
    chipcmp: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One sentence, code 2, and no file."""
    monkeypatch.chdir(tmp_path)
    assert (2, "", f"chipcmp: {sentence}\n") == chipcmp("chart", *arguments, "-o", "x.png")
    assert [] == list(tmp_path.iterdir())


def test_command_in_the_file_draws_the_same_chart(chipcmp: Run) -> None:
    """The provenance of a catalog's chart is a command line that says the same again."""
    asked = ("timeline", "--metric", "memory_capacity", "--fit", "--trust", "vendor", "--alt")
    code, out, _ = chipcmp("chart", *asked)
    assert 0 == code
    assert "Memory capacity of " in out
    row = "memory_capacity:package"
    again = chipcmp("chart", "timeline", "--metric", row, "--fit", "--trust", "vendor", "--alt")
    assert out == again[1]

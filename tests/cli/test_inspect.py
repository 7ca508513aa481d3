"""chipcmp inspect: a chart traced back to its claims."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import chipcmp as package
from chipcmp.read import pictures
from chipcmp.show import charts
from chipcmp.show.charts import provenance
from chipcmp.show.charts.embedding import Companion

Run = Callable[..., tuple[int, str, str]]

SHEET = """\
chip: mine
name: Mine One
vendor: Mine
claims:
- metric: memory_bandwidth
  value: {value}
  source: {source}
  locator: line 1
- metric: tdp
  value: 300 W
  source: seed-004
  locator: {locator}
- metric: memory_capacity
  value: 80 GB
  source: seed-004
  locator: line 3
"""


@pytest.fixture
def chart(chipcmp: Run) -> Callable[..., Path]:
    """Draws a chart of one's own sheet into x.png."""

    def draw(**words: str) -> Path:
        Path("mine").mkdir(exist_ok=True)
        said = {"value": "6.0 TB/s", "source": "seed-004", "locator": "line 2"} | words
        Path("mine/x.yaml").write_text(SHEET.format(**said), "utf-8")
        if not Path("x.png").exists():
            names = [word for m in ("memory_bandwidth", "tdp") for word in ("--metric", m)]
            code, *_ = chipcmp("chart", "values", "mine", *names, "--specs", "mine", "-o", "x.png")
            assert 0 == code
        return Path("x.png")

    return draw


def test_a_chart_of_today(chipcmp: Run, chart: Callable[..., Path]) -> None:
    """The command, the trust, the catalog, each mark with its claims, and that nothing changed."""
    chart()
    _, out, err = chipcmp("inspect", "x.png", "--specs", "mine")
    catalog = package.load("mine").contents

    assert "" == err
    assert (
        " command   chipcmp chart values mine --metric memory_bandwidth:package --metric "
        "tdp:package --specs DIR\n"
        " trust     As the five articles report\n"
        f" drawn by  chipcmp 0.1.0, catalog {catalog.sha256[:12]}, latest source "
        f"{catalog.latest}\n"
        "\n"
    ) == out[: out.index("[1]")]
    assert (
        " 6.0 TB/s  mine, memory_bandwidth:package · seed-004, line 1 · x.yaml:5\n"
        " 300 W     mine, tdp:package · seed-004, line 2 · x.yaml:9\n"
        "\n"
        "The catalog is the one that the chart was drawn from.\n"
    ) == out[out.index(" 6.0 TB/s") :]


@pytest.mark.parametrize(
    ("words", "line", "verdict"),
    [
        (
            {"value": "6.5 TB/s"},
            "value changed: now 6.5 TB/s (mine/x.yaml:5)",
            "The catalog has changed since; of 2 claims: 1 unchanged, 1 value changed.",
        ),
        (
            {"source": "seed-003"},
            "source changed: now seed-003 (mine/x.yaml:5)",
            "The catalog has changed since; of 2 claims: 1 unchanged, 1 source changed.",
        ),
        (
            {"locator": "line 9"},
            "locator changed: now line 9 (mine/x.yaml:9)",
            "The catalog has changed since; of 2 claims: 1 unchanged, 1 locator changed.",
        ),
        (
            {"value": "6.5 TB/s", "source": "seed-003"},
            "mine, memory_bandwidth:package · gone · seed-004, line 1",
            "The catalog has changed since; of 2 claims: 1 unchanged, 1 gone.",
        ),
    ],
)
def test_what_has_changed_is_said(
    words: dict[str, str], line: str, verdict: str, chipcmp: Run, chart: Callable[..., Path]
) -> None:
    """By value, by source, by locator, or gone: each at its claim, and counted at the end."""
    chart()
    chart(**words)
    _, out, _ = chipcmp("inspect", "x.png", "--specs", "mine")

    assert line in out
    assert out.endswith(f"{verdict}\n")


def test_a_change_elsewhere_leaves_the_claims(chipcmp: Run, chart: Callable[..., Path]) -> None:
    """Without one's own sheets the claims are gone; with another sheet they are unchanged."""
    chart()
    _, out, _ = chipcmp("inspect", "x.png")
    assert out.endswith("The catalog has changed since; of 2 claims: 2 gone.\n")
    Path("mine/y.yaml").write_text(Path("mine/x.yaml").read_text().replace("mine", "yours"))
    Path("mine/y.yaml").write_text(
        Path("mine/y.yaml").read_text().replace("Mine One", "Yours").replace("300 W", "301 W")
    )
    _, out, _ = chipcmp("inspect", "x.png", "--specs", "mine")
    assert out.endswith("The catalog has changed since; the 2 claims behind the chart have not.\n")


def test_json_has_every_claim(chipcmp: Run, chart: Callable[..., Path]) -> None:
    """For programs: the same, unwrapped."""
    chart()
    chart(value="6.5 TB/s")
    _, out, _ = chipcmp("inspect", "x.png", "--specs", "mine", "--format", "json")
    found = json.loads(out)

    assert {"unchanged": 1, "value changed": 1} == found["counts"]
    assert {
        "mark": "[1]",
        "chip": "mine",
        "row": "memory_bandwidth:package",
        "states": "6.0 TB/s",
        "basis": "nominal",
        "source": "seed-004",
        "locator": "line 1",
        "claim": "x.yaml:5",
        "change": "value changed",
        "now": [
            {
                "states": "6.5 TB/s",
                "basis": "nominal",
                "claim": "x.yaml:5",
                "source": "seed-004",
                "locator": "line 1",
            }
        ],
    } == found["claims"][0]
    assert found["drawn"]["sha256"] != found["catalog"]["sha256"]


def test_nothing_in_a_file_commands_the_terminal(chipcmp: Run, chart: Callable[..., Path]) -> None:
    """Escape codes and directional overrides in a file's provenance are not printed."""
    chart()
    found = pictures.read("x.png")
    claim = replace(found.claims[0], states="\x1b[2J \u202e TB/s", place="\x07")
    hostile = replace(found, marks=(replace(found.marks[0], claims=(claim,)),))
    figure = package.load().compare("nvidia-h20").chart("values")
    figure.companion = Companion("", "", provenance.text(hostile))  # type: ignore[attr-defined]
    Path("x.png").write_bytes(charts.render(figure, "png"))

    for format_ in ("table", "json"):
        code, out, _ = chipcmp("inspect", "x.png", "--specs", "mine", "--format", format_)
        assert 0 == code
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "[2J" in out


def test_what_is_no_chart_gets_a_sentence(chipcmp: Run) -> None:
    """It ends with 2 and says what is wrong, before any sheet is read."""
    Path("x.txt").write_text("hello", "utf-8")
    assert (
        2,
        "",
        "chipcmp: x.txt is no PNG, SVG or PDF; name a chart that `chipcmp chart` wrote.\n",
    ) == chipcmp("inspect", "x.txt")


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_lines_keep_to_the_width(
    columns: str, chipcmp: Run, chart: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a narrow terminal lines wrap and nothing is lost."""
    chart()
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = chipcmp("inspect", "x.png", "--specs", "mine")

    assert [] == [line for line in out.splitlines() if len(line) > int(columns)]
    assert "memory_bandwidth:package" in "".join(out.split())

"""Many charts in one call: the same bytes, whole files, safe names, one line when stopped."""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

import pytest

import chipcmp as package
from chipcmp.cli.batch import Order
from chipcmp.cli.options import Words
from chipcmp.model.chips import Chip
from chipcmp.model.claims import Location
from chipcmp.model.problems import ChipcmpError
from chipcmp.read import pictures
from chipcmp.show import charts
from chipcmp.show.charts import batch
from chipcmp.show.charts.asked import Asked
from chipcmp.show.console.progress import followed

Run = Callable[..., tuple[int, str, str]]
PAIRS = "nvidia-h100-sxm, nvidia-h20\nnvidia-h20, nvidia-h100-sxm\n"
NAMES = ["nvidia-h100-sxm_nvidia-h20", "nvidia-h20_nvidia-h100-sxm"]


def names(folder: str) -> list[str]:
    """What stands in a folder."""
    return sorted(path.name for path in Path(folder).iterdir())


def test_each_line_and_kind_is_a_file(chipcmp: Run) -> None:
    """The folder is made; each file is named for its kind and chips, and is the chart itself."""
    Path("pairs.txt").write_text(PAIRS, "utf-8")
    code, out, err = chipcmp("chart", "values,ratios", "--each", "pairs.txt", "-o", "drawn")

    assert (0, "", "wrote 4 charts to drawn\n") == (code, out, err)
    assert sorted(f"{kind}_{name}.png" for kind in ("ratios", "values") for name in NAMES) == (
        names("drawn")
    )
    figure = package.load().compare("nvidia-h20", "nvidia-h100-sxm").chart("ratios")
    assert charts.render(figure, "png") == Path(f"drawn/ratios_{NAMES[1]}.png").read_bytes()
    assert pictures.read(f"drawn/values_{NAMES[0]}.png").command.startswith(
        "chipcmp chart values nvidia-h100-sxm nvidia-h20 "
    )


@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_a_folder_takes_any_format(format_: str, chipcmp: Run) -> None:
    """-o with a folder names the file itself."""
    Path("there").mkdir()
    arguments = ("chart", "values", "nvidia-h20", "--format", format_, "-o", "there")
    assert (0, "", "wrote 1 chart to there\n") == chipcmp(*arguments)
    assert [f"values_nvidia-h20.{format_}"] == names("there")


WRONG = {
    "a clash": (
        ("ratios", "--each", "dup.txt", "-o", "new"),
        "dup.txt:2: ratios_nvidia-h100-sxm_nvidia-h20.png is already the chart of dup.txt:1; "
        "remove one of the lines.",
    ),
    "an unknown chip": (
        ("ratios", "--each", "unknown.txt", "-o", "new"),
        "unknown.txt:2: unknown chip 'H2O'; closest are H20, H200; see `chipcmp list chips`.",
    ),
    "a file for several": (
        ("ratios,values", "nvidia-h20", "-o", "x.png"),
        "cannot write several charts to x.png: it is no folder; name one.",
    ),
    "nowhere": (
        ("ratios,values", "nvidia-h20", "-o", "a/b"),
        "no folder a to make a/b in; create it or name another.",
    ),
    "no name": (
        ("ratios,values", "nvidia-h20", "-o", ""),
        "cannot write to ''; give a folder after -o.",
    ),
    "both": (
        ("ratios", "nvidia-h20", "--each", "dup.txt", "-o", "new"),
        "give chips or --each, not both; see `chipcmp chart --help`.",
    ),
    "neither": (
        ("ratios", "-o", "x.png"),
        "no chip is named; see `chipcmp chart --help`.",
    ),
    "two formats": (
        ("values", "nvidia-h20", "--format", "svg", "-o", "x.png"),
        "--format is svg, but x.png is to be png; see `chipcmp chart --help`.",
    ),
    "one unknown kind": (
        ("values,pies", "nvidia-h20", "-o", "new"),
        "KIND: found 'pies'; allowed are ratios, values, disputes, scatter, roofline, timeline, "
        "history.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_refused_before_anything_is_drawn(case: str, chipcmp: Run) -> None:
    """One sentence, and neither a file nor a folder."""
    Path("dup.txt").write_text("nvidia-h100-sxm, nvidia-h20\nH100 SXM, H20\n", "utf-8")
    Path("unknown.txt").write_text("nvidia-h20\nH2O\n", "utf-8")
    arguments, sentence = WRONG[case]

    code, out, err = chipcmp("chart", *arguments)

    assert (2, "") == (code, out)
    assert f"chipcmp: {sentence}\n" == err
    assert ["dup.txt", "unknown.txt"] == names(".")


def test_what_cannot_be_drawn_does_not_stop_the_others(chipcmp: Run) -> None:
    """The others are written; each that is not is told of, with its line."""
    Path("pairs.txt").write_text("nvidia-h20\nnvidia-h100-sxm, nvidia-h20\n", "utf-8")
    code, _, err = chipcmp("chart", "ratios", "--each", "pairs.txt", "-o", "drawn")

    assert 2 == code
    assert (
        "pairs.txt:1: nothing to draw of H20: no row compared has a ratio to the baseline; name a "
        "metric that has, or see the rows with `chipcmp compare`.\n"
        "wrote 1 chart to drawn\n"
        "chipcmp: 1 of 2 charts could not be drawn; see above.\n"
    ) == err
    assert [f"ratios_{NAMES[0]}.png"] == names("drawn")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopped_half_way_it_leaves_whole_files(stop: signal.Signals, tmp_path: Path) -> None:
    """Only whole charts are left, one line says how many, and no process lives on."""
    ids = [chip.id for chip in package.load().chips if chip.kind == "chip"][:14]
    lines = [f"{one}, {other}\n" for one in ids for other in ids if one != other]
    (tmp_path / "pairs.txt").write_text("".join(lines), "utf-8")
    command = [sys.executable, "-m", "chipcmp", "chart", "values", "--each", "pairs.txt"]
    running = subprocess.Popen(
        [*command, "--all", "-o", "drawn"], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 120
    while not list(tmp_path.glob("drawn/*.png")) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(stop)
    _, err = running.communicate(timeout=60)

    left = sorted((tmp_path / "drawn").iterdir())
    told = [line for line in err.splitlines() if line.startswith("chipcmp: ")]
    assert 130 == running.returncode
    assert [f"chipcmp: interrupted; {len(left)} of {len(lines)} charts written."] == told
    assert 0 < len(left) < len(lines)
    assert [] == [path.name for path in left if not path.name.endswith(".png")]
    assert all(pictures.read(str(path)).claims for path in left)


@pytest.fixture(scope="module")
def jobs() -> list[batch.Job]:
    """Five charts, one of which cannot be drawn."""
    catalog = package.load()
    ids = ("nvidia-h20", "nvidia-h200-sxm", "nvidia-h800", "nvidia-a100-sxm-80")
    pairs = [catalog.compare("nvidia-h100-sxm", each, metrics="tdp") for each in ids]
    pairs.insert(2, catalog.compare("nvidia-h100-sxm", metrics="tdp"))
    return [batch.Job(kind="ratios", asked=pair.compared) for pair in pairs]


def test_processes_draw_the_same_bytes(jobs: list[batch.Job]) -> None:
    """As many at once as there are charts, or one after another: no byte differs."""
    one = sorted(batch.drawn(jobs, 1), key=lambda drawn: drawn.number)
    many = sorted(batch.drawn(jobs, 9), key=lambda drawn: drawn.number)

    assert one == many
    assert [2] == [drawn.number for drawn in one if drawn.objection]
    assert all(drawn.data.startswith(b"\x89PNG") for drawn in one if not drawn.objection)


def test_a_process_that_dies_is_told_of(
    jobs: list[batch.Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Charts that nobody draws any more are counted, and nothing waits for them."""

    def die(share: list[tuple[int, batch.Job]], end: Connection) -> None:
        end.send(batch.Drawn(share[0][0], b"x"))
        os._exit(9)

    monkeypatch.setattr(batch, "_work", die)
    with pytest.raises(ChipcmpError) as caught:
        list(batch.drawn(jobs, 2))
    assert (
        "3 charts are not drawn: a process ended before its work was done; draw fewer at once."
    ) == str(caught.value)


def order(*ids: str) -> Order:
    """An order for chips of these ids, of which nothing else is known."""

    class Fake:
        chips = tuple(
            Chip(id=each, name=each, vendor="x", location=Location("x", 1)) for each in ids
        )

    return Order("", "values", cast("Asked", Fake()))


def test_file_names_are_safe() -> None:
    """Whatever an id is made of, a name has no slash, no space, no dot in front, and is short."""
    assert "values_a-b_-.-c" == order("a/b", "../c").name.replace("..", "-.", 1)
    assert "/" not in order("../../etc/passwd", "\0", "con:*?").name
    long = [order(*(f"chip-{n}" for n in range(99)), each).name for each in ("x", "y")]
    assert long[0] != long[1]
    assert all(len(name) < 150 for name in long)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It does."""
        return True


def test_progress_shows_on_a_terminal_only() -> None:
    """A bar counts on a terminal; a pipe and a dumb terminal see nothing, and items all come."""

    def items() -> Iterator[int]:
        yield from range(3)

    shown, pipe, dumb = Terminal(), io.StringIO(), Terminal()
    for stream, environ in ((shown, {}), (pipe, {}), (dumb, {"TERM": "dumb"})):
        assert [0, 1, 2] == list(followed(items(), 3, stream, environ))
    assert "3/3" in shown.getvalue()
    assert ("", "") == (pipe.getvalue(), dumb.getvalue())


def test_kinds_are_named_once() -> None:
    """A kind that is named twice is drawn once, in the order of naming."""
    assert ("values", "ratios") == Words(("ratios", "values")).convert(
        "values, ratios,values", None, None
    )

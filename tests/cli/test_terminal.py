"""The program as a process: terminals, pipes, encodings, closed streams, what it loads."""

import html
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

COMPARE = ("compare", "H100", "H20", "910B")
HEAVY = ("pandas", "numpy", "pint", "matplotlib", "pyarrow")
LIGHT = (
    ("compare", "H100", "H20"),
    ("compare", "H100", "H20", "--format", "json"),
    ("compare", "H100", "H20", "--format", "csv"),
    ("compare", "H100", "H20", "--format", "markdown"),
    ("compare", "H100", "H20", "--format", "latex"),
    ("show", "H20"),
    ("why", "H20/H100", "memory_bandwidth"),
    ("list", "sources"),
    ("list", "chips", "--where", "vendor == Huawei"),
    ("rank", "memory_bandwidth"),
    ("find", "ascend 910"),
    ("check",),
)


def environment(root: Path, **more: str) -> dict[str, str]:
    """The environment of a user who has nothing set that would matter."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8", **more}


def process(
    root: Path, arguments: Sequence[str], **more: str
) -> subprocess.CompletedProcess[bytes]:
    """The program, run to its end."""
    return subprocess.run(
        [sys.executable, "-m", "chipcmp", *arguments],
        capture_output=True,
        check=False,
        env=environment(root, **more),
    )


def on_terminal(root: Path, arguments: Sequence[str], **more: str) -> str:
    """What the program prints on a terminal."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "chipcmp", *arguments],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment(root, **{"TERM": "xterm", "COLUMNS": "80", **more}),
    ) as running:
        os.close(theirs)
        parts = []
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            parts.append(part)
        running.wait()
    os.close(ours)
    return b"".join(parts).decode()


def test_a_terminal_gets_colour(root: Path) -> None:
    """Rivals and heads are coloured or bold where a terminal can show it."""
    assert "\x1b[" in on_terminal(root, COMPARE)


@pytest.mark.parametrize("more", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
def test_a_terminal_without_colour_gets_plain_text(root: Path, more: dict[str, str]) -> None:
    """NO_COLOR and a dumb terminal: the same text, no escape sequence."""
    assert "\x1b" not in on_terminal(root, COMPARE, **more)


def test_a_pipe_gets_plain_whole_lines(root: Path) -> None:
    """Piped, a row is one line however long, without colour."""
    done = process(root, COMPARE, TERM="xterm", FORCE_COLOR="1")

    lines = done.stdout.decode().splitlines()
    row = next(line for line in lines if line.startswith(" Peak throughput, FP16 "))
    assert "\x1b" not in done.stdout.decode()
    assert row.endswith("0.357×")


def test_a_closed_pipe_is_silent(root: Path) -> None:
    """`chipcmp … | head -1` ends without a word."""
    with subprocess.Popen(
        [sys.executable, "-m", "chipcmp", "show", "H20"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(root, PYTHONUNBUFFERED="1"),
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()

    assert (0, b"") == (running.returncode, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told(root: Path) -> None:
    """Output that cannot be written is an error, in a sentence."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "chipcmp", "show", "H20"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(root),
        )

    assert (
        2,
        "chipcmp: cannot write standard output: No space left on device; make room, or name a "
        "file with -o.\n",
    ) == (done.returncode, done.stderr.decode())


@pytest.mark.skipif(os.name != "posix", reason="closes stdout as a POSIX shell does")
def test_a_closed_stdout_is_told(root: Path) -> None:
    """With nowhere to print, it says so and ends with 2."""
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m chipcmp show H20 >&-', sys.executable],
        stderr=subprocess.PIPE,
        check=False,
        env=environment(root),
    )

    assert (
        2,
        "chipcmp: standard output is closed; open it, or name a file with -o.\n",
    ) == (done.returncode, done.stderr.decode())


@pytest.mark.parametrize("arguments", LIGHT, ids=" ".join)
def test_an_ascii_stream_gets_stand_ins(root: Path, arguments: Sequence[str]) -> None:
    """An encoding without ≠ or × gets != and x, never a traceback."""
    done = process(root, arguments, PYTHONIOENCODING="ascii")

    assert 0 == done.returncode
    assert done.stdout.isascii()
    assert b"Traceback" not in done.stderr


def test_an_ascii_stream_gets_the_same_page(root: Path) -> None:
    """In HTML every letter has an escape: read back, nothing is changed."""
    arguments = ("compare", "H100", "H20", "--format", "html")
    ascii_, full = (
        process(root, arguments, PYTHONIOENCODING=encoding).stdout
        for encoding in ("ascii", "utf-8")
    )

    assert ascii_.isascii()
    assert html.unescape(full.decode()) == html.unescape(ascii_.decode())


def test_ascii_stand_ins_are_readable(root: Path) -> None:
    """The signs that occur have stand-ins that say the same."""
    out = process(root, COMPARE, PYTHONIOENCODING="ascii").stdout.decode()

    row = next(line for line in out.splitlines() if line.startswith(" Memory bandwidth"))
    assert "4.8 [2] != 3.35 [1]" in row
    assert "0.83x" in row


@pytest.mark.parametrize("arguments", LIGHT, ids=" ".join)
def test_light_commands_load_nothing_heavy(root: Path, arguments: Sequence[str]) -> None:
    """Start-up time is a feature: only charts and frames load pandas, pint or matplotlib."""
    code = (
        "import sys; from chipcmp.cli.run import run; code = run(sys.argv[1:]); "
        f"print(*sorted({{*{HEAVY!r}}} & sys.modules.keys()), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        check=False,
        env=environment(root),
    )

    assert (0, "") == (done.returncode, done.stderr.decode().splitlines()[-1])


def test_help_loads_no_command(root: Path) -> None:
    """The list of commands is printed without importing one, nor rich or PyYAML."""
    code = (
        "import sys; from chipcmp.cli.run import run; run(['--help']); "
        "print(*sorted({'rich', 'yaml', 'chipcmp.cli.compare'} & sys.modules.keys()), "
        "file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment(root)
    )

    assert "\n" == done.stderr.decode()

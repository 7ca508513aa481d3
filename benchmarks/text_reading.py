# ruff: noqa: INP001  # a program, run by its path
"""How the time and memory that texts cost grow with their size, for texts that mean no good.

    python benchmarks/text_reading.py [MEGABYTES]

Each kind of text is read at a quarter, a half and the whole of the size (10 MB unless told), by
`extract` and by `verify`, which looks up a claim on the last line. Printed are the medians of
interleaved runs as ratios: a reader whose time is linear in the size has 2.0 per doubling. Memory
is the peak over that of the smallest text, per byte more.
"""

import itertools
import random
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import chipcmp
from chipcmp.model.contents import Contents
from chipcmp.model.problems import Unreadable
from chipcmp.read.articles import Article, TextFile, read_text
from chipcmp.reason.candidates import extract
from chipcmp.reason.verify import verify

MEGABYTES = 10
RUNS = 7
SEED = 20250704
PARTS = (4, 2, 1)

Reader = Callable[[TextFile], object]


def texts(size: int) -> dict[str, bytes]:
    """A text of each kind, of about so many bytes."""
    source = random.Random(SEED)  # noqa: S311  # no secret
    words = ["شريحة", "حوسبة", "memory", "bandwidth", "芯片", "每秒"]
    mixed = " ".join(source.choice(words) for _ in range(2000))
    return {
        "no digits, one line": _filled("memory bandwidth of chips ", size),
        "no digits, many lines": _filled("memory bandwidth of chips\n", size),
        "mixed directions": _filled(f"{mixed}\u202e\u200f\n", size),
        "only digits, one line": _filled("0123456789", size),
        "digits and separators": _filled("1,2.3٬4،", size),
        "a figure on each page": _filled("40 GB/s" + " of memory" * 400 + "\n", size),
        "words of numbers": _filled("ثلاثة مليارات و سبعمائة مليون ", size),
        "broken UTF-8": (b"\xff\xc3 4.0 TB" + b"\xe2\x82" * 400 + b"\n") * (size // 811),
        "NUL": _filled("\0" * 500 + "\n", size),
    }


def _filled(piece: str, size: int) -> bytes:
    data = piece.encode()
    return data * max(size // len(data), 1)


def readers(contents: Contents) -> dict[str, Reader]:
    """The two ways in which texts are read."""
    claim = next(c for c in contents.claims if c.source.startswith("seed-") and c.printed)
    record = contents.sources[claim.source]

    def check(text: TextFile) -> object:
        last = text.data.rstrip(b"\n").count(b"\n") + 1
        asked = replace(claim, locator=f"line {last}")
        article = Article(record, "read", text)
        return verify(replace(contents, claims=(asked,)), [article])

    return {"extract": lambda text: extract(text, contents), "verify": check}


def measured(reader: Reader, sizes: list[TextFile]) -> tuple[list[float], list[int], str]:
    """The median seconds and the peak bytes for each size, and how reading ended."""
    seconds: list[list[float]] = [[] for _ in sizes]
    ended = "read"
    for _ in range(RUNS):
        for taken, text in zip(seconds, sizes, strict=True):
            start = time.perf_counter()
            try:
                reader(text)
            except Unreadable:
                ended = "refused"
            taken.append(time.perf_counter() - start)
    peaks = [_peak(reader, text) for text in sizes]
    return [statistics.median(taken) for taken in seconds], peaks, ended


def _peak(reader: Reader, text: TextFile) -> int:
    tracemalloc.start()
    try:
        reader(text)
    except Unreadable:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return peak


def table(megabytes: int) -> str:
    """The ratios as a table in Markdown."""
    contents = chipcmp.load().contents
    lines = [
        "| text | reader | ended | per doubling | whole, s | memory per byte |",
        "|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        by_size = [texts(megabytes * 1_000_000 // part) for part in PARTS]
        for kind in by_size[0]:
            sizes = []
            for number, made in enumerate(by_size):
                path = Path(folder) / f"{number}.txt"
                path.write_bytes(made[kind])
                sizes.append(read_text(str(path)))
            for name, reader in readers(contents).items():
                taken, peaks, ended = measured(reader, sizes)
                grown = " ".join(f"{b / a:.2f}" for a, b in itertools.pairwise(taken))
                more = (peaks[-1] - peaks[0]) / (len(sizes[-1].data) - len(sizes[0].data))
                lines.append(
                    f"| {kind} | {name} | {ended} | {grown} | {taken[-1]:.2f} | {more:.1f} |"
                )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table(int(sys.argv[1]) if len(sys.argv) > 1 else MEGABYTES) + "\n")

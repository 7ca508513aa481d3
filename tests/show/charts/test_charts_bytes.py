"""The same comparison gives the same bytes: on every run, in every zone, under any settings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import hashlib, sys
import chipcmp
from chipcmp.show import charts
compared = chipcmp.load().compare("H100", "H20", metrics=["memory_bandwidth"]).compared
settings = charts.Settings.of(size="slide", theme="print", title="رقائق")
for kind in ("ratios", "values"):
    for format_ in ("png", "svg", "pdf"):
        data = charts.render(charts.figure(kind, compared, settings), format_)
        print(kind, format_, hashlib.sha256(data).hexdigest())
view = compared.view
for kind, named in (
    ("disputes", None),
    ("scatter", {}),
    ("roofline", {}),
    ("timeline", {"metric": "memory_capacity", "fit": "exponential"}),
    ("history", {"metric": "memory_bandwidth"}),
):
    chips = compared.chips[:1] if kind == "history" else ()
    asked = compared if named is None else charts.Asked.naming(view, chips, **named)
    for format_ in ("png", "svg"):
        data = charts.render(charts.figure(kind, asked), format_)
        print(kind, format_, hashlib.sha256(data).hexdigest())
print("pandas" in sys.modules, "matplotlib.pyplot" in sys.modules)
"""
HOSTILE = """
font.size: 30
font.family: serif
savefig.dpi: 30
savefig.bbox: tight
figure.facecolor: red
text.usetex: True
axes.unicode_minus: False
svg.fonttype: none
lines.linewidth: 9
hatch.linewidth: 9
figure.constrained_layout.use: True
path.sketch: 5, 100, 2
"""


def run(folder: Path, root: Path, **environment: str) -> list[str]:
    """What the program prints in a folder, under these variables."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def printed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What the program prints in two worlds that should not matter to it."""
    plain, hostile = tmp_path_factory.mktemp("plain"), tmp_path_factory.mktemp("hostile")
    (hostile / "matplotlibrc").write_text(HOSTILE, encoding="utf-8")
    return [
        run(plain, root, TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C"),
        run(
            hostile,
            root,
            TZ="Asia/Tokyo",
            PYTHONHASHSEED="2",
            LC_ALL="de_DE.UTF-8",
            SOURCE_DATE_EPOCH="1000000000",
            MPLBACKEND="Agg",
        ),
    ]


def test_bytes_are_the_same_everywhere(printed: list[list[str]]) -> None:
    """Zone, hash seed, locale and a matplotlibrc in the working folder change no byte."""
    assert 17 == len(printed[0])
    assert printed[0][:16] == printed[1][:16]


def test_drawing_loads_neither_pandas_nor_pyplot(printed: list[list[str]]) -> None:
    """What a chart does not need is not imported."""
    assert "False False" == printed[0][16]

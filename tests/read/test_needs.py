"""What ``needed_for`` of the vocabulary may name: rows of a metric that has these conditions."""

import shutil
from pathlib import Path

import pytest

from chipcmp.model.metrics import Need, Row
from chipcmp.read.catalog import check
from chipcmp.read.files import Folder

HERE = Path(__file__).resolve().parent
BASE = HERE.parent / "data" / "specs"
UNITS = HERE.parent.parent / "specs" / "units.txt"
GOOD = "{peak_throughput: {precision: fp8}}"
PLACE = "specs/metrics.yaml:64:17: needed_for: "


def folder(path: Path, needs: str) -> Folder:
    """A folder whose Transformer Engine is needed for something else."""
    text = (BASE / "metrics.yaml").read_text(encoding="utf-8")
    assert GOOD in text
    (path / "metrics.yaml").write_text(text.replace(GOOD, needs), encoding="utf-8")
    shutil.copy(BASE / "trust.yaml", path / "trust.yaml")
    shutil.copy(UNITS, path / "units.txt")
    return Folder(path, "specs")


@pytest.mark.parametrize(
    ("needs", "message"),
    [
        (
            "{peak_throughputs: {precision: fp8}}",
            "unknown metric peak_throughputs; allowed are those described here."
            " Did you mean peak_throughput?",
        ),
        (
            "{peak_throughput: {precision: fp9}}",
            "found precision: fp9, which peak_throughput does not have; allowed are its conditions"
            " precision, engine, sparsity, scope.",
        ),
        (
            "{memory_capacity: {precision: fp8}}",
            "found precision: fp8, which memory_capacity does not have; allowed are its conditions"
            " scope.",
        ),
    ],
)
def test_a_bad_need(tmp_path: Path, needs: str, message: str) -> None:
    """The whole sentence, with its place."""
    found = [str(finding) for finding in check((folder(tmp_path, needs),)).findings]
    assert [PLACE + message] == found


def test_a_need_covers_rows_by_their_conditions(tmp_path: Path) -> None:
    """Of the metric, with the value named; what else they fix is free."""
    metrics = check((folder(tmp_path, GOOD),)).contents().vocabulary.metrics
    (need,) = metrics["transformer_engine"].needed_for
    assert Need("peak_throughput", (("precision", "fp8"),)) == need
    rows = [
        Row("peak_throughput", (("precision", "fp8"), ("engine", "vector"))),
        Row("peak_throughput", (("precision", "fp16"), ("engine", "vector"))),
        Row("transformer_engine", (("precision", "fp8"),)),
    ]
    assert [True, False, False] == [need.covers(row) for row in rows]

"""A hint that fits by chance is rare: drawn values seldom have one, the shipped often do."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

RARE = 0.01


@pytest.fixture(scope="module")
def benchmark(root: Path) -> ModuleType:
    """The program that measures it, loaded from its file."""
    spec = importlib.util.spec_from_file_location(
        "hint_chance", root / "benchmarks" / "hint_chance.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_hints_on_drawn_values_are_rare(benchmark: ModuleType) -> None:
    """Of values over the plausible range, and of values near the majority's, under 1 in 100."""
    chances = benchmark.measure(draws=60)
    for chance in (chances.plausible, chances.near):
        fired = {name: n / chance.disputes for name, n in chance.fired.items() if name != "date"}
        assert [] == [name for name, share in fired.items() if share >= RARE]


def test_the_draws_are_the_same_each_time(benchmark: ModuleType) -> None:
    """The table in the documentation can be made again."""
    assert benchmark.measure(draws=5) == benchmark.measure(draws=5)


def test_the_documentation_has_what_is_measured(benchmark: ModuleType, root: Path) -> None:
    """What the table says of the shipped disputes is so."""
    documented = (root / "benchmarks" / "README.md").read_text(encoding="utf-8")
    chances = benchmark.measure(draws=1)
    for name, number in chances.shipped.fired.items():
        share = f"{number / chances.shipped.disputes:.0%}"
        numbers = chances.numbers.fired[name]
        of_numbers = f"{numbers / chances.numbers.disputes:.0%}"
        assert f"| {name} | {number} ({share}) | {numbers} ({of_numbers}) | " in documented
    assert f"| all shipped disputes ({chances.shipped.disputes}) | " in documented

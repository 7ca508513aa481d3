"""What the checks find in the shipped catalog, untold; and derived values over it."""

from fractions import Fraction

import pytest

from chipcmp.api import Catalog
from chipcmp.model.doubts import Doubt
from chipcmp.model.metrics import Row
from chipcmp.model.problems import ANSWERABLE
from chipcmp.reason.asked import view
from chipcmp.reason.checks.doubting import doubts
from chipcmp.reason.derive import derive

# Slips of the sources that their readers know: the chip, the metric, and the values of the dispute.
SLIPS = [
    ("metax-c500", "memory_bandwidth", "18.0 TB/s"),
    ("amd-mi308x", "memory_bandwidth", "10.3 TB/s"),
    ("amd-mi300x", "peak_throughput", "312 TFLOP/s"),
    ("nvidia-b200", "peak_throughput", "5000 TFLOP/s"),
    ("nvidia-b300", "peak_throughput", "157.5 TOP/s"),
    ("nvidia-gb300", "peak_throughput", "165 TOP/s"),
    ("intel-gaudi3", "peak_throughput", "14.3 TFLOP/s"),
    ("huawei-950dt", "network_bandwidth", "2.00 Tbit/s"),
    ("google-tpu-v4", "tdp", "340 W"),
    ("aws-trainium1", "peak_throughput", "420 TOP/s"),
    ("nvidia-h20", "memory_bandwidth", "4 Tbit/s"),
    ("huawei-910b", "memory_bandwidth", "400 GB/s"),
]
MOST_OPEN = 40
"""A reader can look at so many; a check that doubts much more is wrong itself."""


@pytest.fixture(scope="module")
def found(catalog: Catalog) -> tuple[Doubt, ...]:
    """Every doubt about the shipped claims."""
    return doubts(catalog.contents)


@pytest.mark.parametrize(("chip", "metric", "text"), SLIPS)
def test_a_slip_is_found(found: tuple[Doubt, ...], chip: str, metric: str, text: str) -> None:
    """A doubt stands at the slip, or names it."""
    about = [d for d in found if (d.claim.chip, d.claim.metric) == (chip, metric)]
    assert [d for d in about if f"found {text}" in d.text or f" {text} of " in d.text]


def test_doubts_are_few(found: tuple[Doubt, ...]) -> None:
    """Few enough for a reader; no answer is left that answers nothing."""
    assert len([doubt for doubt in found if not doubt.answer]) <= MOST_OPEN
    assert [] == [doubt for doubt in found if doubt.check not in ANSWERABLE]


def test_an_implied_price(catalog: Catalog) -> None:
    """US$23 billion over 1.5 million H20 is US$15,333, from one line of one article."""
    row = Row("implied_price", (("period", "2025"), ("region", "China")))
    derived = derive(view(catalog.contents, "articles"), "nvidia-h20", row)
    assert derived is not None
    assert Fraction(46000, 3) == derived.exact
    assert ("counterfactual",) == derived.bases
    assert {("seed-003", "line 23")} == {(c.source, c.locator) for c in derived.claims}


def test_the_label_of_throughput_per_watt(catalog: Catalog) -> None:
    """Peak over TDP is called that, not efficiency."""
    metric = catalog.contents.vocabulary.metrics["throughput_per_watt"]
    assert "Peak FLOP/s per TDP watt" == metric.label


def test_systems_are_made_of_their_chips(catalog: Catalog) -> None:
    """Both racks name the chip of which they have many."""
    chips = catalog.contents.chips.values()
    assert {"huawei-cm384": "huawei-910c", "nvidia-gb200-nvl72": "nvidia-gb200"} == {
        chip.id: chip.made_of for chip in chips if chip.made_of
    }

"""Where a name's sources do not say which bin they mean, the bins that differ are named."""

from collections.abc import Callable

from chipcmp.reason.bins import differing
from chipcmp.reason.choose import View
from chipcmp.reason.compare import compare
from chipcmp.reason.rows import Wanted

FAMILY = """\
family: acme
name: Acme
default: acme-one
unstated: {}
members: [acme-one, acme-two, acme-three]
"""


def bandwidth(value: str) -> str:
    """A claim of memory bandwidth."""
    return f"- metric: memory_bandwidth\n  value: {value}\n  source: set-a\n  locator: here\n"


def found(view: View) -> list[str]:
    """The bins that differ from the first chip."""
    chips = [view.contents.chips["acme-one"]]
    (cell,) = compare(view, chips, chips[0], Wanted("all")).cells
    return [choice.claim.chip for choice in differing(view, cell)]


def test_bins_that_differ_are_named(view: Callable[..., View]) -> None:
    """0.8 TB/s does not meet 1.6; 1.60 does."""
    claims = {
        "acme_one": bandwidth("1.6 TB/s"),
        "acme_two": bandwidth("0.8 TB/s"),
        "acme_three": bandwidth("1.60 TB/s"),
    }
    assert found(view(family=FAMILY.format("yes"), **claims)) == ["acme-two"]


def test_variants_are_not_bins(view: Callable[..., View]) -> None:
    """A family whose default is a member like any other names none."""
    claims = {
        "acme_one": bandwidth("1.6 TB/s"),
        "acme_two": bandwidth("0.8 TB/s"),
        "acme_three": bandwidth("1.6 TB/s"),
    }
    assert found(view(family=FAMILY.format("no"), **claims)) == []

"""What readers ask in Python: it works, or is refused in one sentence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import chipcmp
from chipcmp.api import Catalog, Comparison

Ask = Callable[[Catalog], object]
FIRST_METRICS = "allowed are 'headline', 'all' or names of metrics."


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The shipped catalog."""
    return chipcmp.load()


@pytest.fixture(scope="module")
def comparison(catalog: Catalog) -> Comparison:
    """Two chips compared."""
    return catalog.compare("H100", "H20")


def test_chips_are_taken_for_their_names(catalog: Catalog) -> None:
    """A chip that the catalog gave is as good as its name, as baseline too, and counts once."""
    h100, h20 = catalog.chip("H100"), catalog.chip("H20")

    made = catalog.compare(h100, "H20", h20, baseline=h20)

    assert (h20, (h100, h20)) == (made.baseline, made.chips)
    assert h20 == catalog.chip(h20)
    assert catalog.ratios("H100").equals(catalog.ratios(h100))


def test_a_trust_file_may_be_a_path(catalog: Catalog, root: Path) -> None:
    """A path works like the same text, in trust and in compare."""
    path = root / "specs" / "trust.yaml"

    assert catalog.trust(str(path)).name == catalog.trust(path).name
    assert catalog.trust(path).title == catalog.compare("H20", trust=path).compared.view.trust.title


def test_one_source_may_be_a_bare_text(catalog: Catalog) -> None:
    """A text is one source, not a source for each letter; any iterable is several."""
    assert ("seed-004",) == catalog.trust(source="seed-004").preferred
    assert frozenset({"seed-004"}) == catalog.trust(without="seed-004").without
    assert ("seed-004", "seed-001") == catalog.trust(
        source=iter(["seed-004", "seed-001"])
    ).preferred


def test_a_time_is_taken_for_its_day(catalog: Catalog) -> None:
    """Whoever gives a time means its day."""
    given = datetime(2025, 4, 30, 12, 30, tzinfo=UTC)

    assert date(2025, 4, 30) == catalog.trust(as_of=given).as_of
    assert date is type(catalog.trust(as_of=given).as_of)


REFUSED: tuple[tuple[Ask, str], ...] = (
    (lambda c: c.compare(None),  # type: ignore[arg-type]
     "found None for a chip; allowed is a name such as H100, or a Chip. Name one."),
    (lambda c: c.compare(["H100", "H20"]),  # type: ignore[arg-type]
     "found ['H100', 'H20'] for a chip; allowed is a name such as H100, or a Chip."
     " Give each as an argument of its own."),
    (lambda c: c.compare("H100", baseline=100),  # type: ignore[arg-type]
     "found 100 for a chip; allowed is a name such as H100, or a Chip. Name one."),
    (lambda c: c.chip(None),  # type: ignore[arg-type]
     "found None for a chip; allowed is a name such as H100, or a Chip. Name one."),
    (lambda c: c.compare(replace(c.chip("H20"), id="h20o")),
     "unknown chip 'h20o'; closest are H20, H200, L20; see `chipcmp list chips`."),
    (lambda c: c.compare("H100", metrics=None),  # type: ignore[arg-type]
     f"found metrics None; {FIRST_METRICS}"),
    (lambda c: c.compare("H100", metrics=[None]),  # type: ignore[list-item]
     f"found metrics [None]; {FIRST_METRICS}"),
    (lambda c: c.compare("H100", trust=None),  # type: ignore[arg-type]
     "found trust None; allowed are articles, vendor, agreed or a trust file of your own."),
    (lambda c: c.compare("H100", trust=Path("no.yaml")),
     "unknown trust 'no.yaml'; allowed are articles, vendor, agreed or a trust file of your own."),
    (lambda c: c.compare("H100", trust=replace(c.trust(), sources={})),
     "found a trust of another catalog; allowed is one that knows these sources."
     " Make it with this catalog's trust()."),
    (lambda c: c.trust(as_of=2025),  # type: ignore[arg-type]
     "found date 2025; allowed is a day such as 2025-04-30."),
    (lambda c: c.trust(as_of="April"),
     "found date 'April'; allowed is a day such as 2025-04-30."),
    (lambda c: c.trust(as_of="20250430"),
     "found date '20250430'; allowed is a day such as 2025-04-30."),
    (lambda c: c.trust(source="seed-004", without=["seed-004"]),
     "found seed-004 both as a source to believe first and as one to leave out; allowed is either."
     " Name it once."),
    (lambda c: c.trust(source=4),  # type: ignore[arg-type]
     "found source 4; allowed is the id of a source, or several ids."),
    (lambda c: c.trust(without=[None]),  # type: ignore[list-item]
     "found without [None]; allowed is the id of a source, or several ids."),
    (lambda c: c.trust(source="seed-04"),
     "unknown source 'seed-04'; closest are seed-004, seed-003, seed-002;"
     " see `chipcmp list sources`."),
)  # fmt: skip


@pytest.mark.parametrize(("ask", "sentence"), REFUSED)
def test_what_cannot_be_asked_is_told(ask: Ask, sentence: str, catalog: Catalog) -> None:
    """A wrong argument is answered with what is allowed."""
    with pytest.raises(chipcmp.ChipcmpError) as raised:
        ask(catalog)
    assert sentence == str(raised.value)


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda c: c.frame(units="foo"), "unknown units 'foo'; allowed are canonical, pint."),
        (lambda c: c.frame(units=None), "unknown units None; allowed are canonical, pint."),
        (
            lambda c: c.chart("foo"),
            "unknown kind of chart 'foo'; allowed are ratios, values, disputes, scatter, "
            "roofline, timeline, history.",
        ),
        (
            lambda c: c.chart([]),
            "unknown kind of chart []; allowed are ratios, values, disputes, scatter, "
            "roofline, timeline, history.",
        ),
        (
            lambda c: c.export("foo"),
            "unknown format 'foo'; allowed are json, csv, markdown, latex, html, parquet.",
        ),
        (
            lambda c: c.export(["csv"]),
            "unknown format ['csv']; allowed are json, csv, markdown, latex, html, parquet.",
        ),
        (lambda c: c.cite({}), "unknown format {}; allowed are text, bibtex, csl-json."),
    ],
)
def test_what_a_comparison_cannot_give_is_told(
    ask: Callable[[Comparison], object], sentence: str, comparison: Comparison
) -> None:
    """Units, charts and formats that are none are answered with those that are."""
    with pytest.raises(chipcmp.ChipcmpError) as raised:
        ask(comparison)
    assert sentence == str(raised.value)

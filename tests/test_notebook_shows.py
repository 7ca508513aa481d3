"""What the notebooks' door hands out shows itself: as HTML, and as plain text."""

import pickle
from dataclasses import replace

import pytest

import chipcmp
from chipcmp.notebook import Dispute, Showing


@pytest.fixture(scope="module")
def catalog() -> chipcmp.Catalog:
    """The shipped catalog."""
    return chipcmp.load()


KINDS = ("catalog", "comparison", "claims", "disputes", "dispute", "no disputes")


def thing(kind: str, catalog: chipcmp.Catalog) -> Showing:
    """Something that a notebook may show."""
    match kind:
        case "catalog":
            return catalog
        case "comparison":
            return catalog.compare("H100", "H20")
        case "claims":
            return catalog.show(*catalog.claims[:3])
        case "disputes":
            return catalog.disputes("H100")
        case "dispute":
            return catalog.disputes("H100").rows[0]
    return catalog.disputes("CXMT")


@pytest.mark.parametrize("kind", KINDS)
def test_both_forms_are_there(kind: str, catalog: chipcmp.Catalog) -> None:
    """HTML is a fragment without script; the bundle has it and plain text."""
    shown = thing(kind, catalog)
    bundle = shown._repr_mimebundle_()
    assert {"text/plain", "text/html"} == bundle.keys()
    assert shown._repr_html_() == bundle["text/html"]
    assert bundle["text/html"].startswith('<div class="chipcmp tex2jax_ignore mathjax_ignore"')
    assert "<script" not in bundle["text/html"]
    assert "<" not in bundle["text/plain"].removeprefix("<Catalog")


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        (["text/plain"], None, {"text/plain"}),
        (None, ["text/plain"], {"text/html"}),
        (["image/png"], None, set()),
    ],
)
def test_only_what_is_asked_for_is_made(
    include: list[str] | None,
    exclude: list[str] | None,
    expected: set[str],
    catalog: chipcmp.Catalog,
) -> None:
    """A notebook may ask for some types, or for all but some."""
    assert expected == catalog._repr_mimebundle_(include, exclude).keys()


def test_a_claim_is_shown_with_its_names(catalog: chipcmp.Catalog) -> None:
    """Chip, metric, statement, source, place: worded as the catalog names them."""
    claim = next(c for c in catalog.claims if c.chip == "nvidia-h20" and c.locator == "line 16")
    text = str(catalog.show(claim))
    for part in ("NVIDIA H20", "Arabic web page", "line 16", "specs/chips/nvidia/h20.yaml:"):
        assert part in text
        assert part in catalog.show(claim)._repr_html_()


def test_a_claim_stays_the_one_that_ratios_hold(catalog: chipcmp.Catalog) -> None:
    """Showing wraps no claim: those of the catalog are those of ratios and sides."""
    ratio = catalog.compare("H100", "H20").compared.cells[1].ratio
    assert ratio is not None
    assert any(ratio.numerator is claim for claim in catalog.claims)


def test_disputes_are_what_was_found(catalog: chipcmp.Catalog) -> None:
    """Each is a dispute with its sides and hints, and survives being sent to another process."""
    found = catalog.disputes("H100").rows
    assert {Dispute} == {type(each) for each in found}
    bandwidth = next(each for each in found if each.row.metric == "memory_bandwidth")
    assert {"mix-up"} == {hint.kind for hint in bandwidth.hints}
    again = pickle.loads(pickle.dumps(bandwidth))  # noqa: S301 - made a line before
    assert bandwidth._repr_html_() == again._repr_html_()


def test_disputes_say_their_sides_and_sources(catalog: chipcmp.Catalog) -> None:
    """The line of a dispute has every side with its marks, the sources stand below."""
    text = catalog.disputes("H100")._repr_mimebundle_()["text/plain"]
    assert "≠ H100 SXM memory bandwidth, TB/s: 4.8 [" in text
    assert "against 3.35 (9 sources, 3 voices) [" in text
    assert "\n[1] " in text


def test_nothing_disputed_is_said(catalog: chipcmp.Catalog) -> None:
    """Where nothing is disputed the count says so, and no source is listed."""
    assert "0 disputes" == catalog.disputes("CXMT")._repr_mimebundle_()["text/plain"]


def test_a_catalog_counts_what_it_holds(catalog: chipcmp.Catalog) -> None:
    """Chips and claims of every vendor, with version and fingerprint."""
    html = catalog._repr_html_()
    vendors = {chip.vendor for chip in catalog.chips}
    assert [] == [vendor for vendor in vendors if f"<bdi>{vendor}</bdi>" not in html]
    assert catalog.contents.sha256[:12] in html


def test_a_claim_shows_itself(catalog: chipcmp.Catalog) -> None:
    """A claim of the catalog, or of a ratio, says by ids what it states, of what, and where."""
    claim = catalog.compare("H20", metrics=["memory_bandwidth"]).compared.rows[0].cells[0].claim
    assert claim is not None
    bundle = claim._repr_mimebundle_()
    assert ["text/plain", "text/html"] == list(bundle)
    assert bundle["text/plain"].startswith(
        "nvidia-h20 memory_bandwidth:package: 4.0 TB/s (seed-004, line 16) · "
    )
    assert f"<code>{bundle['text/plain']}</code>" == bundle["text/html"]


def test_nothing_in_a_claim_acts(catalog: chipcmp.Catalog) -> None:
    """Markup, formulas, escape sequences and directions in a claim are text at most."""
    hostile = replace(catalog.claims[0], locator="<b>$x$\x1b[31m\u202e</b> line 1")
    shown = hostile._repr_html_()
    assert "&lt;b&gt;&#36;x&#36;[31m&lt;/b&gt; line 1" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown

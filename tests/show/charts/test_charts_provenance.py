"""What a file of a chart says of itself: read back by chipcmp, and by others."""

import io
import json
import shlex
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

import chipcmp
from chipcmp.api import Catalog
from chipcmp.cli.run import run
from chipcmp.model.provenance import CitedClaim, CitedSource, Provenance
from chipcmp.model.sources import Source
from chipcmp.read import pictures
from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.charts import provenance
from chipcmp.show.charts.embedding import Companion, in_png, in_svg

FORMATS = ("png", "svg", "pdf")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    """The catalog that chipcmp ships."""
    return chipcmp.load()


@pytest.fixture(scope="module")
def drawn(shipped: Catalog, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One chart in every format."""
    figure = shipped.compare("H100", "H20", "910B").chart(title="标题 $x$ <b>")
    folder = tmp_path_factory.mktemp("drawn")
    for format_ in FORMATS:
        (folder / f"x.{format_}").write_bytes(charts.render(figure, format_))
    return {format_: folder / f"x.{format_}" for format_ in FORMATS}


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_carries_the_claims_behind_each_mark(
    format_: str, drawn: dict[str, Path], shipped: Catalog
) -> None:
    """Mark by mark the file holds the claims that the chart's notes cite, each with its line."""
    found = pictures.read(str(drawn[format_]))
    notes = charts.describe("ratios", shipped.compare("H100", "H20", "910B").compared).notes

    assert [note.mark for note in notes] == [source.mark for source in found.marks]
    assert [
        (c.chip, c.row.name(), c.text, c.source, c.locator, c.location.relative)
        for note in notes
        for c in note.claims
    ] == [(c.chip, c.row, c.states, c.source, c.locator, c.place) for c in found.claims]
    assert ("0.1.0", shipped.contents.sha256) == (found.version, found.sha256)
    assert "As the five articles report" == found.trust


def test_a_png_carries_unicode_under_latin_keys(drawn: dict[str, Path]) -> None:
    """Any program that reads text chunks finds title, description and JSON, as UTF-8."""
    text = Image.open(drawn["png"]).text  # type: ignore[attr-defined]  # of a PNG

    assert ["Title", "Description", "chipcmp"] == list(text)
    assert "标题 $x$ <b>" == text["Title"]
    assert "标题" in json.loads(text["chipcmp"])["command"]
    assert drawn["png"].read_bytes().count(b"iTXt") == 3


def test_an_svg_is_an_image_with_name_and_description(drawn: dict[str, Path]) -> None:
    """Screen readers find role, title and desc, and the metadata is JSON."""
    root = ET.fromstring(drawn["svg"].read_text(encoding="utf-8"))  # noqa: S314 - our own file
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    metadata = root.find(f"{SVG}metadata")
    assert title is not None
    assert desc is not None
    assert metadata is not None

    assert ("img", title.get("id"), desc.get("id")) == (
        root.get("role"),
        root.get("aria-labelledby"),
        root.get("aria-describedby"),
    )
    assert "标题 $x$ <b>" == title.text
    assert (desc.text or "").startswith("Bar chart: 标题 $x$ <b>. ")
    assert "chipcmp chart ratios" in json.loads(metadata.text or "")["command"]


def test_a_pdf_carries_it_in_its_information(drawn: dict[str, Path]) -> None:
    """Any program that shows the properties of a PDF shows title, description and JSON."""
    found = PdfReader(drawn["pdf"]).metadata
    assert found is not None

    assert "标题 $x$ <b>" == found.title
    assert (found.subject or "").startswith("Bar chart: 标题 $x$ <b>. ")
    assert json.loads(found.keywords or "")["command"] == pictures.read(str(drawn["pdf"])).command
    assert found.creation_date is None


@pytest.mark.parametrize(
    "options",
    [
        "ratios H100 H20",
        "values H20 910B --baseline 910B --metric memory_bandwidth --trust vendor --theme dark",
        "ratios H100 H20 --source seed-001 --without epoch-ml-hardware --without zhao-gpu-ref "
        "--as-of 2026-01-01 --size column --dpi 100 --title 'A title'",
    ],
)
def test_the_command_draws_the_chart_again(
    options: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run as it is written, the command of a file gives the same bytes."""
    monkeypatch.chdir(tmp_path)
    assert 0 == run(["chart", *shlex.split(options), "-o", "one.png"])
    command = shlex.split(pictures.read("one.png").command)

    assert "chipcmp" == command[0]
    assert 0 == run([*command[1:], "-o", "two.png"])
    assert Path("one.png").read_bytes() == Path("two.png").read_bytes()


def test_no_path_stands_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trust file and a folder of sheets are named FILE and DIR; the output is not named."""
    mine = tmp_path / "secret"
    mine.mkdir()
    (mine / "trust.yaml").write_text(
        (Path(__file__).parents[3] / "specs/trust.yaml").read_text(encoding="utf-8"), "utf-8"
    )
    (mine / "sheets").mkdir()
    (mine / "sheets" / "x.yaml").write_text(
        "chip: nvidia-h20\nclaims:\n- metric: memory_bandwidth\n  value: 4.1 TB/s\n"
        "  source: seed-003\n  locator: line 1\n",
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    arguments = ["chart", "values", "nvidia-h20", "--metric", "memory_bandwidth"]
    arguments += ["--trust", "secret/trust.yaml", "--specs", "secret/sheets"]
    arguments += ["--source", "seed-003"]
    assert 0 == run([*arguments, "-o", "secret/x.svg"])

    assert (
        "chipcmp chart values nvidia-h20 --metric memory_bandwidth:package --trust FILE "
        "--source seed-003 --specs DIR"
    ) == pictures.read("secret/x.svg").command
    data = (mine / "x.svg").read_bytes()
    assert b"secret" not in data
    assert str(tmp_path).encode() not in data


texts = st.text(max_size=30)
cited = st.builds(
    CitedClaim,
    chip=texts,
    row=texts,
    states=texts,
    basis=texts,
    source=texts,
    locator=texts,
    place=texts,
)
sources = st.builds(
    CitedSource, mark=texts, citation=texts, claims=st.lists(cited, max_size=3).map(tuple)
)
everything = st.builds(
    Provenance,
    command=texts,
    version=texts,
    sha256=texts,
    latest=texts,
    trust=texts,
    marks=st.lists(sources, max_size=3).map(tuple),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=everything, title=texts, alt=texts)
def test_whatever_the_words_they_are_read_as_written(
    found: Provenance, title: str, alt: str, tmp_path: Path, bare: dict[str, bytes]
) -> None:
    """Quotes, markup, line ends, letters outside the planes: PNG and SVG give back what went in."""
    words = Companion(title, alt, provenance.text(found))
    path = tmp_path / "x"
    for data in (in_png(bare["png"], words), in_svg(bare["svg"], words)):
        path.write_bytes(data)
        assert found == pictures.read(str(path))


@pytest.fixture(scope="module")
def bare(every_sign: Compared) -> dict[str, bytes]:
    """A chart without words in PNG and SVG."""
    figure = charts.figure("values", every_sign)
    figure.companion = None
    return {format_: charts.render(figure, format_) for format_ in ("png", "svg")}


def test_hostile_names_do_not_break_an_svg(
    make: Callable[..., Compared], source_of: Callable[..., Source], tmp_path: Path
) -> None:
    """Markup, comment ends and letters that XML forbids leave the file well-formed."""
    name = "</desc><script>--> ]]>\ufffe\x1b[31m$x$"
    claims = [(0, "speed", "a", "1 GB/s"), (1, "speed", "a", "2 GB/s")]
    known = {"a": source_of("a", "dataset", title=name)}
    figure = charts.figure("values", make([name, "Two"], {"speed": "GB/s"}, claims, sources=known))
    path = tmp_path / "x.svg"
    path.write_bytes(charts.render(figure, "svg"))

    tags = {each.tag for each in ET.parse(path).iter()}  # noqa: S314 - our own file
    assert f"{SVG}script" not in tags
    assert "</desc><script>" in pictures.read(str(path)).marks[0].citation
    assert io.BytesIO(charts.render(figure, "png")).read(8) == b"\x89PNG\r\n\x1a\n"

"""A chart in a notebook: its Figure is a picture with words, without pyplot."""

import base64
import runpy
import struct
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

import chipcmp
from chipcmp.show import charts

CELL = """
import chipcmp
chart = chipcmp.load().compare("H100", "H20").chart("values", title='"Quoted" <b>', dpi=60)
chart
"""


def test_figure_shows_itself_as_png() -> None:
    """The PNG is the one that is written to a file, to be shown at half its dots."""
    figure = chipcmp.load().compare("H100", "H20").chart("ratios")
    picture, size = figure._repr_png_()  # type: ignore[attr-defined]  # of our Figure
    assert charts.render(figure, "png") == picture
    width, height = struct.unpack(">II", picture[16:24])
    assert 720 == size["width"]
    assert abs(width - 2 * size["width"]) <= 2
    assert abs(height - 2 * size["height"]) <= 2


class Pictures(HTMLParser):
    """Collects the attributes of the pictures of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep those of a picture."""
        if tag == "img":
            self.found.append(dict(attrs))


@pytest.mark.filterwarnings("ignore::UserWarning:jupyter_client")
def test_an_executed_notebook_holds_the_words(root: Path, tmp_path: Path) -> None:
    """Run by a kernel, a cell shows the picture with its words, in HTML and beside the PNG."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])  # type: ignore[no-untyped-call]
    path = tmp_path / "x.ipynb"
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    run = runpy.run_path(str(root / "notebooks" / "refresh.py"))["executed"]
    (output,) = run(path).cells[0].outputs
    compared = chipcmp.load().compare("H100", "H20").compared
    settings = charts.Settings.of(title='"Quoted" <b>', dpi=60)
    alt = charts.alt(charts.describe("values", compared, settings))
    page = Pictures()
    page.feed(output.data["text/html"])

    assert [alt] == [each["alt"] for each in page.found]
    assert alt == output.metadata["image/png"]["alt"]
    assert alt == output.data["text/plain"]
    data = base64.b64decode(output.data["image/png"])
    assert charts.render(charts.figure("values", compared, settings), "png") == data

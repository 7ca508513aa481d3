"""A chart in a notebook: its Figure is a picture without pyplot."""

import struct

import chipcmp
from chipcmp.show import charts


def test_figure_shows_itself_as_png() -> None:
    """The PNG is the one that is written to a file, to be shown at half its dots."""
    figure = chipcmp.load().compare("H100", "H20").chart("ratios")
    picture, size = figure._repr_png_()  # type: ignore[attr-defined]  # of our Figure
    assert charts.render(figure, "png") == picture
    width, height = struct.unpack(">II", picture[16:24])
    assert 720 == size["width"]
    assert abs(width - 2 * size["width"]) <= 2
    assert abs(height - 2 * size["height"]) <= 2

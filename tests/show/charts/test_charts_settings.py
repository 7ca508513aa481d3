"""How charts are set: the words that are allowed, and what is said of others."""

from typing import Any

import pytest
from matplotlib.text import Text

import chipcmp
from chipcmp.cli.batch import FORMATS
from chipcmp.cli.chart import KINDS
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.compare import Compared
from chipcmp.show import charts
from chipcmp.show.charts.faces import SMALL
from chipcmp.show.charts.page import Words
from chipcmp.show.charts.settings import SIZES, USUAL, Settings, Size


def test_the_command_line_knows_every_kind_and_format() -> None:
    """What it offers before matplotlib is loaded is what there is."""
    assert tuple(charts.KINDS) == KINDS
    assert tuple(charts.FORMATS) == tuple(FORMATS.values())


def test_usual_settings_are_those_of_no_words() -> None:
    """A page, light, at 200 dots per inch, without a title of one's own."""
    assert USUAL == Settings.of() == Settings()


@pytest.mark.parametrize(
    ("text", "width", "height"),
    [("page", 7.2, 0.0), ("slide", 13.33, 7.5), ("6.5x9", 6.5, 9.0), ("60×2.125", 60.0, 2.125)],
)
def test_sizes_are_names_or_inches(text: str, width: float, height: float) -> None:
    """Width by height, with the letter x or the sign ×."""
    size = Size.parse(text)
    assert (text, width, height) == (size.name, size.width, size.height)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        *(
            (
                {"size": text},
                f"found size {text!r}; allowed are column, page, slide, or width x height in "
                "inches from 3x2 to 60x60, such as 6.5x9.",
            )
            for text in ("", "big", "2.9x9", "9x1.9", "61x9", "9x", "-9x9", "nanx9", "٩x٩", 9, None)
        ),
        ({"theme": "pink"}, "found theme 'pink'; allowed are light, dark, print."),
        ({"theme": []}, "found theme []; allowed are light, dark, print."),
        ({"dpi": 49}, "found 49 dots per inch; allowed are 50 to 600."),
        ({"dpi": "300"}, "found '300' dots per inch; allowed are 50 to 600."),
        ({"title": 3}, "found title 3; allowed is a text."),
        (
            {"title": "x" * 301},
            "found a title of 301 characters; allowed are 300. Shorten it.",
        ),
    ],
)
def test_what_is_not_allowed_is_said(words: dict[str, Any], sentence: str) -> None:
    """In Python as on the command line: found, and allowed."""
    with pytest.raises(ChipcmpError) as caught:
        chipcmp.load().compare("nvidia-h20").chart("values", **words)
    assert sentence == str(caught.value)


def test_a_picture_of_too_many_dots_is_refused(every_sign: Compared) -> None:
    """Before memory is taken for it."""
    with pytest.raises(ChipcmpError) as caught:
        charts.figure("values", every_sign, Settings.of(size="60x60", dpi=600))
    assert (
        "a chart of 60 x 60 inches at 600 dots per inch has 1296 million dots; allowed are 100 "
        "million. Give fewer dots per inch."
    ) == str(caught.value)


@pytest.mark.parametrize("size", [*SIZES, "3x9", "20x20"])
def test_every_text_is_legible(size: str, every_sign: Compared) -> None:
    """No text is smaller than six points, whatever the size."""
    assert min(Size.parse(size).scales) * SMALL.size >= 6
    figure = charts.figure("values", every_sign, Settings.of(size=size))
    texts = figure.findobj(Text)
    assert texts
    assert [] == [each.get_text() for each in texts if float(each.get_fontsize()) < 6]


def test_a_page_is_scaled_as_a_whole() -> None:
    """A text twice as large stands twice as far from the corner."""
    words = Words(x=1.0, y=2.0, text="a", face=SMALL, ink="#000000").scaled(2.0)
    assert (2.0, 4.0, 13.0) == (words.x, words.y, words.face.size)


def test_dots_are_those_asked_for(every_sign: Compared) -> None:
    """A PNG of 60 dots per inch is 432 wide on a page."""
    data = charts.render(charts.figure("values", every_sign, Settings.of(dpi=60)), "png")
    assert 432 == int.from_bytes(data[16:20], "big")

"""Chips found by a text: where it stands, best places first, spelling ignored."""

import pytest

import chipcmp
from chipcmp.model.contents import Contents
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.find import find


@pytest.fixture(scope="module")
def contents() -> Contents:
    """The shipped catalog."""
    return chipcmp.load().contents


def test_a_name_in_any_spelling(contents: Contents) -> None:
    """Case, hyphens, spaces and accents do not count; the whole name comes before longer ones."""
    found = [match.chip.id for match in find(contents, "ascénd-910 b")]
    assert ["huawei-910b", "huawei-910b1", "huawei-910b2", "huawei-910b3", "huawei-910b4"] == found


@pytest.mark.parametrize(
    ("text", "chip", "place"),
    [
        ("tesla v100", "nvidia-v100-sxm2", "alias"),
        ("cambricon", "cambricon-mlu590", "name"),
        ("nvidia-h20", "nvidia-h20", "name"),
        ("which of the bins", "huawei-910b", "note"),
        ("mi300", "amd-mi300x", "name"),
    ],
)
def test_where_it_stands(contents: Contents, text: str, chip: str, place: str) -> None:
    """The match names the place in which the text stands."""
    places = {match.chip.id: match.place for match in find(contents, text)}
    assert place == places[chip]


def test_nothing(contents: Contents) -> None:
    """What stands nowhere gives nothing."""
    assert () == find(contents, "no such chip")


@pytest.mark.parametrize("text", ["", "  ", "-", "\u200b"])
def test_no_text(contents: Contents, text: str) -> None:
    """What cannot be seen would be found everywhere."""
    with pytest.raises(ChipcmpError, match="to look for; give letters or digits"):
        find(contents, text)

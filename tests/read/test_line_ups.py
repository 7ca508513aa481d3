"""Files that name one comparison on each line."""

from pathlib import Path

import pytest

from chipcmp.model.problems import Unreadable
from chipcmp.read import line_ups
from chipcmp.read.line_ups import LineUp


def test_lines_are_comparisons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are parted by commas; empty lines and remarks are passed over, lines counted on."""
    monkeypatch.chdir(tmp_path)
    Path("x").write_bytes(b"# pairs\r\n\nH100 SXM , H20\n \nAscend 910B # alone\n")
    assert (
        LineUp("x:3", ("H100 SXM", "H20")),
        LineUp("x:5", ("Ascend 910B",)),
    ) == line_ups.read("x")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"H100,,H20\n",
            "x:1: found no name beside a comma; allowed are names such as H100, H20. Name a chip "
            "there, or remove the comma.",
        ),
        (b"H20\nH100\xff\n", "x:2: found bytes that are not UTF-8; save it as UTF-8."),
        (b"#\n", "no comparison in x; name chips on a line, such as H100, H20."),
        (b"H20\n" * 2001, "x:2001: found over 2000 comparisons; split the file."),
    ],
)
def test_what_is_wrong_is_located(
    data: bytes, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence names file and line."""
    monkeypatch.chdir(tmp_path)
    Path("x").write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        line_ups.read("x")
    assert sentence == str(caught.value)

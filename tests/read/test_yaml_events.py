"""Spec files are read as written: nothing is typed, and every key and value has a place."""

# ruff: noqa: E501  # a case stands on one line

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from chipcmp.read import yaml_events
from chipcmp.read.yaml_events import Mapping, YamlProblem, load, positions

SHEET = b"""\
# A sheet.
chip: nvidia-h20
claims:
- metric: memory_bandwidth
  value: 4.0 TB/s
- metric: peak_throughput
  where: {precision: fp16, both ways: [a, 2:4]}
"""


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The parser in C, and the one in Python that stands in where there is none."""
    monkeypatch.setattr(yaml_events, "_Loader", getattr(yaml, request.param))
    return str(request.param)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "text",
    ["NO", "017", "12:30:45", "2:4", "1_000", "3.00", "1e12", "2023-02-31", "yes", "0x1F", ".inf", "١٥", "matrix+vector", "=", "15 ٪"],
)  # fmt: skip
def test_nothing_is_typed_by_its_looks(text: str) -> None:
    """A scalar is the text that stands there, as a value, as an item and, in ASCII, as a key."""
    assert {"a": text, "b": [text]} == load(f"a: {text}\nb: [{text}]\n".encode())
    if text.isascii():
        assert {text: "a"} == load(f"{text}: a\n".encode())


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: b\n...\n", {"a": "b"}),
        ("a: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}),
        ("a: >-\n  b\n  c\n\n  d\n", {"a": "b c\nd"}),
        ("a: b\n  c\n\nd: e\n", {"a": "b c", "d": "e"}),
        ("a: 'null'\nb: ['~']\n", {"a": "null", "b": ["~"]}),
        ("a: R&D, wow! c:\\d\n", {"a": "R&D, wow! c:\\d"}),
        ("a: 5\xa0%\n", {"a": "5\xa0%"}),
        ("a: []\nb: {}\n", {"a": [], "b": {}}),
        ("a: [[[[[[[b]]]]]]]\n", {"a": [[[[[[["b"]]]]]]]}),
        ("printed: \u200f15 \u202e%\ntitle: '\ufeff\\u2067x'\n", {"printed": "\u200f15 \u202e%", "title": "\ufeff\\u2067x"}),
        ('printed: "\u200f5\\u200F"\n', {"printed": "\u200f5\u200f"}),
        ("title: |\n  \u2066a\u2069\n  b\n", {"title": "\u2066a\u2069\nb\n"}),
    ],
)  # fmt: skip
def test_what_is_allowed_is_read_as_written(text: str, expected: object) -> None:
    """Block texts, quotes, both line ends, and in printed and title the source's own marks."""
    assert expected == load(text.encode())


@pytest.mark.usefixtures("loader")
def test_a_mapping_knows_its_line() -> None:
    """Lines count from 1; comments count."""
    sheet = load(SHEET)
    claims = sheet["claims"]
    assert isinstance(claims, list)
    assert [2, 4, 6] == [node.line for node in (sheet, *claims) if isinstance(node, Mapping)]


@pytest.mark.usefixtures("loader")
def test_positions_of_keys_and_values() -> None:
    """Each path has the place of its value, and of its key where it has one."""
    marks = positions(SHEET)
    where = ("claims", 1, "where")
    assert {
        (): (2, 1),
        ("chip",): (2, 7),
        ("claims",): (4, 1),
        ("claims", 0): (4, 3),
        ("claims", 0, "metric"): (4, 11),
        ("claims", 0, "value"): (5, 10),
        ("claims", 1): (6, 3),
        ("claims", 1, "metric"): (6, 11),
        where: (7, 10),
        (*where, "precision"): (7, 22),
        (*where, "both ways"): (7, 39),
        (*where, "both ways", 0): (7, 40),
        (*where, "both ways", 1): (7, 43),
    } == marks.values
    assert {
        ("chip",): (2, 1),
        ("claims",): (3, 1),
        ("claims", 0, "metric"): (4, 3),
        ("claims", 0, "value"): (5, 3),
        ("claims", 1, "metric"): (6, 3),
        where: (7, 3),
        (*where, "precision"): (7, 11),
        (*where, "both ways"): (7, 28),
    } == marks.keys


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a: [[[[[[[[[b]]]]]]]]]\n",
            "found lists or mappings over 8 deep; allowed are 8. Write it flatter.",
        ),
        (
            "? [a]\n: b\n",
            "found a list or mapping as a key; allowed are names. Write the key as text.",
        ),
        ("a: 'b\n", "found a quote that is never closed; allowed are closed ones. Close it."),
        ("", "found an empty file; allowed are keys with values. Write key: value."),
    ],
)
def test_positions_of_what_cannot_be_read(text: str, expected: str) -> None:
    """Positions are bounded too, even where nobody should ask for them."""
    with pytest.raises(YamlProblem) as caught:
        positions(text.encode())
    assert expected == caught.value.text


def test_a_refusal_prints_its_place() -> None:
    """The text of the exception is line, column and sentence, for those who meet it raw."""
    with pytest.raises(
        YamlProblem, match=r"^1:1: found an empty file; allowed are keys with values\."
    ):
        load(b"")


TEXTS = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"),
        exclude_characters="\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
    ),
    min_size=1,
).filter(str.strip)
KEYS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1).filter(
    lambda key: key.strip() and key != "<<"
)
NODES = st.recursive(TEXTS, lambda node: st.lists(node) | st.dictionaries(KEYS, node), max_leaves=8)


def depth(node: object) -> int:
    """How many lists and mappings stand inside one another."""
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else None
    return 0 if inside is None else 1 + max(map(depth, inside), default=0)


@given(st.dictionaries(KEYS, NODES, min_size=1).filter(lambda node: depth(node) <= 8))
def test_texts_survive_writing_and_reading(node: dict[str, object]) -> None:
    """Any structure of allowed texts is read back as it was written."""
    text = yaml.safe_dump(node, default_style='"', allow_unicode=True, width=10**6)
    assert node == load(text.encode())


@given(
    st.binary()
    | st.text("ab:-\n '\"[]{},#&*!|>%@?~\\\0\t\x85\xa0\u200f<", max_size=40).map(str.encode)
)
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    """Bytes are a mapping, or refused in one clean line at a place in the file."""
    read = attempt(data)
    if isinstance(read, Mapping):
        assert set(read) == {path[0] for path in positions(data).keys if len(path) == 1}
    else:
        assert read.text.isprintable()
        assert 1 <= read.line <= data.count(b"\n") + 1
        assert 1 <= read.column <= len(data) + 1


def attempt(data: bytes) -> Mapping | YamlProblem:
    """What a file holds, or why it is refused."""
    try:
        return load(data)
    except YamlProblem as problem:
        return problem

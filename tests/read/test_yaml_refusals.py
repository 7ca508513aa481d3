"""Whatever could hide, mislead or hang is refused in one sentence, at its place."""

# ruff: noqa: E501  # a case stands on one line

import pytest
import yaml

from chipcmp.read import yaml_events
from chipcmp.read.yaml_events import LIMIT, YamlProblem, load

TOP = "allowed are keys with values. Write key: value."
ABSENT = "allowed is text. Write it, or leave the key or item out."
HIDDEN = "allowed is it in the values of printed and title only. Remove it."
BROKEN = "allowed are plain newlines. Replace it."
CONTROL = "allowed are printable characters. Remove it."
INDENT = (
    "found a line that does not fit those around it; allowed is one indentation for all keys"
    " or dashes of a block. Mend the indentation."
)
MORE = (
    "found more after the end of a key or value; allowed is one text."
    " Put the whole text in quotes, or begin a new line."
)
BRACKET = (
    "found a bracket or brace that is not closed; allowed are items between commas."
    " Close it, or put the text in quotes."
)
COLON = (
    "found a second colon; allowed is one key to a line. Put the text in quotes,"
    " or mend the indentation."
)
QUOTE = "found a quote that is never closed; allowed are closed ones. Close it."
START = (
    "found a character that cannot begin a text; allowed is it in quotes. Put the text in quotes."
)
ESCAPE = (
    "found an unknown escape after a backslash; allowed are those of YAML."
    " Put the text in single quotes."
)
BLOCK = (
    "found more after | or > at the start of a text; allowed is a new line."
    " Put the text in quotes, or on the lines below."
)
LINE = (
    "found a line break inside a text; allowed is one line."
    " Join the lines, or begin the text with |."
)
DEEP = "found lists or mappings over 8 deep; allowed are 8. Write it flatter."
DIRECTIVE = "found a directive; allowed are none. Remove the line that begins with %."
COMPLEX = "as a key; allowed are names. Write the key as text."

ENCODINGS = {
    "bom": (
        "\ufeffa: b\n".encode(),
        1,
        1,
        "found a byte order mark; allowed is UTF-8 without one. Save the file without it.",
    ),
    "utf-16": (
        "a: b\n".encode("utf-16"),
        1,
        1,
        "found UTF-16 or UTF-32; allowed is UTF-8. Save the file as UTF-8.",
    ),
    "utf-16 big": (
        b"\xfe\xff\0a",
        1,
        1,
        "found UTF-16 or UTF-32; allowed is UTF-8. Save the file as UTF-8.",
    ),
    "utf-32 big": (
        b"\0\0\xfe\xff\0\0\0a",
        1,
        1,
        "found UTF-16 or UTF-32; allowed is UTF-8. Save the file as UTF-8.",
    ),
    "utf-16 unmarked": (
        "a: b\n".encode("utf-16-le"),
        1,
        2,
        f"found the control character U+0000; {CONTROL}",
    ),
    "latin-1": (
        "é: x\na: é".encode()[:-1],
        2,
        4,
        "found the byte 0xC3, which is not UTF-8; allowed is UTF-8. Save the file as UTF-8.",
    ),
    "wide before": (
        "aé: é".encode() + b"\xff",
        1,
        6,
        "found the byte 0xFF, which is not UTF-8; allowed is UTF-8. Save the file as UTF-8.",
    ),
    "long": (
        b"a: " + b"x" * LIMIT,
        1,
        1,
        "found more than 256 KiB; allowed are files up to 256 KiB. Split it into several.",
    ),
}

STRUCTURES = {
    "empty": ("", 1, 1, f"found an empty file; {TOP}"),
    "only comments": ("# a\n\n# b\n", 1, 1, f"found an empty file; {TOP}"),
    "empty document": ("---\n...\n", 1, 1, f"found an empty file; {TOP}"),
    "list at the top": ("# a\n- b\n", 2, 1, f"found a list at the top; {TOP}"),
    "text at the top": ("a:b\n", 1, 1, f"found a text at the top; {TOP}"),
    "two documents": ("a: b\n---\nc: d\n", 2, 1, "found a second document; allowed is one. Move it to a file of its own."),
    "duplicate": ("a: 1\nb: {c: 1,\n c: 2}\n", 3, 2, "found the key c again, first on line 2; allowed is each key once. Remove one of the two."),
    "duplicate behind an escape": ('a: 1\n"\\x61": 2\n', 2, 1, "found the key a again, first on line 1; allowed is each key once. Remove one of the two."),
    "alias": ("a: b\nc: *x\n", 2, 4, "found an alias; allowed are none. Write the value out."),
    "alias as item": ("a: [b, *x]\n", 1, 8, "found an alias; allowed are none. Write the value out."),
    "alias at the top": ("*x\n", 1, 1, "found an alias; allowed are none. Write the value out."),
    "alias as key": ("*x : b\n", 1, 1, f"found an alias {COMPLEX}"),
    "anchor": ("a: &x b\n", 1, 4, "found the anchor &x; allowed is none. Remove it."),
    "anchor of a key": ("&x a: b\n", 1, 1, "found the anchor &x; allowed is none. Remove it."),
    "anchor of a known key": ("- {a: b}\n- {&x a: b}\n", 2, 4, "found the anchor &x; allowed is none. Remove it."),
    "anchor of a list": ("a: &x [b]\n", 1, 4, "found the anchor &x; allowed is none. Remove it."),
    "alias bomb": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 1, 4, "found the anchor &a; allowed is none. Remove it."),
    "tag": ("a: !!int 1\n", 1, 4, "found the tag tag:yaml.org,2002:int; allowed is none. Remove it."),
    "tag of an item": ("a: [! b]\n", 1, 5, "found the tag !; allowed is none. Remove it."),
    "tag of a mapping": ("a: !x {b: c}\n", 1, 4, "found the tag !x; allowed is none. Remove it."),
    "merge key": ("a: {<<: {b: c}}\n", 1, 5, "found the merge key <<; allowed are names. Write the keys out."),
    "list as key": ("? [a]\n: b\n", 1, 3, f"found a list or mapping {COMPLEX}"),
    "mapping as key": ("{a: b}: c\n", 1, 1, f"found a list or mapping {COMPLEX}"),
    "no-break space in a key": ("a\xa0b: c\n", 1, 1, "found the key a\\xa0b; allowed are printable ASCII characters. Rename it."),
    "foreign key": ("ключ: c\n", 1, 1, "found the key \\u043a\\u043b\\u044e\\u0447; allowed are printable ASCII characters. Rename it."),
    "long foreign key": ("я" * 99 + ": c\n", 1, 1, "found the key \\u044f\\u044f\\u044f\\u044f\\u044f\\u044f\\u044f\\u044f\\u044f\\u044…; allowed are printable ASCII characters. Rename it."),
    "empty key": ("'': b\n", 1, 1, "found an empty key; allowed are names. Name the key."),
    "no value": ("a:\nb: c\n", 1, 3, f"a: found no value; {ABSENT}"),
    "no value in braces": ("{a: b, c}\n", 1, 9, f"c: found no value; {ABSENT}"),
    "no item": ("a:\n- b\n-\n", 3, 2, f"list: found no value; {ABSENT}"),
    "empty quotes": ("a: ''\n", 1, 4, f"a: found no value; {ABSENT}"),
    "spaces in quotes": ("a: '  '\n", 1, 4, f"a: found no value; {ABSENT}"),
    "spaces after a bar": ("a: |+\n\n\nb: c\n", 1, 4, f"a: found no value; {ABSENT}"),
    "~": ("a: ~\n", 1, 4, f"a: found the null value ~; {ABSENT}"),
    "null": ("a: [null]\n", 1, 5, f"list: found the null value null; {ABSENT}"),
    "Null": ("a: Null\n", 1, 4, f"a: found the null value Null; {ABSENT}"),
    "NULL": ("a: NULL\n", 1, 4, f"a: found the null value NULL; {ABSENT}"),
    "nine deep": ("a: [[[[[[[[b]]]]]]]]\n", 1, 11, DEEP),
    "directive": ("%YAML 1.1\n---\na: b\n", 1, 1, DIRECTIVE),
    "unknown directive": ("# a\n%FOO\n---\na: b\n", 2, 1, DIRECTIVE),
}  # fmt: skip

CHARACTERS = {
    "control": ("a: b\nc: d\x01\n", 2, 5, f"found the control character U+0001; {CONTROL}"),
    "delete": ("a: b\x7f\n", 1, 5, f"found the control character U+007F; {CONTROL}"),
    "not a character": ("a: b\ufffe\n", 1, 5, f"found the control character U+FFFE; {CONTROL}"),
    "in printed": ("printed: 5\x9b\n", 1, 11, f"found the control character U+009B; {CONTROL}"),
    "in a comment": ("a: b # \x1b\n", 1, 8, f"found the control character U+001B; {CONTROL}"),
    "escaped": ('a: "\\e[31m\\0"\n', 1, 4, f"found the control character U+001B; {CONTROL}"),
    "escaped in printed": ('printed: "\\0"\n', 1, 10, f"found the control character U+0000; {CONTROL}"),
    "tab": ("a:\n\tb: c\n", 2, 1, "found a tab; allowed are spaces. Replace it with spaces."),
    "next line": ("a: b\x85c: d\n", 1, 5, f"found the hidden line break U+0085; {BROKEN}"),
    "line separator": ("title: b\u2028c\n", 1, 9, f"found the hidden line break U+2028; {BROKEN}"),
    "paragraph separator": ("a: b\u2029c\n", 1, 5, f"found the hidden line break U+2029; {BROKEN}"),
    "lone return": ("a: b\r\nc: d\re: f\n", 2, 5, f"found the hidden line break U+000D; {BROKEN}"),
    "override": ("a: x\u202ey\n", 1, 5, f"found the hidden character U+202E; {HIDDEN}"),
    "mark": ("a:\n- \u200fx\n", 2, 3, f"found the hidden character U+200F; {HIDDEN}"),
    "Arabic mark": ("a: x\u061c\n", 1, 5, f"found the hidden character U+061C; {HIDDEN}"),
    "isolate": ("note: |\n  x\n  \u2066y\n", 3, 3, f"found the hidden character U+2066; {HIDDEN}"),
    "byte order mark inside": ("a: x\ufeff\n", 1, 5, f"found the hidden character U+FEFF; {HIDDEN}"),
    "override escaped": ('a: b\nc: "\\u202E"\n', 2, 4, f"found the hidden character U+202E; {HIDDEN}"),
    "override in a list": ("printed: [\u202ex]\n", 1, 11, f"found the hidden character U+202E; {HIDDEN}"),
    "override in a comment": ("printed: \u202ex # \u202e\n", 1, 15, f"found the hidden character U+202E; {HIDDEN}"),
    "override under a block": ("note: |\n  x\n# \u202e\n", 3, 3, f"found the hidden character U+202E; {HIDDEN}"),
    "no-break indentation": ("a:\n \xa0b: c\n", 2, 2, "found the space U+00A0 in the indentation; allowed are plain spaces. Replace it with spaces."),
    "ideographic indentation": ("\u3000a: c\n", 1, 1, "found the space U+3000 in the indentation; allowed are plain spaces. Replace it with spaces."),
    "no-break after a dash": ("a:\n-\xa0b: c\n", 2, 2, "found the space U+00A0 in the indentation; allowed are plain spaces. Replace it with spaces."),
    "newline escaped": ('a: "b\\nc"\n', 1, 4, LINE),
    "blank line in a text": ("a: b\n\n  c\n", 1, 4, LINE),
}  # fmt: skip

SYNTAX = {
    "open bracket": ("a: [b\nc: d\n", 1, 4, BRACKET),
    "open brace": ("a: {b: c\n", 1, 4, BRACKET),
    "open single quote": ("a: b\nc: 'd\n", 2, 4, QUOTE),
    "open double quote": ('a: "d\n', 1, 4, QUOTE),
    "two colons": ("a: b: c\n", 1, 5, COLON),
    "indented too far": ("a: b\n  c: d\n", 2, 4, COLON),
    "indented too little": ("a:\n   b: c\n  d: e\n", 3, 3, INDENT),
    "dash among keys": ("- a\nb: c\n", 2, 1, INDENT),
    "dash after a key": ("a: - b\n", 1, 4, MORE),
    "text after a quote": ("a: 'b'c\n", 1, 7, MORE),
    "at sign": ("a: @b\n", 1, 4, START),
    "backtick": ("a: `b`\n", 1, 4, START),
    "per cent": ("a: %b\n", 1, 4, START),
    "greater than": ("a: >700 W\n", 1, 6, BLOCK),
    "bad hexadecimal": ('a: "\\xZZ"\n', 1, 7, ESCAPE),
}  # fmt: skip


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The parser in C, and the one in Python that stands in where there is none."""
    monkeypatch.setattr(yaml_events, "_Loader", getattr(yaml, request.param))
    return str(request.param)


def refused(data: bytes) -> tuple[int, int, str]:
    """Where and why a file is refused."""
    with pytest.raises(YamlProblem) as caught:
        load(data)
    return caught.value.line, caught.value.column, caught.value.text


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("case", ENCODINGS)
def test_bytes_that_are_not_plain_utf8_are_refused(case: str) -> None:
    """A file is at most 256 KiB of UTF-8 without a mark; the first wrong byte is located."""
    data, *expected = ENCODINGS[case]
    assert tuple(expected) == refused(data)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("case", [*STRUCTURES, *CHARACTERS, *SYNTAX])
def test_what_is_not_allowed_is_refused_in_place(case: str) -> None:
    """Each refusal is one sentence at its line and column, the same from either parser."""
    text, *expected = {**STRUCTURES, **CHARACTERS, **SYNTAX}[case]
    assert tuple(expected) == refused(text.encode())


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ('a: "\\q"\n', 5, ESCAPE),
        ('a: "\\ud800"\n', 7, ESCAPE),
        ('a: "\\U99999999"\n', 7, ESCAPE),
        ("a: !<x\n", 7, "found YAML that cannot be read (did not find the expected '>'); allowed are keys with values, lists and texts. Rewrite the line."),
    ],
    ids=["unknown escape", "surrogate", "beyond Unicode", "anything else"],
)  # fmt: skip
def test_what_the_parser_in_c_says_first(text: str, column: int, expected: str) -> None:
    """Where the parsers differ, the one in C names the place of the escape."""
    if not yaml.__with_libyaml__:
        pytest.skip("PyYAML was built without its parser in C")
    assert (1, column, expected) == refused(text.encode())


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ('a: "\\q"\n', 6, ESCAPE),
        ('a: "\\ud800"\n', 4, f"found the control character U+D800; {CONTROL}"),
        ('a: "\\U99999999"\n', 1, ESCAPE),
    ],
    ids=["unknown escape", "surrogate", "beyond Unicode"],
)
def test_what_the_parser_in_python_says_first(
    text: str, column: int, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parser in Python refuses the same, a few columns aside."""
    monkeypatch.setattr(yaml_events, "_Loader", yaml.SafeLoader)
    assert (1, column, expected) == refused(text.encode())


@pytest.mark.usefixtures("loader")
def test_brackets_end_at_a_small_depth() -> None:
    """Thousands of brackets are refused; libyaml reads ahead and may be the one that stops."""
    line, column, text = refused(b"a: " + b"[" * 30_000)
    assert (1, DEEP) == (line, text)
    assert 11 <= column <= 1010


@pytest.mark.parametrize("text", ["[", "a: {b: c", "a: [b,"])
def test_the_end_of_a_file_is_inside_it(text: str) -> None:
    """A file that stops in the middle is refused at a place that it has."""
    line, column, sentence = refused(text.encode())
    assert (1, BRACKET) == (line, sentence)
    assert 1 <= column <= len(text) + 1


def test_an_error_of_the_reader_has_no_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors of PyYAML's reader come without a mark; they are refusals all the same."""

    def fail(_: bytes) -> None:
        raise yaml.reader.ReaderError("", 3, 7, "utf-8", "control characters are not allowed")

    monkeypatch.setattr(yaml_events, "_Loader", fail)
    assert (1, 1, INDENT) == refused(b"a: b\n")

"""Characters of spec files: which bytes and letters a file may hold, raw and behind escapes."""

import re
from collections.abc import Sequence

from chipcmp.read.yaml_problems import YamlProblem

LIMIT = 256 * 1024
"""The most bytes that a spec file may have."""

_CONTROL = r"\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_DIRECTIONAL = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_SPACES = r"\xa0\u1680\u2000-\u200b\u202f\u205f\u3000"

_control = re.compile(f"[{_CONTROL}]")
_control_or_newline = re.compile(rf"[\n{_CONTROL}]")
_directional = re.compile(f"[{_DIRECTIONAL}]")
_nowhere = re.compile(f"[{_SPACES}{_CONTROL}]")
_indentation = re.compile(rf"\n[ -]*+([{_SPACES}])")  # begins with one letter: searched for fast
_ordinary = re.compile(rf"[^\s{_CONTROL}{_DIRECTIONAL}][^\n{_CONTROL}{_DIRECTIONAL}]*+")
_blanks = (re.compile(r"'\s+'"), re.compile(r'"\s+"'))

# What needs a second look is found in what remains when harmless ASCII is deleted: five times
# faster than searching the whole text. Backslashes may hide characters, & and ! name and tag.
_HARMLESS = bytes(code for code in range(0x20, 0x7F) if chr(code) not in "\\&!") + b"\n"
_remarkable = re.compile(rf"[\\&!{_SPACES}{_DIRECTIONAL}{_CONTROL}]")


def decode(data: bytes) -> str:
    """The text of a file. Raises YamlProblem where the file is too long or not plain UTF-8."""
    if len(data) > LIMIT:
        text = "found more than 256 KiB; allowed are files up to 256 KiB. Split it into several."
        raise YamlProblem(1, 1, text)
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        text = "found UTF-16 or UTF-32; allowed is UTF-8. Save the file as UTF-8."
        raise YamlProblem(1, 1, text)
    if data.startswith(b"\xef\xbb\xbf"):
        text = "found a byte order mark; allowed is UTF-8 without one. Save the file without it."
        raise YamlProblem(1, 1, text)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = place(before, len(before))
        found = f"found the byte 0x{data[error.start]:02X}, which is not UTF-8"
        text = f"{found}; allowed is UTF-8. Save the file as UTF-8."
        raise YamlProblem(line, column, text) from None


def strictness(data: bytes, text: str) -> bool:
    """Whether each scalar needs a look of its own, or none can hold anything hidden.

    Raises YamlProblem for what may stand nowhere: directives, control characters, odd indentation.
    """
    directive = f"\n{text}".find("\n%") if "%" in text else -1
    if directive >= 0:
        sentence = "found a directive; allowed are none. Remove the line that begins with %."
        raise YamlProblem(*place(text, directive), sentence)
    rest = data.translate(None, _HARMLESS).decode()
    if _remarkable.search(rest) is None:
        return any(blank.search(text) for blank in _blanks)
    if _nowhere.search(rest) is None:
        return True
    control = _control.search(text.replace("\r\n", " \n"))
    if control:
        raise YamlProblem(*place(text, control.start()), refusal(control.group()))
    if odd := _indentation.search(f"\n{text}"):
        found = f"found the space U+{ord(odd.group(1)):04X} in the indentation"
        sentence = f"{found}; allowed are plain spaces. Replace it with spaces."
        raise YamlProblem(*place(text, odd.start(1) - 1), sentence)
    return True


def ordinary(value: str) -> bool:
    """Whether a value holds nothing that has to be looked at: the quick answer."""
    return _ordinary.fullmatch(value) is not None


def offence(value: str, *, block: str | None, key: str) -> str:
    """The first character that the value of a key may not hold, or nothing.

    ``block`` is the style of the scalar: newlines belong after ``|`` and ``>`` only.
    """
    found = (_control if block in ("|", ">") else _control_or_newline).search(value)
    if found is None and key not in FREE:
        found = _directional.search(value)
    return found.group() if found else ""


FREE = frozenset({"printed", "title"})
"""Keys whose values may hold directional marks: they repeat what a source prints."""


def stray(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """Where the first directional mark outside the spans stands (in a comment, say), or -1."""
    done = 0
    for start, end in (*spans, (len(text), len(text))):
        if found := _directional.search(text, done, start):
            return found.start()
        done = end
    return -1


def refusal(character: str) -> str:
    """The sentence about a character that may not stand where it was found."""
    code = f"U+{ord(character):04X}"
    if character == "\t":
        return "found a tab; allowed are spaces. Replace it with spaces."
    if character == "\n":
        return (
            "found a line break inside a text; allowed is one line."
            " Join the lines, or begin the text with |."
        )
    if _directional.match(character):
        return (
            f"found the hidden character {code}; allowed is it in the values of printed and title"
            " only. Remove it."
        )
    if character in "\u2028\u2029\x85\r":
        return f"found the hidden line break {code}; allowed are plain newlines. Replace it."
    return f"found the control character {code}; allowed are printable characters. Remove it."


def place(text: str, index: int) -> tuple[int, int]:
    """Line and column of an index, from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)

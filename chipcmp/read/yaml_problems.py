"""Why a YAML file is refused, in words: one sentence with found, allowed, what to do."""

from dataclasses import dataclass

DEPTH = 8
"""The most mappings and lists that may stand inside one another."""

DEEP = f"found lists or mappings over {DEPTH} deep; allowed are {DEPTH}. Write it flatter."


class YamlProblem(Exception):
    """Why a file is refused: line and column from 1, and one sentence without the path."""

    def __init__(self, line: int, column: int, text: str) -> None:
        self.line = line
        self.column = column
        self.text = text
        super().__init__(f"{line}:{column}: {text}")


@dataclass(frozen=True, slots=True)
class _Syntax:
    """A mistake of syntax: words of the parser that tell it, and our sentence about it.

    ``opened`` is part of what the parser was reading when the mistake lies where that began;
    ``inside`` the sentence where the mistake has text before it on its line.
    """

    words: tuple[str, ...]
    sentence: str
    opened: str = ""
    inside: str = ""


_SHOWN = 60  # characters of a found text that a sentence repeats

# The words of libyaml, and those of PyYAML's own parser.
_SYNTAX = (
    _Syntax(
        ("unexpected end of stream", "unexpected document"),
        "found a quote that is never closed; allowed are closed ones. Close it.",
        opened="quoted scalar",
    ),
    _Syntax(
        ("expected ',' or ']'", "expected ',' or '}'", "node content"),
        "found a bracket or brace that is not closed; allowed are items between commas."
        " Close it, or put the text in quotes.",
        opened="flow",
    ),
    _Syntax(
        ("mapping values are not allowed",),
        "found a second colon; allowed is one key to a line. Put the text in quotes,"
        " or mend the indentation.",
    ),
    _Syntax(
        ("could not find expected ':'",),
        "found a line without a colon; allowed is key: value. Add the colon,"
        " or indent the line as part of the text above.",
        opened="simple key",
    ),
    _Syntax(
        ("that cannot start any token", "expected alphabetic or numeric"),
        "found a character that cannot begin a text; allowed is it in quotes."
        " Put the text in quotes.",
    ),
    _Syntax(
        (
            "expected key",
            "'-' indicator",
            "<block end>",
            "not allowed",
            "node content",
            "document start",
        ),
        "found a line that does not fit those around it; allowed is one indentation for all keys"
        " or dashes of a block. Mend the indentation.",
        inside="found more after the end of a key or value; allowed is one text."
        " Put the whole text in quotes, or begin a new line.",
    ),
    _Syntax(
        ("comment or line break", "indentation indicator"),
        "found more after | or > at the start of a text; allowed is a new line."
        " Put the text in quotes, or on the lines below.",
    ),
    _Syntax(("nesting depth",), DEEP),  # libyaml reads ahead: it may stop before we do
    _Syntax(
        ("escape", "hexadecimal", "hexdecimal", "chr() arg", "too large to convert"),
        "found an unknown escape after a backslash; allowed are those of YAML."
        " Put the text in single quotes.",
    ),
)


def from_parser(error: Exception, data: bytes) -> YamlProblem:
    """An error of the parser in our words. Errors of its reader have no mark: they get 1:1."""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    known = _syntax(getattr(error, "context", None) or "", problem)
    here, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = (opened or here) if known.opened else (here or opened)
    if mark is None:
        return YamlProblem(1, 1, known.sentence)
    lines = data.decode(errors="replace").split("\n")
    if mark.line >= len(lines):  # libyaml ends a last line that has no newline
        return YamlProblem(len(lines), len(lines[-1]) + 1, known.sentence)
    inside = known.inside and lines[mark.line][: mark.column].strip()
    return YamlProblem(mark.line + 1, mark.column + 1, known.inside if inside else known.sentence)


def _syntax(context: str, problem: str) -> _Syntax:
    """The mistake that the parser's words tell; where none fits, they are passed on in one line."""
    for known in _SYNTAX:
        if any(words in problem for words in known.words) and known.opened in context:
            return known
    found = f"found YAML that cannot be read ({' '.join(shown(problem).split())})"
    return _Syntax((), f"{found}; allowed are keys with values, lists and texts. Rewrite the line.")


def shown(text: str) -> str:
    """A found text for a sentence: short, and nothing hidden in it."""
    clear = text if text.isascii() and text.isprintable() else ascii(text)[1:-1]
    return clear if len(clear) <= _SHOWN else f"{clear[: _SHOWN - 1]}…"

"""Text as TeX prints it: nothing in it is a command, mathematics, a comment or a brace."""

import re

from chipcmp.show.text import plain

# Braces are named, not escaped: BibTeX counts them even behind a backslash.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)
# Marks that TeX joins to one: two hyphens to a dash, two quotes to a curly one.
_JOINED = re.compile(r"([-`',])(?=\1)|[?!](?=`)")


def escaped(words: str) -> str:
    r"""Words that TeX prints as they are: no command, no mathematics, no comment, no brace.

    >>> escaped(r"R&D {50 %} \input{x}")
    'R\\&D \\textbraceleft{}50 \\%\\textbraceright{} \\textbackslash{}input\\textbraceleft{}x\\textbraceright{}'
    """  # noqa: E501 - one line is what it prints
    return _JOINED.sub(r"\g<0>{}", plain(words).translate(_ESCAPES))

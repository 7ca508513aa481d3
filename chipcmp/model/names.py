"""Names as people type them: case and spacing do not count."""

# Letters to Unicode, but nothing to the eye: they fill a place in Korean.
_FILLERS = "\u115f\u1160\u3164\uffa0"


def name_key(name: str) -> str:
    """What two spellings of one name have in common.

    >>> name_key("Ascend 910B") == name_key("ascend910b")
    True
    """
    return "".join(name.casefold().split())


def is_visible(text: object) -> bool:
    """Whether it is a text with a letter or digit that can be seen.

    >>> is_visible("line 16"), is_visible("\u200b"), is_visible(16)
    (True, False, False)
    """
    if not isinstance(text, str):
        return False
    seen = text if text.isascii() else text.translate(dict.fromkeys(map(ord, _FILLERS)))
    return any(map(str.isalnum, seen))

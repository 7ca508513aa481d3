"""Text from sheets and sources, made harmless for a terminal, a table or a page."""

import unicodedata

# Characters that reorder or hide what stands around them: shown as nothing.
_LAST_OF_FOUR_DIGITS = 0xFFFF
_DIRECTIONAL = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


def plain(text: str) -> str:
    r"""The text without control or directional characters; line ends become spaces.

    >>> plain("4.0\x1b[31m TB/s")
    '4.0[31m TB/s'
    """
    return "".join(_shown(character) for character in text)


def isolated(text: str) -> str:
    """The text kept from reordering its surroundings: U+2068 before it and U+2069 after."""
    return f"\u2068{plain(text)}\u2069"


def _shown(character: str) -> str:
    if character in "\n\r\t\u2028\u2029\x85":
        return " "
    if character in _DIRECTIONAL or unicodedata.category(character) in ("Cc", "Cs"):
        return ""
    return character


def lowered(label: str) -> str:
    """A label inside a sentence: without its capital, unless that is an abbreviation's or a name's.

    >>> lowered("Memory bandwidth, 910B Pro"), lowered("TDP"), lowered("Transformer Engine")
    ('memory bandwidth, 910B Pro', 'TDP', 'Transformer Engine')
    """
    words = label.partition(",")[0].split(" ")
    is_name = any(word[:1].isupper() and word[1:2].islower() for word in words[1:])
    is_word = label[1:2].islower() or label[1:2] == " "
    return plain(label[:1].lower() + label[1:] if is_word and not is_name else label)


def listing(words: tuple[str, ...] | list[str], last: str = "and") -> str:
    """Words in a row as a sentence lists them: a, b and c."""
    *first, final = words or ("",)
    return f"{', '.join(first)} {last} {final}" if first else final


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the plural where it is not one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def escaped(character: str) -> str:
    r"""A character as text in double quotes in YAML may write it.

    >>> print(escaped("٪"), escaped("🙂"))
    \u066a \U0001f642
    """
    code = ord(character)
    return f"\\u{code:04x}" if code <= _LAST_OF_FOUR_DIGITS else f"\\U{code:08x}"

"""What travels inside the file of a chart: its title, its alternative text, its provenance.

matplotlib writes only what its own lists of keys know, as Latin-1 where that fits. PNG and SVG are
therefore completed here: a PNG by text chunks of UTF-8, an SVG by title, desc and metadata.
"""

import hashlib
import struct
import zlib
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

KEYWORD = "chipcmp"
"""The key of the provenance in a PNG, and the beginning of its id in an SVG."""

_AFTER_HEADER = 8 + 25  # the signature and the chunk IHDR
# What XML 1.0 forbids would make the whole file unreadable. A pattern of so wide a range takes
# longer to compile than a chart's words take to be written.
_NO_XML = MappingProxyType(
    dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "")
)


@dataclass(frozen=True, slots=True)
class Companion:
    """The words that go with a picture; ``provenance`` is JSON."""

    title: str
    alt: str
    provenance: str


def in_png(data: bytes, words: Companion) -> bytes:
    """A PNG with these words as international text chunks, right behind its header."""
    chunks = (
        _chunk("Title", words.title),
        _chunk("Description", words.alt),
        _chunk(KEYWORD, words.provenance),
    )
    return b"".join((data[:_AFTER_HEADER], *chunks, data[_AFTER_HEADER:]))


def in_svg(data: bytes, words: Companion) -> bytes:
    """An SVG with these words: an image to screen readers, with a name and a description."""
    text = data.decode("utf-8").translate(_NO_XML)
    name = hashlib.sha256(words.provenance.encode()).hexdigest()[:12]
    start, tag, rest = text.partition("<svg ")
    inside, _, rest = rest.partition(">")
    labels = f'role="img" aria-labelledby="title-{name}" aria-describedby="desc-{name}"'
    added = (
        f'<title id="title-{name}">{_escaped(words.title)}</title>\n'
        f' <desc id="desc-{name}">{_escaped(words.alt)}</desc>\n'
        f' <metadata id="{KEYWORD}-{name}">{_escaped(words.provenance)}</metadata>'
    )
    return f"{start}{tag}{labels} {inside}>\n {added}{rest}".encode()


def in_pdf(words: Companion) -> dict[str, str]:
    """What the information dictionary of a PDF says: JSON stands under its keywords."""
    return {"Title": words.title, "Subject": words.alt, "Keywords": words.provenance}


def _chunk(keyword: str, text: str) -> bytes:
    # Neither compressed nor in a named language; the last two nulls end empty fields.
    body = b"".join((b"iTXt", keyword.encode("latin-1"), b"\0\0\0\0\0", text.encode("utf-8")))
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _escaped(text: str) -> str:
    return escape(text.translate(_NO_XML), quote=False)

"""The keywords in the information dictionary of a PDF, as they are written in plain.

Of a PDF only the trailer and that dictionary are read: objects in compressed streams, as other
programs write them when they change a file, are not looked into.
"""

import re

from chipcmp.read.pictures.carried import LONGEST, DamagedPicture

SIGNATURE = b"%PDF-"
_END = b"%%EOF"
_NEAR_THE_END = 1024
_INFO = re.compile(rb"/Info\s{1,8}([0-9]{1,10})\s{1,8}([0-9]{1,5})\s{1,8}R")
# Two bytes a character, and each may be escaped; what was taken is never given back.
_LONGEST_WRITTEN = 4 * LONGEST
_KEYWORDS = re.compile(rb"/Keywords\s{0,8}\(((?:[^\\()]++|\\.)*+)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def carried(data: bytes) -> str | None:
    """The keywords of a PDF, or None where it has none. Raises DamagedPicture."""
    if _END not in data[-_NEAR_THE_END:]:
        raise DamagedPicture("it ends too early")
    trailer = data.rfind(b"trailer")
    info = _INFO.search(data, trailer, trailer + _NEAR_THE_END) if trailer >= 0 else None
    if info is None:
        return None
    start = data.rfind(b"\n%s %s obj" % info.groups(), 0, trailer)
    end = data.find(b"endobj", start) if start >= 0 else -1
    if end < 0:
        raise DamagedPicture("its information is missing")
    if end - start > 3 * _LONGEST_WRITTEN:
        raise DamagedPicture(f"its provenance is longer than {LONGEST >> 20} MiB")
    found = _KEYWORDS.search(data, start, end)
    return _text(_ESCAPE.sub(_unescaped, found[1])) if found else None


def _unescaped(match: re.Match[bytes]) -> bytes:
    written = match[1]
    if written[:1] in b"01234567":
        return bytes([int(written, 8) & 0xFF])
    if written in (b"\n", b"\r", b"\r\n"):
        return b""
    return _LETTERS.get(written, written)


def _text(data: bytes) -> str:
    if not data.startswith(b"\xfe\xff"):
        return data.decode("latin-1")
    try:
        return data[2:].decode("utf-16-be")
    except UnicodeDecodeError:
        raise DamagedPicture("its keywords are not UTF-16") from None

"""Text chunks of a PNG (ISO/IEC 15948), every chunk held against its checksum."""

import struct
import zlib

from chipcmp.read.pictures.carried import KEYWORD, LONGEST, DamagedPicture

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST_CHUNKS = 10_000
_AROUND = 12  # length, type and checksum


def carried(data: bytes) -> str | None:
    """The text under chipcmp's key, or None where the PNG has none. Raises DamagedPicture."""
    found = None
    at = len(SIGNATURE)
    view = memoryview(data)
    for _ in range(_MOST_CHUNKS):
        if at + _AROUND > len(data):
            raise DamagedPicture("it ends too early")
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + _AROUND + length
        if end > len(data):
            raise DamagedPicture("it ends too early")
        if zlib.crc32(view[at + 4 : end - 4]) != struct.unpack_from(">I", data, end - 4)[0]:
            raise DamagedPicture("a part of it does not match its checksum")
        if kind == b"IEND":
            return found
        if kind == b"iTXt" and bytes(view[at + 8 : at + 9 + len(KEYWORD)]) == _KEY:
            if found is not None:
                raise DamagedPicture("it carries two provenances")
            found = _text(bytes(view[at + 9 + len(KEYWORD) : end - 4]))
        at = end
    raise DamagedPicture(f"it has more than {_MOST_CHUNKS} parts")


_KEY = KEYWORD.encode() + b"\0"


def _text(body: bytes) -> str:
    # Not compressed, then a language and a translated keyword, each ended by a null.
    fields = body[2:].split(b"\0", 2)
    if body[:1] != b"\0" or len(fields) != len(("language", "translation", "text")):
        raise DamagedPicture("its provenance is not written as chipcmp writes it")
    if len(fields[2]) > LONGEST:
        raise DamagedPicture(f"its provenance is longer than {LONGEST >> 20} MiB")
    try:
        return fields[2].decode("utf-8")
    except UnicodeDecodeError:
        raise DamagedPicture("its provenance is not UTF-8") from None

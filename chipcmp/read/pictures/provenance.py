"""Provenance read from the file of a chart: whatever the file is, within bounds."""

import json
from collections.abc import Mapping
from pathlib import Path

from chipcmp.model.problems import Unreadable
from chipcmp.model.provenance import CitedClaim, CitedSource, Provenance
from chipcmp.read.pictures import pdf, png, svg
from chipcmp.read.pictures.carried import LONGEST, DamagedPicture

LIMIT = 64 * 1024 * 1024
"""The most bytes that the file of a chart may have."""

FORMAT = 1
_XML = (b"<?xml", b"<svg", b"\xef\xbb\xbf<")


def read(path: str) -> Provenance:
    """The provenance that a PNG, SVG or PDF carries, whatever its name.

    Raises Unreadable, with one sentence, for a file that cannot be read, is none of these, was
    not drawn by chipcmp, or is damaged. Nothing is read beyond 64 MiB; of the provenance, nothing
    beyond 4 MiB.
    """
    data = _bytes(path)
    try:
        text = _carried(data, path)
        if text is None:
            raise Unreadable(
                f"{path} carries no provenance of chipcmp; allowed is a file that `chipcmp chart` "
                "wrote and no other program changed."
            )
        return _parsed(text)
    except DamagedPicture as damage:
        raise Unreadable(f"{path} is damaged: {damage}; draw the chart again.") from None


def _bytes(path: str) -> bytes:
    found = Path(path)
    try:
        if not found.is_file():
            what = "a folder" if found.is_dir() else "no file"
            raise Unreadable(f"cannot read {path}: it is {what}; name a chart.")
        with found.open("rb") as file:
            data = file.read(min(found.stat().st_size, LIMIT) + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no file name"
        raise Unreadable(
            f"cannot read {path}: {reason}; allow reading it or name another."
        ) from None
    if len(data) > LIMIT:
        raise Unreadable(f"found over {LIMIT >> 20} MiB in {path}; no chart is as large.")
    return data


def _carried(data: bytes, path: str) -> str | None:
    if data.startswith(png.SIGNATURE):
        return png.carried(data)
    if data.startswith(pdf.SIGNATURE):
        return pdf.carried(data)
    if data.lstrip()[:5].startswith(_XML):
        return svg.carried(data)
    raise Unreadable(f"{path} is no PNG, SVG or PDF; name a chart that `chipcmp chart` wrote.")


def _parsed(text: str) -> Provenance:
    if len(text) > LONGEST:
        raise DamagedPicture(f"its provenance is longer than {LONGEST >> 20} MiB")
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        raise DamagedPicture("its provenance is no JSON") from None
    if isinstance(found, dict) and found.get("chipcmp") not in (None, FORMAT):
        raise DamagedPicture("its provenance is of a form that this chipcmp does not know")
    return _provenance(_mapping(found))


def _provenance(found: Mapping[str, object]) -> Provenance:
    catalog = _mapping(found.get("catalog"))
    return Provenance(
        command=_text(found, "command"),
        version=_text(catalog, "version"),
        sha256=_text(catalog, "sha256"),
        latest=_text(catalog, "latest"),
        trust=_text(found, "trust"),
        marks=tuple(_source(_mapping(each)) for each in _list(found.get("marks"))),
    )


def _source(found: Mapping[str, object]) -> CitedSource:
    return CitedSource(
        mark=_text(found, "mark"),
        citation=_text(found, "citation"),
        claims=tuple(_claim(_mapping(each)) for each in _list(found.get("claims"))),
    )


def _claim(found: Mapping[str, object]) -> CitedClaim:
    return CitedClaim(
        chip=_text(found, "chip"),
        row=_text(found, "row"),
        states=_text(found, "states"),
        basis=_text(found, "basis"),
        source=_text(found, "source"),
        locator=_text(found, "locator"),
        place=_text(found, "claim"),
    )


def _mapping(found: object) -> Mapping[str, object]:
    if not isinstance(found, dict):
        raise DamagedPicture("its provenance lacks a part")
    return found


def _list(found: object) -> list[object]:
    if not isinstance(found, list):
        raise DamagedPicture("its provenance lacks a part")
    return found


def _text(found: Mapping[str, object], name: str) -> str:
    text = found.get(name)
    if not isinstance(text, str):
        raise DamagedPicture("its provenance lacks a part")
    return text

"""Files of charts, whole and spoiled: one plain sentence for whatever is no chart of chipcmp's."""

import json
import random
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import chipcmp
from chipcmp.model.problems import Unreadable
from chipcmp.read import pictures
from chipcmp.show import charts

PNG = b"\x89PNG\r\n\x1a\n"
AGAIN = "draw the chart again."
LACKS = f"x is damaged: its provenance lacks a part; {AGAIN}"
NONE = (
    "x carries no provenance of chipcmp; allowed is a file that `chipcmp chart` wrote and no other "
    "program changed."
)


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG with its right checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes) -> bytes:
    """A PNG of these chunks, ended as it should be."""
    return b"".join((PNG, *chunks, chunk(b"IEND", b"")))


def carrying(text: bytes) -> bytes:
    """The chunk that carries a provenance."""
    return chunk(b"iTXt", b"chipcmp\0\0\0\0\0" + text)


def svg(inside: str, head: str = "") -> bytes:
    """An SVG with something inside."""
    return f'<?xml version="1.0"?>{head}<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


def metadata(text: str) -> str:
    """The element that carries a provenance."""
    return f'<metadata id="chipcmp-1">{text}</metadata>'


def pdf(info: bytes, end: bytes = b"%%EOF\n") -> bytes:
    """A PDF with an information dictionary."""
    return b"%PDF-1.4\n1 0 obj\n<< " + info + b" >>\nendobj\ntrailer\n<< /Info 1 0 R >>\n" + end


def damaged(why: str) -> str:
    """The sentence for a damaged file."""
    return f"x is damaged: {why}; {AGAIN}"


BOMB = "".join(
    f'<!ENTITY e{n} "{"&e%d;" % (n - 1) * 10 if n else "x" * 10}">'  # noqa: UP031
    for n in range(9)
)
SPOILED = {
    "empty": (b"", "x is no PNG, SVG or PDF; name a chart that `chipcmp chart` wrote."),
    "a GIF": (b"GIF89a", "x is no PNG, SVG or PDF; name a chart that `chipcmp chart` wrote."),
    "text": (b"chipcmp", "x is no PNG, SVG or PDF; name a chart that `chipcmp chart` wrote."),
    "png of another": (png(chunk(b"IHDR", b"\0" * 13)), NONE),
    "png with other text": (png(chunk(b"iTXt", b"chipcmpx\0\0\0\0\0{}")), NONE),
    "png that ends": (PNG, damaged("it ends too early")),
    "png chunk too long": (
        PNG + b"\xff\xff\xff\xffIDAT" + b"\0" * 40,
        damaged("it ends too early"),
    ),
    "png with a wrong checksum": (
        png(carrying(b"{}")[:-1] + b"\0"),
        damaged("a part of it does not match its checksum"),
    ),
    "png of endless parts": (
        png(*[chunk(b"tEXt", b"")] * 10_001),
        damaged("it has more than 10000 parts"),
    ),
    "png carrying two": (
        png(carrying(b"{}"), carrying(b"{}")),
        damaged("it carries two provenances"),
    ),
    "png carrying it compressed": (
        png(chunk(b"iTXt", b"chipcmp\0\1\0\0\0" + zlib.compress(b"0" * 10**8))),
        damaged("its provenance is not written as chipcmp writes it"),
    ),
    "png carrying too few fields": (
        png(chunk(b"iTXt", b"chipcmp\0\0\0x")),
        damaged("its provenance is not written as chipcmp writes it"),
    ),
    "png carrying too much": (
        png(carrying(b"0" * (4 * 2**20 + 1))),
        damaged("its provenance is longer than 4 MiB"),
    ),
    "png carrying no UTF-8": (
        png(carrying(b"\xff\xfe")),
        damaged("its provenance is not UTF-8"),
    ),
    "no JSON": (png(carrying(b"{")), damaged("its provenance is no JSON")),
    "deep JSON": (png(carrying(b"[" * 10**6)), damaged("its provenance is no JSON")),
    "a long number": (png(carrying(b"1" * 10**6)), damaged("its provenance is no JSON")),
    "JSON of another kind": (png(carrying(b"[]")), LACKS),
    "JSON with nothing": (png(carrying(b"{}")), LACKS),
    "a form of the future": (
        png(carrying(b'{"chipcmp": 2}')),
        damaged("its provenance is of a form that this chipcmp does not know"),
    ),
    "marks that are none": (
        png(
            carrying(
                json.dumps(
                    {
                        "chipcmp": 1,
                        "command": "",
                        "trust": "",
                        "catalog": {"version": "", "sha256": "", "latest": ""},
                        "marks": {},
                    }
                ).encode()
            )
        ),
        LACKS,
    ),
    "svg of another": (svg("<metadata>{}</metadata>"), NONE),
    "svg with it too deep": (svg(f"<g>{metadata('{}')}</g>"), NONE),
    "xml of another": (b"<?xml version='1.0'?><html/>", NONE),
    "svg that ends": (svg("")[:-5], damaged("its XML breaks off at line 1")),
    "svg with entities": (
        svg(metadata("&e8;"), f"<!DOCTYPE svg [{BOMB}]>"),
        damaged("it declares entities, which no chart does"),
    ),
    "svg that fetches": (
        svg(metadata("&e;"), '<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        damaged("it declares entities, which no chart does"),
    ),
    "svg too deep": (
        svg("<g>" * 100_000),
        damaged("its elements are nested deeper than 100"),
    ),
    "svg carrying two": (
        svg(metadata("{}") + metadata("{}")),
        damaged("it carries two provenances"),
    ),
    "svg carrying too much": (
        svg(metadata("0" * (4 * 2**20 + 1))),
        damaged("its provenance is longer than 4 MiB"),
    ),
    "svg of unknown letters": (
        b'<?xml version="1.0" encoding="klingon"?><svg/>',
        damaged("its encoding is not known"),
    ),
    "pdf of another": (pdf(b"/Title (x)"), NONE),
    "pdf without trailer": (b"%PDF-1.4\n%%EOF", NONE),
    "pdf that ends": (pdf(b"", end=b""), damaged("it ends too early")),
    "pdf without its information": (
        b"%PDF-1.4\ntrailer\n<< /Info 7 0 R >>\n%%EOF",
        damaged("its information is missing"),
    ),
    "pdf with endless information": (
        pdf(b"x" * (50 * 2**20)),
        damaged("its provenance is longer than 4 MiB"),
    ),
    "pdf with half a letter": (
        pdf(b"/Keywords (\xfe\xff\xd8)"),
        damaged("its keywords are not UTF-16"),
    ),
    "pdf with other keywords": (
        pdf(b"/Keywords (one \\(two\\) \\101)"),
        damaged("its provenance is no JSON"),
    ),
    "pdf with an open string": (pdf(b"/Keywords (" + b"\\" * (20 * 2**20)), NONE),
}


@pytest.mark.parametrize("case", SPOILED)
def test_what_is_no_chart_is_answered_in_a_sentence(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is wrong, the sentence says so, in a few seconds and a few copies of the file."""
    data, sentence = SPOILED[case]
    monkeypatch.chdir(tmp_path)
    Path("x").write_bytes(data)
    tracemalloc.start()
    start = time.process_time()
    try:
        with pytest.raises(Unreadable) as caught:
            pictures.read("x")
        used = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert sentence == str(caught.value)
    assert used < 6 * len(data) + 64 * 2**20
    assert time.process_time() - start < 20


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file, a folder, a name that is none, a file beyond all charts."""
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    with Path("huge").open("wb") as file:
        file.truncate(pictures.LIMIT + 1)
    sentences = []
    for name in ("absent", "folder", "huge", "a\0b"):
        with pytest.raises(Unreadable) as caught:
            pictures.read(name)
        sentences.append(str(caught.value))
    assert [
        "cannot read absent: it is no file; name a chart.",
        "cannot read folder: it is a folder; name a chart.",
        "found over 64 MiB in huge; no chart is as large.",
        "cannot read a\0b: it is no file; name a chart.",
    ] == sentences


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    """A chart in every format."""
    figure = chipcmp.load().compare("H100", "H20", metrics=["memory_bandwidth"]).chart("values")
    return {format_: charts.render(figure, format_) for format_ in charts.FORMATS}


@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_a_file_that_was_cut_says_so(format_: str, whole: dict[str, bytes], tmp_path: Path) -> None:
    """Wherever a chart is cut, it is damaged or no longer known; it never answers half."""
    path, data = tmp_path / "x", whole[format_]
    places = [*range(12), *(len(data) * n // 40 for n in range(1, 40)), len(data) - 20]
    for place in places:
        path.write_bytes(data[:place])
        with pytest.raises(Unreadable):
            pictures.read(str(path))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(format_=st.sampled_from(["png", "svg", "pdf"]), seed=st.integers(0, 2**32))
def test_a_spoiled_file_is_refused_or_read(
    format_: str, seed: int, whole: dict[str, bytes], tmp_path: Path
) -> None:
    """With bytes changed anywhere, the answer is a provenance or a sentence, never a traceback."""
    data, chance = bytearray(whole[format_]), random.Random(seed)  # noqa: S311 - no secret
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / "x"
    path.write_bytes(data)
    try:
        assert pictures.read(str(path)).command
    except Unreadable as refused:
        assert str(refused).startswith(str(path))  # noqa: PT017 - either answer is right


@pytest.mark.parametrize(
    "change", [lambda data: b"\n " + data, lambda data: b"\xef\xbb\xbf" + data]
)
def test_an_svg_may_begin_like_any_xml_without_a_declaration(
    change: Callable[[bytes], bytes], tmp_path: Path, whole: dict[str, bytes]
) -> None:
    """White space or a byte order mark before the first element is no damage."""
    data = whole["svg"]
    path = tmp_path / "x"
    path.write_bytes(change(data[data.index(b"<svg") :]))
    assert pictures.read(str(path)).command.startswith("chipcmp chart values ")

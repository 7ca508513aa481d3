"""The metadata of an SVG, read by expat without entities: nothing expands, nothing is fetched."""

from dataclasses import dataclass, field
from xml.parsers import expat

from chipcmp.read.pictures.carried import KEYWORD, LONGEST, DamagedPicture

_DEEPEST = 100


def carried(data: bytes) -> str | None:
    """The text of chipcmp's metadata element, or None where there is none. Raises DamagedPicture.

    The whole file is read, so that one that ends too early is known.
    """
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.characters
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes "this is the end" by position
    except expat.ExpatError as error:
        raise DamagedPicture(f"its XML breaks off at line {error.lineno}") from None
    except (LookupError, ValueError):
        raise DamagedPicture("its encoding is not known") from None
    if reading.depth < 0 or not reading.is_svg:
        return None
    if len(reading.found) > 1:
        raise DamagedPicture("it carries two provenances")
    return reading.found[0] if reading.found else None


def _refuse(*_: object) -> None:
    raise DamagedPicture("it declares entities, which no chart does")


@dataclass(slots=True)
class _Reading:
    depth: int = 0
    length: int = 0
    is_svg: bool = False
    found: list[str] = field(default_factory=list)
    parts: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.depth == 0:
            self.is_svg = name == "svg"
        self.depth += 1
        if self.depth > _DEEPEST:
            raise DamagedPicture(f"its elements are nested deeper than {_DEEPEST}")
        is_ours = attributes.get("id", "").startswith(f"{KEYWORD}-")
        if name == "metadata" and self.depth == len(("svg", "metadata")) and is_ours:
            self.parts = []

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.parts is not None and name == "metadata":
            self.found.append("".join(self.parts))
            self.parts = None

    def characters(self, text: str) -> None:
        if self.parts is None:
            return
        self.parts.append(text)
        self.length += len(text)
        if self.length > LONGEST:
            raise DamagedPicture(f"its provenance is longer than {LONGEST >> 20} MiB")

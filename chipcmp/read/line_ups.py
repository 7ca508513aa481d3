"""Line-ups: a text file that names the chips of one comparison on each line."""

from dataclasses import dataclass

from chipcmp.model.problems import Unreadable
from chipcmp.read.articles import read_text

MOST = 2000
"""The most comparisons that one file may name."""


@dataclass(frozen=True, slots=True)
class LineUp:
    """The chips of one comparison as they are named, and the place of their line."""

    place: str
    names: tuple[str, ...]


def read(path: str) -> tuple[LineUp, ...]:
    """The comparisons of a file: names with commas between them, the baseline first.

    Empty lines and what follows ``#`` are passed over. Raises Unreadable, naming the line, for
    text that is not UTF-8, for a missing name, and for a file that names nothing or too much.
    """
    text = read_text(path)
    if text.broken:
        raise Unreadable(f"{path}:{text.broken}: found bytes that are not UTF-8; save it as UTF-8.")
    found = []
    for number, line in text.lines():
        names = tuple(name.strip() for name in line.partition("#")[0].split(","))
        if names == ("",):
            continue
        if "" in names:
            raise Unreadable(
                f"{path}:{number}: found no name beside a comma; allowed are names such as "
                "H100, H20. Name a chip there, or remove the comma."
            )
        found.append(LineUp(f"{path}:{number}", names))
        if len(found) > MOST:
            raise Unreadable(f"{path}:{number}: found over {MOST} comparisons; split the file.")
    if not found:
        raise Unreadable(f"no comparison in {path}; name chips on a line, such as H100, H20.")
    return tuple(found)

"""Files written whole or not at all."""

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

from chipcmp.model.problems import Unreadable

Existing = Literal["kept", "replaced"]


def check(path: str) -> None:
    """Whether a file can be written there. Raises Unreadable with a sentence where it cannot.

    Only regular files are replaced: not a folder, a device, or a link to some other place.
    """
    if not path or "\0" in path:
        raise Unreadable(f"cannot write {path!r}; give a file name after -o.")
    parent = os.path.dirname(path) or "."  # noqa: PTH120 - pathlib would drop a final slash
    if not os.path.isdir(parent):  # noqa: PTH112
        raise Unreadable(f"no folder {parent} to write {path} in; create it or name another.")
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unwritten(path, error) from None
    if stat.S_ISDIR(mode):
        raise Unreadable(f"cannot write {path}: it is a folder; name a file in it.")
    if not stat.S_ISREG(mode):
        what = "a link" if stat.S_ISLNK(mode) else "no regular file"
        raise Unreadable(f"cannot write {path}: it is {what}; name another file.")


def write(path: str, data: bytes) -> None:
    """Write a file through a temporary one beside it, so that nobody sees half of it.

    A file that was there keeps its mode. Raises Unreadable, and leaves everything as it was.
    """
    check(path)
    target = Path(path)
    temporary = target.with_name(f".chipcmp-{os.urandom(8).hex()}.tmp")
    try:
        _fill(temporary, target, data)
        temporary.replace(target)
    except OSError as error:
        raise _unwritten(path, error) from None
    finally:
        with suppress(OSError):
            temporary.unlink()


def write_all(
    folder: str, files: Sequence[tuple[str, bytes]], *, existing: Existing = "kept"
) -> None:
    """Write files into a folder, which is made where it is not there yet.

    Raises Unreadable before anything is written where a file cannot be, or is there already and
    is to be kept.
    """
    root = Path(folder)
    there = [path for path, _ in files if (root / path).exists()]
    if there and existing == "kept":
        raise Unreadable(
            f"cannot write {there[0]} in {folder}: it is there already; give --force to replace it,"
            " or name another folder."
        )
    for path, _ in files:
        try:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unreadable(f"cannot write in {folder}: {error.strerror}; name another.") from None
        check(str(root / path))
    for path, data in files:
        write(str(root / path), data)


def _fill(temporary: Path, target: Path, data: bytes) -> None:
    # "xb" makes a new file with the mode that the user's umask gives, or fails.
    with temporary.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))


def _unwritten(path: str, error: OSError) -> Unreadable:
    return Unreadable(f"cannot write {path}: {error.strerror}; name another file.")

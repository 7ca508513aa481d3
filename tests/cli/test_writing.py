"""Files are written whole or not at all, and only where they were asked for."""

import os
import stat
from pathlib import Path

import pytest

from chipcmp.cli import writing
from chipcmp.model.problems import Unreadable


def test_a_new_file_holds_the_bytes(tmp_path: Path) -> None:
    """What was given is there, and nothing beside it."""
    path = tmp_path / "x.png"

    writing.write(str(path), b"bytes")

    assert b"bytes" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    """Who may read a file is not changed by writing it again."""
    path = tmp_path / "x.png"
    path.write_bytes(b"old")
    path.chmod(0o640)

    writing.write(str(path), b"new")

    assert (b"new", 0o640) == (path.read_bytes(), stat.S_IMODE(path.stat().st_mode))


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full, the old file stands and no part of the new one is left."""
    path = tmp_path / "x.png"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(Unreadable) as caught:
        writing.write(str(path), b"new")

    assert f"cannot write {path}: No space left on device; name another file." == str(caught.value)
    assert (b"old", [path]) == (path.read_bytes(), list(tmp_path.iterdir()))


def test_links_are_not_followed(tmp_path: Path) -> None:
    """Nothing is written outside the path given, so a link is refused."""
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)

    with pytest.raises(Unreadable) as caught:
        writing.write(str(link), b"new")

    assert f"cannot write {link}: it is a link; name another file." == str(caught.value)
    assert b"old" == target.read_bytes()


def test_devices_are_refused() -> None:
    """A device would be replaced by a file."""
    with pytest.raises(Unreadable) as caught:
        writing.check(os.devnull)

    assert f"cannot write {os.devnull}: it is no regular file; name another file." == str(
        caught.value
    )


@pytest.mark.parametrize("path", ["", "a\0b"])
def test_what_is_no_file_name_is_refused(path: str) -> None:
    """An empty name, and one that no system takes."""
    with pytest.raises(Unreadable) as caught:
        writing.check(path)

    assert f"cannot write {path!r}; give a file name after -o." == str(caught.value)

"""Files on disk: which are read, which are refused, and by what name they are told."""

import os
import shutil
from pathlib import Path

import pytest

from chipcmp.model.contents import Contents
from chipcmp.model.problems import Unreadable
from chipcmp.read.catalog import check
from chipcmp.read.files import Folder, named

HERE = Path(__file__).resolve().parent
BASE = HERE.parent / "data" / "specs"
UNITS = HERE.parent.parent / "specs" / "units.txt"
SHEET = (
    "chip: acme-one\nname: Acme One\nvendor: Acme\nclaims:\n- metric: memory_type\n"
    "  label: HBM3\n  source: news-a\n  locator: here\n"
)
SYSTEM = SHEET.replace("claims:", "kind: system\nclaims:").replace(
    "memory_type\n  label: HBM3", "memory_bandwidth\n  value: 4.0 TB/s"
)


@pytest.fixture
def specs(tmp_path: Path) -> Folder:
    """A folder of specs with one sheet."""
    folder = tmp_path / "specs"
    folder.mkdir()
    for path in (BASE / "metrics.yaml", BASE / "trust.yaml", BASE / "sources" / "news-a.yaml"):
        shutil.copy(path, folder / path.name)
    shutil.copy(UNITS, folder / "units.txt")
    (folder / "sheet.yaml").write_text(SHEET, encoding="utf-8")
    return Folder(folder, "specs")


def findings(*folders: Folder) -> list[str]:
    """What a check of these folders finds."""
    return [str(finding) for finding in check(folders).findings]


def contents(folder: Folder) -> Contents:
    """What a folder holds."""
    return check((folder,)).contents()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused(specs: Folder) -> None:
    """Nobody writes into it, so reading it would never end."""
    pipe = specs.path / "z.yaml"
    os.mkfifo(pipe)

    with pytest.raises(Unreadable) as refused:
        named(str(pipe))
    assert (
        f"cannot read {pipe}: it is a pipe, socket or device; name a file or folder of sheets."
        == str(refused.value)
    )
    assert [
        "specs/z.yaml:1:1: found a pipe, socket or device; allowed are files. Remove it."
    ] == findings(specs)


@pytest.mark.skipif(os.name != "posix", reason="makes a link as POSIX systems do")
def test_a_link_to_nowhere_is_told(specs: Folder) -> None:
    """In a folder it is a problem, by name it cannot be read; an editor's lock is neither."""
    link = specs.path / "z.yaml"
    link.symlink_to("nowhere")
    (specs.path / ".#sheet.yaml").symlink_to("me@here.4711")

    with pytest.raises(Unreadable) as refused:
        named(str(link))
    assert (
        f"cannot read {link}: it leads to a file that does not exist; mend it or name another."
        == str(refused.value)
    )
    assert [
        "specs/z.yaml:1:1: found a link that leads to a file that does not exist; allowed are"
        " files. Mend or remove it."
    ] == findings(specs)


def test_another_ending_is_told(specs: Folder) -> None:
    """A sheet that would not be read is not passed over in silence."""
    (specs.path / "b.yml").write_text(SHEET, encoding="utf-8")

    assert [
        "specs/b.yml:1:1: found the ending .yml; allowed is .yaml. Rename the file, or remove it."
    ] == findings(specs)


@pytest.mark.skipif(os.name != "posix", reason="names files by bytes")
def test_a_name_that_is_no_text(specs: Folder) -> None:
    """Its bytes are shown, and the fingerprint is taken."""
    path = os.fsencode(specs.path / "x") + b"\xff.yaml"
    try:
        Path(os.fsdecode(path)).write_text("colour: blue\n", encoding="utf-8")
    except OSError:
        pytest.skip("this system names files in UTF-8 only")

    assert [
        "specs/x\\xff.yaml:1:1: cannot tell what this file is; allowed is a first key chip:"
        " (sheet), family: (family), id: (source), metrics: (vocabulary), tiers: (trust), words:"
        " (words)."
    ] == findings(specs)


@pytest.mark.skipif(os.name != "posix", reason="makes a link as POSIX systems do")
def test_a_folder_by_several_names_is_read_once(specs: Folder, tmp_path: Path) -> None:
    """By a dot, by a link, or by one of its files."""
    (tmp_path / "link").symlink_to(specs.path)
    again = [
        named(f"{specs.path}/."),
        named(str(tmp_path / "link")),
        named(str(specs.path / "sheet.yaml")),
    ]

    assert [] == findings(specs, *again)
    assert check((specs,)).files == check((specs, *again)).files


def test_a_sources_scope_goes_before_that_of_the_kind(specs: Folder) -> None:
    """RULES: Conditions. What a source states once holds, and is marked as its convention."""
    sheet = specs.path / "sheet.yaml"
    record = specs.path / "news-a.yaml"
    sheet.write_text(SYSTEM, encoding="utf-8")
    (plain,) = contents(specs).claims
    with record.open("a", encoding="utf-8") as file:
        file.write("conditions: {scope: package}\n")
    (claim,) = contents(specs).claims

    assert ("system", ()) == (plain.row.value("scope"), plain.by_convention)
    assert ("package", ("scope",)) == (claim.row.value("scope"), claim.by_convention)

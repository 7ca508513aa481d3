"""The schema that ships with the sheets is current, and every sheet names it and fulfils it."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

import chipcmp
from chipcmp.read.yaml_events import load
from chipcmp.show.exports import sheet_schema

SPECS = Path(__file__).resolve().parent.parent.parent / "specs"
SCHEMA = SPECS / "sheet.schema.json"
FOLDERS = ("chips", "systems", "context")
SHEETS = {
    path.relative_to(SPECS).as_posix(): path
    for folder in FOLDERS
    for path in sorted((SPECS / folder).rglob("*.yaml"))
}


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    """The committed schema."""
    return Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_schema_is_current() -> None:
    """`chipcmp schema -o specs/sheet.schema.json` would change nothing."""
    assert sheet_schema.text(chipcmp.load().contents) == SCHEMA.read_text(encoding="utf-8")


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_names_the_schema(sheet: str) -> None:
    """Its first line leads there from where it lies, without the network."""
    path = SHEETS[sheet]
    relative = Path(os.path.relpath(SCHEMA, path.parent)).as_posix()
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert f"# yaml-language-server: $schema={relative}" == first


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_fulfils_the_schema(
    validator: Draft7Validator, as_editors_read: Callable[[bytes], object], sheet: str
) -> None:
    """As chipcmp reads it, and as an editor does."""
    data = SHEETS[sheet].read_bytes()
    for read in (load(data), as_editors_read(data)):
        assert [] == [error.message for error in validator.iter_errors(read)]

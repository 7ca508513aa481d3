"""The JSON Schema of sheets refuses what a schema can refuse, however an editor reads YAML."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from chipcmp.model.contents import Contents
from chipcmp.read.catalog import check
from chipcmp.read.files import Folder
from chipcmp.read.yaml_events import load
from chipcmp.show.exports import sheet_schema

HERE = Path(__file__).resolve().parent
_SPEC = importlib.util.spec_from_file_location("messages", HERE / "test_messages.py")
BEYOND = {
    "duplicate key": "the last one stands",
    "unknown unit": "units are read by chipcmp alone",
    "a capacity where a rate is meant": "so are dimensions",
    "not possible": "and sizes",
    "not plausible": "and sizes",
    "part of what is counted": "a whole number may have decimals in its unit",
    "range out of order": "no schema compares two parts of a text",
    "share of an unknown chip": "chips are in other files",
    "share of itself": "no schema compares two keys",
    "a date that does not exist": "calendars are beyond it",
    "a period that does not exist": "calendars are beyond it",
    "a label that nobody can see": "it is a character like others",
    "unknown source": "sources are in other files",
    "an answer to a doubt": "it is right",
    "an answer to no doubt": "only checks know what they doubt",
    "the same claim twice": "an equal item may be meant",
    "sheet of claims for an unknown chip": "chips are in other files",
}
"""Faults that no schema of one file expresses, and why."""


def bad_sheets() -> dict[str, tuple[str, list[str]]]:
    """The bad sheets of test_messages.py, one for each fault."""
    assert _SPEC is not None
    assert _SPEC.loader is not None
    module = importlib.util.module_from_spec(_SPEC)
    _SPEC.loader.exec_module(module)
    found: dict[str, tuple[str, list[str]]] = module.SHEETS
    return found


SHEETS = bad_sheets()


def untyped(text: str) -> object:
    """A sheet as chipcmp reads it: every scalar is text."""
    return load(text.encode())


@pytest.fixture(scope="module")
def validator(tmp_path_factory: pytest.TempPathFactory) -> Draft7Validator:
    """The schema of the small vocabulary that the bad sheets are about."""
    folder = tmp_path_factory.mktemp("specs")
    base = HERE.parent / "data" / "specs"
    for name in ("metrics.yaml", "trust.yaml"):
        (folder / name).write_text((base / name).read_text(encoding="utf-8"), encoding="utf-8")
    units = (HERE.parent.parent / "specs" / "units.txt").read_text(encoding="utf-8")
    (folder / "units.txt").write_text(units, encoding="utf-8")
    contents: Contents = check((Folder(folder, "specs"),)).found
    made = sheet_schema.schema(contents)
    Draft7Validator.check_schema(made)
    return Draft7Validator(made)


@pytest.mark.parametrize("fault", sorted(set(SHEETS) - {"duplicate key"}))
def test_bad_sheets_are_refused(validator: Draft7Validator, fault: str) -> None:
    """Every fault that a schema can express is found; those that it cannot are listed."""
    assert (fault in BEYOND) == validator.is_valid(untyped(SHEETS[fault][0]))


@pytest.mark.parametrize("fault", sorted(set(SHEETS) - {"neither yes nor no"}))
def test_editors_find_the_same(
    validator: Draft7Validator, as_editors_read: Callable[[str], object], fault: str
) -> None:
    """With implicit types, too; only true is yes to an editor."""
    assert (fault in BEYOND) == validator.is_valid(as_editors_read(SHEETS[fault][0]))


def test_what_is_beyond_it_is_known() -> None:
    """The list names faults that there are."""
    assert set() == set(BEYOND) - set(SHEETS)


@pytest.mark.parametrize(
    "lines",
    [
        "  value: 4.0 TB/s\n",
        "  value: 1979/2 GB/s\n  approximate: yes\n",
        "  range: 3 TB/s to 4 TB/s\n  printed: 3\n",
        "  share: 5\n  of: acme-two\n",
        "  share: 15 %\n  of: acme-two\n  stated: 2024\n",
        "  undisclosed: yes\n  scope: die\n  variant: 32 GB\n",
        "  at_least: 1e3 GB/s\n  basis: measured\n  derives_from: news-a\n",
    ],
)
def test_good_claims_are_taken(
    validator: Draft7Validator, as_editors_read: Callable[[str], object], lines: str
) -> None:
    """Every kind of statement, whether a scalar is read as text, a number or a truth value."""
    sheet = "chip: acme-one\nclaims:\n- metric: memory_bandwidth\n  source: news-a\n  locator: 12\n"
    for read in (untyped, as_editors_read):
        assert [] == [error.message for error in validator.iter_errors(read(sheet + lines))]

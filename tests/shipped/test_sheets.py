"""What must be true of every shipped file, read as plain text and not by the package."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from chipcmp.read.catalog import check
from chipcmp.read.files import shipped

Node = dict[str, Any]
Read = Callable[[Path], Node]

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / "specs"


def _files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.yaml"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


SHEETS = _files("specs/chips", "specs/systems", "specs/context")
SOURCES = _files("specs/sources", "seeds")
FAMILIES = _files("specs/families")
OTHERS = [SPECS / "metrics.yaml", SPECS / "trust.yaml"]

each_sheet = pytest.mark.parametrize("path", SHEETS, ids=_name)
each_source = pytest.mark.parametrize("path", SOURCES, ids=_name)
each_family = pytest.mark.parametrize("path", FAMILIES, ids=_name)
each_record = pytest.mark.parametrize("path", [*SHEETS, *SOURCES, *FAMILIES], ids=_name)
each_file = pytest.mark.parametrize("path", [*SHEETS, *SOURCES, *FAMILIES, *OTHERS], ids=_name)

SHEET_KEYS = ("chip", "name", "vendor", "kind", "made_of", "aliases", "note", "claims")
CONDITIONS = (
    "precision", "engine", "sparsity", "direction", "span", "scope", "variant", "period", "region",
)  # fmt: skip
QUANTITIES = ("value", "range", "at_least", "at_most")
STATEMENTS = (
    *QUANTITIES, "share", "label", "present", "date", "above", "below", "undisclosed",
    "not_applicable",
)  # fmt: skip
CLAIM_KEYS = (
    "metric", *CONDITIONS, *QUANTITIES, "share", "of", "label", "present", "date", "above",
    "below", "undisclosed", "not_applicable", "approximate", "basis", "printed", "source",
    "locator", "said_by", "stated", "derives_from", "note", "answers",
)  # fmt: skip
SOURCE_KEYS = (
    "id", "title", "publisher", "kind", "url", "language", "date", "accessed", "licence",
    "derives_from", "conditions", "sha256", "file", "inferred", "note",
)  # fmt: skip
FAMILY_KEYS = (
    "family", "name", "design", "aliases", "default", "unstated", "members", "note", "conversions",
    "identities",
)  # fmt: skip
CONVERSION_KEYS = ("metric", "where", "from", "to", "factor", "source", "locator", "note")
KINDS_OF_FOLDER = {
    "chips": {"chip", "card", "die"},
    "systems": {"system"},
    "context": {"company", "market", "software", "group"},
}
FOLDERS = {"Moore Threads": "mthreads"}  # of vendors that ids call otherwise
BASES = {"nominal", "measured", "estimated", "announced", "forecast", "counterfactual"}

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NUMBER = r"[0-9]{1,15}(?:\.[0-9]{1,12})?(?:e[0-9]{1,2})?(?:[/*][0-9]{1,6})?"
QUANTITY = re.compile(rf"({NUMBER}) ([A-Za-z%].*)")
SHARE = re.compile(rf"{NUMBER}(?: %)?")
DATE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?")
LONGEST_PRINTED = 40  # a figure with its unit, spelled out; a sentence is longer


@pytest.fixture(scope="module")
def metrics(node: Read) -> Node:
    """The metrics of the vocabulary."""
    found: Node = node(SPECS / "metrics.yaml")["metrics"]
    return found


@pytest.fixture(scope="module")
def conditions(node: Read) -> Node:
    """The conditions of the vocabulary, with their values."""
    found: Node = node(SPECS / "metrics.yaml")["conditions"]
    return found


@pytest.fixture(scope="module")
def trust(node: Read) -> Node:
    """The trust table."""
    return node(SPECS / "trust.yaml")


@pytest.fixture(scope="module")
def records(node: Read) -> dict[str, Node]:
    """Every source record by its id."""
    return {record["id"]: record for record in map(node, SOURCES)}


@pytest.fixture(scope="module")
def units() -> set[str]:
    """The names that units.txt defines."""
    lines = (SPECS / "units.txt").read_text(encoding="utf-8").splitlines()
    defined = (line for line in lines if "=" in line and not line.startswith(("#", "[")))
    return {name for line in defined for name in re.findall(r"[A-Za-z0-9_%]+", line)}


def _texts(node: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file, with the key that it stands under."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield "key", name
            yield from _texts(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value, key)
    else:
        yield key, str(node)


def _in_order(keys: Mapping[str, object], allowed: tuple[str, ...]) -> None:
    assert [key for key in allowed if key in keys] == list(keys)


def _is_date(text: str) -> bool:
    match = DATE.fullmatch(text)
    if match is None:
        return False
    year, _, month, day = match.groups()
    dt.date(int(year), int(month or 1), int(day or 1))  # raises where there is no such day
    return True


def _digits(text: str) -> list[str]:
    """The significant digits of each number in a text, in whatever script and with separators."""
    plain = "".join(
        str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text
    )
    plain = re.sub(r"(?<=\d)[,\u060c\u066c](?=\d{3}(?!\d))", "", plain)
    numbers = re.findall(r"\d+(?:\.\d+)?", plain)
    return [
        number.replace(".", "").strip("0") if "." in number else number.strip("0")
        for number in numbers
    ]


# Sheets


@each_sheet
def test_file_name_fits_the_id(node: Read, path: Path) -> None:
    """A sheet is named for its chip's id, without the vendor where the folder names that."""
    sheet, folder = node(path), path.relative_to(SPECS).parts[0]
    assert ID.fullmatch(sheet["chip"])
    vendor = FOLDERS.get(sheet["vendor"], sheet["vendor"].lower())
    if folder == "chips":
        assert (vendor, f"{vendor}-{path.stem}") == (path.parent.name, sheet["chip"])
    elif folder == "systems":
        assert f"{vendor}-{path.stem}" == sheet["chip"]
    else:
        assert path.stem == sheet["chip"]


@each_sheet
def test_head_of_a_sheet(node: Read, path: Path) -> None:
    """A sheet names its chip, in full and with its vendor, and its kind fits its folder."""
    sheet, folder = node(path), path.relative_to(SPECS).parts[0]
    _in_order(sheet, SHEET_KEYS)
    assert {"chip", "name", "vendor", "claims"} <= set(sheet)
    assert sheet.get("kind", "chip") in KINDS_OF_FOLDER[folder]
    assert "chip" != sheet.get("kind"), "the usual kind is left out"
    assert sheet["claims"]
    if folder != "context":
        assert sheet["name"].startswith(f"{sheet['vendor']} ")
    names = [sheet["name"], *sheet.get("aliases", [])]
    assert len(names) == len({name.casefold() for name in names})


def test_names_are_of_one_chip_each(sheets: dict[str, Node], node: Read) -> None:
    """No two chips or families answer to one name."""
    owners: dict[str, set[str]] = {}
    for id_, sheet in sheets.items():
        for name in (id_, sheet["name"], *sheet.get("aliases", [])):
            owners.setdefault("".join(name.casefold().split()), set()).add(id_)
    for family in map(node, FAMILIES):
        for name in (family["family"], family["name"], *family.get("aliases", [])):
            owners.setdefault("".join(name.casefold().split()), set()).add(family["family"])
    assert {} == {name: ids for name, ids in owners.items() if len(ids) > 1}


@each_sheet
def test_claims_are_sorted_by_metric(node: Read, metrics: Node, path: Path) -> None:
    """Claims stand in the order in which the vocabulary lists their metrics."""
    named = [claim["metric"] for claim in node(path)["claims"]]
    assert sorted(named, key=list(metrics).index) == named


@each_sheet
def test_each_claim_is_whole(node: Read, records: dict[str, Node], path: Path) -> None:
    """A claim states exactly one thing, with a source that has a record, and a locator."""
    for claim in node(path)["claims"]:
        _in_order(claim, CLAIM_KEYS)
        assert 1 == sum(key in claim for key in STATEMENTS), claim
        assert ("share" in claim) == ("of" in claim), claim
        assert claim["source"] in records, claim
        assert claim["locator"], claim
        assert claim.get("basis", "announced") in BASES - {"nominal"}, claim
        assert set(claim.get("derives_from", [])) <= set(records), claim


@each_sheet
def test_claims_name_chips_that_exist(node: Read, sheets: dict[str, Node], path: Path) -> None:
    """What a claim compares with has a sheet, and is not the chip itself."""
    sheet = node(path)
    others = {
        claim[key] for claim in sheet["claims"] for key in ("of", "above", "below") if key in claim
    }
    assert others <= set(sheets) - {sheet["chip"]}


@each_sheet
def test_conditions_are_in_the_vocabulary(
    node: Read, metrics: Node, conditions: Node, path: Path
) -> None:
    """A claim states what its metric requires, and only conditions and values that are listed."""
    for claim in node(path)["claims"]:
        wanted = metrics[claim["metric"]].get("conditions", {})
        stated = {key: claim[key] for key in CONDITIONS if key in claim}
        assert set(stated) <= {*wanted, "variant"}, claim
        assert {name for name, usual in wanted.items() if usual == "required"} <= set(stated), claim
        for name, value in stated.items():
            allowed = conditions[name]
            if allowed == "period" and value != "undeclared":
                assert all(map(_is_date, value.split("/"))), claim
            elif isinstance(allowed, dict):
                assert value in {*allowed, "undeclared"}, claim


@each_sheet
def test_statements_are_written_plainly(node: Read, units: set[str], path: Path) -> None:
    """Quantities are a number, a space and a defined unit; shares and dates are plain too."""
    for claim in node(path)["claims"]:
        for text in _quantities(claim):
            match = QUANTITY.fullmatch(text)
            assert match, claim
            assert set(re.split(r"[ /*]", match[2])) <= units, claim
        assert SHARE.fullmatch(claim.get("share", "1")), claim
        assert claim.get("present", "yes") in ("yes", "no"), claim
        assert claim.get("approximate", "yes") == "yes", claim
        assert all(_is_date(claim[key]) for key in ("date", "stated") if key in claim), claim


@each_sheet
def test_statements_fit_their_metric(node: Read, metrics: Node, path: Path) -> None:
    """A metric of quantities gets quantities, one of labels labels, and so on."""
    kinds = {
        "quantity": {*QUANTITIES, "share", "above", "below"},
        "count": {*QUANTITIES, "share", "above", "below"},
        "label": {"label"},
        "presence": {"present"},
        "date": {"date"},
        "order": {"above", "below"},
    }
    for claim in node(path)["claims"]:
        metric = metrics[claim["metric"]]
        allowed = kinds[metric.get("states", "quantity")] | {"undisclosed", "not_applicable"}
        assert {key for key in STATEMENTS if key in claim} <= allowed, claim


@each_sheet
def test_printed_has_the_figure(node: Read, path: Path) -> None:
    """`printed` is a figure, not a sentence, and its digits are those that the claim states."""
    for claim in node(path)["claims"]:
        printed = claim.get("printed")
        if printed is None:
            continue
        assert len(printed) <= LONGEST_PRINTED, claim
        figures = _digits(printed)
        for text in (*_quantities(claim), *([claim["share"]] if "share" in claim else [])):
            number = text.split(" ")[0].split("/")[0]
            is_spelled_out = not figures
            assert is_spelled_out or _digits(number)[0] in figures, claim


@each_sheet
def test_articles_figures_are_printed(node: Read, path: Path) -> None:
    """A number, label or date from an article comes with the characters that the article prints."""
    stating = {*QUANTITIES, "share", "label", "date"}
    assert [] == [
        claim
        for claim in node(path)["claims"]
        if claim["source"].startswith("seed-") and stating & set(claim) and "printed" not in claim
    ]


@each_sheet
def test_no_claim_is_written_twice(node: Read, path: Path) -> None:
    """No two claims of a sheet differ in nothing but their note."""
    claims = [
        tuple((key, str(value)) for key, value in claim.items() if key != "note")
        for claim in node(path)["claims"]
    ]
    assert [] == [claim for claim, times in Counter(claims).items() if times > 1]


# Every file


@each_file
def test_texts_are_clean(node: Read, path: Path) -> None:
    """Texts are plain printable ASCII without stray spaces; only `printed` repeats a source's."""
    for key, text in _texts(node(path)):
        assert text, key
        assert " ".join(text.split()) == text, (key, text)
        if key == "printed":
            assert not {unicodedata.category(c) for c in text} & {"Cc", "Cf", "Co", "Cs"}, text
            assert unicodedata.normalize("NFC", text) == text
        else:
            assert text.isascii(), (key, text)
            assert text.isprintable(), (key, text)


@each_record
def test_notes_are_sentences(node: Read, path: Path) -> None:
    """Notes begin with a capital letter and end with a full stop."""
    notes = [text for key, text in _texts(node(path)) if key in ("note", "evidence")]
    assert [] == [text for text in notes if not re.fullmatch(r"[A-Z0-9].*\.", text)]


@each_file
def test_no_stand_ins_for_absence(node: Read, path: Path) -> None:
    """What is absent is left out: no null, n/a, unknown or -1."""
    stand_ins = {"null", "~", "n/a", "na", "none", "unknown", "-", "-1", "?", "tbd"}
    assert [] == [pair for pair in _texts(node(path)) if pair[1].casefold() in stand_ins]


@each_file
def test_files_are_tidy(path: Path) -> None:
    """Files are UTF-8 with plain newlines, no trailing spaces, and end in one newline."""
    text = path.read_bytes().decode()
    assert not re.search(r"[\r\t]|[ ]$|\n\n\Z", text, re.MULTILINE)
    assert text.endswith("\n")


# Sources


@each_source
def test_a_source_record_is_whole(node: Read, trust: Node, path: Path) -> None:
    """A record is named for its id, says who published what, and a tier has its kind."""
    record = node(path)
    _in_order(record, SOURCE_KEYS)
    assert ID.fullmatch(record["id"])
    assert path.stem == record["id"]
    assert record["title"]
    assert record["publisher"]
    assert record["kind"] in {kind for tier in trust["tiers"].values() for kind in tier["kinds"]}
    assert re.fullmatch("[a-z]{2}", record.get("language", "en"))
    assert all(_is_date(record[key]) for key in ("date", "accessed") if key in record)
    assert re.fullmatch(r"https://[!-~]+", record.get("url", "https://x"))


@each_source
def test_only_seeds_are_held(node: Read, path: Path) -> None:
    """A seed has the fingerprint of its text and says what it translates; other records do not."""
    record = node(path)
    is_seed = path.parent.name == "seeds"
    assert is_seed == (record["kind"] == "seed article")
    assert is_seed == bool(re.fullmatch("[0-9a-f]{64}", record.get("sha256", "")))
    assert is_seed == ("inferred" in record)
    assert all({"says", "evidence"} == set(item) for item in record.get("inferred", []))


@each_source
def test_a_source_can_be_found(node: Read, path: Path) -> None:
    """A record that is neither a seed nor known from others only has an address."""
    record = node(path)
    is_unread = "not read" in record.get("note", "").lower()
    assert (path.parent.name != "seeds" and not is_unread) == ("url" in record)


def test_ancestors_exist_and_end(records: dict[str, Node]) -> None:
    """What a record derives from has a record, and no record derives from itself."""

    def follow(id_: str, path: tuple[str, ...]) -> None:
        assert id_ not in path, path
        for parent in records[id_].get("derives_from", []):
            follow(parent, (*path, id_))

    for id_ in records:
        follow(id_, ())


def test_every_source_is_used(
    sheets: dict[str, Node], records: dict[str, Node], node: Read
) -> None:
    """A source is cited by a claim or a conversion, or is the ancestor of one that is."""
    claims = [claim for sheet in sheets.values() for claim in sheet["claims"]]
    conversions = [rule for f in map(node, FAMILIES) for rule in f.get("conversions", [])]
    used = {item["source"] for item in (*claims, *conversions)}
    used |= {parent for claim in claims for parent in claim.get("derives_from", [])}
    while more := {p for id_ in used for p in records[id_].get("derives_from", [])} - used:
        used |= more
    assert set(records) == used


# Families, vocabulary, trust


@each_family
def test_a_family_is_whole(node: Read, sheets: dict[str, Node], path: Path) -> None:
    """A family is named for its id; its members have sheets, and its default is one."""
    family = node(path)
    _in_order(family, FAMILY_KEYS)
    assert path.stem == family["family"]
    assert set(family["members"]) <= set(sheets)
    assert len(family["members"]) == len(set(family["members"]))
    assert family["note"], "why this default, or none"
    assert family.get("default", family["members"][0]) in family["members"]


@each_family
def test_conversions_are_whole(
    node: Read, metrics: Node, conditions: Node, records: dict[str, Node], path: Path
) -> None:
    """A rule has a source and a locator, and turns one listed condition into another."""
    family = node(path)
    for rule in [*family.get("conversions", []), *family.get("identities", [])]:
        _in_order(rule, CONVERSION_KEYS)
        assert rule["source"] in records, rule
        assert rule["locator"], rule
        assert re.fullmatch(NUMBER, rule["factor"]), rule
        assert set(rule["from"]) == set(rule["to"]), rule
        assert rule["from"] != rule["to"], rule
        for name, value in (
            *rule.get("where", {}).items(),
            *rule["from"].items(),
            *rule["to"].items(),
        ):
            assert name in metrics[rule["metric"]]["conditions"], rule
            assert value in conditions[name], rule


@each_family
def test_conversions_cite_their_source(node: Read, sheets: dict[str, Node], path: Path) -> None:
    """A rule of a source is of a family of which that source claims something."""
    family = node(path)
    cited = {claim["source"] for id_ in family["members"] for claim in sheets[id_]["claims"]}
    rules = [*family.get("conversions", []), *family.get("identities", [])]
    assert {rule["source"] for rule in rules} <= cited


def test_every_metric_is_used(sheets: dict[str, Node], metrics: Node) -> None:
    """The vocabulary has the metrics that claims need; a power cap is only kept apart from TDP."""
    used = {claim["metric"] for sheet in sheets.values() for claim in sheet["claims"]}
    stated = {id_ for id_, metric in metrics.items() if "formula" not in metric}
    assert {"power_cap"} == stated - used


def test_kinds_of_source_stand_in_one_tier(trust: Node, records: dict[str, Node]) -> None:
    """Every kind of source is in exactly one tier."""
    kinds = Counter(kind for tier in trust["tiers"].values() for kind in tier["kinds"])
    assert {1} == set(kinds.values())
    assert {record["kind"] for record in records.values()} <= set(kinds)


def test_orders_name_every_tier_once(trust: Node, records: dict[str, Node]) -> None:
    """Each order believes every tier; the order within tiers names sources that exist."""
    for order in trust["orders"].values():
        flat = [
            tier for item in order["tiers"] for tier in (item if isinstance(item, list) else [item])
        ]
        assert sorted(trust["tiers"]) == sorted(flat)
    assert set(trust["sources"]) <= set(records)
    assert len(trust["sources"]) == len(set(trust["sources"]))


def test_the_check_finds_no_problem() -> None:
    """`chipcmp check` finds no problem in what ships."""
    assert [] == [str(found) for found in check(shipped()).findings if found.severity == "problem"]


def _quantities(claim: Node) -> list[str]:
    """The quantities that a claim states, as text."""
    return [text for key in QUANTITIES if key in claim for text in claim[key].split(" to ")]

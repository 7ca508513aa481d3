"""Records other than sheets: sources and families."""

import re
from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.chips import Conversion, Family
from chipcmp.model.claims import Location
from chipcmp.model.days import Days
from chipcmp.model.metrics import Vocabulary
from chipcmp.model.numbers import NotANumber, Number
from chipcmp.model.sources import Inference, Source
from chipcmp.read.conditions import objection
from chipcmp.read.entries import Entry, hint, listed

SOURCE_KEYS = (
    "id", "title", "publisher", "kind", "url", "language", "date", "accessed", "licence",
    "derives_from", "conditions", "sha256", "file", "inferred", "note",
)  # fmt: skip
FAMILY_KEYS = (
    "family", "name", "aliases", "default", "unstated", "members", "note", "conversions",
    "identities", "design",
)  # fmt: skip
CONVERSION_KEYS = ("metric", "where", "from", "to", "factor", "source", "locator", "note")


@dataclass(frozen=True, slots=True)
class SourceReader:
    """Reads source records; ``kinds`` are those that the trust table places in a tier."""

    kinds: tuple[str, ...]
    vocabulary: Vocabulary

    def source(self, entry: Entry, path: str) -> Source:
        """Read one record of a document."""
        entry.allow(SOURCE_KEYS)
        entry.need("kind")
        sha256 = entry.text("sha256")
        if sha256 and not re.fullmatch("[0-9a-f]{64}", sha256):
            entry.fault(
                "sha256",
                f"sha256: found {sha256}; allowed are 64 hexadecimal digits in lower case.",
            )
        file = entry.text("file")
        if file and not re.fullmatch(r"\w[\w.-]*", file, re.ASCII):
            entry.fault(
                "file", f"file: found {file}; allowed is a name such as 004_text.txt, no folder."
            )
        return Source(
            id=entry.need("id"),
            title=entry.need("title"),
            publisher=entry.need("publisher"),
            kind=entry.choice("kind", self.kinds, self.kinds[0]),
            url=entry.text("url"),
            language=entry.text("language"),
            date=_days(entry, "date"),
            accessed=_days(entry, "accessed"),
            licence=entry.text("licence"),
            derives_from=entry.texts("derives_from"),
            conditions=self._conditions(entry),
            sha256=sha256,
            file=file,
            inferred=tuple(_inferences(entry)),
            note=entry.text("note"),
            path=path,
        )

    def _conditions(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        pairs = entry.pairs("conditions")
        for name, value in pairs:
            allowed = self.vocabulary.conditions.get(name)
            if allowed is None:
                names = self.vocabulary.conditions
                entry.fault(
                    "conditions",
                    f"unknown condition {name}; allowed are {listed(names)}.{hint(name, names)}",
                )
            elif text := objection(name, value, allowed):
                entry.fault("conditions", text)
        return pairs


def _days(entry: Entry, key: str) -> Days | None:
    text = entry.text(key)
    try:
        return Days.parse(text) if text else None
    except ValueError as error:
        entry.fault(key, f"{key}: {error}.")
        return None


def _inferences(entry: Entry) -> list[Inference]:
    found = []
    for item in entry.entries("inferred", "inference"):
        item.allow(("says", "evidence"))
        found.append(Inference(item.need("says"), item.need("evidence")))
    return found


def read_family(entry: Entry, place: Location) -> Family:
    """Read one family: its members, its default, and the conversions that hold in it."""
    entry.allow(FAMILY_KEYS)
    members = entry.texts("members")
    default = entry.text("default")
    if "members" not in entry.node:
        entry.fault("", "family without members; every family lists them. Add members: to it.")
    elif entry.node["members"] == []:
        entry.fault("members", "members: found an empty list; allowed is a list of chips. Add one.")
    if default and default not in members:
        entry.fault(
            "default",
            f"default: found {default}; allowed are the members "
            f"{listed(members)}.{hint(default, members)}",
        )
    return Family(
        id=entry.need("family"),
        name=entry.need("name"),
        members=members,
        default=default or None,
        unstated=entry.choice("unstated", ("yes", "no"), "no") == "yes",
        is_design=entry.choice("design", ("yes", "no"), "no") == "yes",
        aliases=entry.texts("aliases"),
        note=entry.text("note"),
        conversions=tuple(_rules(entry, "conversions", "conversion", place=place)),
        identities=tuple(_rules(entry, "identities", "identity", place=place)),
        location=Location(place.path, entry.node.line, place.folder),
    )


def _rules(entry: Entry, list_: str, what: str, *, place: Location) -> list[Conversion]:
    found = []
    for item in entry.entries(list_, what):
        item.allow(CONVERSION_KEYS)
        for key in ("from", "to"):
            if not item.node.get(key):
                item.fault(
                    key if key in item.node else "",
                    f"{what} without {key}; every {what} has one. Add {key}: to it.",
                )
        found.append(
            Conversion(
                metric=item.need("metric"),
                where=item.pairs("where"),
                old=item.pairs("from"),
                new=item.pairs("to"),
                factor=_factor(item),
                source=item.need("source"),
                locator=item.need("locator"),
                location=Location(place.path, item.node.line, place.folder),
            )
        )
    return found


def _factor(entry: Entry) -> Fraction:
    """The factor of a conversion, or 1 with a fault recorded: the claims are not answered then."""
    text = entry.need("factor")
    try:
        factor = Number.parse(text).exact if text else Fraction(1)
    except NotANumber as error:
        entry.fault("factor", f"factor: {error}")
        return Fraction(1)
    if factor <= 0:
        entry.fault("factor", f"factor: found {text}; allowed is a number above zero.")
    return factor

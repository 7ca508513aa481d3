"""Sheets: one YAML file about one chip, turned into a chip and its claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, cast

from chipcmp.model.chips import KINDS, Chip
from chipcmp.model.claims import BASES, Basis, Claim, Location
from chipcmp.model.days import Days
from chipcmp.model.metrics import UNDECLARED, Metric, Row, Vocabulary
from chipcmp.model.sources import Source
from chipcmp.model.statements import Statement
from chipcmp.read.answers import answers
from chipcmp.read.conditions import objection, standard
from chipcmp.read.entries import Entry, hint, is_absent, listed
from chipcmp.read.statements import KINDS as STATEMENTS
from chipcmp.read.statements import Wording, read_statement

SHEET_KEYS = ("chip", "name", "vendor", "kind", "made_of", "aliases", "note", "claims")
CLAIM_KEYS = (
    "metric", *STATEMENTS, "of", "approximate", "basis", "printed", "source", "locator",
    "said_by", "stated", "derives_from", "note", "answers",
)  # fmt: skip
SCOPE_OF_KIND = {"system": "system", "die": "die"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one file says: the chip it describes, or the id of one that it adds claims to."""

    chip: Chip | str
    claims: tuple[Claim, ...]
    entries: tuple[Entry, ...]
    entry: Entry

    @property
    def id(self) -> str:
        """The id of the chip."""
        return self.chip if isinstance(self.chip, str) else self.chip.id


@dataclass(frozen=True, slots=True)
class SheetReader:
    """Reads sheets against a vocabulary and the sources that claims may name."""

    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    rows: dict[tuple[str, ...], Row] = field(default_factory=dict)

    def sheet(self, entry: Entry, place: Location, known: Mapping[str, str]) -> Sheet:
        """Read one sheet; ``known`` gives the kind of each chip that a sheet may add claims to."""
        entry.allow(SHEET_KEYS)
        id_ = entry.need("chip")
        chip = self._chip(entry, id_, place)
        kind = chip.kind if isinstance(chip, Chip) else known.get(id_, "chip")
        claims, entries = [], []
        if not entry.node.get("claims"):
            entry.fault(
                "claims" if "claims" in entry.node else "",
                "sheet without claims; a sheet stands only where a claim exists. Add claims: to "
                "it.",
            )
        for item in entry.entries("claims", "claim"):
            claim = self.claim(item, (id_, kind), place)
            if claim is not None:
                claims.append(claim)
                entries.append(item)
        return Sheet(chip, tuple(claims), tuple(entries), entry)

    def _chip(self, entry: Entry, id_: str, place: Location) -> Chip | str:
        if not (set(SHEET_KEYS) - {"chip", "claims"}) & entry.node.keys():
            return id_
        return Chip(
            id=id_,
            name=entry.need("name"),
            vendor=entry.present("vendor", entry.need("vendor")),
            kind=entry.choice("kind", KINDS, "chip"),
            aliases=entry.texts("aliases"),
            note=entry.text("note"),
            made_of=entry.text("made_of"),
            location=Location(place.path, entry.node.line, place.folder),
        )

    def claim(self, entry: Entry, subject: tuple[str, str], place: Location) -> Claim | None:
        """Read one claim of a chip (its id and kind), or record its faults and answer None."""
        chip, kind = subject
        before = len(entry.faults.found)
        metric = self._metric(entry)
        source, locator = self._source(entry), entry.present("locator", entry.need("locator"))
        if metric is None:
            return None
        self._allow(entry, metric)
        row, undeclared, convention = self._row(entry, metric, kind)
        statement = self._statement(entry, metric, row)
        basis = cast("Basis", entry.choice("basis", BASES, "nominal"))
        stated, parents = self._days(entry, "stated"), self._parents(entry)
        said_by = entry.present("said_by", entry.text("said_by"))
        if len(entry.faults.found) > before or statement is None:
            return None
        return Claim(
            chip=chip,
            row=row,
            statement=statement,
            source=source,
            locator=locator,
            location=Location(place.path, entry.node.line, place.folder),
            undeclared=undeclared,
            by_convention=convention,
            basis=basis,
            printed=entry.text("printed"),
            said_by=said_by,
            stated=stated,
            derives_from=parents,
            note=entry.text("note"),
            answers=answers(entry),
        )

    def _source(self, entry: Entry) -> str:
        source = entry.need("source")
        if is_absent(source):
            entry.present("source", source)
        elif source and source not in self.sources:
            entry.fault(
                "source",
                f"unknown source {source}; allowed are the ids of source "
                f"records.{hint(source, self.sources)} Add a record for it under sources/.",
            )
        return source

    def _metric(self, entry: Entry) -> Metric | None:
        name = entry.need("metric")
        metric = self.vocabulary.metrics.get(name)
        if metric is not None and metric.formula is not None:
            entry.fault(
                "metric",
                f"metric: found {name}, which is derived by {metric.formula.text}; allowed are"
                " metrics that claims state. Claim its inputs.",
            )
            return None
        if name and metric is None:
            close = hint(name, self.vocabulary.metrics)
            entry.fault(
                "metric",
                f"unknown metric {name}; allowed are those of `chipcmp list metrics`.{close}",
            )
        return metric

    def _allow(self, entry: Entry, metric: Metric) -> None:
        for key in entry.node:
            if key in CLAIM_KEYS or key == "variant" or metric.condition(key):
                continue
            if key in self.vocabulary.conditions:
                names = listed([*(c.name for c in metric.conditions), "variant"])
                text = (
                    f"{metric.id} has no condition {key}; allowed are {names}. Remove it, "
                    "or correct the metric."
                )
                entry.fault(key, text, "key")
                continue
            close = hint(key, (*CLAIM_KEYS, *self.vocabulary.conditions))
            shown = listed((*STATEMENTS, "of", "basis", "source", "locator"))
            entry.fault(
                key,
                f"unknown key {key}; allowed are {shown} and the conditions of {metric.id}.{close}",
                "key",
            )

    def _row(
        self, entry: Entry, metric: Metric, kind: str
    ) -> tuple[Row, tuple[str, ...], tuple[str, ...]]:
        conventions = self._conventions(entry)
        fixed, undeclared, convention = [], [], []
        for condition in metric.conditions:
            name = condition.name
            value = entry.text(name)
            if value and value != UNDECLARED:
                self._check_condition(entry, name, value)
            elif not value and name in conventions:
                value = conventions[name]
                convention.append(name)
            elif not value and name == "scope":
                # What a sheet says of its subject, it says of the whole of it.
                value = SCOPE_OF_KIND.get(kind, condition.usual or "package")
            elif value or condition.usual is not None:
                undeclared.append(name)
                value = condition.usual or UNDECLARED
            else:
                entry.fault(
                    "",
                    f"{metric.id} without {name}; it must be stated. Add {name}: to it, or {name}: "
                    "undeclared.",
                )
            fixed.append(standard(value, self.vocabulary.conditions[name]))
        variant = entry.text("variant")
        self._check_condition(entry, "variant", variant)
        key = (metric.id, *fixed, variant)
        row = self.rows.get(key)
        if row is None:
            pairs = [(c.name, value) for c, value in zip(metric.conditions, fixed, strict=True)]
            row = Row(metric.id, tuple(pairs + ([("variant", variant)] if variant else [])))
            self.rows[key] = row
        return row, tuple(undeclared), tuple(convention)

    def _conventions(self, entry: Entry) -> Mapping[str, str]:
        source = self.sources.get(entry.text("source"))
        return dict(source.conditions) if source and source.conditions else {}

    def _check_condition(self, entry: Entry, name: str, value: str) -> None:
        text = objection(
            name, value, self.vocabulary.conditions.get(name, "text"), words=(UNDECLARED,)
        )
        if text:
            entry.fault(name, text)

    def _statement(self, entry: Entry, metric: Metric, row: Row) -> Statement | None:
        if not entry.node.keys() & set(STATEMENTS) and any(
            get_close_matches(key, STATEMENTS) for key in entry.node if key not in CLAIM_KEYS
        ):
            return None  # the statement's key is misspelt, which was said
        about = entry.choice("approximate", ("yes", "no"), "no") == "yes"
        printed: Literal["exact", "printed"] = "exact" if metric.states == "count" else "printed"
        wording = Wording(
            metric, self.vocabulary, "approximate" if about else printed, metric.unit_of(row)
        )
        return read_statement(entry, wording)

    def _days(self, entry: Entry, key: str) -> Days | None:
        text = entry.text(key)
        if not text:
            return None
        try:
            return Days.parse(text)
        except ValueError as error:
            entry.fault(key, f"{key}: {error}.")
            return None

    def _parents(self, entry: Entry) -> tuple[str, ...]:
        parents = entry.texts("derives_from")
        for parent in parents:
            if parent not in self.sources:
                entry.fault(
                    "derives_from",
                    f"derives_from: unknown source {parent}; allowed are the ids of source "
                    f"records.{hint(parent, self.sources)}",
                )
        return parents

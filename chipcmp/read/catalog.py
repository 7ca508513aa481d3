"""A catalog's contents, read from folders of spec files and checked as a whole."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from chipcmp.model.claims import Location
from chipcmp.model.contents import Contents
from chipcmp.model.doubts import Doubt
from chipcmp.model.metrics import Vocabulary
from chipcmp.model.problems import Problem, SheetProblems, Unreadable
from chipcmp.model.sources import Source, TrustTable
from chipcmp.model.units import Units
from chipcmp.read import checks, naming, usage
from chipcmp.read.entries import Entry, Faults, listed
from chipcmp.read.files import Folder, SpecFile, each_once, fingerprint, parse, shipped
from chipcmp.read.records import SourceReader, read_family
from chipcmp.read.sheets import Sheet, SheetReader
from chipcmp.read.statements import KINDS as STATEMENTS
from chipcmp.read.trust_tables import check_sources, read_trust
from chipcmp.read.vocabulary import read_vocabulary
from chipcmp.read.words import read_words

ANSWER = "answer"
# What a file is shows in a key that only its kind has.
KEY_OF_KIND = {
    "chip": "sheet",
    "family": "family",
    "id": "source",
    "metrics": "vocabulary",
    "tiers": "trust",
    "words": "words",
}


def read(folders: Iterable[Folder] = ()) -> Contents:
    """The shipped contents with those of more folders, in order.

    Raises SheetProblems with every problem of every file, or Unreadable.
    """
    return check((*shipped(), *folders)).contents()


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read, with every finding: contents exist only where there is no problem."""

    findings: tuple[Problem, ...]
    files: int
    found: Contents
    sheets: tuple[tuple[SpecFile, Sheet], ...] = ()
    records: tuple[SpecFile, ...] = ()

    def contents(self) -> Contents:
        """The contents. Raises SheetProblems where there is a problem in any file."""
        problems = tuple(f for f in self.findings if f.severity == "problem")
        if problems:
            raise SheetProblems(problems, sheets=self.files)
        return self.found

    def placed(self, doubts: Iterable[Doubt]) -> tuple[Problem, ...]:
        """Doubts about claims with their lines and columns, in order of place."""
        stand: dict[Location, tuple[SpecFile, Entry]] = {
            claim.location: (file, entry)
            for file, sheet in self.sheets
            for claim, entry in zip(sheet.claims, sheet.entries, strict=True)
        }
        faults: dict[str, tuple[SpecFile, Faults]] = {}
        for doubt in doubts:
            file, entry = stand[doubt.claim.location]
            _, found = faults.setdefault(file.shown, (file, Faults()))
            keys = ("answers",) if doubt.check == ANSWER else STATEMENTS
            key = next(key for key in keys if key in entry.node)
            own = Entry(entry.node, entry.where, found, entry.what)
            own.doubt(key, doubt.text, check=doubt.check, answer=doubt.answer)
        located = (
            f for file, found in faults.values() for f in found.located(file.shown, file.data)
        )
        return tuple(sorted(located))


def check(folders: Sequence[Folder], *, unwritten: Sequence[SpecFile] = ()) -> Checked:
    """Read folders and answer all findings, problems and doubts, in order of place.

    ``unwritten`` are files that are to be added to them, and are not on any disk yet.
    """
    reading = Reading()
    for folder, paths in each_once(folders):
        files, problems = parse(folder, paths)
        reading.findings.extend(problems)
        for file in files:
            reading.place(file)
    for file in unwritten:
        reading.place(file)
    found = reading.contents(folders)
    for file in reading.files:
        reading.findings.extend(file.problems())
    findings = tuple(sorted(reading.findings))
    doubts = tuple(f for f in findings if f.severity == "doubt" and not f.answer)
    unparsed = len({f.path for f in findings} - {file.shown for file in reading.files})
    return Checked(
        findings,
        len(reading.files) + unparsed,
        replace(found, doubts=doubts),
        tuple(zip(reading.of("sheet"), reading.sheets, strict=True)),
        tuple(reading.of("source")),
    )


@dataclass(slots=True)
class Reading:
    """Files sorted by what they are, while they are being read."""

    files: list[SpecFile] = field(default_factory=list)
    findings: list[Problem] = field(default_factory=list)
    kinds: dict[str, list[SpecFile]] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)

    def place(self, file: SpecFile) -> None:
        """Sort a file by what its keys say it is."""
        self.files.append(file)
        file.faults.order = len(self.files)
        for key, kind in KEY_OF_KIND.items():
            if key in file.node:
                self.kinds.setdefault(kind, []).append(file)
                return
        shown = listed(f"{key}: ({kind})" for key, kind in KEY_OF_KIND.items())
        file.entry("file").fault(
            "", f"cannot tell what this file is; allowed is a first key {shown}."
        )

    def of(self, kind: str) -> list[SpecFile]:
        """The files of one kind, in order."""
        return self.kinds.get(kind, [])

    def contents(self, folders: Sequence[Folder]) -> Contents:
        """Read everything in the order in which it depends on each other, and check it."""
        vocabulary = read_vocabulary(
            [f.entry("vocabulary") for f in self.of("vocabulary")], _units(folders)
        )
        trust = self._trust()
        sources = self._sources(trust, vocabulary)
        sheets = self.sheets = self._sheets(SheetReader(vocabulary, sources))
        chips = naming.chips(sheets)
        read = [
            (f.entry("family"), read_family(f.entry("family"), f.place()))
            for f in self.of("family")
        ]
        families = naming.families(read, chips)
        naming.names([*((sheet.entry, sheet.chip) for sheet in sheets), *read])
        for entry, family in read:
            checks.conversions(entry, family, sources, vocabulary)
        checks.sheets(sheets, chips, vocabulary)
        self._usage(sources)
        return Contents(
            vocabulary=vocabulary,
            trust=trust,
            sources=sources,
            chips=chips,
            families=families,
            words=read_words([f.entry("words") for f in self.of("words")], vocabulary.units),
            claims=tuple(claim for sheet in sheets for claim in sheet.claims if sheet.id in chips),
            files=len(self.files),
            sha256=fingerprint(self.files),
        )

    def _usage(self, sources: dict[str, Source]) -> None:
        records = [file.entry("source record") for file in self.of("source")]
        usage.parents(records, sources)
        placed = sum(map(len, self.kinds.values()))
        if self.findings or placed < len(self.files):
            return  # a file that cannot be read may use any source
        sheets = (file.entry("sheet") for file in self.of("sheet"))
        families = (file.entry("family") for file in self.of("family"))
        names = usage.named(sheets, "claims") | usage.named(families, "conversions", "identities")
        usage.unused(records, sources, names)

    def _trust(self) -> TrustTable:
        tables = [read_trust(file.entry("trust table")) for file in self.of("trust")]
        for file in self.of("trust")[1:]:
            file.entry("trust table").fault(
                "", "a second trust table; allowed is one. Give it with --trust FILE instead."
            )
        return tables[0] if tables else TrustTable(tiers=(), orders={}, sources=())

    def _sources(self, trust: TrustTable, vocabulary: Vocabulary) -> dict[str, Source]:
        kinds = tuple(kind for tier in trust.tiers for kind in tier.kinds)
        reader = SourceReader(kinds, vocabulary)
        found: dict[str, Source] = {}
        for file in self.of("source"):
            entry = file.entry("source record")
            source = reader.source(entry, file.shown)
            if source.id in found:
                entry.fault(
                    "id",
                    f"source {source.id} is already described in {found[source.id].path}; "
                    "allowed is one record each. Rename or remove one.",
                )
            else:
                found[source.id] = source
        return found

    def _sheets(self, reader: SheetReader) -> list[Sheet]:
        kinds = {
            str(file.node["chip"]): str(file.node.get("kind", "chip"))
            for file in reversed(self.of("sheet"))
            if "name" in file.node
        }
        return [reader.sheet(file.entry("sheet"), file.place(), kinds) for file in self.of("sheet")]


def _units(folders: Sequence[Folder]) -> Units:
    for folder in folders:
        path = folder.path / "units.txt"
        if path.is_file():
            return Units.parse(path.read_text(encoding="utf-8"))
    raise Unreadable("no units.txt in the specs folders; allowed is the one that chipcmp ships.")


def read_trust_file(folder: Folder, sources: Collection[str]) -> TrustTable:
    """A user's own trust table, which may order these sources.

    Raises SheetProblems, or Unreadable where it is none.
    """
    files, problems = parse(folder)
    for file in files:
        if "tiers" not in file.node:
            file.entry("trust table").fault(
                "", "trust table without tiers; every trust table lists them. Add tiers: to it."
            )
    tables = [read_trust(file.entry("trust table")) for file in files]
    for file, table in zip(files, tables, strict=True):
        check_sources(file.entry("trust table"), table, sources)
        problems.extend(file.problems())
    if not problems and not tables[0].orders:
        raise Unreadable(f"no orders in {folder.label}; allowed is a trust table with one order.")
    if problems:
        raise SheetProblems(tuple(sorted(problems)), sheets=len(files) or 1)
    return tables[0]

"""Maps: which column of a table states which metric, in which unit, under which conditions."""

from dataclasses import dataclass
from pathlib import Path

from chipcmp.model.contents import Contents
from chipcmp.model.problems import SheetProblems, Unreadable
from chipcmp.model.sources import Source
from chipcmp.read.entries import Entry, hint
from chipcmp.read.files import Folder, SpecFile, named, parse
from chipcmp.read.records import SourceReader

MAP_KEYS = (
    "map", "chip", "vendor", "stated", "source", "columns", "zero_is_absent", "names",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """What a column states: its metric, its unit where cells lack one, and keys of a claim."""

    head: str
    metric: str
    unit: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """How a table is read: the columns that name a chip and its vendor, and those with claims.

    ``names`` gives the chip that a name in the table means, where it is not one of the catalog's.
    """

    id: str
    chip: str
    vendor: str
    stated: str
    source: Source
    record: SpecFile
    columns: tuple[Column, ...]
    zero_is_absent: tuple[str, ...]
    names: tuple[tuple[str, str], ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """Every column that a table must have."""
        single = (self.chip, self.vendor, self.stated)
        return tuple(dict.fromkeys((*filter(None, single), *(c.head for c in self.columns))))


def shipped() -> dict[str, Path]:
    """The maps that come with the package, by name."""
    package = Path(__file__).resolve().parent.parent
    folder = package / "maps" if (package / "maps").is_dir() else package.parent / "maps"
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def read_map(name: str, contents: Contents) -> Map:
    """A shipped map by its name, or a file of one's own.

    Raises SheetProblems with everything that is wrong in it, or Unreadable.
    """
    known = shipped()
    if name not in known and not Path(name).is_file():
        raise Unreadable(f"no map {name}; allowed are {', '.join(known)} or a file of your own.")
    files, problems = parse(Folder(known[name], name) if name in known else named(name))
    if problems:
        raise SheetProblems(tuple(problems), sheets=1)
    file = files[0]
    found = _map(file, contents)
    problems = file.problems()
    if problems:
        raise SheetProblems(tuple(problems), sheets=1)
    return found


def _map(file: SpecFile, contents: Contents) -> Map:
    entry = file.entry("map")
    entry.allow(MAP_KEYS)
    columns = tuple(
        _column(head, item, contents) for head, item in entry.named("columns", "column")
    )
    if not columns:
        entry.fault("", "map without columns; every map lists them. Add columns: to it.")
    for name, chip in entry.pairs("names"):
        if chip not in contents.chips:
            entry.fault("names", f"{name}: unknown chip {chip}.{hint(chip, contents.chips)}")
    return Map(
        id=entry.need("map"),
        chip=entry.need("chip"),
        vendor=entry.text("vendor"),
        stated=entry.text("stated"),
        source=_source(entry, contents),
        record=file,
        columns=columns,
        zero_is_absent=entry.texts("zero_is_absent"),
        names=entry.pairs("names"),
    )


def _column(head: str, entry: Entry, contents: Contents) -> Column:
    metric = entry.need("metric")
    vocabulary = contents.vocabulary
    known = vocabulary.metrics.get(metric)
    if metric and known is None:
        near = hint(metric, vocabulary.metrics)
        entry.fault("metric", f"unknown metric {metric}; see `chipcmp list metrics`.{near}")
    own = [condition.name for condition in known.conditions] if known else []
    entry.allow(("metric", "unit", *own, "variant", "basis", "approximate"))
    keys = tuple((key, entry.text(key)) for key in entry.node if key not in ("metric", "unit"))
    return Column(head, metric, entry.text("unit"), keys)


def _source(entry: Entry, contents: Contents) -> Source:
    """The source of every claim: a record of its own, or the id of one that is known."""
    record = next((item for key, item in _mappings(entry) if key == "source"), None)
    if record is None:
        entry.fault("", "map without source; every figure names one. Add source: with its record.")
        return Source(id="", title="", publisher="", kind="")
    id_ = record.node.get("id")
    if isinstance(id_, str) and id_ in contents.sources and len(record.node) == 1:
        return contents.sources[id_]
    kinds = tuple(kind for tier in contents.trust.tiers for kind in tier.kinds)
    return SourceReader(kinds, contents.vocabulary).source(record, "")


def _mappings(entry: Entry) -> list[tuple[str, Entry]]:
    node = entry.node.get("source")
    if not isinstance(node, type(entry.node)):
        return []
    return [("source", Entry(node, (*entry.where, "source"), entry.faults, "source record"))]

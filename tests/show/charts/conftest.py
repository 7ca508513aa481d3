"""Small catalogs of fictional chips, made in memory, and what charts show of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import pytest

from chipcmp.model.chips import Chip, Conversion, Family
from chipcmp.model.claims import Claim, Location
from chipcmp.model.contents import Contents
from chipcmp.model.days import Days
from chipcmp.model.metrics import Condition, Metric, Row, Vocabulary
from chipcmp.model.numbers import Number
from chipcmp.model.quantities import Quantity
from chipcmp.model.sources import Source, Tier, TrustOrder, TrustTable
from chipcmp.model.statements import Bound, Dated, Label, Range, Share, Statement, Value
from chipcmp.model.units import Units
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Compared, compare
from chipcmp.reason.rows import Wanted
from chipcmp.reason.trust import Trust

KINDS = ("seed article", "vendor document", "dataset")
TIERS = tuple(Tier(kind.split()[0], kind.split()[0], (kind,)) for kind in KINDS)
TRUST = TrustTable(
    tiers=TIERS,
    orders={
        "articles": TrustOrder(
            name="articles",
            title="As the articles report",
            tiers=tuple((tier.id,) for tier in TIERS),
        )
    },
    sources=(),
)
PLACE = Location("chips/some.yaml", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Make:
    """Makes comparisons: chips and metrics by name, claims as (chip, metric, source, text)."""

    units: Units

    def statement(self, text: str) -> Statement:
        """A statement from the words of a sheet: ``4.0 TB/s``, ``at_least 4 TB/s``, ``label x``."""
        kind, _, rest = text.partition(" ")
        if kind == "label":
            return Label(rest)
        if kind == "date":
            return Dated(Days.parse(rest))
        if kind == "share":
            share, _, of = rest.rpartition(" of ")
            return Share(share, Number.parse(share.removesuffix(" %")), of)
        if kind == "at_least":
            return Bound("at_least", self.quantity(rest))
        low, to, high = text.partition(" to ")
        if to:
            return Range(self.quantity(low), self.quantity(high))
        return Value(self.quantity(text))

    def quantity(self, text: str) -> Quantity:
        """A quantity as a sheet writes it."""
        number, _, unit = text.partition(" ")
        return Quantity(Number.parse(number), self.units.unit(unit))

    def compared(
        self,
        chips: Sequence[str],
        metrics: Mapping[str, str],
        claims: Iterable[tuple[int, str, str, str]],
        *,
        sources: Mapping[str, Source] | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> Compared:
        """Compare chips of these names in metrics with these units ("" for labels).

        A claim is the number of its chip, a metric, a source and a statement; a metric may end
        in ``!`` for a sparse claim, in ``*`` for one that leaves its sparsity undeclared.
        """
        found = {f"chip-{n}": chip(f"chip-{n}", name) for n, name in enumerate(chips)}
        known = sources or {
            f"{kind.split()[0]}-{n}": source(f"{kind.split()[0]}-{n}", kind)
            for kind in KINDS
            for n in range(3)
        }
        contents = Contents(
            vocabulary=self.vocabulary(metrics, labels or {}),
            trust=TRUST,
            sources=known,
            chips=found,
            families={"family": family(tuple(found), tuple(metrics))},
            claims=tuple(self.claim(line, *item) for line, item in enumerate(claims, start=1)),
            sha256="0123456789abcdef",
        )
        trust = Trust(order=TRUST.orders["articles"], table=TRUST, sources=known)
        view = View.of(contents, trust)
        wanted = Wanted("named", tuple(f"{metric}:dense" for metric in metrics))
        return compare(view, tuple(found.values()), found["chip-0"], wanted)

    def vocabulary(self, metrics: Mapping[str, str], labels: Mapping[str, str]) -> Vocabulary:
        """Metrics with these units, each with a sparsity that is usually dense."""
        return Vocabulary(
            units=self.units,
            conditions={"sparsity": {"dense": "dense", "2:4": "2:4 sparse"}},
            metrics={
                name: Metric(
                    id=name,
                    label=labels.get(name, name.capitalize()),
                    group="some",
                    states="quantity" if unit else "label",
                    unit=self.units.unit(unit) if unit else None,
                    conditions=(Condition("sparsity", "dense"),),
                )
                for name, unit in metrics.items()
            }
            | {"released": Metric(id="released", label="Released", group="some", states="date")},
        )

    def claim(self, line: int, number: int, metric: str, source: str, text: str) -> Claim:
        """One claim, at a line of its own."""
        sparsity = "2:4" if metric.endswith("!") else "dense"
        return Claim(
            chip=f"chip-{number}",
            row=Row(metric.rstrip("!*"), (("sparsity", sparsity),) * (metric != "released")),
            statement=self.statement(text),
            source=source,
            locator=f"line {line}",
            location=Location("chips/some.yaml", line),
            undeclared=("sparsity",) if metric.endswith("*") else (),
        )


def chip(id_: str, name: str) -> Chip:
    """A chip of a vendor whose name is no part of its own."""
    return Chip(id=id_, name=name, vendor="Acme", location=PLACE)


def source(id_: str, kind: str, *, title: str = "") -> Source:
    """A source with a title that is its id."""
    return Source(id=id_, title=title or f"Title of {id_}", publisher="Some house", kind=kind)


def family(members: tuple[str, ...], metrics: tuple[str, ...]) -> Family:
    """A family of all chips, in which a dense value is half of the sparse one."""
    return Family(
        id="family",
        name="Family",
        members=members,
        default=None,
        location=PLACE,
        conversions=tuple(
            Conversion(
                metric=metric,
                where=(),
                old=(("sparsity", "2:4"),),
                new=(("sparsity", "dense"),),
                factor=Fraction(1, 2),
                source="dataset-0",
                locator="table 1",
                location=PLACE,
            )
            for metric in metrics
        ),
    )


@pytest.fixture(scope="session")
def make(root: Path) -> Callable[..., Compared]:
    """Makes comparisons in memory, with the units that chipcmp ships."""
    units = Units.parse((root / "specs" / "units.txt").read_text(encoding="utf-8"))
    return Make(units=units).compared


@pytest.fixture(scope="session")
def source_of() -> Callable[..., Source]:
    """Makes a source of an id, a kind and a title."""
    return source


@pytest.fixture(scope="session")
def every_sign(make: Callable[..., Compared]) -> Compared:
    """A comparison in which every sign of a chart occurs."""
    return make(
        ["Acme One", "Acme Two", "Acme Three"],
        {"speed": "TB/s", "size": "GB", "power": "W", "kind": ""},
        [
            (0, "speed", "seed-0", "4.8 TB/s"),
            (0, "speed", "dataset-0", "3.35 TB/s"),
            (1, "speed", "seed-0", "4.0 TB/s"),
            (2, "speed!", "dataset-1", "3.2 TB/s"),
            (0, "size*", "seed-1", "80 GB"),
            (1, "size", "seed-1", "share 15 % of chip-0"),
            (1, "size", "vendor-0", "12.5 GB"),
            (2, "size", "seed-1", "90 GB to 100 GB"),
            (0, "power", "seed-1", "700 W"),
            (1, "power", "seed-1", "at_least 400 W"),
            (0, "kind", "seed-1", "label HBM3"),
        ],
    )


@pytest.fixture(scope="session")
def dated(make: Callable[..., Compared]) -> Compared:
    """Five chips with peak, bandwidth and release date, disputed, implied, converted, undated."""
    days = {"seed-0": "2025-07", "dataset-0": "2023-11-09", "dataset-1": "2024", "vendor-0": ""}
    kinds = {"seed": "seed article", "dataset": "dataset", "vendor": "vendor document"}
    sources = {
        id_: replace(
            source(id_, kinds[id_.partition("-")[0]]), date=Days.parse(day) if day else None
        )
        for id_, day in days.items()
    }
    return make(
        ["Acme One", "Acme Two", "Acme Three", "Acme Four", "Acme $x_5$"],
        {"memory_bandwidth": "TB/s", "peak_throughput": "TFLOP/s"},
        [
            (0, "memory_bandwidth", "seed-0", "4.0 TB/s"),
            (0, "memory_bandwidth", "dataset-0", "2.0 TB/s"),
            (0, "memory_bandwidth", "dataset-1", "2000 GB/s"),
            (0, "memory_bandwidth", "vendor-0", "1 TB/s to 1.5 TB/s"),
            (0, "peak_throughput", "dataset-0", "1000 TFLOP/s"),
            (1, "memory_bandwidth", "dataset-0", "2.0 TB/s"),
            (1, "peak_throughput", "seed-0", "share 15 % of chip-0"),
            (2, "memory_bandwidth", "dataset-0", "1.0 TB/s"),
            (2, "peak_throughput!", "dataset-0", "200 TFLOP/s"),
            (3, "memory_bandwidth", "dataset-0", "0.5 TB/s"),
            (3, "peak_throughput", "dataset-0", "50 TFLOP/s"),
            (4, "memory_bandwidth*", "dataset-0", "0.25 TB/s"),
            (0, "released", "seed-0", "date 2024"),
            (0, "released", "dataset-1", "date 2022-06-30"),
            (1, "released", "dataset-0", "date 2023-01-01"),
            (2, "released", "dataset-0", "date 2022-01-01"),
            (3, "released", "dataset-0", "date 2021-01-01"),
            (4, "released", "dataset-0", "date 2020-01-01"),
        ],
        sources=sources,
    )

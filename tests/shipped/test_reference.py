"""Every reference claim arrived, and nothing came in that is not there.

The reference repeats what each source prints. What should have become of it is stated here anew,
by exact arithmetic in base units (B, FLOP, s, W, m); how the sheets were written does not enter.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from chipcmp.api import Catalog
from chipcmp.model.claims import Claim
from chipcmp.model.days import Days
from chipcmp.model.statements import Bound, Dated, Label, Range, Value

Node = dict[str, Any]
Known = tuple[str, str]  # the value of a condition, and how it is known: stated, undeclared, ...
Said = tuple[str | Fraction, ...]  # a kind of statement, and what it states

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted(
    path for folder in ("chips", "systems") for path in (ROOT / "specs" / folder).rglob("*.yaml")
)
OF_ARTICLES_ONLY = {"nvidia-rtx-pro-6000d"}  # has a sheet, and no claim in the reference
WHOLE = {"nvidia-gb200-nvl72": "system", "huawei-cm384": "system", "huawei-910c-die": "die"}

OLDEST_DATASET = dt.date(2026, 3, 18)  # what came out later was not said before a dataset

each_sheet = pytest.mark.parametrize(
    "path", SHEETS, ids=lambda path: f"{path.parent.name}-{path.stem}"
)

# How sources spell units, by the beginning of the spelling: the longest that fits counts.
SPELT: dict[str, Fraction | int] = {
    "TFLOP": 10**12, "TFlops": 10**12, "TeraFLOPS": 10**12, "teraFLOPS": 10**12, "TOPS": 10**12,
    "TOPs": 10**12, "INT8 TOPS": 10**12, "T": 10**12, "PFLOP": 10**15, "PF": 10**15, "FLOP": 1,
    "OP": 1, "TB": 10**12, "GB": 10**9, "G": 10**9, "MB": 10**6, "GiB": 2**30, "MiB": 2**20,
    "byte": 1, "bit": Fraction(1, 8), "Tb/s": Fraction(10**12, 8), "Gbps": Fraction(10**9, 8),
    "GHz": 10**9, "MHz": 10**6, "W": 1, "watt": 1, "kW": 1000, "nm": Fraction(1, 10**9),
    "mm": Fraction(1, 10**6), "millions": 10**6, "SM": 1, "CU": 1, "AI cores": 1, "NeuronCore": 1,
    "FP32 cores": 1, "tensor cores": 1, "ICI ports": 1, "Infinity Fabric links": 1,
    "accelerators": 1, "GPUs": 1, "USD": 1, "CNY": 1,
}  # fmt: skip

METRICS = {
    "internode_bandwidth": "network_bandwidth",
    "memory_bus": "memory_bus_width",
    "pcie": "host_interface",
    "system_bf16": "peak_throughput",
    "system_chips": "chip_count",
    "system_memory_bandwidth": "memory_bandwidth",
    "system_memory_capacity": "memory_capacity",
}
LABELS = ("memory_type", "foundry", "form_factor", "host_interface", "process_name")
DATES = ("released", "announced")
SCOPED = ("memory_capacity", "memory_bandwidth", "tdp")
CORES = {
    "SM": "streaming_multiprocessors",
    "AI": "ai_cores",
    "CU": "compute_units",
    "NeuronCore": "neuron_cores",
}
# Labels that sheets write in one way, so that sources which say the same agree.
LABELLED = (
    (r"^(PCIe Gen\d)( 2x)? \d+$", r"\1"),
    (r"^PCIe Gen (\d)", r"PCIe Gen\1"),
    (r"^x16 (PCIe Gen\d)$", r"\1 x16"),
    (r"^(Gen\d x16)$", r"PCIe \1"),
    (r"^3D-stacked ", ""),
    (r" w/ ECC$", ""),
    (r" \(estimate\)$", ""),
    (r",(?! )", ", "),
)

# Locators that the sheets write otherwise, so that they name one place and nothing else.
PLACES = {
    "A2_376T_64G (bin not named; 24 cores x 1.8 GHz reproduces 353.9)": "A2_376T_64G",
    "A2_313T_64G (bin not named; 20 cores x 1.8 GHz reproduces 294.9)": "A2_313T_64G",
    "A2_280T_32G_PCIE / A2_280T_64G (bin not named)": "A2_280T_32G_PCIE / A2_280T_64G",
    "Notes column": 'row "Huawei Ascend 910C", column "Notes"',
    "tutorials: Atlas 800 A2 (64G x 8)": "tutorials, Atlas 800 A2 (64G x 8)",
    "key specifications table (newest stored version)": "key specifications table, newest version",
    "older stored versions of the same page": "older versions of the page",
}
# Of two places in one locator, the unit says which is meant.
PLACE_OF_UNIT = {
    "byte/s (32G PCIE profile)": "A2_280T_32G_PCIE",
    "byte/s (64G profile)": "A2_280T_64G",
    "G per die": "tutorials, Atlas 800 A3 (64G x 16)",
    "GB per NPU": "tutorials, Atlas 800 A3 (128GB x 8)",
}
# What the row, or the words behind the unit, name beside the chip itself.
VARIANTS = (
    ('row "Huawei Ascend 910A Pro"', "910A Pro"),
    ('row "Huawei Ascend 910A Premium"', "910A Premium"),
    ('row "Huawei Ascend 910 (320 TFLOPS)"', "320 TFLOPS"),
    ('row "Huawei Ascend 910B Pro"', "910B Pro"),
    ('row "Huawei Ascend 800T A2"', "800T A2"),
    ("(low precision)", "low precision"),
    ("(high precision)", "high precision"),
    ("(32G PCIE profile)", "32G PCIE profile"),
    ("(64G profile)", "64G profile"),
    ("SIO to the other die", "SIO"),
    ("T Server tier", "server tier"),
    ("T PCIe tier", "PCIe tier"),
)
# Chips of two builds, and in what these differ: there the build that a row names is a variant.
BUILDS = {
    "nvidia-v100-sxm2": {"memory_capacity", "memory_bandwidth", "released", "price_usd"},
    "nvidia-v100-pcie": {"memory_capacity", "released", "price_usd"},
    "metax-c500": {
        "fp32_vector", "tf32_tensor", "fp16_tensor", "int8_tensor", "tdp", "released",
    },
}  # fmt: skip
BUILD = re.compile(r"row \"(?:NVIDIA Tesla V100 \S+ (\d+ GB)|MetaX MXC500 \((\w+)\))\"")
# Of other patterns than 2:4, which doubles the dense rate, it is only known that they are sparse.
OTHER_PATTERNS = "aws-neuron-docs"
ESTIMATED = ("(estimate)", "author marks the whole entry as an estimate")
# What a claim descends from, by the words of the reference that say so.
DESCENT = {
    "copied from TechPowerUp": "techpowerup-mi308x",
    "quotes white paper": "huawei-950-white-paper",
}
# Rates of which the source does not say that they are those of matrix units: Epoch AI's column
# for FP16 and its notes name none, and 280 TFLOP/s is the name of a class.
UNITS_NOT_TOLD = ("FP16 (half precision) performance", "Notes column", "280 * 1e12")


@dataclass(frozen=True)
class Expected:
    """What must have become of a reference claim, and the claim itself."""

    chip: str
    metric: str
    said: Said
    conditions: frozenset[tuple[str, Known]]
    basis: str
    source: str
    locator: str

    @classmethod
    def of(cls, chip: str, name: str, item: Node) -> "Expected":
        """What a claim of the reference asks for."""
        metric = metric_of(name, item)
        place = PLACE_OF_UNIT.get(item.get("unit", ""))
        return cls(
            chip=chip,
            metric=metric,
            said=said_in(metric, item),
            conditions=frozenset(conditions_of(chip, name, item).items()),
            basis=basis_of(item),
            source=item["source"],
            locator=place or PLACES.get(item["locator"], str(item["locator"])),
        )

    @classmethod
    def from_claim(cls, claim: Claim) -> "Expected":
        """What a shipped claim is."""
        return cls(
            chip=claim.chip,
            metric=claim.metric,
            said=said_by(claim),
            conditions=frozenset(known_of(claim).items()),
            basis=claim.basis,
            source=claim.source,
            locator=claim.locator,
        )


def metric_of(name: str, item: Node) -> str:
    """The metric that a key of the reference means."""
    if re.search(r"_(tensor|vector|half_column)$", name):
        return "peak_throughput"
    if name == "core_count":
        return next(metric for sign, metric in CORES.items() if item["unit"].startswith(sign))
    if name == "interconnect_bandwidth" and re.search(r"per (Infinity Fabric )?link", item["unit"]):
        return "interconnect_link_bandwidth"
    if name == "process_node":
        is_size = item["unit"] == "nm" and item["value"].isdigit()
        return "process_node" if is_size else "process_name"
    return METRICS.get(name, name)


def said_in(metric: str, item: Node) -> Said:
    """What the source prints, as a label, a date or exact sizes in base units."""
    value, unit = item["value"], item.get("unit", "")
    if metric in LABELS:
        for pattern, plain in LABELLED:
            value = re.sub(pattern, plain, value)
        return ("label", f"{value} nm" if unit == "nm" else value)
    if metric in DATES:
        return ("date", value.removesuffix(" (planned)"))
    if value == "16/32":  # two sizes, the second of which is a split
        value = "16"
    if unit == "as printed":
        number, unit = re.fullmatch(r"([\d.]+) ?(.+)", value).groups()  # type: ignore[union-attr]
    else:
        number = value
    factor = SPELT[max((s for s in SPELT if unit.startswith(s)), key=len)]
    bare = re.sub(r"[^0-9.e+*/()-]", "", number.replace("around", ""))
    if re.fullmatch(r"\d+-\d+", bare):
        return ("range", *(Fraction(end) * factor for end in bare.split("-")))
    kind = "at_least" if number.startswith(">") else "value"
    return ("about" if "around" in number else kind, worked_out(bare) * factor)


def worked_out(text: str) -> Fraction:
    """The value of ``22/2*1e12`` or ``64*(1024**3)``, from left to right, exactly."""
    plain = re.sub(r"\(1024\*\*(\d)\)", lambda power: str(1024 ** int(power[1])), text)
    first, *rest = re.findall(r"[*/]?[0-9.]+(?:e\+?\d+)?", plain)
    found = Fraction(first)
    for factor in rest:
        number = Fraction(factor[1:])
        found = found * number if factor[0] == "*" else found / number
    return found


def conditions_of(chip: str, name: str, item: Node) -> dict[str, Known]:
    """Under which conditions it holds, and which of these the source states."""
    metric, unit = metric_of(name, item), item.get("unit", "")
    scope = "system" if name.startswith("system_") else WHOLE.get(chip, "package")
    variant = variant_of(chip, name, item)
    found: dict[str, Known] = {"variant": (variant, "stated")} if variant else {}
    if metric == "peak_throughput":
        found |= {"precision": (name.split("_")[1 if name == "system_bf16" else 0], "stated")}
        found |= {"engine": engine_of(name, item), "sparsity": sparsity_of(item)}
    if metric == "interconnect_bandwidth":
        found |= {"direction": direction_of(item), "span": span_of(item)}
    if metric == "interconnect_link_bandwidth":
        found["direction"] = direction_of(item)
    if metric == "network_bandwidth":
        found["direction"] = ("per direction", "undeclared")
    if metric in (*SCOPED, "peak_throughput", "interconnect_bandwidth"):
        of_die = "per die" in unit or "between the two GCDs" in unit
        found["scope"] = ("die" if of_die else scope, "stated")
    return found


def variant_of(chip: str, name: str, item: Node) -> str:
    """The bin, build or tier that the row, or the words behind the unit, name; "" for none."""
    if item["value"] == "16/32":
        return "16 GB"
    build = BUILD.match(item["locator"])
    if build:
        return (build[1] or build[2]) if name in BUILDS[chip] else ""
    words = f"{item['locator']} {item.get('unit', '')}"
    return next((variant for sign, variant in VARIANTS if sign in words), "")


def basis_of(item: Node) -> str:
    """Whether the source estimates, or plans for a time to come."""
    words = f"{item['value']} {item.get('note', '')}"
    if "(planned)" in words:
        return "announced"
    return "estimated" if any(sign in words for sign in ESTIMATED) else "nominal"


def engine_of(name: str, item: Node) -> Known:
    """The units that do the work, by the name of the column and what the basis says."""
    if "cube + vector" in item.get("basis", ""):
        return ("matrix+vector", "stated")
    if name.endswith("_half_column"):
        return ("either", "stated")
    if name.endswith("_vector"):
        return ("vector", "stated")
    untold = name == "system_bf16" or any(
        sign in f"{item['locator']} {item['value']}" for sign in UNITS_NOT_TOLD
    )
    return ("matrix", "undeclared" if untold else "stated")


def sparsity_of(item: Node) -> Known:
    """Dense or sparse, in the words of the basis."""
    basis = item.get("basis", "not stated")
    if basis == "not stated":
        return ("dense", "undeclared")
    if "dataset convention" in basis:
        return ("dense", "by convention")
    if basis.startswith(("dense", "printed as dense", "printed as matrix (dense)")):
        return ("dense", "stated")
    assert re.search(r"sparsity|sparse|\*", basis), basis
    return ("sparse" if item["source"] == OTHER_PATTERNS else "2:4", "stated")


def direction_of(item: Node) -> Known:
    """Per direction or both ways, in the words of the basis."""
    basis = item.get("basis", "not stated")
    if "unidirectional" in basis or basis == "one-way":
        return ("per direction", "stated")
    is_told = not basis.startswith("one-to-many") and ("bidirectional" in basis or "both" in basis)
    return ("both ways", "stated" if is_told else "undeclared")


def span_of(item: Node) -> Known:
    """To one neighbour or to all, in the words of the basis and the unit."""
    basis = item.get("basis", "")
    if "one-to-one" in basis or re.search("to the other die|between the two", item["unit"]):
        return ("pair", "stated")
    return ("aggregate", "stated" if "one-to-many" in basis else "undeclared")


def said_by(claim: Claim) -> Said:
    """What a claim states, in base units where it is a quantity."""
    match claim.statement:
        case Value(quantity):
            kind = "about" if quantity.digits == "approximate" else "value"
            return (kind, quantity.exact)
        case Range(low, high):
            return ("range", low.exact, high.exact)
        case Bound(side, quantity):
            return (side, quantity.exact)
        case Label(text):
            return ("label", text)
        case Dated(days):
            return ("date", days.text)
    return ("other", claim.text)


def known_of(claim: Claim) -> dict[str, Known]:
    """The conditions of a claim's row, and how each is known."""
    found = {}
    for name, value in claim.row.conditions:
        how = "by convention" if name in claim.by_convention else "stated"
        found[name] = (value, "undeclared" if name in claim.undeclared else how)
    return found


def items(reference: Node) -> Iterator[tuple[Expected, Node]]:
    """Every claim of the reference."""
    for chip in reference["chips"]:
        for name, found in chip["metrics"].items():
            for item in found:
                yield Expected.of(chip["id"], name, item), item


def matched(
    reference: Node, claims: Iterable[Claim]
) -> tuple[list[tuple[Node, Claim]], list[Expected], list[Claim]]:
    """Pairs of a reference claim and its own shipped claim; what has none; and the other way."""
    waiting: Mapping[Expected, list[Claim]] = defaultdict(list)
    for claim in claims:
        waiting[Expected.from_claim(claim)].append(claim)
    pairs, missing = [], []
    for expected, item in items(reference):
        if waiting[expected]:
            pairs.append((item, waiting[expected].pop(0)))
        else:
            missing.append(expected)
    return pairs, missing, [claim for left in waiting.values() for claim in left]


@pytest.fixture(scope="module")
def reference(shared: Path, node: Callable[[Path], Node]) -> Node:
    """The reference, from ../shared."""
    return node(shared / "reference" / "claims.yaml")


@pytest.fixture(scope="module")
def excerpt(root: Path, node: Callable[[Path], Node]) -> Node:
    """The excerpt that is in the repository."""
    return node(root / "tests" / "data" / "reference-excerpt.yaml")


@pytest.fixture(scope="module")
def departures(root: Path, node: Callable[[Path], Node]) -> Node:
    """What is in sheets beside the reference's claims, and what was left out, with reasons."""
    return node(root / "tests" / "data" / "reference-departures.yaml")


@pytest.fixture(scope="module")
def shipped(catalog: Catalog) -> list[Claim]:
    """What ships and is not from an article."""
    return [claim for claim in catalog.claims if not claim.source.startswith("seed-")]


@each_sheet
def test_every_reference_claim_arrived(
    reference: Node, shipped: list[Claim], node: Callable[[Path], Node], path: Path
) -> None:
    """Each reference claim has its own shipped one: chip, metric, value, conditions, source."""
    chip = node(path)["chip"]
    pairs, missing, _ = matched(reference, shipped)
    assert [] == [expected for expected in missing if expected.chip == chip]
    assert (chip not in OF_ARTICLES_ONLY) == any(claim.chip == chip for _, claim in pairs)


def test_every_chip_of_the_reference_has_a_sheet(
    reference: Node, sheets: dict[str, Node], departures: Node
) -> None:
    """No chip of the reference is missing, nothing of it is left out, and all are counted."""
    assert set() == {chip["id"] for chip in reference["chips"]} - set(sheets)
    assert [] == departures["left_out"]
    assert 1705 == sum(1 for _ in items(reference))


def test_nothing_else_came_in(reference: Node, shipped: list[Claim], departures: Node) -> None:
    """What ships beside the reference's claims is listed, each with its reason."""
    _, _, left = matched(reference, shipped)
    found = sorted([c.chip, c.metric, stated_by(c), c.source] for c in left)
    listed = sorted(split[:4] for splits in departures["splits"] for split in splits["claims"])
    assert listed == found


def stated_by(claim: Claim) -> str:
    """What a claim states, after the precision and the variant where it has them."""
    named = [claim.row.value(name) for name in ("precision", "variant")]
    return " ".join(filter(None, [*named, claim.text]))


def test_splits_rest_on_words_of_the_reference(reference: Node, departures: Node) -> None:
    """The words that a split rests on are in a reference claim of its source."""
    words = defaultdict(list)
    for _, item in items(reference):
        parts = ("value", "unit", "locator", "note")
        words[item["source"]].append(" ".join(item.get(part, "") for part in parts))
    without = [
        split
        for splits in departures["splits"]
        for split in splits["claims"]
        if not any(split[4] in text for text in words[split[3]])
    ]
    assert [] == without


def test_claims_descend_as_the_reference_says(reference: Node, shipped: list[Claim]) -> None:
    """Where the reference says that a figure is copied or quoted, the claim names from what."""
    pairs, _, _ = matched(reference, shipped)
    for item, claim in pairs:
        words = f"{item['locator']} {item.get('note', '')}"
        origins = tuple(origin for sign, origin in DESCENT.items() if sign in words)
        assert origins == tuple(o for o in claim.derives_from if o in DESCENT.values()), claim


def test_rows_of_datasets_are_as_old_as_their_chips(
    reference: Node, shipped: list[Claim], catalog: Catalog
) -> None:
    """A claim from a dataset's row is stated when the row says that its chip came out."""
    pairs, _, _ = matched(reference, shipped)
    sources = catalog.contents.sources
    rows = [claim for _, claim in pairs if sources[claim.source].kind == "dataset"]
    released = {(c.source, row_of(c)): c.text for c in rows if c.metric == "released"}
    for claim in rows:
        day = released.get((claim.source, row_of(claim)), "")
        is_older = bool(day) and Days.parse(day).last < OLDEST_DATASET
        expected = day if is_older and claim.metric != "released" else ""
        assert expected == str(claim.stated or ""), claim


def row_of(claim: Claim) -> str:
    """The row or entry of a dataset that a locator names."""
    quoted = re.match(r"(?:row|entry) \"([^\"]+)\"", claim.locator)
    if quoted:
        return quoted[1]
    row = re.sub(r"^(?:chips|throughput)\.csv row ", "", claim.locator)
    return re.sub(r" (FP|TF|BF|INT)\d+( Tensor Core)?$", "", row)


def test_printed_repeats_the_reference(reference: Node, shipped: list[Claim]) -> None:
    """Where a sheet writes a figure otherwise than its source, `printed` has the source's."""
    pairs, _, _ = matched(reference, shipped)
    lost = [
        (item["value"], str(claim))
        for item, claim in pairs
        if item["value"] not in f"{claim.text} {claim.printed}" and claim.text not in item["value"]
    ]
    assert [] == lost


def test_sources_are_those_of_the_reference(
    reference: Node, catalog: Catalog, shipped: list[Claim]
) -> None:
    """Each claimed source has the address that the reference gives it."""
    urls = {source["id"]: source["url"] for source in reference["sources"]}
    cited = sorted({claim.source for claim in shipped})
    assert [(id_, urls[id_]) for id_ in cited] == [
        (id_, catalog.contents.sources[id_].url) for id_ in cited
    ]


def test_excerpt_arrived(excerpt: Node, shipped: list[Claim]) -> None:
    """The claims of the excerpt have their own shipped ones, without ../shared too."""
    pairs, missing, _ = matched(excerpt, shipped)
    assert [] == missing
    assert 15 == len(pairs)


def test_excerpt_is_of_the_reference(reference: Node, excerpt: Node) -> None:
    """The excerpt repeats claims of the reference, key by key."""
    whole = next(chip["metrics"] for chip in reference["chips"] if chip["id"] == "nvidia-h20")
    for name, found in excerpt["chips"][0]["metrics"].items():
        for item in found:
            assert any(item.items() <= other.items() for other in whole[name]), (name, item)


def test_a_changed_claim_is_missed(excerpt: Node, shipped: list[Claim]) -> None:
    """The comparison has teeth: another value, condition, source or locator is not found."""
    item = excerpt["chips"][0]["metrics"]["fp16_tensor"][0]
    for change in (
        {"value": "149000000000000"},
        {"basis": "with sparsity"},
        {"source": "kelly-chipdata"},
        {"locator": "elsewhere"},
    ):
        changed = {"id": "nvidia-h20", "metrics": {"fp16_tensor": [item | change]}}
        _, missing, _ = matched({"chips": [changed]}, shipped)
        assert 1 == len(missing), change

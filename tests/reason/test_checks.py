"""RULES: Checks. Each check with a minimal sheet that triggers it and only it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chipcmp.read.catalog import Checked, check
from chipcmp.read.files import Folder
from chipcmp.reason.checks.doubting import doubts

HERE = Path(__file__).resolve().parent
BASE = HERE.parent / "data" / "specs"
UNITS = HERE.parent.parent / "specs" / "units.txt"
Find = Callable[..., list[str]]

HEAD = "chip: acme-{0}\nname: Acme {1}\nvendor: Acme\n"
DO = "Check both against their sources, or give the reason under answers: {{{0}: …}}. [{0}]"
FAMILY = """\
family: acme
name: Acmes
members: [acme-one]
note: One design.
"""
RULE = """\
- metric: peak_throughput
  where: {engine: matrix}
  from: {precision: fp16}
  to: {precision: fp8}
  factor: 2
  source: set-a
  locator: all rows
"""


def claim(metric: str, value: str, source: str = "set-a", *lines: str) -> str:
    """A claim of a value."""
    more = "".join(f"  {line}\n" for line in lines)
    return f"- metric: {metric}\n  value: {value}\n  source: {source}\n  locator: here\n{more}"


def sheet(name: str, *claims: str, head: str = "") -> str:
    """A sheet of some claims."""
    return f"{HEAD.format(name, name.title())}{head}claims:\n{''.join(claims)}"


def peak(precision: str, value: str, source: str = "set-a", *lines: str) -> str:
    """A claim of peak throughput."""
    return claim("peak_throughput", value, source, f"precision: {precision}", *lines)


@pytest.fixture
def checked(tmp_path: Path) -> Callable[..., Checked]:
    """Read a folder with these files beside the vocabulary and the sources they name."""

    def read(**files: str) -> Checked:
        for old in tmp_path.glob("*.yaml"):
            old.unlink()
        for name in ("metrics.yaml", "trust.yaml"):
            shutil.copy(BASE / name, tmp_path / name)
        shutil.copy(UNITS, tmp_path / "units.txt")
        text = "".join(files.values())
        for record in sorted((BASE / "sources").glob("*.yaml")):
            if record.stem in text or (record.stem == "maker" and "set-b" in text):
                shutil.copy(record, tmp_path / record.name)
        for name, content in files.items():
            (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
        return check((Folder(tmp_path, "specs"),))

    return read


@pytest.fixture
def found(checked: Callable[..., Checked]) -> Find:
    """The findings in such a folder."""

    def find(**files: str) -> list[str]:
        read = checked(**files)
        assert [] == [str(f) for f in read.findings if f.severity == "problem"]
        return [str(doubt) for doubt in read.placed(doubts(read.found))]

    return find


def test_an_identity_of_a_family(found: Find) -> None:
    """FP8 that is not twice FP16 is doubted, with the other's place and the rule's."""
    one = sheet("one", peak("fp16", "100 TFLOP/s"), peak("fp8", "100 TFLOP/s"))
    assert [
        "specs/one.yaml:11:10: doubt: peak_throughput: found 100 TFLOP/s beside Peak throughput,"
        " FP16, 100 TFLOP/s of set-a (specs/one.yaml:5); expected is fp8 = 2 × fp16 (set-a, all"
        f" rows; specs/family.yaml:6). {DO.format('identity')}"
    ] == found(one=one, family=f"{FAMILY}identities:\n{RULE}")


def test_an_identity_carries_no_claim(checked: Callable[..., Checked]) -> None:
    """It is checked only; what is carried into other rows is a conversion."""
    one = sheet("one", peak("fp16", "100 TFLOP/s"), peak("fp8", "200 TFLOP/s"))
    contents = checked(one=one, family=f"{FAMILY}identities:\n{RULE}").found
    assert {"acme-one": ()} == dict(contents.conversions)


@pytest.mark.parametrize("value", ["200 TFLOP/s", "201 TFLOP/s", "0.2 PFLOP/s", "2e14 FLOP/s"])
def test_an_identity_within_the_digits(found: Find, value: str) -> None:
    """What the digits allow, in whatever unit, is no doubt."""
    one = sheet("one", peak("fp16", "100 TFLOP/s"), peak("fp8", value))
    assert [] == found(one=one, family=f"{FAMILY}identities:\n{RULE}")


def test_conversions_are_checked_too(found: Find) -> None:
    """A rule that carries claims says the same of claims that need no carrying."""
    one = sheet("one", peak("fp16", "100 TFLOP/s"), peak("fp8", "100 TFLOP/s"))
    (text,) = found(one=one, family=f"{FAMILY}conversions:\n{RULE}")
    assert "expected is fp8 = 2 × fp16 (set-a, all rows; specs/family.yaml:6)." in text


def test_of_many_claims_the_one_without_a_fellow_is_doubted(found: Find) -> None:
    """Claims that fit some claim of the other row stand; equal ones are told once."""
    one = sheet(
        "one",
        peak("fp16", "100 TFLOP/s"),
        peak("fp16", "312 TFLOP/s", "news-a"),
        peak("fp8", "200 TFLOP/s", "news-a"),
        peak("fp8", "100 TFLOP/s", "blog-a"),
        peak("fp8", "100 TFLOP/s", "blog-b"),
    )
    first, second = found(one=one, family=f"{FAMILY}identities:\n{RULE}")
    assert first.startswith(
        "specs/one.yaml:11:10: doubt: peak_throughput: found 312 TFLOP/s beside"
    )
    assert "found 100 TFLOP/s (and 1 more of this value) beside" in second


def test_what_is_measured_is_held_against_no_identity(found: Find) -> None:
    """A measured rate need not be what the design gives."""
    one = sheet(
        "one", peak("fp16", "100 TFLOP/s"), peak("fp8", "130 TFLOP/s", "set-a", "basis: measured")
    )
    assert [] == found(one=one, family=f"{FAMILY}identities:\n{RULE}")


GENERAL = """\
identities:
- interconnect_bandwidth[direction=both ways] = 2 * interconnect_bandwidth[direction=per direction]
- peak_throughput[scope=system] = chip_count / 1 chip * part.peak_throughput[scope=package]
- memory_bandwidth = memory_pins * memory_rate
- peak_throughput = clock * operations_per_clock / 1 core * cores
metrics:
  chip_count: {label: Chips, group: physical, states: count, unit: chips}
  memory_pins: {label: Bus, group: memory, states: count, unit: bit}
  memory_rate: {label: Rate, group: memory, states: quantity, unit: GHz}
  clock: {label: Clock, group: compute, states: quantity, unit: GHz}
  cores: {label: Cores, group: compute, states: count, unit: cores}
  operations_per_clock: {label: Per clock, group: compute, states: quantity, unit: FLOP}
"""


def link(value: str, direction: str) -> str:
    """A claim of interconnect bandwidth."""
    return claim("interconnect_bandwidth", value, "set-a", f"direction: {direction}")


EQUATIONS = {
    "both ways": (
        [link("900 GB/s", "both ways"), link("450 GB/s", "per direction")],
        [link("900 GB/s", "both ways"), link("900 GB/s", "per direction")],
        "interconnect_bandwidth[direction=both ways] = 2 *"
        " interconnect_bandwidth[direction=per direction]",
    ),
    "bus times rate": (
        [
            claim("memory_bandwidth", "2.0 TB/s"),
            claim("memory_pins", "5120 bit"),
            claim("memory_rate", "3.2 GHz"),
        ],
        [
            claim("memory_bandwidth", "18 TB/s"),
            claim("memory_pins", "5120 bit"),
            claim("memory_rate", "3.2 GHz"),
        ],
        "memory_bandwidth = memory_pins * memory_rate",
    ),
    "clock times operations times cores": (
        [
            peak("fp16", "102 TFLOP/s"),
            claim("clock", "1.0 GHz"),
            claim("cores", "100 cores"),
            claim("operations_per_clock", "1024 FLOP"),
        ],
        [
            peak("fp16", "204 TFLOP/s"),
            claim("clock", "1.0 GHz"),
            claim("cores", "100 cores"),
            claim("operations_per_clock", "1024 FLOP"),
        ],
        "peak_throughput = clock * operations_per_clock / 1 core * cores",
    ),
}


@pytest.mark.parametrize("name", EQUATIONS)
def test_an_identity_of_the_vocabulary(found: Find, name: str) -> None:
    """It holds for every chip that has its parts; where it does not, one claim is doubted."""
    good, bad, text = EQUATIONS[name]
    assert [] == found(one=sheet("one", *good), more=GENERAL)
    (doubt,) = found(one=sheet("one", *bad), more=GENERAL)
    assert f"; expected is {text}. " in doubt
    assert doubt.startswith("specs/one.yaml:6:10: doubt: ")
    assert [] == found(one=sheet("one", *bad[:-1]), more=GENERAL)


def test_a_system_is_its_chips(found: Find) -> None:
    """Where the sheet says of what it is made, its rates are those of its chips together."""
    one = sheet("one", peak("fp16", "780 TFLOP/s"))
    head = "kind: system\nmade_of: acme-one\n"
    for value, expected in (("300 TFLOP/s", 1), ("299520 TFLOP/s", 0)):
        claims = (peak("fp16", value), claim("chip_count", "384 chips"))
        assert expected == len(found(one=one, rack=sheet("rack", *claims, head=head), more=GENERAL))
    loose = sheet(
        "rack", peak("fp16", "3 PFLOP/s"), claim("chip_count", "384 chips"), head="kind: system\n"
    )
    assert [] == found(one=one, rack=loose, more=GENERAL)


def test_an_outlier_of_its_row(found: Find) -> None:
    """A side over 1.5 times from the strongest is doubted; a nearer one is only disputed."""
    strong = claim("memory_bandwidth", "3.35 TB/s") + claim(
        "memory_bandwidth", "3.35 TB/s", "news-a"
    )
    far = sheet("one", strong, claim("memory_bandwidth", "8.0 TB/s", "seed-a"))
    assert [
        "specs/one.yaml:14:10: doubt: memory_bandwidth: found 8.0 TB/s where more say 3.35 TB/s of"
        " set-a (specs/one.yaml:5); expected are values within 1.5 times of each other."
        f" {DO.format('outlier')}"
    ] == found(one=far)
    assert [] == found(one=sheet("one", strong, claim("memory_bandwidth", "4.8 TB/s", "seed-a")))


def test_an_outlier_where_as_many_speak(found: Find) -> None:
    """Of two alone one is doubted, and the sentence says that as many say the other."""
    both = (claim("memory_bandwidth", "2 TB/s"), claim("memory_bandwidth", "9 TB/s", "news-a"))
    (doubt,) = found(one=sheet("one", *both))
    assert " where as many say " in doubt


def test_an_outlier_of_its_family(found: Find) -> None:
    """A value over eight times from all other members, of which there are two or more."""
    names = ("one", "two", "three")
    values = dict(zip(names, ("2 TB/s", "2.5 TB/s", "18 TB/s"), strict=True))
    sheets = {n: sheet(n, claim("memory_bandwidth", values[n])) for n in names}
    family = FAMILY.replace("[acme-one]", "[acme-one, acme-two, acme-three]")
    assert [] == found(**sheets, family=family)
    sheets["three"] = sheet("three", claim("memory_bandwidth", "25 TB/s"))
    assert [
        "specs/three.yaml:6:10: doubt: memory_bandwidth: found 25 TB/s, in a family whose nearest"
        " value is 2.5 TB/s of set-a (specs/two.yaml:5); expected are values within 8 times of"
        f" each other. {DO.format('outlier')}"
    ] == found(**sheets, family=family)
    assert [] == found(three=sheets["three"])


READ_TIME = """\
metrics:
  read_time:
    label: Time to read
    group: derived
    states: quantity
    unit: ms
    conditions: {scope: package}
    plausible: 8 ms to 120 ms
    formula: memory_capacity / memory_bandwidth
"""


def test_a_derived_value_that_is_not_plausible(found: Find) -> None:
    """The last input that fewest speak for is doubted, with the others' places."""
    claims = (claim("memory_capacity", "64 GB"), claim("memory_bandwidth", "18.0 TB/s"))
    assert [
        "specs/one.yaml:10:10: doubt: memory_bandwidth: found 18.0 TB/s beside Memory capacity,"
        " 64 GB of set-a (specs/one.yaml:5), which makes read_time 3.56 ms; plausible is 8.00 to"
        f" 120 ms. {DO.format('outlier')}"
    ] == found(one=sheet("one", *claims), more=READ_TIME)
    claims = (claim("memory_capacity", "64 GB"), claim("memory_bandwidth", "1.8 TB/s"))
    assert [] == found(one=sheet("one", *claims), more=READ_TIME)


def test_a_number_with_a_mixed_up_unit(found: Find) -> None:
    """Bits for bytes: the same number on a stronger side, eight times as large."""
    strong = claim("memory_bandwidth", "4.0 TB/s") + claim("memory_bandwidth", "4.0 TB/s", "news-a")
    one = sheet("one", strong, claim("memory_bandwidth", "4 Tbit/s", "blog-a"))
    assert [
        "specs/one.yaml:14:10: doubt: memory_bandwidth: found 4 Tbit/s, and the same number with"
        " another unit, 4.0 TB/s of set-a (specs/one.yaml:5); expected is one unit."
        f" {DO.format('scale')}"
    ] == found(one=one)


@pytest.mark.parametrize("unit", ["GB/s", "TiB/s"])
def test_scales_of_thousands_and_of_binary_prefixes(found: Find, unit: str) -> None:
    """10³ and 1.024ⁿ are scales too."""
    strong = claim("memory_bandwidth", "4.0 TB/s") + claim("memory_bandwidth", "4.0 TB/s", "news-a")
    (doubt,) = found(one=sheet("one", strong, claim("memory_bandwidth", f"4.00 {unit}", "blog-a")))
    assert doubt.endswith(DO.format("scale"))


NETWORK = """\
metrics:
  network: {label: Network, group: interconnect, states: quantity, unit: Gbit/s}
"""


def test_a_scale_across_metrics_of_a_group(found: Find) -> None:
    """The same number of bits beside undisputed bytes, of the chip or of its family."""
    one = sheet("one", claim("network", "2.00 Tbit/s"))
    two = sheet("two", claim("interconnect_bandwidth", "2 TB/s"))
    family = FAMILY.replace("[acme-one]", "[acme-one, acme-two]")
    assert [] == found(one=one, two=two, more=NETWORK)
    assert [
        "specs/one.yaml:6:10: doubt: network: found 2.00 Tbit/s, and the same number with another"
        " unit, 2 TB/s of set-a (specs/two.yaml:5) for Interconnect bandwidth of the Two;"
        f" expected is one unit. {DO.format('scale')}"
    ] == found(one=one, two=two, family=family, more=NETWORK)


def test_an_answer_stands_beside_its_doubt(checked: Callable[..., Checked]) -> None:
    """An answered doubt is still found, and bears the reason."""
    answer = "answers: {outlier: A rate of the memory on the chip.}"
    claims = (
        claim("memory_bandwidth", "2 TB/s"),
        claim("memory_bandwidth", "9 TB/s", "blog-a", answer),
    )
    read = checked(one=sheet("one", *claims))
    (doubt,) = read.placed(doubts(read.found))
    assert ("outlier", "A rate of the memory on the chip.") == (doubt.check, doubt.answer)


def test_an_answer_to_nothing_is_doubted(found: Find) -> None:
    """What no check doubts needs no answer."""
    one = sheet("one", claim("memory_bandwidth", "2 TB/s", "set-a", "answers: {scale: So it is.}"))
    assert [
        "specs/one.yaml:9:12: doubt: answers: found scale, where this check doubts nothing; allowed"
        " are answers to doubts that there are. Remove it. [answer]"
    ] == found(one=one)


def test_a_claim_is_doubted_once(found: Find) -> None:
    """A scale explains more than an identity, an identity more than an outlier."""
    one = sheet(
        "one",
        peak("fp16", "100 TFLOP/s"),
        peak("fp8", "200 TFLOP/s"),
        peak("fp8", "200 TFLOP/s", "news-a"),
        peak("fp8", "900 TFLOP/s", "blog-a"),
    )
    (doubt,) = found(one=one, family=f"{FAMILY}identities:\n{RULE}")
    assert doubt.endswith(" [identity]")


def test_the_order_of_files_changes_no_doubt(checked: Callable[..., Checked]) -> None:
    """Doubts come in order of place, and of equal claims the first in that order is told."""
    claims = (peak("fp16", "100 TFLOP/s"), peak("fp8", "100 TFLOP/s"))
    read = checked(
        one=sheet("one", *claims), two=sheet("two", *claims),
        family=f"{FAMILY}identities:\n{RULE}".replace("[acme-one]", "[acme-two, acme-one]"),
    )  # fmt: skip
    found = read.placed(doubts(read.found))
    assert ["specs/one.yaml", "specs/two.yaml"] == [doubt.path for doubt in found]
    assert sorted(found) == list(found)

"""One tiny bad file for each message: the whole sentence, its line and its column."""

from collections.abc import Callable

import pytest

Found = Callable[..., list[str]]
HEAD = "chip: acme-one\nname: Acme One\nvendor: Acme\nclaims:\n"
TAIL = "  source: news-a\n  locator: here\n"
GOOD = "- metric: memory_type\n  label: HBM3\n" + TAIL
KINDS = "value, range, at_least, at_most, share, above, below, undisclosed, not_applicable"


def claim(*lines: str, metric: str = "memory_bandwidth") -> str:
    """A sheet whose only claim has these lines, after a good one."""
    body = "".join(f"  {line}\n" for line in lines)
    return f"{HEAD}{GOOD}- metric: {metric}\n{body}{TAIL}"


SHEETS = {
    "unknown key": (
        claim("valeu: 4.0 TB/s"),
        [
            "10:3: unknown key valeu; allowed are value, range, at_least, at_most, share, above,"
            " below, label, present, date, undisclosed, not_applicable, of, basis, source, locator"
            " and the conditions of memory_bandwidth. Did you mean value?",
        ],
    ),
    "no statement": (
        claim("note: no more"),
        [
            f"9:3: memory_bandwidth: found no statement; allowed is exactly one of {KINDS}."
            " Add what the source states."
        ],
    ),
    "a statement that is a list": (
        claim("value: [4.0 TB/s]"),
        ["10:10: value: found a list; allowed is one text. Write it on one line."],
    ),
    "part of what is counted": (
        claim("value: 0.1234567891 billion transistors", metric="transistors"),
        [
            "10:10: transistors: found 0.1234567891 billion transistors; allowed is a whole number"
            " of what is counted. Check the decimal point against the source."
        ],
    ),
    "unknown metric": (
        claim("value: 4.0 TB/s", metric="memory_bandwith"),
        [
            "9:11: unknown metric memory_bandwith; allowed are those of `chipcmp list metrics`."
            " Did you mean memory_bandwidth?"
        ],
    ),
    "unknown unit": (
        claim("value: 4.0 TB/sek"),
        [
            "10:10: memory_bandwidth: unknown unit TB/sek; allowed are those of units.txt, such as"
            " TB/s. Did you mean TB/sec?"
        ],
    ),
    "missing unit": (
        claim("value: 4.0"),
        [
            "10:10: memory_bandwidth: found 4.0 without a unit; allowed is a number, a space and a"
            " unit such as TB/s. Add the unit that the source states."
        ],
    ),
    "a capacity where a rate is meant": (
        claim("value: 96 GB"),
        [
            "10:10: memory_bandwidth: found 96 GB, a capacity; allowed is a rate such as TB/s."
            " Move it to memory_capacity, or give the rate."
        ],
    ),
    "not possible": (
        claim("value: 3350 TB/s"),
        [
            "10:10: memory_bandwidth: found 3350 TB/s, which is not possible; possible is 0.001 to"
            " 200 TB/s. Check the unit and the decimal point against the source."
        ],
    ),
    "not plausible": (
        claim("value: 31 TB/s"),
        [
            "10:10: doubt: memory_bandwidth: found 31 TB/s, which is not plausible; plausible is"
            " 0.1 to 30 TB/s. Check the unit and the decimal point against the source. [size]"
        ],
    ),
    "an answer to no check": (
        claim("value: 4.0 TB/s", "answers: {sizes: It is so.}"),
        [
            "11:12: answers: found sizes; allowed are size, scale, identity, outlier."
            " Did you mean size?"
        ],
    ),
    "an answer without a reason": (
        claim("value: 31 TB/s", "answers: {size: n/a}"),
        [
            "10:10: doubt: memory_bandwidth: found 31 TB/s, which is not plausible; plausible is"
            " 0.1 to 30 TB/s. Check the unit and the decimal point against the source. [size]",
            "11:12: answers: found size without a reason; allowed is a sentence. Say why the claim"
            " stands.",
        ],
    ),
    "an answer to a doubt": (
        claim("value: 31 TB/s", "answers: {size: Memory on the chip.}"),
        [
            "10:10: doubt: memory_bandwidth: found 31 TB/s, which is not plausible; plausible is"
            " 0.1 to 30 TB/s. Check the unit and the decimal point against the source. [size]"
            " Answered: Memory on the chip."
        ],
    ),
    "an answer to no doubt": (
        claim("value: 4.0 TB/s", "answers: {size: Memory on the chip.}"),
        [
            "11:12: doubt: answers: found size, where this check doubts nothing; allowed are"
            " answers to doubts that there are. Remove it. [answer]"
        ],
    ),
    "two kinds": (
        claim("value: 4.0 TB/s", "at_least: 3 TB/s"),
        [
            "11:3: memory_bandwidth: found value and at_least in one claim; allowed is exactly one"
            f" of {KINDS}. Make two claims of it."
        ],
    ),
    "a kind that the metric has not": (
        claim("label: fast"),
        [
            f"10:3: memory_bandwidth: found label; allowed for this metric are {KINDS}."
            " Use one of them."
        ],
    ),
    "a condition that the metric has not": (
        claim("precision: fp16", "value: 4.0 TB/s"),
        [
            "10:3: memory_bandwidth has no condition precision; allowed are scope, variant."
            " Remove it, or correct the metric."
        ],
    ),
    "missing condition": (
        claim("value: 148 TFLOP/s", metric="peak_throughput"),
        [
            "9:3: peak_throughput without precision; it must be stated. Add precision: to it, or"
            " precision: undeclared."
        ],
    ),
    "unknown condition value": (
        claim("precision: fp17", "value: 148 TFLOP/s", metric="peak_throughput"),
        [
            "10:14: precision: found fp17; allowed are fp16, bf16, fp8, int8, undeclared."
            " Did you mean fp16?"
        ],
    ),
    "a number that is none": (
        claim("value: 3,35 TB/s"),
        [
            "10:10: memory_bandwidth: found number '3,35'; allowed are ASCII digits with at most"
            " one point, such as 3.35, 1e12 or 1979/2, without thousands separators."
        ],
    ),
    "range out of order": (
        claim("range: 4 TB/s to 3 TB/s"),
        ["10:10: range: found 4 TB/s to 3 TB/s, whose ends are in the wrong order; swap them."],
    ),
    "range without an end": (
        claim("range: 4 TB/s"),
        [
            "10:10: range: found 4 TB/s; allowed is A to B, each with its unit. Write both ends."
        ],
    ),
    "share of nothing": (
        claim("share: 15 %"),
        ["9:3: claim without of; a share is of another chip. Add of: to it."],
    ),
    "share that is none": (
        claim("share: most", "of: acme-one"),
        ["10:10: share: found most; allowed is a share such as 15 %, 1/3 or 5."],
    ),
    "share of an unknown chip": (
        claim("share: 15 %", "of: acme-on"),
        [
            "11:7: of: unknown chip acme-on; allowed are the chips that have a sheet."
            " Did you mean acme-one?"
        ],
    ),
    "share of itself": (
        claim("share: 15 %", "of: acme-one"),
        ["11:7: of: found acme-one, the chip itself; allowed is another chip."],
    ),
    "of without share": (
        claim("value: 4.0 TB/s", "of: acme-two"),
        ["11:3: of: found beside value; allowed is of: only with share:. Remove it."],
    ),
    "a date that does not exist": (
        claim("date: 2023-02-31", metric="released"),
        [
            "10:9: date: found date '2023-02-31', which does not exist; allowed are 2023-11-09,"
            " 2024-01, 2027-Q4 or 2024."
        ],
    ),
    "a label that nobody can see": (
        claim('label: "\u3164"', metric="memory_type"),
        ["10:10: found label '\u3164'; allowed is a name. Leave out what has none."],
    ),
    "neither yes nor no": (
        claim("present: true", metric="transformer_engine"),
        ["10:12: present: found true; allowed is yes or no."],
    ),
    "not available as a label": (
        claim("label: n/a", metric="memory_type"),
        [
            "10:10: label: found n/a; absent is absent. Remove the claim, or use undisclosed: yes."
        ],
    ),
    "not available, spelled out": (
        claim("label: N / A", metric="memory_type"),
        [
            "10:10: label: found N / A; absent is absent. Remove the claim, or use undisclosed:"
            " yes."
        ],
    ),
    "an absent locator, speaker and variant": (
        claim("value: 4.0 TB/s", "variant: N.A.", "said_by: unknown").replace(
            "said_by: unknown\n  source: news-a\n  locator: here",
            "said_by: unknown\n  source: news-a\n  locator: n/a",
        ),
        [
            "11:12: variant: found N.A.; absent is absent. Leave variant out.",
            "12:12: said_by: found unknown; absent is absent. Name it, or leave it out.",
            "14:12: locator: found n/a; absent is absent. Name it, or leave it out.",
        ],
    ),
    "an absent source": (
        claim("value: 4.0 TB/s").removesuffix(TAIL) + TAIL.replace("news-a", "none"),
        ["11:11: source: found none; absent is absent. Name it, or leave it out."],
    ),
    "a period that does not exist": (
        claim("period: 2024-13", "value: 1 million units", metric="shipments"),
        [
            "10:11: period: found date '2024-13', which does not exist; allowed are 2023-11-09,"
            " 2024-01, 2027-Q4 or 2024."
        ],
    ),
    "an empty list of claims": (
        "chip: acme-one\nname: Acme One\nvendor: Acme\nclaims: []\n",
        [
            "4:9: sheet without claims; a sheet stands only where a claim exists."
            " Add claims: to it."
        ],
    ),
    "unknown basis": (
        claim("value: 4.0 TB/s", "basis: guessed"),
        [
            "11:10: basis: found guessed; allowed are nominal, measured, estimated, announced,"
            " forecast, counterfactual."
        ],
    ),
    "unknown source": (
        f"{HEAD}{GOOD}- metric: memory_bandwidth\n  value: 4.0 TB/s\n  source: news-b\n"
        "  locator: here\n",
        [
            "11:11: unknown source news-b; allowed are the ids of source records."
            " Did you mean news-a? Add a record for it under sources/."
        ],
    ),
    "missing source": (
        f"{HEAD}{GOOD}- metric: memory_bandwidth\n  value: 4.0 TB/s\n  locator: here\n",
        ["9:3: claim without source; every claim has one. Add source: to it."],
    ),
    "missing locator": (
        f"{HEAD}{GOOD}- metric: memory_bandwidth\n  value: 4.0 TB/s\n  source: news-a\n",
        ["9:3: claim without locator; every claim has one. Add locator: to it."],
    ),
    "the same claim twice": (
        HEAD + GOOD + GOOD,
        [
            "9:3: this claim equals that in specs/sheet.yaml:5 in everything; allowed is each claim"
            " once. Remove one."
        ],
    ),
    "duplicate key": (
        claim("value: 4.0 TB/s", "value: 4.8 TB/s"),
        [
            "11:3: found the key value again, first on line 10; allowed is each key once. Remove"
            " one of the two."
        ],
    ),
    "sheet without a name": (
        f"chip: acme-one\nvendor: Acme\nclaims:\n{GOOD}",
        ["1:1: sheet without name; every sheet has one. Add name: to it."],
    ),
    "sheet of claims for an unknown chip": (
        f"chip: acme-one\nclaims:\n{GOOD}",
        [
            "1:7: unknown chip acme-one; allowed are the chips that have a sheet."
            " Or describe it here with name: and vendor:."
        ],
    ),
    "sheet without claims": (
        "chip: acme-one\nname: Acme One\nvendor: Acme\n",
        [
            "1:1: sheet without claims; a sheet stands only where a claim exists."
            " Add claims: to it."
        ],
    ),
    "claims that are no list": (
        "chip: acme-one\nname: Acme One\nvendor: Acme\nclaims: many\n",
        ["4:9: claims: found a text; allowed is a list, each item with a dash."],
    ),
    "a file of no kind": (
        "colour: blue\n",
        [
            "1:1: cannot tell what this file is; allowed is a first key chip: (sheet), family:"
            " (family), id: (source), metrics: (vocabulary), tiers: (trust), words: (words)."
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", SHEETS)
def test_bad_sheet(found: Found, fault: str) -> None:
    """Each fault is found, located and worded, and it alone."""
    text, expected = SHEETS[fault]
    other = HEAD.replace("acme-one", "bolt-nine").replace("Acme One", "Bolt Nine") + GOOD
    assert [f"specs/sheet.yaml:{line}" for line in expected] == found(other=other, sheet=text)


def test_a_good_sheet_has_no_findings(found: Found) -> None:
    """The sheet that every case above spoils is itself without fault."""
    assert found(sheet=HEAD + GOOD) == []


def test_two_sheets_of_one_chip(found: Found) -> None:
    """A sheet that describes another's chip is told where that is described."""
    other = HEAD.replace("Acme One", "Acme Other") + GOOD
    assert found(a=HEAD + GOOD, b=other) == [
        "specs/b.yaml:1:7: chip acme-one is already described in specs/a.yaml:1; allowed is one"
        " sheet each. Give this one its own id, or leave out name and vendor to add claims to that"
        " chip.",
        "specs/b.yaml:5:3: this claim equals that in specs/a.yaml:5 in everything; allowed is each"
        " claim once. Remove one.",
    ]


def test_a_name_that_another_chip_has(found: Found) -> None:
    """Case and spacing do not make a name another."""
    other = GOOD.replace("HBM3", "HBM2")
    text = f"chip: acme-two\nname: ACME ONE\nvendor: Acme\nclaims:\n{other}"
    assert found(a=HEAD + GOOD, b=text) == [
        "specs/b.yaml:2:7: name ACME ONE is already that of acme-one in specs/a.yaml:1; allowed is"
        " a name of its own."
    ]


def test_a_circle_of_shares(found: Found) -> None:
    """Each share must end at a chip that has a value of its own."""
    share = "- metric: memory_bandwidth\n  share: 1/2\n  of: {}\n" + TAIL
    two = f"chip: acme-two\nname: Acme Two\nvendor: Acme\nclaims:\n{share.format('acme-one')}"
    assert found(a=HEAD + share.format("acme-two"), b=two) == [
        "specs/a.yaml:7:7: of: found a circle, acme-one of acme-two of acme-one; allowed is a share"
        " that ends at a chip with a value of its own.",
        "specs/b.yaml:7:7: of: found a circle, acme-two of acme-one of acme-two; allowed is a share"
        " that ends at a chip with a value of its own.",
    ]


def test_a_circle_is_found_among_other_shares(found: Found) -> None:
    """A second share of the same row does not hide the circle."""
    share = "- metric: memory_bandwidth\n  share: 1/2\n  of: {}\n" + TAIL
    value = "- metric: memory_bandwidth\n  value: 1.0 TB/s\n" + TAIL
    sheet = "chip: acme-{0}\nname: Acme {0}\nvendor: Acme\nclaims:\n"
    messages = found(
        a=HEAD + share.format("acme-two") + share.format("acme-three"),
        b=sheet.format("two") + share.format("acme-one"),
        c=sheet.format("three") + value,
    )
    assert [message.split(";")[0] for message in messages] == [
        "specs/a.yaml:7:7: of: found a circle, acme-one of acme-two of acme-one",
        "specs/b.yaml:7:7: of: found a circle, acme-two of acme-one of acme-two",
    ]


def test_an_unused_source(found: Found) -> None:
    """A record that nothing cites is a problem; one that others descend from is not."""
    record = "id: extra\ntitle: Extra\npublisher: Nobody\nkind: dataset\n"
    child = "id: child\ntitle: Child\npublisher: Nobody\nkind: dataset\nderives_from: [extra]\n"
    text = (
        "source child is not used; allowed are sources that a claim names or that one descends"
        " from. Remove the record, or add the claim."
    )
    assert found(sheet=HEAD + GOOD, extra=record, child=child) == [f"specs/child.yaml:1:5: {text}"]


def test_a_refused_claim_uses_its_source(found: Found) -> None:
    """No one is told to remove the record of a source that a refused claim names."""
    text = f"{HEAD}- metric: memory_bandwith\n  value: 4.0 TB/s\n{TAIL}"
    assert found(sheet=text) == [
        "specs/sheet.yaml:5:11: unknown metric memory_bandwith; allowed are those of `chipcmp list"
        " metrics`. Did you mean memory_bandwidth?"
    ]


def test_a_refused_file_may_use_any_source(found: Found) -> None:
    """Where a file cannot be read, nobody knows which records are unused."""
    assert found(sheet="chip: acme-one\nchip: acme-one\n") == [
        "specs/sheet.yaml:2:1: found the key chip again, first on line 1; allowed is each key once."
        " Remove one of the two."
    ]


def test_claims_that_differ_in_what_they_descend_from(found: Found) -> None:
    """Only claims that are alike in every field are one claim twice."""
    record = "id: extra\ntitle: Extra\npublisher: Nobody\nkind: dataset\n"
    other = GOOD + "  derives_from: [extra]\n"
    assert found(sheet=HEAD + GOOD + other, extra=record) == []


def test_all_problems_at_once(found: Found) -> None:
    """Every file and every claim is read to its end."""
    text = claim("value: 4.0") + "- metric: memory_capacity\n  value: 96 TB/s\n" + TAIL
    assert len(found(a=text, b="colour: blue\n")) == 3

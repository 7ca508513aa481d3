"""RULES: Sheets. A name means one chip or one family; the file that is read later is told."""

from collections.abc import Callable

import pytest

Found = Callable[..., list[str]]

CLAIMS = "claims:\n- metric: memory_type\n  label: HBM3\n  source: news-a\n  locator: here\n"
ONE = f"chip: foo-z1-pro\nname: Foo Z1 Pro\nvendor: Foo\n{CLAIMS}"
FAMILY = "family: foo-z1\nname: Z1\nmembers: [foo-z1-pro]\n"


def sheet(id_: str, name: str, extra: str = "") -> str:
    """A sheet of that chip, by the first word of its name."""
    vendor, _, _ = name.partition(" ")
    return f"chip: {id_}\nname: {name}\nvendor: {vendor}\n{extra}{CLAIMS}"


def test_a_short_name_means_one_chip(found: Found) -> None:
    """Names are told apart without their vendors, as people ask for chips."""
    text = sheet("bar-z1-pro", "Bar Z1 Pro")
    assert [
        "mine/a.yaml:2:7: name Z1 Pro, short for Bar Z1 Pro, is already that of foo-z1-pro in"
        " specs/one.yaml:1; allowed is a name of its own."
    ] == found(one=ONE, user={"a": text})


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (sheet("bar-two", "Bar Two", "aliases: [z 1]\n"), "4:10: name z 1"),
        (sheet("bar-z1", "Bar Z1"), "2:7: name Z1, short for Bar Z1,"),
        (sheet("foo-z1", "Foo Two"), "1:7: name foo-z1"),
    ],
    ids=["alias", "short name", "id"],
)
def test_a_familys_name_is_taken(found: Found, text: str, place: str) -> None:
    """The user's sheet is told, though chips are read before families."""
    assert [
        f"mine/a.yaml:{place} is already that of foo-z1 in specs/family.yaml:1; allowed is a name"
        " of its own."
    ] == found(one=ONE, family=FAMILY, user={"a": text})


def test_a_users_family_may_not_take_a_chips_name(found: Found) -> None:
    """The family is told where it was read later."""
    family = FAMILY.replace("name: Z1", "name: Z1 Pro")
    assert [
        "mine/family.yaml:2:7: name Z1 Pro is already that of foo-z1-pro in specs/one.yaml:1;"
        " allowed is a name of its own."
    ] == found(one=ONE, user={"family": family})


@pytest.mark.parametrize(
    ("members", "sentences"),
    [
        ("[]", ["members: found an empty list; allowed is a list of chips. Add one."]),
        (
            "[foo-z1-pro, foo-z1-pro]",
            ["members: found foo-z1-pro twice; allowed is each chip once. Remove one."],
        ),
    ],
    ids=["none", "twice"],
)
def test_members_of_a_family(found: Found, members: str, sentences: list[str]) -> None:
    """A family has members, each once."""
    family = FAMILY.replace("[foo-z1-pro]", members)
    assert [f"specs/family.yaml:3:10: {text}" for text in sentences] == found(
        one=ONE, family=family
    )


CONVERSION = (
    "conversions:\n- metric: peak_throughput\n  from: {sparsity: 2:4}\n  to: {sparsity: dense}\n"
    "  factor: 1/2\n  source: news-a\n  locator: here\n"
)
CONVERSIONS = {
    "zero": (
        ("factor: 1/2", "factor: 0"),
        "8:11: factor: found 0; allowed is a number above zero.",
    ),
    "negative": (
        ("factor: 1/2", "factor: -1/2"),
        "8:11: factor: found -1/2; allowed is a number above zero.",
    ),
    "without from": (
        ("  from: {sparsity: 2:4}\n", ""),
        "5:3: conversion without from; every conversion has one. Add from: to it.",
    ),
    "to nothing": (
        ("to: {sparsity: dense}", "to: {}"),
        "7:7: conversion without to; every conversion has one. Add to: to it.",
    ),
}


@pytest.mark.parametrize("fault", CONVERSIONS)
def test_bad_conversion(found: Found, fault: str) -> None:
    """A conversion carries from somewhere to somewhere, by a factor above zero."""
    (old, new), sentence = CONVERSIONS[fault]
    family = FAMILY + CONVERSION.replace(old, new)
    assert [f"specs/family.yaml:{sentence}"] == found(one=ONE, family=family)

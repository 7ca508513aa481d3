"""What a reader asks for by name: the trust, the chips and the baseline that the names mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from os import PathLike
from pathlib import Path

from chipcmp.model.chips import Chip
from chipcmp.model.contents import Contents
from chipcmp.model.problems import ChipcmpError, UnknownName, Unreadable
from chipcmp.model.sources import TrustOrder, TrustTable
from chipcmp.read import files
from chipcmp.read.catalog import read_trust_file
from chipcmp.reason.resolve import resolve
from chipcmp.reason.trust import Trust


@dataclass(frozen=True, slots=True)
class Chips:
    """The chips that names mean, the baseline among them, and what a reader should be told."""

    chips: tuple[Chip, ...]
    baseline: Chip
    notes: tuple[str, ...]


def chips(contents: Contents, names: Sequence[str], baseline: str | None = None) -> Chips:
    """The chips of these names, each once; the first is the baseline unless another is named.

    Raises UnknownName, or ChipcmpError where no chip is named.
    """
    if not names:
        raise ChipcmpError("no chips to compare; name at least one, such as H100.")
    asked = dict.fromkeys([*names, *([baseline] if baseline else [])])
    resolved = {name: resolve(contents, name) for name in asked}
    found = list(dict.fromkeys(resolved[name].chip for name in names))
    base = resolved[baseline].chip if baseline else found[0]
    if base not in found:
        found.insert(0, base)
    notes = (answer.note(contents, name) for name, answer in resolved.items())
    return Chips(tuple(found), base, tuple(dict.fromkeys(note for note in notes if note)))


def trust(
    contents: Contents,
    name: str | PathLike[str] = "articles",
    *,
    source: Sequence[str] = (),
    without: Sequence[str] = (),
    as_of: date | str | None = None,
) -> Trust:
    """Whom to believe: a named order, or a file with one's own; sources first or left out.

    ``as_of`` leaves out what was said after that day. Raises ChipcmpError or UnknownName.
    """
    table, order = contents.trust, contents.trust.orders.get(str(name))
    if order is None:
        table, order = _own_trust(str(name), tuple(table.orders))
    for id_ in (*source, *without):
        if id_ not in contents.sources:
            raise UnknownName("source", id_, tuple(get_close_matches(id_, contents.sources, n=3)))
    return Trust(
        order=order,
        table=table,
        sources=contents.sources,
        preferred=tuple(source),
        without=frozenset(without),
        as_of=_day(as_of),
    )


def _own_trust(name: str, known: tuple[str, ...]) -> tuple[TrustTable, TrustOrder]:
    if not Path(name).is_file():
        raise Unreadable(
            f"unknown trust {name!r}; allowed are {', '.join(known)} or a trust file of your own."
        )
    table = read_trust_file(files.named(name))
    return table, next(iter(table.orders.values()))


def _day(value: date | str | None) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ChipcmpError(f"found date {value!r}; allowed is a day such as 2025-04-30.") from None

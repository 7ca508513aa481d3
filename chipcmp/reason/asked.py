"""What a reader asks for: the chips, the rows and the trust that names and settings mean."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from os import PathLike
from pathlib import Path
from typing import Literal

from chipcmp.model.chips import Chip
from chipcmp.model.contents import Contents
from chipcmp.model.problems import ChipcmpError, UnknownName, Unreadable, shown
from chipcmp.model.sources import TrustOrder, TrustTable
from chipcmp.read import files
from chipcmp.read.catalog import read_trust_file
from chipcmp.reason.choose import View
from chipcmp.reason.disputed import Disputes, disputed
from chipcmp.reason.resolve import Resolved, resolve
from chipcmp.reason.rows import Wanted, select
from chipcmp.reason.trust import Trust

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Named = str | Chip
Metrics = Literal["headline", "all"] | Iterable[str]


@dataclass(frozen=True, slots=True)
class Chips:
    """The chips that names mean, the baseline among them, and what a reader should be told."""

    chips: tuple[Chip, ...]
    baseline: Chip
    notes: tuple[str, ...]


def chip(contents: Contents, name: Named) -> Resolved:
    """The chip of a name, or the one of these contents that is the same chip.

    Raises UnknownName, or ChipcmpError for what is neither a name nor a chip.
    """
    return resolve(contents, _name(name))


def _name(found: object) -> str:
    if isinstance(found, Chip):
        return found.id
    if isinstance(found, str):
        return found
    several = isinstance(found, list | tuple | set) and found and all(map(_is_named, found))
    do = "Give each as an argument of its own." if several else "Name one."
    raise ChipcmpError(
        f"found {shown(found)} for a chip; allowed is a name such as H100, or a Chip. {do}"
    )


def _is_named(found: object) -> bool:
    return isinstance(found, str | Chip)


def chips(contents: Contents, asked: Sequence[Named], baseline: Named | None = None) -> Chips:
    """The chips of these names, each once; the first is the baseline unless another is named.

    Raises UnknownName, or ChipcmpError where no chip is named.
    """
    if not asked:
        raise ChipcmpError("no chips to compare; name at least one, such as H100.")
    names = [_name(each) for each in asked]
    base_name = names[0] if baseline is None else _name(baseline)
    resolved = {name: resolve(contents, name) for name in [*names, base_name]}
    found = list(dict.fromkeys(resolved[name].chip for name in names))
    base = resolved[base_name].chip
    if base not in found:
        found.insert(0, base)
    notes = (answer.note(contents, name) for name, answer in resolved.items())
    return Chips(tuple(found), base, tuple(dict.fromkeys(note for note in notes if note)))


def some_chips(
    contents: Contents, asked: Sequence[Named]
) -> tuple[tuple[Chip, ...], tuple[str, ...]]:
    """The chips of these names, or every chip where none is named; what a reader should know."""
    if not asked:
        return tuple(contents.chips[id_] for id_ in sorted(contents.chips)), ()
    found = chips(contents, asked)
    return found.chips, found.notes


def disputes(view: View, chips: Sequence[Chip], metrics: Metrics = "all") -> Disputes:
    """The disputes about some chips, in all rows or in those of the metrics named.

    Raises UnknownName or ChipcmpError for a metric that is none.
    """
    rows = None if metrics == "all" or not metrics else select(view, chips, wanted(metrics))
    return disputed(view, chips=[chip.id for chip in chips], rows=rows)


def wanted(metrics: Metrics) -> Wanted:
    """The rows that a choice of metrics means. Raises ChipcmpError for what is no choice."""
    if isinstance(metrics, str):
        if metrics == "headline":
            return Wanted()
        return Wanted("all") if metrics == "all" else Wanted("named", (metrics,))
    names = _texts(metrics)
    if names is None:
        raise ChipcmpError(
            f"found metrics {shown(metrics)}; allowed are 'headline', 'all' or names of metrics."
        )
    return Wanted("named", names)


def _texts(found: object) -> tuple[str, ...] | None:
    """One text or several as a tuple, or None for anything else."""
    if isinstance(found, str):
        return (found,)
    texts = tuple(found) if isinstance(found, Iterable) else (None,)
    return texts if all(isinstance(text, str) for text in texts) else None


def view(contents: Contents, trusted: Trust | str | PathLike[str]) -> View:
    """The contents as a trust sees them, or a trust's name or file.

    Raises ChipcmpError where the trust is none, or one that does not know the sources.
    """
    believed = trusted if isinstance(trusted, Trust) else trust(contents, trusted)
    if contents.sources.keys() - believed.sources.keys():
        raise ChipcmpError(
            "found a trust of another catalog; allowed is one that knows these sources."
            " Make it with this catalog's trust()."
        )
    return View.of(contents, believed)


def trust(
    contents: Contents,
    name: str | PathLike[str] = "articles",
    *,
    source: str | Iterable[str] = (),
    without: str | Iterable[str] = (),
    as_of: date | str | None = None,
) -> Trust:
    """Whom to believe: a named order, or a file with one's own; sources first or left out.

    ``as_of`` leaves out what was said after that day. Raises ChipcmpError or UnknownName.
    """
    if not isinstance(name, str | PathLike):
        raise ChipcmpError(
            f"found trust {shown(name)}; allowed are {', '.join(contents.trust.orders)} or a trust"
            " file of your own."
        )
    preferred = _sources(contents, "source", source)
    left_out = _sources(contents, "without", without)
    both = [id_ for id_ in preferred if id_ in left_out]
    if both:
        raise ChipcmpError(
            f"found {', '.join(both)} both as a source to believe first and as one to leave out;"
            " allowed is either. Name it once."
        )
    table, order = contents.trust, contents.trust.orders.get(str(name))
    if order is None:
        table, order = _own_trust(str(name), contents)
    return Trust(
        order=order,
        table=table,
        sources=contents.sources,
        preferred=preferred,
        without=frozenset(left_out),
        as_of=day(as_of),
    )


def _sources(contents: Contents, setting: str, asked: object) -> tuple[str, ...]:
    ids = _texts(asked)
    if ids is None:
        raise ChipcmpError(
            f"found {setting} {shown(asked)}; allowed is the id of a source, or several ids."
        )
    for id_ in ids:
        if id_ not in contents.sources:
            raise UnknownName("source", id_, tuple(get_close_matches(id_, contents.sources, n=3)))
    return ids


def _own_trust(name: str, contents: Contents) -> tuple[TrustTable, TrustOrder]:
    if not Path(name).is_file():
        known = ", ".join(contents.trust.orders)
        raise Unreadable(
            f"unknown trust {name!r}; allowed are {known} or a trust file of your own."
        )
    table = read_trust_file(files.named(name), contents.sources)
    return table, next(iter(table.orders.values()))


def day(value: object) -> date | None:
    """The day that a setting means, None for none. Raises ChipcmpError for what is no day."""
    try:
        match value:
            case datetime():
                return value.date()
            case None | date():
                return value
            case str() if _DAY.fullmatch(value):
                return date.fromisoformat(value)
    except ValueError:  # also of pandas' NaT, which is a datetime without a date
        pass
    raise ChipcmpError(f"found date {shown(value)}; allowed is a day such as 2025-04-30.")

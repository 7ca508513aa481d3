"""A mapping of a file while it is being read: keys are taken one by one, faults collected."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from chipcmp.model.names import is_visible, name_key
from chipcmp.model.problems import Problem, Severity
from chipcmp.read.yaml_events import Mapping, Node, positions

# What people must be able to read; a unit may be a mere sign.
NAMING = ("chip", "id", "locator", "name", "source", "title")

Where = tuple[str | int, ...]

ABSENT = frozenset(
    {"n/a", "na", "n.a.", "none", "null", "nil", "unknown", "-", "--", "–", "—", "?", "tbd", "todo"}
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding, by its place in the structure of the file: lines are looked up afterwards."""

    where: Where
    text: str
    at: Literal["key", "value"] = "value"
    severity: Severity = "problem"
    check: str = ""
    answer: str = ""


@dataclass(slots=True)
class Faults:
    """What is wrong in one file, in the order it was found.

    ``order`` is the file's place among all that are read: of two that clash, the later is told.
    ``path`` is the file as problems print it.
    """

    found: list[Fault] = field(default_factory=list)
    order: int = 0
    path: str = ""

    def add(self, fault: Fault) -> None:
        """Keep a fault."""
        self.found.append(fault)

    def located(self, path: str, data: bytes) -> list[Problem]:
        """The faults with line and column, found by reading the file again with marks."""
        if not self.found:
            return []
        marks = positions(data)
        problems = []
        for fault in dict.fromkeys(self.found):  # what is read twice is found twice
            table = marks.keys if fault.at == "key" else marks.values
            line, column = table.get(fault.where) or marks.values.get(fault.where[:-1]) or (1, 1)
            problems.append(
                Problem(path, line, column, fault.text, fault.severity, fault.check, fault.answer)
            )
        return sorted(problems)


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping, where it stands in its file, and where its faults go."""

    node: Mapping
    where: Where
    faults: Faults
    what: str

    def fault(self, key: str, text: str, at: Literal["key", "value"] = "value") -> None:
        """Record what is wrong with a key, or with the whole entry where the key is empty."""
        self.faults.add(Fault((*self.where, key) if key else self.where, text, at))

    def doubt(self, key: str, text: str, *, check: str, answer: str = "") -> None:
        """Record what a check doubts about a key, and the reason that answers it."""
        where = (*self.where, key)
        self.faults.add(Fault(where, text, severity="doubt", check=check, answer=answer))

    def allow(self, keys: Collection[str]) -> None:
        """Record every key that is not among those allowed."""
        for key in self.node:
            if key not in keys:
                self.fault(
                    key, f"unknown key {key}; allowed are {listed(keys)}.{hint(key, keys)}", "key"
                )

    def text(self, key: str) -> str:
        """The text of a key, or nothing where it is absent."""
        value = self.node.get(key)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        self.fault(key, f"{key}: found a {kind(value)}; allowed is one text. Write it on one line.")
        return ""

    def need(self, key: str, why: str = "") -> str:
        """The text of a key that must be there."""
        if key not in self.node:
            reason = why or f"every {self.what} has one"
            self.fault("", f"{self.what} without {key}; {reason}. Add {key}: to it.")
        text = self.text(key)
        if text and key in NAMING and not is_visible(text):
            self.fault(key, f"{key}: found nothing that can be seen; allowed are letters, digits.")
        return text

    def present(self, key: str, text: str) -> str:
        """The text again, a fault recorded where it only says that there is none."""
        if is_absent(text):
            self.fault(key, f"{key}: found {text}; absent is absent. Name it, or leave it out.")
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a key that holds a list; one text is a list of one."""
        value = self.node.get(key)
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(str(item) for item in value)
        if value is not None:
            self.fault(
                key, f"{key}: found a {kind(value)}; allowed is a list of texts such as [a, b]."
            )
        return ()

    def choice(self, key: str, allowed: Collection[str], default: str) -> str:
        """The text of a key, one of those allowed, or the default where it is absent."""
        value = self.text(key) or default
        if value not in allowed:
            self.fault(
                key, f"{key}: found {value}; allowed are {listed(allowed)}.{hint(value, allowed)}"
            )
            return default
        return value

    def entries(self, key: str, what: str) -> Iterable["Entry"]:
        """The mappings of a list, each an entry of its own."""
        value = self.node.get(key, [])
        if not isinstance(value, list):
            self.fault(
                key, f"{key}: found a {kind(value)}; allowed is a list, each item with a dash."
            )
            return
        for index, item in enumerate(value):
            where = (*self.where, key, index)
            if isinstance(item, Mapping):
                yield Entry(item, where, self.faults, what)
            else:
                text = f"{key}: found a {kind(item)} as an item; allowed is a {what} with its keys."
                self.faults.add(Fault(where, text))

    def named(self, key: str, what: str) -> Iterable[tuple[str, "Entry"]]:
        """The mappings of a mapping, each with its name."""
        value = self.node.get(key)
        if value is None:
            return
        if not isinstance(value, Mapping):
            self.fault(key, f"{key}: found a {kind(value)}; allowed is a mapping of names.")
            return
        for name, item in value.items():
            where = (*self.where, key, name)
            if isinstance(item, Mapping):
                yield name, Entry(item, where, self.faults, what)
            else:
                self.faults.add(Fault(where, f"{name}: found a {kind(item)}; allowed is a {what}."))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """The texts of a mapping of texts."""
        value = self.node.get(key)
        if value is None:
            return ()
        if isinstance(value, Mapping) and all(isinstance(item, str) for item in value.values()):
            return tuple((name, str(item)) for name, item in value.items())
        self.fault(key, f"{key}: found a {kind(value)}; allowed is a mapping of texts.")
        return ()


def kind(node: Node) -> str:
    """What a node is, in words."""
    if isinstance(node, str):
        return "text"
    return "list" if isinstance(node, list) else "mapping"


def listed(names: Iterable[str]) -> str:
    """Names in a row, in the order given."""
    return ", ".join(names)


def is_absent(text: str) -> bool:
    """Whether a text only says that there is none; such a text is left out instead.

    >>> is_absent("N / A")
    True
    """
    return name_key(text) in ABSENT


def hint(name: str, allowed: Iterable[str]) -> str:
    """The closest allowed name as a question, or nothing."""
    close = get_close_matches(name, list(allowed), n=1)
    return f" Did you mean {close[0]}?" if close else ""

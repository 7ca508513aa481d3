"""YAML as spec files may use it: mappings, lists and text, read from PyYAML's parser events.

Nothing is typed by its looks: every scalar is a str (``NO``, ``017``, ``2:4``, ``3.00``). Nodes
keep no marks, so that a thousand sheets stay cheap; `positions` reads a file again with marks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml
from yaml.events import Event, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from chipcmp.read import characters
from chipcmp.read.characters import LIMIT, place, refusal
from chipcmp.read.yaml_problems import DEEP, DEPTH, YamlProblem, from_parser, shown

__all__ = ["DEPTH", "LIMIT", "Mapping", "Marks", "Node", "YamlProblem", "load", "positions"]

Node: TypeAlias = "str | list[Node] | Mapping"
Path: TypeAlias = tuple[str | int, ...]
Position: TypeAlias = tuple[int, int]
_Get: TypeAlias = Callable[[], Event]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TOP = "allowed are keys with values. Write key: value."
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events, only slower


class Mapping(dict[str, "Node"]):
    """A mapping of a file, and the line on which it starts, from 1."""

    __slots__ = ("line",)
    line: int


@dataclass(frozen=True, slots=True)
class Marks:
    """Line and column, from 1, of every key and every value, by their path in the structure."""

    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)


def load(data: bytes) -> Mapping:
    """The one mapping of a file. Raises YamlProblem at the first thing that is not allowed."""
    text = characters.decode(data)
    strict = characters.strictness(data, text)
    with _events(data) as get:
        reader = _Reader(get, text, strict=strict)
        node = reader.document()
    if strict:
        index = characters.stray(text, reader.spans)
        if index >= 0:
            raise YamlProblem(*place(text, index), refusal(text[index]))
    return node


def positions(data: bytes) -> Marks:
    """Where everything in a file stands; for files that `load` takes, and YamlProblem otherwise."""
    marks = Marks()
    with _events(data) as get:
        _mark(get, _first(get), (), marks)
    return marks


@contextmanager
def _events(data: bytes) -> Iterator[_Get]:
    loader = None
    try:
        loader = _Loader(data)
        yield loader.get_event
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise from_parser(error, data) from None
    finally:
        if loader is not None:
            loader.dispose()


class _Reader:
    """The descent through the events of one file; at most `DEPTH` deep."""

    __slots__ = ("admitted", "get", "spans", "strict", "text")

    def __init__(self, get: _Get, text: str, *, strict: bool) -> None:
        self.get = get
        self.text = text
        self.strict = strict
        self.admitted: set[str] = set()
        self.spans: list[tuple[int, int]] = []

    def document(self) -> Mapping:
        event = _first(self.get)
        node = self.collection(event, 1)
        if not isinstance(node, Mapping):
            raise _problem(event, f"found a list at the top; {_TOP}")
        self.get()
        after = self.get()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _problem(
                after, "found a second document; allowed is one. Move it to a file of its own."
            )
        return node

    def collection(self, event: Event, depth: int) -> Node:
        if not isinstance(event, MappingStartEvent | SequenceStartEvent):
            raise _problem(event, "found an alias; allowed are none. Write the value out.")
        if event.anchor or event.tag:
            raise _adorned(event)
        if depth > DEPTH:
            raise _problem(event, DEEP)
        if isinstance(event, MappingStartEvent):
            return self.mapping(event, depth)
        return self.sequence(depth)

    def mapping(self, start: MappingStartEvent, depth: int) -> Mapping:
        node = Mapping()
        node.line = _at(start)[0]
        get, admitted, strict = self.get, self.admitted, self.strict
        lines: list[int] = []  # of the keys; keeping their events would cost more in large mappings
        while type(event := get()) is ScalarEvent:
            key = event.value
            if key not in admitted:
                self.admit(event)
            elif strict and (event.anchor or event.tag):
                raise _adorned(event)
            if key in node:
                raise _twice(event, lines[list(node).index(key)])
            lines.append(event.start_mark.line)  # type: ignore[union-attr]  # parsers set it
            value = get()
            if type(value) is ScalarEvent:
                text = value.value
                if strict or text in _NULLS or "\n" in text:
                    self.check(value, key)
                node[key] = text
            else:
                node[key] = self.collection(value, depth + 1)
        _closed(event)
        return node

    def sequence(self, depth: int) -> list[Node]:
        items: list[Node] = []
        while type(event := self.get()) is not SequenceEndEvent:
            if type(event) is ScalarEvent:
                if self.strict or event.value in _NULLS or "\n" in event.value:
                    self.check(event, "")
                items.append(event.value)
            else:
                items.append(self.collection(event, depth + 1))
        return items

    def admit(self, event: ScalarEvent) -> None:
        key = event.value
        if event.anchor or event.tag:
            raise _adorned(event)
        if key == "<<":
            raise _problem(event, "found the merge key <<; allowed are names. Write the keys out.")
        if not key.strip():
            raise _problem(event, "found an empty key; allowed are names. Name the key.")
        if not (key.isascii() and key.isprintable()):
            found = f"found the key {shown(key)}"
            raise _problem(event, f"{found}; allowed are printable ASCII characters. Rename it.")
        self.admitted.add(key)

    def check(self, event: ScalarEvent, key: str) -> None:
        value = event.value
        if event.anchor or event.tag:
            raise _adorned(event)
        if value not in _NULLS and characters.ordinary(value):
            return
        start, end = _span(event)
        if not value.strip() or (value in _NULLS and not event.style):
            found = f"the null value {value}" if value.strip() else "no value"
            text = f"{shown(key) or 'list'}: found {found}; allowed is text."
            text = f"{text} Write it, or leave the key or item out."
            raise YamlProblem(*place(self.text, min(start, len(self.text))), text)
        if not self.strict and event.style in ("|", ">"):
            return
        character = characters.offence(value, block=event.style, key=key)
        if character:
            index = self.text.find(character, start, end) if character != "\n" else -1
            raise YamlProblem(*place(self.text, max(index, start)), refusal(character))
        if key in characters.FREE:
            self.spans.append((start, end))


def _first(get: _Get) -> Event:
    """The start of the top mapping or list, wherever directives and --- let it begin."""
    get()
    start = get()
    event = get() if isinstance(start, yaml.DocumentStartEvent) else start
    empty = isinstance(event, ScalarEvent) and not event.value and not event.style
    if empty or isinstance(event, yaml.StreamEndEvent):
        raise YamlProblem(1, 1, f"found an empty file; {_TOP}")
    if isinstance(event, ScalarEvent):
        raise _problem(event, f"found a text at the top; {_TOP}")
    return event


def _mark(get: _Get, event: Event, path: Path, marks: Marks) -> None:
    marks.values[path] = _at(event)
    if len(path) > DEPTH:
        raise _problem(event, DEEP)
    if isinstance(event, SequenceStartEvent):
        index = 0
        while type(item := get()) is not SequenceEndEvent:
            _mark(get, item, (*path, index), marks)
            index += 1
    elif isinstance(event, MappingStartEvent):
        while type(key := get()) is ScalarEvent:
            where = (*path, key.value)
            marks.keys[where] = _at(key)
            _mark(get, get(), where, marks)
        _closed(key)


def _at(event: Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _span(event: Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)


def _problem(event: Event, text: str) -> YamlProblem:
    return YamlProblem(*_at(event), text)


def _twice(event: ScalarEvent, first: int) -> YamlProblem:
    found = f"found the key {shown(event.value)} again, first on line {first + 1}"
    return _problem(event, f"{found}; allowed is each key once. Remove one of the two.")


def _closed(event: Event) -> None:
    if type(event) is not yaml.MappingEndEvent:
        what = "an alias" if isinstance(event, yaml.AliasEvent) else "a list or mapping"
        raise _problem(event, f"found {what} as a key; allowed are names. Write the key as text.")


def _adorned(event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> YamlProblem:
    what = f"anchor &{shown(event.anchor)}" if event.anchor else f"tag {shown(event.tag or '')}"
    return _problem(event, f"found the {what}; allowed is none. Remove it.")

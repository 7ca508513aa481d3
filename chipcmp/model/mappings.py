"""Mappings that nobody can change: what is read once is the same for everyone who holds it."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, TypeVar

Key = TypeVar("Key")
Held = TypeVar("Held")

Rebuilding = tuple[Callable[..., object], tuple[type, Mapping[str, object]]]


def frozen(mapping: Mapping[Key, Held]) -> Mapping[Key, Held]:
    """The mapping as it is now, read-only; one that is so already stays itself."""
    if isinstance(mapping, MappingProxyType):
        return mapping
    return MappingProxyType(dict(mapping))


def rebuilding(made: Any) -> Rebuilding:  # noqa: ANN401  # any dataclass that holds frozen mappings
    """How pickle and copy make a dataclass again: they cannot take a read-only mapping apart."""
    return _built, (
        type(made),
        {field.name: _thawed(getattr(made, field.name)) for field in fields(made) if field.init},
    )


def _thawed(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return {key: _thawed(held) for key, held in value.items()}
    return value


def _built(kind: type, settings: Mapping[str, object]) -> object:
    return kind(**settings)

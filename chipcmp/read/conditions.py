"""Values of conditions, wherever a file gives one: whether they may stand."""

from collections.abc import Mapping

from chipcmp.model.days import Days
from chipcmp.read.entries import hint, is_absent, listed

Allowed = Mapping[str, str] | str


def objection(name: str, value: str, allowed: Allowed, *, words: tuple[str, ...] = ()) -> str:
    """What is wrong with a condition's value, in a sentence; nothing where it may stand.

    ``words`` may stand in the place of a value, such as ``undeclared``.
    """
    if value in words:
        return ""
    if allowed == "period":
        try:
            Days.period(value)
        except ValueError as error:
            return f"{name}: {error}."
    elif isinstance(allowed, str):
        if is_absent(value):
            return f"{name}: found {value}; absent is absent. Leave {name} out."
    elif value not in allowed:
        names = (*allowed, *words)
        return f"{name}: found {value}; allowed are {listed(names)}.{hint(value, names)}"
    return ""


def standard(value: str, allowed: Allowed) -> str:
    """A value as rows hold it: a period in its shortest text, so that equal ones are one row."""
    if allowed != "period":
        return value
    try:
        return Days.period(value).canonical
    except ValueError:
        return value

"""What a claim states: the one key of value, range, share and the rest, read and checked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from chipcmp.model.days import Days
from chipcmp.model.metrics import Metric, Vocabulary
from chipcmp.model.numbers import NotANumber, Number
from chipcmp.model.problems import InvalidClaim
from chipcmp.model.quantities import Digits, Quantity
from chipcmp.model.statements import (
    Bound,
    Dated,
    Label,
    Order,
    Presence,
    Range,
    Share,
    Silence,
    Statement,
    Value,
)
from chipcmp.model.units import Unit, UnknownUnit
from chipcmp.read.entries import Entry, hint, is_absent, listed

NUMERIC = ("value", "range", "at_least", "at_most", "share", "above", "below")
SILENT = ("undisclosed", "not_applicable")
KINDS = (*NUMERIC, "label", "present", "date", *SILENT)
ALLOWED = {
    "quantity": (*NUMERIC, *SILENT),
    "count": (*NUMERIC, *SILENT),
    "label": ("label", *SILENT),
    "presence": ("present", *SILENT),
    "date": ("date", *SILENT),
    "order": ("above", "below", *SILENT),
}


class Refused(Exception):
    """A statement that cannot be read; its text is the fault's."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the reader of a statement needs to know: the metric, its units, the claim's digits."""

    metric: Metric
    vocabulary: Vocabulary
    digits: Digits
    unit: Unit | None

    def quantity(self, text: str) -> Quantity:
        """Read a number and a unit of the metric's dimension."""
        number_text, unit_text = split(text)
        if not unit_text:
            raise Refused(
                f"{self.metric.id}: found {text} without a unit; allowed is a number, a space and a"
                f" unit such as {self._sample}. Add the unit that the source states."
            )
        try:
            number = Number.parse(number_text)
        except NotANumber as error:
            raise Refused(f"{self.metric.id}: {error}") from None
        try:
            unit = self.vocabulary.units.unit(unit_text)
        except UnknownUnit as error:
            near = f" Did you mean {error.closest[0]}?" if error.closest else ""
            raise Refused(
                f"{self.metric.id}: unknown unit {unit_text}; allowed are those of units.txt, such"
                f" as {self._sample}.{near}"
            ) from None
        self._require_dimension(text, unit)
        quantity = Quantity(number, unit, self.digits)
        if self.metric.states == "count" and quantity.exact.denominator != 1:
            raise Refused(
                f"{self.metric.id}: found {text}; allowed is a whole number of what is counted."
                " Check the decimal point against the source."
            )
        return quantity

    @property
    def _sample(self) -> str:
        return self.unit.name if self.unit else "TB/s"

    def _require_dimension(self, text: str, unit: Unit) -> None:
        if self.unit is None or unit.dimension == self.unit.dimension:
            return
        units = self.vocabulary.units
        found, wanted = units.word(unit.dimension), units.word(self.unit.dimension)
        fitting = [
            metric
            for metric in self.vocabulary.metrics.values()
            if metric.unit and not metric.formula and metric.unit.dimension == unit.dimension
        ]
        near = [metric for metric in fitting if metric.group == self.metric.group] or fitting
        move = f"Move it to {near[0].id}, or give" if near else "Give"
        raise Refused(
            f"{self.metric.id}: found {text}, {found}; allowed is {wanted} such as {self._sample}."
            f" {move} the {wanted.split(' ', 1)[-1]}."
        )


def split(text: str) -> tuple[str, str]:
    """A number and its unit apart: at the first space that a letter or ``%`` follows."""
    for index in range(1, len(text)):
        if text[index - 1] == " " and (text[index].isalpha() or text[index] == "%"):
            return text[: index - 1].rstrip(), text[index:]
    return text, ""


def read_statement(entry: Entry, wording: Wording) -> Statement | None:
    """The one thing a claim states, or None with a fault recorded."""
    key = _key(entry, wording.metric)
    if not key:
        return None
    if "of" in entry.node and key != "share":
        text = f"of: found beside {key}; allowed is of: only with share:. Remove it."
        entry.fault("of", text, "key")
    if not isinstance(entry.node[key], str):
        entry.text(key)  # says that it is no text
        return None
    try:
        return READERS[key](entry, wording)
    except (Refused, InvalidClaim) as refused:
        if str(refused):
            entry.fault(key, str(refused))
        return None


def _key(entry: Entry, metric: Metric) -> str:
    """The one statement key of a claim, or nothing with a fault recorded."""
    present = [key for key in KINDS if key in entry.node]
    allowed = listed(ALLOWED[metric.states])
    if not present:
        text = f"found no statement; allowed is exactly one of {allowed}."
        entry.fault("", f"{metric.id}: {text} Add what the source states.")
        return ""
    if len(present) > 1:
        found = " and ".join(present)
        text = f"found {found} in one claim; allowed is exactly one of {allowed}."
        entry.fault(present[1], f"{metric.id}: {text} Make two claims of it.", "key")
        return ""
    key = present[0]
    if key not in ALLOWED[metric.states]:
        text = f"found {key}; allowed for this metric are {allowed}. Use one of them."
        entry.fault(key, f"{metric.id}: {text}", "key")
        return ""
    return key


def _value(entry: Entry, wording: Wording) -> Statement:
    return Value(wording.quantity(entry.text("value")))


def _range(entry: Entry, wording: Wording) -> Statement:
    text = entry.text("range")
    first, to, second = text.partition(" to ")
    if not to:
        raise Refused(
            f"range: found {text}; allowed is A to B, each with its unit. Write both ends."
        )
    low, high = wording.quantity(first), wording.quantity(second)
    if low.exact > high.exact:
        raise Refused(f"range: found {text}, whose ends are in the wrong order; swap them.")
    return Range(low, high)


def _bound(side: Literal["at_least", "at_most"]) -> Callable[[Entry, Wording], Statement]:
    def read(entry: Entry, wording: Wording) -> Statement:
        return Bound(side, wording.quantity(entry.text(side)))

    return read


def _share(entry: Entry, wording: Wording) -> Statement:
    text = entry.text("share")
    number = text.removesuffix("%").rstrip()
    try:
        parsed = Number.parse(number)
    except NotANumber:
        raise Refused(f"share: found {text}; allowed is a share such as 15 %, 1/3 or 5.") from None
    if parsed.exact <= 0:
        raise Refused(f"share: found {text}; allowed is a share above zero.")
    digits: Digits = "approximate" if wording.digits == "approximate" else "printed"
    of = entry.need("of", "a share is of another chip")
    if not of:
        raise Refused  # as the entry has recorded
    return Share(text, parsed, of, digits)


def _label(entry: Entry, _: Wording) -> Statement:
    text = entry.text("label").strip()
    if is_absent(text):
        absent = "absent is absent. Remove the claim, or use undisclosed: yes."
        raise Refused(f"label: found {text}; {absent}")
    return Label(text)


def _present(entry: Entry, _: Wording) -> Statement:
    return Presence(_yes(entry, "present", ("yes", "no")) == "yes")


def _date(entry: Entry, _: Wording) -> Statement:
    try:
        return Dated(Days.parse(entry.text("date")))
    except ValueError as error:
        raise Refused(f"date: {error}.") from None


def _order(side: Literal["above", "below"]) -> Callable[[Entry, Wording], Statement]:
    def read(entry: Entry, _: Wording) -> Statement:
        return Order(side, entry.text(side))

    return read


def _silence(
    reason: Literal["undisclosed", "not_applicable"],
) -> Callable[[Entry, Wording], Statement]:
    def read(entry: Entry, _: Wording) -> Statement:
        _yes(entry, reason, ("yes",))
        return Silence(reason)

    return read


def _yes(entry: Entry, key: str, allowed: tuple[str, ...]) -> str:
    text = entry.text(key)
    if text not in allowed:
        raise Refused(
            f"{key}: found {text}; allowed is {' or '.join(allowed)}.{hint(text, allowed)}"
        )
    return text


READERS: dict[str, Callable[[Entry, Wording], Statement]] = {
    "value": _value,
    "range": _range,
    "at_least": _bound("at_least"),
    "at_most": _bound("at_most"),
    "share": _share,
    "label": _label,
    "present": _present,
    "date": _date,
    "above": _order("above"),
    "below": _order("below"),
    "undisclosed": _silence("undisclosed"),
    "not_applicable": _silence("not_applicable"),
}

"""Words for figures, from ``words.yaml``: units, scales and numbers in several languages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from chipcmp.model.numbers import NotANumber, Number
from chipcmp.model.units import Unit, Units, UnknownUnit
from chipcmp.model.words import SENSES, Folded, Phrases, Sense, Words
from chipcmp.read.entries import Entry
from chipcmp.read.yaml_events import Mapping

KEYS = (
    "units", "rated", "counted", "per_second", "per_other", "bound_before", "bound_after", "before",
    "scales", "of", "to", "prefixes", "numbers", "joiner", "fractions", "at_least",
)  # fmt: skip
_LARGEST_EXPONENT = 15


def read_words(entries: list[Entry], units: Units) -> Words:
    """The words of all files together; a word that has two meanings is a problem."""
    found = _Found(units)
    for entry in entries:
        entry.allow(("words",))
        for name, item in _top(entry):
            found.take(name, item)
    return found.words()


def _top(entry: Entry) -> Iterator[tuple[str, Entry]]:
    node = entry.node.get("words")
    if not isinstance(node, Mapping):
        entry.fault("words", f"words: allowed is a mapping with the keys {', '.join(KEYS)}.")
        return
    item = Entry(node, (*entry.where, "words"), entry.faults, "table of words")
    item.allow(KEYS)
    for key in node:
        if key in KEYS:
            yield key, item


@dataclass(slots=True)
class _Found:
    """The phrases read so far, by table."""

    known: Units
    lists: dict[str, dict[str, str]] = field(default_factory=dict)
    joiner: str = ""

    def take(self, key: str, entry: Entry) -> None:
        if key == "joiner":
            self.joiner = entry.text(key)
        elif key in ("rated", "counted", "per_second", "per_other", "of", "to", "prefixes"):
            for word in entry.texts(key):
                if key not in ("rated", "counted") or self._is_unit(entry, key, word):
                    self._put(key, word, word)
        else:
            self._listed(key, entry)

    def _listed(self, key: str, entry: Entry) -> None:
        node = entry.node[key]
        if not isinstance(node, Mapping):
            entry.fault(key, f"{key}: allowed is a mapping of meanings to lists of words.")
            return
        item = Entry(node, (*entry.where, key), entry.faults, "meaning")
        for meaning in node:
            if not self._means(item, key, meaning):
                continue
            for word in item.texts(meaning):
                other = self._put(key, word, meaning)
                if other != meaning:
                    item.fault(
                        meaning,
                        f"{meaning}: {word} already means {other}; allowed is one meaning."
                        " Remove one of the two.",
                    )

    def _put(self, key: str, word: str, meaning: str) -> str:
        folded = Folded.of(word).text
        return meaning if not folded else self.lists.setdefault(key, {}).setdefault(folded, meaning)

    def _means(self, entry: Entry, key: str, meaning: str) -> bool:
        if key in ("units", "before"):
            return self._is_unit(entry, meaning, meaning)
        if key == "scales":
            power = meaning.removeprefix("e")
            if power.isascii() and power.isdigit() and 0 < int(power) <= _LARGEST_EXPONENT:
                return True
            return self._is_unit(entry, meaning, meaning)
        if key in ("bound_before", "bound_after"):
            if meaning not in SENSES:
                entry.fault(
                    meaning, f"{key}: found {meaning}; allowed are {', '.join(SENSES)}.", "key"
                )
            return meaning in SENSES
        try:
            number = Number.parse(meaning)
        except NotANumber as error:
            entry.fault(meaning, f"{key}: {error}", "key")
            return False
        if number.exact <= 0 or (key != "fractions" and not meaning.isdigit()):
            sample = "fractions such as 1/3" if key == "fractions" else "whole numbers such as 30"
            entry.fault(meaning, f"{key}: found {meaning}; allowed are {sample}.", "key")
            return False
        return True

    def _is_unit(self, entry: Entry, key: str, name: str) -> bool:
        try:
            self.known.unit(name)
        except UnknownUnit as error:
            entry.fault(key, f"{error} Allowed are the units of units.txt.", "key")
            return False
        return True

    def _units(self, key: str) -> Phrases[Unit]:
        table = self.lists.get(key, {})
        return Phrases({word: self.known.unit(name) for word, name in table.items()})

    def _dimensions(self, key: str) -> frozenset[str]:
        units = (self.known.unit(name) for name in self.lists.get(key, {}))
        return frozenset(name for unit in units for name, _ in unit.dimension)

    def _texts(self, key: str) -> Phrases[str]:
        return Phrases(self.lists.get(key, {}))

    def _senses(self, key: str) -> Phrases[Sense]:
        table = self.lists.get(key, {})
        return Phrases(
            {word: sense for word, text in table.items() for sense in SENSES if sense == text}
        )

    def words(self) -> Words:
        """Everything that was read."""
        numbers = {word: int(text) for word, text in self.lists.get("numbers", {}).items()}
        return Words(
            units=self.known,
            unit=self._units("units"),
            rated=self._dimensions("rated"),
            counted=self._dimensions("counted"),
            per_second=self._texts("per_second"),
            per_other=self._texts("per_other"),
            bound_before=self._senses("bound_before"),
            bound_after=self._senses("bound_after"),
            before=self._units("before"),
            scales=self._texts("scales"),
            of=self._texts("of"),
            to=self._texts("to"),
            numbers=Phrases(numbers),
            joiner=self.joiner,
            fractions=self._texts("fractions"),
            at_least=self._texts("at_least"),
            prefixes=tuple(self.lists.get("prefixes", {})),
        )

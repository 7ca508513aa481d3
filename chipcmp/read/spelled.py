"""Numbers in words, put together from the parts that ``words.yaml`` lists."""

from dataclasses import dataclass

from chipcmp.model.numbers import Number
from chipcmp.model.words import Folded, Words

_MOST_WORDS = 12
_LARGEST = 10**15
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_HUNDREDS, _UNITS, _TENS = 1, 2, 3  # parts of a group, in the order in which they are written


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words: itself, the scale it is told in, where it ends in the folded text."""

    number: Number
    scale: str
    end: int
    is_least: bool = False


def spelled(words: Words, folded: Folded, start: int) -> Spelled | None:
    """The number whose first word begins at a place, or None where there is none."""
    least = words.at_least.at(folded, start)
    if least:
        return Spelled(Number.parse(least[0]), "", least[1], is_least=True)
    fraction = words.fractions.at(folded, start)
    if fraction:
        return Spelled(Number.parse(fraction[0]), "", fraction[1])
    return _Sum(words, folded).read(start)


@dataclass(slots=True)
class _Sum:
    """A number while it is being put together: a sum of groups, each with its scale.

    ``slot`` is the last part of the group that was filled: 0 none, 1 hundreds, 2 units, 3 tens.
    """

    words: Words
    folded: Folded
    total: int = 0
    group: int = 0
    slot: int = 0
    largest: int = 0
    last: int = _LARGEST
    scale: str = ""

    def read(self, start: int) -> Spelled | None:
        at = end = start
        for count in range(_MOST_WORDS):
            found = self._word(at, count)
            if found is None:
                break
            end = found
            at = end + 1
            if self.folded.text[end : end + 1] != " ":
                break
        value = self.total + self.group
        if end == start or not 0 < value < _LARGEST:
            return None
        return Spelled(self._told(value), self.scale, end)

    def _word(self, at: int, count: int) -> int | None:
        """Take the word at a place; where it ends, or None where it is no part of the number."""
        attempts = [(at, False)]
        joiner = self.words.joiner
        if count and joiner and self.folded.text.startswith(joiner, at):
            attempts.append((at + len(joiner), True))
        for start, is_joined in attempts:
            number = self.words.numbers.at(self.folded, start)
            if number and self._add(number[0], apart=is_joined or not count):
                return number[1]
            scale = self.words.scales.at(self.folded, start)
            if scale and count and self._scale(scale[0], joined=is_joined):
                return scale[1]
        return None

    def _add(self, value: int, *, apart: bool) -> bool:
        """Add a part, if the number can go on with it; apart means first, or after "and"."""
        if value >= _THOUSAND:
            size = _THOUSAND
            while value % (size * _THOUSAND) == 0:
                size *= _THOUSAND
            if self.group or not apart or size >= self.last:
                return False
            self.total += value
            self.last = size
            return True
        if not apart:
            return self._compound(value)
        slot = _HUNDREDS if value >= _HUNDRED else _UNITS if value < _TEN else _TENS
        if slot <= self.slot:
            return False
        self.group += value
        self.slot = slot
        return True

    def _compound(self, value: int) -> bool:
        """Two words that make one part: five ten is fifteen, three hundred is 300."""
        if self.slot != _UNITS:
            return False
        if value == _TEN:
            self.group += _TEN
            self.slot = _TENS
        elif value == _HUNDRED and self.group < _TEN:
            self.group *= _HUNDRED
            self.slot = _HUNDREDS
        else:
            return False
        return True

    def _scale(self, scale: str, *, joined: bool) -> bool:
        size = self.words.size(scale)
        if size >= self.last or (not self.group and not joined) or (self.group and joined):
            return False
        self.total += max(self.group, 1) * size
        self.group = self.slot = 0
        if not self.scale and self.last == _LARGEST:
            self.scale, self.largest = scale, size
        self.last = size
        return True

    def _told(self, value: int) -> Number:
        """The number in its largest scale: 3.7 where that is told in billions."""
        if not self.scale:
            return Number.parse(str(value))
        whole, rest = divmod(value, self.largest)
        if not rest:
            return Number.parse(str(whole))
        zeros = len(str(self.largest)) - 1
        return Number.parse(f"{whole}.{str(rest).zfill(zeros).rstrip('0')}")

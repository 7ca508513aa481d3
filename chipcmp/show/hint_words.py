"""Hints in words: what may explain a side of a dispute, always as a possibility.

Rules: RULES, "Hints". Each sentence cites the claims that it rests on; it changes no value.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.metrics import Row
from chipcmp.model.numbers import significant
from chipcmp.reason.disputed import Disputes
from chipcmp.reason.disputes import Side
from chipcmp.reason.hints.fits import speaker
from chipcmp.reason.hints.kinds import (
    Contradiction,
    Earlier,
    Factor,
    Hint,
    LookAlike,
    Match,
    MixUp,
    OtherRow,
)
from chipcmp.reason.orders import Contradicted
from chipcmp.show.claim_words import ClaimWords
from chipcmp.show.footnotes import MOST_MATCHES
from chipcmp.show.text import counted, listing, lowered, plain

Marks = Callable[[Iterable[Claim]], str]

_DIGITS = 3


def unmarked(claims: Iterable[Claim]) -> str:
    """No marks, where there are no notes for them to stand for."""
    del claims
    return ""


@dataclass(frozen=True, slots=True)
class HintWords:
    """Words hints; ``marks`` gives the marks of the claims that a sentence rests on."""

    contents: Contents
    marks: Marks = unmarked

    def sentence(self, hint: Hint) -> str:
        """A hint as one sentence, without its full stop."""
        match hint:
            case Factor():
                return self._factor(hint)
            case Earlier():
                return self._earlier(hint)
            case Contradiction():
                return self.contradiction(hint)
            case OtherRow():
                word = self.contents.vocabulary.word(hint.condition, hint.value)
                return f"{self._value(hint.side)} may be of {word}: {self._matches(hint)}"
            case MixUp():
                return f"{self._value(hint.side)} may be another chip's: {self._matches(hint)}"
        return f"{self._value(hint.side)} may be of one variant: {self._matches(hint)}"

    def apart(self, found: Disputes) -> tuple[str, ...]:
        """What is no matter of sides: what is said to be missing, orders that values contradict."""
        return (*map(self.contradiction, found.contradictions), *map(self.order, found.orders))

    def contradiction(self, hint: Contradiction) -> str:
        """What is said to be missing, and what others claim that needs it."""
        words = ClaimWords(self.contents)
        values = dict.fromkeys(words.statement(claim) for claim in hint.grounds)
        rows = dict.fromkeys(self._label(claim.row) for claim in hint.grounds)
        sources = counted(len({claim.source for claim in hint.grounds}), "source")
        subject = f"{self._name(hint.claim.chip)} {self._label(hint.claim.row)}"
        return (
            f"{subject}: said to be missing{self._marked([hint.claim])}, yet {sources} "
            f"{'gives' if sources.startswith('1 ') else 'give'} what needs it: "
            f"{listing(list(rows))}, {listing(list(values))}{self._marked(hint.grounds)}; one may "
            "be wrong"
        )

    def order(self, order: Contradicted) -> str:
        """An order of two chips, and the values that contradict it."""
        words = ClaimWords(self.contents)
        own, other = order.own.claim, order.other.claim
        return (
            f"{self._name(order.claim.chip)} {self._label(order.claim.row)}: said to be "
            f"{words.statement(order.claim)}{self._marked([order.claim])}, yet chosen are "
            f"{words.statement(own)}{self._marked([own])} and, for the "
            f"{self._name(other.chip)}, {words.statement(other)}{self._marked([other])}"
        )

    def _factor(self, hint: Factor) -> str:
        value, other = self._value(hint.side), self._value(hint.other)
        times = f"{_times(hint.factor)} it is {other}{self._marked(hint.other.claims)}"
        match hint.cause:
            case "condition":
                word = self.contents.vocabulary.word(hint.condition, hint.value)
                of = "of " if hint.condition == "scope" else ""
                return f"{value} may be {of}{word}: {times}"
            case "bits":
                meant = ("bits", "bytes") if hint.factor > 1 else ("bytes", "bits")
                return f"{value} may be printed in {meant[0]} and mean {meant[1]}: {times}"
            case "binary":
                power = f"1.024{_SUPERSCRIPTS[hint.power]}"
                sign = "times" if hint.factor > 1 else "divided by"
                return (
                    f"{value} may have a binary prefix taken for a decimal one, or the reverse: "
                    f"{sign} {power} it is {other}{self._marked(hint.other.claims)}"
                )
        return f"{value} may be a slip of scale: {times}"

    def _earlier(self, hint: Earlier) -> str:
        return (
            f"{self._value(hint.side)} may be a preliminary figure: said by "
            f"{hint.said.isoformat()}, before the release ({hint.released}) and before "
            f"{self._value(hint.other)} (from {hint.others.isoformat()})"
        )

    def _matches(self, hint: LookAlike) -> str:
        told = hint.matches[:MOST_MATCHES]
        names = [f"{self._match(match)}{self._marked(match.side.claims)}" for match in told]
        more = len(hint.matches) - len(told)
        return listing([*names, f"{more} more"] if more else names, "or")

    def _match(self, match: Match) -> str:
        variant = match.row.value("variant")
        name = self._name(match.chip)
        if variant:
            name = f"{plain(variant)} of {name}"
        return f"{name} ({counted(len(match.side.sources), 'source')})"

    def _value(self, side: Side) -> str:
        return ClaimWords(self.contents).statement(speaker(side))

    def _name(self, chip: Chip | str) -> str:
        found = self.contents.chips[chip] if isinstance(chip, str) else chip
        return plain(found.short_name)

    def _label(self, row: Row) -> str:
        return lowered(self.contents.vocabulary.label(row))

    def _marked(self, claims: Iterable[Claim]) -> str:
        marks = self.marks(claims)
        return f" {marks}" if marks else ""


_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def _times(factor: Fraction) -> str:
    """What a value is multiplied by, in words."""
    if factor < 1:
        return f"divided by {_number(1 / factor)}"
    return f"times {_number(factor)}"


def _number(factor: Fraction) -> str:
    return str(factor) if factor.denominator == 1 else significant(factor, _DIGITS)

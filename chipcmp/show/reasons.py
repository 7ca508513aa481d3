"""Why a claim was chosen and how a ratio came about, in plain sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.intervals import Interval
from chipcmp.model.metrics import Row
from chipcmp.model.numbers import significant
from chipcmp.model.statements import Share
from chipcmp.model.units import Unit
from chipcmp.reason.choose import Choice, View
from chipcmp.reason.compare import Cell, ComparedRow
from chipcmp.reason.otherwise import other_choices, other_ratios
from chipcmp.reason.ratios import Implied, Ratio, Term
from chipcmp.reason.spread import ratio_range
from chipcmp.show.claim_words import ClaimWords
from chipcmp.show.derived_words import DerivedWords
from chipcmp.show.digits import EXACT_DIGITS, in_unit
from chipcmp.show.text import counted, listing, plain
from chipcmp.show.wording import ratio_words


@dataclass(frozen=True, slots=True)
class Reasons:
    """Words what a view chose."""

    view: View

    def rule(self, choice: Choice) -> str:
        """By which rule the claim was chosen."""
        sentence = self._rule(choice)
        settled = choice.rule in ("only claim", "most voices")
        if self.view.trust.order.by == "voices" and not settled:
            return f"among the claims with most independent voices, {sentence}"
        return sentence

    def _rule(self, choice: Choice) -> str:
        tier = choice.tier.label if choice.tier else "same"
        match choice.rule:
            case "only claim":
                return self._only(choice)
            case "most voices":
                return "more independent voices stand behind it than behind any other value"
            case "preferred source":
                return f"--source names {choice.claim.source} before the others"
            case "tier":
                return f"the {tier} tier is believed before {self._later(choice)}"
            case "baseline's source":
                return "the baseline's claim is of the same source"
            case "order of sources":
                return f"trust.yaml lists {choice.claim.source} first within the {tier} tier"
            case "finer digits":
                return f"it is the most exact claim within the {tier} tier"
        return f"source id and line decide among equals of the {tier} tier"

    def _only(self, choice: Choice) -> str:
        if not choice.others:
            return "it is the only claim of its row"
        others = counted(len(choice.others), "other claim")
        return f"it alone says how much; {others} bound, order or withhold it"

    def _later(self, choice: Choice) -> str:
        tiers = [self.view.trust.tier(claim.source) for claim in choice.others]
        labels = dict.fromkeys(tier.label for tier in tiers if tier and tier != choice.tier)
        order = [tier.label for tier in self.view.trust.table.tiers]
        return listing(sorted(labels, key=order.index)) or "the others"

    def conversion(self, choice: Choice, unit: Unit | None) -> str:
        """How a claim of another row came to stand here; nothing for a claim of its own row."""
        rule = choice.conversion
        if rule is None:
            return ""
        word = self.view.contents.vocabulary.word
        old = ", ".join(word(name, value) for name, value in rule.old)
        new = ", ".join(word(name, value) for name, value in rule.new)
        made = ""
        if unit and choice.exact is not None:
            made = f" = {in_unit(choice.exact, choice.interval, unit)} {unit.name}"
        return plain(
            f"converted from {old} to {new}: {rule.factor} × {choice.claim.text}{made}, by the "
            f"rule of {rule.source}, {rule.locator} ({rule.location})"
        )

    def implied(self, implied: Implied, unit: Unit) -> str:
        """The value that a share implies, with its arithmetic."""
        share = implied.share.statement
        text = share.text if isinstance(share, Share) else ""
        of = in_unit(implied.of.exact or Fraction(0), implied.of.interval, unit)
        made = significant(implied.exact / unit.factor, EXACT_DIGITS)
        place = implied.of.claim.location
        return f"{text} × {of} {unit.name} = {made} {unit.name}, implied (with {place})"

    def otherwise(self, chip: str, row: Row) -> tuple[str, ...]:
        """What other orders of trust would have chosen, a sentence for each claim."""
        words = ClaimWords(self.view.contents)
        return tuple(
            f"otherwise {words.statement(other.choice.claim)}, {words.source(other.choice.claim)}, "
            f"by {_orders(other.orders)}"
            for other in other_choices(self.view, chip, row)
        )

    def other_ratios(self, chip: Chip, baseline: Chip, row: Row, unit: Unit) -> tuple[str, ...]:
        """What ratios other orders would have given, and the range over all that is claimed."""
        found = [
            f"otherwise, by {_orders(other.orders)}: {self.arithmetic(other.ratio, unit)}"
            for other in other_ratios(self.view, chip, baseline, row)
        ]
        ends = ratio_range(self.view, chip.id, baseline.id, row)
        if ends and ratio_words(ends.lowest) != ratio_words(ends.highest):
            low, high = (self.end(end, unit) for end in (ends.lowest, ends.highest))
            found.append(f"by what is claimed, from {low} to {high}")
        return tuple(found)

    def end(self, ratio: Ratio, unit: Unit) -> str:
        """An end of a ratio's range, with the claims of the pair that gives it."""
        words = ClaimWords(self.view.contents)
        places = " and ".join(f"{words.source(c)} ({c.location})" for c in ratio.claims)
        return f"{self._division(ratio, unit)}, {places}"

    def arithmetic(self, ratio: Ratio, unit: Unit) -> str:
        """A ratio's division, or the share that a source states, with its interval."""
        interval = between(ratio.interval, ratio_words(ratio))
        across = f", {' over '.join(ratio.across)}" if ratio.across else ""
        return f"{self._division(ratio, unit)}{interval}{across}"

    def _division(self, ratio: Ratio, unit: Unit) -> str:
        if ratio.is_share:
            stated = ClaimWords(self.view.contents).statement(ratio.numerator)
            return f"{stated} = {ratio_words(ratio)}×, stated"
        above, below = (_term(term, unit) for term in ratio.terms)
        return f"{above} ÷ {below} = {ratio_words(ratio)}×"

    def no_ratio(self, row: ComparedRow, cells: tuple[Cell, Cell]) -> str:
        """Why a row has no ratio."""
        refused = [c.derived for c in cells if c.derived and c.derived.refusal]
        if refused:
            return f"no ratio: {DerivedWords(self.view.contents).refusal(refused[0])}"
        silent = [plain(cell.chip.short_name) for cell in cells if cell.is_empty]
        if silent:
            return f"no ratio: nothing is claimed of {listing(silent, 'or')} in this row"
        if row.unit is None:
            return "no ratio: what is claimed here is no quantity"
        return "no ratio: a claim here states no single value"


def _orders(names: Sequence[str]) -> str:
    return listing([f"--trust {name}" for name in names])


def _term(term: Term, unit: Unit) -> str:
    return f"{in_unit(term.exact, term.interval, unit)} {unit.name}"


def between(interval: Interval, shown: str) -> str:
    """The interval of a ratio, with one digit more than the ratio shows where that tells more."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return ""
    if low == high:
        return ", exactly"
    digits = len(shown.replace(".", "").lstrip("0"))
    for count in (digits, digits + 1, digits + 2):
        ends = [significant(end, max(count, 2)) for end in (low, high)]
        if ends[0] != ends[1]:
            break
    return f", in {ends[0]}…{ends[1]}"


def later_baseline(choice: Choice, view: View) -> str:
    """That a comparison may choose another source's claim; nothing where it cannot."""
    rank = view.trust.rank(choice.claim.source)
    rivals: list[Claim] = [
        claim
        for claim in choice.others
        if view.trust.rank(claim.source) == rank
        and claim.source != choice.claim.source
        and claim.is_settling
    ]
    if not rivals:
        return ""
    return "beside a baseline, the claim of the baseline's source goes first within this tier"

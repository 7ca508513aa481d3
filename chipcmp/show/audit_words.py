"""An audit in words: what a cell says, what sources say, and the likely correction."""

from dataclasses import dataclass

from chipcmp.model.contents import Contents
from chipcmp.reason.audit import Audit, Finding
from chipcmp.reason.disputes import Side
from chipcmp.reason.hints.kinds import Hint
from chipcmp.show.claim_words import ClaimWords
from chipcmp.show.dispute_words import DisputeWords
from chipcmp.show.hint_words import HintWords
from chipcmp.show.text import counted, listing, plain

_MOST_SOURCES = 4


@dataclass(frozen=True, slots=True)
class AuditWords:
    """Words the findings of an audit."""

    contents: Contents

    def subject(self, finding: Finding) -> str:
        """Where a cell stands and what it says: ``table.csv:12: H100 SXM, memory: 4.8 TB/s``."""
        claim = finding.cell.claim
        chip = self.contents.chips[claim.chip].short_name
        said = ClaimWords(self.contents).statement(claim)
        place = f"{claim.location.path}:{finding.row.line}"
        return plain(f"{place}: {chip}, {finding.cell.head}: {said}")

    def sentence(self, finding: Finding) -> str:
        """What came of it, with the sides that it was held against."""
        match finding.outcome:
            case "unknown":
                return "unknown: no other source claims anything there"
            case "agrees":
                return f"agrees with {self._backing(finding.side)}"
            case "on a side":
                others = [self._side(s) for s in finding.verdict.sides if s is not finding.side]
                return (
                    f"on a side of a dispute, with {self._backing(finding.side)},"
                    f" against {listing(others)}"
                )
        said = [self._side(side) for side in finding.verdict.sides]
        return f"{finding.outcome}: sources say {listing(said, 'or')}"

    def likely(self, finding: Finding) -> str:
        """The likely correction; nothing where there is none.

        One source against the table is one against one: then it is only perhaps so.
        """
        if finding.likely is None:
            return ""
        word = "likely" if len(finding.likely.sources) > 1 else "perhaps"
        return f"{word} {self._value(finding.likely)}"

    def hint(self, hint: Hint) -> str:
        """What may explain a cell."""
        return HintWords(self.contents).sentence(hint)

    def summary(self, audit: Audit) -> str:
        """How many cells had each outcome, and how many rows name no known chip."""
        several = {"agrees": "agree"}
        counts = [
            f"{number} {outcome if number == 1 else several.get(outcome, outcome)}"
            for outcome, number in audit.counts.items()
            if number
        ]
        cells = counted(len(audit.findings), "cell")
        rows = counted(len(audit.strangers), "row")
        left = f"; {rows} without a chip of the catalog" if audit.strangers else ""
        return f"{cells}{': ' if counts else ''}{', '.join(counts)}{left}"

    def _value(self, side: Side) -> str:
        return DisputeWords(self.contents).value(side)

    def _side(self, side: Side) -> str:
        return f"{self._value(side)} ({self._backing(side)})"

    @staticmethod
    def _backing(side: Side | None) -> str:
        ids = side.sources if side else ()
        more = len(ids) - _MOST_SOURCES
        named = [*ids[:_MOST_SOURCES], f"{more} more"] if more > 1 else list(ids)
        return plain(listing(named))

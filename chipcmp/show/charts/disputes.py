"""The chart of disputes: every claim of a disputed row a dot, the sides below each other.

All lanes share one logarithmic axis of multiples of the value shown, so that a dispute over a
factor of two is as wide in bytes as it is in watts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Literal

from chipcmp.model.claims import Claim
from chipcmp.model.problems import ChipcmpError
from chipcmp.reason.compare import Cell, Compared, ComparedRow
from chipcmp.reason.disputes import Side
from chipcmp.reason.spread import spread
from chipcmp.show.charts.captions import Captions, disputed_of, names_of
from chipcmp.show.charts.description import Chart, KeyEntry
from chipcmp.show.charts.labels import chosen
from chipcmp.show.charts.lanes.description import Dot, Lane, Lanes, Line
from chipcmp.show.charts.plane.scales import decades
from chipcmp.show.charts.points import noted
from chipcmp.show.digits import in_unit, ratio_text
from chipcmp.show.footnotes import Notes
from chipcmp.show.text import counted, listing, plain
from chipcmp.show.wording import Wording, signs

_CAPTION = "Times the value that each heading sets to 1, logarithmic scale"


def describe(compared: Compared) -> Chart:
    """The disputed cells of a comparison. Raises ChipcmpError where nothing is disputed."""
    if not any(cell.choice for cell in compared.disputed):  # what is derived is no claim
        names = listing(list(names_of(compared)))
        rows = counted(len(compared.rows), "row")
        raise ChipcmpError(
            f"nothing to draw of {names}: no value in the {rows} compared is disputed; compare "
            "more rows, or draw values."
        )
    return noted(compared.view, lambda notes: _described(compared, notes))


def _described(compared: Compared, notes: Notes) -> Chart:
    captions = Captions(Wording(compared, notes), compared)
    lanes = tuple(
        _Argument.of(captions.wording, row, cell).lane()
        for row in compared.rows
        for cell in row.cells
        if cell.status == "disputed" and cell.choice
    )
    places = [place for lane in lanes for line in lane.lines for place in _places(line)]
    plot = Lanes(lanes=lanes, axis=decades([1.0, *places], _CAPTION) if places else None)
    filled = sum(cell.choice is not None for cell in compared.cells)
    count = disputed_of(len(lanes), filled, "value", verb=("is disputed", "are disputed"))
    return Chart(
        title=captions.title(f"What sources dispute of {listing(list(names_of(compared)))}"),
        subtitle=captions.subtitle(count.replace("shown", "compared")),
        plot=plot,
        key=(*_key(plot), *captions.written(plot)),
        sentences=captions.sentences(captions.remarks.values),
        notes=captions.notes,
        small_print=captions.small_print,
    )


def _places(line: Line) -> Iterator[float]:
    yield from (dot.at for dot in line.dots if dot.at is not None)
    yield from (end for span in line.spans for end in span if 0 < end < inf)


def _key(plot: Lanes) -> Iterator[KeyEntry]:
    yield KeyEntry("the claim shown", "chosen")
    yield KeyEntry("another claim; those that agree are joined", "claim")
    if any(line.spans for lane in plot.lanes for line in lane.lines):
        yield KeyEntry("a range or a bound, no single value", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Argument:
    """A disputed cell in words and places; ``one`` is the value at 1, None where there is none."""

    wording: Wording
    row: ComparedRow
    cell: Cell
    sides: tuple[Side, ...]
    one: Fraction | None

    @classmethod
    def of(cls, wording: Wording, row: ComparedRow, cell: Cell) -> "_Argument":
        own = cell.own_side
        ordered = cell.verdict.sides_from(own.lead if own else None)
        factor = _factor(cell)
        said = [claim.exact for side in ordered for claim in (side.lead, *side.claims)]
        claimed = [exact * factor for exact in said if exact is not None]
        values = [cell.exact, *claimed]
        one = next((exact for exact in values if exact is not None and exact > 0), None)
        return cls(wording=wording, row=row, cell=cell, sides=ordered, one=one)

    def lane(self) -> Lane:
        """The lane of the cell."""
        names = names_of(self.wording.compared)
        name = names[self.wording.compared.chips.index(self.cell.chip)]
        unit = f", {self.row.unit.name}" if self.row.unit else ""
        return Lane(
            heading=f"{name} · {plain(self.row.label)}{unit}",
            remark="; ".join(self._remarks()),
            lines=tuple(self._lines()),
        )

    def _remarks(self) -> Iterator[str]:
        apart = spread(self.cell.verdict)
        if apart is not None:
            yield f"the largest is {ratio_text(apart)} times the smallest"
        elif self.one is None:
            yield "without a scale"
        if self.one is not None and self.row.unit:
            interval = self.cell.interval if self.one == self.cell.exact else None
            digits = self.wording.value(self.row, self.cell) if self.cell.implied else ""
            one = digits or in_unit(self.one, interval, self.row.unit)
            yield f"the line at 1 is {one} {self.row.unit.name}"

    def _lines(self) -> Iterator[Line]:
        if self.cell.implied and self.cell.choice:
            claim = self.cell.choice.claim
            marks = self.wording.notes.marks(chosen(self.cell))
            value = f"{self.wording.value(self.row, self.cell)}{signs(claim)}"
            said = self.wording.claim(self.row, claim)
            yield Line(
                label=f"{value} implied by {said} {marks}", dots=(Dot(self._at(None), "solid"),)
            )
        for side in self.sides:
            yield self._line(side)
        apart = [claim for claim in self._heard() if not self._is_shown(claim)]
        if apart:
            said = "; ".join(
                f"{self._text(claim)}{_basis(claim)} {self.wording.notes.marks([claim])}"
                for claim in apart
            )
            yield Line(label=f"not compared: {said}")

    def _line(self, side: Side) -> Line:
        texts: dict[str, list[Claim]] = {}
        for claim in side.claims:
            texts.setdefault(self._text(claim), []).append(claim)
        said = [
            f"{text}{self._signs(claims)} {self.wording.notes.marks(claims)}"
            for text, claims in texts.items()
        ]
        many = ""
        if len(side.sources) > 1:
            many = f" ({counted(len(side.sources), 'source')}, {counted(side.voices, 'voice')})"
        numbered = [claim for claim in side.claims if claim.exact is not None]
        named = [claim for claim in side.claims if claim.interval is None]
        return Line(
            label=f"{' · '.join(said)}{many}",
            dots=tuple(Dot(self._at(claim), self._shape(claim)) for claim in (*numbered, *named)),
            spans=tuple(self._spans(side)),
        )

    def _signs(self, claims: Sequence[Claim]) -> str:
        found = "".join(map(signs, claims))
        return "".join(sign for sign in "*†" if sign in found)

    def _spans(self, side: Side) -> Iterator[tuple[float, float]]:
        factor = _factor(self.cell)
        for claim in side.claims:
            interval = claim.interval
            if claim.exact is None and interval is not None and self.one:
                low = float(interval.low * factor / self.one) if interval.low is not None else 0.0
                high = float(interval.high * factor / self.one) if interval.high else inf
                yield low, high

    def _text(self, claim: Claim) -> str:
        factor = _factor(self.cell)
        exact, interval = claim.exact, claim.interval
        if factor != 1 and self.row.unit and exact is not None and interval is not None:
            return in_unit(exact * factor, interval.scaled(factor), self.row.unit)
        return self.wording.claim(self.row, claim)

    def _at(self, claim: Claim | None) -> float | None:
        if self.one is None:
            return None
        if claim is None:
            return 1.0
        exact = claim.exact
        return float(exact * _factor(self.cell) / self.one) if exact and exact > 0 else None

    def _shape(self, claim: Claim) -> Literal["solid", "hollow"]:
        picked = self.cell.choice.claim if self.cell.choice else None
        return "solid" if claim is picked else "hollow"

    def _heard(self) -> tuple[Claim, ...]:
        choice = self.cell.choice
        return self.wording.view.claims(self.cell.chip.id, choice.claim.row) if choice else ()

    def _is_shown(self, claim: Claim) -> bool:
        if self.cell.implied and self.cell.choice and claim is self.cell.choice.claim:
            return True
        return any(claim in side.claims for side in self.sides)


def _factor(cell: Cell) -> Fraction:
    conversion = cell.choice.conversion if cell.choice else None
    return conversion.factor if conversion else Fraction(1)


def _basis(claim: Claim) -> str:
    return f" {claim.basis}" if claim.basis != "nominal" else ""

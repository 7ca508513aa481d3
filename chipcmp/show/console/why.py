"""Why a value is what it is, and why a ratio is, back to the lines of the sheets."""

import shlex
from collections.abc import Sequence

from rich.text import Text

from chipcmp.model.chips import Chip
from chipcmp.model.metrics import Row
from chipcmp.reason.choose import View
from chipcmp.reason.compare import Cell, ComparedRow, compared_row
from chipcmp.reason.derive import derive
from chipcmp.reason.disputed import disputed
from chipcmp.reason.disputes import Side, Verdict
from chipcmp.reason.hints.kinds import Hint
from chipcmp.reason.ratios import Implied
from chipcmp.reason.spread import spread
from chipcmp.show.claim_words import ClaimWords
from chipcmp.show.console.claims import CHOSEN, claim_entries
from chipcmp.show.console.comparison import hint_lines
from chipcmp.show.console.layout import wrapped
from chipcmp.show.console.screen import Screen
from chipcmp.show.console.why_derived import derivation
from chipcmp.show.dispute_words import DisputeWords, times
from chipcmp.show.hint_words import HintWords
from chipcmp.show.reasons import Reasons, later_baseline
from chipcmp.show.text import counted, plain

HEAD = "bold"
RIVAL = "yellow"
INDENT = 8


def why_value(screen: Screen, view: View, chip: Chip, rows: Sequence[Row]) -> list[Text]:
    """For each row of a metric: what is chosen and by which rule, every claim, where it stands."""
    lines = wrapped(screen.text(view.trust.title), screen.width)
    for row in rows:
        label = f"{chip.name}: {view.contents.vocabulary.label(row)}"
        lines += [Text(), *wrapped(screen.text(label, HEAD), screen.width, 2)]
        found, unit = derive(view, chip.id, row), view.contents.vocabulary.unit(row)
        if found and unit:
            lines += derivation(screen, view, found, unit)
            continue
        lines += _chosen(screen, view, chip, row)
        lines += _claims(screen, view, chip, row)
    return lines


def _chosen(screen: Screen, view: View, chip: Chip, row: Row) -> list[Text]:
    choice = view.choose(chip.id, row)
    if choice is None:
        nothing = screen.text(" nothing is claimed here by any source that is heard")
        return wrapped(nothing, screen.width, 3)
    words, reasons = ClaimWords(view.contents), Reasons(view)
    unit = view.contents.vocabulary.unit(row)
    implied = Implied.from_share(choice.claim, view)
    claimed = f"{words.statement(choice.claim)}, {words.source(choice.claim)}"
    sentences = [
        f"{claimed}, because {reasons.rule(choice)}",
        reasons.conversion(choice, unit),
        reasons.implied(implied, unit) if implied and unit else "",
        later_baseline(choice, view),
        *reasons.otherwise(chip.id, row),
    ]
    lines = []
    for n, sentence in enumerate(text for text in sentences if text):
        head = screen.text("" if n else " chosen ", CHOSEN)
        head.pad_right(INDENT - head.cell_len)
        lines += wrapped(Text.assemble(head, screen.text(sentence)), screen.width, INDENT)
    return lines


def _claims(screen: Screen, view: View, chip: Chip, row: Row) -> list[Text]:
    choice = view.choose(chip.id, row)
    if choice is not None and choice.conversion:
        row = choice.claim.row
    chosen = choice.claim if choice else None
    verdict = view.verdict(chip.id, row, like=chosen)
    found = disputed(view, chips=[chip.id], rows={row})
    standing = screen.text(f" {_standing(verdict)}", RIVAL if verdict.is_disputed else "")
    lines = wrapped(standing, screen.width, 3)
    rest = list(view.claims(chip.id, row))
    for side in verdict.sides_from(chosen):
        if verdict.is_disputed:
            lines += _side(screen, view, side, found.hints_of(verdict))
        lines += claim_entries(screen, view, side.claims, chosen)
        rest = [claim for claim in rest if claim not in side.claims]
    if rest and verdict.sides:
        lines.append(Text("  ") + screen.text("on no side", HEAD))
    lines += claim_entries(screen, view, rest, chosen)
    unheard = [c for c in view.contents.claims_of(chip.id, row) if not view.trust.admits(c)]
    if unheard:
        lines.append(Text("  ") + screen.text("not heard", HEAD))
        lines += claim_entries(screen, view, unheard)
    words = HintWords(view.contents)
    for sentence in words.apart(found):
        lines += wrapped(screen.text(f" ≠ {sentence}", RIVAL), screen.width, 3)
    return lines


def _side(screen: Screen, view: View, side: Side, hints: Sequence[Hint]) -> list[Text]:
    """The head of a side of a dispute, with the hints about it."""
    words = DisputeWords(view.contents)
    head = screen.text(f"  {words.value(side)}: {words.backing(side)}", HEAD)
    lines = wrapped(head, screen.width, 4)
    for hint in hints:
        if set(hint.claims) <= set(side.claims):
            lines += hint_lines(screen, words.hints.sentence(hint), indent=4)
    return lines


def _standing(verdict: Verdict) -> str:
    voices = counted(verdict.voices, "voice")
    if verdict.is_disputed:
        apart = spread(verdict)
        wide = f", the largest {times(apart)} times the smallest" if apart else ""
        return f"disputed: {counted(len(verdict.sides), 'side')}, {voices} in all{wide}"
    if verdict.voices == 0:
        return "no claim here can be disputed"
    binary = ", if GB may mean GiB" if verdict.binary else ""
    return f"agreed by {voices}{binary}" if verdict.voices > 1 else "one voice"


def why_ratio(
    screen: Screen, view: View, pair: tuple[Chip, Chip], rows: Sequence[Row]
) -> list[Text]:
    """For each row of a metric: both claims, the arithmetic, its interval, and the other ratio."""
    above, below = pair
    lines = wrapped(screen.text(view.trust.title), screen.width)
    for row in rows:
        made = compared_row(view, row, [below, above], below)
        label = f"{plain(above.short_name)} over {plain(below.short_name)}: {made.label}"
        lines += [Text(), *wrapped(screen.text(label, HEAD), screen.width, 2)]
        lines += _arithmetic(screen, view, made)
        for cell in (made.cells[1], made.cells[0]):
            lines += _term(screen, view, made, cell)
    return lines


def _term(screen: Screen, view: View, row: ComparedRow, cell: Cell) -> list[Text]:
    if cell.derived and row.unit:
        name = wrapped(screen.text(f" {cell.chip.short_name}:"), screen.width, 3)
        return [*name, *derivation(screen, view, cell.derived, row.unit)]
    if cell.choice is None:
        return []
    head = screen.text(f" {cell.chip.short_name}: chosen because ")
    reasons = Reasons(view)
    sentence = head + screen.text(reasons.rule(cell.choice))
    lines = wrapped(sentence, screen.width, 3)
    claims = [cell.choice.claim]
    if cell.direct:
        claims.append(cell.direct.claim)
    lines += claim_entries(screen, view, claims)
    more = [reasons.conversion(cell.choice, row.unit)]
    if cell.implied and row.unit:
        more.append(reasons.implied(cell.implied, row.unit))
    if cell.status == "disputed":
        more.append(f"disputed: see `chipcmp why {cell.chip.id} {shlex.quote(row.row.name())}`")
    for text in more:
        if text:
            lines += wrapped(Text("    ") + screen.text(text), screen.width, 6)
    return lines


def _arithmetic(screen: Screen, view: View, row: ComparedRow) -> list[Text]:
    base, cell = row.cells
    reasons = Reasons(view)
    if cell.ratio is None or row.unit is None:
        text = reasons.no_ratio(row, (base, cell))
        return wrapped(Text(" ") + screen.text(text), screen.width, 3)
    lines = [screen.text(reasons.arithmetic(cell.ratio, row.unit), HEAD)]
    if cell.other_ratio:
        lines.append(screen.text(f"beside it: {reasons.arithmetic(cell.other_ratio, row.unit)}"))
    above, below = cell.chip, base.chip
    lines += map(screen.text, reasons.other_ratios(above, below, row.row, row.unit))
    if cell.beside:
        labels = [plain(claim.text) if claim else "not stated" for claim in cell.beside]
        name = view.contents.vocabulary.metrics[row.row.metric].beside.replace("_", " ")
        lines.append(screen.text(f"{name}: {' over '.join(labels)}"))
    return [made for line in lines for made in wrapped(Text(" ") + line, screen.width, 3)]

"""Why a derived value is what it is: its formula, and each input with its claims and places."""

import shlex

from rich.text import Text

from chipcmp.model.metrics import Row
from chipcmp.model.units import Unit
from chipcmp.reason.choose import View
from chipcmp.reason.derive import Derived, Input
from chipcmp.show.console.claims import CHOSEN, claim_entries
from chipcmp.show.console.layout import wrapped
from chipcmp.show.console.screen import Screen
from chipcmp.show.derived_words import DerivedWords
from chipcmp.show.reasons import Reasons

RIVAL = "yellow"
INDENT = 9


def derivation(screen: Screen, view: View, found: Derived, unit: Unit) -> list[Text]:
    """The formula, its arithmetic or why there is none, and what each of its inputs rests on."""
    words = DerivedWords(view.contents)
    sentences = [found.formula.text]
    if found.interval is not None:
        flags = words.flags(found)
        sentences.append("; ".join([words.arithmetic(found, unit), *flags]))
    sentences += [words.interval(found, unit), words.refusal(found)]
    lines = []
    for n, sentence in enumerate(text for text in sentences if text):
        head = screen.text("" if n else " derived ", CHOSEN)
        head.pad_right(INDENT - head.cell_len)
        lines += wrapped(Text.assemble(head, screen.text(sentence)), screen.width, INDENT)
    for each in found.inputs:
        lines += _input(screen, view, found, each)
    return lines


def _input(screen: Screen, view: View, found: Derived, each: Input) -> list[Text]:
    label = DerivedWords(view.contents).label(each.row)
    unit = view.contents.vocabulary.unit(each.row)
    if each.derived and unit:
        name = wrapped(screen.text(f" {label}:"), screen.width, 3)
        return [*name, *derivation(screen, view, each.derived, unit)]
    if each.choice is None:
        return wrapped(screen.text(f" {label}: nothing is claimed"), screen.width, 3)
    reasons = Reasons(view)
    head = screen.text(f" {label}: chosen because {reasons.rule(each.choice)}")
    lines = wrapped(head, screen.width, 3)
    lines += claim_entries(screen, view, each.claims)
    more = [reasons.conversion(each.choice, unit)]
    if each.implied and unit:
        more.append(reasons.implied(each.implied, unit))
    for text in filter(None, more):
        lines += wrapped(Text("    ") + screen.text(text), screen.width, 6)
    if each.verdict and each.verdict.is_disputed:
        text = f"    disputed: see {_command(found.chip, each.verdict.row)}"
        lines += wrapped(screen.text(text, RIVAL), screen.width, 6)
    return lines


def _command(chip: str, row: Row) -> str:
    return f"`chipcmp why {chip} {shlex.quote(row.name())}`"

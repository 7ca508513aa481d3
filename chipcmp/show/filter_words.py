"""What filters leave open, in words: chips of which they cannot be told, and disputed answers."""

from chipcmp.model.chips import Chip
from chipcmp.reason.filters import Filtered, Judgement
from chipcmp.show.text import listing, plain

MOST_NAMED = 12
"""How many chips a sentence names; the rest is counted."""


def doubtful(found: Filtered) -> tuple[str, ...]:
    """A sentence for each filter that cannot be told of some chips, and each disputed answer."""
    chips: dict[str, list[Chip]] = {}
    for chip, judged in found.unknown:
        chips.setdefault(words(judged), []).append(chip)
    unknown = (
        named(f"unknown whether {text}", [plain(chip.short_name) for chip in listed])
        for text, listed in chips.items()
    )
    return (*unknown, *(disputed(chip, judged) for chip, judged in found.contested))


def disputed(chip: Chip, judged: Judgement) -> str:
    """That another side of a dispute would answer a filter otherwise, and how it is taken."""
    taken = {"yes": "taken to hold", "no": "taken not to hold"}.get(judged.answer, "left open")
    return f"≠ {plain(chip.short_name)}: whether {words(judged)} is disputed; {taken}"


def words(judged: Judgement) -> str:
    """A filter as it was written."""
    return plain(judged.filter.text.strip())


def named(head: str, names: list[str]) -> str:
    """Names behind a head, the first twelve of them and how many more; nothing for none."""
    if not names:
        return ""
    more = len(names) - MOST_NAMED
    return f"{head}: {listing([*names[:MOST_NAMED], f'{more} more'] if more > 1 else names)}"

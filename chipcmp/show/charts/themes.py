"""The colours of charts: told apart by colour-blind readers, and in grey by their lightness."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours and hatches of one chart, handed through layout and drawing.

    ``chips`` are the chips' colours, the baseline's first; ``hatches`` are laid over them, one
    for each colour, where the colours alone would not be told apart. What a bar of ``chips``
    lacks in contrast to the ``paper`` its outline in ``ink`` has.
    """

    name: str
    ink: str
    quiet: str
    grid: str
    paper: str
    chips: tuple[str, ...]
    hatches: tuple[str, ...]

    def colour(self, number: int) -> str:
        """The colour of a chip: 0 is the baseline's, which no other chip has."""
        return self.chips[self._place(number)]

    def hatch(self, number: int) -> str:
        """The hatch of a chip, empty for none."""
        return self.hatches[self._place(number)]

    def hatch_ink(self, number: int) -> str:
        """What a hatch of a chip is drawn in: its colour, or ink where hatches tell chips apart."""
        return self.ink if any(self.hatches) else self.colour(number)

    def _place(self, number: int) -> int:
        return 0 if number == 0 else 1 + (number - 1) % (len(self.chips) - 1)


# Hues after Okabe and Ito, each lighter than the one before, so that a copy in grey keeps the
# order; on dark paper each is darker than the one before. Tests compute the distances.
LIGHT = Theme(
    name="light",
    ink="#1A1A1A",
    quiet="#5A5A5A",
    grid="#D9D9D9",
    paper="#FFFFFF",
    chips=("#262626", "#1F5FA8", "#C8501E", "#2FA084", "#E8A33D", "#9CCBEB", "#F3E79B"),
    hatches=("",) * 7,
)
DARK = Theme(
    name="dark",
    ink="#F2F2F2",
    quiet="#B4B8BF",
    grid="#3F444D",
    paper="#14171C",
    chips=("#FFFFFF", "#F5E48F", "#93CBF2", "#E59A33", "#2BA88A", "#CE5A30", "#3A68B4"),
    hatches=("",) * 7,
)
# For black ink alone. A slash is the hatch of implied values, and paper the fill of ranges and
# bounds, so no chip has them.
PRINT = Theme(
    name="print",
    ink="#000000",
    quiet="#4D4D4D",
    grid="#D9D9D9",
    paper="#FFFFFF",
    chips=("#1F1F1F", "#C9C9C9", "#7A7A7A", "#F2F2F2", "#A3A3A3", "#DEDEDE", "#595959"),
    hatches=("", "", "", "....", "xxxx", "----", "||||"),
)
THEMES: Mapping[str, Theme] = MappingProxyType({each.name: each for each in (LIGHT, DARK, PRINT)})

"""The colours of charts: told apart by colour-blind readers, and in grey by their lightness."""

INK = "#1A1A1A"
QUIET = "#5A5A5A"
GRID = "#D9D9D9"
PAPER = "#FFFFFF"

# The baseline first; then hues after Okabe and Ito, each lighter than the one before, so that a
# copy in grey keeps the order. Tests compute the distances.
CHIPS = ("#262626", "#1F5FA8", "#C8501E", "#2FA084", "#E8A33D", "#9CCBEB", "#F3E79B")


def colour(number: int) -> str:
    """The colour of a chip: 0 is the baseline's, which no other chip has."""
    if number == 0:
        return CHIPS[0]
    return CHIPS[1 + (number - 1) % (len(CHIPS) - 1)]

"""What every reader of a picture keeps to: its key, its bounds, and how it says what is wrong."""

KEYWORD = "chipcmp"
LONGEST = 4 * 1024 * 1024
"""The most characters that the provenance of a chart may have."""


class DamagedPicture(Exception):
    """A picture that is not as its format demands; the text is a clause: ``it ends too early``."""

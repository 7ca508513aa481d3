"""Provenance: what the file of a chart says of how it was drawn, and of the claims behind it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedClaim:
    """A claim as a chart shows it, in words: enough to find it again in a later catalog.

    ``row`` is the row's name, ``place`` its sheet and line at that time; a claim is known again
    by chip, row, source and locator, for lines move.
    """

    chip: str
    row: str
    states: str
    basis: str
    source: str
    locator: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """A mark of a chart, the citation that it stands for, and the claims behind it."""

    mark: str
    citation: str
    claims: tuple[CitedClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How a chart came about.

    ``command`` draws it again from the same sheets; a path stands in it as ``FILE`` or ``DIR``.
    ``version`` is chipcmp's, ``sha256`` the fingerprint of all files that were read, ``latest`` the
    latest day that their sources reach, ``trust`` what stands in the chart's title.
    """

    command: str
    version: str
    sha256: str
    latest: str
    trust: str
    marks: tuple[CitedSource, ...]

    @property
    def claims(self) -> tuple[CitedClaim, ...]:
        """Every claim behind the chart, in the order of the marks."""
        return tuple(claim for source in self.marks for claim in source.claims)

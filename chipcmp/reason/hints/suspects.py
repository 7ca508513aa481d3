"""Which sides of a dispute are to be explained."""

from chipcmp.reason.disputes import Side, Verdict


def ranked(verdict: Verdict) -> list[Side]:
    """The sides, that with most voices, then most sources, first."""
    return sorted(verdict.sides, key=_support)


def suspects(verdict: Verdict) -> tuple[Side, ...]:
    """The sides that need explaining: all but the first, which is taken for granted.

    Where another has as many voices and sources, either may be wrong, and the first is a suspect.
    """
    sides = ranked(verdict)
    is_tied = len(sides) > 1 and _support(sides[0]) == _support(sides[1])
    return tuple(sides if is_tied else sides[1:])


def _support(side: Side) -> tuple[int, int]:
    return -side.voices, -len(side.sources)

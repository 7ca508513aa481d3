"""Quotients of two rows: the unit that they are read in, and round ones between given places."""

from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.units import Unit, Units
from chipcmp.show.charts.plane.scales import rounds_within
from chipcmp.show.digits import whole

_MOST = 5
_BEYOND = 1.3
_PER_SECOND = "/s"


@dataclass(frozen=True, slots=True)
class Quotient:
    """The unit of a quotient and its size in base units: FLOP/B for TFLOP/s over TB/s."""

    name: str
    factor: Fraction

    @classmethod
    def of(cls, above: Unit, below: Unit, units: Units) -> "Quotient":
        """The unit of one unit over another.

        Of two rates it is that of what flows, without prefixes.
        """
        if above.name.endswith(_PER_SECOND) and below.name.endswith(_PER_SECOND):
            one, other = (_bare(unit, units) for unit in (above, below))
            if one and other:
                return cls(f"{one.name}/{other.name}", one.factor / other.factor)
        return cls(f"{above.name} per {below.name}", above.factor / below.factor)


def _bare(unit: Unit, units: Units) -> Unit | None:
    name = unit.name.removesuffix(_PER_SECOND)
    bare = name[1:] if name[1:] in units.names else name
    return units.unit(bare) if bare in units.names else None


def round_quotients(low: float, high: float) -> tuple[Fraction, ...]:
    """A few round numbers around those from ``low`` to ``high``, which are above zero.

    >>> [int(each) for each in round_quotients(30, 400)]
    [50, 100, 200, 500]
    """
    found = list(rounds_within(low / _BEYOND, high * _BEYOND))
    if len(found) > _MOST:
        powers = [each for each in found if whole(each).strip("0.") == "1"]
        found = powers[:: -(-len(powers) // _MOST)]
    return tuple(found)

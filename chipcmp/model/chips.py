"""Chips, and the families of chips that share a name."""

from dataclasses import dataclass
from fractions import Fraction

from chipcmp.model.claims import Location
from chipcmp.model.metrics import Row

Pairs = tuple[tuple[str, str], ...]
KINDS = ("chip", "card", "die", "system", "company", "market", "software", "group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """What a sheet is about: a chip, card, die or system, or context such as a company.

    ``made_of`` is the id of the chip of which a system has several.
    """

    id: str
    name: str
    vendor: str
    location: Location
    kind: str = "chip"
    aliases: tuple[str, ...] = ()
    note: str = ""
    made_of: str = ""

    @property
    def short_name(self) -> str:
        """The name without its vendor, as table heads print it."""
        prefix = f"{self.vendor} "
        bare = self.name.removeprefix(prefix)
        return bare or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """A rule that holds within a family, such as sparse = 2 x dense, with the source that shows it.

    Multiplying a claim under the conditions ``where`` and ``old`` by ``factor`` gives its value
    under ``where`` and ``new``.
    """

    metric: str
    where: tuple[tuple[str, str], ...]
    old: tuple[tuple[str, str], ...]
    new: tuple[tuple[str, str], ...]
    factor: Fraction
    source: str
    locator: str
    location: Location

    def origin(self, row: Row) -> Row | None:
        """The row whose claims this rule carries into ``row``, or None where it does not apply."""
        return self._moved(row, self.new, self.old)

    def target(self, row: Row) -> Row | None:
        """The row that this rule carries the claims of ``row`` into, or None."""
        return self._moved(row, self.old, self.new)

    def _moved(self, row: Row, here: Pairs, there: Pairs) -> Row | None:
        present = dict(row.conditions)
        if row.metric != self.metric:
            return None
        if any(present.get(name) != value for name, value in (*self.where, *here)):
            return None
        changed = present | dict(there)
        return Row(row.metric, tuple((name, changed[name]) for name, _ in row.conditions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Chips that share a name, and the one that the bare name means (None: ambiguous).

    ``unstated`` says that the default's sheet holds what sources say of the name without saying
    which member they mean. ``identities`` are rules that are checked and carry no claim into
    another row; conversions are checked too. ``is_design`` says that the members share a design,
    whose proportions its rules state, and no name: they are no variants of each other.
    """

    id: str
    name: str
    members: tuple[str, ...]
    default: str | None
    location: Location
    unstated: bool = False
    is_design: bool = False
    aliases: tuple[str, ...] = ()
    note: str = ""
    conversions: tuple[Conversion, ...] = ()
    identities: tuple[Conversion, ...] = ()

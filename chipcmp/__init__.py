"""Compare AI chips by sourced claims.

``chipcmp.load()`` returns a `Catalog`; everything else is reached from it. Importing the
package loads neither pandas, pint, matplotlib nor PyYAML: names are resolved when first used.
"""

from typing import TYPE_CHECKING

from chipcmp.model.version import VERSION

if TYPE_CHECKING:
    from chipcmp.api import Catalog, Comparison, load
    from chipcmp.model.claims import Claim
    from chipcmp.model.problems import ChipcmpError, SheetProblems, UnknownName, UnlikeClaims

__version__ = VERSION
__all__ = [
    "Catalog",
    "ChipcmpError",
    "Claim",
    "Comparison",
    "SheetProblems",
    "UnknownName",
    "UnlikeClaims",
    "__version__",
    "load",
]


def __getattr__(name: str) -> object:
    # Start-up time is a feature: the doors' modules load when a name is asked for.
    import importlib

    homes = {"Catalog": "api", "Comparison": "api", "load": "api", "Claim": "model.claims"}
    if name not in __all__:
        raise AttributeError(f"module 'chipcmp' has no attribute {name!r}")
    home = homes.get(name, "model.problems")
    found: object = getattr(importlib.import_module(f"chipcmp.{home}"), name)
    return found


def __dir__() -> list[str]:
    return sorted(__all__)

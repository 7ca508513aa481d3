"""All doubts about a catalog's claims, each claim doubted once, and answers that nothing asks."""

from collections.abc import Iterable, Iterator

from chipcmp.model.claims import Claim
from chipcmp.model.contents import Contents
from chipcmp.model.doubts import Doubt
from chipcmp.read.checks import needless
from chipcmp.reason.checks.identities import identities
from chipcmp.reason.checks.outliers import outliers
from chipcmp.reason.checks.scale import scale
from chipcmp.reason.choose import View
from chipcmp.reason.trust import Trust

CHECKS = ("scale", "identity", "outlier")


def doubts(contents: Contents) -> tuple[Doubt, ...]:
    """What the checks doubt, in the order of the claims (RULES: Checks).

    A claim that one check doubts is not doubted by the next: first what a scale explains, then
    identities, then outliers.
    """
    if not contents.trust.orders:
        return ()
    view = _view(contents)
    found: dict[int, Doubt] = {}
    for check in (scale, identities, outliers):
        for doubt in check(view, frozenset(found)):
            found.setdefault(id(doubt.claim), doubt)
    made = [*found.values(), *_needless(contents.claims, found.values())]
    return tuple(sorted(made, key=lambda doubt: (doubt.claim.location, doubt.check)))


def _view(contents: Contents) -> View:
    # The voices count; whom a reader believes must not change what is doubted.
    orders = contents.trust.orders
    order = orders.get("agreed") or next(iter(orders.values()))
    trust = Trust(order=order, table=contents.trust, sources=contents.sources)
    return View.of(contents, trust)


def _needless(claims: Iterable[Claim], found: Iterable[Doubt]) -> Iterator[Doubt]:
    doubted = {(id(doubt.claim), doubt.check) for doubt in found}
    for claim in claims:
        for check, _ in claim.answers:
            if check in CHECKS and (id(claim), check) not in doubted:
                yield Doubt(claim, "answer", needless(check))

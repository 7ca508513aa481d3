"""An inspected chart as JSON: how it was drawn, and every claim with what became of it."""

import json

from chipcmp.model.claims import Claim
from chipcmp.model.version import VERSION
from chipcmp.reason.changes import Followed, Inspection
from chipcmp.show.plain_fields import place
from chipcmp.show.text import plain

Fields = dict[str, object]


def text(inspection: Inspection) -> str:
    """The inspection as JSON; ``catalog`` is the one that the claims were held against."""
    found = inspection.provenance
    made: Fields = {
        "command": plain(found.command),
        "trust": plain(found.trust),
        "drawn": {
            "version": plain(found.version),
            "sha256": plain(found.sha256),
            "latest": plain(found.latest),
        },
        "catalog": {"version": VERSION, "sha256": inspection.sha256},
        "counts": dict(inspection.counts),
        "claims": [_followed(each) for each in inspection.followed],
    }
    return json.dumps(made, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _followed(followed: Followed) -> Fields:
    claim = followed.claim
    return {
        "mark": plain(followed.source.mark),
        "chip": plain(claim.chip),
        "row": plain(claim.row),
        "states": plain(claim.states),
        "basis": plain(claim.basis),
        "source": plain(claim.source),
        "locator": plain(claim.locator),
        "claim": plain(claim.place),
        "change": followed.change,
        "now": [_now(each) for each in followed.now],
    }


def _now(claim: Claim) -> Fields:
    return {"states": plain(claim.text), "basis": claim.basis, **place(claim)}

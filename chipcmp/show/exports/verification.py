"""A verification as JSON: every claim of every article, with what came of it and why."""

import json

from chipcmp.model.version import VERSION
from chipcmp.reason.verify import CheckedArticle, Finding, Verification
from chipcmp.show.text import plain

Fields = dict[str, object]


def text(verification: Verification, *, sha256: str) -> str:
    """The verification as JSON; ``sha256`` is the fingerprint of the catalog."""
    made: Fields = {
        "success": verification.is_success,
        "counts": dict(verification.counts),
        "articles": [_article(checked) for checked in verification.articles],
        "catalog": {"version": VERSION, "sha256": sha256},
    }
    return json.dumps(made, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _article(checked: CheckedArticle) -> Fields:
    article = checked.article
    return {
        "source": article.source.id,
        "state": article.state,
        "file": plain(article.text.name) if article.text else None,
        "sha256": article.text.sha256 if article.text else None,
        "claims": [_claim(finding) for finding in checked.findings],
    }


def _claim(finding: Finding) -> Fields:
    claim = finding.claim
    return {
        "claim": claim.location.relative,
        "chip": claim.chip,
        "metric": claim.metric,
        "conditions": dict(claim.row.conditions),
        "states": plain(claim.text),
        "printed": claim.printed or None,
        "locator": plain(claim.locator),
        "outcome": finding.outcome,
        "reason": plain(finding.reason),
    }

"""What exports list beside values: conditions, places, sources, the trust in force."""

from chipcmp.model.chips import Conversion
from chipcmp.model.claims import Claim
from chipcmp.model.metrics import Row
from chipcmp.model.sources import Source
from chipcmp.reason.trust import Trust
from chipcmp.show.text import plain


def trust_text(trust: Trust) -> str:
    """The trust in force as a command line gives it: ``articles --without seed-004``."""
    parts = [trust.name]
    parts += [f"--source {id_}" for id_ in trust.preferred]
    parts += [f"--without {id_}" for id_ in sorted(trust.without)]
    return " ".join(parts)


def source_fields(source: Source, mark: int) -> dict[str, object]:
    """A source as exports list it; what is not known is None."""
    return {
        "id": source.id,
        "mark": mark,
        "title": plain(source.title),
        "publisher": plain(source.publisher),
        "date": source.date.text if source.date else None,
        "url": plain(source.url) or None,
    }


def place(claim: Claim | Conversion) -> dict[str, str | None]:
    """Where a claim or a family's rule is written, and where its source says it."""
    return {
        "claim": claim.location.relative,
        "source": claim.source,
        "locator": plain(claim.locator),
    }


def conditions_text(row: Row) -> str:
    """The conditions of a row in one line: ``precision=fp16; engine=matrix``."""
    return "; ".join(f"{name}={plain(value)}" for name, value in row.conditions)

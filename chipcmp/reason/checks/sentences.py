"""What the sentences of doubts say of claims: their value, and where they stand."""

from chipcmp.model.claims import Claim
from chipcmp.model.metrics import Vocabulary


def told(claim: Claim) -> str:
    """A claim with its source and place: ``4.0 TB/s of set-a (specs/chips/one.yaml:9)``."""
    return f"{claim.text} of {claim.source} ({claim.location})"


def named(vocabulary: Vocabulary, claim: Claim) -> str:
    """What a claim is about, in words, without its chip: ``Peak throughput, FP8``."""
    return vocabulary.label(claim.row)


def what_to_do(check: str) -> str:
    """How a doubt is settled: at the source, or by an answer."""
    return f"Check both against their sources, or give the reason under answers: {{{check}: …}}."

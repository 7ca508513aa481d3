"""The labels that should be alike for a ratio to be without a mark: topologies, for links."""

from chipcmp.model.chips import Chip
from chipcmp.model.claims import Claim
from chipcmp.model.metrics import Row
from chipcmp.model.names import name_key
from chipcmp.model.statements import Label
from chipcmp.reason.choose import View


def label_beside(view: View, row: Row, chip: Chip) -> Claim | None:
    """The label that stands beside a chip's values of this row, or None where there is none."""
    name = view.contents.vocabulary.metrics[row.metric].beside
    if not name:
        return None
    choice = view.choose(chip.id, Row(name))
    return choice.claim if choice and isinstance(choice.claim.statement, Label) else None


def unlike_labels(
    own: Claim | None, other: Claim | None
) -> tuple[Claim | None, Claim | None] | None:
    """Both labels where they are not known to be alike; None where they are, or none is stated."""
    labels = {name_key(claim.text) for claim in (own, other) if claim}
    is_known_alike = own is not None and other is not None and len(labels) == 1
    return None if is_known_alike or not labels else (own, other)

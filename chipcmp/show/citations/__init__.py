"""The sources of a comparison as a paper cites them: text, BibTeX, CSL-JSON.

Every format has one entry per footnote of the comparison, in the order of the footnotes.
"""

from collections.abc import Callable, Mapping

from chipcmp.model.problems import ChipcmpError, shown
from chipcmp.reason.compare import Compared
from chipcmp.reason.disputed import of_comparison
from chipcmp.show.citations import as_bibtex, as_csl, as_text
from chipcmp.show.footnotes import Notes, notes_of

FORMATS: Mapping[str, Callable[[Notes], str]] = {
    "text": as_text.text,
    "bibtex": as_bibtex.text,
    "csl-json": as_csl.text,
}


def cite(format_: str, compared: Compared) -> str:
    """Exactly the sources that a comparison cites, under the marks that it gives them.

    The formats are text, bibtex and csl-json. Where nothing is claimed, nothing is cited: the
    text is empty, or an empty list. Raises ChipcmpError for any other format.
    """
    if format_ not in tuple(FORMATS):
        raise ChipcmpError(f"unknown format {shown(format_)}; allowed are {', '.join(FORMATS)}.")
    return FORMATS[format_](notes_of(compared, of_comparison(compared)))

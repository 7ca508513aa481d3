"""Answers as HTML: a piece of a page for notebooks here, a page of its own in `page`.

`page` draws charts and so loads matplotlib; this package does not.
"""

from chipcmp.show.html.table import table

__all__ = ["table"]

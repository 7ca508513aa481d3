"""The sizes of the texts of a chart, in points on a page; other sizes scale the whole page."""

from chipcmp.show.charts.fonts import Face

TITLE = Face(12, "bold")
SUBTITLE = Face(9)
HEADING = Face(9, "bold")
BODY = Face(8)
BOLD = Face(8, "bold")
AXIS = Face(7)
NOTE = Face(7.5)
SMALL = Face(6.5)

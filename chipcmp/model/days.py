"""Dates as sources give them: a day, a month, a quarter or a year is an interval of days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_PATTERN = re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|([0-9]{2})(?:-([0-9]{2}))?))?")
_ALLOWED = "allowed are 2023-11-09, 2024-01, 2027-Q4 or 2024"


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """An interval of days, first and last included, and the text that gave it.

    >>> Days.parse("2024-01").last
    datetime.date(2024, 1, 31)
    """

    first: date
    last: date
    text: str

    @classmethod
    def parse(cls, text: str) -> "Days":
        """Read one date of ISO 8601 or a quarter. Raises ValueError with a sentence otherwise."""
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(f"found date {text!r}; {_ALLOWED}")
        year, quarter, month, day = (int(part) if part else 0 for part in match.groups())
        try:
            if day:
                return cls(date(year, month, day), date(year, month, day), text)
            first, last = _months(quarter, month)
            return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]), text)
        except ValueError:
            raise ValueError(f"found date {text!r}, which does not exist; {_ALLOWED}") from None

    @classmethod
    def period(cls, text: str) -> "Days":
        """Read a date, or an interval of two dates joined by a slash."""
        first, slash, last = text.partition("/")
        start = cls.parse(first)
        if not slash:
            return start
        end = cls.parse(last)
        if end.last < start.first:
            raise ValueError(f"found period {text!r}, which ends before it begins; swap its dates")
        return cls(start.first, end.last, text)

    @property
    def canonical(self) -> str:
        """The shortest text for these days, the same however they were written.

        >>> Days.period("2024-01/2024-12").canonical
        '2024'
        """
        year, first, last = self.first.year, self.first.isoformat(), self.last.isoformat()
        quarters = (f"{year}-Q{quarter}" for quarter in (1, 2, 3, 4))
        for text in (f"{year:04}", *quarters, first[:7], first):
            days = Days.parse(text)
            if (days.first, days.last) == (self.first, self.last):
                return text
        return f"{first}/{last}"

    def meets(self, other: "Days") -> bool:
        """Whether both could be the same day."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        return self.text


def _months(quarter: int, month: int) -> tuple[int, int]:
    if quarter:
        return 3 * quarter - 2, 3 * quarter
    return (month, month) if month else (1, 12)

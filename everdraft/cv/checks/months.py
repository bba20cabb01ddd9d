"""Months as numbers: the span of an entry, careful where the source gives only years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """First and last month, counted from year 0; ``exact`` when both ends name a month."""

    first: int
    last: int
    exact: bool

    @property
    def months(self) -> int:
        """Length, both ends included."""
        return self.last - self.first + 1


def month_number(text: str, *, last: bool = False) -> int | None:
    """ "2020-03" -> its number; "2020" -> January, or December when ``last``."""
    match = _DATE.match(text.strip())
    if not match:
        return None
    year, month = int(match[1]), match[2]
    if month is None:
        return year * 12 + (11 if last else 0)
    return year * 12 + int(month) - 1 if 1 <= int(month) <= 12 else None


def names_month(text: str) -> bool:
    """Whether a date is exact to the month."""
    return len(text) >= 7


def span_of(start: str, end: str, current: bool, today: date) -> Span | None:
    """The widest span that the dates allow, or None when one end is unknown."""
    now = today.year * 12 + today.month - 1
    first = month_number(start)
    last = now if current else month_number(end, last=True)
    if first is None or last is None:
        return None
    if not names_month(end) and not current:
        last = max(first, min(last, now)) if end[:4] == str(today.year) else last
    exact = names_month(start) and (current or names_month(end))
    return Span(first, last, exact) if first <= last else None

"""A whole day as people write it: "2026-12-31", "31/12/2026", "15 de dezembro de 2026"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from everdraft.cv.lexicon.dates import MONTHS, UNTIL
from everdraft.cv.words import base_language

LONGEST = 80
"""More characters than this are no day; a sentence about one may say anything."""
DAY_FIRST = ("de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "ar")
"""Languages in which 05/12/2026 is in December; in English it is so on one side of the ocean."""

_NUMBERS = {
    name: number
    for names in MONTHS.values()
    for number, forms in enumerate(names, start=1)
    for name in forms.split("|")
}
_NAME = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_UNTIL = "|".join(sorted(map(re.escape, UNTIL.split("|")), key=len, reverse=True))
#: "til Tuesday, the": an "until", the day of the week and an article may stand before a day.
_BEFORE = (
    rf"(?:(?:{_UNTIL})\s+)?(?:[^\W\d_]{{2,12}}(?:-feira)?\.?,\s*)?"
    r"(?:(?:the|el|le|il|am|dem|den|o|op|dia)\s+)?"
)
_ORDINAL = r"(?:st|nd|rd|th|er|\.?[ºª°]|\.)?"
_TIME = r"(?:[T,\s]\s*\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?)?"
_YEAR = r"(?P<year>20\d\d)"
_SHAPES = tuple(
    re.compile(_BEFORE + shape + _TIME + r"[\s.]*", re.IGNORECASE)
    for shape in (
        rf"{_YEAR}\s?(?P<mark>[-/.])\s?(?P<month>\d\d?)\s?(?P=mark)\s?(?P<day>\d\d?)",
        rf"{_YEAR}\s?年\s?(?P<month>\d\d?)\s?月\s?(?P<day>\d\d?)\s?日",
        rf"(?P<day>\d\d?){_ORDINAL}[\s-]*(?:(?:de|of|d')\s*)?(?P<name>{_NAME})\.?"
        rf"[\s,-]*(?:(?:de|del|do)\s+)?{_YEAR}(?:\s*(?:r|г|года|roku))?",
        rf"(?P<name>{_NAME})\.?[\s-]*(?P<day>\d\d?){_ORDINAL}[\s,-]+{_YEAR}",
    )
)
_FIGURES = re.compile(
    rf"{_BEFORE}(\d\d?)\s?(?P<mark>[-/.])\s?(\d\d?)\s?(?P=mark)\s?(20\d\d|\d\d){_TIME}[\s.]*",
    re.IGNORECASE,
)


def day_of(text: str, language: str = "") -> date | None:
    """The one day that a text names, written in ``language``; None when that is not certain.

    05/12/2026 is certain in a language that writes the day first, 31/12/2026 in every one.
    """
    composed = unicodedata.normalize("NFC", text).strip()
    plain = re.sub(r"\d", lambda figure: str(int(figure[0])), composed)
    if len(plain) > LONGEST:
        return None
    days = set(_days(plain, base_language(language)))
    return days.pop() if len(days) == 1 else None


def as_iso(text: str, language: str = "") -> str:
    """ "2026-12-31" of a text that names that day; any other text as it is."""
    day = day_of(text, language)
    return day.isoformat() if day else text


def _days(text: str, language: str) -> Iterator[date]:
    """The days that a text can mean."""
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        if found:
            named = found.groupdict()
            month = named.get("month") or _month(named["name"])
            yield from _day(int(named["year"]), int(month), int(named["day"]))
            return
    found = _FIGURES.fullmatch(text)
    if found is None:
        return
    first, second, year = int(found[1]), int(found[3]), found[4]
    day_first = language in DAY_FIRST or found["mark"] == "."
    if len(year) == 2 and not day_first:  # 26/12/31 begins with its year elsewhere
        return
    days = [*_day(int(year) % 100 + 2000, second, first)]
    yield from days
    if not (day_first and days):
        yield from _day(int(year) % 100 + 2000, first, second)


def _month(name: str) -> int:
    """The month of a name; Turkish capitals have a small letter of their own."""
    turkish = name.replace("I", "ı").replace("İ", "i").lower()
    return _NUMBERS.get(name.lower()) or _NUMBERS.get(turkish) or 0


def _day(year: int, month: int, day: int) -> Iterator[date]:
    """That day, where the calendar has it."""
    try:
        yield date(year, month, day)
    except ValueError:
        return

"""Whether an entry's own words already say a date or a grade: what is said is not written again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from everdraft.cv.lexicon.dates import MONTHS
from everdraft.documents.render import words
from everdraft.documents.render.clean import one_line, says

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?\Z")
_FEW_WORDS = 4
"""Words of a line that is about nothing but a grade: "Final grade: 17"."""


def unsaid_period(
    start: str, end: str, current: bool, language: str, texts: Iterable[str | None]
) -> str:
    """The dates of an entry as they are written, "" when these texts of its own say them all."""
    whole = one_line(words.period(start, end, current, language))
    own = " | ".join(one_line(one or "") for one in texts)
    dates = [one for one in (start, "" if current else end) if one]
    goes_on = not current or says(own, words.present(language))
    if dates and goes_on and all(_says_date(own, one, language) for one in dates):
        return ""
    return whole


def says_grade(score: str, texts: Iterable[str]) -> bool:
    """Whether one of the texts says a grade: "GPA: 3.97/4.00" says "3.97/4.00".

    A bare number is said only by a line of few words: "Taught 85 students" is no grade.
    """
    if not score:
        return False
    pattern = re.compile(rf"(?<![\w.,/]){re.escape(score)}(?![\w/]|[.,]\d)", re.I)
    lines = [one_line(one) for one in texts]
    short = score.isdigit()
    return any(pattern.search(one) and not (short and _is_long(one)) for one in lines)


def _is_long(line: str) -> bool:
    return len(line.split()) > _FEW_WORDS


def _says_date(text: str, date: str, language: str) -> bool:
    """A year, or a month of a year, in words or numbers."""
    found = _DATE.match(date)
    if found is None:
        return words.day(date, language).casefold() in text.casefold()
    year, month = found.groups()
    if not month:
        return re.search(rf"(?<!\d){year}(?!\d)", text) is not None
    number = int(month)
    names = {one for tongue in (language, "en") for one in _months(tongue, number)}
    by_name = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    forms = (
        rf"(?<![^\W\d_])(?:{by_name})\.?,?\s*(?:de\s+|del\s+|of\s+)?{year}(?!\d)",
        rf"(?<!\d)0?{number}\s?[/.\-]\s?{year}(?!\d)",
        rf"(?<!\d){year}\s?[/.\-]\s?0?{number}(?!\d)",
    )
    return any(re.search(one, text, re.I) for one in forms)


def _months(language: str, number: int) -> list[str]:
    known = MONTHS.get(language)
    return known[number - 1].split("|") if known and 1 <= number <= len(known) else []

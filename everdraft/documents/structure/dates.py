"""Dates and ranges in many languages, found where they stand, never more exact than written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from everdraft.cv.lexicon import dates as words

YEAR = r"(?<!\d)(?:19[4-9]\d|20[0-4]\d)(?!\d)"
NAMES = {
    name: number
    for names in words.MONTHS.values()
    for number, forms in enumerate(names, start=1)
    for name in forms.split("|")
}
NAME = "|".join(sorted((*NAMES, *words.SEASONS.split("|")), key=len, reverse=True)).replace(
    " ", "[ ]"
)

DATE = re.compile(
    rf"""
      (?P<y1>(?<!\d)(?:19[4-9]\d|20[0-4]\d))(?:\s?[年년]\s?|[-/.–])(?P<m1>1[0-2]|0?[1-9])(?!\d)
          (?:\s?[月월](?:\s?\d{{1,2}}\s?[日일])?|(?<=\d\d)-(?:0[1-9]|[12]\d|3[01])(?!\d))?
    | (?<![\d/.])(?:(?:0?[1-9]|[12]\d|3[01])[./-])?(?P<m2>1[0-2]|0?[1-9])\s?[./-]\s?(?P<y2>{YEAR})
    | (?:(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?)?
          (?<![^\W\d_])(?P<w3>{NAME})\.?[\s,/-]{{0,3}}
          (?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,\s*)?(?:(?:de|of|del|do)\s+)?(?P<y3>{YEAR}|['’‘]\d\d(?!\d))
    | (?<![\d/.])(?P<m4>0[1-9]|1[0-2])/(?P<y4>\d\d)(?![\d/])
    | (?P<y5>{YEAR})(?:\s?年)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
DASH = r"[-–—−‒―‐‑~〜～→⟶]{1,2}|to|至|到|から"
#: After a date: the end of the range by its year's last digits only ("2019–20").
SHORT_YEAR = re.compile(r"\s?[-–—/]\s?(\d\d)(?![\d/.])(?!\s?(?:%|years?|mon))")
OPEN_END = re.compile(r"\s*(?:[-–—−~〜～→])\s*$")
DURATION, LENGTH = words.DURATION, words.LENGTH
DIGITS = {
    ord(mark): str(unicodedata.digit(mark)) for mark in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９"
}


@dataclass(slots=True, frozen=True)
class Span:
    """A date or range at text[begin:end]; ``start`` and ``finish`` are "YYYY" or "YYYY-MM"."""

    begin: int
    end: int
    start: str
    finish: str
    current: bool
    ranged: bool


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    until = "|".join(
        sorted((re.escape(word) for word in words.UNTIL.split("|")), key=len, reverse=True)
    )
    joint = rf"(?:\s*(?:{DASH})\s*|\s+(?:{until})\s+)"
    present = "|".join(
        sorted(
            {re.escape(word) for phrases in words.PRESENT.values() for word in phrases.split("|")},
            key=len,
            reverse=True,
        )
    )
    after = rf"(?:{joint}|\s*[,(]?\s*)\(?(?P<word>{present})(?![^\W\d_])\)?"
    since = rf"(?:^|(?<=[\s(|,·]))(?:{words.SINCE})\s*:?\s*$"
    return (
        re.compile(joint, re.I),
        re.compile(after, re.I),
        re.compile(since, re.I),
    )


@dataclass(slots=True)
class _Point:
    begin: int
    end: int
    value: str
    month: int = 0


def find_spans(text: str) -> list[Span]:
    """All dates and ranges in a line, left to right."""
    if not any(mark.isdigit() for mark in text):
        return []
    text = text.translate(DIGITS)
    points = [point for match in DATE.finditer(text) if (point := _point(match))]
    joint, after, since = _patterns()
    spans: list[Span] = []
    position = 0
    while position < len(points):
        point = points[position]
        following = points[position + 1] if position + 1 < len(points) else None
        begin, start = _with_month_before(text, point)
        before = since.search(text, 0, begin)
        if following and joint.fullmatch(text, point.end, following.begin):
            begin = before.start() if before else begin
            spans.append(Span(begin, following.end, point.value, following.value, False, True))
            position += 2
            continue
        position += 1
        if begin < point.begin:
            spans.append(Span(begin, point.end, start, point.value, False, True))
            continue
        spans.append(_single(text, point, after, before))
    return spans


def _single(text: str, point: _Point, after: re.Pattern[str], before: re.Match[str] | None) -> Span:
    """A range that goes on, or with a short second year, or a lone date."""
    present = after.match(text, point.end)
    if present:
        begin = before.start() if before else point.begin
        return Span(begin, present.end(), point.value, "", True, True)
    if before:
        return Span(before.start(), point.end, point.value, "", True, True)
    short = SHORT_YEAR.match(text, point.end)
    if short and len(point.value) == 4:
        year = point.value[:2] + short[1]
        if int(point.value) < int(year) <= int(point.value) + 40:
            return Span(point.begin, short.end(), point.value, year, False, True)
    open_end = OPEN_END.match(text, point.end)
    if open_end:
        return Span(point.begin, open_end.end(), point.value, "", True, True)
    return Span(point.begin, point.end, point.value, "", False, False)


def _with_month_before(text: str, point: _Point) -> tuple[int, str]:
    """ "June – August 2019": the first month takes the year of the second."""
    if not point.month:
        return point.begin, point.value
    before = re.search(
        r"(?<![^\W\d_])([^\W\d_]{3,12})\.?(\s*(?:[-–—/&]|to|bis|à|a|até)\s*)$",
        text[: point.begin],
        re.I,
    )
    if before and before[1].casefold() in NAMES:
        month = NAMES[before[1].casefold()]
        return before.start(), f"{point.value[:4]}-{month:02d}"
    return point.begin, point.value


def _point(match: re.Match[str]) -> _Point | None:
    begin, end = match.span()
    if match["y1"]:
        return _Point(begin, end, f"{match['y1']}-{int(match['m1']):02d}", int(match["m1"]))
    if match["y2"]:
        return _Point(begin, end, f"{match['y2']}-{int(match['m2']):02d}", int(match["m2"]))
    if match["y4"]:
        year = _full_year(match["y4"])
        return _Point(begin, end, f"{year}-{match['m4']}", int(match["m4"]))
    if match["y3"]:
        return _named(match)
    return _Point(begin, end, match["y5"], 0)


def _named(match: re.Match[str]) -> _Point | None:
    begin, end = match.span()
    month = NAMES.get(match["w3"].casefold(), 0)
    year = match["y3"]
    if month:
        year = year if len(year) == 4 else _full_year(year[1:])
        return _Point(begin, end, f"{year}-{month:02d}", month)
    return _Point(match.start("w3"), end, year) if len(year) == 4 else None


def _full_year(digits: str) -> str:
    return ("20" if int(digits) < 50 else "19") + digits


def without_spans(text: str, spans: list[Span]) -> str:
    """The text without dates, their brackets and durations; what is left is parted by " | "."""
    rest: list[str] = []
    position = 0
    for span in spans:
        rest.append(text[position : span.begin])
        position = span.end
        duration = DURATION.match(text, position)
        if duration:
            position = duration.end()
    rest.append(text[position:])
    joined = " | ".join(part for part in (trimmed(part) for part in rest) if part)
    return joined


def trimmed(text: str) -> str:
    """Without separators and empty brackets at its ends."""
    text = re.sub(r"\(\s*\)|\[\s*\]|（\s*）", " ", text)
    text = re.sub(r"^[\s,;:|·•–—\-/(\[（]+(?![^(]*\))|^[\s,;:|·•–—\-/]+", "", text)
    text = re.sub(r"[\s,;:|·•–—\-/(\[（]+$", "", text)
    if text.endswith(")") and "(" not in text:
        text = text[:-1].rstrip()
    return text.strip()

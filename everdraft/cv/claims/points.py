"""Contact data and dates in a text, each in one way of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from everdraft.cv.claims.vocabulary import vocabulary
from everdraft.cv.lexicon.dates import MONTHS
from everdraft.cv.words import base_language

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_TOP = (
    "com|org|net|io|dev|me|app|ai|info|edu|gov|eu|co|de|pt|br|fr|es|uk|it|nl|ch|at|pl|us|ca|ao|mz"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s,;)>\]]{2,200}"
    rf"|(?<![\w@.])[\w-]{{2,63}}(?:\.[\w-]{{2,63}}){{0,3}}\.(?:{_TOP})(?:/[^\s,;)>\]]{{0,200}}|(?![\w.-]))",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,/])(?:\+|\(\+?\d{1,5}\)|00?)\d?[\d ()./-]{6,22}\d(?!\w)")

_YEAR = r"(?:19[5-9]\d|20\d\d)"
_ISO = re.compile(rf"(?<![\w./-])({_YEAR})-(0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\w/])")
_YEAR_IN_BRACKETS = re.compile(rf"\({_YEAR}\)")
_NUMERIC = re.compile(rf"(?<![\w./-])(?:([0-3]?\d)[./])?(0?[1-9]|1[0-2])[./]({_YEAR})(?!\w)")
_QUARTER = re.compile(rf"(?<!\w)(?:[QT]([1-4])[ /]?({_YEAR})|([1-4])[QT]({_YEAR}))(?!\w)")
_NAMED = re.compile(rf"(?<!\w)([^\W\d_]{{3,10}})\.?,?(?: de | )({_YEAR})(?![\w%])")
_PLAIN = re.compile(rf"(?<![\w.,/$€£+~])({_YEAR})(?![\w%+]|[.,]\d)")
_SHORT_END = re.compile(r"\s?[-–/]\s?(\d\d)(?![\w%]|[.,]\d)")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|from|until|till|to|by|during|of|before|after|early|mid|late|fy|year|and|em|desde|de|até"
    r"|a|ano|e|seit|im|ab|von|bis|vor|nach|jahr|und|en|depuis|à|et|spring|summer|autumn|fall|winter|y|hasta|año)"
    r"|[-–(/])\s?\Z",
    re.IGNORECASE,
)
_AMBIGUOUS = re.compile(r"\b(?:to|by|and|of|a|e|y|de|und|et|à|em|en)\s\Z", re.IGNORECASE)
_COUNTED = re.compile(r"\s([a-zà-ÿ]{3,})")


@dataclass(frozen=True, slots=True)
class Point:
    """Contact data or a date of a text; ``kind`` is email | phone | address | date."""

    start: int
    end: int
    kind: str
    key: str


def contacts_in(text: str) -> Iterator[Point]:
    """E-mail addresses, web addresses and telephone numbers."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in (("email", _EMAIL), ("address", _ADDRESS), ("phone", _PHONE)):
        for match in pattern.finditer(text):
            digits = sum(one.isdigit() for one in match[0])
            inside = any(match.start() < end and start < match.end() for start, end in taken)
            dated = _ISO.search(match[0]) or _YEAR_IN_BRACKETS.search(match[0])
            if inside or (kind == "phone" and (dated or not 8 <= digits <= 15)):
                continue
            end = match.start() + len(match[0].rstrip(".,;:"))
            taken.append((match.start(), end))
            yield Point(match.start(), end, kind, contact_key(text[match.start() : end]))


def contact_key(text: str) -> str:
    """An address without its scheme, a telephone number without its spaces, in lower case."""
    plain = text.strip().lower()
    if "@" in plain and "/" not in plain:
        return plain.removeprefix("mailto:")
    if re.fullmatch(r"[\d\s()+./-]+", plain):
        digits = re.sub(r"\D", "", plain)
        return digits.removeprefix("00") if plain.startswith("00") else digits
    return re.sub(r"\A(?:https?://)?(?:www\.)?", "", plain).rstrip("/")


@cache
def _months(language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in dict.fromkeys(("en", base_language(language))):
        for number, forms in enumerate(MONTHS.get(one, ()), 1):
            found |= dict.fromkeys(forms.split("|"), number)
    return found


def dates_in(text: str, language: str) -> list[Point]:
    """Dates in order, as "YYYY", "YYYY-MM" or "YYYY-Qn"; a year that counts things is none."""
    found: list[Point] = []

    def add(start: int, end: int, key: str) -> None:
        if not any(start < one.end and one.start < end for one in found):
            found.append(Point(start, end, "date", key))

    for match in _ISO.finditer(text):
        add(match.start(), match.end(), f"{match[1]}-{match[2]}")
    for match in _NUMERIC.finditer(text):
        add(match.start(), match.end(), f"{match[3]}-{int(match[2]):02d}")
    for match in _QUARTER.finditer(text):
        add(match.start(), match.end(), f"{match[2] or match[4]}-Q{match[1] or match[3]}")
    months = _months(language)
    for match in _NAMED.finditer(text):
        month = months.get(match[1].lower())
        if month:
            add(match.start(), match.end(), f"{match[2]}-{month:02d}")
    for match in _PLAIN.finditer(text):
        if _is_year(text, match, language):
            add(match.start(), match.end(), match[1])
            short = _SHORT_END.match(text, match.end())
            if short and short[1] > match[1][2:]:
                add(match.end(), short.end(), match[1][:2] + short[1])
    return sorted(found, key=lambda one: one.start)


def _is_year(text: str, match: re.Match[str], language: str) -> bool:
    """Not "to 2000 users": a noun follows, and nothing before it that only years have."""
    before = text[max(0, match.start() - 10) : match.start()]
    counted = _COUNTED.match(text, match.end())
    if not counted or counted[1] in vocabulary(language).stops:
        return True
    return bool(_BEFORE_YEAR.search(before)) and not _AMBIGUOUS.search(before)

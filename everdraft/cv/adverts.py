"""A job advert by rules: what it requires, what it prefers, its language, title and years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from everdraft.cv.advert_words import (
    DUTIES,
    HARD,
    NOT_SOFT,
    OTHER,
    PREFERRED,
    REQUIRED,
    phrases,
)
from everdraft.cv.lexicon.languages import language_for_sure
from everdraft.cv.skills import find_skills
from everdraft.cv.words import any_of

LONGEST_ADVERT = 60_000
LONGEST_LINE = 1_000
MOST_LINES = 600

_SECTIONS = (
    ("preferred", any_of(phrases(PREFERRED))),
    ("required", any_of(phrases(REQUIRED))),
    ("duties", any_of(phrases(DUTIES))),
    ("other", any_of(phrases(OTHER))),
)
_SOFT = any_of(tuple(one for one in phrases(PREFERRED) if one not in NOT_SOFT))
_HARD = any_of(tuple(HARD.split("|")))
_TITLE = re.compile(
    r"^(?:job title|job|title|position|role|stelle|vaga|cargo|poste|puesto|posizione|ruolo|functie"
    r"|vacature|stanowisko|pozisyon|pozisyon adı|должность|вакансия|職種|募集職種|ポジション|职位"
    r"|职位名称|岗位|招聘岗位|招聘职位|職位|職缺|المسمى الوظيفي|الوظيفة|اسم الوظيفة)"
    r"[ \t]{0,3}[:：](.{2,120})$",
    re.I,
)
_COMPANY = re.compile(
    r"^(?:company|employer|firma|unternehmen|empresa|entreprise|société|azienda|bedrijf|pracodawca"
    r"|şirket|firma adı|компания|работодатель|会社名|企業名|公司|公司名称|الشركة|اسم الشركة)"
    r"[ \t]{0,3}[:：](.{2,120})$",
    re.I,
)
_YEARS = re.compile(
    r"(?<![\d.,])(\d{1,2})[ \t]?(?:\+|plus|-|–|~|～|to|bis|a|à|do|до)?[ \t]?\d{0,2}\+?(?:"
    r"[ \t-]{1,2}(?:or more )?(?:years?|yrs|jahre?n?|anos?|ans|années|años?|anni|jaar|lata?"
    r"|letni\w{1,3}|yıl(?:lık)?|лет|год[а]?|летн\w{2,3}|سنوات|سنة|أعوام|عاما)(?!\w)"
    r"|[ \t]?年(?![\d月度]))",
    re.I,
)
_BULLET = re.compile(r"^(?:[\s•·▪●◦*\-–—✓✔・■◆◇▶※]|\d{1,2}、)+")
_FRAME = " \t:：?？!！.。【】[]〔〕《》〈〉「」■◆●◇▼▶"
_MARKUP = " #*_="
"""What Markdown puts around a heading."""
_LONGEST_HEADING_WORDS = 7
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Advert:
    """A job advert; ``required``, ``preferred`` and ``duties`` are its own lines, verbatim.

    ``language`` is a tag such as "en" or "", ``years`` the experience asked for in years (0:
    none named).
    """

    title: str = ""
    company: str = ""
    text: str = ""
    required: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    language: str = ""
    years: int = 0


def advert_from_text(text: str) -> Advert:
    """An advert read by its headings and by phrases such as "nice to have" inside a line.

    In the thirteen languages of `advert_words`. Without any such heading or phrase every line
    but the title counts as required. Never fails; reads the first 60,000 characters.
    """
    text = text[:LONGEST_ADVERT]
    rows = [one.strip()[:LONGEST_LINE] for one in text.splitlines() if one.strip()][:MOST_LINES]
    found: dict[str, list[str]] = {"required": [], "preferred": [], "duties": [], "other": []}
    loose: list[str] = []
    part = ""
    for row in rows:
        plain = _BULLET.sub("", row)
        heading = _heading(plain)
        if heading:
            part = heading
            continue
        kind = _kind_of(plain, part)
        (found[kind] if kind else loose).append(plain)
    title = _labelled(_TITLE, rows) or _first_title(rows)
    if not (found["required"] or found["preferred"]):
        told = (_TITLE, _COMPANY)
        found["required"] = [
            row for row in loose if row != title and not any(one.match(row) for one in told)
        ]
    return Advert(
        title=title,
        company=_labelled(_COMPANY, rows),
        text=text,
        required=tuple(found["required"]),
        preferred=tuple(found["preferred"]),
        duties=tuple(found["duties"]),
        language=language_of(text),
        years=_years(found["required"]),
    )


def _heading(row: str) -> str:
    """The part that a short line opens, or ""."""
    plain = row.strip(_FRAME).replace("İ", "i").casefold()
    long = len(plain) > _LONGEST_HEADING or len(plain.split()) > _LONGEST_HEADING_WORDS
    if long or any(mark in plain for mark in ",，、；;"):
        return ""
    announced = row.rstrip().endswith((":", "：", "】"))
    if not announced and find_skills(plain):
        return ""
    for kind, pattern in _SECTIONS:
        match = pattern.search(plain)
        if match and (announced or match.end() - match.start() > len(plain) * 0.6):
            return kind
    return ""


def _kind_of(row: str, part: str) -> str:
    """The part that a line belongs to: its own words win over the heading above."""
    if part in ("duties", "other"):
        return part
    if _SOFT.search(row):
        return "preferred"
    return "required" if _HARD.search(row) else part


def _labelled(pattern: re.Pattern[str], rows: list[str]) -> str:
    return next((found[1].strip() for row in rows[:40] if (found := pattern.match(row))), "")


def _first_title(rows: list[str]) -> str:
    first = _BULLET.sub("", rows[0]).strip(_MARKUP) if rows else ""
    short = len(first) <= 90 and not first.endswith((".", ":", "!", "。", "：", "！"))
    return first if short and not _heading(first) else ""


def _years(rows: list[str]) -> int:
    named = [int(found[1]) for row in rows for found in _YEARS.finditer(row)]
    return max((one for one in named if 0 < one <= 20), default=0)


def language_of(text: str) -> str:
    """The language of an advert, or "" when too little of it tells."""
    return language_for_sure(text[:LONGEST_ADVERT])

"""A job advert by rules: what it requires, what it prefers, its language, title and years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from everdraft.cv.advert_parts import heading, parts_of, without_bullet
from everdraft.cv.lexicon.languages import language_for_sure
from everdraft.cv.lexicon.roles import title_score

LONGEST_ADVERT = 60_000
LONGEST_LINE = 1_000
MOST_LINES = 600

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
_LEGAL_FORM = re.compile(
    r"^.{2,60}[\s,](?:Inc|LLC|Ltd|Limited|PLC|plc|Corp|GmbH|mbH|AG|KG|OHG|UG|SE|S\.? ?A|SAS|SARL"
    r"|S\.?L|S\.?L\.?U|SRL|S\.r\.l|SpA|S\.p\.A|B\.?V|N\.?V|Lda|Ltda|LTDA|EIRELI|Sp\. z o\.o|A\.Ş"
    r"|Oy|AB)\.?$"
)
"""A line that is the name of a firm, with what firms of its country end in."""
_YEARS = re.compile(
    r"(?<![\d.,])(\d{1,2})[ \t]?(?:\+|plus|-|–|~|～|to|bis|a|à|do|до)?[ \t]?\d{0,2}\+?(?:"
    r"[ \t-]{1,2}(?:or more )?(?:years?|yrs|jahre?n?|anos?|ans|années|años?|anni|jaar|lata?"
    r"|letni\w{1,3}|yıl(?:lık)?|лет|год[а]?|летн\w{2,3}|سنوات|سنة|أعوام|عاما)(?!\w)"
    r"|[ \t]?年(?![\d月度]))",
    re.I,
)
_MARKUP = " #*_="
"""What Markdown puts around a heading."""


@dataclass(frozen=True, slots=True)
class Advert:
    """A job advert; ``required``, ``preferred`` and ``duties`` are its own lines, or
    pieces of them, verbatim.

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

    In the thirteen languages of `advert_parts`. Where no heading and no phrase requires anything,
    every line without a heading counts as required, but for the title. Never fails; reads the
    first 60,000 characters.
    """
    text = text[:LONGEST_ADVERT]
    rows = [one.strip()[:LONGEST_LINE] for one in text.splitlines() if one.strip()][:MOST_LINES]
    found: dict[str, list[str]] = {"required": [], "preferred": [], "duties": [], "other": []}
    loose: list[str] = []
    for line in parts_of(rows):
        (found[line.part] if line.part else loose).append(line.text)
    first, second = _at_top(rows)
    title = _labelled(_TITLE, rows) or first
    if not found["required"]:
        told = (_TITLE, _COMPANY)
        found["required"] = [
            row
            for row in loose
            if row not in (title, second) and not any(one.match(row) for one in told)
        ]
    return Advert(
        title=title,
        company=_labelled(_COMPANY, rows) or second,
        text=text,
        required=tuple(found["required"]),
        preferred=tuple(found["preferred"]),
        duties=tuple(found["duties"]),
        language=language_of(text),
        years=_years(found["required"]),
    )


def _labelled(pattern: re.Pattern[str], rows: list[str]) -> str:
    return next((found[1].strip() for row in rows[:40] if (found := pattern.match(row))), "")


def _at_top(rows: list[str]) -> tuple[str, str]:
    """Title and firm of the first two lines; a firm that is not named there is empty."""
    above, below = _first_title(rows), _first_title(rows[1:])
    if _LEGAL_FORM.match(rows[1].strip(_MARKUP) if rows[1:] else ""):
        return above, rows[1].strip(_MARKUP)
    if _LEGAL_FORM.match(above) and title_score(below) and not title_score(above):
        return below, above
    return above, ""


def _first_title(rows: list[str]) -> str:
    first = without_bullet(rows[0]).strip(_MARKUP) if rows else ""
    short = len(first) <= 90 and not first.endswith((".", ":", "!", "。", "：", "！"))
    return first if short and not heading(first) else ""


def _years(rows: list[str]) -> int:
    named = [int(found[1]) for row in rows for found in _YEARS.finditer(row)]
    return max((one for one in named if 0 < one <= 20), default=0)


def language_of(text: str) -> str:
    """The language of an advert, or "" when too little of it tells."""
    return language_for_sure(text[:LONGEST_ADVERT])

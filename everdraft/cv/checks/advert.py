"""Family K, the advert: what it asks and the CV does not show, quoted from both sides.

These need an advert, so they are no part of Readiness and of `CHECKS`; they take no points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from everdraft.cv.adverts import Advert
from everdraft.cv.checks.view import MISSING, CheckContext, View
from everdraft.cv.credentials_asked import Asked, asked_of, held, told_level
from everdraft.cv.findings import Evidence, Finding, finding_id
from everdraft.cv.findings import message as _
from everdraft.cv.match import (
    ALIAS,
    CLOSE_TITLE,
    SkillUse,
    asked_skills,
    asks_title,
    skill_uses,
    title_overlap,
)
from everdraft.cv.own_skills import own_names
from everdraft.cv.reading import Reading
from everdraft.cv.words import base_language

MOST_REPEATS = 4
MOST_LISTED = 40

_SOURCE = "CV check 1.0, Match"
_PLACE = re.compile(
    r"\b(?:on-?site|hybrid|relocat\w{1,6}|work permit|work authori[sz]ation|right to work|visa"
    r"|presencial|híbrido|vor Ort|Arbeitserlaubnis|sur site|présentiel|permis de travail"
    r"|permiso de trabajo|autorização de trabalho|in presenza|permesso di lavoro|op locatie"
    r"|werkvergunning|stacjonarnie|hybrydow[oya]|pozwolenie na pracę|ofisten|hibrit|çalışma izni"
    r"|в офисе|гибрид\w{0,6}|разрешение на работу|релокац\w{1,3})\b"
    r"|出社|リモート|就労ビザ|在留資格|远程办公|驻场|现场办公|工作签证|حضوري|تصريح عمل|إقامة سارية",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Words:
    severity: str
    title: str
    why: str
    fix: str


ADVERT_CHECKS = {
    "K01": _Words(
        "high",
        _("The advert requires %(skill)s: “%(asked)s”"),
        _("A search for required skills passes over a CV that does not name them."),
        _("If you have it, say where you used it; if not, leave it out."),
    ),
    "K02": _Words(
        "low",
        _("The advert would like %(skill)s: “%(asked)s”"),
        _("It is no condition, but it sets two equal CVs apart."),
        _("Name it if you have it."),
    ),
    "K03": _Words(
        "medium",
        _("The advert writes “%(asked)s”, the CV “%(own)s”"),
        _("Plain word search does not know that both mean the same."),
        _("Write both names once."),
    ),
    "K04": _Words(
        "medium",
        _("%(skill)s is listed, but no role shows it"),
        _("A skill that a role shows is believed sooner than one in a list."),
        _("Say in a role what you did with it."),
    ),
    "K05": _Words(
        "medium",
        _("The advert's title “%(asked)s” is not echoed"),
        _("Recruiters search by title."),
        _("If it fits what you do, use its words in your headline; keep past titles true."),
    ),
    "K06": _Words(
        "high",
        _("The advert demands %(name)s: “%(asked)s”"),
        _("Such demands are often checked first."),
        _("Name it, or what you have that equals it."),
    ),
    "K07": _Words(
        "info",
        _("The advert asks for %(asked)d years, the roles add up to %(own)s"),
        _("Years are counted from the dates of your roles; overlaps count once."),
        _("Check the dates; many adverts take fewer years."),
    ),
    "K08": _Words(
        "info",
        _("The advert says something on place or permission: “%(asked)s”"),
        _("Only you know whether this fits."),
        _("If it fits, say so beside your address."),
    ),
    "K09": _Words(
        "medium",
        _("%(skill)s stands %(count)d times in the CV"),
        _("Repeating a word earns nothing here and looks like stuffing to a reader."),
        _("Keep the places that prove something."),
    ),
    "K10": _Words(
        "medium",
        _("The advert is in another language than the CV"),
        _("Most readers expect an answer in the language of the advert."),
        _("Have a version in the advert's language."),
    ),
}
_NEAR_IT = _("The advert writes “%(asked)s”, the CV “%(own)s”, which is only near it")
_LOWER = _("Your CV shows %(name)s as “%(own)s”, and the advert asks for more: “%(asked)s”")
_NO_LEVEL = _("Your CV names %(name)s and no level, and the advert asks for one: “%(asked)s”")
_LOWER_DEGREE = _("Your CV shows “%(own)s”, and the advert asks for %(name)s: “%(asked)s”")
_SAY_LEVEL = _("Say how well you speak it, with a level such as B2.")
_BETTER_BY_NOW = _("If you are further by now, say so; if not, leave it as it is.")
_TOO_MANY = _("The CV lists %(count)d skills")


def _quoted(view: View, text: str) -> tuple[Evidence, ...]:
    """The words in the CV, with their line when it is found."""
    return (view.locator.find(text) or (Evidence(text),)) if text else ()


def _finding(
    check: str,
    key: str,
    evidence: tuple[Evidence, ...] = (),
    *,
    section: str = MISSING,
    title: str = "",
    fix: str = "",
    **arguments: Any,
) -> Finding:
    words = ADVERT_CHECKS[check]
    return Finding(
        id=finding_id(check, key, evidence[0].quote if evidence else ""),
        check=check,
        family="K",
        severity=words.severity,
        section=section,
        target="",
        evidence=evidence,
        title=title or words.title,
        why=words.why,
        fix=fix or words.fix,
        arguments=arguments,
        source=_SOURCE,
    )


def _skills(view: View, advert: Advert, uses: dict[str, SkillUse]) -> Iterator[Finding]:
    """K01 to K04: skills that the advert names."""
    own = own_names(view.cv)
    required, preferred = asked_skills(advert.required, own), asked_skills(advert.preferred, own)
    for check, asked in (("K01", required), ("K02", preferred)):
        for name, (mention, row) in asked.items():
            if name not in uses and (check == "K01" or name not in required):
                yield _finding(check, name, skill=mention.text, asked=row)
    for name, (mention, _row) in {**preferred, **required}.items():
        use = uses.get(name)
        if use is None:
            continue
        evidence = _quoted(view, use.quote)
        how = use.how(mention)
        if how < 1:
            title = "" if how == ALIAS else _NEAR_IT
            arguments = {"asked": mention.text, "own": use.names[0]}
            yield _finding("K03", name, evidence, section="", title=title, **arguments)
        if not use.evidenced:
            yield _finding("K04", name, evidence, section="", skill=use.names[0])


def _title(view: View, advert: Advert) -> Iterator[Finding]:
    """K05: fewer than half of the title's words stand in one title of the CV."""
    share, own = title_overlap(view.cv, advert.title, advert.language)
    if asks_title(advert) and share < CLOSE_TITLE:
        yield _finding("K05", advert.title, _quoted(view, own), section="", asked=advert.title)


def _credentials(view: View, advert: Advert) -> Iterator[Finding]:
    """K06: a degree, licence, certificate or language that is not shown, or not far enough."""
    for one in asked_of(advert.required, advert.language):
        credit, quote = held(view.cv, one)
        if credit == 1:
            continue
        title, fix = _what_is_short(one, quote)
        level = told_level(quote) if one.kind == "language" else ""
        shown = {"own": level or quote} if title else {}
        yield _finding(
            *("K06", f"{one.kind}:{one.name}", _quoted(view, quote)),
            title=title,
            fix=fix,
            name=one.title,
            asked=one.quote,
            **shown,
        )


def _what_is_short(asked: Asked, quote: str) -> tuple[str, str]:
    """What is said, and advised, of something that is shown and not far enough; "" for the rest."""
    if not quote.strip():
        return "", ""
    if asked.kind == "degree":
        return _LOWER_DEGREE, _BETTER_BY_NOW
    return (_LOWER, _BETTER_BY_NOW) if told_level(quote) else (_NO_LEVEL, _SAY_LEVEL)


def months_worked(view: View) -> int:
    """Months in which at least one role was held."""
    months: set[int] = set()
    for role in view.work:
        if role.span and role.span.months <= 80 * 12:
            months.update(range(role.span.first, role.span.last + 1))
    return len(months)


def _years(view: View, advert: Advert) -> Iterator[Finding]:
    """K07: the roles with dates add up to fewer years than asked."""
    months = months_worked(view)
    if advert.years and months and months < advert.years * 12:
        yield _finding("K07", str(advert.years), section="", asked=advert.years, own=months / 12)


def _place(advert: Advert) -> Iterator[Finding]:
    """K08: the first line on place or permission, for the person to judge."""
    row = next((one for one in advert.text.splitlines() if _PLACE.search(one[:1000])), "")
    if row:
        asked = row.strip()[:200]
        yield _finding("K08", asked, section="", asked=asked)


def _stuffing(view: View, advert: Advert) -> Iterator[Finding]:
    """K09: an advert's skill more than four times in one role's reach, or over 40 listed."""
    own = own_names(view.cv)
    asked = {**asked_skills(advert.preferred, own), **asked_skills(advert.required, own)}
    mentions = [one for line in view.lines for one in own.find(line.text[:2000])]
    counts = Counter(one.canonical for one in mentions)
    most = MOST_REPEATS + len(view.work)
    for name in asked:
        if counts[name] > most:
            first = next(one.text for one in mentions if one.canonical == name)
            yield _finding(
                "K09", name, _quoted(view, first), section="", skill=first, count=counts[name]
            )
    listed = {word.casefold() for one in view.cv.skills for word in one.keywords}
    if len(listed) > MOST_LISTED:
        yield _finding("K09", "list", section="", title=_TOO_MANY, count=len(listed))


def _language(view: View, advert: Advert) -> Iterator[Finding]:
    """K10: both languages are known and differ."""
    asked = base_language(advert.language)
    if asked and view.language and asked != view.language:
        yield _finding("K10", asked, section="", asked=asked, own=view.language)


def advert_findings(reading: Reading, advert: Advert, context: CheckContext) -> list[Finding]:
    """K01 to K10 for a reading and an advert: same input, same findings.

    The advert's words stand in the sentences, the CV's words in ``evidence``. None of them
    takes points from Readiness.
    """
    view = View(reading, context)
    uses = skill_uses(reading.cv)
    return [
        *_skills(view, advert, uses),
        *_title(view, advert),
        *_credentials(view, advert),
        *_years(view, advert),
        *_place(advert),
        *_stuffing(view, advert),
        *_language(view, advert),
    ]

"""Words of the paper itself in the CV's language: dates, "present", headings nobody wrote."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from everdraft.cv.lexicon.dates import PRESENT
from everdraft.cv.lexicon.headings import HEADINGS

DEFAULT_LANGUAGE = "en"
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")
_DAY_LOCALES = {"en": "en_GB"}  # day, month, year: no English reader mistakes it
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")

_LABELS = {
    "courses": {
        "en": "Courses", "pt": "Disciplinas", "es": "Asignaturas", "fr": "Cours", "de": "Kurse",
        "it": "Corsi", "nl": "Vakken", "pl": "Przedmioty", "tr": "Dersler", "ru": "Курсы",
    },
    "grade": {
        "en": "Grade", "pt": "Nota", "es": "Nota", "fr": "Note", "de": "Note", "it": "Voto",
        "nl": "Cijfer", "pl": "Ocena", "tr": "Not", "ru": "Оценка",
    },
    "letter": {
        "en": "Letter", "pt": "Carta", "es": "Carta", "fr": "Lettre", "de": "Anschreiben",
        "it": "Lettera", "nl": "Brief", "pl": "List motywacyjny", "tr": "Ön yazı", "ru": "Письмо",
    },
}  # fmt: skip


def language_code(*wanted: str) -> str:
    """The first of these that is a language: "pt-BR" is "pt"; English when none is."""
    for one in wanted:
        code = re.split("[-_]", one.strip().lower())[0]
        if _LANGUAGE.match(code):
            return code
    return DEFAULT_LANGUAGE


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT_LANGUAGE)


def day(text: str, language: str) -> str:
    """ "2019-03" as "March 2019", "2019-03-05" as "5 March 2019"; what is no date as it is."""
    found = _DATE.match(text)
    if found is None:
        return text
    year, month, number = (int(one) if one else 0 for one in found.groups())
    if not month:
        return text
    try:
        moment = date(year, month, number or 1)
    except ValueError:
        return text
    if number:
        return format_date(moment, "long", locale=_locale(_DAY_LOCALES.get(language, language)))
    return format_skeleton("yMMMM", moment, locale=_locale(language))


def period(start: str, end: str, current: bool, language: str) -> str:
    """ "March 2019 – present"; one date alone when there is no other."""
    last = present(language) if current else day(end, language)
    return " – ".join(one for one in (day(start, language), last) if one)


def present(language: str) -> str:
    """What stands for an end that has not come: "present", "heute"."""
    return PRESENT.get(language, PRESENT[DEFAULT_LANGUAGE]).split("|")[0]


def heading(kind: str, language: str) -> str:
    """The usual heading of a section that has none of its own."""
    known = HEADINGS.get(kind, HEADINGS["other"])
    words = known.get(language, known[DEFAULT_LANGUAGE]).split("|")[0]
    return words[:1].upper() + words[1:]


def label(name: str, language: str) -> str:
    """ "Courses", "Grade" or "Letter" in a language."""
    return _LABELS[name].get(language, _LABELS[name][DEFAULT_LANGUAGE])


def country(code: str, language: str) -> tuple[str, ...]:
    """The names by which a country may be written, that of the language first."""
    known: list[Any] = [_locale(one).territories for one in (language, DEFAULT_LANGUAGE)]
    names = [str(one.get(code.upper(), "")) for one in known]
    return (*dict.fromkeys(one for one in names if one), code)

"""The words around a person's own in a letter by rule: which job, what it asks, what answers it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from everdraft.base.language import filled
from everdraft.cv.tailoring.answers import LISTED, Answer
from everdraft.cv.words import base_language, words_for

_FRAMES = {
    "en": (
        "I am applying for the position of %(title)s at %(company)s.",
        "I am applying for the position of %(title)s.",
        "Your advert says: “%(asked)s”.",
        "It also says: “%(asked)s”.",
        "My CV names %(names)s.",
    ),
    "pt": (
        "Venho candidatar-me à vaga de %(title)s (%(company)s).",
        "Venho candidatar-me à vaga de %(title)s.",
        "No vosso anúncio lê-se: “%(asked)s”.",
        "Lê-se também: “%(asked)s”.",
        "O meu currículo refere %(names)s.",
    ),
    "es": (
        "Presento mi candidatura al puesto de %(title)s en %(company)s.",
        "Presento mi candidatura al puesto de %(title)s.",
        "En su anuncio se lee: “%(asked)s”.",
        "También se lee: “%(asked)s”.",
        "Mi currículum menciona %(names)s.",
    ),
    "fr": (
        "Je vous adresse ma candidature au poste de %(title)s chez %(company)s.",
        "Je vous adresse ma candidature au poste de %(title)s.",
        "Votre annonce dit : “%(asked)s”.",
        "On y lit aussi : “%(asked)s”.",
        "Mon CV mentionne %(names)s.",
    ),
    "de": (
        "Ich bewerbe mich bei %(company)s als %(title)s.",
        "Ich bewerbe mich als %(title)s.",
        "In Ihrer Anzeige steht: “%(asked)s”.",
        "Dort steht auch: “%(asked)s”.",
        "Mein Lebenslauf nennt %(names)s.",
    ),
    "it": (
        "Mi candido alla posizione di %(title)s presso %(company)s.",
        "Mi candido alla posizione di %(title)s.",
        "Nel vostro annuncio si legge: “%(asked)s”.",
        "Si legge anche: “%(asked)s”.",
        "Il mio CV riporta %(names)s.",
    ),
    "nl": (
        "Ik solliciteer naar de functie van %(title)s bij %(company)s.",
        "Ik solliciteer naar de functie van %(title)s.",
        "In uw advertentie staat: “%(asked)s”.",
        "Er staat ook: “%(asked)s”.",
        "Mijn cv noemt %(names)s.",
    ),
    "pl": (
        "Ubiegam się o stanowisko %(title)s w firmie %(company)s.",
        "Ubiegam się o stanowisko %(title)s.",
        "W Państwa ogłoszeniu czytam: “%(asked)s”.",
        "Jest tam też: “%(asked)s”.",
        "Moje CV wymienia: %(names)s.",
    ),
    "tr": (
        "%(company)s bünyesindeki %(title)s pozisyonuna başvuruyorum.",
        "%(title)s pozisyonuna başvuruyorum.",
        "İlanınızda şöyle yazıyor: “%(asked)s”.",
        "Şu da yazıyor: “%(asked)s”.",
        "Özgeçmişimde şunlar var: %(names)s.",
    ),
    "ru": (
        "Откликаюсь на вакансию %(title)s в компании %(company)s.",
        "Откликаюсь на вакансию %(title)s.",
        "В вашей вакансии сказано: “%(asked)s”.",
        "Там также сказано: “%(asked)s”.",
        "В моём резюме указано: %(names)s.",
    ),
    "ja": (
        "%(company)s の %(title)s に応募いたします。",
        "%(title)s に応募いたします。",
        "求人には“%(asked)s”とあります。",
        "また“%(asked)s”ともあります。",
        "職務経歴書には %(names)s と記載しております。",
    ),
    "zh": (
        "我应聘 %(company)s 的 %(title)s 职位。",
        "我应聘 %(title)s 职位。",
        "招聘信息写道：“%(asked)s”。",
        "其中还写道：“%(asked)s”。",
        "我的简历写有：%(names)s。",
    ),
    "ar": (
        "أتقدم بطلب لشغل وظيفة %(title)s في %(company)s.",
        "أتقدم بطلب لشغل وظيفة %(title)s.",
        "جاء في إعلانكم: “%(asked)s”.",
        "وجاء فيه أيضًا: “%(asked)s”.",
        "تذكر سيرتي الذاتية: %(names)s.",
    ),
}
"""A job and a company, a job alone, before the advert's words, before more, before skills."""
_QUOTED = re.compile(
    "|".join(
        rf"(?:\A|(?<=\s)|(?<=[。！？])){re.escape(before)}“(?P<asked{number}>[^“”]{{1,400}})”(?={re.escape(after)})"
        for number, (before, after) in enumerate(
            tuple(frame.split("“%(asked)s”"))
            for frames in _FRAMES.values()
            for frame in frames
            if "%(asked)s" in frame
        )
    )
)
_STATES = re.compile(
    r"(?:solely |fully |jointly |also )?(?:responsible for|in charge of|accountable for) "
)
"""What one is in a role, as long as it goes on."""
_CHOSEN = re.compile(
    r"(?:tasked with|involved in|entrusted with|charged with|assigned to|trusted (?:to|with)"
    r"|promoted (?:to|from)|appointed (?:as|to)|selected (?:as|for|to)|hired (?:as|to)"
    r"|recogni[sz]ed (?:as|for)) "
)
"""What was done to the person, without "was"."""
_QUALITIES = frozenset(("advanced", "applied", "integrated", "certified", "qualified"))
"""Verbs that as often open a line as what something is: "Advanced Excel"."""
_STOPS = {"ja": "。", "zh": "。"}


def opening(title: str, company: str, language: str) -> str:
    """Which job it is about; "" for one without a title."""
    at_company, alone, *_others = _frames(language)
    words = {"title": title, "company": company}
    return filled(at_company if company else alone, words) if title else ""


def answered(found: Sequence[Answer], language: str) -> list[str]:
    """A paragraph for each line of the advert: its words, then the person's."""
    _at, _alone, says, says_too, names = _frames(language)
    asked: dict[str, list[str]] = {}
    for one in found:
        place = f" ({one.where})" if one.where else ""
        stop = _STOPS.get(base_language(language), ".")
        told = filled(f"%(told)s{stop}", {"told": f"{_sentence(one, language)}{place}"})
        words = filled(names, {"names": one.text}) if one.kind == LISTED else told
        asked.setdefault(one.asked, []).append(words)
    return [
        " ".join(((says_too if count else says) % {"asked": row}, *words))
        for count, (row, words) in enumerate(asked.items())
    ]


def quotes_in(text: str) -> list[tuple[int, int, str]]:
    """What stands in a sentence that introduces an advert's words, in any language: start and end
    of the quote with its marks, and the words. Other quotes are the writer's own sentence."""
    found: list[tuple[int, int, str]] = []
    for one in _QUOTED.finditer(text):
        group = str(one.lastgroup)
        found.append((one.start(group) - 1, one.end(group) + 1, one[group]))
    return found


def _sentence(one: Answer, language: str) -> str:
    """The person's line as a sentence: in English "I" goes before a verb that has no subject.

    A line of a role or project alone is one of deeds; in other languages it stays as it is: the
    verb has its person in it, or lines open with a noun.
    """
    if base_language(language) != "en" or not one.where:
        return one.text
    first, *rest = one.text.split(" ")
    lowered = " ".join((first.lower(), *rest))
    if _STATES.match(lowered):
        return f"I {'am' if one.current else 'was'} {lowered}"
    if _CHOSEN.match(lowered):
        return f"I was {lowered}"
    opener = rest[0] if rest and first.lower().endswith("ly") else first
    if opener != opener.upper() and _is_deed(opener.lower(), current=one.current):
        return f"I {lowered}"
    return one.text


def _is_deed(word: str, *, current: bool) -> bool:
    """Whether a word is a verb that "I" may stand before: in the past, or of what goes on."""
    words = words_for("en")
    if words is None or word in _QUALITIES:
        return False
    present = word in words.present_verbs
    return word == "was" or (word in words.verbs and (not present or current))


def words_around(language: str) -> list[str]:
    """The sentences themselves, without what is put into them."""
    subjects = ("I am", "I was") if base_language(language) == "en" else ()
    return [*(re.sub(r"%\(\w+\)s", "", one) for one in _frames(language)), *subjects]


def _frames(language: str) -> tuple[str, str, str, str, str]:
    return _FRAMES.get(base_language(language), _FRAMES["en"])

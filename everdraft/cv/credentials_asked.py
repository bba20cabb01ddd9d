"""Degrees, licences, certificates and languages that an advert demands, and what a CV shows."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from everdraft.cv.findings import Message
from everdraft.cv.findings import message as _
from everdraft.cv.model import Cv
from everdraft.cv.skills import credentials, find_skills
from everdraft.cv.words import any_of
from everdraft.cv.words.lexicon import lines

_DEGREES = (
    (3, _("a doctorate"), r"\b(?:ph\.?d|doctorate|doctoral degree|promotion in|doutorado|doctorado|doctorat|doutoramento)\b"),
    (2, _("a master's degree"), r"\b(?:master(?:'s|’s)? (?:degree|of|in)|msc|m\.sc|mba|mestrado|máster|master en|masterabschluss|diplom-\w{2,20})\b"),
    (1, _("a degree"), r"\b(?:bachelor(?:'s|’s|abschluss)?|bsc|b\.sc|university degree|degree in|(?:abgeschlossenes|hochschul)\w{0,3}[ ]?studium|hochschulabschluss|ensino superior|licenciatura|graduação|grado en|titulación universitaria|licence en|diplôme universitaire|bac ?\+ ?[35])\b"),
)  # fmt: skip
_DEGREE_PATTERNS = tuple((level, name, re.compile(text, re.I)) for level, name, text in _DEGREES)

_LANGUAGES = lines("""
en english englisch anglais inglés inglês ingles
de german deutsch allemand alemán alemão deutschkenntnisse
fr french französisch français francés francês
es spanish spanisch espagnol español espanhol castellano
pt portuguese portugiesisch portugais portugués português
it italian italienisch italien italiano
nl dutch niederländisch néerlandais neerlandés holandés holandês
pl polish polnisch polonais polaco polonês
ru russian russisch russe ruso russo
tr turkish türkisch turc turco
ar arabic arabisch arabe árabe
zh chinese mandarin chinesisch chinois chino chinês
ja japanese japanisch japonais japonés japonês
""")
LANGUAGE_OF = {word: row.split()[0] for row in _LANGUAGES for word in row.split()[1:]}
_LANGUAGE = any_of(tuple(LANGUAGE_OF))

_LEVELS = (
    (6, "native c2 muttersprache maternelle nativo nativa materna mother"),
    (5, "c1 fluent fluency fließend verhandlungssicher courant couramment fluente fluido avançado avanzado advanced proficient professional bilingual excellent"),
    (4, "b2 good gute sehr upper"),
    (3, "b1 intermediate intermédiaire intermediário intermedio conversational working"),
    (2, "a2 basic grundkenntnisse básico notions elementary"),
    (1, "a1 beginner"),
)  # fmt: skip
_LEVEL_OF = {word: level for level, words in _LEVELS for word in words.split()}
_LEVEL = any_of(tuple(_LEVEL_OF))


@dataclass(frozen=True, slots=True)
class Asked:
    """One demand: its kind (degree, credential, language), name, level and the advert's line."""

    kind: str
    name: str
    level: int
    quote: str


def _level_in(text: str) -> int:
    """The highest level named, 1 (A1) to 6 (C2, native), or 0."""
    return max((_LEVEL_OF[found.group().lower()] for found in _LEVEL.finditer(text)), default=0)


def _in_line(row: str) -> Iterator[Asked]:
    levels = [(level, name) for level, name, found in _DEGREE_PATTERNS if found.search(row)]
    if levels:
        # "a bachelor's or a master's degree" asks for the lower one.
        level, name = min(levels)
        yield Asked("degree", Message(name), level, row)
    for mention in find_skills(row):
        if mention.canonical in credentials():
            yield Asked("credential", mention.canonical, 0, row)
    for found in _LANGUAGE.finditer(row):
        near = row[max(0, found.start() - 40) : found.end() + 40]
        yield Asked("language", LANGUAGE_OF[found.group().lower()], _level_in(near), row)


def asked_of(rows: Sequence[str]) -> list[Asked]:
    """What an advert's required lines demand, each thing once."""
    found: dict[tuple[str, str], Asked] = {}
    for row in rows:
        for one in _in_line(row):
            found.setdefault((one.kind, one.name), one)
    return list(found.values())


def held(cv: Cv, asked: Asked) -> tuple[float, str]:
    """How far the CV shows what is asked, 0, 0.5 or 1, and its words.

    Half for a language whose level is lower than asked by one step, or not told.
    """
    if asked.kind == "degree":
        return _degree(cv, asked)
    if asked.kind == "language":
        return _language(cv, asked)
    for text in _credential_texts(cv):
        if any(mention.canonical == asked.name for mention in find_skills(text)):
            return 1.0, text
    return 0.0, ""


def _credential_texts(cv: Cv) -> Iterator[str]:
    yield from (one.name for one in cv.certificates)
    for skill in cv.skills:
        yield ", ".join((skill.name, *skill.keywords))
    for course in cv.education:
        yield f"{course.study_type}, {course.area}"
    yield cv.basics.label
    yield cv.basics.summary
    for role in cv.work:
        yield role.position
        yield from (one.text for one in role.highlights)
    for section in cv.sections:
        yield from section.lines


_DIPLOMA = re.compile(
    r"\b(?:bachelor|b\.?a|b\.?sc?|b\.?eng|licen[cs]|gradua|grado|degree|diplom|ingenier|engenh)",
    re.I,
)
_MASTER = re.compile(r"\b(?:master|m\.?sc?|m\.?a|m\.?eng|mba|mestrado|máster|diplom-)\b", re.I)
_DOCTOR = re.compile(r"\b(?:ph\.?d|doctor|doutor|dr\.)", re.I)


def _degree(cv: Cv, asked: Asked) -> tuple[float, str]:
    for course in cv.education:
        told = f"{course.study_type} {course.area}".strip()
        if course.current:
            continue
        level = 3 if _DOCTOR.search(told) else 2 if _MASTER.search(told) else 0
        level = level or (1 if _DIPLOMA.search(told) else 0)
        if level >= asked.level:
            return 1.0, told
    return 0.0, ""


def _language(cv: Cv, asked: Asked) -> tuple[float, str]:
    for one in cv.languages:
        found = _LANGUAGE.search(one.language)
        if found and LANGUAGE_OF[found.group().lower()] == asked.name:
            level = _level_in(one.fluency or one.language)
            quote = f"{one.language} {one.fluency}".strip()
            if not asked.level or level >= asked.level:
                return 1.0, quote
            return (0.5 if level in (0, asked.level - 1) else 0.0), quote
    return 0.0, ""

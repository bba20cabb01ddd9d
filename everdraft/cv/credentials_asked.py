"""Degrees, licences, certificates and languages that an advert demands, and what a CV shows."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from everdraft.cv.findings import Message
from everdraft.cv.findings import message as _
from everdraft.cv.lexicon.languages import LANGUAGE_NAMES
from everdraft.cv.model import Cv, Education
from everdraft.cv.skills import credentials, find_skills
from everdraft.cv.words import any_of, base_language
from everdraft.cv.words.lexicon import lines

_DEGREES = (
    (3, _("a doctorate"), r"\b(?:ph\.?d|doctorate|doctoral degree|promotion in|doutorado|doctorado|doctorat|doutoramento|dottorato|doktorat|doktora|кандидат наук)\b|博士|دكتوراه"),
    (2, _("a master's degree"), r"\b(?:master(?:'s|’s)? (?:degree|of|in)|msc|m\.sc|mba|mestrado|máster|master en|masterabschluss|diplom-\w{2,20}|laurea magistrale|magister|magisterskie|yüksek lisans|магистр\w{0,6})\b|修士|硕士|碩士|ماجستير"),
    (1, _("a degree"), r"\b(?:bachelor(?:'s|’s|abschluss)?|bsc|b\.sc|university degree|degree in|(?:abgeschlossenes|hochschul)\w{0,3}[ ]?studium|hochschulabschluss|ensino superior|licenciatura|graduação|grado en|titulación universitaria|licence en|diplôme universitaire|bac ?\+ ?[35]|laurea(?! magistrale)|hbo|wo-niveau|wykształcenie wyższe|wyższe wykształcenie|licencjat|inżynierskie|(?<!yüksek )lisans|üniversite\w{0,6} mezun\w{0,4}|высшее образование|бакалавр\w{0,6})\b|大卒|大学卒|学士|本科|大学本科|بكالوريوس"),
)  # fmt: skip
_DEGREE_PATTERNS = tuple((level, name, re.compile(text, re.I)) for level, name, text in _DEGREES)

_LANGUAGES = lines("""
en english englisch anglais inglés inglês ingles inglese engels angielskiego ingilizce 英語 英语 الإنجليزية الانجليزية język_angielski języku_angielskim językiem_angielskim английский_язык английского_языка английским_языком английском_языке angielski angielskiego английский английского английским
de german deutsch allemand alemán alemão deutschkenntnisse tedesco duits almanca ドイツ語 德语 德語 اللغة_الألمانية باللغة_الألمانية język_niemiecki języku_niemieckim językiem_niemieckim немецкий_язык немецкого_языка немецким_языком немецком_языке
fr french französisch français francés francês francese frans fransızca フランス語 法语 法語 اللغة_الفرنسية باللغة_الفرنسية język_francuski języku_francuskim językiem_francuskim французский_язык французского_языка французским_языком французском_языке
es spanish spanisch espagnol español espanhol castellano spagnolo spaans ispanyolca スペイン語 西班牙语 西班牙語 اللغة_الإسبانية باللغة_الإسبانية język_hiszpański języku_hiszpańskim językiem_hiszpańskim испанский_язык испанского_языка испанским_языком испанском_языке
pt portuguese portugiesisch portugais portugués português portoghese portugees portekizce ポルトガル語 葡萄牙语 اللغة_البرتغالية باللغة_البرتغالية język_portugalski języku_portugalskim językiem_portugalskim португальский_язык португальского_языка португальским_языком португальском_языке
it italian italienisch italien italiano italiaans italyanca イタリア語 意大利语 اللغة_الإيطالية باللغة_الإيطالية język_włoski języku_włoskim językiem_włoskim итальянский_язык итальянского_языка итальянским_языком итальянском_языке
nl dutch niederländisch néerlandais neerlandés holandés holandês olandese nederlands felemenkçe オランダ語 荷兰语 اللغة_الهولندية باللغة_الهولندية język_niderlandzki języku_niderlandzkim językiem_niderlandzkim нидерландский_язык нидерландского_языка нидерландским_языком нидерландском_языке
pl polish polnisch polonais polaco polonês polacco lehçe ポーランド語 波兰语 اللغة_البولندية باللغة_البولندية język_polski języku_polskim językiem_polskim польский_язык польского_языка польским_языком польском_языке
ru russian russisch russe ruso russo rusça ロシア語 俄语 俄語 اللغة_الروسية باللغة_الروسية język_rosyjski języku_rosyjskim językiem_rosyjskim русский_язык русского_языка русским_языком русском_языке
tr turkish türkisch turc turco turks türkçe トルコ語 土耳其语 اللغة_التركية باللغة_التركية język_turecki języku_tureckim językiem_tureckim турецкий_язык турецкого_языка турецким_языком турецком_языке
ar arabic arabisch arabe árabe arabo arapça アラビア語 阿拉伯语 język_arabski języku_arabskim językiem_arabskim арабский_язык арабского_языка арабским_языком арабском_языке اللغة_العربية باللغة_العربية
zh chinese mandarin chinesisch chinois chino chinês cinese chinees çince 中国語 中文 普通话 汉语 اللغة_الصينية باللغة_الصينية język_chiński języku_chińskim językiem_chińskim китайский_язык китайского_языка китайским_языком китайском_языке
ja japanese japanisch japonais japonés japonês giapponese japans japonca 日本語 日语 日語 اللغة_اليابانية باللغة_اليابانية język_japoński języku_japońskim językiem_japońskim японский_язык японского_языка японским_языком японском_языке
""")
#: Names that alone may be any adjective: enough in a list of languages, not in an advert.
_LISTED = lines("""
en angielski английский
de الألمانية niemiecki немецкий
fr الفرنسية francuski французский
es الإسبانية hiszpański испанский
pt البرتغالية portugalski португальский
it الإيطالية włoski итальянский
nl الهولندية niderlandzki нидерландский
pl البولندية polski польский polski
ru الروسية rosyjski русский
tr التركية turecki турецкий
ar arabski арабский العربية
zh الصينية chiński китайский
ja اليابانية japoński японский
""")
_NAMES = {word.replace("_", " "): row.split()[0] for row in _LANGUAGES for word in row.split()[1:]}
_LANGUAGE = any_of(tuple(_NAMES))
_LISTED_NAMES = {word: row.split()[0] for row in _LISTED for word in row.split()[1:]}
_LISTED_LANGUAGE = any_of((*_NAMES, *_LISTED_NAMES))

_LEVELS = (
    (6, "native c2 muttersprache maternelle nativo nativa materna mother madrelingua moedertaal ojczysty anadil родной 母語 母语 ネイティブ الأم"),
    (5, "c1 fluent fluency fließend verhandlungssicher courant couramment fluente fluido avançado avanzado advanced proficient professional bilingual excellent vloeiend biegły biegle biegła zaawansowany ileri akıcı свободный свободно свободное ビジネスレベル 上級 精通 流利 流畅 بطلاقة طلاقة إجادة ممتاز ممتازة"),
    (4, "b2 good gute sehr upper buono buona goed goede dobra dobry iyi хороший хорошее 良好 熟练 جيد جيدة"),
    (3, "b1 intermediate intermédiaire intermediário intermedio conversational working komunikatywny komunikatywna orta средний разговорный 日常会話 中級 中级 متوسط متوسطة"),
    (2, "a2 basic grundkenntnisse básico notions elementary scolastico basis podstawowy podstawowa temel базовый базовое 初級 初级 مبتدئ"),
    (1, "a1 beginner"),
)  # fmt: skip
_LEVEL_NAMES = {word: level for level, words in _LEVELS for word in words.split()}
_LEVEL = any_of(tuple(_LEVEL_NAMES))
#: Dutch words that mean other things elsewhere: a channel, "on a daily basis".
_DUTCH = re.compile(r"\bhbo\b(?![-/ ](?:wo|level|degree|diploma|bachelor)\b)|\bbasis\b", re.I)


def _plain(word: str) -> str:
    """A word as the tables are looked up: Turkish has two letters where others have "i"."""
    return " ".join(word.replace("İ", "i").replace("ı", "i").lower().split())


LANGUAGE_OF = {_plain(word): language for word, language in (_NAMES | _LISTED_NAMES).items()}
_LEVEL_OF = {_plain(word): level for word, level in _LEVEL_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """One demand: its kind (degree, credential, language), name, level and the advert's line.

    The name of a language is its code. ``said`` is what the line calls a credential.
    """

    kind: str
    name: str
    level: int
    quote: str
    said: str = ""

    @property
    def title(self) -> str:
        """The name as it is shown to a reader: the advert's own, else one to be translated."""
        return LANGUAGE_NAMES[self.name] if self.kind == "language" else self.said or self.name


def _level_in(text: str) -> int:
    """The highest level named, 1 (A1) to 6 (C2, native), or 0."""
    return max((_LEVEL_OF[_plain(found.group())] for found in _LEVEL.finditer(text)), default=0)


def _in_line(quote: str, language: str) -> Iterator[Asked]:
    row = quote if base_language(language) == "nl" else _DUTCH.sub(" ", quote)
    levels = [(level, name) for level, name, found in _DEGREE_PATTERNS if found.search(row)]
    if levels:
        # "a bachelor's or a master's degree" asks for the lower one.
        level, name = min(levels)
        yield Asked("degree", Message(name), level, quote)
    for mention in find_skills(row):
        if mention.canonical in credentials():
            yield Asked("credential", mention.canonical, 0, quote, mention.text)
    for found in _LANGUAGE.finditer(row):
        near = row[max(0, found.start() - 40) : found.end() + 40]
        yield Asked("language", LANGUAGE_OF[_plain(found.group())], _level_in(near), quote)


def asked_of(rows: Sequence[str], language: str) -> list[Asked]:
    """What the required lines of an advert in a language demand, each thing once."""
    found: dict[tuple[str, str], Asked] = {}
    for row in rows:
        for one in _in_line(row, language):
            found.setdefault((one.kind, one.name), one)
    return list(found.values())


def held(cv: Cv, asked: Asked) -> tuple[float, str]:
    """How far the CV shows what is asked, 0, 0.5 or 1, and its words.

    Half for a language whose level is lower than asked by one step, or not told. With 0 the words
    are those of a degree or language that is there, but lower than asked.
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
    r"\b(?:bachelor|b\.?a|b\.?sc?|b\.?eng|licen[cs]|gradua|grado|degree|diplom|ingenier|engenh"
    r"|laurea|inżynier|lisans|бакалавр|специалист|диплом|hbo)|学士|大学卒|本科|بكالوريوس|إجازة|ليسانس",
    re.I,
)
_MASTER = re.compile(
    r"\b(?:master|m\.?sc?|m\.?a|m\.?eng|mba|mestrado|máster|diplom-|laurea magistrale|magister|yüksek lisans|магистр)\b"
    r"|修士|硕士|碩士|ماجستير",
    re.I,
)
_DOCTOR = re.compile(
    r"\b(?:ph\.?d|doctor|doutor|dr\.|dottor|doktor|кандидат наук|доктор наук)|博士|دكتوراه", re.I
)


#: Words for degrees that take a small word before their field: "Licenciatura em Física".
_TAKES_IN = {
    language: (word, re.compile(rf"(?:{names})(?: of [\w ]{{2,40}}| [\w'’-]+)?$", re.I))
    for language, word, names in (
        ("en", "in", "bachelor|bachelor['’]s|master|master['’]s|degree|doctorate|ph\\.?d\\.?|diploma"),
        ("pt", "em", "licenciatura|bacharelato|bacharelado|mestrado|doutoramento|doutorado|graduação|pós-graduação|especialização|mba|master"),
        ("es", "en", "licenciatura|grado|máster|master|maestría|doctorado|diplomatura|posgrado|postgrado|mba"),
        ("fr", "en", "licence|master|doctorat|bachelor|maîtrise|diplôme|mba"),
        ("it", "in", "laurea|master|dottorato|diploma|mba"),
    )
}  # fmt: skip


def degree_words(course: Education, language: str) -> str:
    """A degree and its field as one says them in a language; other words stand side by side."""
    degree, area = course.study_type.strip(), course.area.strip()
    word, names = _TAKES_IN.get(base_language(language), ("", None))
    opened = area.split(" ", 1)[0].casefold() in ("in", "em", "en", "of", "de", "di", "d'")
    if names is None or not area or opened or not names.match(degree):
        return f"{degree} {area}".strip()
    return f"{degree} {word} {area}"


def _degree(cv: Cv, asked: Asked) -> tuple[float, str]:
    best = (0, "")
    for course in cv.education:
        told = degree_words(course, cv.language)
        if course.current:
            continue
        level = 3 if _DOCTOR.search(told) else 2 if _MASTER.search(told) else 0
        level = level or (1 if _DIPLOMA.search(told) else 0)
        if level >= asked.level:
            return 1.0, told
        best = max(best, (level, told), key=lambda one: one[0])
    return 0.0, best[1]


def _language(cv: Cv, asked: Asked) -> tuple[float, str]:
    for name, fluency in _languages(cv):
        found = _LISTED_LANGUAGE.search(name)
        if found and LANGUAGE_OF[_plain(found.group())] == asked.name:
            level = _level_in(fluency or name)
            quote = f"{name} {fluency}".strip()
            if not asked.level or level >= asked.level:
                return 1.0, quote
            return (0.5 if level in (0, asked.level - 1) else 0.0), quote
    return 0.0, ""


def told_level(quote: str) -> str:
    """How far a language is said to be spoken, without its name: "B2" of "English (B2)"; or ""."""
    if not _level_in(quote):
        return ""
    return _LISTED_LANGUAGE.sub("", quote, count=1).strip(" ()[]:,–-")


def _languages(cv: Cv) -> Iterator[tuple[str, str]]:
    """Each language with how well it is spoken; also those that stand among the skills."""
    yield from ((one.language, one.fluency) for one in cv.languages)
    for skill in cv.skills:
        for word in (one.strip() for one in skill.keywords):
            found = _LISTED_LANGUAGE.match(word)
            rest = word[found.end() :].strip(" ()[]:,–-") if found else word
            if found and (not rest or _level_in(rest)):
                yield word, ""

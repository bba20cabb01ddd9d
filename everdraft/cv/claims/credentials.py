"""Degrees and certificates in a text, with their aliases: BSc is Bachelor of Science."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from everdraft.cv.claims.tokens import is_opener, tokens_of
from everdraft.cv.words.lexicon import lines

#: First what stands for it ("level:kind", or a level alone), then how people write it.
_DEGREES = lines(
    """
    bachelor|bachelor's degree|bachelors degree|bachelor degree|bachelor's|bachelor’s degree|bachelor’s|bachelor
    bachelor:science|bachelor of science|b.sc.|b.sc|bsc|b. sc.
    bachelor:arts|bachelor of arts|b.a.
    bachelor:engineering|bachelor of engineering|b.eng.|b.eng|beng
    bachelor:technology|bachelor of technology|b.tech.|b.tech|btech
    bachelor:business|bachelor of business administration|bba
    bachelor:commerce|bachelor of commerce|bcom|b.com
    bachelor:law|bachelor of laws|llb|ll.b.
    bachelor:education|bachelor of education|b.ed.|b.ed
    master|master's degree|masters degree|master degree|master's|master’s degree|master’s
    master:science|master of science|m.sc.|m.sc|msc|m. sc.
    master:arts|master of arts|m.a.
    master:engineering|master of engineering|m.eng.|meng
    master:business|master of business administration|mba|m.b.a.
    master:law|master of laws|ll.m.
    master:education|master of education|m.ed.|m.ed
    master:research|mres
    master:philosophy|master of philosophy|mphil
    master:public health|master of public health|mph
    doctor|doctorate|doctoral degree|doctor's degree
    doctor:philosophy|doctor of philosophy|ph.d.|ph.d|phd|dphil|d.phil.
    doctor:medicine|doctor of medicine|m.d.
    doctor:law|juris doctor|j.d.
    licenciatura|licenciatura|licenciado|licenciada|licenciatura
    bacharelado|bacharelado|bacharel|bacharela
    mestrado|mestrado|mestre em|mestra em
    doutoramento|doutoramento|doutorado|doutorada|doutor em|doutora em
    pós-graduação|pós-graduação|pós graduação|pos-graduação
    diplom|diplom-ingenieur|dipl.-ing.|dipl.-kfm.|dipl.-inf.|diplom
    staatsexamen|staatsexamen
    abitur|abitur|allgemeine hochschulreife
    doctorat|doctorat|docteur en|docteure en
    maestría|maestría|máster en|máster
    doctorado|doctorado|doctora en|doctor en
    grado|grado en
    associate|associate's degree|associate degree
    high school|high school diploma|a-levels
    """
)
#: Short forms that are words or other abbreviations too, unless something of study follows.
_SHORT = {"BS": "bachelor:science", "MS": "master:science", "BA": "bachelor:arts", "MA": "master:arts",
          "MD": "doctor:medicine", "JD": "doctor:law", "LLM": "master:law", "Master": "master", "Licence": "licence"}  # fmt: skip

_CERTIFICATES = lines(
    """
    pmp
    capm
    cfa
    cpa
    acca
    cissp
    cisa
    cism
    oscp
    ceh
    comptia security+
    comptia a+
    comptia network+
    ccna
    ccnp
    ccie
    rhcsa
    rhce
    cka
    ckad
    csm
    cspo
    psm i
    psm ii
    psm
    pspo
    safe agilist
    green belt
    black belt
    ielts
    toefl
    toeic
    delf
    dalf
    testdaf
    fca
    shrm-cp
    phr
    iso 9001
    iso 14001
    iso 27001
    iso 45001
    """
)

_TRIGGER = (
    r"certified|certification|certificate|certificad[oa]|certificação|certificación|zertifiziert(?:er|e)?"
    r"|zertifikat|certifiée?|accredited|licensed|chartered"
)
_PHRASE = re.compile(
    rf"(?:(?:[A-Z][\w+#/-]{{0,30}})\s){{0,4}}(?<!\w)(?i:{_TRIGGER})(?!\w)"
    r"(?:\s(?:(?i:in|em|as|als|en)\s)?[A-Z][\w+#/-]{0,30}(?:\s(?:[A-Z0-9][\w+#/-]{0,30}|[–-])){0,5})?"
)
_DROPPED = re.compile(rf"(?<!\w)(?:{_TRIGGER}|in|em|as|als|en|the)(?!\w)", re.IGNORECASE)
_LEVEL = re.compile(r"(?<![\w-])[ABC][12](?![\w-])")


@dataclass(frozen=True, slots=True)
class Credential:
    """A degree or certificate named in a text; ``kind`` is degree | certificate."""

    start: int
    end: int
    kind: str
    key: str


@cache
def _degrees() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _DEGREES:
        key, *names = line.split("|")
        found |= dict.fromkeys(names, key)
    return found


@cache
def _degree_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(one) for one in sorted(_degrees(), key=len, reverse=True))
    short = "|".join(_SHORT)
    return re.compile(
        rf"(?<![\w.-])(?:(?i:(?P<name>{names}))"
        rf"|(?P<short>{short})(?=\s(?:in|em|en|degree|of)\s|,?\s\(?[Hh]ons|\s[Dd]egree))(?![\w])"
    )


@cache
def _certificate_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(one) for one in sorted(_CERTIFICATES, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])", re.IGNORECASE)


def credentials_in(text: str, language: str = "en") -> list[Credential]:
    """Degrees and certificates of a text, in order, none inside another."""
    found: list[Credential] = []

    def add(start: int, end: int, kind: str, key: str) -> None:
        if key and not any(start < one.end and one.start < end for one in found):
            found.append(Credential(start, end, kind, key))

    for match in _PHRASE.finditer(text):
        start = _behind_verb(text, match, language)
        add(start, match.end(), "certificate", certificate_key(text[start : match.end()]))
    for match in _certificate_pattern().finditer(text):
        add(match.start(), match.end(), "certificate", match[0].lower())
    for match in _LEVEL.finditer(text):
        add(match.start(), match.end(), "certificate", match[0])
    for match in _degree_pattern().finditer(text):
        key = _SHORT.get(match["short"] or "") or _degrees().get((match["name"] or "").lower(), "")
        if _is_degree(text, match, key):
            add(match.start(), match.end(), "degree", key)
    return sorted(found, key=lambda one: one.start)


def _behind_verb(text: str, match: re.Match[str], language: str) -> int:
    """Where a certificate's name begins: "Became" in "Became AWS Certified" is none of it."""
    for one in tokens_of(text):
        if one.start != match.start() or re.fullmatch(_TRIGGER, one.lower):
            continue
        if is_opener(one, language):
            return one.end + 1
    return match.start()


def _is_degree(text: str, match: re.Match[str], key: str) -> bool:
    """Not "bachelor" in "Bachelor & Co" nor "diplom" in a longer word's neighbourhood."""
    return bool(key) and not (key == "bachelor" and text[match.end() : match.end() + 2] == " &")


def certificate_key(text: str) -> str:
    """A certificate's name without the words that only say that it is one; "certified" alone."""
    plain = " ".join(_DROPPED.sub(" ", text).lower().split())
    return plain or "certified"


def degree_covers(source: str, claim: str) -> bool:
    """Whether a degree says at least what is claimed: BSc covers Bachelor, never MSc."""
    return source == claim or (":" not in claim and source.split(":")[0] == claim)

"""A job advert by rules: what it requires, what it prefers, its language, title and years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from everdraft.cv.lexicon.languages import STOP_WORDS
from everdraft.cv.skills import find_skills
from everdraft.cv.words import any_of, tokens
from everdraft.cv.words.lexicon import lines

LONGEST_ADVERT = 60_000
LONGEST_LINE = 1_000
MOST_LINES = 600

_REQUIRED = lines("""
requirements
required
must have
must-have
what you bring
what we expect
you have
qualifications
your profile
about you
essential
who you are
skills and experience
requisitos
requisitos obrigatórios
obrigatório
o que procuramos
o que esperamos
qualificações
perfil
anforderungen
ihr profil
dein profil
das bringst du mit
das bringen sie mit
voraussetzungen
erforderlich
zwingend
was du mitbringst
profil recherché
votre profil
exigences
compétences requises
obligatoire
requis
qualifications requises
requisitos mínimos
perfil requerido
imprescindible
qué buscamos
lo que buscamos
obligatorio
""")
_PREFERRED = lines("""
preferred
preferred qualifications
nice to have
nice-to-have
bonus
a plus
an advantage
desirable
advantageous
ideally
good to have
diferenciais
diferencial
desejável
valorizamos
é um plus
será um diferencial
von vorteil
wünschenswert
idealerweise
pluspunkte
nice to haves
un plus
serait un plus
souhaité
apprécié
idéalement
atouts
deseable
se valora
se valorará
valorable
será un plus
""")
_DUTIES = lines("""
responsibilities
your responsibilities
what you will do
what you'll do
the role
your tasks
duties
your role
responsabilidades
o que vai fazer
funções
atividades
aufgaben
ihre aufgaben
deine aufgaben
das erwartet dich
missions
vos missions
responsabilités
tâches
funciones
tus funciones
qué harás
tareas
""")
_OTHER = lines("""
benefits
we offer
what we offer
about us
about the company
perks
how to apply
salary
benefícios
oferecemos
sobre nós
wir bieten
über uns
benefits und
unser angebot
avantages
nous offrons
à propos
beneficios
ofrecemos
sobre nosotros
""")

_SECTIONS = (
    ("preferred", _PREFERRED),
    ("required", _REQUIRED),
    ("duties", _DUTIES),
    ("other", _OTHER),
)
_TITLE = re.compile(
    r"^(?:job title|title|position|role|stelle|vaga|cargo|poste|puesto)[ \t]{0,3}:(.{2,120})$", re.I
)
_COMPANY = re.compile(
    r"^(?:company|employer|firma|unternehmen|empresa|entreprise|société)[ \t]{0,3}:(.{2,120})$",
    re.I,
)
_YEARS = re.compile(
    r"\b(\d{1,2})[ \t]?(?:\+|plus|-|–|to|bis|a|à)?[ \t]?\d{0,2}\+?[ \t]{1,2}(?:or more )?"
    r"(?:years?|yrs|jahre?n?|anos?|ans|années|años?)\b",
    re.I,
)
_BULLET = re.compile(r"^[\s•·▪●◦*\-–—✓✔]+")


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

    English, Portuguese, German, French and Spanish. Without any such heading or phrase every
    line but the title counts as required. Never fails; reads the first 60,000 characters.
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
        found["required"] = [row for row in loose if row != title]
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
    plain = row.rstrip(" :?!.").casefold()
    if len(plain) > 60 or len(plain.split()) > 7 or "," in plain:
        return ""
    if not row.rstrip().endswith(":") and find_skills(plain):
        return ""
    for kind, phrases in _SECTIONS:
        match = any_of(phrases).search(plain)
        if match and (row.rstrip().endswith(":") or match.end() - match.start() > len(plain) * 0.6):
            return kind
    return ""


_SOFT = any_of(tuple(one for one in _PREFERRED if one not in ("bonus", "atouts")))
_HARD = any_of(
    lines("""must have
    must-have
    required
    essential
    obrigatório
    obrigatória
    zwingend
    erforderlich
    obligatoire
    requis
    imprescindible
    obligatorio""")
)


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
    first = _BULLET.sub("", rows[0]) if rows else ""
    short = len(first) <= 90 and not first.endswith((".", ":", "!"))
    return first if short and not _heading(first) else ""


def _years(rows: list[str]) -> int:
    named = [int(found[1]) for row in rows for found in _YEARS.finditer(row)]
    return max((one for one in named if 0 < one <= 20), default=0)


def language_of(text: str) -> str:
    """The language whose small words are most common, or "" below five of them."""
    words = [one.lower() for one in tokens(text[:LONGEST_ADVERT])]
    counts = {
        language: sum(word in small for word in words)
        for language, listed in STOP_WORDS.items()
        if (small := frozenset(listed.split()))
    }
    best = max(counts, key=lambda one: counts[one])
    return best if counts[best] >= 5 else ""

"""Match of "CV check 1.0": how far a CV covers one advert, line by line, with the words quoted."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from everdraft.cv.adverts import Advert, advert_from_text
from everdraft.cv.credentials_asked import asked_of, held
from everdraft.cv.findings import message as _
from everdraft.cv.lexicon.languages import STOP_WORDS
from everdraft.cv.lexicon.ranks import DENSE_LEVELS, LEVELS
from everdraft.cv.model import Cv
from everdraft.cv.own_skills import (
    NO_NAMES,
    OWN_WEIGHT,
    OwnNames,
    counted_weights,
    own_names,
)
from everdraft.cv.skills import SkillMention, credentials, known_skill, skill_weight
from everdraft.cv.titles import plain_title
from everdraft.cv.words import terms, tokens

__all__ = [
    "Advert",
    "MatchItem",
    "MatchLine",
    "MatchScore",
    "SkillUse",
    "advert_from_text",
    "asked_skills",
    "match",
    "skill_uses",
    "title_overlap",
]

RUBRIC_VERSION = "CV check 1.0"
EVIDENCED, LISTED, ALIAS, NEAR = 1.0, 0.7, 0.9, 0.8
CLOSE_TITLE = 0.5
"""Share of a title's words from which the CV counts as bearing it."""

LINES = (
    ("required", _("Required skills"), 45.0),
    ("title", _("Job title and seniority"), 15.0),
    ("credentials", _("Certificates, degrees and languages"), 15.0),
    ("preferred", _("Preferred skills"), 10.0),
    ("duties", _("Overlap with the tasks"), 10.0),
    ("searchable", _("What a search needs"), 5.0),
)

TITLE = _("title")
_SMALL = frozenset(word for listed in STOP_WORDS.values() for word in listed.split()) | {"m", "f"}


@dataclass(frozen=True, slots=True)
class SkillUse:
    """A skill in the CV: the words as written and where they prove it (or only list it).

    ``groups`` are what these words name exactly.
    """

    canonical: str
    names: tuple[str, ...]
    evidenced: bool
    quote: str
    groups: frozenset[str] = frozenset()

    def how(self, mention: SkillMention) -> float:
        """1 when the CV uses the advert's own name, less for another name or something near."""
        if mention.text.casefold() in (one.casefold() for one in self.names):
            return 1.0
        return ALIAS if mention.group in self.groups else NEAR


@dataclass(frozen=True, slots=True)
class MatchItem:
    """One thing that the advert asks: what it earns, from 0 to 1, and the words on both sides.

    ``weight`` is what it counts within its line: rare skills more than usual ones.
    """

    name: str
    credit: float
    advert_quote: str
    cv_quote: str = ""
    weight: float = 1.0
    own: bool = False
    """Whether the CV alone has the name, and no table."""


@dataclass(frozen=True, slots=True)
class MatchLine:
    """One line of the score: ``numerator`` of ``denominator``, worth ``points`` of ``maximum``.

    A line that the advert says nothing about has the denominator 0 and leaves the total.
    """

    id: str
    title: str
    numerator: float
    denominator: float
    points: float
    maximum: float
    items: tuple[MatchItem, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchScore:
    """Match from 0 to 100 over the lines that apply, and the lines."""

    total: int
    lines: tuple[MatchLine, ...]
    version: str = RUBRIC_VERSION


def _told(cv: Cv) -> Iterable[tuple[str, bool]]:
    """Every text of the CV and whether it tells of work done."""
    for role in cv.work:
        yield from ((text, True) for text in (role.position, role.summary))
        yield from ((one.text, True) for one in role.highlights)
    for role in cv.volunteer:
        yield from ((text, True) for text in (role.position, role.summary))
        yield from ((one.text, True) for one in role.highlights)
    for project in cv.projects:
        yield project.description, True
        yield ", ".join(project.keywords), True
        yield from ((one.text, True) for one in project.highlights)
    for skill in cv.skills:
        yield from ((text, False) for text in (skill.name, ", ".join(skill.keywords)))
    yield from ((text, False) for text in (cv.basics.label, cv.basics.summary))
    for course in cv.education:
        yield from ((one.text, False) for one in course.highlights)
        yield ", ".join((course.area, *course.courses)), False
    yield from ((one.name, False) for one in cv.certificates)
    for section in cv.sections:
        yield from ((line, False) for line in section.lines)


def skill_uses(cv: Cv) -> dict[str, SkillUse]:
    """The skills of a CV by canonical name, also those that it lists and no table knows; the
    first place that proves one is quoted."""
    found: dict[str, SkillUse] = {}
    own = own_names(cv)
    for text, evidenced in _told(cv):
        for mention in own.find(text):
            before = found.get(mention.canonical)
            names = dict.fromkeys((*(before.names if before else ()), mention.text))
            better = before is None or (evidenced and not before.evidenced)
            found[mention.canonical] = SkillUse(
                mention.canonical,
                tuple(names),
                evidenced or (before.evidenced if before else False),
                text if better or before is None else before.quote,
                (before.groups if before else frozenset[str]()) | {mention.group},
            )
    return found


def asked_skills(
    rows: Sequence[str], own: OwnNames = NO_NAMES
) -> dict[str, tuple[SkillMention, str]]:
    """Skills named in an advert's lines (credentials aside), each with its mention and line;
    ``own`` are names that the table does not have."""
    found: dict[str, tuple[SkillMention, str]] = {}
    for row in rows:
        for mention in own.find(row):
            if mention.canonical not in credentials():
                found.setdefault(mention.canonical, (mention, row))
    return found


def _skill_items(
    rows: Sequence[str],
    uses: dict[str, SkillUse],
    own: OwnNames,
    without: Iterable[str] = (),
) -> list[MatchItem]:
    skipped = frozenset(without)
    items: list[MatchItem] = []
    for name, (mention, row) in asked_skills(rows, own).items():
        if name in skipped:
            continue
        use = uses.get(name)
        credit = 0.0
        if use:
            credit = (EVIDENCED if use.evidenced else LISTED) * use.how(mention)
        known = bool(known_skill(name))
        weight = skill_weight(name) if known else OWN_WEIGHT
        items.append(MatchItem(name, credit, row, use.quote if use else "", weight, not known))
    weights = counted_weights([(one.credit, one.weight, one.own) for one in items])
    return [replace(one, weight=weight) for one, weight in zip(items, weights, strict=True)]


def content_words(text: str, language: str = "") -> list[str]:
    """The words of a text without the small ones and without case; `words.terms` says how."""
    kept = (one for one in tokens(text) if one.casefold() not in _SMALL)
    return [term for word in kept for term in terms(word, language)]


def _level(text: str) -> int:
    named = max((LEVELS.get(one.casefold(), 0) for one in tokens(text)), default=0)
    return named or max((level for word, level in DENSE_LEVELS if word in text), default=0)


def _plain_words(title: str, language: str) -> set[str]:
    """The words of a title without those of rank."""
    words = " ".join(one for one in tokens(title) if one.casefold() not in LEVELS)
    for rank, _level_of in DENSE_LEVELS:
        words = words.replace(rank, " ")
    return set(content_words(words, language))


def title_overlap(cv: Cv, title: str, language: str = "") -> tuple[float, str]:
    """Share of the title's words in the CV's closest title, 0 to 1, and that title."""
    asked = _plain_words(plain_title(title), language)
    best = (0.0, "")
    for own in (cv.basics.label, *(role.position for role in cv.work)):
        share = len(asked & set(content_words(own, language))) / len(asked) if asked else 0.0
        best = max(best, (share, own), key=lambda one: one[0])
    return best


def asks_title(advert: Advert) -> bool:
    """Whether the advert's title has words that a title of the CV could have."""
    return bool(_plain_words(advert.title, advert.language))


def _title_items(cv: Cv, advert: Advert) -> Iterable[MatchItem]:
    if not asks_title(advert):
        return
    share, own = title_overlap(cv, advert.title, advert.language)
    wanted = _level(advert.title)
    levels = [(_level(one), one) for one in (cv.basics.label, *(r.position for r in cv.work))]
    level, told = max(levels, key=lambda one: one[0])
    yield MatchItem(TITLE, share, advert.title, own)
    if wanted:
        credit = 1.0 if level >= wanted else 0.5 if level == wanted - 1 else 0.0
        yield MatchItem(_("seniority"), credit, advert.title, told if level else "")


def _credential_items(cv: Cv, advert: Advert) -> Iterable[MatchItem]:
    for one in asked_of(advert.required, advert.language):
        credit, quote = held(cv, one)
        yield MatchItem(one.title, credit, one.quote, quote)


def weighted_tasks(rows: Sequence[str], language: str) -> list[tuple[str, dict[str, float]]]:
    """Each task of an advert with the weights of its words: the rarer in its tasks, the more.

    BM25 with weights from the advert's own lines, where length is not punished (b = 0) and a
    word counts once (k1 = 0): so repeating a word or adding another earns nothing.
    """
    told = [(row, set(content_words(row, language))) for row in rows]
    told = [(row, words) for row, words in told if words]
    known = Counter(word for _row, words in told for word in words)
    return [
        (
            row,
            {
                word: math.log(1 + (len(told) - known[word] + 0.5) / (known[word] + 0.5))
                for word in sorted(words)
            },
        )
        for row, words in told
    ]


def answered(weights: Mapping[str, float], words: Container[str]) -> float:
    """The share of a task that these words answer, by weight: 0 to 1."""
    return sum(one for word, one in weights.items() if word in words) / sum(weights.values())


def _duty_items(cv: Cv, advert: Advert) -> Iterable[MatchItem]:
    """Each task against each bullet; the best bullet counts."""
    told = (text for text, evidenced in _told(cv) if evidenced)
    bullets = [(text, set(content_words(text, advert.language))) for text in told]
    for row, weights in weighted_tasks(advert.duties, advert.language):
        best, quote = 0.0, ""
        for text, own in bullets:
            share = answered(weights, own)
            if share > best:
                best, quote = share, text
        yield MatchItem(row[:120], best, row, quote)


def _search_items(cv: Cv) -> Iterable[MatchItem]:
    basics = cv.basics
    place = basics.location.text or basics.location.city
    dated = next((role for role in cv.work if role.start_date and role.position), None)
    yield MatchItem(_("name"), float(bool(basics.name)), "", basics.name)
    yield MatchItem(_("e-mail"), float(bool(basics.email)), "", basics.email)
    yield MatchItem(_("phone"), float(bool(basics.phone)), "", basics.phone)
    yield MatchItem(_("place"), float(bool(place)), "", place)
    quote = dated.position if dated else ""
    yield MatchItem(_("a role with its dates"), float(bool(dated)), "", quote)


def match(cv: Cv, advert: Advert) -> MatchScore:
    """Match of a CV with an advert: the same two give the same score.

    Denominators depend on the advert alone, so words that it does not name can earn nothing; a
    name that only the CV has counts where the advert's line holds it and never lowers the total.
    """
    uses = skill_uses(cv)
    own = own_names(cv)
    required = asked_skills(advert.required, own)
    items = {
        "required": _skill_items(advert.required, uses, own),
        "title": _title_items(cv, advert),
        "credentials": _credential_items(cv, advert),
        "preferred": _skill_items(advert.preferred, uses, own, required),
        "duties": _duty_items(cv, advert),
        "searchable": _search_items(cv),
    }
    scored = _counted(tuple(_line(*one, tuple(items[one[0]])) for one in LINES))
    return MatchScore(total=math.floor(_share(scored) * 100 + 0.5), lines=scored)


def _share(lines: Iterable[MatchLine]) -> float:
    held_lines = [one for one in lines if one.denominator]
    return sum(one.points for one in held_lines) / sum(one.maximum for one in held_lines)


def _counted(lines: tuple[MatchLine, ...]) -> tuple[MatchLine, ...]:
    """The lines; one that stands on own names alone leaves the total where it would lower it."""
    alone = [one for one in lines if one.items and all(item.own for item in one.items)]
    kept = [one for one in lines if one not in alone]
    for one in sorted(alone, key=lambda line: -line.points / line.maximum):
        lowers = one.points < _share(kept) * one.maximum
        kept.append(_weightless(one) if lowers else one)
    by_id = {one.id: one for one in kept}
    return tuple(by_id[one.id] for one in lines)


def _weightless(line: MatchLine) -> MatchLine:
    items = tuple(replace(one, weight=0.0) for one in line.items)
    return replace(line, items=items, numerator=0.0, denominator=0.0, points=0.0)


def _line(id: str, title: str, maximum: float, items: tuple[MatchItem, ...]) -> MatchLine:
    numerator = sum(one.credit * one.weight for one in items)
    denominator = sum(one.weight for one in items)
    points = maximum * numerator / denominator if denominator else 0.0
    return MatchLine(id, title, numerator, denominator, points, maximum, items)

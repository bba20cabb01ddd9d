"""The lines of a job advert by the part they belong to: asked, wished, to do, or something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from everdraft.cv import advert_headings as more
from everdraft.cv.advert_words import (
    DUTIES,
    HARD,
    NOT_SOFT,
    OTHER,
    PREFERRED,
    REQUIRED,
    phrases,
)
from everdraft.cv.skills import find_skills
from everdraft.cv.words import any_of

REQUIRED_PART, PREFERRED_PART, DUTIES_PART, OTHER_PART = "required", "preferred", "duties", "other"

_TABLES = (
    (PREFERRED_PART, phrases(PREFERRED, more.PREFERRED)),
    (REQUIRED_PART, phrases(REQUIRED, more.REQUIRED)),
    (DUTIES_PART, phrases(DUTIES, more.DUTIES)),
    (OTHER_PART, phrases(OTHER, more.OTHER)),
)
_IDEALLY = phrases(more.IDEALLY)
_SOFT = any_of(tuple(o for o in phrases(PREFERRED) if o not in NOT_SOFT and o not in _IDEALLY))
_HARD = any_of(tuple(HARD.split("|")))
_WISH = any_of(_IDEALLY)

_BULLET = re.compile(
    r"^(?:[\s•·▪●◦*\-–—✓✔➢➤→・■◆◇▶※]|\d{1,2}、|\d{1,2}[.)](?=[ \t])|[一二三四五六七八九十]{1,2}、)+"
)
_LISTED = re.compile(r"^\s*[•·▪●◦*\-–—✓✔➢➤→・]")
_EDGES = re.compile(r"^(?:[^\w+]|_)+|(?:[^\w+]|_)+$")
_ASIDE = re.compile(r"\([^()]{0,60}\)")
_LABEL = re.compile(r"^([^:：?？】〕》]{2,60})([:：?？】〕》])(?!//)\s*(?=\S)")
_SENTENCE_END = re.compile(r"(?<=[.;!?])[ \t]+(?=\S)|(?<=[。；！])(?=\S)")
_CLAUSE_END = re.compile(r"(?<=[,，、،])[ \t]*(?=\S)")
_BRACKETS = re.compile(r"[(（][^()（）]{2,200}[)）]")
_MARKS = " \t,，、،;；:–—-"
"""What a row is cut at."""
_SHORT_FORMS = (
    ("'ll ", " will "),
    ("'re ", " are "),
    ("'ve ", " have "),
    ("what's ", "what is "),
    ("who's ", "who is "),
)
_LONGEST_HEADING_WORDS = 7
_LONGEST_HEADING = 60
_LONGEST_OPENER = 100
_LONGEST_KEY = 130
_SHARE = 0.7
"""How much of a short line a heading's words must be, when nothing else announces it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of an advert, verbatim; ``part`` is "" where no heading stands above it."""

    part: str
    text: str


def without_bullet(row: str) -> str:
    """The row without what marks it as one of a list."""
    return _BULLET.sub("", row)


def heading_key(text: str) -> str:
    """A heading without case, accents, marks at its edges and short forms ("you'll")."""
    # No heading is as long, and marks at the end of a long line cost the square of their number.
    plain = unicodedata.normalize("NFKD", text[:_LONGEST_KEY].replace("’", "'").replace("‘", "'"))
    plain = "".join(one for one in plain if not unicodedata.combining(one)).lower()
    plain = re.sub(r"[-\u2010-\u2012]", " ", plain.replace(" & ", " and "))
    plain = " ".join(_EDGES.sub("", plain.replace("ı", "i")).split())
    for short, full in _SHORT_FORMS:
        plain = f"{plain} ".replace(short, full).strip()
    return plain


@cache
def _exact() -> dict[str, str]:
    """The part that each heading opens, by its key; the first table to claim one keeps it."""
    found: dict[str, str] = {}
    for part, words in _TABLES:
        for one in words:
            found.setdefault(heading_key(one), part)
    return found


@cache
def _facts() -> frozenset[str]:
    return frozenset(map(heading_key, phrases(more.FACTS)))


@cache
def _closings() -> re.Pattern[str]:
    return any_of(tuple(map(heading_key, phrases(more.CLOSINGS))))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((part, any_of(tuple(map(heading_key, words)))) for part, words in _TABLES)


@cache
def _weak() -> frozenset[str]:
    """Headings of wishes that among benefits are one of them: a bonus, an extra."""
    return frozenset(map(heading_key, (*NOT_SOFT, "bônus", "extra", "extras", "plus", "artılar")))


def heading(row: str, part: str = "") -> str:
    """The part that a short line opens, below the part before it, or ""."""
    key = heading_key(row)
    exact = _exact().get(key) or _exact().get(heading_key(_ASIDE.sub(" ", row)))
    if exact:
        return "" if part == OTHER_PART and key in _weak() else exact
    long = len(key) > _LONGEST_HEADING or len(key.split()) > _LONGEST_HEADING_WORDS
    announced = row.rstrip(" *_#").endswith((":", "：", "】"))
    if not key or long or any(mark in key for mark in ",，、；;،"):
        return _last_words(key) if announced else ""
    if not announced and (_LISTED.match(row) or find_skills(row)):
        return ""
    return _nearest(key, announced=announced)


def _nearest(key: str, *, announced: bool) -> str:
    """The part whose words fill most of a line; words of a wish win over "skills" beside them."""
    if announced and _SOFT.search(key) and not _HARD.search(key):
        return PREFERRED_PART
    lengths = {
        part: max((found.end() - found.start() for found in pattern.finditer(key)), default=0)
        for part, pattern in _patterns()
    }
    best = max(lengths, key=lambda part: lengths[part])
    enough = lengths[best] > (0 if announced else len(key) * _SHARE)
    return best if enough else ""


def _last_words(key: str) -> str:
    """The part that a sentence opens with its last words: "At a minimum, you need to have"."""
    if len(key) > _LONGEST_OPENER:
        return ""
    words = key.split()
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return next((_exact()[one] for one in ends if one in _exact()), "")


def parts_of(rows: list[str]) -> Iterator[Line]:
    """Each row under its heading, headings left out, rows of two kinds in their pieces."""
    part, fact_follows = "", False
    for row in rows:
        plain = without_bullet(row)
        if fact_follows:
            fact_follows = False
            if not heading(row, part):
                yield Line(OTHER_PART, plain)
                continue
        if not part and heading_key(row) in _facts():
            fact_follows = True
            continue
        opened = heading(row, part)
        if opened:
            part = opened
            continue
        kind, text, stays = _labelled(row, part)
        part = kind if stays else part
        yield from _pieces(text, kind)


def _labelled(row: str, part: str) -> tuple[str, str, bool]:
    """The part of a row by the label before its colon, the rest of the row, and whether the
    rows behind it are of that part too."""
    plain = without_bullet(row)
    listed = bool(_LISTED.match(row))
    label = _LABEL.match(plain)
    key = heading_key(label[1]) if label else ""
    if key in _facts() or (not listed and _closes(plain)):
        return OTHER_PART, plain, False
    kind = _exact().get(key, "")
    unfit = listed and part not in ("", REQUIRED_PART) and kind != OTHER_PART
    if label is None or not kind or unfit or (part == OTHER_PART and key in _weak()):
        return part, plain, False
    # Without a part before it, "About us: …" heads a line and not all that follows.
    return kind, plain[label.end() :], not listed and bool(part or kind != OTHER_PART)


def _closes(row: str) -> bool:
    found = _closings().match(heading_key(row[:80]))
    return found is not None


def _pieces(row: str, part: str) -> Iterator[Line]:
    """A row, or its pieces where some of it is a wish: its own words win over the heading."""
    if part in (DUTIES_PART, OTHER_PART):
        yield Line(part, row)
        return
    pieces = [one for sentence in _split(_SENTENCE_END, row) for one in _clauses(sentence, part)]
    start = 0
    for index, (kind, end) in enumerate(_ends(pieces)):
        if index + 1 == len(pieces) or pieces[index + 1][0] != kind:
            yield Line(kind, _tidy(row[start:end]) if start or end < len(row) else row)
            start = end


def _tidy(piece: str) -> str:
    """A piece of a row without the marks that it is cut at."""
    text = piece.strip(_MARKS)
    return text[1:-1] if _BRACKETS.fullmatch(text) else text


def _ends(pieces: list[tuple[str, str]]) -> Iterator[tuple[str, int]]:
    end = 0
    for kind, text in pieces:
        end += len(text)
        yield kind, end


def _split(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """The text in pieces that end behind each match; together they are the text."""
    start = 0
    for found in pattern.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    yield text[start:]


def _clauses(sentence: str, part: str) -> Iterator[tuple[str, str]]:
    """The pieces of a sentence with their parts: a wish is what stands behind "ideally", what a
    bracket wishes for, and beside "required" the clause that says so."""
    plain = sentence.replace("’", "'")
    wish = _wish_in(plain)
    if wish:
        start, end = wish
        yield from _clauses(sentence[:start], part)
        yield PREFERRED_PART, sentence[start:end]
        if end < len(sentence):
            yield from _clauses(sentence[end:], part)
    elif not (_WISH.search(plain) or _SOFT.search(plain)):
        yield (REQUIRED_PART if _HARD.search(plain) else part), sentence
    elif _HARD.search(_SOFT.sub("", plain)):
        for clause in _split(_CLAUSE_END, sentence):
            soft = _SOFT.search(clause.replace("’", "'")) or _WISH.search(clause)
            yield (PREFERRED_PART if soft else REQUIRED_PART), clause
    else:
        yield PREFERRED_PART, sentence


def _wish_in(text: str) -> tuple[int, int] | None:
    """Where a wish begins and ends in a sentence that begins with something else."""
    for bracket in _BRACKETS.finditer(text):
        soft = _SOFT.search(bracket[0]) or _WISH.search(bracket[0])
        if soft and _says_something(text[: bracket.start()]) and _says_more(bracket[0], soft):
            return bracket.span()
    wish = _WISH.search(text)
    if wish and _says_something(text[: wish.start()]) and _says_something(text[wish.end() :]):
        return wish.start(), len(text)
    return None


def _says_more(text: str, words: re.Match[str]) -> bool:
    return _says_something(text[: words.start()] + text[words.end() :])


def _says_something(text: str) -> bool:
    return len(re.findall(r"\w", text)) > 1

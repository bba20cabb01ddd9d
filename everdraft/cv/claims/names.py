"""Names in a line: runs of capitalised words that no verb, tool or date explains."""

# ruff: noqa: E501  -- tables
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from everdraft.cv.claims.held import held_titles, says_held
from everdraft.cv.claims.small_names import small_names_in
from everdraft.cv.claims.title_words import RANKS, holding, is_praise
from everdraft.cv.claims.tokens import Token, is_opener, tokens_of
from everdraft.cv.lexicon.dates import MONTHS
from everdraft.cv.lexicon.roles import firm_score, title_score
from everdraft.cv.words import base_language
from everdraft.cv.words.lexicon import split

Span = tuple[int, int]

_LEGAL = frozenset(
    split(
        "inc llc ltd limited gmbh ag kg se sa sas sarl srl spa bv nv plc corp corporation co lda ltda eireli ug ohg"
    )
)
_NOT_NAMES = frozenset(
    split(
        """I OK KPI KPIs ROI HR IT API APIs UI UX QA R&D P&L B2B B2C SLA SLAs FAQ FAQs PDF CV ID TV PR ICT CEO's
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday"""
    )
)
_AT = re.compile(r"\b(?:at|bei|chez|joined|na|no)\s\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that names something; ``kind`` is employer | title | name | tool."""

    start: int
    end: int
    kind: str
    words: tuple[str, ...]
    held: bool = False  # a title that somebody has: "as", "promoted to", or first in the line


def _joined_by_words(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is a small word inside a name: the "of" of "Bank of America"."""
    one = tokens[place]
    small = one.lower in (
        "of",
        "de",
        "da",
        "do",
        "das",
        "dos",
        "du",
        "des",
        "del",
        "the",
        "di",
        "van",
        "von",
    )
    return (
        small
        and 0 < place < len(tokens) - 1
        and tokens[place - 1].named
        and tokens[place + 1].named
        and one.joined
        and tokens[place + 1].joined
    )


def runs_in(text: str, language: str, taken: Iterable[Span] = ()) -> list[tuple[Token, ...]]:
    """Runs of named words; nothing inside the ``taken`` spans, no verb that opens a sentence."""
    spans = tuple(taken)
    tokens = tokens_of(text)
    runs: list[list[Token]] = []
    last = -2
    for place, one in enumerate(tokens):
        covered = any(one.start < end and start < one.end for start, end in spans)
        small = _joined_by_words(tokens, place) and last == place - 1
        named = one.named and one.text not in _NOT_NAMES and not is_opener(one, language)
        named = named and not (one.opens and _is_no_name(one.lower, language))
        if covered or not (named or small):
            continue
        if last == place - 1 and one.joined and runs:
            runs[-1].append(one)
        else:
            runs.append([one])
        last = place
    return [tuple(_trimmed(one)) for one in runs if _trimmed(one)]


def _is_no_name(word: str, language: str) -> bool:
    """ "Foi gerente", "Passionate about food": small words and praise that open a sentence."""
    return word in holding(language) or is_praise(word, language)


def _trimmed(run: list[Token]) -> list[Token]:
    """Without small words and numbers at its ends."""
    while run and not run[-1].named:
        run = run[:-1]
    while run and not run[0].named:
        run = run[1:]
    return run


@lru_cache(maxsize=8)
def _calendar(language: str) -> frozenset[str]:
    forms = (MONTHS.get(one, ()) for one in (base_language(language), "en"))
    return frozenset(form for names in forms for one in names for form in one.split("|"))


def names_in(text: str, language: str, taken: Sequence[Span] = ()) -> list[Name]:
    """The names of a line, and the titles that it says somebody holds, however they are written."""
    titles = [
        Name(one.start, one.end, "title", one.words, held=True)
        for one in held_titles(text, language)
        if not _touches(one.start, one.end, taken)
    ]
    found: list[Name] = []
    for bare in runs_in(text, language, taken):
        run = _with_rank(bare, text)
        start, end = run[0].start, run[-1].end
        within = [one for one in titles if one.start < end and start < one.end]
        if any(one.end >= end for one in within) or not _is_claim(run, text, language):
            continue
        titles = [one for one in titles if one not in within]
        found.append(_name(run, text))
    every = [*found, *titles]
    spans = [*taken, *((one.start, one.end) for one in every)]
    for start, end in small_names_in(text, language):
        if not _touches(start, end, spans):
            words = tuple(one.lower for one in tokens_of(text[start:end]))
            every.append(Name(start, end, "employer", plain_words(words)))
            spans.append((start, end))
    return sorted(every, key=lambda one: one.start)


def _touches(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(start < stop and begin < end for begin, stop in spans)


def _with_rank(run: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """A title with the lower-case rank before it: "senior Manager"."""
    if not title_score(" ".join(one.lower for one in run)):
        return run
    tokens = tokens_of(text)
    place = tokens.index(run[0])
    while place and run[0].joined and tokens[place - 1].lower in RANKS:
        place -= 1
        run = (tokens[place], *run)
    return run


def _is_claim(run: Sequence[Token], text: str, language: str) -> bool:
    if len(run) == 1 and (run[0].lower in _calendar(language) or len(run[0].text) == 1):
        return False
    if base_language(language) != "de":
        return True
    whole = text[run[0].start : run[-1].end]
    odd = any(any(c.isupper() or c.isdigit() for c in one.text[1:]) for one in run)
    firm = firm_score(whole) > 0 and len(run) > 1
    return odd or firm or bool(_AT.search(text[: run[0].start][-8:]))


def _name(run: Sequence[Token], text: str) -> Name:
    start, end = run[0].start, run[-1].end
    whole = text[start:end]
    words = tuple(one.lower for one in run)
    if title_score(whole) and (len(run) > 1 or says_held(text, start)):
        kind = "title"
    elif firm_score(whole) or _AT.search(text[:start][-8:]):
        kind = "employer"
    elif any(any(c.isupper() or c.isdigit() for c in one.text[1:]) for one in run):
        kind = "tool"
    else:
        kind = "title" if title_score(whole) else "name"
    held = kind == "title" and (run[0].opens or says_held(text, start))
    return Name(start, end, kind, plain_words(words), held)


def plain_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without what only tells its legal form."""
    kept = list(words)
    while len(kept) > 1 and kept[-1].replace(".", "") in _LEGAL:
        kept.pop()
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where the words of a name stand in a text; ``whole`` when they are the whole name there,
    ``held`` when they open the line or stand after "as" or "promoted to"."""

    start: int
    end: int
    whole: bool
    held: bool


def occurrences(text: str, words: Sequence[str], language: str, title: bool) -> list[Occurrence]:
    """The places of a name in a text, whole or as a part of a longer one."""
    tokens = tokens_of(text)
    count = len(words)
    found: list[Occurrence] = []
    for place in range(len(tokens) - count + 1):
        if tuple(one.lower for one in tokens[place : place + count]) != tuple(words):
            continue
        first, last = tokens[place], tokens[place + count - 1]
        whole = _whole(tokens, place, place + count, language, title)
        held = first.opens or says_held(text, first.start)
        found.append(Occurrence(first.start, last.end, whole, held))
    return found


def _whole(tokens: Sequence[Token], start: int, end: int, language: str, title: bool) -> bool:
    """Whether no neighbour belongs to the same name."""
    before = tokens[start - 1] if start and tokens[start].joined else None
    after = tokens[end] if end < len(tokens) and tokens[end].joined else None
    if title:
        ranked = [one for one in (before, after) if one and one.lower in RANKS]
        if ranked or (before and title_score(before.lower) and not is_opener(before, language)):
            return False
    inside = tokens[start:end]
    if not any(one.named and not one.opens for one in inside):
        return after is None or not after.named or not inside[0].named
    if before and _joined_by_words(tokens, start - 1):
        return False
    if before and before.named and not is_opener(before, language):
        return False
    if after and end + 1 < len(tokens) and _joined_by_words(tokens, end):
        return False
    return after is None or not after.named or after.lower in _LEGAL

"""Titles that a text says somebody holds: what opens a sentence, or stands behind "as" or "was"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from everdraft.cv.claims.title_words import (
    AND,
    ARTICLES,
    FIELDS,
    GERMAN_AFTER,
    INDEFINITE,
    LATIN_ORDER,
    NOT_ALONE,
    QUALIFIER,
    RANKS,
    holding,
    is_praise,
)
from everdraft.cv.claims.tokens import Token, is_opener, is_verb, tokens_of
from everdraft.cv.claims.vocabulary import vocabulary
from everdraft.cv.lexicon.roles import is_one_title
from everdraft.cv.words import base_language

_AS = (
    r"as an?|as the|as|acting|promoted to|promoted from (?:[\w-]+\s){1,4}to|appointed|appointed as"
    r"|named|(?:role|position|post|job) of"
    r"|como|enquanto|na qualidade de|promovid[oa] a|nomead[oa]|(?:cargo|função|funções|posto) de"
    r"|ascendid[oa] a|puesto de|cargo de|en tant que|comme|promue?|poste de|nommée?"
    r"|als|befördert zu[mr]?|ernannt zu[mr]?|come|promoss[oa] a|ruolo di|in qualità di"
    r"|gepromoveerd tot|benoemd tot|(?:functie|rol) van|jako"
)
_BEFORE = re.compile(rf"(?<!\w)(?:{_AS})\s\Z", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<!\w)(?:{_AS})\s(?=\w)", re.IGNORECASE)
_LONGEST_AS = 70
#: Where adjectives and fields stand before the title, and how many words of them at most.
_WORDS_BEFORE = {"en": 4, "nl": 3, "de": 3, "tr": 3, "pl": 1, "ru": 1}
_OF = frozenset({"of", "de", "di", "van", "des", "das", "dos", "delle", "dei", "degli"})
_PLURAL_OF = frozenset({"des", "das", "dos", "delle", "dei", "degli"})
_PREFIXES = frozenset({"sous", "sub", "vice", "ex"})
_ENDED = re.compile(r"(?:ed|ing)\Z")
_QUALIFIER = re.compile(QUALIFIER)


@dataclass(frozen=True, slots=True)
class HeldTitle:
    """A title that somebody holds, without praise: "head chef" of "Experienced head chef"."""

    start: int
    end: int
    words: tuple[str, ...]


def says_held(text: str, start: int) -> bool:
    """Whether what stands before says that somebody is what follows: "as", "promoted to"."""
    return bool(_BEFORE.search(text[max(0, start - _LONGEST_AS) : start]))


@lru_cache(maxsize=4096)
def held_titles(text: str, language: str) -> tuple[HeldTitle, ...]:
    """The titles of a text that somebody holds, in order."""
    tokens = tokens_of(text)
    behind = {match.end() for match in _BEHIND.finditer(text)}
    verbs = holding(language)
    found: list[HeldTitle] = []
    goes_on = -1  # where another title of the same person may begin
    for place, one in enumerate(tokens):
        said = one.start in behind or bool(
            place and tokens[place - 1].lower in verbs and _beside(text, tokens, place)
        )
        if not (said or one.opens or place == goes_on):
            continue
        reader = _Phrase(text, tokens, language, strict=not said)
        last = reader.read(place)
        if last < 0:
            continue
        found.append(reader.title())
        goes_on = _next(text, tokens, last)
    return tuple(found)


def _between(text: str, tokens: Sequence[Token], place: int) -> str:
    return text[tokens[place - 1].end : tokens[place].start]


def _beside(text: str, tokens: Sequence[Token], place: int) -> bool:
    return 0 < place < len(tokens) and _between(text, tokens, place) in (" ", "\u00a0", "-")


def _next(text: str, tokens: Sequence[Token], last: int) -> int:
    """Where the next title of an enumeration begins, -1 when there is none."""
    place = last + 1
    if place >= len(tokens):
        return -1
    if _between(text, tokens, place).strip() in (",", "&", "/"):
        at = place + (tokens[place].lower in AND)
        return at if at < len(tokens) else -1
    joined = _beside(text, tokens, place) and tokens[place].lower in AND
    return place + 1 if joined and place + 1 < len(tokens) else -1


class _Phrase:
    """The words of one title, read from where it may begin."""

    def __init__(self, text: str, tokens: Sequence[Token], language: str, strict: bool) -> None:
        self._text, self._tokens, self._language = text, tokens, base_language(language)
        self._strict = strict  # nothing says that it is held, but where it stands
        self._stops = vocabulary(language).stops
        self._first = self._last = -1

    def title(self) -> HeldTitle:
        """What was read."""
        inside = self._tokens[self._first : self._last + 1]
        words = tuple(one.lower for one in inside)
        return HeldTitle(inside[0].start, inside[-1].end, words)

    def read(self, place: int) -> int:
        """The place of the last word of the title that begins here, -1 when none does."""
        at = self._start(place)
        if at < 0:
            return -1
        self._first, self._last = at, -1
        most = 1 + _WORDS_BEFORE.get(self._language, 0)
        while at < len(self._tokens) and (at == self._first or self._follows(at)):
            if self._is_head(at):
                self._last = at
                if not self._head_is_last():
                    break
            elif self._last < 0 and not self._leads_to_head(at, most):
                return -1
            at += 1
        if self._last < 0:
            return -1
        self._reach_out()
        alone = self._first == self._last and self._tokens[self._last].lower in NOT_ALONE
        return -1 if alone or self._goes_on_otherwise() else self._last

    def _start(self, place: int) -> int:
        """The first word behind articles and praise."""
        first, text, tokens = self._tokens[place], self._text, self._tokens
        articles = INDEFINITE if self._strict else ARTICLES
        at = place
        while at < len(tokens):
            word = tokens[at].lower
            praise = is_praise(word, self._language)
            joint = at > place and word in AND and is_praise(tokens[at - 1].lower, self._language)
            if not (praise or joint or word in articles):
                break
            after = text[tokens[at].end : tokens[at].end + 2]
            if not (after[:1] in (" ", "\u00a0") or (praise and after == ", ")):
                return -1
            at += 1
        if at >= len(tokens) or (at == place and first.opens and self._is_verb(first)):
            return -1
        return at

    def _is_verb(self, one: Token) -> bool:
        if is_one_title(one.lower):
            return is_verb(one, self._language)
        return is_opener(one, self._language)

    def _follows(self, place: int) -> bool:
        word = self._tokens[place].lower
        return _beside(self._text, self._tokens, place) and word not in self._stops

    def _is_head(self, place: int) -> bool:
        word = self._tokens[place].lower
        return word not in FIELDS and is_one_title(word)

    def _head_is_last(self) -> bool:
        return self._language not in LATIN_ORDER and self._language != "ar"

    def _leads_to_head(self, place: int, most: int) -> bool:
        """Whether a word may stand before the title itself: "pastry" of "pastry chef"."""
        word = self._tokens[place].lower
        if word in self._stops or word in AND or word in ARTICLES:
            return False
        if self._head_is_last():
            return place - self._first + 1 < most or word in RANKS
        return word in RANKS or word in _PREFIXES or is_one_title(word)

    def _reach_out(self) -> None:
        """The words behind a title that tell it from others: "of finance", "financeira"."""
        at = self._last + 1
        while at < len(self._tokens) and _beside(self._text, self._tokens, at):
            word = self._tokens[at].lower
            qualifies = word in RANKS or (
                not self._head_is_last()
                and bool(_QUALIFIER.search(word))
                and not is_praise(word, self._language)
                and word not in self._stops
            )
            elided = word.startswith(("d'", "d’")) and not self._tokens[at].named
            field = self._language == "de" and self._tokens[at].named
            if qualifies or elided or field:
                self._last = at
            elif word in _OF and self._names_a_field(at + 1):
                self._last = at + 1
                if self._names_a_field(at + 2) and self._ends_a_field(at + 2):
                    self._last = at + 2
            else:
                return
            at = self._last + 1
            if elided or field or (at > 1 and self._tokens[at - 2].lower in _OF):
                return

    def _names_a_field(self, place: int) -> bool:
        """Whether a word behind "of" is what a title is about, and no name and no article."""
        if not _beside(self._text, self._tokens, place):
            return False
        one, head = self._tokens[place], self._tokens[self._last]
        before = self._tokens[place - 1].lower
        plain = one.lower not in self._stops and one.lower not in ARTICLES
        plain = plain and one.lower not in AND and not one.text[0].isdigit()
        return plain and (not one.named or head.named or before in _PLURAL_OF)

    def _ends_a_field(self, place: int) -> bool:
        """ "Head of human resources": a second word, when the title ends with it."""
        word = self._tokens[place].lower
        fits = not _ENDED.search(word) if self._head_is_last() else _QUALIFIER.search(word)
        return bool(fits) and self._ends(place)

    def _ends(self, place: int) -> bool:
        """Whether nothing goes on behind a word but a small word."""
        if not _beside(self._text, self._tokens, place + 1):
            return True
        word = self._tokens[place + 1].lower
        return word in self._stops or word in AND or is_praise(word, self._language)

    def _goes_on_otherwise(self) -> bool:
        """Whether the title only describes what follows: "manager meetings", "chef training"."""
        if not self._strict or self._language not in ("en", "de"):
            return False
        if self._language == "de":
            return self._first == self._last and self._may_be_many()
        if self._ends(self._last):
            return False
        after = self._tokens[self._last + 1]
        return not (after.named or (_ENDED.search(after.lower) and after.lower != "training"))

    def _may_be_many(self) -> bool:
        """ "Fahrer eingeteilt": a German title whose plural is the same, and a half of a word."""
        at = self._last + 1
        if self._text[self._tokens[self._last].end :][:1] == "-":
            return True
        after = self._tokens[at].lower if _beside(self._text, self._tokens, at) else ""
        return bool(after) and after not in GERMAN_AFTER

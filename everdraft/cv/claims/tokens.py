"""Words of a text: which are written like names, which open a sentence, which of those are verbs."""

# ruff: noqa: E501  -- tables
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from everdraft.cv.words import base_language, words_for
from everdraft.cv.words.lexicon import split

_TOKEN = re.compile(r"[^\W_](?:[\w'’+#]|[&./-](?=\w)){0,60}")
_JOIN = re.compile(r" (?:(?:of|de|da|do|das|dos|du|des|del|la|the|für|di|van|von|&) ?){0,2}\Z|-\Z")
_OPENS = re.compile(r"(?:\A|[.!?:;•–—]\s|[。！？：；]\s?|\n|[(\[“\"]|- )\Z")
_IRREGULAR = frozenset(
    split(
        """ran led built made took gave got spoke spun held met kept sought brought bought sold told taught wrote drew
        grew knew threw flew began sang drove rode rose chose broke beat bent lent sent spent felt dealt left lost
        shot sat set put cut hit let shut split spread cast read found fought caught thought stood understood won
        dug stuck struck swung undertook oversaw foresaw did had became was were been has have having being"""
    )
)
_ENDINGS = {
    "en": ("ed", "ing"),
    "pt": ("ei", "ou", "i", "iu", "ando", "endo", "indo", "ado", "ido", "ção", "mento", "ar", "er", "ir"),
    "es": ("é", "ó", "í", "ió", "ando", "iendo", "ado", "ido", "ción", "ar", "er", "ir"),
    "fr": ("é", "ée", "és", "ant", "tion", "ment", "er", "ir", "age"),
    "de": ("te", "ten", "t", "en", "ung"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text. ``named`` when it is written like a name, ``opens`` when it begins a
    sentence, ``joined`` when the word before belongs to the same run if both are named."""

    start: int
    end: int
    text: str
    lower: str
    named: bool
    opens: bool
    joined: bool


@lru_cache(maxsize=2048)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text."""
    shouted = text.upper() == text and len(text.split()) > 3
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match[0].rstrip(".-/'’")
        end = match.start() + len(word)
        between = text[found[-1].end : match.start()] if found else ""
        opens = bool(_OPENS.search(text[max(0, match.start() - 2) : match.start()]))
        inner = any(one.isupper() for one in word[1:])
        mixed = any(one.isdigit() for one in word) and any(one.isalpha() for one in word)
        named = not shouted and not word[0].isdigit() and (word[0].isupper() or inner or mixed)
        lower = re.sub(r"['’]s\Z", "", word).lower()
        joined = bool(found) and bool(_JOIN.match(between)) and not opens
        found.append(Token(match.start(), end, word, lower, named, opens, joined))
    return tuple(found)


def is_opener(token: Token, language: str) -> bool:
    """Whether a capital stands there only because a sentence begins: verbs and small words."""
    if not token.opens or any(one.isupper() for one in token.text[1:]):
        return False
    if is_verb(token, language):
        return True
    endings = _ENDINGS.get(base_language(language), ()) + _ENDINGS["en"]
    return len(token.lower) > 4 and token.lower.endswith(endings)


def is_verb(token: Token, language: str) -> bool:
    """Whether a word is known to open a sentence without being a name."""
    if token.lower in _IRREGULAR:
        return True
    for one in dict.fromkeys((base_language(language), "en")):
        words = words_for(one)
        if words and (
            token.lower in words.verbs
            or token.lower in words.weak_openers
            or token.lower in {phrase.split()[0] for phrase in words.duty_openers}
        ):
            return True
    return False

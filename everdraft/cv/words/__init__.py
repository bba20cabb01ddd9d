"""What a check must know of a language: verbs, duty phrases, buzzwords, pronouns and the like.

One module a language. A check that needs a list which a language lacks stays silent there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module

from everdraft.cv.words.lexicon import Words

LANGUAGES = ("en", "pt", "de", "fr", "es")


def base_language(tag: str) -> str:
    """ "pt-BR" -> "pt"."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


@lru_cache(maxsize=16)
def words_for(tag: str) -> Words | None:
    """The lexicon for a language tag, or None when we have none."""
    language = base_language(tag)
    if language not in LANGUAGES:
        return None
    words: Words = import_module(f"everdraft.cv.words.{language}").WORDS
    return words


@lru_cache(maxsize=512)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One case-blind pattern for whole words or phrases, longest first; linear on any text."""
    ordered = sorted(phrases, key=len, reverse=True)
    body = "|".join(re.escape(one).replace(r"\ ", r"[ \t\n]{1,3}") for one in ordered)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def languages_with(attribute: str) -> tuple[str, ...]:
    """The languages whose lexicon fills ``attribute``."""
    return tuple(one for one in LANGUAGES if getattr(words_for(one), attribute))


def tokens(text: str) -> list[str]:
    """The words of a text (letters, digits, inner apostrophes and hyphens)."""
    return re.findall(r"\w+(?:['’\-]\w+)*", text)


def folded(words: Iterable[str]) -> frozenset[str]:
    """A set for case-blind look-up."""
    return frozenset(one.lower() for one in words)

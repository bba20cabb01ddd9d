"""How long a text is, in the unit its language is measured in, and our limits in that unit."""

from __future__ import annotations

import math

from everdraft.cv.words import base_language, tokens

#: Letters that say as much as one English word, where words are not parted by spaces.
_LETTERS_A_WORD = {"zh": 1.7, "ja": 2.2}
#: Where endings or prefixes do the work of small words, fewer words say the same.
_FEWER_WORDS = {"tr": 0.75, "ru": 0.8, "ar": 0.8, "pl": 0.85}


def in_characters(tag: str) -> bool:
    """Whether texts of this language are measured in characters."""
    return base_language(tag) in _LETTERS_A_WORD


def characters(text: str) -> int:
    """Letters and digits of a text."""
    return sum(one.isalnum() for one in text)


def extent(text: str, tag: str) -> int:
    """Words of a text; letters and digits in Chinese and Japanese."""
    return characters(text) if in_characters(tag) else len(tokens(text))


def least(words: int, tag: str) -> int:
    """A lower limit, given for English words, in the language's unit."""
    language = base_language(tag)
    factor = _LETTERS_A_WORD.get(language) or _FEWER_WORDS.get(language, 1.0)
    return math.floor(words * factor)


def most(words: int, tag: str) -> int:
    """An upper limit, given for English words, in the language's unit."""
    return math.ceil(words * _LETTERS_A_WORD.get(base_language(tag), 1.0))

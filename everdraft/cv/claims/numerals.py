"""Numerals: digits with separators, and number words, as their language writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from everdraft.cv.claims.vocabulary import Vocabulary
from everdraft.cv.words import base_language

_GERMAN = re.compile(
    r"(ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und"
    r"(zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)\Z"
)
_COMMA_DECIMAL = frozenset({"pt", "de", "fr", "es", "it", "nl", "pl", "ru", "tr"})


def decimal_of(digits: str, language: str) -> Fraction:
    """The value of digits with separators, as its language writes them."""
    plain = re.sub(r"[   '’]", "", digits)
    comma, dot = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and dot >= 0:
        mark = "," if comma > dot else "."
    else:
        mark = "," if comma >= 0 else "."
        thousands = "." if base_language(language) in _COMMA_DECIMAL else ","
        parts = plain.split(mark)
        grouped = all(len(one) == 3 for one in parts[1:]) and 0 < len(parts[0]) <= 3
        if len(parts) > 2 or (grouped and mark == thousands and parts[0] != "0"):
            mark = ""
    other = "," if mark == "." else "."
    plain = plain.replace(other, "") if mark else plain.replace(",", "").replace(".", "")
    return Fraction(plain.replace(",", "."))


def number_at(
    tokens: Sequence[re.Match[str]], place: int, language: str, words: Vocabulary
) -> tuple[int, int]:
    """The value of the number words from ``place`` on, and how many tokens they are."""
    total, current, count = 0, 0, 0
    for at in range(place, min(place + 12, len(tokens))):
        word = tokens[at][0].lower()
        if at > place and not _adjacent(tokens[at - 1], tokens[at]):
            break
        small = _small(word, language, words)
        if small is not None and count and not _goes_on(current, small):
            break
        if small is not None:
            current = 80 if current == 4 and small == 20 else current + small
        elif word in words.big and words.big[word] < 1000:
            current = max(1, current) * words.big[word]
        elif word in words.big:
            total, current = total + max(1, current) * words.big[word], 0
        elif count and word in words.joints and _joins(tokens, at, current, language, words):
            continue
        else:
            break
        count = at - place + 1
    return total + current, count


def _adjacent(one: re.Match[str], other: re.Match[str]) -> bool:
    return other.string[one.end() : other.start()] in (" ", "-", "\u00a0", "\n")


def _small(word: str, language: str, words: Vocabulary) -> int | None:
    if word in words.small:
        return words.small[word]
    compound = _GERMAN.match(word) if base_language(language) == "de" else None
    if compound:
        return words.small[compound[2]] + words.small.get(compound[1], 1)
    return None


def _goes_on(current: int, small: int) -> bool:
    """Twenty five, hundred and five, quatre vingts; but not five six."""
    if current == 4 and small == 20:
        return True
    if current >= 100 and current % 100 == 0:
        return small < 100
    return current == 0 or (current >= 20 and current % 10 == 0 and small < 20)


def _joins(
    tokens: Sequence[re.Match[str]], at: int, current: int, language: str, words: Vocabulary
) -> bool:
    """Whether "and" stands inside a number: "hundred and five", "vinte e cinco"."""
    if at + 1 >= len(tokens) or not _adjacent(tokens[at], tokens[at + 1]):
        return False
    small = _small(tokens[at + 1][0].lower(), language, words)
    least = 100 if base_language(language) == "en" else 20
    return small is not None and current >= least and _goes_on(current, small)

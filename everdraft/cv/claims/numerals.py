"""Numerals: digits with separators, and number words, as their language writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from everdraft.cv.claims.multiples import HALF
from everdraft.cv.claims.number_words import NumberWords
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
    tokens: Sequence[re.Match[str]], place: int, language: str, words: NumberWords
) -> tuple[Fraction, int]:
    """The value of the number words from ``place`` on, and how many tokens they are."""
    half = _half(tokens, place, words)
    total, current = Fraction(0), HALF if half else Fraction(0)
    count, scale = 0, Fraction(1)
    for at in range(place + half, min(place + 12, len(tokens))):
        word = tokens[at][0].lower()
        if at > place and not _adjacent(tokens[at - 1], tokens[at]):
            break
        small = _small(word, language, words)
        if small is not None and count and not _goes_on(current, small):
            break
        if small is not None:
            current = Fraction(80) if current == 4 and small == 20 else current + small
            scale = Fraction(1)
        elif word in words.big and words.big[word] < 1000:
            current = (current or Fraction(1)) * words.big[word]
            scale = Fraction(words.big[word])
        elif word in words.big:
            scale = Fraction(words.big[word])
            total, current = total + (current or Fraction(1)) * scale, Fraction(0)
        elif count and word in words.joints and _joins(tokens, at, current, language, words):
            continue
        else:
            break
        count = at - place + 1
        more = _and_half(tokens, at + 1, words)
        if more:
            return _with_half(tokens, at + 1 + more, total + current, scale, words, count + more)
    return total + current, count


def _half(tokens: Sequence[re.Match[str]], place: int, words: NumberWords) -> int:
    """How many tokens before what multiplies say that it is half of it: "half a million"."""
    if tokens[place][0].lower() not in words.halves:
        return 0
    for count in (1, 2):
        at = place + count
        if at >= len(tokens) or not _adjacent(tokens[at - 1], tokens[at]):
            return 0
        if tokens[at][0].lower() in words.big:
            return count
        if tokens[at][0].lower() != "a":
            return 0
    return 0


def _and_half(tokens: Sequence[re.Match[str]], place: int, words: NumberWords) -> int:
    """How many tokens say "and a half" here."""
    for phrase in words.and_half:
        said = tokens[place : place + len(phrase)]
        joined = all(_adjacent(tokens[place + at - 1], one) for at, one in enumerate(said))
        if joined and tuple(one[0].lower() for one in said) == phrase:
            return len(phrase)
    return 0


def _with_half(
    tokens: Sequence[re.Match[str]],
    place: int,
    value: Fraction,
    scale: Fraction,
    words: NumberWords,
    count: int,
) -> tuple[Fraction, int]:
    """A number and a half, with what multiplies both: "two and a half million"."""
    value += scale * HALF
    if place < len(tokens) and _adjacent(tokens[place - 1], tokens[place]):
        times = words.big.get(tokens[place][0].lower())
        if times:
            return value * times, count + 1
    return value, count


def _adjacent(one: re.Match[str], other: re.Match[str]) -> bool:
    return other.string[one.end() : other.start()] in (" ", "-", "\u00a0", "\n")


def _small(word: str, language: str, words: NumberWords) -> int | None:
    if word in words.small:
        return words.small[word]
    compound = _GERMAN.match(word) if base_language(language) == "de" else None
    if compound:
        return words.small[compound[2]] + words.small.get(compound[1], 1)
    return None


def _goes_on(current: Fraction, small: int) -> bool:
    """Twenty five, hundred and five, quatre vingts; but not five six."""
    if current == 4 and small == 20:
        return True
    if current >= 100 and current % 100 == 0:
        return small < 100
    return current == 0 or (current >= 20 and current % 10 == 0 and small < 20)


def _joins(
    tokens: Sequence[re.Match[str]], at: int, current: Fraction, language: str, words: NumberWords
) -> bool:
    """Whether "and" stands inside a number: "hundred and five", "vinte e cinco"."""
    if at + 1 >= len(tokens) or not _adjacent(tokens[at], tokens[at + 1]):
        return False
    small = _small(tokens[at + 1][0].lower(), language, words)
    least = 100 if base_language(language) == "en" else 20
    return small is not None and current >= least and _goes_on(current, small)

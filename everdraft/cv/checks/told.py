"""How long a line is once its padding is gone, and which lines say what another one says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from everdraft.cv.checks.numbers import carries_number
from everdraft.cv.words import words_for
from everdraft.cv.words.measure import extent, in_characters, least
from everdraft.cv.words.phrases import duty_in

LEAST_LINES = 6
FEWEST_WORDS, MOST_WORDS = 6, 32
UNMEASURED = frozenset({"th", "lo", "km", "my"})  # no spaces, and no measure of ours
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？])|\n|\s(?=[•▪●‣◦])")
_DOUBLED = re.compile(r"(?<![\w\-'’])([^\W\d_]{2,20}) \1(?![\w\-'’])", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\s*(?:the|an?|der|die|das|den|dem|le|la|les|un|une|el|los|las|una|os?|as?|il|lo|gli|het|de)\s",
    re.IGNORECASE,
)
_COMPARED = 200


class Told(Protocol):
    """A line that tells of work, as the view keeps it."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def words(self) -> list[str]: ...
    @property
    def length(self) -> int: ...


def sentences(text: str, tag: str) -> list[str]:
    """The sentences of a paragraph that have at least six words."""
    parts = (one.strip(" •▪●‣◦\t") for one in _SENTENCE_END.split(text[:8_000]))
    short = 0 if tag in UNMEASURED else least(FEWEST_WORDS, tag)
    return [one for one in parts if one and extent(one, tag) >= short][:40]


def kept_words(line: Told) -> int:
    """Words of a line without those that go when it is said as a deed; letters where they count.

    "Responsible for the cleaning of offices" and "The cleaning of offices" become "Cleaned
    offices"; a passive becomes one verb; a pronoun and a word that stands twice go.
    """
    text, tag, words = line.text[:2_000], line.language, words_for(line.language)
    spare = len(_DOUBLED.findall(text))
    if words is None:
        return line.length - spare
    duty = None if words.result_excuses_duty else duty_in(text, words)
    passive = re.search(words.passives, text[:600], re.IGNORECASE) if words.passives else None
    spare += sum(extent(one[0], tag) for one in (duty, passive) if one)
    for pattern in words.first_person:
        spare += sum(extent(one[0], tag) for one in re.finditer(pattern, text))
    start = duty.end() if duty and duty.start() == 0 else 0
    nominal = words.nominal_opener
    if not in_characters(tag) and _ARTICLE.match(text, start):
        spare += 2
    elif nominal and re.match(nominal, text[start:].lstrip(), re.IGNORECASE):
        spare += 1
    return max(0, line.length - spare)


def is_short(line: Told) -> bool:
    """Fewer than six words that are kept, and no number: no room for a deed and its result."""
    tag = line.language
    if tag in UNMEASURED or kept_words(line) >= least(FEWEST_WORDS, tag):
        return False
    return not carries_number(line.text, tag)


def _plain(line: Told) -> list[str]:
    """The words without case; one that stands twice stands once. Characters where they count."""
    if in_characters(line.language):
        return [one for one in line.text[:2_000].lower() if one.isalnum()]
    words = [one.lower() for one in line.words]
    return [one for place, one in enumerate(words) if not place or words[place - 1] != one]


def twins(lines: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Places of lines that say what an earlier one says, with its place.

    The same words, or more than four fifths of their groups of three words.
    """
    words = [_plain(one) for one in lines[:_COMPARED]]
    every = [frozenset(zip(one, one[1:], one[2:], strict=False)) for one in words]
    for place, own in enumerate(every):
        for other in range(place):
            alike = len(words[place]) * 2 < len(words[other]) * 3 and (
                len(words[other]) * 2 < len(words[place]) * 3
            )
            close = (
                alike and len(own) >= 4 and len(own & every[other]) > 0.8 * len(own | every[other])
            )
            if close or words[place] == words[other]:
                yield place, other
                break

"""The shape of a language's lexicon; an empty field means that nothing is claimed there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def split(block: str) -> tuple[str, ...]:
    """Words from a block of text, one or many a line."""
    return tuple(block.split())


def lines(block: str) -> tuple[str, ...]:
    """Phrases from a block of text, one a line."""
    return tuple(line.strip() for line in block.splitlines() if line.strip())


def table(block: str) -> dict[str, str]:
    """Pairs from lines ``left = right``."""
    pairs = (line.split("=", 1) for line in lines(block))
    return {left.strip(): right.strip() for left, right in pairs}


@dataclass(frozen=True, slots=True)
class Words:
    """Lists of one language, all in lower case unless they are shown as written.

    ``verbs`` open a strong bullet; ``examples`` are shown to a person. ``weak_openers`` are
    first words that are surely no verb. ``duty_openers`` name a duty instead of a deed.
    ``praised_passives`` are passive forms that say something good. ``present_verbs`` are
    forms that can only be present tense. ``creative_headings`` lead to the usual heading.
    ``duty_closers`` name a duty at the end of a line, where the verb stands last; with
    ``result_excuses_duty`` the same words are usual beside a number or a result, and no fault.
    """

    verbs: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()
    weak_openers: frozenset[str] = frozenset()
    nominal_opener: str = ""  # a pattern for "Development of …" where a verb is expected
    duty_openers: tuple[str, ...] = ()
    duty_closers: tuple[str, ...] = ()
    result_excuses_duty: bool = False
    buzzwords: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()  # patterns, case-sensitive
    number_words: tuple[str, ...] = ()
    counted: str = ""  # a pattern for numbers without digits and spaces: "八人"
    result_markers: tuple[str, ...] = ()
    passives: str = ""  # a pattern
    praised_passives: tuple[str, ...] = ()
    present_verbs: frozenset[str] = frozenset()
    references: tuple[str, ...] = ()
    protected: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    street: str = ""  # a pattern for a street with its number
    placeholders: tuple[str, ...] = ()
    machine_orders: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict[str, str])  # kind -> usual heading
    creative_headings: Mapping[str, str] = field(default_factory=dict[str, str])
    misspellings: Mapping[str, str] = field(default_factory=dict[str, str])
    doubled_fine: frozenset[str] = frozenset()
    years_claim: str = ""  # a pattern; its first filled group is the number

"""Phrases found where their language puts them: duties open a line, or close it."""

from __future__ import annotations

import re

from everdraft.cv.words import any_of
from everdraft.cv.words.lexicon import Words

_LONGEST_CLOSER = 80
_END = " \t.。．!！;；,、،؛"


def duty_in(text: str, words: Words) -> re.Match[str] | None:
    """The phrase that names a duty at the start of a text, or at its end where verbs stand last."""
    if words.duty_openers:
        opens = any_of(words.duty_openers).match(text)
        if opens:
            return opens
    if not words.duty_closers:
        return None
    end = len(text.rstrip(_END))
    found = any_of(words.duty_closers).finditer(text, max(0, end - _LONGEST_CLOSER), end)
    return next((one for one in found if one.end() == end), None)

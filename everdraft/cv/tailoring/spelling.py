"""Whether two names of one skill are two spellings of one name, and a text in the other spelling.

The table of skills puts related names under one roof ("ArcGIS" and "QGIS", a green belt and a
black belt): good enough to find a skill, not to write one name for the other. What is written
must be the same name: another spacing or case, an abbreviation, a short form, a maker's name
before it.
"""

from __future__ import annotations

import re

from everdraft.cv.skills import Key, find_skills, skill_key
from everdraft.cv.words.lexicon import split

_MAKERS = frozenset(
    split("apache amazon microsoft ms google adobe autodesk hashicorp oracle atlassian ibm")
)
_NUMERONYM = re.compile(r"([a-z])(\d{1,2})([a-z])\Z")
_CAMEL = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
LEAST_SHORT_FORM = 3


def is_same_name(first: str, second: str) -> bool:
    """Whether the two write one name in two ways: "k8s" and "Kubernetes", "GCP" and its words."""
    one, other = skill_key(first), skill_key(second)
    if not one or not other:
        return False
    if "".join(one) == "".join(other) or _without_maker(one) == _without_maker(other):
        return True
    pairs = ((one, second, other), (other, first, one))
    return any(_is_short_for(short, words, key) for short, words, key in pairs)


def _without_maker(key: Key) -> str:
    return "".join(key[1:] if len(key) > 1 and key[0] in _MAKERS else key)


def _is_short_for(short: Key, name: str, key: Key) -> bool:
    """Whether a single word is the other name's initials, its numeronym or its beginning."""
    if len(short) != 1:
        return False
    word = short[0]
    counted = _NUMERONYM.match(word)
    whole = "".join(key)
    if counted:
        inside = int(counted[2])
        return whole[0] == counted[1] and whole[-1] == counted[3] and len(whole) == inside + 2
    if len(key) != 1:
        return word == "".join(part[0] for part in key)
    initials = "".join(part[0] for part in _CAMEL.findall(name)).lower()
    return word == initials or (len(word) >= LEAST_SHORT_FORM and key[0].startswith(word))


def respelled(text: str, canonical: str, name: str) -> str:
    """The text with ``name`` where it mentions the skill in another spelling of the same name."""
    for mention in reversed(find_skills(text)):
        differs = mention.text.casefold() != name.casefold()
        if mention.canonical == canonical and differs and is_same_name(mention.text, name):
            text = text[: mention.start] + name + text[mention.end :]
    return text

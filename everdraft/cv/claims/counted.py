"""What a number counts: the nouns around it, the thing itself, what people are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from everdraft.cv.claims.vocabulary import Vocabulary
from everdraft.cv.lexicon.roles import title_score

MORE_AFTER = re.compile(r"\s?(?:\+|or more\b|ou mais\b|oder mehr\b|ou plus\b|o más\b)", re.I)
_NOUN = re.compile(r"[\s-]{0,3}([^\W\d_][\w+#.’'/-]{0,40})")
MOST_NOUNS = 3


def stem(word: str) -> str:
    """A word without accents and endings, enough to match a noun with its plural."""
    plain = "".join(
        one
        for one in unicodedata.normalize("NFKD", word.casefold())
        if not unicodedata.combining(one)
    )
    plain = plain.strip(".'’-/")
    for ending in ("ies", "oes", "aes", "innen", "ens", "es", "en", "s", "x", "e", "n"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            rest = plain[: -len(ending)]
            return rest + {"ies": "y", "oes": "ao", "aes": "ao"}.get(ending, "")
    return plain


def last_word(text: str) -> str:
    """The last word of a text, in lower case."""
    found = re.search(r"([^\W\d_]+)\s*\Z", text[-30:])
    return found[1].lower() if found else ""


def nouns_behind(text: str, end: int, words: Vocabulary) -> list[str]:
    """What is counted: up to three words behind the number, or behind the "of" of a dozen."""
    found: list[str] = []
    match = MORE_AFTER.match(text, end)
    at = match.end() if match else end
    last = last_word(text[max(0, end - 30) : end])
    if last in words.numbers.big or last in words.numbers.vague:
        joint = _joint(words.of).match(text, at)
        at = joint.end() if joint else at
    while len(found) < MOST_NOUNS:
        match = _NOUN.match(text, at)
        if not match or match[1].lower() in words.stops:
            break
        found.append(match[1].lower())
        at = match.end()
    return found


@cache
def _joint(of: frozenset[str]) -> re.Pattern[str]:
    joints = "|".join(re.escape(one) for one in sorted(of, key=len, reverse=True)) or "of"
    return re.compile(rf"\s(?:{joints})(?:['’]|(?=\s))", re.IGNORECASE)


def noun_before(before: str, words: Vocabulary) -> list[str]:
    """The noun before "of" or ":" and the number: "a team of 5"."""
    joints = "|".join(re.escape(one) for one in sorted(words.of)) or "of"
    head = re.search(rf"([^\W\d_]+)(?:\s(?:{joints})['’]?|:)\s*\Z", before[-50:], re.IGNORECASE)
    return [head[1].lower()] if head else []


def heads_of(nouns: Sequence[str], words: Vocabulary) -> Sequence[str]:
    """The word that may be the thing itself: the last, or the first that is no adjective."""
    if words.before_noun is None:
        return nouns[-1:]
    plain = [one for one in nouns if one not in words.before_noun]
    return plain[:1] or nouns[:1]


def people_of(nouns: Sequence[str], words: Vocabulary) -> str:
    """ "team" for any people, "role" for people by what they do, "" for things."""
    if any(noun in words.people for noun in nouns):
        return "team"
    return "role" if roles_of(nouns, words) else ""


def roles_of(nouns: Sequence[str], words: Vocabulary) -> list[str]:
    """The nouns that say what people do: "engineers", not "people"."""
    return [noun for noun in nouns if noun not in words.people and _is_role(noun)]


@cache
def _is_role(noun: str) -> bool:
    return any(title_score(one) > 0 for one in (noun, stem(noun)))

"""What a check must know of a language: verbs, duty phrases, buzzwords, pronouns and the like.

One module a language. A check that needs a list which a language lacks stays silent there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from importlib import import_module

from everdraft.cv.words.lexicon import Words

LANGUAGES = ("en", "pt", "de", "fr", "es", "it", "nl", "pl", "tr", "ru", "ja", "zh", "ar")

#: Letters of scripts that put no spaces between words, as the inside of a character class; two
#: runs at most, which the pattern compiler takes as they are.
DENSE = "\u3005-\u9fff\uff66-\uff9f"
_HAN = "\u3005-\u3007\u3400-\u9fff"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_DENSE = re.compile(f"[{DENSE}]")
#: Vowel signs and the stretching sign of Arabic belong to the word they stand in.
_SIGNS = "\u0640\u064b-\u0655\u0670"
_LETTER = rf"(?:[^\W{DENSE}]|[{_SIGNS}])"
_TOKEN = re.compile(
    rf"{_LETTER}+(?:['’\-]{_LETTER}+)*|[{_HAN}]+|[{_HIRAGANA}]+|[{_KATAKANA}]+",
)
_HAN_WORD, _HIRAGANA_WORD = re.compile(f"[{_HAN}]"), re.compile(f"[{_HIRAGANA}]")
_BARE_ALEF = str.maketrans("أإآى", "اااي")
_VOWELS = re.compile(f"[{_SIGNS}]")
# Case does not matter at an edge; saying so spares the compiler thousands of letters a pattern.
NOT_INSIDE = rf"(?<!(?-i:[^\W{DENSE}]))"
NOT_FOLLOWED = rf"(?!(?-i:[^\W{DENSE}]))"
_LONGEST_DENSE_OPENER = 6
_SPACE = re.compile(r"\s")
_LONGEST_SIDE = 200


def base_language(tag: str) -> str:
    """ "pt-BR" -> "pt"."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


@lru_cache(maxsize=32)
def words_for(tag: str) -> Words | None:
    """The lexicon for a language tag, or None when we have none."""
    language = base_language(tag)
    if language not in LANGUAGES:
        return None
    words: Words = import_module(f"everdraft.cv.words.{language}").WORDS
    return words


def run_around(text: str, place: int) -> tuple[str, int]:
    """The letters without a space around a place, and where in them it is; 200 either side at
    most, so asking for every place of a long line costs no more than the line."""
    before = _SPACE.split(text[max(0, place - _LONGEST_SIDE) : place])[-1]
    return before + _SPACE.split(text[place : place + _LONGEST_SIDE], maxsplit=1)[0], len(before)


@lru_cache(maxsize=1024)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One case-blind pattern for whole words or phrases, longest first; linear on any text.

    A phrase whose edge is of a script without spaces (Chinese, Japanese) may stand anywhere
    there: "负责" is found in "主要负责".
    """
    kinds: dict[tuple[bool, bool], list[str]] = {}
    for one in sorted(phrases, key=len, reverse=True):
        edges = bool(_DENSE.match(one)), bool(_DENSE.match(one[-1:]))
        kinds.setdefault(edges, []).append(re.escape(one).replace(r"\ ", r"[ \t\n]{1,3}"))
    parts = [
        ("" if dense else NOT_INSIDE)
        + f"(?:{'|'.join(bodies)})"
        + ("" if dense_end else NOT_FOLLOWED)
        for (dense, dense_end), bodies in kinds.items()
    ]
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)


def languages_with(attribute: str) -> tuple[str, ...]:
    """The languages whose lexicon fills ``attribute``."""
    return tuple(one for one in LANGUAGES if getattr(words_for(one), attribute))


def tokens(text: str) -> list[str]:
    """The words of a text (letters, digits, inner apostrophes and hyphens).

    Chinese and Japanese have no spaces: there a run of one script counts as a word, so that
    "Pythonで開発" is "Python", "で", "開発".
    """
    return _TOKEN.findall(text)


def folded(words: Iterable[str]) -> frozenset[str]:
    """A set for case-blind look-up."""
    return frozenset(one.lower() for one in words)


def lowered(text: str, tag: str) -> str:
    """A word for look-up: Turkish keeps "ı" and "i" apart, Arabic leaves its vowel signs out."""
    language = base_language(tag)
    if language == "tr":
        text = text.replace("İ", "i").replace("I", "ı")
    if language == "ar":
        text = _VOWELS.sub("", text)
    return text.lower()


def capitalised(text: str, tag: str) -> str:
    """The text with a capital first letter, as the language has it."""
    if base_language(tag) == "tr" and text[:1] == "i":
        return "İ" + text[1:]
    return text[:1].upper() + text[1:]


def opener_of(text: str, tag: str, among: Collection[str]) -> str:
    """The word of ``among`` that opens a text, in lower case; "" when none does.

    Where a language has no spaces, the longest of ``among`` that the text begins with.
    """
    if _DENSE.match(text):
        longest = min(_LONGEST_DENSE_OPENER, len(text))
        starts = (text[:size] for size in range(longest, 0, -1))
        return next((one for one in starts if one in among), "")
    found = _TOKEN.search(text)
    first = lowered(found[0], tag) if found else ""
    return first if first in among else ""


def terms(text: str, tag: str = "") -> list[str]:
    """The words by which two texts are compared, without case and, where words bend, endings.

    Chinese and Japanese give pairs of Han letters and whole katakana words; hiragana alone is
    grammar and left out.
    """
    found: list[str] = []
    for word in tokens(text):
        if not _DENSE.match(word):
            found.append(_stem(word, tag))
        elif _HAN_WORD.match(word):
            found += [word[at : at + 2] for at in range(max(1, len(word) - 1))]
        elif not _HIRAGANA_WORD.match(word):
            found.append(word)
    return found


#: Letters that endings leave alone, by language.
_STEM_LENGTHS = {"pl": 6, "ru": 6, "tr": 5}
_ARABIC_AFFIXES = re.compile(
    r"\A(?:و?(?:بال|كال|ال|لل|[بل](?=\w{4}))|و(?=\w{4}))|(?:ات|ية|ين|ون|ها|ة|ه)\Z"
)


def _stem(word: str, tag: str) -> str:
    language = base_language(tag)
    if language == "ar":
        return _ARABIC_AFFIXES.sub("", lowered(word, tag).translate(_BARE_ALEF))
    plain = lowered(word, tag) if language == "tr" else word.casefold()
    return plain[: _STEM_LENGTHS.get(language, len(plain))]

"""Names of firms and schools in small letters: the known ones, and what "worked at" leads to."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from everdraft.cv.lexicon.employers import KNOWN
from everdraft.cv.words import any_of, base_language
from everdraft.cv.words.lexicon import split

#: Known employers that are words, in one of our languages, too: names behind "worked at" only.
_WORDS_TOO = frozenset(
    split(
        """adobe alphabet amazon apple argos atos bain bayer caritas cisco citi continental continente correos dell
        disney emirates enel fiat ford galp generali globo iberia intel leclerc mars meta monzo natura oracle orange
        otto puma reuters rossmann safran shell sky stripe subway target telekom tesla uber visa vale roche klarna
        square zurich merck bosch axa nike telefónica honda cognizant santander żabka biedronka decathlon
        décathlon"""
    )
)
#: Words that are nearly never the employer they may be.
_NEVER = frozenset(
    split(
        "ing un who once next tap total wise dm ey bt bp cp ge o2 lg eni esa zf 3m ups edp cern publico público"
    )
)
_SCHOOLS = frozenset(
    split(
        """oxford cambridge harvard stanford berkeley caltech yale princeton insead unicamp feup iscte rwth epfl
        coursera udacity codecademy sorbonne"""
    )
)

_WORKED = (
    r"worked|working|works|work|interned|employed|studied|studying|study|graduated|enrolled|trained|taught|served"
    r"|trabalhei|trabalhou|trabalhando|trabalha|estagiei|estagiou|estudei|estudou|estudando|formei-me|formou-se"
    r"|trabajé|trabajó|trabajando|estudié|estudió|arbeitete|gearbeitet|arbeite|studierte|studiert|tätig"
    r"|travaillé|travaillant|travaille|étudié|lavorato|lavorando|lavoro|studiato|werkte|gewerkt|studeerde|gestudeerd"
)
_AT = r"at|for|with|from|na|no|da|do|para|pela|em|en|para|bei|für|an|chez|à|pour|presso|per|alla|in|bij|voor|aan"
_BEHIND = re.compile(rf"(?<!\w)(?:{_WORKED})\s(?:{_AT})\s\Z", re.IGNORECASE)
_LONGEST_BEHIND = 24

#: Behind "worked at" stands a name, or a word without an article that is one of these.
_UNKNOWN = {
    "en": re.compile(
        r"(?<!\w)(?i:(?:worked|working|interned|employed|studied|studying|enrolled) at|graduated from)"
        r" ([a-z][\w&'-]{2,30})"
        r"(?=\s*(?:[.,;:!)]|\Z|\s(?:for|in|as|and|where|from|until|since|on|with)\s))"
    ),
    "de": re.compile(r"(?<!\w)(?i:arbeitete|gearbeitet|studierte|tätig) bei ([a-zäöüß][\wäöüß&-]{2,30})(?=\s*(?:[.,;:!)]|\Z|\s(?:und|als|in|für|seit|von|mit)\s))"),
    "fr": re.compile(r"(?<!\w)(?i:travaillé|stage|employée?|travaille) chez ([a-zà-ÿ][\wà-ÿ&'-]{2,30})(?=\s*(?:[.,;:!)]|\Z|\s(?:et|comme|en|pour|depuis|dans)\s))"),
}  # fmt: skip
_ORDINARY = frozenset(
    split(
        """home height scale pace night sea school university college reception checkout front breakfast lunch dinner
        sunrise dawn risk work full source large times first last least most speed capacity sites sight random
        length present once all both each every any this that these those our their his her its your the one
        short peak various several many different multiple local high low ground site management senior
        junior board festivals events weddings parties hand heart church court sixth secondary primary primär
        day depth hospital part postgraduate undergraduate degree masters ease interface rest
        dir ihr ihm ihnen uns mir der die das dem den einem einer einer eine allen jedem jeder diesem dieser
        soi lui eux elle elles nous vous moi toi des les une plusieurs divers différents cette ces mon ton son
        notre votre leur"""
    )
)


def small_names_in(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where a text names a firm or a school in small letters."""
    for match in any_of(_sure()).finditer(text):
        if match[0] == match[0].lower():
            yield match.span()
    for match in any_of(_doubtful()).finditer(text):
        before = text[max(0, match.start() - _LONGEST_BEHIND) : match.start()]
        if match[0] == match[0].lower() and _BEHIND.search(before):
            yield match.span()
    unknown = _UNKNOWN.get(base_language(language))
    for match in unknown.finditer(text) if unknown else ():
        word = match[1]
        if word not in _ORDINARY and not word.endswith(("s", "ing")):
            yield match.span(1)


@cache
def _sure() -> tuple[str, ...]:
    known = {one for one in KNOWN if len(one) > 3 and re.fullmatch(r"[^\W\d_]+", one)}
    return tuple(sorted((known | _SCHOOLS) - _WORDS_TOO - _NEVER))


@cache
def _doubtful() -> tuple[str, ...]:
    return tuple(sorted(KNOWN - set(_sure()) - _NEVER))

"""Skills named in a text: one table of names, one pass over the words, no guessing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from everdraft.cv.skill_table import CREDENTIALS, FIELDS, TOOLS
from everdraft.cv.skill_table.demand import ORDER
from everdraft.cv.skill_table.onet import TECHNOLOGIES
from everdraft.cv.words.lexicon import split

Key = tuple[str, ...]

# CJK letters end a word, so that a Latin name inside a Japanese sentence stands alone.
_TOKEN = re.compile(
    r"\.net(?![^\W_])|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[+#]"
    r"|(?<=[ \u00a0])[&＆](?=[ \u00a0])|(?<=[^\W\d_]{3})[&＆](?=[^\W\d_]{3})",
    re.IGNORECASE,
)
_GAP = re.compile(r"[ \u00a0\-\u2010-\u2015./_&'\u2019]{0,2}")
_LIST_MARKS = ",;|/()[]:•·▪●–—\t\n"
_NEIGHBOUR = 40

_CONTEXT_AFTER = frozenset(
    split("""programming language developer development engineer engineering programmer framework
    microservices microservice backend services entwickler entwicklung programador
    desenvolvedor développeur spreadsheets""")
)
#: What nearly every advert asks for, in any trade.
EVERYDAY = frozenset(
    (
        "customer service",
        "sales",
        "project management",
        "team leadership",
        "data entry",
        "negotiation",
        "Agile",
        "driving licence",
    )
)
_JOINING = frozenset(split("and or und oder et ou y o e & ＆"))
_AND_SIGNS = frozenset("&＆+")
_ANDS = split("and e y et und en i ve и")


@dataclass(frozen=True, slots=True)
class SkillMention:
    """A skill in a text: its canonical name, the words as written, and their span.

    ``group`` is what is named exactly, which may only be near the skill it counts as.
    """

    canonical: str
    text: str
    start: int
    end: int
    group: str


@dataclass(frozen=True, slots=True)
class SkillName:
    """A name as the table writes it; ``mark`` is "!", "^" or "", ``group`` what it is exactly.

    ``canonical`` is the skill it counts as in Match: the first name of its item. ``group`` is
    the first name after the last "~": the thing itself, and not one near it.
    """

    canonical: str
    group: str
    written: str
    mark: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, without case, and its span."""

    key: str
    start: int
    end: int


def skill_tokens(text: str) -> list[Token]:
    """The words of a text that a name can be made of."""
    return [
        Token(found.group().casefold(), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    ]


def skill_key(name: str) -> Key:
    """The name without case, spacing and punctuation: "Node.JS" and "node js" are one."""
    return tuple(token.key for token in skill_tokens(name))


def names_of(table: str) -> Iterator[SkillName]:
    """The names of a table in its order; its format is told in `everdraft.cv.skill_table`."""
    for item in re.split(r"[;\n]", table):
        canonical = ""
        for part in item.split("~"):
            names = [one.strip() for one in part.split("=") if one.strip()]
            group = names[0].lstrip("!^") if names else ""
            canonical = canonical or group
            for one in names:
                written = one.lstrip("!^")
                yield SkillName(canonical, group, written, one[: len(one) - len(written)])


def _by_key(names: Iterator[SkillName]) -> dict[Key, SkillName]:
    """Names by their key; the first to claim one keeps it."""
    found: dict[Key, SkillName] = {}
    for name in names:
        found.setdefault(skill_key(name.written), name)
    return found


@cache
def _names() -> dict[Key, SkillName]:
    return _by_key(names_of("\n".join((TOOLS, FIELDS, CREDENTIALS))))


def _named(key: Key) -> SkillName | None:
    """The name with a key; a sign between its words may stand for "and"."""
    found = _names().get(key)
    at = next((at for at in range(1, len(key) - 1) if key[at] in _AND_SIGNS), 0)
    if found or not at:
        return found
    joined = (_names().get((*key[:at], word, *key[at + 1 :])) for word in _ANDS)
    return next((one for one in joined if one), None)


@cache
def _own_names() -> dict[Key, SkillName]:
    seeded = {name.written for name in names_of(TECHNOLOGIES)}
    names = names_of("\n".join((TOOLS, FIELDS, CREDENTIALS)))
    return _by_key(name for name in names if name.written not in seeded)


@cache
def longest_names(keys: frozenset[Key]) -> dict[str, int]:
    """For each first word of the keys, the number of words of the longest that opens with it."""
    found: dict[str, int] = {}
    for key in keys:
        found[key[0]] = max(found.get(key[0], 0), len(key))
    return found


@cache
def _longest() -> dict[str, int]:
    return longest_names(frozenset(_names()))


@cache
def skill_names() -> tuple[str, ...]:
    """The canonical names, in the table's order."""
    return tuple(dict.fromkeys(name.canonical for name in _names().values()))


def names_count() -> int:
    """How many names the table knows, all spellings of all skills."""
    return len(_names())


@cache
def credentials() -> frozenset[str]:
    """The canonical names of licences and certificates."""
    return frozenset(name.canonical for name in names_of(CREDENTIALS))


def known_skill(name: str, *, seeded: bool = True) -> str:
    """The canonical name for a name of the table, "" for another; ``seeded``: O*NET's part too."""
    key = skill_key(name)
    known = _named(key) if seeded else _own_names().get(key)
    return known.canonical if known else ""


def canonical_skill(name: str) -> str:
    """The canonical name for a name of the table, or the name itself in lower case."""
    return known_skill(name) or " ".join(name.split()).casefold()


@cache
def _ranks() -> dict[str, int]:
    return {name: rank for rank, name in enumerate(ORDER.strip().splitlines(), start=1)}


def skill_weight(canonical: str) -> float:
    """How much a skill counts in Match: rare ones 1, the most wanted one 0.48.

    Demand falls about as one over the rank (Zipf), so that its logarithm, which inverse document
    frequency is, falls as the logarithm of the rank: 0.4 + 0.6 ln(1 + rank) / ln(1 + ranks).
    `EVERYDAY` counts like the most wanted; what has no rank counts 1.
    """
    ranks = _ranks()
    rank = 1 if canonical in EVERYDAY else ranks.get(canonical)
    if rank is None:
        return 1.0
    return round(0.4 + 0.6 * math.log(1 + rank) / math.log(1 + len(ranks)), 2)


def same_skill(first: str, second: str) -> bool:
    """Whether two names mean one skill: "k8s" and "Kubernetes"."""
    return canonical_skill(first) == canonical_skill(second)


def runs(
    text: str, tokens: list[Token], at: int, longest: dict[str, int]
) -> Iterator[tuple[Key, int]]:
    """The word groups that open at one token, with the index of their last token."""
    most = longest.get(tokens[at].key, 0)
    key: Key = ()
    for index in range(at, min(at + most, len(tokens))):
        if index > at and not _GAP.fullmatch(text, tokens[index - 1].end, tokens[index].start):
            return
        key = (*key, tokens[index].key)
        yield key, index


def _match(text: str, tokens: list[Token], at: int) -> tuple[SkillName, int] | None:
    """The longest name of the table that opens at one token, and its last token's index."""
    best: tuple[SkillName, int] | None = None
    for key, last in runs(text, tokens, at, _longest()):
        name = _named(key)
        if name is not None:
            best = name, last
    return best


def _edge(text: str, tokens: list[Token], index: int, position: int, step: int) -> bool:
    """Whether a list mark, "and"/"or" or the text's end stands on one side of a name."""
    near = position if step > 0 else position - 1
    while 0 <= near < len(text) and text[near] == " ":
        near += step
    if not 0 <= near < len(text) or text[near] in _LIST_MARKS:
        return True
    if text[near] == "." and step > 0 and (near + 1 == len(text) or text[near + 1].isspace()):
        return True
    return 0 <= index < len(tokens) and tokens[index].key in _JOINING


def _listed(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """Whether an ambiguous name stands in a list or before a word such as "developer"."""
    after = last + 1
    if after < len(tokens) and tokens[after].key in _CONTEXT_AFTER:
        return True
    return _edge(text, tokens, first - 1, tokens[first].start, -1) and _edge(
        text, tokens, after, tokens[last].end, 1
    )


def find_skills(text: str) -> list[SkillMention]:
    """Every mention of a skill of the table, in order; time grows with the text's length.

    A name that is also a usual word (Go, R, C, Excel, Word, Spring, Swift, Rust) counts only
    in its exact case, and in a list, before a word such as "developer", or within 40
    characters of a skill that is certain.
    """
    tokens = skill_tokens(text)
    certain: list[SkillMention] = []
    doubtful: list[SkillMention] = []
    at = 0
    while at < len(tokens):
        match = _match(text, tokens, at)
        if match is None:
            at += 1
            continue
        name, last = match
        start, end = tokens[at].start, tokens[last].end
        mention = SkillMention(name.canonical, text[start:end], start, end, name.group)
        glued = end < len(text) and text[end] in "+#" and bool(name.mark)
        if not name.mark or (name.mark == "^" and mention.text != mention.text.lower()):
            certain.append(mention)
        elif (name.mark == "^" or mention.text == name.written) and not glued:
            if _listed(text, tokens, at, last):
                certain.append(mention)
            elif _free(text, start, end):
                doubtful.append(mention)
        at = last + 1
    return sorted([*certain, *_confirmed(text, certain, doubtful)], key=lambda one: one.start)


def _free(text: str, start: int, end: int) -> bool:
    """Whether the name is a word of its own: not "C-level", not "R&D", not an initial."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return before not in "-&'’." and after not in "-&'’."


def _confirmed(
    text: str, certain: list[SkillMention], doubtful: list[SkillMention]
) -> Iterator[SkillMention]:
    """Doubtful mentions inside a line (not opening it) with a certain skill close by."""
    index = 0
    for one in doubtful:
        while index < len(certain) and certain[index].end < one.start - _NEIGHBOUR:
            index += 1
        opens = not text[text.rfind("\n", max(0, one.start - 80), one.start) + 1 : one.start].strip(
            " •-*·"
        )
        if opens or index >= len(certain) or certain[index].start > one.end + _NEIGHBOUR:
            continue
        first, second = sorted((one, certain[index]), key=lambda found: found.start)
        if "\n" not in text[first.end : second.start]:
            yield one

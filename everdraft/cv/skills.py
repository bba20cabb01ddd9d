"""Skills named in a text: one table of names, one pass over the words, no guessing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from everdraft.cv.skill_names import CREDENTIALS, DESIGN, OFFICE, SOFTWARE, TRADES
from everdraft.cv.words.lexicon import split

Key = tuple[str, ...]

# CJK letters end a word, so that a Latin name inside a Japanese sentence stands alone.
_TOKEN = re.compile(
    r"\.net(?![^\W_])|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[+#]", re.IGNORECASE
)
_GAP = re.compile(r"[ \u00a0\-\u2010-\u2015./_&'\u2019]{0,2}")
_LIST_MARKS = ",;|/()[]:•·▪●–—\t\n"
_NEIGHBOUR = 40

_CONTEXT_AFTER = frozenset(
    split("""programming language developer development engineer engineering programmer framework
    microservices microservice backend services entwickler entwicklung programador
    desenvolvedor développeur spreadsheets""")
)
_JOINING = frozenset(split("and or und oder et ou y o e"))


@dataclass(frozen=True, slots=True)
class SkillMention:
    """A skill in a text: its canonical name, the words as written, and their span."""

    canonical: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    canonical: str
    written: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    start: int
    end: int


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(found.group().casefold(), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    ]


def skill_key(name: str) -> Key:
    """The name without case, spacing and punctuation: "Node.JS" and "node js" are one."""
    return tuple(token.key for token in _tokens(name))


def _items(table: str) -> Iterator[list[str]]:
    for item in re.split(r"[;\n]", table):
        names = [name.strip() for name in item.split("=") if name.strip()]
        if names:
            yield names


@cache
def _names() -> dict[Key, _Name]:
    """Every name; the first to claim a key keeps it."""
    found: dict[Key, _Name] = {}
    for table in (SOFTWARE, OFFICE, DESIGN, TRADES, CREDENTIALS):
        for names in _items(table):
            canonical = names[0].lstrip("!")
            for name in names:
                written = name.lstrip("!")
                found.setdefault(
                    skill_key(written), _Name(canonical, written, name.startswith("!"))
                )
    return found


@cache
def _longest() -> dict[str, int]:
    """For each first word, the number of words of the longest name that opens with it."""
    found: dict[str, int] = {}
    for key in _names():
        found[key[0]] = max(found.get(key[0], 0), len(key))
    return found


@cache
def skill_names() -> tuple[str, ...]:
    """The canonical names, in the table's order."""
    return tuple(dict.fromkeys(name.canonical for name in _names().values()))


@cache
def credentials() -> frozenset[str]:
    """The canonical names of licences and certificates."""
    return frozenset(names[0].lstrip("!") for names in _items(CREDENTIALS))


def canonical_skill(name: str) -> str:
    """The canonical name for a name of the table, or the name itself in lower case."""
    known = _names().get(skill_key(name))
    return known.canonical if known else " ".join(name.split()).casefold()


def same_skill(first: str, second: str) -> bool:
    """Whether two names mean one skill: "k8s" and "Kubernetes"."""
    return canonical_skill(first) == canonical_skill(second)


def _run(text: str, tokens: list[_Token], at: int) -> Iterator[tuple[Key, int]]:
    """The word groups that open at one token, with the index of their last token."""
    most = _longest().get(tokens[at].key, 0)
    key: Key = ()
    for index in range(at, min(at + most, len(tokens))):
        if index > at and not _GAP.fullmatch(text, tokens[index - 1].end, tokens[index].start):
            return
        key = (*key, tokens[index].key)
        yield key, index


def _match(text: str, tokens: list[_Token], at: int) -> tuple[_Name, int] | None:
    """The longest name of the table that opens at one token, and its last token's index."""
    best: tuple[_Name, int] | None = None
    for key, last in _run(text, tokens, at):
        name = _names().get(key)
        if name is not None:
            best = name, last
    return best


def _edge(text: str, tokens: list[_Token], index: int, position: int, step: int) -> bool:
    """Whether a list mark, "and"/"or" or the text's end stands on one side of a name."""
    near = position if step > 0 else position - 1
    while 0 <= near < len(text) and text[near] == " ":
        near += step
    if not 0 <= near < len(text) or text[near] in _LIST_MARKS:
        return True
    if text[near] == "." and step > 0 and (near + 1 == len(text) or text[near + 1].isspace()):
        return True
    return 0 <= index < len(tokens) and tokens[index].key in _JOINING


def _listed(text: str, tokens: list[_Token], first: int, last: int) -> bool:
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
    tokens = _tokens(text)
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
        mention = SkillMention(name.canonical, text[start:end], start, end)
        glued = end < len(text) and text[end] in "+#" and name.ambiguous
        if not name.ambiguous or (
            mention.text == name.written and not glued and _listed(text, tokens, at, last)
        ):
            certain.append(mention)
        elif mention.text == name.written and not glued and _free(text, start, end):
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

"""Tools, languages, platforms and methods that a text names, and which names are one and the same.

The names are those of the skill table. A claim is judged more strictly than a match: what stands
behind "~" there is a thing of its own here, and a version must be in the source too.
"""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from everdraft.cv.skill_table import TOOLS
from everdraft.cv.skills import (
    Key,
    SkillName,
    longest_names,
    names_of,
    runs,
    skill_key,
    skill_tokens,
)
from everdraft.cv.words.lexicon import lines, split

#: Usual words that are claims however they are written: there is no other reading in a CV.
_PLAIN = frozenset(
    split(
        """excel flask jest cypress celery js ts illustrator blender sketchup bash maven mocha
        powerpoint"""
    )
)
#: More names that are claims when they are written like this, and usual words otherwise.
_CURSOR = SkillName("Cursor", "Cursor", "Cursor", "!")

_VERSION = re.compile(r"\s?v?(\d{1,4}(?:\.\d{1,3}){0,2})(?![\w%+.,]?\d)(?=\W|\Z)")
_VERSIONED = frozenset(
    lines(
        """
        java
        python
        php
        angular
        .net
        .net core
        c++
        node.js
        react
        vue.js
        django
        laravel
        ruby on rails
        ruby
        html
        css
        typescript
        kotlin
        swift
        postgresql
        mysql
        spring boot
        microsoft sql server
        windows server
        ubuntu
        debian
        """
    )
)
#: Usual words that may be names in small letters, where the words around say that code is meant.
_CODE = frozenset(
    split("go rust swift dart julia react angular node rails bootstrap android ember deno bun c r")
)
_MADE = (
    r"services?|microservices?|pages?|apps?|applications?|websites?|web ?sites?|scripts?|code|backends?|frontends?"
    r"|components?|apis?|programs?|software|bots?|tools?|libraries|coded|coding|programmed|programming|written"
    r"|serviços?|microsserviços|páginas?|aplicações|aplicação|sites?|código|componentes?|programas?|programei|programou"
    r"|servicios?|aplicaciones|aplicación|programé|programó|pages|composants?|programmes?|logiciels?|développée?s?"
    r"|dienste|anwendungen|webseiten|seiten|skripte|komponenten|programme|programmierte|entwickelte"
    r"|servizi|pagine|applicazioni|componenti|programmi|diensten|pagina['’]s|applicaties|componenten|programma['’]s"
)
_IN = r"in|using|em|usando|en|mit|avec|con|met|w|na"
_FLUENT = r"fluent|proficient|proficiency|fluente|proficiente|competent|experience|experiência|expertise|skilled"
_MADE_OF = re.compile(rf"(?<!\w)(?:{_MADE}|{_FLUENT})\s(?:{_IN})\s\Z", re.IGNORECASE)
_WITH = re.compile(rf"(?<!\w)(?:{_IN}|with|com)\s\Z", re.IGNORECASE)
_AND = r",?\s(?:and|or|e|ou|y|o|et|und|oder|en|of)\s|,\s"
_LIST = re.compile(
    rf"(?<!\w)(?:{_IN}|with|com)\s([\w+#.]+(?:(?:{_AND})[\w+#.]+){{0,5}})(?:{_AND})\Z", re.I
)
_JOINTS = re.compile(_AND, re.IGNORECASE)
_NEXT = re.compile(rf"(?:{_AND})([\w+#.]*[\w+#])", re.IGNORECASE)
_GOES_NO_FURTHER = re.compile(
    r"\s*(?:[.,;:!)]|\Z)|\s(?:and|or|for|e|ou|para|y|o|et|pour|und|oder|für|per|en|voor|that|which|who|que)\s"
)
_LONGEST_FRAME = 90

_BEFORE = re.compile(r"[\w.#+/@-]")
_AFTER = re.compile(r"[\w#@$]|\+\+|[./-]\w")
_PARTED = re.compile(r"[./&'’]\s|\s[./&]")


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool named in a text; ``key`` is the name that stands for it, with its version if any."""

    start: int
    end: int
    key: str
    base: str


def _tells_a_version(name: SkillName) -> bool:
    base = name.group.lower()
    if base not in _VERSIONED or base in ("html", "css"):
        return False
    return bool(re.search(r"\d[\d.+]*\Z", name.written))


@cache
def _names() -> dict[Key, SkillName]:
    found: dict[Key, SkillName] = {("cursor",): _CURSOR}
    for name in names_of(TOOLS):
        if not _tells_a_version(name):
            found.setdefault(skill_key(name.written), name)
    return found


@cache
def _longest() -> dict[str, int]:
    return longest_names(frozenset(_names()))


def tool_key(name: str) -> str:
    """The name that stands for a tool's name, or the name itself in lower case."""
    plain = " ".join(name.split())
    known = _names().get(skill_key(plain))
    if known is None or _PARTED.search(plain) or not _written_as(plain, known):
        return plain.lower()
    return known.group.lower()


def _written_as(text: str, name: SkillName) -> bool:
    if name.mark == "!" and name.written.lower() not in _PLAIN:
        return text == name.written
    return True


def listed_tool(text: str) -> str:
    """The name that stands for the only tool of a list's item, whatever its letters; "" for none."""
    known = _names().get(skill_key(text))
    return known.group.lower() if known else ""


def tools_in(text: str) -> Iterator[Tool]:
    """The tools that a text names, in order, with their versions."""
    tokens = skill_tokens(text)
    at = 0
    while at < len(tokens):
        last = at
        for key, index in reversed(list(runs(text, tokens, at, _longest()))):
            name = _names().get(key)
            start, end = tokens[at].start, tokens[index].end
            if name and _is_meant(text, start, end, name):
                yield _tool(text, start, end, name)
                last = index
                break
        at = last + 1


def _tool(text: str, start: int, end: int, name: SkillName) -> Tool:
    base = name.group.lower()
    version = _VERSION.match(text, end) if base in _VERSIONED else None
    if version:
        return Tool(start, version.end(), f"{base} {version[1]}", base)
    return Tool(start, end, base, base)


def _is_meant(text: str, start: int, end: int, name: SkillName) -> bool:
    """Whether the words stand alone and are a name here."""
    found = text[start:end]
    if _BEFORE.match(text[start - 1 : start]) or _AFTER.match(text, end) or _PARTED.search(found):
        return False
    if "/" in found and "/" not in name.written:
        return False
    if not name.mark or (name.mark == "!" and found.lower() in _PLAIN):
        return True
    if found == found.lower() and name.written.lower() in _CODE:
        return _of_code(text, start, end)
    if name.mark == "^":
        return found != found.lower()
    return found == name.written and _as_a_name(text, start, end)


def _of_code(text: str, start: int, end: int) -> bool:
    """ "Services in go", "in react and python": a usual word where only code can be meant."""
    if not _GOES_NO_FURTHER.match(text, end):
        return False
    before = text[max(0, start - _LONGEST_FRAME) : start]
    if _MADE_OF.search(before):
        return True
    listed = _LIST.search(before)
    after = _NEXT.match(text, end)
    if listed and not after:
        words = [one for one in _JOINTS.split(listed[1]) if one]
        return bool(words) and all(_is_tool(one) for one in words)
    opened = _WITH.search(before)
    return bool((opened or listed) and after and _is_tool(after[1]))


def _is_tool(word: str) -> bool:
    name = _names().get(skill_key(word))
    return word.lower() in _CODE or (name is not None and not name.mark)


def _as_a_name(text: str, start: int, end: int) -> bool:
    """Whether "Go", "Express", "Word" is a name here: not the first word, not before a noun."""
    before = text[:start].rstrip()
    after = text[end : end + 2]
    opens = not before or before[-1] in ".!?:•"
    if end - start == 1:
        return not opens and (after[:1] in ",;.)/" or not after.strip() or before[-1] in ",/(")
    listed = after[:1] in ",;/)" or (bool(before) and before[-1] in ",;/(")
    return listed or not opens

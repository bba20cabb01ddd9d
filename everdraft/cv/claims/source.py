"""What may be believed: the CV as it was read and the person's own words, place by place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from everdraft.cv.claims.credentials import Credential, credentials_in
from everdraft.cv.claims.names import Name, names_in
from everdraft.cv.claims.points import Point, contacts_in, dates_in
from everdraft.cv.claims.quantities import Quantity, quantities
from everdraft.cv.claims.tools import Tool, tools_in
from everdraft.cv.words import base_language

Json = Any
Span = tuple[int, int]

LONGEST_PLACE = 5_000
MOST_PLACES = 3_000
#: Lists whose items stand for themselves: a fact of one is not a fact of another.
ENTRIES = frozenset({"work", "education", "projects", "volunteer", "awards", "publications"})


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything of a text that can be checked, none of it twice."""

    contacts: tuple[Point, ...]
    dates: tuple[Point, ...]
    tools: tuple[Tool, ...]
    credentials: tuple[Credential, ...]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]


@lru_cache(maxsize=4096)
def facts_of(text: str, language: str) -> Facts:
    """The facts of a text of at most `LONGEST_PLACE` characters, in its language."""
    contacts = tuple(contacts_in(text))
    taken = [(one.start, one.end) for one in contacts]
    dates = tuple(one for one in dates_in(text, language) if not _inside(one, taken))
    taken += [(one.start, one.end) for one in dates]
    credentials = tuple(one for one in credentials_in(text, language) if not _inside(one, taken))
    taken += [(one.start, one.end) for one in credentials]
    tools = tuple(one for one in tools_in(text) if not _inside(one, taken))
    taken += [(one.start, one.end) for one in tools]
    numbers = tuple(quantities(text, language, taken))
    taken += [(one.start, one.end) for one in numbers]
    return Facts(
        contacts, dates, tools, credentials, tuple(names_in(text, language, taken)), numbers
    )


def _inside(one: Point | Tool | Credential, taken: Iterable[Span]) -> bool:
    return any(one.start < end and start < one.end for start, end in taken)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Something the person said themselves: an answer, a confirmation, a typed edit.

    ``target`` is the place they said it about, "" when it holds everywhere.
    """

    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A text of the source and where it stands. ``entry`` is "work.w1" or a root such as "basics".

    ``field`` is the last step of the target: "highlights" for a bullet. ``own`` marks the person's
    own words.
    """

    target: str
    entry: str
    field: str
    text: str
    language: str
    own: bool = False

    @property
    def facts(self) -> Facts:
        """The facts of the text."""
        return facts_of(self.text, self.language)


def entry_of(target: str) -> str:
    """ "work.w1.highlights.h2" -> "work.w1"; "basics.summary" -> "basics"."""
    root, *rest = target.split(".")
    return f"{root}.{rest[0]}" if root in ENTRIES and rest else root


class Source:
    """A CV as JSON and what the person said themselves, ready for `judge_claims`."""

    def __init__(self, cv_json: Mapping[str, Json], own_words: Sequence[str | OwnWords]) -> None:
        self.cv = cv_json
        self.language = base_language(str(cv_json.get("language") or "")) or "en"
        self._own = [OwnWords(one) if isinstance(one, str) else one for one in own_words]

    @classmethod
    def of(cls, cv_json: Mapping[str, Json], own_words: Sequence[str | OwnWords] = ()) -> Source:
        """The source of a CV (the one that was read, not the one with suggestions in it)."""
        return cls(cv_json, own_words)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every text of the CV with its place, then the person's own words."""
        found: list[Place] = []
        for root, value in self.cv.items():
            if root not in ("provenance", "sections", "language", "extras"):
                found += self._places(root, value)
        for section in self.cv.get("sections", []):
            found += self._places(f"sections.{section['id']}.lines", section.get("lines", []))
        own = [
            Place(one.target, entry_of(one.target), "own", text, self.language, own=True)
            for one in self._own
            for text in _pieces(one.text)
        ]
        return (*found[:MOST_PLACES], *own[:MOST_PLACES])

    def _places(self, target: str, value: Json) -> list[Place]:
        if isinstance(value, str):
            field = target.rsplit(".", 1)[-1]
            return [
                Place(target, entry_of(target), field, piece, self.language)
                for piece in _pieces(value)
            ]
        if isinstance(value, list):
            items: list[Json] = value  # pyright: ignore[reportUnknownVariableType]
            return [place for one in items for place in self._item(target, one)]
        if isinstance(value, Mapping):
            table: Mapping[str, Json] = value  # pyright: ignore[reportUnknownVariableType]
            pairs = ((f"{target}.{name}", one) for name, one in table.items() if name != "id")
            return [place for path, one in pairs for place in self._places(path, one)]
        return []

    def _item(self, target: str, one: Json) -> list[Place]:
        if not isinstance(one, Mapping) or "id" not in one:
            return self._places(target, one)
        path = f"{target}.{one['id']}"
        if "text" in one:
            text: Json = one["text"]  # pyright: ignore[reportUnknownVariableType]
            pieces = _pieces(str(text))  # pyright: ignore[reportUnknownArgumentType]
            return [
                Place(path, entry_of(path), "highlights", piece, self.language) for piece in pieces
            ]
        return self._places(path, one)

    def near(self, target: str) -> tuple[list[Place], list[Place]]:
        """The places that may support words at ``target``, and the others.

        A bullet or field of an entry is supported by its own entry; the summary, the headline,
        skills and the like by the whole CV; own words by where they were said.
        """
        entry = entry_of(target)
        if "." not in entry:
            return list(self.places), []
        here: list[Place] = []
        beside: list[Place] = []
        far: list[Place] = []
        for one in self.places:
            if one.target == target:
                here.append(one)
            elif one.entry == entry or (one.own and not one.target):
                beside.append(one)
            else:
                far.append(one)
        return here + beside, far

    def value(self, target: str) -> str:
        """The text of one field, "" when it is empty or not there."""
        return " ".join(one.text for one in self.places if one.target == target and not one.own)


def _pieces(text: str) -> list[str]:
    """A text in pieces of bounded length, cut between words."""
    pieces: list[str] = []
    while len(text) > LONGEST_PLACE:
        cut = text.rfind(" ", LONGEST_PLACE // 2, LONGEST_PLACE)
        cut = cut if cut > 0 else LONGEST_PLACE
        pieces.append(text[:cut])
        text = text[cut:]
    return [one for one in (*pieces, text) if one.strip()]

"""Targets of a CV's JSON: what "work.<id>.position" points at and what fits there."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from everdraft.cv.codec import camel, to_json
from everdraft.cv.letter_text import LetterRoot
from everdraft.cv.model import Cv

Json = Any
Step = str

LONGEST_TARGET = 300
LONGEST_VALUE = 2_000
"""Characters of a name, a title, a date, a keyword, an address."""
LONGEST_TEXT = 20_000
"""Characters of a bullet, a summary, a description, a line of a section we do not know."""
MOST_ITEMS = 400
"""Keywords, courses, lines of one list, and entries or bullets of one list."""
MOST_LINES = 1_000_000
"""Line numbers of a file."""

LONG_FIELDS = frozenset({"summary", "description", "text", "lines", "references"})
DATE_FIELDS = frozenset({"startDate", "endDate", "date", "releaseDate"})

_ID = re.compile(r"[A-Za-z0-9_\-]{1,64}\Z")
_DATE = re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?\Z")
_HIDDEN_ROOTS = frozenset({"provenance", "extras"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands at a target.

    ``kind`` is text | date | flag | number | texts (a list of strings) | object | objects (both
    without ids) | bullet | entry | list (of bullets or entries). ``steps`` lead from the CV's JSON
    to it; a step after a list is an id. ``type`` is the dataclass of an object, entry or list item.
    """

    target: str
    kind: str
    steps: tuple[Step, ...]
    field: str
    type: Any = None

    @property
    def longest(self) -> int:
        """The longest string that fits, in characters."""
        return LONGEST_TEXT if self.field in LONG_FIELDS or self.kind == "bullet" else LONGEST_VALUE

    @property
    def root(self) -> str:
        """The list or object of the CV it belongs to: basics, work, …"""
        return self.steps[0]


@lru_cache(maxsize=32)
def fields_of(kind: type) -> dict[str, Any]:
    """The fields of a dataclass by their JSON names."""
    return {camel(name): hint for name, hint in get_type_hints(kind).items()}


def has_id(kind: Any) -> bool:
    """Whether the values of a dataclass have stable ids."""
    return dataclasses.is_dataclass(kind) and "id" in fields_of(kind)  # pyright: ignore[reportArgumentType]


def _item_of(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is list else None


@lru_cache(maxsize=4096)
def shape_of(target: str) -> Shape | None:
    """The shape of a target, or None when neither a CV nor a letter has such a place."""
    steps = tuple(target.split(".")) if len(target) <= LONGEST_TARGET else ()
    if not steps or steps[0] in _HIDDEN_ROOTS:
        return None
    kind: Any = LetterRoot if steps[0] == "letter" else Cv
    name = ""
    for step in steps:
        if dataclasses.is_dataclass(kind):
            kind, name = fields_of(kind).get(step), step  # pyright: ignore[reportArgumentType]
            if kind is None or name == "id":
                return None
        elif has_id(_item_of(kind)) and _ID.match(step):
            kind = _item_of(kind)
        else:
            return None
    shown = _kind_of(kind, name)
    if steps[0] == "letter" and shown == "date":
        shown = "text"  # a letter is dated as the person writes it: "5 November 2026"
    return Shape(target, shown, steps, name, _item_of(kind) or kind)


def full_target(cv_json: Mapping[str, Json], target: str) -> str:
    """The place of a target that is only the stable id of an entry, bullet or section.

    "h1" is "work.w1.highlights.h1". What is a place already, or no id of this CV, stays as it is.
    """
    if "." in target or not _ID.match(target) or shape_of(target) is not None:
        return target
    for root, value in cv_json.items():
        if root in _HIDDEN_ROOTS or not isinstance(value, list):
            continue
        found = _path_of(target, root, value)  # pyright: ignore[reportUnknownArgumentType]
        if found:
            return found
    return target


def _path_of(item_id: str, at: str, items: Sequence[Json]) -> str:
    """The path of the item with this id, in a list or in the lists of its items; "" for none."""
    for item in items:
        if not isinstance(item, Mapping) or "id" not in item:
            continue
        here = f"{at}.{item['id']}"
        if item["id"] == item_id:
            return here
        for name, value in item.items():  # pyright: ignore[reportUnknownVariableType]
            found = _path_of(item_id, f"{here}.{name}", value) if isinstance(value, list) else ""  # pyright: ignore[reportUnknownArgumentType]
            if found:
                return found
    return ""


def _kind_of(kind: Any, name: str) -> str:
    if kind is str:
        return "date" if name in DATE_FIELDS else "text"
    if kind is bool:
        return "flag"
    if kind is int:
        return "number"
    item = _item_of(kind)
    if item is str:
        return "texts"
    if item is not None:
        return "list" if has_id(item) else "objects"
    if not has_id(kind):
        return "object"
    return "bullet" if "text" in fields_of(kind) else "entry"


def is_letter(cv: Mapping[str, Json]) -> bool:
    """Whether this stands in the place of a CV in a letter's document (`LetterRoot`)."""
    return "letter" in cv and "work" not in cv


def index_of(items: Sequence[Mapping[str, Any]], wanted: str) -> int:
    """The place of an id in a list of items, -1 when it is not there."""
    return next((place for place, one in enumerate(items) if one.get("id") == wanted), -1)


def item_at(cv: Mapping[str, Any], steps: Sequence[Step]) -> Json:
    """The JSON value that ``steps`` lead to; None when it is not there (or null)."""
    value: Any = cv
    for step in steps:
        if isinstance(value, list):
            place = index_of(value, step)  # pyright: ignore[reportUnknownArgumentType]
            value = value[place] if place >= 0 else None  # pyright: ignore[reportUnknownVariableType]
        elif isinstance(value, dict):
            value = value.get(step)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        else:
            return None
    return value  # pyright: ignore[reportUnknownVariableType]


def value_at(cv: Mapping[str, Any], target: str) -> Json:
    """The value behind a target as an edit sees it: a bullet is its text; None when absent."""
    shape = shape_of(target)
    if shape is None:
        return None
    found = item_at(cv, shape.steps)
    return found.get("text", "") if shape.kind == "bullet" and isinstance(found, dict) else found  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def text_at(cv: Mapping[str, Any], target: str) -> str | None:
    """The text behind a target; a list of strings one a line, a list of entries or bullets by its
    ids, one a line; None where no text can stand."""
    shape = shape_of(target)
    value = value_at(cv, target)
    if shape is None or value is None:
        return None
    if shape.kind in ("text", "date", "bullet"):
        return str(value)
    if shape.kind == "texts":
        return "\n".join(str(one) for one in value)
    if shape.kind == "list":
        return "\n".join(str(one["id"]) for one in value)
    return None


def value_of_text(target: str, text: str) -> str | list[str]:
    """The inverse of `text_at`: a list is one item a line, empty lines are none."""
    shape = shape_of(target)
    if shape is not None and shape.kind in ("texts", "list"):
        return [one for one in text.split("\n") if one]
    return text


def empty_item(kind: type, identifier: str) -> dict[str, Json]:
    """An entry or bullet with nothing in it but its id."""
    given = {"id": identifier} | ({"text": ""} if "text" in fields_of(kind) else {})
    required = {f.name for f in dataclasses.fields(kind) if f.default is dataclasses.MISSING}
    blank = {name: "" for name in required if name in ("kind", "heading")}
    made: dict[str, Json] = to_json(kind(**(given | blank)))
    return made


def is_id(value: object) -> bool:
    """Whether a value can be the id of an entry or bullet."""
    return isinstance(value, str) and bool(_ID.match(value))


def is_date(text: str) -> bool:
    """Whether a text is "", "YYYY" or "YYYY-MM"."""
    return bool(_DATE.match(text))


def every_id(value: Json) -> set[str]:
    """All ids of entries, bullets and sections in a CV's JSON."""
    found: set[str] = set()
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(one.get("id"), str):  # pyright: ignore[reportUnknownMemberType]
                found.add(one["id"])  # pyright: ignore[reportUnknownArgumentType]
            waiting.extend(one.values())  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
        elif isinstance(one, list):
            waiting.extend(one)  # pyright: ignore[reportUnknownArgumentType]
    return found

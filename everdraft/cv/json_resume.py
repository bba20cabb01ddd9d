"""JSON Resume v1.0.0 to Cv v1 and back: ours rides in ``meta.everdraft`` and nothing is lost."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from everdraft.base.errors import BadInput
from everdraft.cv.codec import camel, cv_from_json, to_json
from everdraft.cv.findings import message as _
from everdraft.cv.json_extras import Extras, as_object, grouped, put_back
from everdraft.cv.model import (
    Award,
    Basics,
    Certificate,
    Cv,
    Education,
    Highlight,
    Language,
    Location,
    Profile,
    Project,
    Publication,
    Section,
    Skill,
    Volunteer,
    Work,
)

Json = Any
T = TypeVar("T")

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
OURS = "everdraft"
MOST_BYTES = 2_000_000
MOST_ITEMS = 1_000
LONGEST_TEXT = 20_000

_ACTION = _("Choose a file in the format JSON Resume.")
# Fields of ours that JSON Resume has no name for; they ride in meta alone.
_OWN = {"id", "current", "sections", "provenance", "extras"}
_LISTS: tuple[tuple[str, type[Any], str], ...] = (
    ("work", Work, "w"),
    ("volunteer", Volunteer, "v"),
    ("education", Education, "e"),
    ("skills", Skill, "s"),
    ("projects", Project, "p"),
    ("certificates", Certificate, "c"),
    ("languages", Language, "l"),
    ("awards", Award, "a"),
    ("publications", Publication, "b"),
)
_NAMED = {"interests": "name", "references": "reference"}
_KINDS = frozenset(name for name, _kind, _letter in _LISTS)
_ROOTS = {"basics", *_NAMED, *_KINDS}
_BASICS = {camel(one.name) for one in dataclasses.fields(Basics)}


def _bad(code: str, sentence: str) -> BadInput:
    return BadInput(sentence, code=code, action=_ACTION)


def _visible(value: Json) -> Json:
    """Our JSON without our own fields and empty values; highlights as plain strings."""
    if isinstance(value, dict):
        rows = cast("dict[str, Json]", value)
        if set(rows) == {"id", "text"}:
            return rows["text"]
        shown = {name: _visible(one) for name, one in rows.items() if name not in _OWN}
        return {name: one for name, one in shown.items() if one not in ("", [], {})}
    if isinstance(value, list):
        return [_visible(one) for one in cast("list[Json]", value)]
    return value


def _bare(cv: Cv) -> dict[str, Json]:
    """What Cv v1 itself says, by JSON Resume's names."""
    shown: dict[str, Json] = _visible(to_json(cv))
    shown.pop("language", None)
    basics: dict[str, Json] = shown.get("basics", {})
    place: dict[str, Json] = basics.get("location", {})
    if "text" in place:
        place["address"] = place.pop("text")
    shown["interests"] = [{"name": one} for one in cv.interests]
    shown["references"] = [{"reference": one} for one in cv.references]
    return {name: one for name, one in shown.items() if one}


def _standard(cv: Cv) -> dict[str, Json]:
    """What any program that reads JSON Resume sees, with what a file said beyond Cv v1."""
    shown = _bare(cv)
    kept = grouped(cv.extras, _KINDS)
    for key, value in kept.get(("basics",), {}).items():
        row = shown.setdefault("basics", {})
        read = _shown_basics({**row, key: value})
        put_back(row, key, value, read.get(key, "") if key in _BASICS else None)
    for name, kind, letter in _LISTS:
        fields = {camel(one.name) for one in dataclasses.fields(kind)} - {"id", "current"}
        for entry, row in zip(getattr(cv, name), shown.get(name, []), strict=False):
            for key, value in kept.get((name, entry.id), {}).items():
                read = _shown_entry(kind, {**row, key: value}, letter) if key in fields else {}
                put_back(row, key, value, read.get(key, "") if key in fields else None)
    for key, value in kept.get((), {}).items():
        if key in _NAMED:
            if _named(value, _NAMED[key]) == getattr(cv, key):
                shown[key] = value
        elif key not in ("meta", *_ROOTS):
            shown.setdefault(key, value)
    return shown


def _shown_entry(kind: type[Any], row: Mapping[str, Json], letter: str) -> dict[str, Json]:
    entry = _entry(kind, row, letter, _Ids())
    return _visible(to_json(entry)) if entry is not None else {}


def _shown_basics(row: Mapping[str, Json]) -> dict[str, Json]:
    return _bare(Cv(basics=_basics(row))).get("basics", {})


def to_json_resume(cv: Cv) -> dict[str, Json]:
    """The CV as JSON Resume v1.0.0; ids, provenance and sections are in ``meta.everdraft``."""
    meta = as_object(grouped(cv.extras, _KINDS).get((), {}).get("meta"))
    ours = {"version": "v1.0.0", OURS: {"version": 1, "cv": to_json(cv)}}
    return {"$schema": SCHEMA, **_standard(cv), "meta": {**meta, **ours}}


def _fits(kind: Any, data: Json) -> bool:
    """Whether plain JSON has the shape of one of our dataclasses."""
    if dataclasses.is_dataclass(kind):
        if not isinstance(data, dict):
            return False
        hints = get_type_hints(cast("type", kind))
        rows = cast("dict[str, Json]", data)
        return all(
            _fits(hints[field.name], rows[camel(field.name)])
            if camel(field.name) in rows
            else field.default is not dataclasses.MISSING
            or field.default_factory is not dataclasses.MISSING
            for field in dataclasses.fields(kind)
        )
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (list, tuple):
        rows = cast("list[Json]", data)
        return isinstance(data, list) and all(_fits(inner[0], one) for one in rows)
    if origin is dict:
        values = cast("dict[str, Json]", data)
        return isinstance(data, dict) and all(_fits(inner[1], one) for one in values.values())
    if kind is float:
        return isinstance(data, int | float) and not isinstance(data, bool)
    return type(data) is kind


def from_json_resume(data: Json) -> Cv:
    """A CV from a JSON Resume value; BadInput (``not_json_resume``) when it is none.

    Ours in ``meta`` is taken when the visible part still says the same; else the visible part
    counts, because somebody edited it, and ids are made from the content.
    """
    rows = _checked(data)
    ours = _ours(rows)
    return ours if ours is not None else _foreign(rows)


def from_foreign_json(data: Json) -> Cv:
    """The same from a stranger: ids, provenance and places in ``meta`` are not believed.

    Of ours only the sections that JSON Resume has no list for are taken, as text.
    """
    rows = _checked(data)
    cv = _foreign(rows)
    held = as_object(as_object(as_object(rows.get("meta")).get(OURS)).get("cv"))
    for row in _rows(held.get("sections")):
        lines = _texts(as_object(row).get("lines"))
        if as_object(row).get("kind") == "other" and lines:
            heading = _text(as_object(row).get("heading"))
            cv.sections.append(
                Section(f"x-other-{len(cv.sections)}", "other", heading, lines=lines)
            )
    return cv


def _checked(data: Json) -> Mapping[str, Json]:
    rows = cast("Mapping[str, Json]", data if isinstance(data, Mapping) else {})
    if not {"basics", "meta", *_KINDS} & set(rows):
        raise _bad("not_json_resume", _("This JSON is no CV in the format JSON Resume."))
    return rows


def _ours(rows: Mapping[str, Json]) -> Cv | None:
    meta = rows.get("meta")
    kept = cast("Json", meta).get(OURS) if isinstance(meta, dict) else None
    held = cast("Json", kept).get("cv") if isinstance(kept, dict) else None
    if not _fits(Cv, held):
        return None
    cv = cv_from_json(held)
    shown = {name: one for name, one in rows.items() if name not in ("$schema", "meta")}
    return cv if _standard(cv) == shown else None


def _text(value: Json) -> str:
    if isinstance(value, str):
        # Lone surrogates cannot be stored as UTF-8.
        return value[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8").strip()
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 10**15:
        return str(value)
    return ""


def _date(value: Json) -> str:
    """ "2020-03-01" -> "2020-03": a date as exact as Cv v1 keeps it, or ""."""
    text = _text(value)[:7]
    year, dash, month = text.partition("-")
    if len(year) != 4 or not (year.isascii() and year.isdigit()):
        return ""
    exact = dash and len(month) == 2 and month.isascii() and month.isdigit()
    return text if exact and 1 <= int(month) <= 12 else year


def _rows(value: Json) -> list[Json]:
    return cast("list[Json]", value)[:MOST_ITEMS] if isinstance(value, list) else []


def _texts(value: Json) -> list[str]:
    return [text for one in _rows(value) if (text := _text(one))]


def _place(value: Json) -> str:
    if not isinstance(value, dict):
        return _text(value)
    rows = cast("dict[str, Json]", value)
    return ", ".join(text for part in ("city", "region") if (text := _text(rows.get(part))))


class _Ids:
    """Ids from content: the same file gives the same ids, twins are numbered."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}

    def of(self, letter: str, *parts: str) -> str:
        """A letter and ten hexadecimal digits."""
        made = letter + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]
        count = self.seen.get(made, 0)
        self.seen[made] = count + 1
        return f"{made}-{count + 1}" if count else made


def _entry(kind: type[T], rows: Mapping[str, Json], letter: str, ids: _Ids) -> T | None:
    """One entry of a list, or None when nothing of it can be used."""
    values: dict[str, Any] = {}
    highlights: list[str] = []
    for field in dataclasses.fields(cast("Any", kind)):
        given = rows.get(camel(field.name))
        if field.name == "highlights":
            highlights = _texts(given)
        elif field.name in ("keywords", "courses"):
            values[field.name] = _texts(given)
        elif field.name.endswith("date"):
            values[field.name] = _date(given)
        elif field.name == "location":
            values[field.name] = _place(given)
        elif field.name not in ("id", "current"):
            values[field.name] = _text(given)
    if kind is Work and not values["name"]:
        values["name"] = _text(rows.get("company"))  # the name before v1.0.0
    if not any(values.values()) and not highlights:
        return None
    fields = {field.name for field in dataclasses.fields(cast("Any", kind))}
    if "current" in fields:
        values["current"] = bool(values["start_date"]) and not values["end_date"]
    own = ids.of(letter, json.dumps(values, sort_keys=True))
    if "highlights" in fields:
        values["highlights"] = [Highlight(ids.of("h", own, text), text) for text in highlights]
    return cast("Any", kind)(id=own, **values)


def _basics(value: Json) -> Basics:
    rows = cast("dict[str, Json]", value) if isinstance(value, dict) else {}
    place = rows.get("location")
    spot = cast("dict[str, Json]", place) if isinstance(place, dict) else {}
    profiles = [cast("dict[str, Json]", one) for one in _rows(rows.get("profiles")) if _is(one)]
    fields = {
        name: _text(rows.get(name)) for name in ("name", "label", "email", "phone", "summary")
    }
    return Basics(
        **fields,
        url=_text(rows.get("url") or rows.get("website")),
        location=Location(
            text=_text(spot.get("address")) or _place(place),
            city=_text(spot.get("city")),
            region=_text(spot.get("region")),
            country_code=_text(spot.get("countryCode")),
        ),
        profiles=[
            Profile(_text(one.get("network")), _text(one.get("username")), _text(one.get("url")))
            for one in profiles
        ],
    )


def _is(value: Json) -> bool:
    return isinstance(value, dict)


def _named(value: Json, name: str) -> list[str]:
    """Strings, or the field ``name`` of objects."""
    pick: Callable[[Json], Json] = lambda one: one.get(name) if _is(one) else one  # noqa: E731
    return [text for one in _rows(value) if (text := _text(pick(one)))]


def _foreign(rows: Mapping[str, Json]) -> Cv:
    ids, extras = _Ids(), Extras()
    cv = Cv(basics=_basics(rows.get("basics")))
    for name, kind, letter in _LISTS:
        kept: list[Any] = []
        for row in _rows(rows.get(name)):
            entry = _entry(kind, row, letter, ids) if _is(row) else None
            if entry is not None:
                kept.append(entry)
                extras.keep_rest(f"{name}.{entry.id}", row, _visible(to_json(entry)))
        setattr(cv, name, kept)
        if kept:
            cv.sections.append(
                Section(ids.of("x", name), name, name.title(), entries=[one.id for one in kept])
            )
    shown = _bare(cv)
    extras.keep_rest("basics", as_object(rows.get("basics")), shown.get("basics", {}))
    for name, field in _NAMED.items():
        setattr(cv, name, _named(rows.get(name), field))
        if _bare(cv).get(name, []) != rows.get(name):
            extras.keep(name, rows.get(name))
    for name, value in rows.items():
        if name not in _ROOTS and name not in ("meta", "$schema"):
            extras.keep(name, value)
    meta = {name: one for name, one in as_object(rows.get("meta")).items() if name != OURS}
    if meta != {"version": "v1.0.0"}:
        extras.keep("meta", meta)
    cv.extras = extras.values
    return cv


def _constant(name: str) -> Json:
    raise ValueError(name)


def read_json_resume(content: bytes) -> Cv:
    """A CV from a file of at most 2 MB; BadInput (``too_large``, ``not_json``,
    ``not_json_resume``) says what is wrong with any other."""
    if len(content) > MOST_BYTES:
        raise _bad("too_large", _("The file is larger than 2 MB."))
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_constant=_constant)
    except (ValueError, RecursionError) as error:
        raise _bad("not_json", _("This file is not readable as JSON.")) from error
    return from_json_resume(data)

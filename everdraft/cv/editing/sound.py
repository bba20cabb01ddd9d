"""Documents as they are read: what is of the wrong kind in one is empty, and the rest stands.

Earlier versions took operations that left such values ("" for a place or for a list). Nobody can
mend that from a page that does not open, so it is mended where documents are read, and stays
mended with the next operation.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, cast, get_args, get_origin

from everdraft.cv.codec import to_json
from everdraft.cv.editing.targets import fields_of, has_id, is_id, is_letter, shape_of
from everdraft.cv.letter_text import LetterRoot
from everdraft.cv.model import Cv

Json = Any


def sound_document(body: Mapping[str, Json]) -> Mapping[str, Json]:
    """The body of a document (`everdraft.cv.edit`) with a CV or letter that is sound; itself when
    it is, and when it holds neither."""
    cv = body.get("cv")
    if not isinstance(cv, dict):
        return body
    sound = sound_cv(cast("dict[str, Json]", cv))
    return body if sound is cv else {**body, "cv": sound}


def sound_cv(cv: Mapping[str, Json]) -> Mapping[str, Json]:
    """The JSON of a CV, or of a letter, with empty values for those of the wrong kind.

    What is sound is given back as it is. Fields that are not there, and those we do not know, are
    left so. An entry without an id is none.
    """
    return _sound(LetterRoot if is_letter(cv) else Cv, cv)


def _sound(kind: Any, value: Json) -> Json:
    if kind in (str, int, bool):
        return value if type(value) is kind else kind()
    if get_origin(kind) is list:
        return _sound_list(get_args(kind)[0], value)
    if not dataclasses.is_dataclass(kind):
        return cast("Json", value) if isinstance(value, dict) else {}
    if not isinstance(value, dict):
        return to_json(cast("type", kind)())
    given = cast("dict[str, Json]", value)
    fields = fields_of(cast("type", kind))
    sound = {name: _sound(fields[name], one) for name, one in given.items() if name in fields}
    same = all(one is given[name] for name, one in sound.items())
    return given if same else given | sound


def _sound_list(kind: Any, value: Json) -> list[Json]:
    given = cast("list[Json]", value) if isinstance(value, list) else []
    sound = [_sound(kind, one) for one in given if _can_be(kind, one)]
    same = len(sound) == len(given) and all(map(_is, sound, given))
    return value if same and isinstance(value, list) else sound  # pyright: ignore[reportUnknownVariableType]


def _is(one: Json, other: Json) -> bool:
    return one is other


def _can_be(kind: Any, item: Json) -> bool:
    if not dataclasses.is_dataclass(kind):
        return isinstance(item, str)
    return isinstance(item, dict) and (not has_id(kind) or is_id(item.get("id")))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


def whole_object(target: str, value: Json) -> Json:
    """The value of a `set` with all fields that its object has, the missing and wrong ones empty;
    itself where no such object stands."""
    shape = shape_of(target)
    if shape is None or shape.kind != "object" or not isinstance(value, dict):
        return value
    return _sound(shape.type, to_json(shape.type()) | cast("dict[str, Json]", value))

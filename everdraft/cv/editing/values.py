"""Values that people offer: of the right type, encodable, within the limits, or refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from everdraft.cv.editing.errors import EditRefused
from everdraft.cv.editing.targets import (
    LONGEST_TEXT,
    LONGEST_VALUE,
    MOST_ITEMS,
    MOST_LINES,
    Shape,
    empty_item,
    fields_of,
    is_date,
    is_id,
    shape_of,
)
from everdraft.cv.findings import message as _

Json = Any


def checked_text(value: object, longest: int = LONGEST_TEXT) -> str:
    """The value when it is a string that fits; bytes are never touched."""
    if not isinstance(value, str):
        raise EditRefused("wrong_type", _("A text is needed here."))
    if len(value) > longest:
        raise EditRefused(
            "too_long",
            _("This is longer than %(longest)d characters."),
            longest=longest,
        )
    if any("\ud800" <= one <= "\udfff" for one in value):
        raise EditRefused("not_text", _("This holds half a character and cannot be stored."))
    return value


def checked_value(shape: Shape, value: object) -> Json:
    """The value of a `set` when it fits its target, else `EditRefused`."""
    match shape.kind:
        case "text" | "bullet":
            return checked_text(value, shape.longest)
        case "date":
            return _checked_date(value)
        case "flag":
            if not isinstance(value, bool):
                raise EditRefused("wrong_type", _("Yes or no is needed here."))
            return value
        case "texts":
            return [checked_text(one, shape.longest) for one in _checked_list(value)]
        case "number":
            return _checked_number(value)
        case "object":
            return _checked_whole(shape, value)
        case "objects":
            return [_checked_object(shape.type, one) for one in _checked_list(value)]
        case _:
            raise EditRefused("wrong_type", _("A whole entry is not replaced at once."))


def _checked_date(value: object) -> str:
    text = checked_text(value, 10)
    if not is_date(text):
        raise EditRefused("bad_date", _("A date is a year, or a year and a month: 2021-03."))
    return text


def _checked_list(value: object) -> list[Json]:
    if not isinstance(value, list):
        raise EditRefused("wrong_type", _("A list is needed here."))
    items: list[Json] = value  # pyright: ignore[reportUnknownVariableType]
    if len(items) > MOST_ITEMS:
        raise EditRefused("too_many", _("These are more than %(most)d."), most=MOST_ITEMS)
    return items


def _checked_object(kind: type, value: object) -> dict[str, Json]:
    """An object of texts without an id (a place, a profile), complete with empty ones."""
    given = _table(value)
    known = fields_of(kind)
    _only_known(given, known)
    return {name: checked_text(given.get(name, ""), LONGEST_VALUE) for name in known}


def _checked_whole(shape: Shape, value: object) -> dict[str, Json]:
    """An object without an id. One that holds lists or objects too (who the person is) is given
    whole: what is not named would be emptied without a word."""
    known = fields_of(shape.type)
    if all(hint is str for hint in known.values()):
        return _checked_object(shape.type, value)
    given = _table(value)
    _only_known(given, known)
    if len(given) < len(known):
        raise EditRefused(
            "wrong_type", _("This holds more than texts: give all its fields, or set them singly.")
        )
    return {name: _checked_field(shape.target, name, given[name]) for name in known}


def _table(value: object) -> Mapping[str, Json]:
    if not isinstance(value, Mapping):
        raise EditRefused("wrong_type", _("An object is needed here."))
    return value  # pyright: ignore[reportUnknownVariableType]


def _only_known(given: Mapping[str, Json], known: Mapping[str, Any]) -> None:
    for name in given:
        if name not in known:
            raise EditRefused(
                "unknown_field", _("A CV has no field “%(name)s” here."), name=str(name)[:60]
            )


def checked_item(shape: Shape, value: object) -> dict[str, Json]:
    """A new entry or bullet for the list ``shape``, complete with empty fields."""
    given = _table(value)
    if not is_id(given.get("id")):
        raise EditRefused(
            "bad_id", _("A new entry needs an id: up to 64 letters, digits, - and _.")
        )
    _only_known(given, fields_of(shape.type))
    made = empty_item(shape.type, given["id"])
    for name, one in given.items():
        if name != "id":
            made[name] = _checked_field(f"{shape.target}.{given['id']}", name, one)
    return made


def _checked_field(target: str, name: str, value: Json) -> Json:
    own = shape_of(target)
    if own is not None and own.kind == "bullet":
        return checked_value(own, value)
    field = shape_of(f"{target}.{name}")
    assert field is not None, "whatever a CV's object has can be named"
    if field.kind != "list":
        return checked_value(field, value)
    return [checked_item(field, one) for one in _checked_list(value)]


def _checked_number(value: Json) -> int:
    """Line numbers of sections: whole, not below nought, and of a file that could be."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_LINES:
        raise EditRefused("wrong_type", _("A whole number is needed here."))
    return value

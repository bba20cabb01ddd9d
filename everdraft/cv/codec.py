"""Cv v1 and readings to and from JSON: JSON Resume's names outside, snake_case inside."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from everdraft.cv.model import Cv
from everdraft.cv.reading import Reading

Json = Any
T = TypeVar("T")


def camel(name: str) -> str:
    """start_date -> startDate."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def to_json(value: object) -> Json:
    """Dataclasses, lists, tuples and dicts as plain JSON values, names in camelCase."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            camel(field.name): to_json(getattr(value, field.name))
            for field in dataclasses.fields(value)
        }
    if isinstance(value, Mapping):
        table = cast("Mapping[str, object]", value)
        return {str(key): to_json(item) for key, item in table.items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in cast("list[object]", value)]
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def from_json(kind: type[T], data: Json) -> T:
    """The inverse of `to_json` for the dataclass ``kind``; unknown keys are ignored."""
    return _build(kind, data)


def _build(kind: Any, data: Json) -> Any:
    if dataclasses.is_dataclass(kind):
        hints = _hints(kind)  # pyright: ignore[reportArgumentType]
        given = {
            field.name: _build(hints[field.name], data[camel(field.name)])
            for field in dataclasses.fields(kind)
            if camel(field.name) in data
        }
        return kind(**given)  # pyright: ignore[reportCallIssue, reportUnknownVariableType]
    origin = get_origin(kind)
    if origin is list:
        (item,) = get_args(kind)
        return [_build(item, one) for one in data]
    if origin is tuple:
        item = get_args(kind)[0]
        return tuple(_build(item, one) for one in data)
    if origin is dict:
        _, item = get_args(kind)
        return {key: _build(item, one) for key, one in data.items()}
    if origin in (Union, types.UnionType):
        present = [one for one in get_args(kind) if one is not type(None)]
        return None if data is None else _build(present[0], data)
    return data


def cv_from_json(data: Json) -> Cv:
    """A CV from its JSON form."""
    return _build(Cv, data)


def reading_from_json(data: Json) -> Reading:
    """A reading from its JSON form."""
    return _build(Reading, data)

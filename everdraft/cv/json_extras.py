"""What a JSON Resume file says beyond Cv v1: kept beside the CV, put back when it is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, cast

Json = Any

LONGEST_VALUE = 20_000
MOST_CHARACTERS = 200_000
_EMPTY: tuple[Json, ...] = (None, "", [], {})


class Extras:
    """Values by path, written as JSON: ``basics.image``, ``work.w1.keywords``, ``interests``."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._left = MOST_CHARACTERS

    def keep(self, path: str, value: Json) -> None:
        """Keep a value that can be written again and is not too long."""
        if value in _EMPTY:
            return
        try:
            text = json.dumps(value, allow_nan=False)
        except (ValueError, TypeError, RecursionError):
            return
        if len(text) <= min(LONGEST_VALUE, self._left):
            self.values[path] = text
            self._left -= len(text) + len(path)

    def keep_rest(self, path: str, given: Mapping[str, Json], shown: Mapping[str, Json]) -> None:
        """Keep what an object says beyond what Cv v1 shows of it."""
        for key, value in given.items():
            if shown.get(key) != value:
                self.keep(f"{path}.{key}", value)


def put_back(row: dict[str, Json], key: str, value: Json, read: Json) -> None:
    """Put a kept value back, unless its field says something else since.

    ``read`` is the field as Cv v1 reads the value, None where it has no such field.
    """
    if read is None:
        row.setdefault(key, value)
    elif read == row.get(key, ""):
        row[key] = value


def grouped(
    values: Mapping[str, str], lists: Iterable[str]
) -> dict[tuple[str, ...], dict[str, Json]]:
    """The kept values by where they belong: ("basics",), (list, id) or () for the whole file."""
    named = set(lists)
    found: dict[tuple[str, ...], dict[str, Json]] = {}
    for path, text in values.items():
        parts = path.split(".")
        depth = 1 if parts[0] == "basics" else 2 if parts[0] in named else 0
        depth = depth if len(parts) > depth else 0
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            continue
        found.setdefault(tuple(parts[:depth]), {})[".".join(parts[depth:])] = value
    return found


def as_object(value: Json) -> dict[str, Json]:
    """The value when it is an object, else an empty one."""
    return cast("dict[str, Json]", value) if isinstance(value, dict) else {}

"""Connections to SQLite: how they are opened, what they promise, and how failures are said."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import apsw

from everdraft.base.errors import OurFault
from everdraft.storage.sql import script

SCHEMA_VERSION = 1
_FIRST_SAFE_SQLITE = (3, 51, 3)  # earlier ones can corrupt a WAL that is reset while read

Given = Sequence[Any] | Mapping[str, Any]


def execute(connection: apsw.Connection, sql: str, given: Given = ()) -> apsw.Cursor:
    """One statement; apsw caches its preparation."""
    return connection.execute(sql, given)  # pyright: ignore[reportUnknownMemberType]


def connect(path: Path) -> apsw.Connection:
    try:
        connection = apsw.Connection(str(path))
        connection.set_busy_timeout(5_000)
        execute(connection, "PRAGMA journal_mode = WAL")
        execute(connection, "PRAGMA synchronous = FULL")
        execute(connection, "PRAGMA foreign_keys = ON")
        if sys.platform == "darwin":
            execute(connection, "PRAGMA fullfsync = ON")
            execute(connection, "PRAGMA checkpoint_fullfsync = ON")
        return connection
    except apsw.Error as failure:
        raise OurFault(
            "The database cannot be opened: %(reason)s",
            code="database_unusable",
            action="Check the data folder, or restore a backup.",
            reason=str(failure),
        ) from failure


def prepare_schema(connection: apsw.Connection) -> None:
    ((version,),) = execute(connection, "PRAGMA user_version")
    if version > SCHEMA_VERSION:
        raise OurFault(
            "The data folder was written by a newer Everdraft (schema %(found)s, known %(known)s).",
            code="newer_schema",
            action="Start the newer version again, or restore a backup made before the upgrade.",
            found=version,
            known=SCHEMA_VERSION,
        )
    if version == 0:
        with connection:
            execute(connection, script("sqlite_schema.sql"))
            execute(connection, f"PRAGMA user_version = {SCHEMA_VERSION}")


def roll_back(connection: apsw.Connection) -> None:
    if connection.in_transaction:
        execute(connection, "ROLLBACK")


def not_saved(failure: Exception) -> OurFault:
    full = isinstance(failure, apsw.FullError)
    return OurFault(
        "Not saved: the disk is full." if full else "Not saved: the disk did not take it.",
        code="not_saved",
        action="Free some space; everything saved before is kept, and work goes on by itself.",
        status=507 if full else 503,
    )


def as_mappings(cursor: apsw.Cursor) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    names: tuple[str, ...] = ()
    for row in cursor:
        names = names or tuple(column[0] for column in cursor.get_description())
        found.append(dict(zip(names, row, strict=True)))
    return found


def require_safe_sqlite() -> None:
    version = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    if version < _FIRST_SAFE_SQLITE:
        raise OurFault(
            "This SQLite (%(version)s) can damage its log; 3.51.3 or newer is needed.",
            code="sqlite_too_old",
            action="Install apsw from its wheel, which brings a newer SQLite.",
            version=apsw.sqlite_lib_version(),
        )

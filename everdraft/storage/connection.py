"""Connections to SQLite: how they are opened, what they promise, and how failures are said."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import apsw

from everdraft.base.errors import OurFault

ALL_PAGES = -1
HEADER_BYTES = 100
MAGIC = b"SQLite format 3\0"
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
        raise unusable(failure) from failure


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


def copy_database(source: Path, target: Path) -> None:
    """The database as of one moment, also while others write; ``target`` is one file, no WAL."""
    reading, writing = apsw.Connection(str(source)), apsw.Connection(str(target))
    try:
        with writing.backup("main", reading, "main") as copying:
            # In one step: SQLite starts a copy over that is interrupted by a writer, so that one in
            # small steps would never end beside a busy server. Writers do not wait for it (WAL).
            copying.step(ALL_PAGES)
        execute(writing, "PRAGMA journal_mode = DELETE")
    finally:
        writing.close()
        reading.close()


def is_whole(database: Path) -> bool:
    """Whether every page and every index of a database file is as it should be."""
    connection = apsw.Connection(str(database))
    try:
        return [row[0] for row in execute(connection, "PRAGMA integrity_check")] == ["ok"]
    except apsw.Error:
        return False
    finally:
        connection.close()


def schema_version(database: Path) -> int | None:
    """The version of a database's schema, looked at without changing it; None when there is none.

    Raises `OurFault` (``database_unusable``) for a file that is no database.
    """
    if not database.exists():
        return None
    wal = database.with_name(f"{database.name}-wal")
    try:
        if not wal.exists() or not wal.stat().st_size:
            # Opening would leave a WAL behind. The number stands in the header, at byte 60.
            with database.open("rb") as file:
                return _version_in_header(file.read(HEADER_BYTES))
        connection = apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            ((version,),) = execute(connection, "PRAGMA user_version")
        finally:
            connection.close()
    except (apsw.Error, OSError) as failure:
        raise unusable(failure) from failure
    return int(version)


def _version_in_header(header: bytes) -> int:
    if header and not header.startswith(MAGIC):
        raise apsw.NotADBError("file is not a database")
    return int.from_bytes(header[60:64], "big")


def unusable(failure: Exception) -> OurFault:
    return OurFault(
        "The database cannot be opened: %(reason)s",
        code="database_unusable",
        action="Check the data folder, or restore a backup.",
        reason=str(failure),
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

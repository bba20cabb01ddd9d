"""The schema's versions: numbered steps, each whole in its own transaction, after a backup.

A step is a file ``sqlite_NNNN_name.sql``; its number is the version it leads to, kept in SQLite's
``user_version`` and written in the step's own transaction. So a crash leaves the version before or
the version after, and the next start goes on from there.
"""

from __future__ import annotations

import filecmp
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import apsw
import structlog

from everdraft.base.errors import OurFault
from everdraft.storage.connection import copy_database, execute, is_whole, roll_back
from everdraft.storage.sql import script, script_names

STEP_NAME = re.compile(r"sqlite_(\d{4})_(\w+)\.sql")
MARGIN_BYTES = 16 * 1024 * 1024
MIB = 1024 * 1024

log = structlog.get_logger(__name__)


@dataclass(slots=True, frozen=True)
class Step:
    """One change of the schema. ``version`` is the one it leads to."""

    version: int
    name: str
    sql: str


@dataclass(slots=True, frozen=True)
class Migration:
    """What is told while a database is brought from schema ``found`` to ``wanted``.

    Told three times: before anything is touched, when ``backup`` is safe, and when it is ``done``.
    """

    found: int
    wanted: int
    backup: Path | None = None
    done: bool = False


Tell = Callable[[Migration], None]


def _steps() -> tuple[Step, ...]:
    named = [(STEP_NAME.fullmatch(name), name) for name in script_names()]
    found = tuple(Step(int(m[1]), m[2], script(name)) for m, name in named if m)
    if [step.version for step in found] != list(range(1, len(found) + 1)):
        raise ValueError("the steps of the schema are not numbered 1, 2, 3, …")
    return found


STEPS = _steps()
SCHEMA_VERSION = len(STEPS)


def free_bytes_of(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def prepare_schema(
    connection: apsw.Connection,
    database: Path,
    *,
    now: Callable[[], datetime],
    tell: Tell | None = None,
    free_bytes: Callable[[Path], int] = free_bytes_of,
    steps: tuple[Step, ...] = STEPS,
) -> None:
    """Brings the database to the version this code knows; a new one is made in one transaction.

    Raises `OurFault`: ``newer_schema`` for one from the future, ``no_room`` when the disk has none
    for a backup and the change, ``backup_failed``, ``migration_failed``. After each of them the
    database is what it was, or at a whole version in between.
    """
    ((found,),) = execute(connection, "PRAGMA user_version")
    wanted = steps[-1].version
    if found > wanted:
        raise OurFault(
            "The data folder was written by a newer Everdraft (schema %(found)s, known %(known)s).",
            code="newer_schema",
            action="Start the newer version again, or put back the backup made before the upgrade: "
            "see docs/operations.md.",
            found=found,
            known=wanted,
        )
    if found == 0:
        _take(connection, steps)
    elif found < wanted:
        migration = Migration(found, wanted)
        _tell(migration, tell)
        _require_room(connection, database, free_bytes)
        migration = replace(migration, backup=_back_up(database, found, now()))
        _tell(migration, tell)
        for step in steps[found:]:
            _take(connection, (step,))
        _tell(replace(migration, done=True), tell)


def _tell(migration: Migration, tell: Tell | None) -> None:
    name = "migrated" if migration.done else "backed_up" if migration.backup else "migrating"
    log.warning(
        f"database.{name}",
        found=migration.found,
        wanted=migration.wanted,
        backup=migration.backup.name if migration.backup else None,
    )
    if tell is not None:
        tell(migration)


def _require_room(
    connection: apsw.Connection, database: Path, free_bytes: Callable[[Path], int]
) -> None:
    """Room for a second database, and for the change itself to be no larger than that."""
    ((pages,),) = execute(connection, "PRAGMA page_count")
    ((page_bytes,),) = execute(connection, "PRAGMA page_size")
    needed = 2 * pages * page_bytes + MARGIN_BYTES
    free = free_bytes(database.parent)
    if free < needed:
        raise _no_room(needed, free)


def _back_up(database: Path, version: int, now: datetime) -> Path:
    """A copy beside the database, on disk when this returns; never written over, never deleted.

    A start that is cut off and repeated finds that nothing changed since, and keeps the first one.
    """
    prefix = f"{database.stem}-schema-{version}-"
    moment = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = database.with_name(f"{prefix}{moment}{database.suffix}")
    partial = target.with_name(f".{database.stem}.partial")
    try:
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        copy_database(database, partial)
        if not is_whole(partial):
            raise OSError("the database is damaged")
        for earlier in sorted(database.parent.glob(f"{prefix}*{database.suffix}")):
            if filecmp.cmp(earlier, partial, shallow=False):
                return earlier
        _sync(partial, os.O_RDWR)
        partial.rename(target)
        _sync(database.parent, os.O_RDONLY)
    except (OSError, apsw.Error) as failure:
        raise OurFault(
            "The backup before the change of the database could not be made: %(reason)s",
            code="backup_failed",
            action="Nothing was changed: the earlier version can still be started.",
            reason=getattr(failure, "strerror", None) or str(failure),
        ) from failure
    finally:
        partial.unlink(missing_ok=True)
    return target


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _take(connection: apsw.Connection, steps: tuple[Step, ...]) -> None:
    """These steps and their version number, in one transaction."""
    try:
        execute(connection, "BEGIN IMMEDIATE")
        for step in steps:
            execute(connection, step.sql)
            execute(connection, f"PRAGMA user_version = {step.version}")
        execute(connection, "COMMIT")
    except (apsw.Error, OSError) as failure:
        roll_back(connection)
        if isinstance(failure, apsw.FullError):
            raise OurFault(
                "The disk is full.",
                code="no_room",
                action="Make room on the disk of the data folder and start again; "
                "nothing was changed.",
            ) from failure
        raise OurFault(
            "The database could not be brought to version %(version)s: %(reason)s",
            code="migration_failed",
            action="Nothing was changed: the earlier version can still be started.",
            version=steps[-1].version,
            reason=str(failure),
        ) from failure


def _no_room(needed_bytes: int, free_bytes: int) -> OurFault:
    return OurFault(
        "The database must be changed for this version, and there is no room for that: "
        "%(needed)d MiB are needed, with a backup, and %(free)d MiB are free.",
        code="no_room",
        action="Make room on the disk of the data folder and start again; nothing was changed.",
        needed=-(-needed_bytes // MIB),
        free=free_bytes // MIB,
    )

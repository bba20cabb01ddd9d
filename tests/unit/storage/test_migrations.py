"""From one schema to the next: announced, backed up, whole or not at all, and the way back."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from everdraft.base.errors import OurFault
from everdraft.credits.ledger import EntryKind, faults
from everdraft.runs.store import RunQuery
from everdraft.storage import migrations
from everdraft.storage.backup import DATABASE, restore_backup, write_backup
from everdraft.storage.connection import schema_version
from everdraft.storage.migrations import (
    SCHEMA_VERSION,
    STEPS,
    Migration,
    prepare_schema,
)
from everdraft.storage.sqlite import SqliteStore
from tests.support.schema_1 import OWNER, make_schema_1, rows_of_schema_1

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
BACKUP = "everdraft-schema-1-20261201T120000Z.sqlite3"

DIES_AT = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
import apsw
from everdraft.storage.migrations import prepare_schema
path, left = Path(sys.argv[1]), int(sys.argv[2])
def trace(cursor, sql, given):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return True
apsw.connection_hooks.append(lambda made: made.set_exec_trace(trace))
prepare_schema(apsw.Connection(str(path)), path, now=lambda: datetime(2026, 12, 1, 12, tzinfo=UTC))
print("ended")
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    make_schema_1(folder / DATABASE)
    return folder / DATABASE


def opened(database: Path, heard: list[Migration] | None = None) -> SqliteStore:
    tell = None if heard is None else heard.append
    return SqliteStore(database, now=lambda: NOON, tell=tell)


def shape(database: Path) -> list[tuple[object, ...]]:
    """Every table, index and trigger as it was declared, ALTERs included."""
    connection = apsw.Connection(str(database))
    found = list(connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2"))
    connection.close()
    return found


@pytest.mark.plan(27)
async def test_every_row_of_the_first_schema_is_there_afterwards(database: Path) -> None:
    before = rows_of_schema_1(database)
    assert {table: len(rows) for table, rows in before.items()} == {
        "streams": 3,
        "events": 87,
        "resumes": 1,
        "runs": 3,
        "documents": 3,
        "document_changes": 1,
        "drafts": 1,
        "credit_accounts": 1,
        "credit_entries": 1,
        "idempotency_keys": 0,
    }
    store = opened(database)
    runs = await store.runs(RunQuery(OWNER))
    assert {run.status.value for run in runs} == {"COMPLETED", "PAUSED", "IN_PROGRESS"}
    assert {run.goes_on_at for run in runs} == {""}
    done = next(run for run in runs if run.status.value == "COMPLETED")
    (report,) = await store.documents_of_run(OWNER, done.id, "report")
    assert report.id == done.document_id
    store.close()
    assert rows_of_schema_1(database) == before
    assert schema_version(database) == SCHEMA_VERSION


def test_a_migrated_database_is_the_same_as_a_new_one(database: Path, tmp_path: Path) -> None:
    opened(database).close()
    opened(tmp_path / "new").close()
    assert shape(database) == shape(tmp_path / "new")
    assert schema_version(tmp_path / "new") == SCHEMA_VERSION


def test_it_is_said_before_during_and_after(database: Path) -> None:
    heard: list[Migration] = []
    opened(database, heard).close()
    start = Migration(1, SCHEMA_VERSION)
    safe = replace(start, backup=database.with_name(BACKUP))
    assert heard == [start, safe, replace(safe, done=True)]
    again: list[Migration] = []
    opened(database, again).close()
    assert again == [], "nothing to do, nothing to say"
    opened(database.with_name("new"), again).close()
    assert again == []


def test_the_backup_holds_what_was_there_and_is_kept(database: Path) -> None:
    before = rows_of_schema_1(database)
    opened(database).close()
    backup = database.with_name(BACKUP)
    assert backup.stat().st_mode & 0o777 == 0o600
    assert schema_version(backup) == 1
    assert rows_of_schema_1(backup) == before
    assert sorted(path.name for path in database.parent.iterdir()) == sorted([BACKUP, DATABASE])


def test_what_was_committed_and_still_lies_in_the_wal_is_in_the_backup(database: Path) -> None:
    writer = apsw.Connection(str(database))
    writer.execute('UPDATE drafts SET body = \'{"targetRole":"Miller"}\'')
    opened(database).close()
    writer.close()
    assert "Miller" in str(rows_of_schema_1(database.with_name(BACKUP))["drafts"])


@pytest.mark.parametrize("free", [0, 16 * 1024 * 1024])
def test_without_room_nothing_is_touched(database: Path, free: int) -> None:
    before = database.read_bytes()
    connection = apsw.Connection(str(database))
    heard: list[Migration] = []
    with pytest.raises(OurFault, match="MiB are free") as refused:
        prepare_schema(
            connection, database, now=lambda: NOON, tell=heard.append, free_bytes=lambda _: free
        )
    connection.close()
    assert refused.value.code == "no_room"
    assert "16 MiB" in refused.value.sentence() or "17 MiB" in refused.value.sentence()
    assert len(heard) == 1
    assert database.read_bytes() == before
    assert [path.name for path in database.parent.iterdir()] == [DATABASE]


def test_a_backup_that_cannot_be_written_stops_it(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrations, "copy_database", refuse)
    with pytest.raises(OurFault) as refused:
        opened(database)
    assert refused.value.code == "backup_failed"
    assert "No space left" in refused.value.sentence()
    assert schema_version(database) == 1
    assert [path.name for path in database.parent.iterdir()] == [DATABASE]


def test_a_step_that_fails_leaves_the_version_before(database: Path) -> None:
    good = replace(STEPS[1], version=2)
    bad = replace(STEPS[1], version=3, sql="CREATE TABLE half (a);\nCREATE TABLE runs (a);")
    connection = apsw.Connection(str(database))
    with pytest.raises(OurFault) as refused:
        prepare_schema(connection, database, now=lambda: NOON, steps=(STEPS[0], good, bad))
    connection.close()
    assert refused.value.code == "migration_failed"
    assert "version 3" in refused.value.sentence()
    assert schema_version(database) == 2
    assert "half" not in str(shape(database))
    opened(database).close()


def test_a_damaged_database_is_not_migrated(database: Path) -> None:
    data = bytearray(database.read_bytes())
    data[4096 * 4 : 4096 * 6] = bytes(8192)
    database.write_bytes(data)
    with pytest.raises(OurFault) as refused:
        opened(database)
    assert refused.value.code == "backup_failed"
    assert schema_version(database) == 1


def die_at(database: Path, statement: int) -> bool:
    """Whether the migration was killed before its n-th statement; False when it came to its end."""
    command = [sys.executable, "-c", DIES_AT, str(database), str(statement)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode == -signal.SIGKILL:
        return True
    assert done.stdout.endswith("ended\n"), done.stderr
    return False


def test_killed_at_any_statement_it_is_the_old_or_the_new_one(database: Path) -> None:
    before = rows_of_schema_1(database)
    untouched = database.parent.parent / "untouched"
    shutil.copytree(database.parent, untouched)
    statement, versions = 0, set[int | None]()
    while True:
        statement += 1
        shutil.rmtree(database.parent)
        shutil.copytree(untouched, database.parent)
        if not die_at(database, statement):
            break
        versions.add(schema_version(database))
        store = opened(database)
        store.close()
        assert rows_of_schema_1(database) == before, statement
        assert schema_version(database) == SCHEMA_VERSION
        backups = list(database.parent.glob("everdraft-schema-1-*"))
        assert len(backups) == 1, "one that is cut off and begun again keeps one backup"
        assert rows_of_schema_1(backups[0]) == before, statement
        assert not list(database.parent.glob(".*")), "nothing half lies around"
    assert statement > len(STEPS[1].sql.split(";\n"))
    assert versions == set(range(1, SCHEMA_VERSION)), "a whole version, whichever it is"


async def test_what_runs_held_that_were_deleted_before_comes_back(database: Path) -> None:
    """The second schema deleted runs with their holds open; nobody else can close those."""
    connection = apsw.Connection(str(database))
    prepare_schema(connection, database, now=lambda: NOON, steps=STEPS[:2])
    ((alive,),) = connection.execute("SELECT id FROM runs WHERE status = 'PAUSED'")
    entries = [
        ("g", "grant", 20, "", 0),
        ("gone/1/reserve", "reserve", -2, "gone", 1),
        ("gone/1/release", "release", 2, "gone", 1),
        ("gone/5/reserve", "reserve", -2, "gone", 5),
        ("paid/1/reserve", "reserve", -3, "paid", 1),
        ("paid/1/settle", "settle", 0, "paid", 1),
        (f"{alive}/1/reserve", "reserve", -4, alive, 1),
    ]
    for name, kind, amount, run_id, hold in entries:
        connection.execute(
            "INSERT INTO credit_entries (id, owner_id, at, kind, amount, run_id, hold) "
            "VALUES (?, ?, '2026-11-01', ?, ?, ?, ?)",
            (name, OWNER, kind, amount, run_id, hold),
        )
    connection.close()
    store = opened(database)
    found = await store.entries(OWNER, 100)
    newest = found[0]
    assert (newest.id, newest.kind, newest.amount) == ("gone/5/release", EntryKind.RELEASE, 2)
    assert len(found) == 1 + len(entries) + 1, "one came back, and nothing else was written"
    assert faults(found[::-1]) == []
    assert await store.balance(OWNER) == sum(one.amount for one in found)
    store.close()


async def test_a_second_try_with_the_same_rows_keeps_the_first_backup(database: Path) -> None:
    (database.with_name("everdraft-schema-1-20261130T120000Z.sqlite3")).write_bytes(b"another one")
    opened(database).close()
    backup = database.with_name(BACKUP)
    kept = backup.read_bytes()
    shutil.copy(backup, database)
    heard: list[Migration] = []
    SqliteStore(database, now=lambda: NOON.replace(year=2027), tell=heard.append).close()
    assert heard[-1].backup == backup
    assert backup.read_bytes() == kept


@pytest.mark.plan(78)
def test_the_way_back_is_the_backup_under_the_databases_name(database: Path) -> None:
    """As docs/operations.md says: stop, put the file back, start the earlier version."""
    before = rows_of_schema_1(database)
    store = opened(database)
    store.close()
    database.rename(database.with_name("everdraft.sqlite3.newer"))
    shutil.copy(database.with_name(BACKUP), database)
    first_version = apsw.Connection(str(database))
    prepare_schema(first_version, database, now=lambda: NOON, steps=STEPS[:1])
    first_version.execute("PRAGMA journal_mode = WAL")
    first_version.execute("UPDATE drafts SET updated_at = '2026-12-02'")
    first_version.close()
    after = rows_of_schema_1(database)
    assert {name: rows for name, rows in after.items() if name != "drafts"} == {
        name: rows for name, rows in before.items() if name != "drafts"
    }
    opened(database).close()
    assert rows_of_schema_1(database) == after, "and forward again, with what was done meanwhile"


def test_the_earlier_version_refuses_the_newer_schema(database: Path) -> None:
    opened(database).close()
    connection = apsw.Connection(str(database))
    with pytest.raises(OurFault, match="newer Everdraft") as refused:
        prepare_schema(connection, database, now=lambda: NOON, steps=STEPS[:1])
    connection.close()
    assert refused.value.code == "newer_schema"
    assert "operations.md" in refused.value.action


def test_a_backup_names_the_schema_it_holds_and_an_older_one_is_restored(
    database: Path, tmp_path: Path
) -> None:
    before = rows_of_schema_1(database)
    assert write_backup(database.parent, tmp_path / "b.zip", "now")["schema"] == 1
    restore_backup(tmp_path / "b.zip", tmp_path / "again")
    opened(tmp_path / "again" / DATABASE).close()
    assert rows_of_schema_1(tmp_path / "again" / DATABASE) == before


def test_the_first_step_was_never_edited() -> None:
    landed = (Path(__file__).parents[2] / "samples" / "schema_1.sql").read_text("utf-8")
    connection, fresh = apsw.Connection(":memory:"), apsw.Connection(":memory:")
    connection.execute(landed)
    fresh.execute(STEPS[0].sql)
    question = "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2"
    assert list(connection.execute(question)) == list(fresh.execute(question))

"""SQLite alone: durability settings, reopening, newer schemas, failing disks, index use."""

from __future__ import annotations

import re
from pathlib import Path

import apsw
import pytest

from everdraft.base.errors import OurFault
from everdraft.storage.connection import execute
from everdraft.storage.migrations import SCHEMA_VERSION
from everdraft.storage.sql import statements
from everdraft.storage.sqlite import SqliteStore
from everdraft.streams.store import Append, Commit, NewStream

NOW = "2026-01-01T00:00:00.000Z"
NEW = Commit(creates=(NewStream("s", "ana", "application/json", NOW),))


async def test_every_commit_is_synced_to_disk(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "db")
    writer = store._writer  # pyright: ignore[reportPrivateUsage]
    assert list(execute(writer, "PRAGMA journal_mode")) == [("wal",)]
    assert list(execute(writer, "PRAGMA synchronous")) == [(2,)], "2 is FULL"
    assert list(execute(writer, "PRAGMA foreign_keys")) == [(1,)]
    store.close()


async def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    first = SqliteStore(tmp_path / "db")
    await first.commit([NEW, Commit((Append("s", 0, 1, ("kept",)),))])
    second = SqliteStore(tmp_path / "db")  # the first was never closed, as after a kill
    assert [event.body for event in await second.read("s", 0, 10)] == ["kept"]
    first.close()
    second.close()


def test_a_newer_schema_is_refused_with_what_to_do(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "db").close()
    raw = apsw.Connection(str(tmp_path / "db"))
    execute(raw, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    raw.close()
    with pytest.raises(OurFault, match="newer Everdraft") as refused:
        SqliteStore(tmp_path / "db")
    assert refused.value.code == "newer_schema"


def test_a_file_that_is_no_database_is_an_error_with_words(tmp_path: Path) -> None:
    (tmp_path / "db").write_bytes(b"this was never a database" * 100)
    with pytest.raises(OurFault) as refused:
        SqliteStore(tmp_path / "db")
    assert refused.value.code == "database_unusable"


async def test_a_full_disk_takes_nothing_and_the_next_commit_works(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "db")
    await store.commit([NEW])
    writer = store._writer  # pyright: ignore[reportPrivateUsage]
    ((pages,),) = execute(writer, "PRAGMA page_count")
    execute(writer, f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(OurFault) as refused:
        await store.commit([Commit((Append("s", 0, 1, ("x" * 100_000,)),))])
    assert refused.value.code == "not_saved"
    assert await store.read("s", 0, 10) == []
    execute(writer, "PRAGMA max_page_count = 1000000")
    (result,) = await store.commit([Commit((Append("s", 0, 1, ("small",)),))])
    assert result.accepted
    store.close()


async def test_a_slow_disk_moves_commits_to_a_thread_and_keeps_order(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "db")
    await store.commit([NEW])
    store._commit_seconds = 1.0  # pyright: ignore[reportPrivateUsage]
    for seq in range(1, 20):
        (result,) = await store.commit([Commit((Append("s", 0, seq, (str(seq),)),))])
        assert result.accepted
    assert [e.body for e in await store.read("s", 0, 100)] == [str(n) for n in range(1, 20)]
    store.close()


@pytest.mark.parametrize(
    "name",
    [
        "runs",
        "unfinished_run_ids",
        "read_events",
        "resumes",
        "documents_of_run",
        "sends",
        "run_tokens",
        "spent",
        "runs_going_on",
    ],
)
def test_lists_read_through_an_index(tmp_path: Path, name: str) -> None:
    store = SqliteStore(tmp_path / "db")
    sql = statements("sqlite_queries.sql")[name]
    by_name = {
        "owner_id": "a",
        "kind": "",
        "subject_id": "",
        "dismissed": None,
        "before_at": "",
        "before_id": "",
        "limit": 50,
    }
    places = max((int(number) for number in re.findall(r"[?](\d)", sql)), default=0)
    arguments = by_name if name == "runs" else ("a", "", 10)[:places]
    plan = [row[3] for row in execute(store._reader, "EXPLAIN QUERY PLAN " + sql, arguments)]  # pyright: ignore[reportPrivateUsage]
    scans = [line for line in plan if line.startswith("SCAN") and "json_each" not in line]
    assert not [line for line in scans if "USING" not in line], plan
    assert not [line for line in plan if "TEMP B-TREE" in line], plan
    store.close()


def test_documents_of_no_file_are_found_by_index(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "db")
    sql = "EXPLAIN QUERY PLAN " + statements("sqlite_queries.sql")["documents_apart"]
    rows = execute(store._reader, sql, ("a", "job", 10, "2026", "doc_1"))  # pyright: ignore[reportPrivateUsage]
    first, *rest = [row[3] for row in rows]
    assert "documents_of_subject (owner_id=? AND subject_id=? AND kind=?)" in first
    assert rest in ([], ["USE TEMP B-TREE FOR LAST TERM OF ORDER BY"])
    store.close()

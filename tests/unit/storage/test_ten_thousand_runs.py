"""Lists of somebody with ten thousand runs are read by index, and in no more time than a glance."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import median
from time import process_time

import pytest

from everdraft.base.clock import timestamp
from everdraft.engine.service import OPEN
from everdraft.runs.states import TERMINAL, RunStatus
from everdraft.runs.store import RunQuery
from everdraft.storage.connection import execute
from everdraft.storage.sql import statements
from everdraft.storage.sqlite import SqliteStore

RUNS = 10_000
DAY_ONE = datetime(2026, 1, 1, tzinfo=UTC)
STATUSES = tuple(RunStatus)
GLANCE_SECONDS = 0.050
PAGE = 50

INSERT_STREAMS = """
INSERT INTO streams (stream_id, owner_id, content_type, head, created_at)
SELECT value ->> 1, value ->> 2, 'application/json', 40, value ->> 4 FROM json_each(?1)
"""
INSERT_RUNS = """
INSERT INTO runs (
    id, stream_id, owner_id, kind, title, subject_id, input, input_hash, language, status,
    progress,
    attempts, reason, error, summary, document_id, dismissed_at, read_at, reused_run_id,
    price, hold, created_at, updated_at
)
SELECT
    value ->> 0, value ->> 1, value ->> 2, 'analysis', 'A CV.pdf', NULL, value ->> 5,
    value ->> 0, 'en', value ->> 3, 0.4, 1, '', NULL,
    '{"sectionsDone":2,"sectionsPlanned":5,"words":412}', '', value ->> 6, '', '', 0, 0,
    value ->> 4, value ->> 4
FROM json_each(?1)
"""


def fill(store: SqliteStore, owner_id: str, *, dismissed: bool = False) -> None:
    """Ten thousand runs of an owner in every status, a minute apart."""
    given = [
        (
            f"run_{owner_id}{number:05}",
            f"runs/run_{owner_id}{number:05}",
            owner_id,
            STATUSES[number % len(STATUSES)].value,
            timestamp(DAY_ONE + timedelta(minutes=number)),
            json.dumps({"targetRole": "Backend engineer " * 10}),
            timestamp(DAY_ONE) if dismissed else "",
        )
        for number in range(RUNS)
    ]
    text = json.dumps(given)
    writer = store._writer  # pyright: ignore[reportPrivateUsage]
    execute(writer, "BEGIN")
    execute(writer, INSERT_STREAMS, (text,))
    execute(writer, INSERT_RUNS, (text,))
    execute(writer, "COMMIT")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    made = SqliteStore(tmp_path_factory.mktemp("runs") / "db")
    fill(made, "ana")
    fill(made, "rui")
    fill(made, "away", dismissed=True)
    yield made
    made.close()


def queries(owner_id: str) -> dict[str, RunQuery]:
    """What the banner and the dashboard ask for."""
    before = (timestamp(DAY_ONE + timedelta(minutes=RUNS // 2)), "run")
    return {
        "banner": RunQuery(owner_id, statuses=OPEN, dismissed=False, limit=PAGE + 1),
        "next page": RunQuery(owner_id, OPEN, dismissed=False, before=before, limit=PAGE + 1),
        "put away": RunQuery(owner_id, statuses=OPEN, dismissed=True, limit=PAGE),
        "ended": RunQuery(owner_id, statuses=tuple(TERMINAL), limit=8),
        "all": RunQuery(owner_id, limit=PAGE + 1),
    }


def plan(store: SqliteStore, name: str, given: object) -> list[str]:
    sql = "EXPLAIN QUERY PLAN " + statements("sqlite_queries.sql")[name]
    return [row[3] for row in execute(store._reader, sql, given)]  # pyright: ignore[reportPrivateUsage]


def lists(owner_id: str = "ana") -> dict[str, object]:
    return {
        "owner_id": owner_id,
        "status": "ERROR",
        "kind": "",
        "subject_id": "",
        "dismissed": False,
        "before_at": "",
        "before_id": "",
        "limit": PAGE,
    }


@pytest.mark.plan(24)
def test_a_list_in_some_statuses_is_a_walk_along_the_index(store: SqliteStore) -> None:
    steps = plan(store, "runs_in_status", lists())
    assert any("USING INDEX runs_of_owner (owner_id=? AND status=?)" in step for step in steps), (
        steps
    )
    # Only runs of the very same moment are put in order by id; never all of them.
    assert not [step for step in steps if step == "USE TEMP B-TREE FOR ORDER BY"], steps


def test_a_list_of_all_is_a_walk_along_the_index(store: SqliteStore) -> None:
    steps = plan(store, "runs", lists())
    assert any("USING INDEX runs_by_time (owner_id=?" in step for step in steps), steps
    assert not [step for step in steps if "TEMP B-TREE" in step], steps


def test_the_count_looks_only_at_the_owner_s_rows_in_these_statuses(store: SqliteStore) -> None:
    steps = plan(store, "count_runs", ("ana", json.dumps(["ERROR", "PAUSED"]), False))
    assert any("USING INDEX runs_of_owner (owner_id=? AND status=?)" in step for step in steps), (
        steps
    )
    assert not [step for step in steps if "TEMP B-TREE FOR GROUP BY" in step], steps


@pytest.mark.plan(24)
@pytest.mark.parametrize("name", queries("ana"))
@pytest.mark.parametrize("owner_id", ["ana", "away"])
async def test_it_is_read_at_a_glance(store: SqliteStore, owner_id: str, name: str) -> None:
    query = queries(owner_id)[name]
    seconds: list[float] = []
    for _ in range(7):
        started = process_time()
        found = await store.runs(query)
        seconds.append(process_time() - started)
    assert median(seconds) <= GLANCE_SECONDS
    assert {run.owner_id for run in found} <= {owner_id}
    assert [run.updated_at for run in found] == sorted(
        (run.updated_at for run in found), reverse=True
    )
    none_stand_there = {"banner", "next page"} if owner_id == "away" else {"put away"}
    assert len(found) == (0 if name in none_stand_there else query.limit)


async def test_all_are_counted_at_a_glance(store: SqliteStore) -> None:
    seconds: list[float] = []
    for _ in range(7):
        started = process_time()
        counts = await store.count_runs("ana", OPEN, dismissed=False)
        seconds.append(process_time() - started)
    assert median(seconds) <= GLANCE_SECONDS
    assert sum(counts.values()) == sum(
        STATUSES[number % len(STATUSES)] in OPEN for number in range(RUNS)
    )
    assert await store.count_runs("away", OPEN, dismissed=False) == {}

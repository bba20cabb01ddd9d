"""Many events, many saves, many runs: few writes, a pace that is kept up with, flat memory."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from everdraft.engine.commit import Committer
from everdraft.engine.run import Run
from everdraft.engine.workflow import Outcome, Workflow, Workflows
from everdraft.library.records import Draft, PutDraft
from everdraft.storage.connection import execute
from everdraft.storage.memory import MemoryStore
from everdraft.storage.sqlite import SqliteStore
from everdraft.streams.store import Commit, CommitResult
from tests.support.engine import Script, Store, Wish, World, read_to_end, request

RUNS = 40
CHUNKS = 100
PACE_EVENTS_PER_SECOND = 40 * 25
GROWTH_BYTES_PER_RUN_MAX = 1_000


async def recite(run: Run, wish: Wish, tools: object) -> Outcome:
    """One section of many small chunks, as fast as they are taken."""
    del wish, tools
    await run.plan([("one", "One")])
    section = await run.section("one", "One")
    assert section is not None
    for number in range(CHUNKS):
        await section.write(f"chunk {number:04} of some forty bytes of text ")
    await section.complete({"resume_sections": []})
    return Outcome({"done": True}, (), "")


def many_chunks() -> Workflows:
    registry = Workflows()
    registry.add(Workflow("recital", "Recital", 0, Wish, "/api/recital", recite))
    return registry


def count_transactions(store: SqliteStore) -> list[int]:
    """Grows by one with every transaction that SQLite commits, each of which is synced to disk."""
    seen: list[int] = []

    def before_commit() -> bool:
        seen.append(1)
        return False

    store._writer.set_commit_hook(before_commit)  # pyright: ignore[reportPrivateUsage]
    return seen


async def _all_at_once(store: Store) -> int:
    """Runs all of them to their end; gives the number of their events."""
    world = World(store, Script(), workflows=many_chunks(), active_runs_limit=RUNS)
    await world.start()
    rows = await asyncio.gather(*(world.runs.start(request(str(n))) for n in range(RUNS)))
    bodies = await asyncio.gather(*(read_to_end(world, row.id) for row in rows))
    await world.stop()
    assert {len(one) for one in bodies} == {CHUNKS + 6}
    return sum(map(len, bodies))


@pytest.mark.plan(51, 73)
async def test_many_events_of_many_runs_are_few_writes(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "db")
    transactions = count_transactions(store)
    events = await _all_at_once(store)
    store.close()
    assert 0 < len(transactions) * 20 < events


@pytest.mark.plan(72, 83)
async def test_forty_runs_of_25_chunks_a_second_are_kept_up_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved: list[float] = []
    unsaved: list[float] = []
    for number in range(3):
        for store, rates in (
            (SqliteStore(tmp_path / f"db{number}"), saved),
            (MemoryStore(), unsaved),
        ):
            started = perf_counter()
            events = await _all_at_once(store)
            rates.append(events / (perf_counter() - started))
            store.close()
    with capsys.disabled():
        print(f"\n  events a second, saved: {median(saved):.0f}, in memory: {median(unsaved):.0f}")
    assert median(saved) >= PACE_EVENTS_PER_SECOND


class _Disk(MemoryStore):
    """A disk that takes one flush at a time, when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.flushes: list[int] = []
        self.gate = asyncio.Event()

    async def commit(self, commits: Sequence[Commit]) -> list[CommitResult]:
        self.flushes.append(len(commits))
        await self.gate.wait()
        return await super().commit(commits)


def _draft(number: int) -> Commit:
    return Commit(effects=(PutDraft(Draft("ana", "improve", {"text": str(number)}, "now")),))


@pytest.mark.plan(86)
async def test_while_the_disk_is_busy_all_that_comes_is_one_more_write() -> None:
    disk = _Disk()
    committer = Committer(disk, lambda _: None)
    futures = [committer.submit(_draft(0))]
    await asyncio.sleep(0)
    futures += [committer.submit(_draft(number)) for number in range(1, 1_000)]
    disk.gate.set()
    assert all(result.accepted for result in await asyncio.gather(*futures))
    assert disk.flushes == [1, 999]


@pytest.mark.plan(34)
async def test_a_thousand_saves_of_one_draft_are_few_writes_and_the_last_word_wins(
    tmp_path: Path,
) -> None:
    store = SqliteStore(tmp_path / "db")
    transactions = count_transactions(store)
    committer = Committer(store, lambda _: None)
    results = await asyncio.gather(*(committer.commit(_draft(number)) for number in range(1_000)))
    assert all(result.accepted for result in results)
    kept = await store.draft("ana", "improve")
    assert kept is not None
    assert kept.body == {"text": "999"}
    assert 0 < len(transactions) <= 10
    store.close()


@pytest.mark.plan(87)
async def test_memory_is_as_large_after_many_runs_as_before(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "db")
    execute(store._writer, "PRAGMA synchronous = OFF")  # pyright: ignore[reportPrivateUsage]
    world = World(store, Script())
    await world.start()

    async def runs(first: int, count: int) -> int:
        for number in range(first, first + count):
            row = await world.runs.start(request(str(number)))
            await read_to_end(world, row.id)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before = await runs(0, 40)
        after = await runs(40, 80)
    finally:
        tracemalloc.stop()
    await world.stop()
    store.close()
    assert after - before <= 80 * GROWTH_BYTES_PER_RUN_MAX

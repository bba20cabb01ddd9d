"""Cleanup by a clock of our own: what was promised is kept, and then it goes."""

from __future__ import annotations

import asyncio

import pytest

from everdraft.engine.sweep import Sweeper
from everdraft.runs.store import RunQuery
from everdraft.storage.memory import MemoryStore, disk_full
from tests.support.engine import Script, World, read_to_end, request

DAY = 24 * 3_600


@pytest.mark.plan(32, 84)
async def test_logs_go_after_their_time_and_results_stay() -> None:
    world = World(MemoryStore(), Script())
    await world.start()
    row = await world.runs.start(request())
    await read_to_end(world, row.id)
    sweeper = Sweeper(world.committer, clock=world.clock, retention_days=30)
    world.clock.advance(29 * DAY)
    assert await sweeper.sweep() == {"runs": 0}
    await world.runs.snapshot("ana", row.id)  # somebody looks at it again
    await world.committer.close()
    document_id = (await world.runs.get("ana", row.id)).document_id
    world.clock.advance(29 * DAY)
    assert await sweeper.sweep() == {"runs": 0}
    world.clock.advance(2 * DAY)
    assert await sweeper.sweep() == {"runs": 1}
    assert await world.runs.list(RunQuery("ana")) == []
    assert await world.store.document("ana", document_id) is not None


@pytest.mark.plan(32)
async def test_unfinished_runs_never_go() -> None:
    world = World(MemoryStore(), Script())
    await world.runs.start(request())
    world.clock.advance(1_000 * DAY)
    assert await Sweeper(world.committer, clock=world.clock, retention_days=1).sweep() == {
        "runs": 0
    }


@pytest.mark.plan(75, 84)
async def test_a_failure_is_tried_again_an_hour_later() -> None:
    store = MemoryStore()
    world = World(store, Script())
    store.before_commit = disk_full
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            raise asyncio.CancelledError

    sweeper = Sweeper(world.committer, clock=world.clock, retention_days=1, sleep=wait)
    task = asyncio.create_task(sweeper.keep_sweeping())
    await asyncio.wait((task,))
    assert waits == [3_600, 3_600]

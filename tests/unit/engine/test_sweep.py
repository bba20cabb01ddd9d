"""Cleanup by a clock of our own: what was promised is kept, and then it goes."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from everdraft.base.errors import BadInput, Conflict
from everdraft.engine.sweep import Sweeper
from everdraft.engine.watch import Watches
from everdraft.runs.ending import ending_id
from everdraft.runs.fold import to_json
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunQuery, stream_id
from everdraft.storage.memory import MemoryStore, disk_full
from everdraft.streams.store import StoredEvent
from tests.support.engine import Script, World, read_to_end, request

DAY = 24 * 3_600


NOTHING = {"runs": 0, "logs": 0}


def sweeper_of(world: World, retention_days: float, **more: Any) -> Sweeper:
    return Sweeper(
        world.stores, world.committer, clock=world.clock, retention_days=retention_days, **more
    )


async def completed(world: World) -> str:
    """A run that is done; the world is at work."""
    await world.start()
    row = await world.runs.start(request())
    await read_to_end(world, row.id)
    return row.id


@pytest.mark.plan(32, 84)
async def test_logs_go_after_their_time_and_results_stay() -> None:
    world = World(MemoryStore(), Script())
    run_id = await completed(world)
    sweeper = sweeper_of(world, 30)
    world.clock.advance(29 * DAY)
    assert await sweeper.sweep() == NOTHING
    row, before = await world.runs.snapshot("ana", run_id)  # somebody looks at it again
    await world.committer.close()
    world.clock.advance(29 * DAY)
    assert await sweeper.sweep() == NOTHING
    assert sweeper.kept_until(await world.runs.get("ana", run_id)) is not None
    world.clock.advance(2 * DAY)
    assert await sweeper.sweep() == {"runs": 0, "logs": 1}
    assert await sweeper.sweep() == NOTHING
    assert await world.store.read(stream_id(run_id), 0, 10) == []
    (listed,) = await world.runs.list(RunQuery("ana"))
    assert listed.id == run_id
    assert sweeper.kept_until(listed) is None, "what is left is kept for good"
    assert await world.store.document("ana", row.document_id) is not None
    after_row, after = await world.runs.snapshot("ana", run_id)
    assert after_row.status is RunStatus.COMPLETED
    assert to_json(after) == to_json(before)


async def test_a_log_that_is_gone_is_said_to_be_gone_and_its_last_id_is_the_end() -> None:
    world = World(MemoryStore(), Script())
    run_id = await completed(world)
    world.clock.advance(2 * DAY)
    await sweeper_of(world, 1).sweep()
    head = (await world.runs.get("ana", run_id)).head
    with pytest.raises(BadInput) as refused:
        await world.runs.follow("ana", run_id, head - 1)
    assert (refused.value.status, refused.value.code) == (410, "log_deleted")
    async with await world.runs.follow("ana", run_id, head) as reader:
        assert (await reader.next(0)).ended
    watches = Watches(world.stores, world.hub)
    async with await watches.open("ana", {run_id: 3}, None) as watch:
        assert watch.unknown == (run_id,)
    async with await watches.open("ana", {run_id: head}, None) as watch:
        assert watch.unknown == ()
    await world.runs.resume("ana", run_id)
    with pytest.raises(Conflict):
        await world.runs.pause("ana", run_id)


async def test_a_result_of_a_version_that_kept_no_endings_is_taken_from_its_log() -> None:
    world = World(MemoryStore(), Script())
    run_id = await completed(world)
    _, before = await world.runs.snapshot("ana", run_id)
    await world.committer.close()
    del world.store._world.documents[ending_id(run_id)]  # pyright: ignore[reportPrivateUsage]
    world.clock.advance(2 * DAY)
    assert await sweeper_of(world, 1).sweep() == {"runs": 0, "logs": 1}
    _, after = await world.runs.snapshot("ana", run_id)
    assert to_json(after) == to_json(before)


class Unreadable(MemoryStore):
    """A store that finds one stream damaged beyond reading."""

    damaged = ""

    async def read(self, stream_id: str, after: int, limit: int) -> list[StoredEvent]:
        if stream_id == self.damaged:
            raise OSError("the disk gave nothing")
        return await super().read(stream_id, after, limit)


async def test_a_log_that_nobody_can_read_keeps_no_other_from_going() -> None:
    world = World(store := Unreadable(), Script())
    lost = await completed(world)
    other = (await world.runs.start(request("else"))).id
    await read_to_end(world, other)
    await world.committer.close()
    for run_id in (lost, other):
        del store._world.documents[ending_id(run_id)]  # pyright: ignore[reportPrivateUsage]
    store.damaged = stream_id(lost)
    world.clock.advance(2 * DAY)
    assert await sweeper_of(world, 1).sweep() == {"runs": 0, "logs": 1}
    assert (await world.runs.get("ana", lost)).log_deleted_at == ""
    assert (await world.runs.get("ana", other)).log_deleted_at != ""


@pytest.mark.plan(32)
async def test_unfinished_runs_never_go() -> None:
    world = World(MemoryStore(), Script())
    await world.runs.start(request())
    world.clock.advance(1_000 * DAY)
    assert await sweeper_of(world, 1).sweep() == NOTHING


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

    sweeper = sweeper_of(world, 1, sleep=wait)
    task = asyncio.create_task(sweeper.keep_sweeping())
    await asyncio.wait((task,))
    assert waits == [3_600, 3_600]

"""A byte that the disk turned: the run rests and says so, and nobody else notices."""

from __future__ import annotations

import asyncio
from pathlib import Path

import apsw
import pytest

from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunRow
from everdraft.storage.sqlite import SqliteStore
from everdraft.web.sse import frame
from tests.support.engine import Script, World, read_to_end, request

DAMAGES = {
    "a quote turned": 'UPDATE events SET body = replace(body, \'"v":1\', \'"v":1"\') WHERE seq = 8',
    "no text any more": "UPDATE events SET body = CAST(x'7B22FF' AS TEXT) WHERE seq = 8",
    "another version": "UPDATE events SET body = replace(body, '\"v\":1', '\"v\":9') WHERE seq = 8",
    "a field lost": "UPDATE events SET body = replace(body, '\"text\"', '\"tex\"') WHERE seq = 8",
    "gone": "DELETE FROM events WHERE seq = 8",
}


async def rested(world: World, run_id: str) -> RunRow:
    own = [task for task in asyncio.all_tasks() if task.get_name() == f"run {run_id}"]
    await asyncio.wait_for(asyncio.gather(*own), 10)
    return await world.runs.get("ana", run_id)


@pytest.mark.plan(89)
@pytest.mark.parametrize("damage", DAMAGES)
async def test_the_run_rests_and_what_can_be_read_is_shown(tmp_path: Path, damage: str) -> None:
    store, script = SqliteStore(tmp_path / "db"), Script(fail_in="two")
    world = World(store, script, prices={"recital": 1})
    await world.start()
    from everdraft.engine.credits import CreditService

    credits = CreditService(store, world.committer, clock=world.clock, ids=world.ids)
    await credits.grant("ana", 2)
    run_id = (await world.runs.start(request())).id
    assert (await rested(world, run_id)).status is RunStatus.ERROR
    raw = apsw.Connection(str(tmp_path / "db"))
    raw.execute(DAMAGES[damage])
    assert raw.changes() == 1
    raw.close()
    script.fail_in = ""

    await world.runs.retry("ana", run_id)
    row = await rested(world, run_id)
    assert row.status is RunStatus.ERROR
    assert row.error is not None
    assert (row.error["code"], row.error["retryable"]) == ("log_damaged", False)
    assert row.hold == 0
    assert (await credits.account("ana")).balance == 2, "nothing is charged for it"

    shown, snapshot = await world.runs.snapshot("ana", run_id)
    assert (snapshot.status, snapshot.error) == (RunStatus.ERROR, row.error)
    assert snapshot.seq == shown.head
    assert snapshot.sections["one"].text == "Whatever "
    for event in await store.read(f"runs/{run_id}", 0, 1000):
        assert frame(event).startswith(f"id: {event.seq}\n".encode())

    other = await world.runs.start(request("something else"))
    await read_to_end(world, other.id)
    assert (await world.runs.get("ana", other.id)).status is RunStatus.COMPLETED
    cancelled = await world.runs.cancel("ana", run_id)
    assert cancelled.status is RunStatus.CANCELLED
    again = await world.runs.start(request())
    await read_to_end(world, again.id)
    done = await world.runs.get("ana", again.id)
    assert done.status is RunStatus.COMPLETED, "what stood before the damage is no hindrance"
    await world.stop()
    store.close()

"""The engine is crashed after every single event of a run: what was seen stays, work goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from everdraft.runs.events import EventKind, decode
from everdraft.runs.fold import SectionStatus, fold
from everdraft.storage.memory import MemoryStore
from everdraft.storage.sqlite import SqliteStore
from tests.support.engine import (
    SECTIONS,
    WORDS,
    CuttingStore,
    Script,
    Store,
    World,
    read_to_end,
    request,
)

EVENTS_OF_A_WHOLE_RUN = 1 + 1 + 1 + 1 + len(SECTIONS) * (2 + 1 + len(WORDS)) + 1


@pytest.fixture(params=["sqlite", "memory"])
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    if request.param == "memory":
        return MemoryStore
    return lambda: SqliteStore(tmp_path / "db")


@pytest.mark.plan(1, 79)
@pytest.mark.parametrize("events", range(1, EVENTS_OF_A_WHOLE_RUN))
async def test_a_crash_after_any_event_loses_and_repeats_nothing(
    make_store: Callable[[], Store], events: int
) -> None:
    store = make_store()
    script = Script()
    cutting = CuttingStore(store, events)
    before = World(cutting, script)  # pyright: ignore[reportArgumentType]
    await before.start()
    starting = asyncio.create_task(before.runs.start(request()))
    await asyncio.wait_for(cutting.cut.wait(), 5)
    starting.cancel()
    before.crash()
    run_id = "run_1"
    seen = [event.body for event in await store.read(f"runs/{run_id}", 0, 1_000)]
    assert len(seen) == events
    finished = {
        section.id
        for section in fold(map(decode, seen)).sections.values()
        if section.status is SectionStatus.COMPLETED
    }
    calls_before = dict(script.calls)

    after = World(store, script)
    assert await after.start() == 1, "a restart takes the run up at once"
    rest = await asyncio.wait_for(read_to_end(after, run_id, after=events), 5)
    await after.stop()

    whole = [event.body for event in await store.read(f"runs/{run_id}", 0, 1_000)]
    assert whole == seen + rest, "bytes behind an id never change, and nothing came twice"
    decoded = [decode(body) for body in whole]
    assert [event.seq for event in decoded] == list(range(1, len(whole) + 1))
    ends = [e for e in decoded if e.kind in (EventKind.RUN_COMPLETED, EventKind.RUN_CANCELLED)]
    assert ends == [decoded[-1]]
    snapshot = fold(decoded)
    assert [section.text for section in snapshot.sections.values()] == ["".join(WORDS)] * 3
    for section_id in finished:
        assert script.calls[section_id] == calls_before[section_id], "computed once"
    row = await store.run("ana", run_id)
    assert row is not None
    assert row.status == "COMPLETED"
    assert await store.document("ana", row.document_id) is not None
    store.close()


async def test_the_number_of_events_is_known(make_store: Callable[[], Store]) -> None:
    store = make_store()
    world = World(store, Script())
    await world.start()
    row = await world.runs.start(request())
    assert len(await read_to_end(world, row.id)) == EVENTS_OF_A_WHOLE_RUN
    await world.stop()
    store.close()

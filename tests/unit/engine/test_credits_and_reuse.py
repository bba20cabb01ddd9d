"""Holds follow the run; a stopped run's finished sections are used again; the line has places."""

from __future__ import annotations

import asyncio

import pytest

from everdraft.base.errors import NoCredits
from everdraft.credits.ledger import Entry, EntryKind, PutEntry, faults
from everdraft.engine.watch import Watches
from everdraft.runs.events import EventKind, decode
from everdraft.runs.states import RunStatus
from everdraft.storage.memory import MemoryStore
from everdraft.streams.store import Commit
from tests.support.engine import WORDS, Script, World, read_to_end, request


async def world_with(credits: int, **more: int) -> World:
    world = World(MemoryStore(), Script(), prices={"recital": 2}, **more)  # pyright: ignore[reportArgumentType]
    grant = Entry("grant", "ana", "now", EntryKind.GRANT, credits)
    await world.committer.commit(Commit(effects=(PutEntry(grant),)))
    return world


async def ledger(world: World) -> list[tuple[str, int]]:
    entries = (await world.store.entries("ana", 1_000))[::-1]
    assert faults(entries) == []
    assert await world.store.balance("ana") == sum(entry.amount for entry in entries)
    return [(entry.kind.value, entry.amount) for entry in entries if entry.run_id]


async def until_rest(world: World, run_id: str) -> RunStatus:
    async with await world.runs.follow("ana", run_id, 0) as reader:
        while (row := await world.runs.get("ana", run_id)).status in (
            RunStatus.PENDING,
            RunStatus.IN_PROGRESS,
        ):
            await reader.next(1.0)
        return row.status


@pytest.mark.plan(12)
async def test_a_completed_run_is_paid_once() -> None:
    world = await world_with(5)
    await world.start()
    row = await world.runs.start(request())
    assert await world.store.reserved("ana") == 2
    await read_to_end(world, row.id)
    assert await ledger(world) == [("reserve", -2), ("settle", 0)]
    assert await world.store.reserved("ana") == 0
    assert await world.store.balance("ana") == 3


@pytest.mark.plan(12)
async def test_an_error_gives_back_and_the_retry_opens_the_next_hold() -> None:
    world = await world_with(2)
    world.script.fail_in = "two"
    await world.start()
    row = await world.runs.start(request())
    assert await until_rest(world, row.id) is RunStatus.ERROR
    assert await ledger(world) == [("reserve", -2), ("release", 2)]
    world.script.fail_in = ""
    await world.runs.retry("ana", row.id)
    await read_to_end(world, row.id)
    assert await ledger(world) == [
        ("reserve", -2),
        ("release", 2),
        ("reserve", -2),
        ("settle", 0),
    ]


@pytest.mark.plan(12, 19, 22, 46)
async def test_a_pause_keeps_its_hold_and_a_stop_gives_it_back() -> None:
    world = await world_with(2)
    row = await world.runs.start(request())
    await world.runs.pause("ana", row.id)
    await world.runs.resume("ana", row.id)
    assert await ledger(world) == [("reserve", -2)]
    await world.runs.cancel("ana", row.id)
    assert await ledger(world) == [("reserve", -2), ("release", 2)]


@pytest.mark.parametrize(("price", "said"), [(1, "1 credit;"), (2, "2 credits;")])
async def test_without_credits_nothing_starts_and_nothing_is_taken(price: int, said: str) -> None:
    world = World(MemoryStore(), Script(), prices={"recital": price})
    with pytest.raises(NoCredits) as refused:
        await world.runs.start(request())
    assert refused.value.status == 402
    assert said in refused.value.sentence()
    assert await ledger(world) == []


async def test_a_hundred_starts_at_the_balance_of_one_are_one_run_each_paid() -> None:
    world = await world_with(3)
    outcomes = await asyncio.gather(
        *(world.runs.start(request(str(number))) for number in range(100)),
        return_exceptions=True,
    )
    started = [one for one in outcomes if not isinstance(one, BaseException)]
    assert len(started) == 1
    assert all(isinstance(one, NoCredits) for one in outcomes if one not in started)
    assert await world.store.balance("ana") == 1


@pytest.mark.plan(23)
async def test_the_same_double_click_is_charged_once_at_the_last_credit() -> None:
    world = await world_with(2)
    rows = await asyncio.gather(*(world.runs.start(request()) for _ in range(20)))
    assert len({row.id for row in rows}) == 1
    assert await ledger(world) == [("reserve", -2)]


async def test_a_poison_run_gives_its_credits_back() -> None:
    world = await world_with(2)
    row = await world.runs.start(request())
    for _ in range(4):
        row_now, snapshot = await world.runs.snapshot("ana", row.id)
        await world.executor._take(row_now, snapshot)  # pyright: ignore[reportPrivateUsage]
    await world.executor.execute(row.id)
    assert (await world.runs.get("ana", row.id)).status is RunStatus.ERROR
    assert await ledger(world) == [("reserve", -2), ("release", 2)]


@pytest.mark.plan(12)
async def test_a_restart_of_the_engine_charges_nothing() -> None:
    world = await world_with(2)
    row = await world.runs.start(request())
    await world.executor._take(*await world.runs.snapshot("ana", row.id))  # pyright: ignore[reportPrivateUsage]
    again = World(world.store, world.script, prices={"recital": 2})
    await again.start()
    await read_to_end(again, row.id)
    assert await ledger(again) == [("reserve", -2), ("settle", 0)]


async def test_a_mistaken_stop_is_cheap() -> None:
    world = await world_with(4)
    world.script.fail_in = "three"
    await world.start()
    row = await world.runs.start(request())
    await until_rest(world, row.id)
    await world.runs.cancel("ana", row.id)
    world.script.fail_in = ""
    again = await world.runs.start(request())
    assert again.id != row.id
    bodies = await read_to_end(world, again.id)
    assert world.script.calls == {"today": 1, "one": 1, "two": 1, "three": 2}
    _, snapshot = await world.runs.snapshot("ana", again.id)
    assert [s.text for s in snapshot.sections.values()] == ["".join(WORDS)] * 3
    assert [len(s.findings) for s in snapshot.sections.values()] == [1, 1, 1]
    assert decode(bodies[-1]).kind is EventKind.RUN_COMPLETED


async def stopped_at(world: World, section: str) -> str:
    """A run that fails in a section and is then stopped for good."""
    world.script.fail_in = section
    row = await world.runs.start(request())
    assert await until_rest(world, row.id) is RunStatus.ERROR
    await world.runs.cancel("ana", row.id)
    return row.id


async def test_stopped_again_and_again_what_was_finished_is_still_used() -> None:
    world = await world_with(4)
    await world.start()
    runs = [await stopped_at(world, "two")]
    await world.stop()
    asleep = World(world.store, world.script, ids=world.ids, prices={"recital": 2})
    for _ in range(3):  # stopped before anything was taken over
        asleep.clock.advance(1)
        row = await asleep.runs.start(request())
        await asleep.runs.cancel("ana", row.id)
        runs.append(row.id)
    again = World(world.store, world.script, ids=world.ids, prices={"recital": 2})
    again.clock.advance(10)
    await again.start()
    runs.append(await stopped_at(again, "three"))
    again.clock.advance(10)
    world.script.fail_in = ""
    last = await again.runs.start(request())
    await read_to_end(again, last.id)
    assert len({*runs, last.id}) == 6
    assert world.script.calls == {"today": 1, "one": 1, "two": 2, "three": 2}
    assert await again.store.balance("ana") == 2, "paid once"


async def test_a_stopped_run_in_another_language_is_not_taken_over() -> None:
    world = await world_with(4)
    await world.start()
    await stopped_at(world, "two")
    world.script.fail_in = ""
    row = await world.runs.start(request(language="pt"))
    assert row.reused_run_id == ""
    await read_to_end(world, row.id)
    assert world.script.calls["one"] == 2


@pytest.mark.plan(17)
async def test_runs_beyond_the_limit_know_their_place() -> None:
    world = await world_with(100, active_runs_limit=1)
    gate = asyncio.Event()
    original = world.executor.execute

    async def held(run_id: str) -> None:
        await gate.wait()
        await original(run_id)

    await world.execution.start(held)
    rows = [await world.runs.start(request(str(number))) for number in range(3)]
    await asyncio.sleep(0)
    places = [world.runs.place(await world.runs.get("ana", row.id)) for row in rows]
    assert places == [0, 1, 2]
    gate.set()
    for row in rows:
        await read_to_end(world, row.id)
    assert [world.runs.place(await world.runs.get("ana", row.id)) for row in rows] == [0, 0, 0]


@pytest.mark.parametrize("how", ["look", "follow", "watch"])
async def test_reading_a_run_is_remembered_once_an_hour(how: str) -> None:
    world = await world_with(2)
    row = await world.runs.start(request())

    async def read() -> str:
        if how == "look":
            await world.runs.snapshot("ana", row.id)
        elif how == "follow":
            async with await world.runs.follow("ana", row.id, 0):
                pass
        else:
            watches = Watches(world.stores, world.hub, world.runs.touch)
            async with await watches.open("ana", {row.id: 0}, None):
                pass
        await world.committer.close()
        return (await world.runs.get("ana", row.id)).read_at

    first = await read()
    assert first
    world.clock.advance(3_000)
    assert await read() == first
    world.clock.advance(700)
    assert await read() > first

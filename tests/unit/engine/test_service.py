"""Commands and starts: one run for a double click, rest and resume, fences, idempotency."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from everdraft.base.errors import BadInput, Conflict, NotFound
from everdraft.runs.events import EventKind, decode
from everdraft.runs.lease import IDLE_TAKEOVERS_CAP
from everdraft.runs.states import RunStatus
from everdraft.storage.memory import MemoryStore, disk_full
from tests.support.engine import SECTIONS, WORDS, Script, World, read_to_end, request


@pytest.fixture
async def world() -> AsyncIterator[World]:
    made = World(MemoryStore(), Script())
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def asleep() -> World:
    """A world in which nobody takes up runs."""
    return World(MemoryStore(), Script())


async def kinds(world: World, run_id: str) -> list[EventKind]:
    return [decode(e.body).kind for e in await world.store.read(f"runs/{run_id}", 0, 1_000)]


async def test_twenty_starts_at_once_are_one_run(world: World) -> None:
    rows = await asyncio.gather(*(world.runs.start(request()) for _ in range(20)))
    assert {row.id for row in rows} == {"run_1"}
    await read_to_end(world, "run_1")
    assert (await kinds(world, "run_1")).count(EventKind.RUN_CREATED) == 1
    assert world.script.calls["one"] == 1


async def test_other_input_and_another_owner_are_other_runs(world: World) -> None:
    starts = [request(), request("else"), request(owner="ben")]
    rows = [await world.runs.start(start) for start in starts]
    assert len({row.id for row in rows}) == len(starts)


async def test_the_same_start_in_another_language_is_the_same_run() -> None:
    world = World(MemoryStore(), Script())
    first = await world.runs.start(request())
    again = await world.runs.start(request(language="pt"))
    assert (again.id, again.language) == (first.id, "en")


@pytest.mark.parametrize("how", ["retry", "resume", "start"])
async def test_who_goes_on_with_a_run_that_was_put_away_sees_it_again(how: str) -> None:
    world = World(MemoryStore(), Script())
    row = await world.runs.start(request())
    await world.runs.dismiss("ana", row.id)
    assert (await world.runs.start(request())).dismissed_at == "", "also while it goes"
    await world.runs.pause("ana", row.id)
    await world.runs.dismiss("ana", row.id)
    if how == "start":
        after = await world.runs.start(request())
    else:
        after = await getattr(world.runs, how)("ana", row.id)
    assert (after.id, after.status, after.dismissed_at) == (row.id, RunStatus.PENDING, "")
    await world.runs.pause("ana", row.id)
    shown = await world.runs.get("ana", row.id)
    assert shown.dismissed_at == "", "it is seen also when it rests again"


async def test_what_goes_on_by_itself_stays_put_away() -> None:
    world = World(MemoryStore(), Script())
    row = await world.runs.start(request())
    await world.runs.pause("ana", row.id)
    away = await world.runs.dismiss("ana", row.id)
    await world.runs.resume_in_time(away)
    after = await world.runs.get("ana", row.id)
    assert (after.status, bool(after.dismissed_at)) == (RunStatus.PENDING, True)


async def test_completed_within_a_minute_is_the_same_run_and_later_a_new_one(world: World) -> None:
    first = await world.runs.start(request())
    await read_to_end(world, first.id)
    assert (await world.runs.start(request())).id == first.id
    world.clock.advance(61)
    assert (await world.runs.start(request())).id != first.id


@pytest.mark.plan(21, 85)
async def test_a_start_after_an_error_is_its_retry(world: World) -> None:
    world.script.fail_in = "two"
    first = await world.runs.start(request())
    async with await world.runs.follow("ana", first.id, 0) as reader:
        while not await _rested(world, first.id):
            await reader.next(5.0)
    row = await world.runs.get("ana", first.id)
    assert row.error == {
        "code": "model_down",
        "message": "The model did not answer.",
        "action": "",
        "retryable": True,
    }
    assert row.summary["sectionsDone"] == 1
    world.script.fail_in = ""
    again = await world.runs.start(request())
    assert again.id == first.id
    await read_to_end(world, first.id)
    assert world.script.calls["one"] == 1, "the finished section is kept"
    assert world.script.calls["two"] == 2
    _, snapshot = await world.runs.snapshot("ana", first.id)
    assert [s.text for s in snapshot.sections.values()] == ["".join(WORDS)] * len(SECTIONS)


async def _rested(world: World, run_id: str) -> bool:
    return (await world.runs.get("ana", run_id)).status is RunStatus.ERROR


@pytest.mark.plan(19)
async def test_pause_and_resume_keep_the_log_and_go_on_in_it(asleep: World) -> None:
    row = await asleep.runs.start(request())
    paused = await asleep.runs.pause("ana", row.id)
    assert paused.status is RunStatus.PAUSED
    assert (await asleep.runs.pause("ana", row.id)).head == paused.head, "twice is once"
    resumed = await asleep.runs.resume("ana", row.id)
    assert resumed.status is RunStatus.PENDING
    assert await kinds(asleep, row.id) == [
        EventKind.RUN_CREATED,
        EventKind.RUN_PAUSED,
        EventKind.RUN_RESUMED,
    ]
    await asleep.start()
    await read_to_end(asleep, row.id)
    await asleep.stop()
    assert (await asleep.runs.get("ana", row.id)).status is RunStatus.COMPLETED


@pytest.mark.plan(22, 42)
async def test_a_worker_whose_run_was_cancelled_writes_nothing_more(asleep: World) -> None:
    row = await asleep.runs.start(request())
    claimed = await asleep.executor._take(  # pyright: ignore[reportPrivateUsage]
        await asleep.runs.get("ana", row.id), (await asleep.runs.snapshot("ana", row.id))[1]
    )
    assert claimed is not None
    await asleep.runs.cancel("ana", row.id)
    section = await claimed.section("one", "One")
    assert section is not None
    with pytest.raises(Exception, match=r"fenced|closed"):
        await section.complete({})
    assert (await kinds(asleep, row.id))[-1] is EventKind.RUN_CANCELLED
    with pytest.raises(Conflict) as refused:
        await asleep.runs.resume("ana", row.id)
    assert refused.value.code == "cancelled"
    assert (await asleep.runs.cancel("ana", row.id)).status is RunStatus.CANCELLED


async def test_a_cancelled_run_is_not_met_again_by_a_start(asleep: World) -> None:
    first = await asleep.runs.start(request())
    await asleep.runs.cancel("ana", first.id)
    assert (await asleep.runs.start(request())).id != first.id


@pytest.mark.plan(20)
async def test_a_completed_run_refuses_commands(world: World) -> None:
    row = await world.runs.start(request())
    await read_to_end(world, row.id)
    for command in (world.runs.pause, world.runs.cancel):
        with pytest.raises(Conflict) as refused:
            await command("ana", row.id)
        assert refused.value.code == "completed"
    assert (await world.runs.resume("ana", row.id)).status is RunStatus.COMPLETED


@pytest.mark.plan(11)
async def test_nobody_reaches_the_run_of_another(world: World) -> None:
    row = await world.runs.start(request())
    runs = world.runs
    for reach in (runs.get, runs.pause, runs.cancel, runs.resume, runs.dismiss, runs.restore):
        with pytest.raises(NotFound):
            await reach("ben", row.id)
    with pytest.raises(NotFound):
        await runs.follow("ben", row.id, 0)
    with pytest.raises(NotFound):
        await runs.snapshot("ben", row.id)


async def test_an_idempotency_key_means_one_request(asleep: World) -> None:
    first = await asleep.runs.start(request(idempotency_key="k"))
    await asleep.runs.cancel("ana", first.id)
    again = await asleep.runs.start(request(idempotency_key="k"))
    assert again.id == first.id
    assert again.status is RunStatus.CANCELLED
    with pytest.raises(BadInput) as refused:
        await asleep.runs.start(request("else", idempotency_key="k"))
    assert refused.value.code == "idempotency_key_reused"
    assert (await asleep.runs.start(request("else", owner="ben", idempotency_key="k"))).id


async def test_one_key_for_two_requests_at_once_starts_one_and_refuses_the_other(
    asleep: World,
) -> None:
    starts = [asleep.runs.start(request(text, idempotency_key="k")) for text in ("one", "two")]
    results = await asyncio.gather(*starts, return_exceptions=True)
    refused = [one for one in results if isinstance(one, BadInput)]
    assert [one.code for one in refused] == ["idempotency_key_reused"]


async def test_dismissing_hides_and_restoring_shows(asleep: World) -> None:
    row = await asleep.runs.start(request())
    assert (await asleep.runs.dismiss("ana", row.id)).dismissed_at
    assert (await asleep.runs.get("ana", row.id)).status is RunStatus.PENDING
    assert not (await asleep.runs.restore("ana", row.id)).dismissed_at


@pytest.mark.plan(36)
async def test_a_run_that_never_gets_on_is_parked_and_can_be_retried(asleep: World) -> None:
    row = await asleep.runs.start(request())
    for _ in range(1 + IDLE_TAKEOVERS_CAP):
        row_now, snapshot = await asleep.runs.snapshot("ana", row.id)
        assert await asleep.executor._take(row_now, snapshot)  # pyright: ignore[reportPrivateUsage]
    await asleep.executor.execute(row.id)
    parked = await asleep.runs.get("ana", row.id)
    assert parked.status is RunStatus.ERROR
    assert parked.error is not None
    assert parked.error["code"] == "poisoned"
    await asleep.runs.retry("ana", row.id)
    await asleep.executor.execute(row.id)
    assert (await asleep.runs.get("ana", row.id)).status is RunStatus.COMPLETED


@pytest.mark.plan(33)
async def test_while_the_disk_is_full_nothing_is_shown_and_then_the_run_goes_on() -> None:
    store = MemoryStore()
    world = World(store, Script())
    row = await world.runs.start(request())
    store.before_commit = disk_full
    waits: list[float] = []

    async def space_comes_back(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            store.before_commit = None

    world.execution._sleep = space_comes_back  # pyright: ignore[reportPrivateUsage]
    await world.start()
    bodies = await read_to_end(world, row.id)
    assert decode(bodies[-1]).kind is EventKind.RUN_COMPLETED
    assert waits == [0.5, 1.0]
    await world.stop()

"""One connection over several runs: no gap, no repeat, nobody starved, nothing of another's."""

from __future__ import annotations

import asyncio
from collections import defaultdict

import pytest

from everdraft.base.errors import BadInput
from everdraft.engine.execute import Stores
from everdraft.engine.watch import ROUND_EVENTS, Round, Watch, Watches
from everdraft.runs.store import DeleteExpiredRuns, stream_id
from everdraft.storage.memory import MemoryStore
from everdraft.streams.cursors import Cursor, CursorWriter, parse_cursor
from everdraft.streams.store import Append, Commit, NewStream
from tests.support.engine import Script, World, request

LATER = "2099-01-01T00:00:00.000Z"


@pytest.fixture
def world() -> World:
    return World(MemoryStore(), Script())


def watches(world: World) -> Watches:
    return Watches(Stores(world.store, world.store, world.store, world.store), world.hub)


async def started(world: World, text: str, owner: str = "ana") -> str:
    """A run that nobody works on."""
    return (await world.runs.start(request(text, owner))).id


async def append(world: World, run_id: str, first_seq: int, count: int) -> None:
    bodies = tuple(f"{run_id} {first_seq + n}" for n in range(count))
    result = await world.committer.commit(
        Commit((Append(stream_id(run_id), 0, first_seq, bodies),))
    )
    assert result.accepted


def note(seen: dict[str, list[int]], taken: Round) -> None:
    for run_id, events in taken.events:
        seen[run_id].extend(event.seq for event in events)


def cursor_of(watch: Watch, seen: dict[str, list[int]]) -> Cursor:
    writer = CursorWriter({stream_id(run): at for run, at in watch.positions.items()})
    for run_id, seqs in seen.items():
        writer.move(stream_id(run_id), seqs[-1])
    parsed = parse_cursor(writer.move_feed(watch.feed_instance, watch.feed_number))
    assert parsed is not None
    return parsed


async def test_it_goes_on_over_several_runs_without_gap_or_repeat(world: World) -> None:
    runs = {text: await started(world, text) for text in ("one", "two", "three")}
    starts = dict.fromkeys(runs.values(), 0)
    seen: dict[str, list[int]] = defaultdict(list)
    cursor: Cursor | None = None
    following = dict.fromkeys(starts, 2)
    for step in range(12):
        async with await watches(world).open("ana", starts, cursor) as watch:
            for run_id in starts:
                await append(world, run_id, following[run_id], step % 4 + 1)
                following[run_id] += step % 4 + 1
            note(seen, await watch.next(0))
            cursor = cursor_of(watch, seen)
    async with await watches(world).open("ana", starts, cursor) as watch:
        note(seen, await watch.next(0))
    for run_id in starts:
        assert seen[run_id] == list(range(1, following[run_id]))
    assert world.hub.reader_count == 0


async def test_the_bell_of_any_run_and_of_the_feed_wakes_it(world: World) -> None:
    first, second = await started(world, "one"), await started(world, "two")
    async with await watches(world).open("ana", {first: 1, second: 1}, None) as watch:
        assert (await watch.next(0)).news.everything
        waiting = asyncio.create_task(watch.next(60))
        await asyncio.sleep(0)
        await append(world, second, 2, 1)
        taken = await waiting
        assert [(run_id, [e.seq for e in events]) for run_id, events in taken.events] == [
            (second, [2])
        ]
        waiting = asyncio.create_task(watch.next(60))
        await asyncio.sleep(0)
        third = await started(world, "three")
        assert list((await waiting).news.run_ids) == [third]
        waiting = asyncio.create_task(watch.next(60))
        await asyncio.sleep(0)
        await started(world, "another person's", owner="ben")
        assert not waiting.done()
        world.hub.stop()
        assert not await waiting


async def test_a_fast_run_starves_no_other(world: World) -> None:
    fast, slow = await started(world, "fast"), await started(world, "slow")
    await append(world, fast, 2, 10 * ROUND_EVENTS)
    await append(world, slow, 2, 5)
    async with await watches(world).open("ana", {fast: 0, slow: 0}, None) as watch:
        taken = await watch.next(0)
        by_run = {run_id: len(events) for run_id, events in taken.events}
        assert by_run[slow] == 6
        assert by_run[fast] == ROUND_EVENTS // 2, "a round holds no more than that in memory"


async def test_a_finished_run_ends_alone_and_silence_is_no_busy_loop(world: World) -> None:
    done, going = await started(world, "done"), await started(world, "going")
    await world.runs.cancel("ana", done)
    async with await watches(world).open("ana", {done: 0, going: 0}, None) as watch:
        taken = await watch.next(0)
        assert dict(taken.events).keys() == {done, going}
        assert not await watch.next(0.01)
        await append(world, going, 2, 1)
        assert [run_id for run_id, _ in (await watch.next(0)).events] == [going]


async def test_a_run_that_is_deleted_is_said_to_be_gone(world: World) -> None:
    gone, stays = await started(world, "gone"), await started(world, "stays")
    await world.runs.pause("ana", gone)
    async with await watches(world).open("ana", {gone: 0, stays: 0}, None) as watch:
        await watch.next(0)
        await world.committer.commit(Commit(effects=(DeleteExpiredRuns(LATER, LATER),)))
        taken = await watch.next(0)
        assert taken.gone == [gone]
        assert list(taken.news.run_ids) == [gone]
        assert (await watches(world).rows("ana", taken.news.run_ids)) == {gone: None}
        await append(world, stays, 2, 1)
        assert [run_id for run_id, _ in (await watch.next(0)).events] == [stays]


async def test_another_s_run_and_no_run_are_the_same_unknown(world: World) -> None:
    mine, theirs = await started(world, "mine"), await started(world, "theirs", owner="ben")
    other = NewStream("other/1", "ana", "application/json", LATER)
    await world.committer.commit(Commit(creates=(other,)))
    starts = dict.fromkeys([mine, theirs, "run_none", "../other/1"], 0)
    async with await watches(world).open("ana", starts, None) as watch:
        assert watch.unknown == (theirs, "run_none", "../other/1")
        assert [run_id for run_id, _ in (await watch.next(0)).events] == [mine]


@pytest.mark.parametrize(
    "cursor",
    [
        Cursor("", 0, {}),
        Cursor("another life", 10**9, {}),
    ],
)
async def test_a_cursor_of_another_life_hears_everything_of_the_feed(
    world: World, cursor: Cursor
) -> None:
    async with await watches(world).open("ana", {}, cursor) as watch:
        assert (await watch.next(0)).news.everything


async def test_a_cursor_of_the_future_is_refused(world: World) -> None:
    run_id = await started(world, "one")
    text = CursorWriter({}).move(stream_id(run_id), 2)
    with pytest.raises(BadInput) as refused:
        await watches(world).open("ana", {run_id: 0}, parse_cursor(text))
    assert refused.value.code == "future_event_id"
    with pytest.raises(BadInput):
        await watches(world).open("ana", {run_id: 2}, None)
    world.hub.feed.instance = "now"
    with pytest.raises(BadInput):
        await watches(world).open("ana", {}, Cursor("now", world.hub.feed.number + 1))
    assert world.hub.reader_count == 0

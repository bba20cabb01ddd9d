"""Readers are cursors: the same sequence for all, from memory or disk, at any speed."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.engine.commit import Committer
from everdraft.engine.hub import TAIL_EVENTS_LIMIT, Hub
from everdraft.storage.memory import MemoryStore
from everdraft.streams.store import Append, Commit, NewStream


async def make() -> tuple[MemoryStore, Hub, Committer]:
    store = MemoryStore()
    hub = Hub(store)
    committer = Committer(store, hub.publish)
    await committer.commit(Commit(creates=(NewStream("s", "ana", "application/json", "now"),)))
    return store, hub, committer


def event(seq: int, close: bool = False) -> Commit:
    return Commit((Append("s", 0, seq, (f"event {seq}",), close),))


async def drain(hub: Hub, after: int) -> list[int]:
    seen: list[int] = []
    reader = await hub.open("s", after)
    assert reader is not None
    async with reader:
        while True:
            batch = await reader.next(2.0)
            assert [e.body for e in batch.events] == [f"event {e.seq}" for e in batch.events]
            seen.extend(e.seq for e in batch.events)
            if batch.ended:
                return seen


async def test_late_early_and_middle_readers_see_one_sequence() -> None:
    _, hub, committer = await make()
    early = asyncio.create_task(drain(hub, 0))
    for seq in range(1, 50):
        await committer.commit(event(seq))
    middle = asyncio.create_task(drain(hub, 20))
    await committer.commit(event(50, close=True))
    assert await early == list(range(1, 51))
    assert await middle == list(range(21, 51))
    assert await drain(hub, 0) == list(range(1, 51))
    assert await drain(hub, 50) == []
    assert hub.reader_count == 0


@given(st.lists(st.integers(1, 700), min_size=1, max_size=6), st.integers(0, 100))
def test_a_reader_that_falls_behind_goes_on_from_the_store(groups: list[int], after: int) -> None:
    async def scenario() -> None:
        _, hub, committer = await make()
        slow = await hub.open("s", 0)
        assert slow is not None
        total = 0
        for size in groups:
            bodies = tuple(f"event {total + n + 1}" for n in range(size))
            await committer.commit(Commit((Append("s", 0, total + 1, bodies),)))
            total += size
        await committer.commit(event(total + 1, close=True))
        async with slow:
            seen: list[int] = []
            while True:
                batch = await slow.next(1.0)
                seen.extend(e.seq for e in batch.events)
                if batch.ended:
                    break
        assert seen == list(range(1, total + 2))
        start = min(after, total)
        assert await drain(hub, start) == list(range(start + 1, total + 2))

    asyncio.run(scenario())


async def test_memory_is_bounded_however_slow_a_reader_is() -> None:
    _, hub, committer = await make()
    reader = await hub.open("s", 0)
    assert reader is not None
    for seq in range(1, 5 * TAIL_EVENTS_LIMIT):
        await committer.commit(event(seq))
    tail = hub._tails["s"]  # pyright: ignore[reportPrivateUsage]
    assert len(tail.bodies) <= 2 * TAIL_EVENTS_LIMIT
    await reader.__aexit__()
    assert not hub._tails  # pyright: ignore[reportPrivateUsage]


async def test_what_another_process_wrote_is_found_without_a_bell() -> None:
    store, hub, _ = await make()
    reader = await hub.open("s", 0)
    assert reader is not None
    async with reader:
        await store.commit([event(1), event(2)])
        batch = await reader.next(0.001)
        assert [e.seq for e in batch.events] == [1, 2]


async def test_a_stream_that_is_not_there_has_no_reader() -> None:
    _, hub, _ = await make()
    assert await hub.open("nobody", 0) is None


async def test_nobody_sees_an_event_before_its_commit_returned() -> None:
    store, hub, committer = await make()
    gate = asyncio.Event()
    commit = store.commit

    async def slow_disk(commits):
        await gate.wait()
        return await commit(commits)

    store.commit = slow_disk
    reader = await hub.open("s", 0)
    assert reader is not None
    async with reader:
        on_its_way = committer.submit(event(1))
        batch = await reader.next(0.01)
        assert not batch.events
        gate.set()
        await on_its_way
        assert [e.seq for e in (await reader.next(1.0)).events] == [1]


@pytest.mark.plan(40)
async def test_one_that_cannot_be_written_fails_alone() -> None:
    store, hub, _ = await make()
    commit = store.commit

    async def strict(commits):
        for one in commits:
            for append in one.appends:
                "".join(append.bodies).encode()
        return await commit(commits)

    store.commit = strict
    committer = Committer(store, hub.publish)
    good = committer.submit(event(1))
    bad = committer.submit(Commit((Append("s", 0, 2, ("\ud800",)),)))
    other = committer.submit(event(2))
    assert (await good).accepted
    with pytest.raises(UnicodeEncodeError):
        await bad
    assert (await other).accepted


async def test_a_reader_that_was_busy_at_the_deletion_ends_all_the_same() -> None:
    store, hub, committer = await make()
    reader = await hub.open("s", 0)
    assert reader is not None
    async with reader:
        await committer.commit(event(1))
        store._world.streams.clear()  # pyright: ignore[reportPrivateUsage]
        hub.look_again()  # nobody waits on the bell at this moment
        assert [e.seq for e in (await reader.next(60)).events] == [1]
        async with asyncio.timeout(5):
            assert (await reader.next(60)).ended


async def test_a_reader_that_is_behind_at_the_deletion_ends_too() -> None:
    store, hub, committer = await make()
    await committer.commit(event(1))
    reader = await hub.open("s", 0)
    assert reader is not None
    async with reader:
        store._world.events.clear()  # pyright: ignore[reportPrivateUsage]
        assert (await reader.next(60)).ended

"""Commands get in beside a worker that writes without a pause: they are decided at their turn."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from everdraft.base.errors import Busy, Conflict, EverdraftError
from everdraft.engine import service
from everdraft.engine.commit import Committer
from everdraft.engine.run import LostRun, SectionWriter, summary_of
from everdraft.library.records import Draft, PutDraft
from everdraft.runs.events import EventKind, decode
from everdraft.runs.fold import fold
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunRow, stream_id
from everdraft.storage.memory import MemoryStore, disk_full
from everdraft.storage.sqlite import SqliteStore
from everdraft.streams.store import Append, Commit, StoredEvent
from tests.support.engine import Script, World, request


async def _nothing() -> None:
    pass


class _Rushed:
    """Whenever a row was read, the worker has handed in one more event before anybody goes on."""

    after_read: Callable[[], Awaitable[None]] = staticmethod(_nothing)
    events_read = 0

    async def run(self, owner_id: str, run_id: str) -> RunRow | None:
        found = await super().run(owner_id, run_id)  # type: ignore[misc]
        await self.after_read()
        return found

    async def read(self, stream_id: str, after: int, limit: int) -> list[StoredEvent]:
        events = await super().read(stream_id, after, limit)  # type: ignore[misc]
        self.events_read += len(events)
        return events


class _RushedMemory(_Rushed, MemoryStore):
    pass


class _RushedSqlite(_Rushed, SqliteStore):
    pass


@pytest.fixture(params=["memory", "sqlite"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    store = _RushedMemory() if request.param == "memory" else _RushedSqlite(tmp_path / "db")
    return World(store, Script())


async def _being_written(world: World) -> tuple[RunRow, SectionWriter]:
    """A run with a worker that hands in a word whenever the run's row is read."""
    row = await world.runs.start(request())
    found, snapshot = await world.runs.snapshot("ana", row.id)
    claimed = await world.executor._take(found, snapshot)  # pyright: ignore[reportPrivateUsage]
    assert claimed is not None
    section = await claimed.section("one", "One")
    assert section is not None
    await claimed.settle()

    async def one_word_more() -> None:
        await section.write("word ")

    world.store.after_read = one_word_more  # type: ignore[union-attr]
    return row, section


@pytest.mark.parametrize("command", ["pause", "cancel"])
async def test_a_command_gets_in_although_an_event_slips_in_whenever_it_looked(
    world: World, command: str
) -> None:
    row, section = await _being_written(world)
    after: RunRow = await getattr(world.runs, command)("ana", row.id)
    world.store.after_read = _nothing  # type: ignore[union-attr]
    ended = {"pause": RunStatus.PAUSED, "cancel": RunStatus.CANCELLED}
    assert after.status is ended[command]
    with pytest.raises(LostRun):
        await section.complete({})
    kept = await world.runs.get("ana", row.id)
    bodies = [one.body for one in await world.store.read(stream_id(row.id), 0, 1_000)]
    events = [decode(body) for body in bodies]
    snapshot = fold(events)
    assert [event.seq for event in events] == list(range(1, kept.head + 1))
    assert events[-1].kind in (EventKind.RUN_PAUSED, EventKind.RUN_CANCELLED)
    assert (kept.status, kept.head, kept.epoch) == (snapshot.status, after.head, after.epoch)
    assert kept.summary == summary_of(snapshot), "also the words that came in meanwhile"
    world.store.close()


async def test_a_command_reads_a_log_once_however_long_it_waits(world: World) -> None:
    row, section = await _being_written(world)
    for _ in range(300):
        await section.write("word ")
    await world.committer.close()
    written = (await world.runs.get("ana", row.id)).head
    world.store.events_read = 0  # type: ignore[union-attr]
    await world.runs.pause("ana", row.id)
    assert written <= world.store.events_read < written + 10  # type: ignore[union-attr]
    world.store.close()


async def test_two_who_go_on_with_a_run_at_once_are_one(world: World) -> None:
    row = await world.runs.start(request())
    await world.runs.pause("ana", row.id)
    both = await asyncio.gather(*(world.runs.resume("ana", row.id) for _ in range(2)))
    assert {one.status for one in both} == {RunStatus.PENDING}
    events = await world.store.read(stream_id(row.id), 0, 10)
    kinds = [decode(one.body).kind for one in events]
    assert kinds == [EventKind.RUN_CREATED, EventKind.RUN_PAUSED, EventKind.RUN_RESUMED]
    world.store.close()


async def test_what_another_process_keeps_busy_may_be_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = MemoryStore()
    world = World(store, Script())
    row = await world.runs.start(request())
    monkeypatch.setattr(service, "COMMAND_TRIES", 3)

    def write_from_elsewhere(_commits: object) -> None:
        head = store._world.streams[stream_id(row.id)]  # pyright: ignore[reportPrivateUsage]
        append = Append(head.stream_id, head.epoch, head.head + 1, ("{}",))
        store._append_all([append])  # pyright: ignore[reportPrivateUsage]

    store.before_commit = write_from_elsewhere
    with pytest.raises(Busy) as refused:
        await world.runs.pause("ana", row.id)
    assert (refused.value.code, refused.value.status) == ("busy", 503)
    assert refused.value.retryable


# -- the committer ---------------------------------------------------------------------------


def _draft(text: str) -> Commit:
    return Commit(effects=(PutDraft(Draft("ana", "improve", {"text": text}, "now")),))


async def _text(store: MemoryStore) -> str:
    draft = await store.draft("ana", "improve")
    return str(draft.body["text"]) if draft is not None else ""


async def test_a_planned_commit_sees_all_before_it_and_nothing_comes_in_between() -> None:
    store = MemoryStore()
    committer = Committer(store, lambda _: None)
    seen: list[str] = []
    flushes: list[int] = []
    store.before_commit = lambda commits: flushes.append(len(commits))

    async def plan() -> Commit:
        seen.append(await _text(store))
        late.append(committer.submit(_draft("late")))
        await asyncio.sleep(0)
        seen.append(await _text(store))
        return _draft("planned")

    late = [committer.submit(_draft(text)) for text in ("a", "b")]
    made = asyncio.create_task(committer.commit_planned(plan))
    await asyncio.sleep(0)
    late.append(committer.submit(_draft("c")))
    assert (await made).accepted
    assert seen == ["b", "b"]
    assert flushes[:2] == [2, 1], "what waited is one write, the planned one the next"
    assert all(result.accepted for result in await asyncio.gather(*late))
    assert await _text(store) == "late"


async def test_a_plan_may_refuse_or_make_nothing_and_what_follows_goes_on() -> None:
    store = MemoryStore()
    committer = Committer(store, lambda _: None)

    async def refuse() -> Commit:
        raise Conflict("No.", code="wrong_status")

    async def make_nothing() -> None:
        return None

    refused = asyncio.create_task(committer.commit_planned(refuse))
    nothing = asyncio.create_task(committer.commit_planned(make_nothing))
    await asyncio.sleep(0)
    last = committer.submit(_draft("last"))
    with pytest.raises(Conflict):
        await refused
    assert (await nothing).accepted
    assert (await last).accepted
    assert await _text(store) == "last"


async def test_a_planned_commit_that_the_disk_refuses_fails_alone() -> None:
    store = MemoryStore()
    committer = Committer(store, lambda _: None)
    store.before_commit = disk_full

    async def plan() -> Commit:
        return _draft("planned")

    with pytest.raises(EverdraftError) as refused:
        await committer.commit_planned(plan)
    assert refused.value.code == "not_saved"
    store.before_commit = None
    assert (await committer.commit_planned(plan)).accepted
    assert await _text(store) == "planned"

"""The store's contract: one suite, every implementation, behaviour and not names."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from everdraft.library.records import (
    DeleteResume,
    Document,
    IdempotencyKey,
    PutDocument,
    PutIdempotencyKey,
    PutResume,
)
from everdraft.runs.states import RunStatus
from everdraft.runs.store import (
    DismissRun,
    DismissRuns,
    RunQuery,
    UpdateRun,
    stream_id,
)
from everdraft.streams.producers import Verdict
from everdraft.streams.store import Append, Commit, StoredEvent
from tests.support.stores import NOW, Store, accepted, append, insert, new, resume, run_row

# -- the log -------------------------------------------------------------------------------------


async def test_events_come_back_as_they_were_in_order(store: Store) -> None:
    await accepted(
        store, new("s"), append("s", 0, 1, "one", 'двa 🙂 " \\ '), append("s", 0, 3, "three")
    )
    assert await store.read("s", 0, 10) == [
        StoredEvent(1, "one"),
        StoredEvent(2, 'двa 🙂 " \\ '),
        StoredEvent(3, "three"),
    ]
    assert await store.read("s", 1, 1) == [StoredEvent(2, 'двa 🙂 " \\ ')]
    assert await store.read("s", 3, 10) == []
    head = await store.head("s")
    assert head is not None
    assert (head.head, head.epoch, head.closed, head.owner_id) == (3, 0, False, "ana")


async def test_an_unknown_stream_is_none_and_missing(store: Store) -> None:
    assert await store.head("nobody") is None
    assert await store.read("nobody", 0, 10) == []
    (result,) = await store.commit([append("nobody", 0, 1, "x")])
    assert result.verdict is Verdict.MISSING


@pytest.mark.plan(88)
@pytest.mark.parametrize(("epoch", "first"), [(0, 3), (1, 2), (1, 4), (0, 2)])
async def test_an_append_from_the_past_or_beside_the_head_is_fenced(
    store: Store, epoch: int, first: int
) -> None:
    await accepted(store, new("s"), append("s", 1, 1, "a", "b"))
    (result,) = await store.commit([append("s", epoch, first, "x")])
    assert result.verdict is Verdict.FENCED
    assert [event.body for event in await store.read("s", 0, 10)] == ["a", "b"]


@pytest.mark.plan(88)
async def test_of_two_takeovers_at_once_only_one_is_taken(store: Store) -> None:
    await accepted(store, new("s"), append("s", 0, 1, "a"))
    results = await store.commit([append("s", 1, 2, "mine"), append("s", 1, 2, "yours")])
    assert [result.accepted for result in results] == [True, False]
    (late,) = await store.commit([append("s", 0, 3, "the old owner")])
    assert late.verdict is Verdict.FENCED
    assert [event.body for event in await store.read("s", 0, 10)] == ["a", "mine"]


@pytest.mark.plan(40)
async def test_one_fenced_commit_does_not_fail_its_flush(store: Store) -> None:
    await accepted(store, new("a"), new("b"), append("b", 2, 1, "x"))
    results = await store.commit(
        [append("a", 0, 1, "1"), append("b", 1, 2, "stale"), append("a", 0, 2, "2")]
    )
    assert [result.accepted for result in results] == [True, False, True]
    assert [event.body for event in await store.read("a", 0, 10)] == ["1", "2"]
    assert [event.body for event in await store.read("b", 0, 10)] == ["x"]


async def test_a_commit_with_one_fenced_append_leaves_no_trace(store: Store) -> None:
    await accepted(store, new("a"), new("b"), append("b", 1, 1, "x"))
    both = Commit((Append("a", 0, 1, ("1",)), Append("b", 0, 2, ("stale",))))
    (result,) = await store.commit([both])
    assert not result.accepted
    assert await store.read("a", 0, 10) == []


@pytest.mark.plan(42)
async def test_a_closed_stream_takes_nothing_more(store: Store) -> None:
    await accepted(store, new("s"), append("s", 0, 1, "last", close=True))
    (result,) = await store.commit([append("s", 5, 2, "after")])
    assert result.verdict is Verdict.CLOSED
    head = await store.head("s")
    assert head is not None
    assert head.closed
    assert head.head == 1


@pytest.mark.plan(88)
async def test_concurrent_claims_and_appends_never_both_win(store: Store) -> None:
    """Two doors to the writer lost acknowledged claims: here all goes through one."""
    await accepted(store, *(new(f"s{n}") for n in range(20)))

    async def worker(epoch: int) -> list[tuple[int, str]]:
        mine: list[tuple[int, str]] = []
        for n in range(20):
            head = await store.head(f"s{n}")
            assert head is not None
            body = f"{epoch}"
            (result,) = await store.commit([append(f"s{n}", epoch, head.head + 1, body)])
            await asyncio.sleep(0)
            if result.accepted:
                mine.append((n, body))
        return mine

    acknowledged = await asyncio.gather(*(worker(epoch) for epoch in range(1, 6)))
    for n in range(20):
        bodies = [event.body for event in await store.read(f"s{n}", 0, 100)]
        assert bodies == sorted(bodies), "epochs never fall"
        claimed = sorted(body for mine in acknowledged for stream, body in mine if stream == n)
        assert claimed == bodies, "what was acknowledged is there, and nothing else"


# -- effects -------------------------------------------------------------------------------------


async def test_a_refused_effect_takes_its_events_with_it(store: Store) -> None:
    await accepted(store, insert(run_row("run_1")))
    twin = insert(run_row("run_2", input_hash="hash of run_1"))
    other = insert(run_row("run_3"))
    results = await store.commit([twin, other])
    assert [result.accepted for result in results] == [False, True]
    assert await store.head(stream_id("run_2")) is None
    assert await store.run("ana", "run_2") is None
    assert await store.run("ana", "run_3") is not None


async def test_a_fenced_append_takes_its_effects_with_it(store: Store) -> None:
    await accepted(store, insert(run_row("run_1")), append(stream_id("run_1"), 3, 2, "taken"))
    update = UpdateRun("run_1", RunStatus.COMPLETED, NOW, 1.0, 1, owner_id="ana")
    stale = Commit((Append(stream_id("run_1"), 2, 3, ("done",)),), (update,))
    (result,) = await store.commit([stale])
    assert result.verdict is Verdict.FENCED
    row = await store.run("ana", "run_1")
    assert row is not None
    assert row.status is RunStatus.PENDING


async def test_the_same_input_may_run_again_once_the_first_is_over(store: Store) -> None:
    await accepted(store, insert(run_row("run_1")))
    await accepted(
        store,
        Commit(effects=(UpdateRun("run_1", RunStatus.CANCELLED, NOW, 0.2, 1, owner_id="ana"),)),
    )
    later = run_row("run_2", input_hash="hash of run_1", created_at="2026-01-02T00:00:00.000Z")
    await accepted(store, insert(later))
    newest = await store.same_run("ana", "analysis", "hash of run_1")
    assert newest is not None
    assert newest.id == "run_2"


async def test_several_runs_are_asked_for_at_once(store: Store) -> None:
    rows = [run_row("run_1"), run_row("run_2"), run_row("run_3", owner_id="ben")]
    await accepted(store, *(insert(one) for one in rows))
    wanted = ["run_2", "run_3", "run_1", "run_2", "gone"]
    found = await store.runs_named("ana", wanted)
    one_by_one = [await store.run("ana", "run_1"), await store.run("ana", "run_2")]
    assert sorted(found, key=lambda row: row.id) == one_by_one
    assert await store.runs_named("ana", []) == []


async def test_an_update_of_nothing_is_refused(store: Store) -> None:
    effects = (UpdateRun("nobody", RunStatus.ERROR, NOW, 0.0, 0, owner_id="ana"),)
    (result,) = await store.commit([Commit(effects=effects)])
    assert not result.accepted


async def test_a_runs_row_comes_back_with_its_head(store: Store) -> None:
    row = run_row("run_1", language="pt", summary={"sectionsDone": 2})
    await accepted(store, insert(row), append(stream_id("run_1"), 4, 2, "x", "y"))
    assert await store.run("ana", "run_1") == replace(row, head=3, epoch=4)
    error = {"code": "outside", "retryable": True}
    update = UpdateRun(
        "run_1", RunStatus.ERROR, "2026-01-03T00:00:00.000Z", 0.4, 2, "r", error, owner_id="ana"
    )
    await accepted(store, Commit(effects=(update,)))
    changed = await store.run_for_worker("run_1")
    assert changed is not None
    assert (changed.status, changed.error, changed.reason) == (RunStatus.ERROR, error, "r")
    assert changed.summary == {"sectionsDone": 2}, "None leaves a column as it is"


# -- owners --------------------------------------------------------------------------------------


async def test_nobody_sees_what_belongs_to_another(store: Store) -> None:
    document = Document("doc_1", "ana", "report", "res_1", "run_1", {"a": 1}, NOW)
    key = IdempotencyKey("ana", "k", "h", "run_1", NOW)
    await accepted(
        store,
        Commit(effects=(PutResume(resume("res_1")), PutDocument(document))),
        insert(run_row("run_1", subject_id="res_1")),
        Commit(effects=(PutIdempotencyKey(key),)),
    )
    assert await store.run("ben", "run_1") is None
    assert await store.resume("ben", "res_1") is None
    assert await store.document("ben", "doc_1") is None
    assert await store.document_of("ben", "res_1", "report") is None
    assert await store.idempotency_key("ben", "k") is None
    assert await store.resume_by_sha256("ben", "a" * 64) is None
    assert not await store.sha256_is_used("ben", "a" * 64)
    assert await store.runs(RunQuery("ben")) == []
    assert await store.resumes("ben", 10) == []
    assert await store.same_run("ben", "analysis", "hash of run_1") is None
    for effect in (DismissRun("run_1", "ben", NOW), DeleteResume("res_1", "ben", NOW)):
        (result,) = await store.commit([Commit(effects=(effect,))])
        assert not result.accepted
    assert await store.document("ana", "doc_1") == document
    assert await store.idempotency_key("ana", "k") == key


async def test_a_key_is_used_once(store: Store) -> None:
    await accepted(store, insert(run_row("run_1")))
    key = IdempotencyKey("ana", "k", "h", "run_1", NOW)
    results = await store.commit([Commit(effects=(PutIdempotencyKey(key),))] * 2)
    assert [result.accepted for result in results] == [True, False]


async def test_the_same_bytes_are_one_file_for_each_owner(store: Store) -> None:
    results = await store.commit(
        [
            Commit(effects=(PutResume(resume("res_1")),)),
            Commit(effects=(PutResume(resume("res_2")),)),
            Commit(effects=(PutResume(resume("res_3", "ben")),)),
        ]
    )
    assert [result.accepted for result in results] == [True, False, True]


@pytest.mark.plan(25)
async def test_deleting_a_file_deletes_all_that_hangs_on_it(store: Store) -> None:
    await accepted(
        store,
        Commit(effects=(PutResume(resume("res_1")),)),
        Commit(effects=(PutResume(resume("res_2", sha256="b")),)),
        insert(run_row("run_1", subject_id="res_1")),
        insert(run_row("run_2", subject_id="res_2")),
    )
    body = {"big": "report"}
    await accepted(
        store,
        Commit(effects=(PutDocument(Document("doc_1", "ana", "r", "res_1", "", body, NOW)),)),
        Commit(effects=(DeleteResume("res_1", "ana", NOW),)),
    )
    assert await store.run("ana", "run_1") is None
    assert await store.head(stream_id("run_1")) is None
    assert await store.read(stream_id("run_1"), 0, 10) == []
    assert await store.document("ana", "doc_1") is None
    assert await store.run("ana", "run_2") is not None
    (late,) = await store.commit([append(stream_id("run_1"), 0, 2, "a worker's last word")])
    assert late.verdict is Verdict.MISSING


async def test_deleting_in_the_middle_of_a_flush_fails_nobody_else(store: Store) -> None:
    await accepted(
        store,
        Commit(effects=(PutResume(resume("res_1")),)),
        insert(run_row("run_1", subject_id="res_1")),
        insert(run_row("run_2")),
    )
    results = await store.commit(
        [
            append(stream_id("run_1"), 0, 2, "before"),
            append(stream_id("run_2"), 0, 2, "beside"),
            Commit(effects=(DeleteResume("res_1", "ana", NOW),)),
            append(stream_id("run_1"), 0, 3, "after"),
            append(stream_id("run_2"), 0, 3, "beside again"),
        ]
    )
    assert [result.accepted for result in results] == [True, True, True, False, True]
    assert await store.read(stream_id("run_1"), 0, 10) == []
    bodies = [event.body for event in await store.read(stream_id("run_2"), 0, 10)]
    assert bodies == ["created", "beside", "beside again"]


# -- lists ---------------------------------------------------------------------------------------


@pytest.mark.plan(59)
async def test_runs_are_listed_newest_first_filtered_and_continued(store: Store) -> None:
    for n in range(1, 6):
        at = f"2026-01-0{n}T00:00:00.000Z"
        status = RunStatus.ERROR if n % 2 else RunStatus.COMPLETED
        await accepted(store, insert(run_row(f"run_{n}", updated_at=at, status=status)))
    await accepted(store, Commit(effects=(DismissRun("run_5", "ana", NOW),)))
    assert [r.id for r in await store.runs(RunQuery("ana"))] == [
        f"run_{n}" for n in (5, 4, 3, 2, 1)
    ]
    errors = RunQuery("ana", statuses=(RunStatus.ERROR,), dismissed=False)
    assert [r.id for r in await store.runs(errors)] == ["run_3", "run_1"]
    first = await store.runs(RunQuery("ana", limit=2))
    rest = await store.runs(RunQuery("ana", before=(first[-1].updated_at, first[-1].id)))
    assert [r.id for r in first + rest] == [f"run_{n}" for n in (5, 4, 3, 2, 1)]
    await accepted(store, Commit(effects=(DismissRun("run_5", "ana", ""),)))
    assert [r.id for r in await store.runs(errors)] == ["run_5", "run_3", "run_1"]


@pytest.mark.plan(66)
async def test_all_are_put_away_and_brought_back_together(store: Store) -> None:
    statuses = (RunStatus.ERROR, RunStatus.PAUSED)
    for n, status in enumerate((*statuses, RunStatus.COMPLETED, RunStatus.ERROR)):
        await accepted(store, insert(run_row(f"run_{n}", status=status)))
    await accepted(store, insert(run_row("theirs", "ben", status=RunStatus.ERROR)))
    await accepted(store, Commit(effects=(DismissRun("run_3", "ana", "earlier"),)))

    async def stand() -> list[str]:
        found = await store.runs(RunQuery("ana", dismissed=False))
        return sorted(run.id for run in found)

    assert await store.count_runs("ana", statuses, dismissed=False) == dict.fromkeys(statuses, 1)
    await accepted(store, Commit(effects=(DismissRuns("ana", statuses, "", NOW),)))
    assert await stand() == ["run_2"]
    assert await store.count_runs("ana", statuses, dismissed=False) == {}
    assert await store.count_runs("ana", statuses, dismissed=True) == {
        RunStatus.ERROR: 2,
        RunStatus.PAUSED: 1,
    }
    away = RunQuery("ana", statuses=statuses, dismissed=True)
    assert {run.id for run in await store.runs(away)} == {"run_0", "run_1", "run_3"}
    await accepted(store, Commit(effects=(DismissRuns("ana", tuple(RunStatus), NOW, ""),)))
    assert await stand() == ["run_0", "run_1", "run_2"]
    assert len(await store.runs(RunQuery("ben", dismissed=False))) == 1


async def test_a_restart_finds_every_unfinished_run_of_everybody(store: Store) -> None:
    for n, status in enumerate(RunStatus):
        owner = "ana" if n % 2 else "ben"
        await accepted(store, insert(run_row(f"run_{status}", owner, status=status)))
    assert set(await store.unfinished_run_ids()) == {"run_PENDING", "run_IN_PROGRESS"}


async def test_the_newest_document_of_a_kind_is_found(store: Store) -> None:
    await accepted(store, Commit(effects=(PutResume(resume("res_1")),)))
    for n in (1, 3, 2):
        at = f"2026-01-0{n}T00:00:00.000Z"
        document = Document(f"doc_{n}", "ana", "report", "res_1", "", {"n": n}, at)
        await accepted(store, Commit(effects=(PutDocument(document),)))
    newest = await store.document_of("ana", "res_1", "report")
    assert newest is not None
    assert newest.body == {"n": 3}

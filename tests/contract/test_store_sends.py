"""The store's contract for what was sent to models, and for runs that go on at their time."""

from __future__ import annotations

from dataclasses import replace

from everdraft.credits.sends import DeleteOldSends, PutSend, Send, Spending
from everdraft.runs.states import RunStatus
from everdraft.runs.store import UpdateRun
from everdraft.streams.store import Commit
from tests.support.stores import Store, accepted, insert, run_row

CALL = Send(
    id="snd_1",
    owner_id="ana",
    run_id="run_1",
    section="work",
    provider="openai:x",
    remote=True,
    purpose="Analysis",
    input_tokens=900,
    output_tokens=100,
    cost_usd=0.25,
    estimated=False,
    failure="",
    at="2026-01-31T10:00:00.000Z",
)


def put(number: int, **changes: object) -> Commit:
    made = replace(CALL, id=f"snd_{number}", **changes)  # pyright: ignore[reportArgumentType]
    return Commit(effects=(PutSend(made),))


async def test_a_call_is_kept_as_it_was_and_once(store: Store) -> None:
    odd = replace(
        CALL, id="snd_2", remote=False, cost_usd=None, estimated=True, failure="model_cut"
    )
    await accepted(store, put(1), Commit(effects=(PutSend(odd),)))
    assert await store.sends("ana", 10) == [odd, CALL]
    (again,) = await store.commit([put(1, output_tokens=7)])
    assert not again.accepted
    assert await store.sends("ben", 10) == []


async def test_calls_are_paged_newest_first(store: Store) -> None:
    await accepted(store, *(put(number) for number in range(1, 6)), put(9, owner_id="ben"))
    first = await store.sends("ana", 2)
    assert [send.id for send in first] == ["snd_5", "snd_4"]
    second = await store.sends("ana", 3, before="snd_4")
    assert [send.id for send in second] == ["snd_3", "snd_2", "snd_1"]
    assert await store.sends("ana", 3, before="snd_1") == []


async def test_what_was_spent_is_summed_by_run_time_and_person(store: Store) -> None:
    await accepted(
        store,
        put(1),
        put(2, at="2026-02-01T00:00:00.000Z", run_id="run_2"),
        put(3, at="2026-02-01T10:00:00.000Z", cost_usd=None, failure="model_cut"),
        put(4, at="2026-02-02T00:00:00.000Z", owner_id="ben", run_id="run_3", cost_usd=1.0),
    )
    assert await store.run_tokens("run_1") == 2000
    assert await store.run_tokens("run_9") == 0
    assert await store.spent("2026-02") == Spending(3, 3000, 1.25, 1)
    assert await store.spent("2026-02", "ana") == Spending(2, 2000, 0.25, 1)
    assert await store.spent("2026-02-01", "ana") == Spending(2, 2000, 0.25, 1)
    assert await store.spent("2026-02-02", "ana") == Spending()
    await accepted(store, Commit(effects=(DeleteOldSends("2026-02-01"),)))
    assert [send.id for send in await store.sends("ana", 10)] == ["snd_3", "snd_2"]


async def test_what_was_spent_outlives_the_run(store: Store) -> None:
    await accepted(store, put(1, run_id="never_was"))
    assert await store.run_tokens("never_was") == 1000


def pause(run_id: str, goes_on_at: str, status: RunStatus = RunStatus.PAUSED) -> Commit:
    update = UpdateRun(
        run_id=run_id,
        status=status,
        updated_at="2026-01-01",
        progress=0.5,
        attempts=1,
        reason="budget_usd_per_day",
        owner_id="ana",
        goes_on_at=goes_on_at,
    )
    return Commit(effects=(update,))


async def test_runs_whose_time_has_come_are_found_the_longest_due_first(store: Store) -> None:
    names = ("run_later", "run_due", "run_first", "run_person", "run_going")
    await accepted(store, *(insert(run_row(name)) for name in names))
    await accepted(
        store,
        pause("run_later", "2026-03-01T00:00:00.000Z"),
        pause("run_due", "2026-02-02T00:00:00.000Z"),
        pause("run_first", "2026-02-01T00:00:00.000Z"),
        pause("run_person", ""),
        pause("run_going", "2026-02-01T00:00:00.000Z", RunStatus.IN_PROGRESS),
    )
    due = await store.runs_going_on("2026-02-02T00:00:00.000Z", 10)
    assert [run.id for run in due] == ["run_first", "run_due"]
    assert due[0].goes_on_at == "2026-02-01T00:00:00.000Z"
    assert len(await store.runs_going_on("2026-02-02T00:00:00.000Z", 1)) == 1
    await accepted(store, pause("run_due", "", RunStatus.PENDING))
    due = await store.runs_going_on("2026-02-02T00:00:00.000Z", 10)
    assert [run.id for run in due] == ["run_first"]

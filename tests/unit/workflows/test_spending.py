"""Money: every call is recorded, a limit rests the run, and it goes on when it says so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any

from everdraft.credits.sends import UNKNOWN
from everdraft.cv.model import Basics
from everdraft.engine.execute import Executor
from everdraft.engine.run import Run
from everdraft.engine.sends import SendService
from everdraft.engine.waking import LOOK_INTERVAL_SECONDS, Waker
from everdraft.engine.workflow import Outcome, Workflow, Workflows
from everdraft.llm.attempts import AttemptRules
from everdraft.llm.budget import Budget
from everdraft.llm.failures import ModelFailure
from everdraft.llm.port import OnSend, OnUsage, Prompt, Usage
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunRow
from everdraft.storage.memory import MemoryStore
from everdraft.workflows.spending import Budgets, Purse
from everdraft.workflows.tools import Tools, say
from tests.support.engine import SECTIONS, Script, Store, Wish, World, request

DAY = 24 * 3_600
MIDNIGHT = "2026-01-02T00:00:00.000Z"
NEXT_MONTH = "2026-02-01T00:00:00.000Z"


@dataclass
class Paid:
    """A model that says two words for half a dollar and 100 tokens."""

    cost_usd: float | None = 0.5
    failing: str = ""
    calls: int = 0
    name: str = "openai:paid"
    remote: bool = True
    held: asyncio.Event | None = None
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def stream(
        self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
    ) -> AsyncGenerator[str]:
        del prompt
        if on_send is not None:
            await on_send(Usage(90, 0, self.cost_usd, estimated=True))
        self.calls += 1
        try:
            yield "two "
            self.asked.set()
            if self.held is not None:
                await self.held.wait()
            if self.failing:
                raise ModelFailure(self.failing, self.name)
            yield "words"
        finally:
            if on_usage is not None:
                on_usage(Usage(90, 10, self.cost_usd, bool(self.failing)))

    async def close(self) -> None:
        """Nothing to close."""


async def told(run: Run, wish: Wish, tools: Tools) -> Outcome:
    """A workflow of three sections, each of them one call."""
    del wish
    await run.plan([(name, name.title()) for name in SECTIONS])
    for name in SECTIONS:
        writer = await run.section(name, name.title())
        if writer is None:
            continue

        async def begin() -> None:
            """Nothing comes before the text."""

        prompt = Prompt("Say it.", "data", "en")
        usage = await say(run, writer, prompt, tools, (Basics(),), begin)
        await writer.complete({}, usage=usage)
    return Outcome({"done": True})


class Paying(World):
    """A world whose workflow asks a paid model under a budget."""

    def __init__(
        self,
        store: Store,
        model: Paid,
        installation: Budget | None = None,
        person: Budget | None = None,
        **more: Any,
    ) -> None:
        super().__init__(store, Script(), **more)
        self.sends = SendService(store, clock=self.clock)
        budgets = Budgets(installation or Budget(), person or Budget())
        tools = Tools(
            model,
            self.clock,
            self.ids,
            AttemptRules(attempts=1),
            Purse(self.sends, budgets, self.clock),
        )
        registry = Workflows()
        registry.add(Workflow("recital", "Recital", 0, Wish, "/api/recital", told))
        self.executor = Executor(
            self.stores, self.committer, registry, tools, clock=self.clock, ids=self.ids
        )
        self.waker = Waker(store, self.runs, clock=self.clock)

    async def rested(self, run_id: str) -> RunRow:
        """The run once nobody works on it."""
        while True:
            row = await self.runs.get("ana", run_id)
            if row.status not in (RunStatus.PENDING, RunStatus.IN_PROGRESS):
                return row
            await asyncio.sleep(0)  # house: lets the run's task go on


async def begun(world: Paying) -> str:
    await world.start()
    return (await world.runs.start(request())).id


async def test_a_day_that_is_used_up_ends_at_midnight_and_the_run_goes_on_by_itself() -> None:
    model = Paid()
    world = Paying(MemoryStore(), model, Budget(usd_per_day=1.0), prices={"recital": 3})
    await world.start()
    from everdraft.engine.credits import CreditService

    credits = CreditService(world.store, world.committer, clock=world.clock, ids=world.ids)
    await credits.grant("ana", 3)
    run_id = (await world.runs.start(request())).id
    row = await world.rested(run_id)
    assert (row.status, row.reason) == (RunStatus.PAUSED, "budget_usd_per_day")
    assert row.goes_on_at == MIDNIGHT
    assert model.calls == 2, "the call that reaches the limit is the last"
    assert (await credits.account("ana")).reserved == 3, "credits stay held"

    await world.runs.resume("ana", run_id)
    again = await world.rested(run_id)
    assert (again.status, again.goes_on_at, model.calls) == (RunStatus.PAUSED, MIDNIGHT, 2)

    world.clock.advance(DAY - 1)
    assert await world.waker.wake() == 0
    world.clock.advance(1)
    assert await world.waker.wake() == 1
    done = await world.rested(run_id)
    assert (done.status, done.goes_on_at, model.calls) == (RunStatus.COMPLETED, "", 3)
    _, snapshot = await world.runs.snapshot("ana", run_id)
    assert snapshot.usage == {"tokens": 300, "costUsd": 1.5, "calls": 3}
    assert (await credits.account("ana")).balance == 0
    assert await world.waker.wake() == 0


async def test_after_a_restart_at_any_later_time_it_goes_on_too() -> None:
    store, model = MemoryStore(), Paid()
    world = Paying(store, model, person=Budget(usd_per_month=0.5))
    run_id = await begun(world)
    assert (await world.rested(run_id)).goes_on_at == NEXT_MONTH
    await world.stop()
    later = Paying(store, model, person=Budget(usd_per_month=5.0), ids=world.ids)
    await later.start()
    later.clock.advance(90 * DAY)
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        raise asyncio.CancelledError

    waker = Waker(store, later.runs, clock=later.clock, sleep=wait)
    await asyncio.wait((asyncio.create_task(waker.keep_waking()),))
    assert waits == [LOOK_INTERVAL_SECONDS]
    assert (await later.rested(run_id)).status is RunStatus.COMPLETED


async def test_tokens_of_a_run_do_not_come_back_with_time() -> None:
    store, model = MemoryStore(), Paid(cost_usd=None)
    world = Paying(store, model, Budget(tokens_per_run=200, usd_per_day=0.01))
    run_id = await begun(world)
    row = await world.rested(run_id)
    assert (row.reason, row.goes_on_at) == ("budget_tokens_per_run", "")
    assert model.calls == 2, "a call of unknown price counts tokens and no dollars"
    world.clock.advance(400 * DAY)
    assert await world.waker.wake() == 0
    await world.stop()
    richer = Paying(store, model, Budget(tokens_per_run=300), ids=world.ids)
    await richer.start()
    await richer.runs.resume("ana", run_id)
    assert (await richer.rested(run_id)).status is RunStatus.COMPLETED
    _, snapshot = await richer.runs.snapshot("ana", run_id)
    assert snapshot.usage == {"tokens": 300, "costUsd": None, "calls": 3}


async def test_every_call_is_recorded_and_one_that_failed_with_its_code() -> None:
    model = Paid(failing="model_cut")
    world = Paying(MemoryStore(), model)
    run_id = await begun(world)
    assert (await world.rested(run_id)).status is RunStatus.ERROR
    (send,) = await world.sends.sends("ana", 10)
    assert (send.run_id, send.section, send.failure) == (run_id, "one", "model_cut")
    assert (send.provider, send.remote, send.purpose) == ("openai:paid", True, "Recital")
    assert (send.input_tokens, send.output_tokens, send.cost_usd) == (90, 10, 0.5)
    assert send.estimated
    _, snapshot = await world.runs.snapshot("ana", run_id)
    assert snapshot.usage == {"tokens": 100, "costUsd": 0.5, "calls": 1}
    model.failing = ""
    await world.runs.retry("ana", run_id)
    assert (await world.rested(run_id)).status is RunStatus.COMPLETED
    assert [one.failure for one in await world.sends.sends("ana", 10)] == ["", "", "", "model_cut"]
    assert (await world.sends.spent("ana")).month_of_all.calls == 4


async def test_a_call_that_a_person_stopped_is_recorded_although_the_run_is_no_longer_ours() -> (
    None
):
    model = Paid(held=asyncio.Event())
    world = Paying(MemoryStore(), model)
    run_id = await begun(world)
    await model.asked.wait()
    await world.runs.pause("ana", run_id)
    await world.stop()
    (send,) = await world.sends.sends("ana", 10)
    assert (send.run_id, send.failure) == (run_id, "stopped")


async def test_a_call_is_on_record_before_it_leaves_so_that_no_kill_can_hide_it() -> None:
    model = Paid(held=asyncio.Event())
    world = Paying(MemoryStore(), model)
    run_id = await begun(world)
    await model.asked.wait()
    world.crash()
    (send,) = await world.sends.sends("ana", 10)
    assert (send.run_id, send.section, send.failure) == (run_id, "one", UNKNOWN)
    assert (send.input_tokens, send.output_tokens, send.estimated) == (90, 0, True)
    assert await world.sends.run_tokens(run_id) == 90, "a budget knows of it"


async def test_a_call_that_reached_nobody_leaves_no_record() -> None:
    class Nowhere(Paid):
        async def stream(
            self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
        ) -> AsyncGenerator[str]:
            del prompt, on_usage
            assert on_send is not None
            await on_send(Usage(90, 0, 0.5, estimated=True))
            (under_way,) = await world.sends.sends("ana", 10)
            assert under_way.failure == UNKNOWN
            raise ModelFailure("model_unreachable", self.name)
            yield ""

    world = Paying(MemoryStore(), Nowhere())
    run_id = await begun(world)
    assert (await world.rested(run_id)).status is RunStatus.ERROR
    assert await world.sends.sends("ana", 10) == []
    assert (await world.sends.spent("ana")).month_of_all.calls == 0


async def test_without_a_budget_nothing_is_asked_of_the_store() -> None:
    model = Paid()
    world = Paying(MemoryStore(), model)
    run_id = await begun(world)
    assert (await world.rested(run_id)).status is RunStatus.COMPLETED
    assert len(await world.sends.sends("ana", 10)) == 3
    assert await world.sends.sends("ben", 10) == []

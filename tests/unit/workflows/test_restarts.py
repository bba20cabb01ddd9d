"""Restarts under a provider that is slow or down: not called too often, and no poison."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field

import pytest

from everdraft.cv.model import Basics
from everdraft.engine.execute import Executor
from everdraft.engine.run import Run
from everdraft.engine.workflow import Outcome, Workflow, Workflows
from everdraft.llm.attempts import AttemptRules
from everdraft.llm.failures import ModelFailure
from everdraft.llm.port import OnSend, OnUsage, Prompt, Usage
from everdraft.runs.fold import Snapshot
from everdraft.runs.lease import IDLE_TAKEOVERS_CAP
from everdraft.runs.states import RunStatus
from everdraft.storage.memory import MemoryStore
from everdraft.workflows.tools import Tools, say
from tests.support.engine import Script, Store, Wish, World, request

ATTEMPTS = 3


@dataclass
class Provider:
    """Silent until it is told to fail; what it is asked it counts."""

    failing: bool = False
    calls: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    name: str = "openai:slow"
    remote: bool = False
    obeys: bool = True

    async def stream(
        self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
    ) -> AsyncGenerator[str]:
        del prompt
        assert on_usage is not None
        assert on_send is not None
        await on_send(Usage(10, 0))
        self.calls += 1
        self.asked.set()
        try:
            if self.failing:
                raise ModelFailure("model_failed", self.name)
            await asyncio.Event().wait()
            yield "a word"
        finally:
            on_usage(Usage(10, 0))

    async def close(self) -> None:
        """Nothing to close."""

    async def heard(self) -> None:
        """Waits until it is asked, once more than before."""
        await self.asked.wait()
        self.asked.clear()


async def asking(run: Run, wish: Wish, tools: Tools) -> Outcome:
    """One section that is one call."""
    del wish
    await run.plan([("one", "One")])
    writer = await run.section("one", "One")
    if writer is not None:

        async def begin() -> None:
            """Nothing comes before the text."""

        usage = await say(run, writer, Prompt("Say it.", "", "en"), tools, [Basics()], begin)
        await writer.complete({}, usage=usage)
    return Outcome({})


class Life(World):
    """One life of an engine whose provider outlives it."""

    def __init__(self, store: Store, provider: Provider, before: World | None = None) -> None:
        super().__init__(store, Script(), ids=before.ids if before else None)
        rules = AttemptRules(attempts=ATTEMPTS, first_wait_seconds=300.0, wait_seconds_max=300.0)
        registry = Workflows()
        registry.add(Workflow("recital", "Recital", 0, Wish, "/api/recital", asking))
        tools = Tools(provider, self.clock, self.ids, rules)
        self.executor = Executor(
            self.stores, self.committer, registry, tools, clock=self.clock, ids=self.ids
        )

    async def until(self, run_id: str, holds: Callable[[Snapshot], bool]) -> Snapshot:
        """The run once something holds of it."""
        while True:
            _, snapshot = await self.runs.snapshot("ana", run_id)
            if holds(snapshot):
                return snapshot
            await asyncio.sleep(0)  # house: lets the run's task go on


def rests(snapshot: Snapshot) -> bool:
    return snapshot.status is RunStatus.ERROR


async def begun(provider: Provider) -> tuple[Life, str]:
    world = Life(MemoryStore(), provider)
    await world.start()
    return world, (await world.runs.start(request())).id


async def next_life(before: Life, provider: Provider) -> Life:
    world = Life(before.store, provider, before)
    await world.start()
    return world


async def test_stops_in_good_order_are_no_poison() -> None:
    provider = Provider()
    world, run_id = await begun(provider)
    for _ in range(IDLE_TAKEOVERS_CAP + 3):
        await provider.heard()
        await world.stop()
        world = await next_life(world, provider)
    await provider.heard()
    _, snapshot = await world.runs.snapshot("ana", run_id)
    assert (snapshot.status, snapshot.attempt) == (RunStatus.IN_PROGRESS, IDLE_TAKEOVERS_CAP + 4)
    await world.stop()


@pytest.mark.plan(36)
async def test_a_worker_that_dies_again_and_again_without_a_word_is_parked() -> None:
    provider = Provider()
    world, run_id = await begun(provider)
    for _ in range(IDLE_TAKEOVERS_CAP + 1):
        await provider.heard()
        world.crash()
        world = await next_life(world, provider)
    snapshot = await world.until(run_id, rests)
    assert (snapshot.error or {})["code"] == "poisoned"
    assert provider.calls == IDLE_TAKEOVERS_CAP + 1


async def test_calls_are_bounded_also_when_each_is_killed_while_it_waits_for_the_next() -> None:
    provider = Provider(failing=True)
    world, run_id = await begun(provider)
    for attempt in (1, 2):
        await world.until(run_id, lambda one, at=attempt: bool(one.waiting) and one.attempt == at)
        world.crash()
        world = await next_life(world, provider)
    snapshot = await world.until(run_id, rests)
    assert (snapshot.error or {})["code"] == "model_failed", "it is the provider, and no poison"
    assert provider.calls == ATTEMPTS
    await world.runs.retry("ana", run_id)
    await world.until(run_id, lambda one: bool(one.waiting))
    assert provider.calls == ATTEMPTS + 1, "a person who goes on has all calls again"
    world.crash()


async def test_who_waits_for_a_provider_is_no_poison_however_often_it_is_killed() -> None:
    provider = Provider(failing=True)
    world, run_id = await begun(provider)
    await world.until(run_id, lambda one: bool(one.waiting))
    world.crash()
    provider.failing = False
    for _ in range(IDLE_TAKEOVERS_CAP):
        provider.asked.clear()
        world = await next_life(world, provider)
        await provider.heard()
        world.crash()
    world = await next_life(world, provider)
    await provider.heard()
    _, snapshot = await world.runs.snapshot("ana", run_id)
    assert snapshot.status is RunStatus.IN_PROGRESS, "one that was answered is not counted"
    world.crash()

"""What lists read of a run: its row alone, true at every moment."""

from __future__ import annotations

import asyncio

from everdraft.engine.run import Run
from everdraft.engine.workflow import Outcome, Workflow, Workflows
from everdraft.storage.memory import MemoryStore
from tests.support.engine import Script, Wish, World, read_to_end, request

UNTIL = "2026-01-01T00:01:00.000Z"


class Waiter:
    """A workflow whose model is waited for, and then speaks until it is let go."""

    def __init__(self) -> None:
        self.waits, self.speaks = asyncio.Event(), asyncio.Event()
        self.go_on, self.end = asyncio.Event(), asyncio.Event()

    async def run(self, run: Run, wish: Wish, tools: object) -> Outcome:
        del wish, tools
        await run.plan([("one", "One")])
        section = await run.section("one", "One")
        assert section is not None
        await run.waiting(UNTIL, "model_overloaded")
        self.waits.set()
        await self.go_on.wait()
        await section.write("words ")
        await run.settle()
        self.speaks.set()
        await self.end.wait()
        await section.complete({})
        return Outcome({"done": True}, facts={"score": {"total": 87}})

    def workflows(self) -> Workflows:
        registry = Workflows()
        registry.add(Workflow("recital", "Recital", 0, Wish, "/api/recital", self.run))
        return registry


async def test_the_first_word_ends_the_wait_and_the_facts_of_the_end_are_in_the_row() -> None:
    waiter = Waiter()
    world = World(MemoryStore(), Script(), workflows=waiter.workflows())
    await world.start()
    row = await world.runs.start(request())
    await waiter.waits.wait()
    row = await world.runs.get(row.owner_id, row.id)
    assert (row.reason, row.goes_on_at) == ("model_overloaded", UNTIL)
    waiter.go_on.set()
    await waiter.speaks.wait()
    row = await world.runs.get(row.owner_id, row.id)
    assert (row.reason, row.goes_on_at) == ("", "")
    assert "score" not in row.summary
    waiter.end.set()
    await read_to_end(world, row.id)
    row = await world.runs.get(row.owner_id, row.id)
    assert row.summary["score"] == {"total": 87}
    assert row.summary["sectionsDone"] == 1
    await world.stop()

"""An engine on a given store, with a recited workflow, for tests in process."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from everdraft.base.clock import ManualClock
from everdraft.base.errors import OutsideFailure
from everdraft.base.ids import CountingIds
from everdraft.cv.job import Job
from everdraft.engine.commit import Committer
from everdraft.engine.execute import Executor, Stores
from everdraft.engine.hub import Hub
from everdraft.engine.requests import StartRequest
from everdraft.engine.run import Run
from everdraft.engine.service import RunService
from everdraft.engine.workflow import Outcome, Workflow, Workflows
from everdraft.execution.local import LocalExecution
from everdraft.library.records import Document, PutDocument
from everdraft.llm.port import Model
from everdraft.storage.memory import MemoryStore
from everdraft.storage.sqlite import SqliteStore
from everdraft.streams.store import Commit, CommitResult
from everdraft.workflows.tools import Tools

SECTIONS = ("one", "two", "three")
WORDS = ("Whatever ", "you ", "have ", "seen ", "is ", "saved.")
Store = SqliteStore | MemoryStore


class Wish(BaseModel):
    """The input of the recited workflow."""

    text: str = "anything"


@dataclass
class Script:
    """What the workflow does and what was asked of it; survives crashes of the engine."""

    calls: Counter[str] = field(default_factory=Counter)
    completed: list[str] = field(default_factory=list)
    fail_in: str = ""

    async def recite(self, run: Run, wish: Wish, tools: object) -> Outcome:
        del tools
        today = await run.step("today", self._today)
        await run.plan([(name, name.title()) for name in SECTIONS])
        for name in SECTIONS:
            section = await run.section(name, name.title())
            if section is None:
                continue
            self.calls[name] += 1
            await section.finding({"id": f"{name}-1", "quote": "q"})
            for word in WORDS:
                if self.fail_in == name and word == WORDS[3]:
                    raise OutsideFailure("The model did not answer.", code="model_down")
                await section.write(word)
            await section.complete({"resume_sections": [{"section_name": name}]})
            self.completed.append(name)
        result = {"overall": 1, "today": today, "text": wish.text}
        document = Document(
            f"doc_{run.id}", run.row.owner_id, "report", "", run.id, result, "2026-01-01"
        )
        return Outcome(result, (PutDocument(document),), document.id)

    async def _today(self) -> str:
        self.calls["today"] += 1
        return "2026-01-01"

    def workflows(self) -> Workflows:
        registry = Workflows()
        registry.add(Workflow("recital", "Recital", 0, Wish, "/api/recital", self.recite))
        return registry


class CuttingStore:
    """Passes everything on until ``events`` events are durable; then the power is cut."""

    def __init__(self, store: Store, events: int) -> None:
        self._store = store
        self._left = events
        self.cut = asyncio.Event()

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def commit(self, commits: Sequence[Commit]) -> list[CommitResult]:
        results: list[CommitResult] = []
        for commit in commits:
            if self._left <= 0:
                self.cut.set()
                await asyncio.Event().wait()  # never returns: the process is no more
            results.extend(await self._store.commit([commit]))
            self._left -= sum(len(append.bodies) for append in commit.appends)
        return results


class World:
    """One life of an engine. Make another on the same store and that is a restart."""

    def __init__(
        self,
        store: Store,
        script: Script,
        *,
        ids: CountingIds | None = None,
        prices: Mapping[str, int] | None = None,
        active_runs_limit: int = 10,
        workflows: Workflows | None = None,
        model: Model | None = None,
        read_job: Callable[[str], Awaitable[Job]] | None = None,
    ) -> None:
        self.store = store
        self.script = script
        self.clock = ManualClock()
        self.ids = ids or CountingIds()
        self.hub = Hub(store)
        self.committer = Committer(store, self.hub.publish, self.hub.look_again)
        self.execution = LocalExecution(store, active_runs_limit=active_runs_limit)
        self.stores = Stores(store, store, store, store)
        self.executor = Executor(
            self.stores,
            self.committer,
            workflows or script.workflows(),
            Tools(model, self.clock, self.ids, read_job=read_job),
            clock=self.clock,
            ids=self.ids,
        )
        self.runs = RunService(
            self.stores,
            self.committer,
            self.hub,
            self.execution,
            clock=self.clock,
            ids=self.ids,
            prices=prices,
        )

    async def start(self) -> int:
        return await self.execution.start(self.executor.execute)

    def crash(self) -> None:
        """The process is no more: nothing that it had under way goes on."""
        for task in [*self.execution._tasks.values(), self.committer._flushing]:  # pyright: ignore[reportPrivateUsage]
            if task is not None:
                task.cancel()

    async def stop(self) -> None:
        self.hub.stop()
        self.executor.stopping = True
        await self.execution.stop()
        await self.committer.close()


def request(text: str = "anything", owner: str = "ana", **more: str) -> StartRequest:
    """A start of the recital."""
    return StartRequest(owner, "recital", "cv.pdf", "", {"text": text}, **more)


async def read_to_end(world: World, run_id: str, after: int = 0, owner: str = "ana") -> list[str]:
    """Bodies behind ``after`` until the stream ends."""
    bodies: list[str] = []
    async with await world.runs.follow(owner, run_id, after) as reader:
        while True:
            batch = await reader.next(5.0)
            bodies.extend(event.body for event in batch.events)
            if batch.ended:
                return bodies
            assert batch.events, "nothing came for five seconds"

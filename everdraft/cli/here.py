"""The workplace in this process: the folder is ours, and one run is worked on here."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Sequence

from everdraft import __version__
from everdraft.accounts.user import LOCAL_USER
from everdraft.app import Engine
from everdraft.base.clock import SystemClock
from everdraft.cli.workplace import RunJson
from everdraft.runs.events import Event, decode
from everdraft.runs.states import UNFINISHED, RunStatus
from everdraft.runs.store import RunQuery
from everdraft.settings import Settings
from everdraft.web.context import WebContext
from everdraft.web.shapes import run_summary, run_whole
from everdraft.web.uploads import start_run, store_upload
from everdraft.workflows import load_workflows


class Here:
    """See `Workplace`. Opening does not take up what others left unfinished: that is a server's."""

    is_live = False

    def __init__(self, engine: Engine, settings: Settings, language: str) -> None:
        self._engine = engine
        self._language = language
        self._ours: set[str] = set()
        self._context = WebContext(
            runs=engine.runs,
            library=engine.library,
            workflows=load_workflows(),
            committer=engine.committer,
            hub=engine.hub,
            clock=SystemClock(),
            random=random.random,
            model_name=settings.model,
            version=__version__,
            heartbeat_seconds=settings.heartbeat_seconds,
            allowed_hosts=frozenset(),
        )

    async def open(self) -> None:
        """Begins to work, on the runs that are ours alone."""
        await self._engine.execution.start(self._execute)

    async def _execute(self, run_id: str) -> None:
        if run_id in self._ours:
            await self._engine.executor.execute(run_id)

    def _work_on(self, run_id: str) -> None:
        self._ours.add(run_id)
        self._engine.execution.dispatch(run_id)

    async def start(self, kind: str, data: bytes, file_name: str) -> RunJson:
        """See `Workplace.start`."""
        resume = await store_upload(self._context, LOCAL_USER, data, file_name)
        row = await start_run(self._context, LOCAL_USER, kind, resume, language=self._language)
        if row.status in UNFINISHED:
            self._work_on(row.id)
        return run_summary(row)

    async def runs(self, statuses: Sequence[str], limit: int) -> list[RunJson]:
        """See `Workplace.runs`."""
        wanted = tuple(RunStatus(status) for status in statuses)
        query = RunQuery(LOCAL_USER.id, statuses=wanted, limit=limit)
        return [run_summary(row) for row in await self._engine.runs.list(query)]

    async def run(self, run_id: str) -> RunJson:
        """See `Workplace.run`."""
        return run_whole(*await self._engine.runs.snapshot(LOCAL_USER.id, run_id))

    async def command(self, name: str, run_id: str) -> RunJson:
        """See `Workplace.command`."""
        runs = self._engine.runs
        commands = {
            "pause": runs.pause,
            "resume": runs.resume,
            "cancel": runs.cancel,
            "retry": runs.retry,
        }
        row = await commands[name](LOCAL_USER.id, run_id)
        if row.status in UNFINISHED:
            self._work_on(run_id)
        return run_summary(row)

    async def events(self, run_id: str, after: int) -> AsyncIterator[Event]:
        """See `Workplace.events`."""
        reader = await self._engine.runs.follow(LOCAL_USER.id, run_id, after)
        async with reader:
            while not self._engine.hub.stopping:
                batch = await reader.next(self._context.heartbeat_seconds)
                for stored in batch.events:
                    yield decode(stored.body)
                if batch.ended:
                    return

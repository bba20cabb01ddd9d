"""Runs on this machine, in this process: one asyncio task a run, taken up again at every start.

Whoever holds the folder's lock owns all its runs, so that after a restart every unfinished run goes
on at once. Stopping cancels the tasks and writes nothing: the log is whole at every moment, and
the next start goes on from it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from everdraft.base.errors import OurFault
from everdraft.runs.store import RunStore

RETRY_SECONDS = (0.5, 1.0, 2.0, 5.0)
"""Waits before a run is tried again when the disk refused it; the last one repeats."""

log = structlog.get_logger(__name__)

Execute = Callable[[str], Awaitable[None]]
Sleep = Callable[[float], Awaitable[None]]


class LocalExecution:
    """The `Dispatcher` of the embedded installation."""

    def __init__(
        self,
        runs: RunStore,
        *,
        active_runs_limit: int,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._runs = runs
        self._slots = asyncio.Semaphore(active_runs_limit)
        self._sleep = sleep
        self._execute: Execute | None = None
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._line: dict[str, None] = {}
        self._free = active_runs_limit
        self._stopping = False

    @property
    def active_count(self) -> int:
        return len(self._tasks)

    async def start(self, execute: Execute) -> int:
        """Takes up every unfinished run; gives their number."""
        self._execute = execute
        run_ids = await self._runs.unfinished_run_ids()
        for run_id in run_ids:
            self.dispatch(run_id)
        return len(run_ids)

    def dispatch(self, run_id: str) -> None:
        """See `Dispatcher.dispatch`. A run that is just ending here is looked at once more."""
        if self._stopping:
            return
        if run_id in self._tasks:
            self._again.add(run_id)
            return
        self._line[run_id] = None
        task = asyncio.create_task(self._drive(run_id), name=f"run {run_id}")
        self._tasks[run_id] = task
        task.add_done_callback(lambda _: self._done(run_id))

    def interrupt(self, run_id: str) -> None:
        """See `Dispatcher.interrupt`."""
        task = self._tasks.get(run_id)
        if task is not None:
            task.cancel()

    @property
    def waiting_count(self) -> int:
        """See `Dispatcher.waiting_count`."""
        return max(0, len(self._line) - self._free)

    def place(self, run_id: str) -> int:
        """See `Dispatcher.place`."""
        for place, waiting in enumerate(self._line, start=1):
            if waiting == run_id:
                return max(0, place - self._free)  # the first of them are taken up at once
        return 0

    async def stop(self) -> None:
        """Cancels all work here and waits for it to be gone."""
        self._stopping = True
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _done(self, run_id: str) -> None:
        del self._tasks[run_id]
        self._line.pop(run_id, None)
        if run_id in self._again:
            self._again.discard(run_id)
            self.dispatch(run_id)

    async def _drive(self, run_id: str) -> None:
        if self._execute is None:
            return
        async with self._slots:
            self._line.pop(run_id, None)
            self._free -= 1
            try:
                await self._until_done(run_id, self._execute)
            finally:
                self._free += 1

    async def _until_done(self, run_id: str, execute: Execute) -> None:
        tries = 0
        while True:
            try:
                await execute(run_id)
                return
            except OurFault as fault:
                log.warning("run.not_saved", run_id=run_id, code=fault.code)
            except Exception:
                log.exception("run.driver_failed", run_id=run_id)
            wait = RETRY_SECONDS[min(tries, len(RETRY_SECONDS) - 1)]
            tries += 1
            await self._sleep(wait)

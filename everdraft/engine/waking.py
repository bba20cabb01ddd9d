"""Runs that rest until a time go on when it has come, also when nobody was there at that moment."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from everdraft.base.clock import Clock, timestamp
from everdraft.base.errors import EverdraftError
from everdraft.engine.service import RunService
from everdraft.runs.store import RunStore

LOOK_INTERVAL_SECONDS = 20.0
"""How late a run may go on. Looking is a read by index; clocks that jump and sleep need no more."""
RUNS_AT_ONCE = 100

log = structlog.get_logger(__name__)


class Waker:
    """Looks for paused runs whose ``goes_on_at`` has passed; the row is all it knows."""

    def __init__(
        self,
        store: RunStore,
        runs: RunService,
        *,
        clock: Clock,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._runs = runs
        self._clock = clock
        self._sleep = sleep

    async def wake(self) -> int:
        """Goes on with every run that is due; gives their number."""
        now = timestamp(self._clock.now())
        due = await self._store.runs_going_on(now, RUNS_AT_ONCE)
        for row in due:
            await self._runs.resume_in_time(row)
        return len(due)

    async def keep_waking(self) -> None:
        """Looks now and again until cancelled; a failure is logged and tried again."""
        while True:
            try:
                await self.wake()
            except EverdraftError as failure:
                log.warning("waking.failed", code=failure.code)
            await self._sleep(LOOK_INTERVAL_SECONDS)

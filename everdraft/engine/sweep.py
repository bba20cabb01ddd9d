"""Maintenance: logs that rest and that nobody touched go whole, after the promised time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from everdraft.base.clock import Clock, parse_timestamp, timestamp
from everdraft.base.errors import EverdraftError, OurFault
from everdraft.credits.sends import DeleteOldSends
from everdraft.engine.commit import Committer
from everdraft.engine.disk import Disk
from everdraft.runs.states import UNFINISHED
from everdraft.runs.store import DeleteExpiredRuns, RunRow
from everdraft.streams.store import Commit

SWEEP_INTERVAL_SECONDS = 3_600.0
SENDS_KEPT = timedelta(days=400)
"""What was sent and spent is kept for a year and a bit: longer than any budget looks back."""

log = structlog.get_logger(__name__)

Sleep = Callable[[float], Awaitable[None]]


class Sweeper:
    """Deletes what is past its time: at start, hourly, by command and by cron, all the same way."""

    def __init__(
        self,
        committer: Committer,
        *,
        clock: Clock,
        retention_days: float,
        disk: Disk | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._committer = committer
        self._commit_deletion = disk.commit_deletion if disk else committer.commit
        self._clock = clock
        self._retention = timedelta(days=retention_days)
        self._sleep = sleep
        self.last_at = ""
        """When it last worked since this process began."""

    def kept_until(self, row: RunRow) -> str | None:
        """When the run's log goes if nobody touches it any more; None while it is worked on."""
        if row.status in UNFINISHED:
            return None
        return timestamp(parse_timestamp(max(row.updated_at, row.read_at)) + self._retention)

    async def sweep(self) -> dict[str, int]:
        """Deletes now; gives what was deleted, by kind. Raises `OurFault` when it could not."""
        before = timestamp(self._clock.now() - self._retention)
        old_sends = DeleteOldSends(timestamp(self._clock.now() - SENDS_KEPT))
        effects = (DeleteExpiredRuns(before), old_sends)
        result = await self._commit_deletion(Commit(effects=effects))
        if not result.accepted:
            raise OurFault("The cleanup did not work.", code="cleanup_failed")
        self.last_at = timestamp(self._clock.now())
        counts = {"runs": result.deleted_streams}
        self._committer.figures.cleanup_deleted.labels("runs").inc(counts["runs"])
        if counts["runs"]:
            log.info("cleanup.done", before=before, **counts)
        return counts

    async def keep_sweeping(self) -> None:
        """Sweeps now and every hour until cancelled; a failure is logged and tried again."""
        while True:
            try:
                await self.sweep()
            except EverdraftError as failure:
                log.warning("cleanup.failed", code=failure.code)
            await self._sleep(SWEEP_INTERVAL_SECONDS)

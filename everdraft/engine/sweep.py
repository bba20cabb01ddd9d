"""Maintenance: what nobody touched goes after the promised time, and results stay.

A run that rests or was stopped goes whole. Of a finished one the log goes, whole; its row and what
it came to stay.
"""

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
from everdraft.engine.execute import Stores
from everdraft.engine.logs import keep_ending, readable_snapshot
from everdraft.library.records import PutDocument
from everdraft.runs.states import UNFINISHED
from everdraft.runs.store import DeleteExpiredRuns, RunRow
from everdraft.streams.store import Commit

SWEEP_INTERVAL_SECONDS = 3_600.0
SENDS_KEPT = timedelta(days=400)
"""What was sent and spent is kept for a year and a bit: longer than any budget looks back."""
RUNS_AT_ONCE = 50

log = structlog.get_logger(__name__)

Sleep = Callable[[float], Awaitable[None]]


class Sweeper:
    """Deletes what is past its time: at start, hourly, by command and by cron, all the same way."""

    def __init__(
        self,
        stores: Stores,
        committer: Committer,
        *,
        clock: Clock,
        retention_days: float,
        disk: Disk | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._stores = stores
        self._committer = committer
        self._commit_deletion = disk.commit_deletion if disk else committer.commit
        self._clock = clock
        self._retention = timedelta(days=retention_days)
        self._sleep = sleep
        self.last_at = ""
        """When it last worked since this process began."""

    def kept_until(self, row: RunRow) -> str | None:
        """When the run, or the log of a finished one, goes if nobody touches it any more; None
        while it is worked on, when it goes on by itself, and when its log is gone already."""
        if row.status in UNFINISHED or row.goes_on_at or row.log_deleted_at:
            return None
        return timestamp(parse_timestamp(max(row.updated_at, row.read_at)) + self._retention)

    async def sweep(self) -> dict[str, int]:
        """Deletes now; gives what was deleted, by kind: ``runs`` that went whole, and ``logs`` of
        finished ones. Raises `OurFault` when it could not."""
        now = self._clock.now()
        before = timestamp(now - self._retention)
        await self._keep_endings(before)
        old_sends = DeleteOldSends(timestamp(now - SENDS_KEPT))
        effects = (DeleteExpiredRuns(before, timestamp(now)), old_sends)
        result = await self._commit_deletion(Commit(effects=effects))
        if not result.accepted:
            raise OurFault(
                "The cleanup did not work.",
                code="cleanup_failed",
                action="Try again in a moment; the server's log says why.",
            )
        self.last_at = timestamp(self._clock.now())
        counts = {"runs": len(result.deleted), "logs": len(result.emptied)}
        for kind, count in counts.items():
            self._committer.figures.cleanup_deleted.labels(kind).inc(count)
        if any(counts.values()):
            log.info("cleanup.done", before=before, **counts)
        return counts

    async def _keep_endings(self, before: str) -> None:
        """Finished runs of a version that kept no endings get theirs from the log, while it is
        there. One whose log nobody can read stays as it is, and holds nobody up. On a disk that
        takes nothing they wait, and their logs with them."""
        unreadable: set[str] = set()
        while True:
            limit = RUNS_AT_ONCE + len(unreadable)
            rows = await self._stores.runs.endings_missing(before, limit)
            rows = [row for row in rows if row.id not in unreadable]
            if not rows:
                return
            for row in rows:
                ending = await self._ending_of(row)
                if ending is None:
                    unreadable.add(row.id)
                elif not await self._is_kept(ending):
                    return

    async def _ending_of(self, row: RunRow) -> PutDocument | None:
        try:
            snapshot = await readable_snapshot(self._stores.log, self._stores.library, row)
            return keep_ending(row, snapshot, row.updated_at)
        except Exception as failure:
            log.warning("cleanup.log_unreadable", run=row.id, error=repr(failure))
            return None

    async def _is_kept(self, ending: PutDocument) -> bool:
        try:
            return (await self._committer.commit(Commit(effects=(ending,)))).accepted
        except OurFault:
            return False

    async def keep_sweeping(self) -> None:
        """Sweeps now and every hour until cancelled; a failure is logged and tried again."""
        while True:
            try:
                await self.sweep()
            except EverdraftError as failure:
                log.warning("cleanup.failed", code=failure.code)
            except Exception:
                log.exception("cleanup.failed")
            await self._sleep(SWEEP_INTERVAL_SECONDS)

"""The only way to disk: what waits, from all runs, goes in one transaction; then it is told.

One flush is in flight at any time and nothing waits for a timer: while a flush runs, the next one
gathers by itself, so that a quiet server commits single events and a busy one large groups. Order
is sacred: commits reach the store in the order in which they were handed in, and when the store
fails, those of the flush fail and are not tried again behind others' backs.

A commit that must say where a log ends, or what a row says, while others write on it, is made when
its turn comes (`Committer.commit_planned`): then nothing is on its way, and it is the next write.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

import structlog

from everdraft.base.errors import OurFault
from everdraft.engine.figures import Figures
from everdraft.streams.producers import Verdict
from everdraft.streams.store import Commit, CommitResult, LogStore, OwnedStream

FLUSH_COMMITS_LIMIT = 2_000

log = structlog.get_logger(__name__)

Plan = Callable[[], Awaitable[Commit | None]]
"""Makes a commit from what is on disk at its turn; None when nothing is left to do."""
_NOTHING = Commit()


@dataclass(slots=True)
class _Waiting:
    """A commit on its way: who waits for it, since when, and on whose behalf."""

    commit: Commit
    future: asyncio.Future[CommitResult]
    since: float
    workflow: str
    plan: Plan | None = None
    """What makes the commit when its turn has come."""


class Committer:
    """Groups commits, writes them, then publishes what was accepted."""

    def __init__(
        self,
        store: LogStore,
        publish: Callable[[Commit], None],
        deleted: Callable[[Sequence[OwnedStream]], None] = lambda _: None,
        figures: Figures | None = None,
    ) -> None:
        self._store = store
        self._publish = publish
        self._deleted = deleted
        self._waiting: list[_Waiting] = []
        self._flushing: asyncio.Task[None] | None = None
        self.figures = figures or Figures()
        self.trouble: OurFault | None = None
        """Why the disk did not take the last flush; None while it takes them."""
        self.on_trouble: Callable[[], None] = lambda: None
        """Called when ``trouble`` begins and when it ends."""

    def submit(self, commit: Commit, workflow: str = "") -> asyncio.Future[CommitResult]:
        """Hands in a commit; the future has its result when it is durable and published.

        ``workflow`` is whose lag is measured; commits without one are not events of a run's work.
        The future fails with `OurFault` (``not_saved``) when the disk refused the flush.
        Abandoning the future does not take the commit back.
        """
        return self._put_in_line(commit, workflow)

    async def commit(self, commit: Commit) -> CommitResult:
        """`submit` and wait; a cancelled caller leaves the commit on its way."""
        return await asyncio.shield(self.submit(commit))

    async def commit_planned(self, plan: Plan) -> CommitResult:
        """A commit that is made at its turn, after all that was handed in before it is durable.

        What ``plan`` reads is true until its commit is written: nobody writes through here in
        between, however fast. So it reads little, and never waits for a commit itself. What it
        raises goes to the caller, with nothing written; where it makes none, nothing is.
        """
        return await asyncio.shield(self._put_in_line(_NOTHING, "", plan))

    def _put_in_line(
        self, commit: Commit, workflow: str, plan: Plan | None = None
    ) -> asyncio.Future[CommitResult]:
        future: asyncio.Future[CommitResult] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(commit, future, perf_counter(), workflow, plan))
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush_all(), name="commit")
        return future

    async def close(self) -> None:
        """Waits until nothing is on its way."""
        while self._flushing is not None:
            await asyncio.shield(self._flushing)

    async def _flush_all(self) -> None:
        try:
            while self._waiting:
                group = self._next_group()
                if group[0].plan is None or await self._has_plan_made(group[0], group[0].plan):
                    await self._flush(group)
                # Readers and producers get their turn between two flushes.
                await asyncio.sleep(0)
        finally:
            self._flushing = None

    def _next_group(self) -> list[_Waiting]:
        """What goes in the next transaction: all that waits, or one whose commit is to be made."""
        size = 0
        while size < min(len(self._waiting), FLUSH_COMMITS_LIMIT):
            if self._waiting[size].plan is not None:
                break
            size += 1
        group = self._waiting[: max(size, 1)]
        del self._waiting[: max(size, 1)]
        return group

    async def _has_plan_made(self, waiting: _Waiting, plan: Plan) -> bool:
        """Makes the commit that was planned; False when there is none, and its caller knows."""
        try:
            made = await plan()
        except Exception as refusal:
            if not waiting.future.done():
                waiting.future.set_exception(refusal)
                waiting.future.exception()  # an abandoned caller is no unhandled error
            return False
        if made is None:
            if not waiting.future.done():
                waiting.future.set_result(CommitResult(Verdict.ACCEPTED))
            return False
        waiting.commit = made
        return True

    async def _flush(self, group: Sequence[_Waiting]) -> None:
        started = perf_counter()
        try:
            results = await self._store.commit([waiting.commit for waiting in group])
        except Exception as failure:
            if not isinstance(failure, OurFault) and len(group) > 1:
                # Not the disk but one of them: whoever it is shall fail alone.
                for waiting in group:
                    await self._flush((waiting,))
                return
            self.figures.commit_failures.inc()
            if isinstance(failure, OurFault):
                self._say_trouble(failure)
            for waiting in group:
                if not waiting.future.done():
                    waiting.future.set_exception(failure)
                    waiting.future.exception()  # an abandoned caller is no unhandled error
            return
        self.disk_works()
        self._settle(group, results)
        self.figures.commit_seconds.observe(perf_counter() - started)

    def disk_works(self) -> None:
        """The disk takes writes: whatever was wrong has passed."""
        self._say_trouble(None)

    def _say_trouble(self, trouble: OurFault | None) -> None:
        changed = (trouble is None) != (self.trouble is None)
        self.trouble = trouble
        if changed:
            log.warning("disk.refuses" if trouble else "disk.works_again")
            self.on_trouble()

    def _settle(self, group: Sequence[_Waiting], results: Sequence[CommitResult]) -> None:
        """Publishes what was accepted and answers everybody, in order."""
        event_count = 0
        for waiting, result in zip(group, results, strict=True):
            if result.accepted:
                event_count += sum(len(append.bodies) for append in waiting.commit.appends)
                self._publish(waiting.commit)
                if waiting.workflow:
                    lag = self.figures.visible_lag_seconds.labels(waiting.workflow)
                    lag.observe(perf_counter() - waiting.since)
            else:
                self.figures.commits_refused.inc()
            if result.deleted:
                self._deleted(result.deleted)
            if not waiting.future.done():
                waiting.future.set_result(result)
        self.figures.batch_events.observe(event_count)

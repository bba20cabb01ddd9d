"""The only way to disk: what waits, from all runs, goes in one transaction; then it is told.

One flush is in flight at any time and nothing waits for a timer: while a flush runs, the next one
gathers by itself, so that a quiet server commits single events and a busy one large groups. Order
is sacred: commits reach the store in the order in which they were handed in, and when the store
fails, those of the flush fail and are not tried again behind others' backs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from everdraft.streams.store import Commit, CommitResult, LogStore

FLUSH_COMMITS_LIMIT = 2_000


@dataclass(slots=True)
class CommitFigures:
    """What the commit path did since the start, for /metrics and the bench."""

    flushes: int = 0
    commits: int = 0
    events: int = 0
    refused: int = 0
    failures: int = 0
    seconds: float = 0.0
    most_waiting_commits: int = 0


class Committer:
    """Groups commits, writes them, then publishes what was accepted."""

    def __init__(self, store: LogStore, publish: Callable[[Commit], None]) -> None:
        self._store = store
        self._publish = publish
        self._waiting: list[tuple[Commit, asyncio.Future[CommitResult]]] = []
        self._flushing: asyncio.Task[None] | None = None
        self.figures = CommitFigures()

    def submit(self, commit: Commit) -> asyncio.Future[CommitResult]:
        """Hands in a commit; the future has its result when it is durable and published.

        The future fails with `OurFault` (``not_saved``) when the disk refused the flush.
        Abandoning the future does not take the commit back.
        """
        future: asyncio.Future[CommitResult] = asyncio.get_running_loop().create_future()
        self._waiting.append((commit, future))
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush_all(), name="commit")
        return future

    async def commit(self, commit: Commit) -> CommitResult:
        """`submit` and wait; a cancelled caller leaves the commit on its way."""
        return await asyncio.shield(self.submit(commit))

    async def close(self) -> None:
        """Waits until nothing is on its way."""
        while self._flushing is not None:
            await asyncio.shield(self._flushing)

    async def _flush_all(self) -> None:
        try:
            while self._waiting:
                group = self._waiting[:FLUSH_COMMITS_LIMIT]
                del self._waiting[:FLUSH_COMMITS_LIMIT]
                await self._flush(group)
                # Readers and producers get their turn between two flushes.
                await asyncio.sleep(0)
        finally:
            self._flushing = None

    async def _flush(self, group: Sequence[tuple[Commit, asyncio.Future[CommitResult]]]) -> None:
        figures = self.figures
        figures.most_waiting_commits = max(figures.most_waiting_commits, len(group))
        started = perf_counter()
        try:
            results = await self._store.commit([commit for commit, _ in group])
        except Exception as failure:
            figures.failures += 1
            for _, future in group:
                if not future.done():
                    future.set_exception(failure)
                    future.exception()  # an abandoned caller is no unhandled error
            return
        figures.seconds += perf_counter() - started
        figures.flushes += 1
        for (commit, future), result in zip(group, results, strict=True):
            figures.commits += 1
            if result.accepted:
                figures.events += sum(len(append.bodies) for append in commit.appends)
                self._publish(commit)
            else:
                figures.refused += 1
            if not future.done():
                future.set_result(result)

"""Readers are cursors: each asks for what comes after its last event, from memory or from disk.

The hub keeps the newest committed events of streams that somebody reads, and a bell for each.
There is no queue a reader could fill: one that is slow or was away reads pages from the store, one
that is up to date is served from memory. Resuming after a break and following live is one path.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from everdraft.streams.store import Commit, LogStore, StoredEvent

PAGE_EVENTS = 500
TAIL_EVENTS_LIMIT = 1_000


@dataclass(slots=True, frozen=True)
class Batch:
    """What a reader gets: events in order, perhaps none, and whether the stream has ended."""

    events: Sequence[StoredEvent]
    ended: bool = False


@dataclass(slots=True)
class _Tail:
    """The newest events of one stream, while it has readers."""

    head: int
    closed: bool
    first_seq: int
    bodies: list[str] = field(default_factory=list[str])
    readers: int = 0
    doubtful: bool = False
    bells: set[asyncio.Future[bool]] = field(default_factory=set[asyncio.Future[bool]])

    def ring(self, rung: bool = True) -> None:
        for bell in self.bells:
            _answer(bell, rung)
        self.bells.clear()

    def after(self, cursor: int) -> Iterator[StoredEvent]:
        start = cursor + 1 - self.first_seq
        for offset, body in enumerate(islice(self.bodies, start, start + PAGE_EVENTS)):
            yield StoredEvent(cursor + 1 + offset, body)


def _answer(bell: asyncio.Future[bool], rung: bool) -> None:
    if not bell.done():
        bell.set_result(rung)


class Hub:
    """Who reads what, within this process."""

    def __init__(self, store: LogStore) -> None:
        self._store = store
        self._tails: dict[str, _Tail] = {}
        self._stopping = False

    def publish(self, commit: Commit) -> None:
        """Called by the committer, after the commit is durable and never before."""
        for append in commit.appends:
            tail = self._tails.get(append.stream_id)
            if tail is None:
                continue
            if append.first_seq != tail.head + 1:
                # Something was committed elsewhere meanwhile: readers find it in the store.
                tail.bodies.clear()
                tail.first_seq = append.first_seq
            tail.bodies.extend(append.bodies)
            tail.head = append.first_seq + len(append.bodies) - 1
            tail.closed = tail.closed or append.close
            surplus = len(tail.bodies) - TAIL_EVENTS_LIMIT
            if surplus > TAIL_EVENTS_LIMIT:
                del tail.bodies[:surplus]
                tail.first_seq += surplus
            tail.ring()

    def look_again(self) -> None:
        """Streams were deleted: every waiting reader asks the store whether its own is there."""
        for tail in self._tails.values():
            # One that is not waiting just now looks before it waits again.
            tail.doubtful = True
            tail.ring(rung=False)

    def stop(self) -> None:
        """Ends all waiting readers: the server goes down and they shall come back to the next."""
        self._stopping = True
        for tail in self._tails.values():
            tail.ring()

    @property
    def stopping(self) -> bool:
        return self._stopping

    @property
    def reader_count(self) -> int:
        return sum(tail.readers for tail in self._tails.values())

    async def open(self, stream_id: str, after: int) -> Reader | None:
        """A reader behind event ``after``; None when there is no such stream."""
        tail = self._tails.get(stream_id)
        if tail is None:
            head = await self._store.head(stream_id)
            if head is None:
                return None
            # Another reader may have come while the store answered.
            tail = self._tails.setdefault(
                stream_id, _Tail(head.head, head.closed, first_seq=head.head + 1)
            )
        tail.readers += 1
        return Reader(self, self._store, stream_id, tail, after)

    def release(self, stream_id: str) -> None:
        """A reader went; the last one takes the tail with it."""
        tail = self._tails[stream_id]
        tail.readers -= 1
        if tail.readers == 0:
            del self._tails[stream_id]


class Reader:
    """One cursor on one stream. Use as an async context manager."""

    def __init__(self, hub: Hub, store: LogStore, stream_id: str, tail: _Tail, cursor: int) -> None:
        self._hub = hub
        self._store = store
        self._stream_id = stream_id
        self._tail = tail
        self.cursor = cursor

    async def __aenter__(self) -> Reader:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._hub.release(self._stream_id)

    @property
    def is_at_end(self) -> bool:
        """Whether the cursor stands behind the newest committed event."""
        return self.cursor >= self._tail.head

    async def next(self, wait_seconds: float) -> Batch:
        """The next events, all that are there; an empty batch when none came in time.

        ``ended`` says that the stream is closed and the cursor stands at its end.
        """
        if self.cursor >= self._tail.head and not self._tail.closed:
            await self._wait(wait_seconds)
        events = await self._take()
        if events:
            self.cursor = events[-1].seq
        elif self.cursor < self._tail.head:
            return Batch((), ended=True)  # deleted while this reader was behind
        return Batch(events, ended=self._tail.closed and self.cursor >= self._tail.head)

    async def _take(self) -> Sequence[StoredEvent]:
        if self.cursor >= self._tail.head:
            return ()
        if self.cursor + 1 >= self._tail.first_seq:
            return tuple(self._tail.after(self.cursor))
        return await self._store.read(self._stream_id, self.cursor, PAGE_EVENTS)

    async def _wait(self, seconds: float) -> None:
        if self._hub.stopping:
            return
        if self._tail.doubtful:
            await self._look_at_the_store()
            return
        loop = asyncio.get_running_loop()
        bell: asyncio.Future[bool] = loop.create_future()
        self._tail.bells.add(bell)
        timer = loop.call_later(seconds, _answer, bell, False)
        try:
            rung = await bell
        finally:
            timer.cancel()
            self._tail.bells.discard(bell)
        if not rung:
            await self._look_at_the_store()

    async def _look_at_the_store(self) -> None:
        """The bell is a hint; what the store says is so, whoever wrote it."""
        self._tail.doubtful = False
        head = await self._store.head(self._stream_id)
        if head is None:
            self._tail.closed = True  # deleted under the reader: there is nothing more to come
        elif head.head > self._tail.head:
            self._tail.bodies.clear()
            self._tail.first_seq = head.head + 1
            self._tail.head = head.head
            self._tail.closed = head.closed

"""Readers are cursors: each asks for what comes after its last event, from memory or from disk.

The hub keeps the newest committed events of streams that somebody reads, and a bell for each.
There is no queue a reader could fill: one that is slow or was away reads pages from the store, one
that is up to date is served from memory. Resuming after a break and following live is one path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from everdraft.engine.bells import Bell, ring, wait_for_any
from everdraft.engine.feed import Feed
from everdraft.streams.store import Commit, LogStore, OwnedStream, StoredEvent

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
    gone: bool = False
    bells: set[Bell] = field(default_factory=set[Bell])

    def ring(self, rung: bool = True) -> None:
        ring(self.bells, rung)

    def after(self, cursor: int, limit: int) -> Iterator[StoredEvent]:
        start = cursor + 1 - self.first_seq
        for offset, body in enumerate(islice(self.bodies, start, start + limit)):
            yield StoredEvent(cursor + 1 + offset, body)


class Hub:
    """Who reads what, within this process."""

    def __init__(self, store: LogStore, feed: Feed | None = None) -> None:
        self._store = store
        self.feed = feed or Feed("here")
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
        self.feed.publish(commit)

    def look_again(self, deleted: Sequence[OwnedStream] = ()) -> None:
        """Streams were deleted: every waiting reader asks the store whether its own is there."""
        self.feed.publish_deleted(deleted)
        for tail in self._tails.values():
            # One that is not waiting just now looks before it waits again.
            tail.doubtful = True
            tail.ring(rung=False)

    def stop(self) -> None:
        """Ends all waiting readers: the server goes down and they shall come back to the next."""
        self._stopping = True
        for tail in self._tails.values():
            tail.ring()
        self.feed.ring_all()

    @property
    def stopping(self) -> bool:
        return self._stopping

    @property
    def reader_count(self) -> int:
        streams = sum(tail.readers for tail in self._tails.values())
        return streams + self.feed.reader_count

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

    @property
    def has_news(self) -> bool:
        """Whether there is something to take, or to look for, without waiting."""
        return self.cursor < self._tail.head or self._tail.closed or self._tail.doubtful

    @property
    def is_gone(self) -> bool:
        """Whether the stream was deleted under this reader."""
        return self._tail.gone

    @property
    def bells(self) -> set[Bell]:
        """Where to wait for this stream, together with others (`wait_for_any`)."""
        return self._tail.bells

    async def next(self, wait_seconds: float) -> Batch:
        """The next events, all that are there; an empty batch when none came in time.

        ``ended`` says that the stream is closed and the cursor stands at its end.
        """
        if not (self.has_news or self._hub.stopping):
            rung = await wait_for_any((self.bells,), wait_seconds)
            if not rung:
                await self.look()
        return await self.take()

    async def take(self, limit: int = PAGE_EVENTS) -> Batch:
        """What is there now, at most ``limit`` events, without waiting for more."""
        if self._tail.doubtful:
            await self.look()
        events = await self._events(limit)
        if events:
            self.cursor = events[-1].seq
        elif self.cursor < self._tail.head:
            self._tail.gone = True  # deleted while this reader was behind
            return Batch((), ended=True)
        return Batch(events, ended=self._tail.closed and self.cursor >= self._tail.head)

    async def _events(self, limit: int) -> Sequence[StoredEvent]:
        if self.cursor >= self._tail.head:
            return ()
        if self.cursor + 1 >= self._tail.first_seq:
            return tuple(self._tail.after(self.cursor, limit))
        return await self._store.read(self._stream_id, self.cursor, limit)

    async def look(self) -> None:
        """The bell is a hint; what the store says is so, whoever wrote it."""
        self._tail.doubtful = False
        head = await self._store.head(self._stream_id)
        if head is None:
            self._tail.closed = True  # deleted under the reader: there is nothing more to come
            self._tail.gone = True
        elif head.head > self._tail.head:
            self._tail.bodies.clear()
            self._tail.first_seq = head.head + 1
            self._tail.head = head.head
            self._tail.closed = head.closed

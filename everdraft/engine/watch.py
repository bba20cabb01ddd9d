"""The one stream of a browser: some runs' events and the feed of all its person's runs.

Readers are the cursors that a single run's stream uses; here one wait serves all of them, and every
round takes a little of each, so that a fast run starves nobody and a slow client holds no more than
one round in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from everdraft.engine.bells import wait_for_any
from everdraft.engine.execute import Stores
from everdraft.engine.feed import UNKNOWN, FeedReader, News
from everdraft.engine.hub import Hub, Reader
from everdraft.runs.store import RunRow, stream_id
from everdraft.streams.cursors import Cursor, future_cursor
from everdraft.streams.store import StoredEvent

ROUND_EVENTS = 500
ROUND_EVENTS_LEAST = 10
"""What a run gets in a round however many are watched."""


@dataclass(slots=True)
class Round:
    """What came: events run by run, runs that are gone, and what the feed says."""

    events: list[tuple[str, Sequence[StoredEvent]]] = field(
        default_factory=list[tuple[str, Sequence[StoredEvent]]]
    )
    gone: list[str] = field(default_factory=list[str])
    news: News = field(default_factory=News)

    def __bool__(self) -> bool:
        return bool(self.events or self.gone or self.news)


class Watch:
    """All that one browser follows. Close it, or use it as an async context manager."""

    def __init__(
        self, hub: Hub, feed: FeedReader, readers: Mapping[str, Reader], unknown: Sequence[str]
    ) -> None:
        self._hub = hub
        self._feed = feed
        self._readers = dict(readers)
        self.unknown = tuple(unknown)
        """Runs that are not the owner's, and those whose events behind the start are gone."""
        self.positions = {run_id: reader.cursor for run_id, reader in readers.items()}
        self._stack = ExitStack()
        self._stack.enter_context(feed)
        for run_id in readers:
            self._stack.callback(hub.release, stream_id(run_id))

    async def __aenter__(self) -> Watch:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def feed_instance(self) -> str:
        return self._hub.feed.instance

    @property
    def feed_number(self) -> int:
        """Up to where the feed is known once the last round's news are told."""
        return self._feed.cursor

    async def next(self, wait_seconds: float) -> Round:
        """What is there of each; an empty round when nothing came in time."""
        if not (self._has_news() or self._hub.stopping):
            places = [self._feed.bells, *(reader.bells for reader in self._readers.values())]
            if not await wait_for_any(places, wait_seconds):
                for reader in self._readers.values():
                    await reader.look()
        return await self._take()

    def _has_news(self) -> bool:
        return self._feed.has_news or any(r.has_news for r in self._readers.values())

    async def _take(self) -> Round:
        taken = Round()
        share = max(ROUND_EVENTS_LEAST, ROUND_EVENTS // max(1, len(self._readers)))
        for run_id, reader in list(self._readers.items()):
            batch = await reader.take(share)
            if batch.events:
                taken.events.append((run_id, batch.events))
            if batch.ended:
                del self._readers[run_id]
                if reader.is_gone:
                    taken.gone.append(run_id)
        if self._feed.has_news:
            taken.news = self._feed.take()
        return taken


class Watches:
    """Opens watches, always for one owner."""

    def __init__(
        self, stores: Stores, hub: Hub, touch: Callable[[RunRow], None] = lambda _: None
    ) -> None:
        self._stores = stores
        self._hub = hub
        self._touch = touch

    async def open(self, owner_id: str, starts: Mapping[str, int], cursor: Cursor | None) -> Watch:
        """A watch of these runs behind the events given, or behind ``cursor``, which wins.

        Ids that are not the owner's are named in ``unknown`` and nothing more is said of them; so
        are runs whose log is gone. Watching is reading: ``touch`` hears of it.
        Raises `BadInput` (400, ``future_event_id``) for what no log of ours has reached.
        """
        after: dict[str, int] = {}
        unknown: list[str] = []
        for run_id, start in starts.items():
            row = await self._stores.runs.run(owner_id, run_id)
            if row is None:
                unknown.append(run_id)
                continue
            known = cursor.position(stream_id(run_id)) if cursor else None
            after[run_id] = start if known is None else known
            if after[run_id] > row.head:
                raise future_cursor()
            if row.log_deleted_at and after[run_id] < row.head:
                unknown.append(run_id)
                del after[run_id]
                continue
            self._touch(row)
        feed_cursor = self._feed_cursor(cursor)
        readers: dict[str, Reader] = {}
        for run_id, position in after.items():
            reader = await self._hub.open(stream_id(run_id), position)
            if reader is None:  # deleted between the two looks
                unknown.append(run_id)
            else:
                readers[run_id] = reader
        return Watch(self._hub, self._hub.feed.open(owner_id, feed_cursor), readers, unknown)

    def _feed_cursor(self, cursor: Cursor | None) -> int:
        feed = self._hub.feed
        if cursor is None or not cursor.feed_instance or cursor.feed_instance != feed.instance:
            return UNKNOWN
        if cursor.feed_number > feed.number:
            raise future_cursor()
        return cursor.feed_number

    async def rows(self, owner_id: str, run_ids: Sequence[str]) -> dict[str, RunRow | None]:
        """The runs as they are now; None for one that is gone."""
        found = {one.id: one for one in await self._stores.runs.runs_named(owner_id, run_ids)}
        return {run_id: found.get(run_id) for run_id in run_ids}

"""What a browser must hear besides the runs it watches: which of a person's runs have changed.

A change is remembered as the run's id under a number that rises with every commit. A reader is a
cursor on those numbers: it asks which runs changed behind it and reads their rows as they are now,
so that many changes of one run are one answer and nothing waits in a queue. Whoever cannot be told
exactly (another life of the server, too far behind) is told that everything may have changed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from everdraft.engine.bells import Bell, ring
from everdraft.runs.store import DismissRun, DismissRuns, InsertRun, UpdateRun, run_id_of
from everdraft.streams.store import Commit, OwnedStream

CHANGES_LIMIT = 1_000
OWNERS_LIMIT = 10_000
UNKNOWN = -1
"""The cursor of a reader that must be told everything."""


@dataclass(slots=True, frozen=True)
class News:
    """Runs that changed, oldest change first; with ``everything`` any run may have."""

    run_ids: Sequence[str] = ()
    everything: bool = False

    def __bool__(self) -> bool:
        return self.everything or bool(self.run_ids)


@dataclass(slots=True)
class _Changes:
    """One owner's: the newest number of each run, and below which nothing exact is known."""

    floor: int
    number: int
    limit: int
    by_run: OrderedDict[str, int] = field(default_factory=OrderedDict[str, int])
    readers: int = 0
    bells: set[Bell] = field(default_factory=set[Bell])

    def note(self, run_id: str, number: int) -> None:
        self.number = number
        self.by_run[run_id] = number
        self.by_run.move_to_end(run_id)
        while len(self.by_run) > self.limit:
            _, self.floor = self.by_run.popitem(last=False)

    def note_everything(self, number: int) -> None:
        self.number = self.floor = number
        self.by_run.clear()

    def behind(self, cursor: int) -> list[str]:
        found: list[str] = []
        for run_id, number in reversed(self.by_run.items()):
            if number <= cursor:
                break
            found.append(run_id)
        return found[::-1]


class Feed:
    """The changes of everybody's runs in this life of the server, which ``instance`` names."""

    def __init__(
        self,
        instance: str,
        *,
        changes_limit: int = CHANGES_LIMIT,
        owners_limit: int = OWNERS_LIMIT,
    ) -> None:
        self.instance = instance
        self._changes_limit = changes_limit
        self._owners_limit = owners_limit
        self._number = 0
        self._forgotten = 0
        self._owners: OrderedDict[str, _Changes] = OrderedDict()

    def publish(self, commit: Commit) -> None:
        """Called after the commit is durable and never before."""
        for effect in commit.effects:
            match effect:
                case InsertRun():
                    self._note(effect.run.owner_id, effect.run.id)
                case UpdateRun() | DismissRun():
                    self._note(effect.owner_id, effect.run_id)
                case DismissRuns():
                    self._note(effect.owner_id)
                case _:
                    pass

    def publish_deleted(self, deleted: Sequence[OwnedStream]) -> None:
        """The same for runs that went away with their logs."""
        for owner_id, stream_id in deleted:
            run_id = run_id_of(stream_id)
            if run_id:
                self._note(owner_id, run_id)

    def _note(self, owner_id: str, run_id: str = "") -> None:
        self._number += 1
        changes = self._of(owner_id)
        if run_id:
            changes.note(run_id, self._number)
        else:
            changes.note_everything(self._number)
        ring(changes.bells)

    def _of(self, owner_id: str) -> _Changes:
        changes = self._owners.get(owner_id)
        if changes is None:
            self._make_room()
            changes = _Changes(self._forgotten, self._forgotten, self._changes_limit)
            self._owners[owner_id] = changes
        self._owners.move_to_end(owner_id)
        return changes

    def _make_room(self) -> None:
        """Keeps fewer owners than the limit, besides those who are listening."""
        surplus = len(self._owners) - self._owners_limit + 1
        quiet = (name for name, changes in self._owners.items() if not changes.readers)
        for owner_id in [name for name, _ in zip(quiet, range(surplus), strict=False)]:
            self._forgotten = max(self._forgotten, self._owners.pop(owner_id).number)

    def ring_all(self) -> None:
        """Wakes every reader: the server goes down."""
        for changes in self._owners.values():
            ring(changes.bells)

    @property
    def number(self) -> int:
        """The number of the newest change; no reader can be later."""
        return self._number

    @property
    def reader_count(self) -> int:
        return sum(changes.readers for changes in self._owners.values())

    def open(self, owner_id: str, cursor: int = UNKNOWN) -> FeedReader:
        """A reader of one owner's changes behind ``cursor``, a number of this instance."""
        changes = self._of(owner_id)
        changes.readers += 1
        return FeedReader(changes, cursor)


class FeedReader:
    """A cursor on one owner's changes. Use as a context manager."""

    def __init__(self, changes: _Changes, cursor: int) -> None:
        self._changes = changes
        self.cursor = cursor

    def __enter__(self) -> FeedReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._changes.readers -= 1

    @property
    def bells(self) -> set[Bell]:
        """Where to wait for a change (`wait_for_any`)."""
        return self._changes.bells

    @property
    def has_news(self) -> bool:
        return self.cursor == UNKNOWN or self.cursor < self._changes.number

    def take(self) -> News:
        """What changed behind the cursor, which then stands at the newest change."""
        cursor, self.cursor = self.cursor, max(self._changes.number, 0)
        if cursor < self._changes.floor or cursor == UNKNOWN:
            return News(everything=True)
        return News(self._changes.behind(cursor))

"""The port of a log store: commits go in, events come out.

A `Commit` is what one caller wants to happen as one: events appended to streams, and effects,
which are opaque values of the ground rooms (a run's row, a document, a draft) that the store
writes in the same transaction. Many commits share one transaction; a commit that is refused
fails alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple, Protocol

from everdraft.streams.producers import Verdict


@dataclass(slots=True, frozen=True)
class Append:
    """Events for one stream. ``bodies[i]`` gets the number ``first_seq + i``.

    Bodies are the exact text that readers will get, for ever. ``close`` makes the last of them
    the last event of the stream.
    """

    stream_id: str
    epoch: int
    first_seq: int
    bodies: tuple[str, ...]
    close: bool = False


@dataclass(slots=True, frozen=True)
class NewStream:
    """A stream that this commit creates, empty and open, before its appends."""

    stream_id: str
    owner_id: str
    content_type: str
    created_at: str


class Effect(Protocol):
    """A change of a row, written with the events of its commit. Stores know each by its type."""

    effect: ClassVar[str]
    """The name under which a store finds the statement."""


@dataclass(slots=True, frozen=True)
class Commit:
    """All or nothing: new streams, then appends, then effects, in this order."""

    appends: tuple[Append, ...] = ()
    effects: tuple[Effect, ...] = ()
    creates: tuple[NewStream, ...] = ()


class OwnedStream(NamedTuple):
    """A stream's id with its owner's."""

    owner_id: str
    stream_id: str


@dataclass(slots=True, frozen=True)
class CommitResult:
    """What became of a commit: accepted, or why not; ``detail`` names a refused effect.

    ``deleted`` are the streams that a deleting effect took away, ``emptied`` those that stay
    without their events.
    """

    verdict: Verdict | None
    detail: str = ""
    deleted: tuple[OwnedStream, ...] = ()
    emptied: tuple[OwnedStream, ...] = ()

    @property
    def accepted(self) -> bool:
        return self.verdict is Verdict.ACCEPTED


@dataclass(slots=True, frozen=True)
class StoredEvent:
    """One event as readers get it."""

    seq: int
    body: str


@dataclass(slots=True, frozen=True)
class StreamHead:
    """Where a stream ends: the last number given (0 when empty), its epoch, and if for good."""

    stream_id: str
    owner_id: str
    head: int
    epoch: int
    closed: bool
    content_type: str = field(default="application/json")


class LogStore(Protocol):
    """What an engine asks of a disk. One caller at a time; all of it durable on return."""

    async def commit(self, commits: Sequence[Commit]) -> list[CommitResult]:
        """Write all commits in one durable transaction, in order; each is judged alone.

        A commit with a fenced append or a refused effect leaves no trace and the others stand.
        Raises `OurFault` (``not_saved``) when the disk refuses: then nothing of it is visible.
        """
        ...

    async def head(self, stream_id: str) -> StreamHead | None:
        """Where a stream ends now; None when there is no such stream."""
        ...

    async def read(self, stream_id: str, after: int, limit: int) -> list[StoredEvent]:
        """Events after ``after`` in order, at most ``limit``."""
        ...

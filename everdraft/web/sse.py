"""One committed event is one frame: Last-Event-ID in, ``id:`` out.

A plain StreamingResponse over a cursor: all that is there goes in one write, silence is broken by
a comment, and a stream ends only when its run has ended. Coming back is the same path with a
later cursor.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from typing import Protocol

from starlette.responses import Response, StreamingResponse

from everdraft.engine.commit import Committer
from everdraft.engine.hub import Hub, Reader
from everdraft.runs.events import EventKind
from everdraft.streams.store import StoredEvent

RETRY_MILLISECONDS = (1_000, 5_000)
HEADERS = {
    "Cache-Control": "no-cache, no-store, no-transform",
    "X-Accel-Buffering": "no",
}
HEARTBEAT = b": still here\n\n"
TROUBLE = b'event: trouble\ndata: {"code":"not_saved"}\n\n'
"""No event of the log, and so without a number: the disk takes nothing just now. It is sent in
place of a sign of life, and when it begins; GET /api/runs/{id} says it in words (`notSaved`)."""
_RESTS = frozenset({EventKind.RUN_PAUSED.value, EventKind.RUN_ERROR.value})
_TYPE = '"type":"'


class StreamContext(Protocol):
    """What a stream needs of its surroundings; `WebContext` has it."""

    @property
    def hub(self) -> Hub: ...

    @property
    def committer(self) -> Committer: ...

    @property
    def random(self) -> Callable[[], float]: ...

    @property
    def heartbeat_seconds(self) -> float: ...


def kind_of(body: str) -> str:
    """The event's kind: the third field of its text, before any word of a person's; empty for
    what is no event."""
    start = body.find(_TYPE) + len(_TYPE)
    if start < len(_TYPE):
        return ""
    return body[start : body.index('"', start)]


def frame(event: StoredEvent) -> bytes:
    """The event as it goes over the wire. Its text has no line breaks (runs/events.py).

    Of one that the disk has damaged only the number goes out: the state says what can be read.
    """
    kind = kind_of(event.body)
    if not kind:
        return f"id: {event.seq}\n\n".encode()
    return f"id: {event.seq}\nevent: {kind}\ndata: {event.body}\n\n".encode()


def opening(jitter: float) -> bytes:
    """The first bytes: when to come back, apart for each client so that all do not come at once."""
    least, most = RETRY_MILLISECONDS
    return f"retry: {least + int((most - least) * jitter)}\n: connected\n\n".encode()


async def stream(
    reader: Reader, context: StreamContext, *, until_rest: bool
) -> AsyncIterator[bytes]:
    """Bytes of a stream. With ``until_rest`` it also ends when the run pauses or fails."""
    async with reader:
        yield opening(context.random())
        while not context.hub.stopping:
            batch = await reader.next(context.heartbeat_seconds)
            if batch.events:
                yield b"".join(map(frame, batch.events))
            if batch.ended or (until_rest and _rests(batch.events) and reader.is_at_end):
                return
            if not batch.events:
                yield HEARTBEAT if context.committer.trouble is None else TROUBLE


def _rests(events: Sequence[StoredEvent]) -> bool:
    return bool(events) and kind_of(events[-1].body) in _RESTS


def response(
    reader: Reader, context: StreamContext, run_id: str, *, until_rest: bool = False
) -> Response:
    """A stream as a response; the header Run-Id names the run."""
    return StreamingResponse(
        stream(reader, context, until_rest=until_rest),
        media_type="text/event-stream",
        headers={**HEADERS, "Run-Id": run_id},
    )

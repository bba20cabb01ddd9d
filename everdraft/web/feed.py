"""GET /api/events: one connection a browser, with the runs it watches and the feed of all its runs.

The frames of a watched run are those of its own stream with the run's id in front; the feed's name
runs that changed, each as it is now. Where a proxy holds streams back the same frames come as the
answer of a long poll.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from everdraft.base.errors import BadInput, NotFound
from everdraft.base.language import translator
from everdraft.engine.feed import UNKNOWN
from everdraft.engine.service import log_deleted
from everdraft.engine.watch import Round, Watch
from everdraft.runs.store import RunRow, stream_id
from everdraft.streams.cursors import CursorWriter, parse_cursor
from everdraft.streams.store import StoredEvent
from everdraft.web import sse
from everdraft.web.context import WebContext, context_of, language_of, user_of
from everdraft.web.recovery import recovery_list, session_of
from everdraft.web.shapes import is_recoverable, run_summary
from everdraft.web.words import words_for

WATCHED_LIMIT = 50
RUN_ID_CHARACTERS_LIMIT = 64
LONG_POLL = "long-poll"
HEARTBEAT = b"event: feed.beat\ndata: {}\n\n"

Frame = tuple[str, str, str]
"""Cursor, kind, and data as one line of JSON."""


async def stream_everything(request: Request) -> Response:
    """GET /api/events?watch=run_a,run_b:12&after=: Last-Event-ID wins over ?after=."""
    context, asked = context_of(request), request.query_params
    starts = _watched(asked.getlist("watch"))
    given = request.headers.get("last-event-id", "").strip() or asked.get("after")
    cursor = parse_cursor(given)
    if request.method == "HEAD":
        return Response(media_type="text/event-stream", headers=sse.HEADERS)
    watch = await context.watches.open(user_of(request).id, starts, cursor)
    frames = _Frames(request, watch)
    if asked.get("live") == LONG_POLL:
        return await _poll(context, watch, frames)
    return StreamingResponse(
        _stream(context, watch, frames), media_type="text/event-stream", headers=sse.HEADERS
    )


def _watched(values: Sequence[str]) -> dict[str, int]:
    """Run ids with the number of the last event known of each, 0 when not said."""
    starts: dict[str, int] = {}
    for part in ",".join(values).split(","):
        run_id, colon, number = part.strip().partition(":")
        if not part.strip():
            continue
        if len(run_id) > RUN_ID_CHARACTERS_LIMIT or (colon and not _is_number(number)):
            raise BadInput(
                "A watched run is its id, or its id, a colon and the last event's number.",
                code="bad_fields",
                status=400,
                action="Correct it and send it again.",
            )
        starts[run_id] = int(number or 0)
    if len(starts) > WATCHED_LIMIT:
        raise BadInput(
            "At most %(limit)s runs can be watched on one connection.",
            code="too_many",
            status=400,
            action="Watch those that are seen.",
            limit=WATCHED_LIMIT,
        )
    return starts


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 16


async def _stream(context: WebContext, watch: Watch, frames: _Frames) -> AsyncIterator[bytes]:
    async with watch:
        yield sse.opening(context.random()) + _joined(await frames.first())
        while not context.hub.stopping:
            taken = await watch.next(context.heartbeat_seconds)
            yield _joined(await frames.of(taken)) if taken else _sign_of_life(context)


def _sign_of_life(context: WebContext) -> bytes:
    return HEARTBEAT if context.committer.trouble is None else sse.TROUBLE


def _joined(frames: Sequence[Frame]) -> bytes:
    """Many frames, one write."""
    return "".join(
        f"id: {cursor}\nevent: {kind}\ndata: {data}\n\n" for cursor, kind, data in frames
    ).encode()


async def _poll(context: WebContext, watch: Watch, frames: _Frames) -> Response:
    """What is there, or what comes first within the time a poll may wait; then ``next``."""
    async with watch:
        found = await frames.refused()
        taken = await watch.next(0.0 if found else context.long_poll_seconds)
        found.extend(await frames.of(taken))
    answer = {
        "frames": [
            {"id": cursor, "event": kind, "data": json.loads(data)} for cursor, kind, data in found
        ],
        "next": frames.cursor,
        "longPollSeconds": context.long_poll_seconds,
    }
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})


class _Frames:
    """Makes the frames of one connection, and the cursor of each."""

    def __init__(self, request: Request, watch: Watch) -> None:
        self._request = request
        self._context = context_of(request)
        self._owner_id = user_of(request).id
        self._words = words_for(language_of(request))
        self._watch = watch
        positions = {stream_id(run_id): at for run_id, at in watch.positions.items()}
        self._writer = CursorWriter(positions)
        self.cursor = self._writer.text()
        if watch.feed_number != UNKNOWN:
            self.cursor = self._writer.move_feed(watch.feed_instance, watch.feed_number)

    async def first(self) -> list[Frame]:
        """Said at once, so that a client hears that nothing holds the stream back."""
        opened = {
            "watching": list(self._watch.positions),
            "heartbeatSeconds": self._context.heartbeat_seconds,
            "longPollSeconds": self._context.long_poll_seconds,
        }
        return [self._frame("feed.open", opened), *await self.refused()]

    async def refused(self) -> list[Frame]:
        """One frame for each id that is not a run of this person's, or whose log is gone."""
        return await self._refused(self._watch.unknown)

    async def of(self, taken: Round) -> list[Frame]:
        """All that a round brought, in order."""
        made: list[Frame] = []
        for run_id, events in taken.events:
            made.extend(self._event(run_id, event) for event in events)
        made.extend(await self._refused(taken.gone))
        if taken.news:
            made.extend(await self._feed(taken))
        return made

    def _event(self, run_id: str, event: StoredEvent) -> Frame:
        self.cursor = self._writer.move(stream_id(run_id), event.seq)
        kind = sse.kind_of(event.body)
        if not kind:
            # The disk has damaged it; the state of the run says what can be read.
            return self._frame("feed.damaged", {"runId": run_id, "seq": event.seq})
        return self.cursor, kind, watched_data(run_id, event.body)

    async def _feed(self, taken: Round) -> list[Frame]:
        if taken.news.everything:
            state = await recovery_list(self._context, self._owner_id, self._words)
            frames = [("feed.sync", state)]
        else:
            rows = await self._context.watches.rows(self._owner_id, taken.news.run_ids)
            frames = [self._change(run_id, rows[run_id]) for run_id in taken.news.run_ids]
        # Only the last of them says that the feed is known up to here: they may come twice.
        made = [self._frame(kind, data) for kind, data in frames[:-1]]
        self.cursor = self._writer.move_feed(self._watch.feed_instance, self._watch.feed_number)
        return [*made, *(self._frame(kind, data) for kind, data in frames[-1:])]

    def _change(self, run_id: str, row: RunRow | None) -> tuple[str, Mapping[str, Any]]:
        if row is None:
            return "feed.deleted", {"runId": run_id}
        session = session_of(self._context, row, self._words) if is_recoverable(row) else None
        run = run_summary(row, self._context.runs.place(row))
        return "feed.run", {"runId": run_id, "run": run, "session": session}

    async def _refused(self, run_ids: Sequence[str]) -> list[Frame]:
        rows = await self._context.watches.rows(self._owner_id, run_ids) if run_ids else {}
        return [self._refusal(run_id, rows[run_id]) for run_id in run_ids]

    def _refusal(self, run_id: str, row: RunRow | None) -> Frame:
        none = NotFound("There is no such run.", action="Go back to the start page.")
        error = log_deleted() if row is not None and row.log_deleted_at else none
        translate = translator(language_of(self._request))
        said = {"error": translate(error.message), "action": error.what_to_do(translate)}
        return self._frame("feed.refused", {"runId": run_id, "code": error.code, **said})

    def _frame(self, kind: str, data: Mapping[str, Any]) -> Frame:
        return self.cursor, kind, one_line(data)


def watched_data(run_id: str, body: str) -> str:
    """An event's own text with the run's id in front of its fields."""
    return f'{{"runId":{json.dumps(run_id)},{body[1:]}'


def one_line(data: Mapping[str, Any]) -> str:
    """JSON in ASCII: no character of a title can end the line."""
    return json.dumps(data, separators=(",", ":"))

"""Recovery: what can be continued, continue it, put it away and take it back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from everdraft.base.errors import BadInput, NotFound
from everdraft.runs.store import RunQuery, RunRow
from everdraft.web.context import WebContext, context_of, language_of, user_of
from everdraft.web.forms import read_fields
from everdraft.web.paging import PAGE_SIZE, page_after, page_of
from everdraft.web.shapes import RECOVERABLE, recovery_session
from everdraft.web.views import rest_reason
from everdraft.web.words import Words, words_for

Json = dict[str, Any]
Command = Callable[[str, str], Awaitable[RunRow]]


def session_of(context: WebContext, row: RunRow, words: Words) -> Json:
    """A run's card, with the date until which it is kept, and why it rests in a sentence."""
    declared = context.workflows[row.kind]
    return recovery_session(
        row,
        context.sweeper.kept_until(row),
        rest_reason(row, words),
        place=context.runs.place(row),
        form=declared.form if declared.action else "",
    )


async def recovery_list(context: WebContext, owner_id: str, words: Words, after: str = "") -> Json:
    """A page of cards, newest first; ``count`` is of all of them, and so are ``counts``."""
    query = RunQuery(
        owner_id,
        statuses=RECOVERABLE,
        dismissed=False,
        before=page_after(after),
        limit=PAGE_SIZE + 1,
    )
    found, following = page_of(await context.runs.list(query))
    counts = await context.runs.count(owner_id, RECOVERABLE)
    return {
        "success": True,
        "sessions": [session_of(context, row, words) for row in found],
        "count": sum(counts.values()),
        "counts": {status.value: count for status, count in counts.items()},
        "next": following,
    }


async def list_recovery(request: Request) -> Response:
    """GET /api/recovery/list?after=: what the banner shows."""
    after = request.query_params.get("after", "")
    words = words_for(language_of(request))
    found = await recovery_list(context_of(request), user_of(request).id, words, after)
    return JSONResponse(found)


async def command_recovery(request: Request) -> Response:
    """POST /api/recovery/{id}/{resume|dismiss|restore}."""
    runs = context_of(request).runs
    commands = {"resume": runs.resume, "dismiss": runs.dismiss, "restore": runs.restore}
    command = commands.get(request.path_params["command"])
    if command is None:
        raise unknown_command()
    return await _answered(request, command, request.path_params["run_id"])


async def resume_session(request: Request) -> Response:
    """POST /api/recovery/resume-session {sessionId}: the plan's name for resume."""
    return await _answered(request, context_of(request).runs.resume, await _session_id(request))


async def dismiss_session(request: Request) -> Response:
    """POST /api/recovery/dismiss-session {sessionId}: the plan's name for dismiss."""
    return await _answered(request, context_of(request).runs.dismiss, await _session_id(request))


async def _session_id(request: Request) -> str:
    session_id = (await read_fields(request)).text("sessionId")
    if not session_id:
        raise BadInput(
            "No session was named.", code="bad_fields", action="Send sessionId.", status=400
        )
    return session_id


async def _answered(request: Request, command: Command, run_id: str) -> Response:
    row = await command(user_of(request).id, run_id)
    session = session_of(context_of(request), row, words_for(language_of(request)))
    return JSONResponse({"success": True, "session": session, "url": f"/runs/{row.id}"})


async def dismiss_all(request: Request) -> Response:
    """POST /api/recovery/dismiss-all: one commit; ``dismissedAt`` is what its undo asks for."""
    at, count = await context_of(request).runs.dismiss_all(user_of(request).id)
    return JSONResponse({"success": True, "dismissedAt": at, "count": count})


async def restore_all(request: Request) -> Response:
    """POST /api/recovery/restore-all {dismissedAt}: undoes that dismiss-all, and no other."""
    at = (await read_fields(request)).text("dismissedAt")
    if not at:
        raise BadInput(
            "No moment was named.", code="bad_fields", action="Send dismissedAt.", status=400
        )
    await context_of(request).runs.restore_all(user_of(request).id, at)
    return JSONResponse({"success": True})


def unknown_command() -> NotFound:
    """A command that no run understands, wherever it is sent."""
    return NotFound(
        "There is no such command.", code="unknown_command", action="Go back to the start page."
    )

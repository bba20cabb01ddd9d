"""The API beside the work itself: drafts of forms, credits, cleanup by an outside scheduler."""

from __future__ import annotations

import hmac

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from everdraft.base.clock import timestamp
from everdraft.base.errors import BadInput, EverdraftError, NotFound
from everdraft.web.context import context_of, user_of
from everdraft.web.forms import read_fields

LOCAL_CLIENTS = frozenset({"", "127.0.0.1", "::1"})  # "" is the socket in the data folder

log = structlog.get_logger(__name__)


async def get_draft(request: Request) -> Response:
    """GET /api/drafts/{key}: {draft: {…} | null}."""
    key = request.path_params["key"]
    draft = await context_of(request).library.draft(user_of(request).id, key)
    shown = {"key": key, "body": draft.body, "updatedAt": draft.updated_at} if draft else None
    return JSONResponse({"draft": shown})


async def put_draft(request: Request) -> Response:
    """PUT /api/drafts/{key}: any JSON object; kept when answered."""
    fields = await read_fields(request)
    key = request.path_params["key"]
    draft = await context_of(request).library.put_draft(user_of(request).id, key, fields.values)
    return JSONResponse({"key": draft.key, "updatedAt": draft.updated_at})


async def delete_draft(request: Request) -> Response:
    """DELETE /api/drafts/{key}."""
    key = request.path_params["key"]
    await context_of(request).library.delete_draft(user_of(request).id, key)
    return Response(status_code=204)


async def get_credits(request: Request) -> Response:
    """GET /api/credits: {balance, reserved, entries}; 404 where nothing costs anything."""
    service = context_of(request).credits
    if service is None:
        raise NotFound("There is nothing here.", action="Go back to the start page.")
    account = await service.account(user_of(request).id)
    entries = [
        {"id": e.id, "at": e.at, "runId": e.run_id, "kind": e.kind.value, "amount": e.amount}
        for e in account.entries
    ]
    return JSONResponse(
        {"balance": account.balance, "reserved": account.reserved, "entries": entries}
    )


async def rename_resume(request: Request) -> Response:
    """PATCH /api/resumes/{id} {title}."""
    fields = await read_fields(request)
    resume_id = request.path_params["resume_id"]
    library = context_of(request).library
    resume = await library.rename(user_of(request).id, resume_id, fields.text("title"))
    return JSONResponse({"id": resume.id, "title": resume.title, "updatedAt": resume.updated_at})


async def metrics(request: Request) -> Response:
    """GET /metrics in the Prometheus text format, for this machine alone."""
    client = request.client.host if request.client is not None else ""
    if client not in LOCAL_CLIENTS:
        raise NotFound("There is nothing here.", action="Go back to the start page.")
    registry = context_of(request).committer.figures.registry
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


async def cleanup(request: Request) -> Response:
    """GET or POST /api/cron/cleanup-checkpoints, by who knows the secret."""
    context = context_of(request)
    secret = context.cron_secret
    given = request.headers.get("authorization", "")
    if not secret:
        raise BadInput(
            "Cleanup by request is off: no secret is set.",
            code="no_cron_secret",
            action="Set EVERDRAFT_CRON_SECRET, or let the server clean up by itself every hour.",
            status=401,
        )
    if not hmac.compare_digest(given.encode(), f"Bearer {secret}".encode()):
        raise BadInput(
            "The secret is missing or wrong.",
            code="unauthorized",
            action="Send Authorization: Bearer and the secret.",
            status=401,
        )
    now = timestamp(context.clock.now())
    try:
        counts = await context.sweeper.sweep()
    except EverdraftError as failure:
        log.warning("cleanup.failed", code=failure.code)
        answer = {"success": False, "error": failure.sentence(), "code": failure.code}
        return JSONResponse({**answer, "timestamp": now}, status_code=500)
    message = f"Cleanup completed: {counts['runs']} runs deleted"
    return JSONResponse({"success": True, "message": message, "timestamp": now, "counts": counts})

"""The API beside the work itself: drafts of forms, credits, cleanup, and what operators ask for.

Whoever can open the 0600 socket in the data folder is its owner: routes under /api/admin answer
there alone and are not there for anybody else.
"""

from __future__ import annotations

import hmac
from typing import Any

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from everdraft.accounts.user import LOCAL_OWNER_ID
from everdraft.base.clock import timestamp
from everdraft.base.errors import BadInput, EverdraftError, NotFound
from everdraft.credits.ledger import Entry
from everdraft.engine.credits import Account
from everdraft.web.context import context_of, user_of
from everdraft.web.forms import read_fields

FOLDER_SOCKET = ""  # what the socket in the data folder has for a client's address
LOCAL_CLIENTS = frozenset({FOLDER_SOCKET, "127.0.0.1", "::1"})
CREDITS_LIMIT = 1_000_000_000

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


async def merge_draft(request: Request) -> Response:
    """PATCH /api/drafts/{key}: the texts that changed; null takes one out (RFC 7396)."""
    fields = await read_fields(request)
    if not all(one is None or isinstance(one, str) for one in fields.values.values()):
        raise BadInput(
            "A changed field of a draft is a text, or null.",
            code="bad_json",
            action="Correct it and send it again.",
        )
    key = request.path_params["key"]
    at = await context_of(request).library.merge_draft(user_of(request).id, key, fields.values)
    return JSONResponse({"key": key, "updatedAt": at})


async def delete_draft(request: Request) -> Response:
    """DELETE /api/drafts/{key}."""
    key = request.path_params["key"]
    await context_of(request).library.delete_draft(user_of(request).id, key)
    return Response(status_code=204)


async def get_credits(request: Request) -> Response:
    """GET /api/credits: {balance, reserved, entries}; all empty where nothing costs anything."""
    service = context_of(request).credits
    if service is None:
        return JSONResponse({"balance": 0, "reserved": 0, "entries": []})
    return JSONResponse(account_json(await service.account(user_of(request).id)))


def account_json(account: Account) -> dict[str, Any]:
    """A person's credits, as the API and the command line show them."""
    entries = [entry_json(entry) for entry in account.entries]
    return {"balance": account.balance, "reserved": account.reserved, "entries": entries}


def entry_json(entry: Entry) -> dict[str, Any]:
    """One line of the ledger."""
    return {
        "id": entry.id,
        "at": entry.at,
        "runId": entry.run_id,
        "kind": entry.kind.value,
        "amount": entry.amount,
    }


async def rename_resume(request: Request) -> Response:
    """PATCH /api/resumes/{id} {title}."""
    fields = await read_fields(request)
    resume_id = request.path_params["resume_id"]
    library = context_of(request).library
    resume = await library.rename(user_of(request).id, resume_id, fields.text("title"))
    return JSONResponse({"id": resume.id, "title": resume.title, "updatedAt": resume.updated_at})


async def metrics(request: Request) -> Response:
    """GET /metrics in the Prometheus text format, for this machine alone."""
    if not is_this_machine(request):
        raise _nothing_here()
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
        answer = {
            "success": False,
            "error": failure.sentence(),
            "code": failure.code,
            "action": failure.what_to_do(str),
            "timestamp": now,
        }
        return JSONResponse(answer, status_code=500)
    return JSONResponse(cleanup_json(counts, now))


def cleanup_json(counts: dict[str, int], at: str) -> dict[str, Any]:
    """A cleanup that worked, in the plan's shape."""
    message = f"Cleanup completed: {counts['runs']} runs and {counts['logs']} logs deleted"
    return {"success": True, "message": message, "timestamp": at, "counts": counts}


# -- the operator --------------------------------------------------------------------------------


async def operator_credits(request: Request) -> Response:
    """GET /api/admin/credits: as GET /api/credits, also while credits are off."""
    _require_operator(request)
    return JSONResponse(account_json(await context_of(request).ledger.account(LOCAL_OWNER_ID)))


async def grant_credits(request: Request) -> Response:
    """POST /api/admin/credits/grant {amount}: the entry it made, durable when answered."""
    _require_operator(request)
    fields = await read_fields(request)
    amount = granted_amount(fields.values.get("amount"))
    entry = await context_of(request).ledger.grant(LOCAL_OWNER_ID, amount)
    return JSONResponse(entry_json(entry), status_code=201)


async def operator_cleanup(request: Request) -> Response:
    """POST /api/admin/cleanup: as by cron, without a secret."""
    _require_operator(request)
    context = context_of(request)
    now = timestamp(context.clock.now())
    return JSONResponse(cleanup_json(await context.sweeper.sweep(), now))


def granted_amount(value: object) -> int:
    """Whole credits to grant; negative ones take back. Raises `BadInput` (``bad_amount``)."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < abs(value) <= CREDITS_LIMIT:
        raise BadInput(
            "That is no number of credits to grant.",
            code="bad_amount",
            action="Give a whole number, at most a thousand million; a negative one takes back.",
        )
    return value


def is_this_machine(request: Request) -> bool:
    """Whether it was asked from this machine, by whoever runs the server."""
    return _client(request) in LOCAL_CLIENTS


def _client(request: Request) -> str:
    return request.client.host if request.client is not None else FOLDER_SOCKET


def _require_operator(request: Request) -> None:
    if _client(request) != FOLDER_SOCKET:
        raise _nothing_here()


def _nothing_here() -> NotFound:
    return NotFound("There is nothing here.", action="Go back to the start page.")

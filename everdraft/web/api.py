"""The API: uploads, runs and recovery, in JSON and streams."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from everdraft.base.errors import BadInput, Conflict
from everdraft.base.language import translator
from everdraft.cv.codec import camel, to_json
from everdraft.cv.unread import unread
from everdraft.library.records import Resume
from everdraft.runs.states import TERMINAL, RunStatus
from everdraft.runs.store import RunQuery, RunRow
from everdraft.streams.offsets import LATEST, START, parse_event_id
from everdraft.web import sse
from everdraft.web.context import WebContext, context_of, language_of, not_saved, user_of
from everdraft.web.forms import Fields, read_fields
from everdraft.web.paging import PAGE_SIZE, page_after, page_of, time_after
from everdraft.web.recovery import unknown_command
from everdraft.web.shapes import found_job, resume_json, run_summary, run_whole
from everdraft.web.steps import next_step, steps_of
from everdraft.web.uploads import needs_cv, start_run, store_upload
from everdraft.web.words import words_for
from everdraft.workflows.intake import CV

KEY_CHARACTERS = 200
SESSION_FIELDS = (
    *("targetRole", "targetIndustry", "improveInstructions"),
    *("jobUrl", "jobDescription", "jobTitle", "companyName", "includeCoverLetter"),
)
"""What the plan's ImprovementSession and TailoringSession repeat of their forms."""

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "png": "image/png",
    "jpeg": "image/jpeg",
}

# -- uploaded CVs --------------------------------------------------------------------------------


async def upload_resume(request: Request) -> Response:
    """POST /api/resumes: a multipart ``file``, or ``text``; ``readPictures`` reads a scan."""
    resume = await _resume_of(request, await read_fields(request), must_upload=True)
    return JSONResponse(resume_json(resume), status_code=201)


async def list_resumes(request: Request) -> Response:
    """GET /api/resumes: newest first, ``next`` for ?after= or null."""
    context = context_of(request)
    before = time_after(request.query_params.get("after", ""))
    found = await context.library.resumes(user_of(request).id, PAGE_SIZE, before)
    following = found[-1].created_at if len(found) == PAGE_SIZE else None
    return JSONResponse({"resumes": [resume_json(r) for r in found], "next": following})


async def get_resume(request: Request) -> Response:
    """GET /api/resumes/{id}: the CV, its ``steps`` from upload to export, and the ``nextStep``."""
    resume = await _owned_resume(request)
    query = RunQuery(user_of(request).id, subject_id=resume.id, limit=PAGE_SIZE)
    rows = await context_of(request).runs.list(query)
    document = await context_of(request).library.document_of(user_of(request).id, resume.id, CV)
    steps = await steps_of(request, resume.id, document.id, rows)
    way = {"steps": steps, "nextStep": next_step(steps)}
    return JSONResponse({**resume_json(resume), **way})


async def get_resume_file(request: Request) -> Response:
    """GET /api/resumes/{id}/file: the very bytes, never shown as a page."""
    resume = await _owned_resume(request)
    data = await context_of(request).library.bytes_of(resume)
    name = quote(resume.file_name, safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(data, media_type=MEDIA_TYPES.get(resume.media_type), headers=headers)


async def get_resume_reading(request: Request) -> Response:
    """GET /api/resumes/{id}/reading: lines, boxes, facts, the CV as Cv v1, what is ``unread``."""
    resume_id = request.path_params["resume_id"]
    reading = await context_of(request).library.reading(user_of(request).id, resume_id)
    found = unread(reading)
    missed = {"unread": to_json(found.lines), "unreadShare": round(found.share, 4)}
    return JSONResponse({**reading, **missed})


async def delete_resume(request: Request) -> Response:
    """DELETE /api/resumes/{id}: with its runs, reports and bytes."""
    await context_of(request).library.delete(user_of(request).id, request.path_params["resume_id"])
    return Response(status_code=204)


async def get_checkpoint(request: Request) -> Response:
    """GET /api/resumes/{id}/checkpoint?type=analysis: the plan's fields, a view of the run."""
    resume = await _owned_resume(request)
    kind = request.query_params.get("type", "analysis")
    context, user = context_of(request), user_of(request)
    if kind not in context.workflows.by_name:
        raise BadInput(
            "There is no checkpoint of that type; there are: %(types)s.",
            code="bad_fields",
            action="Correct it and send it again.",
            types=", ".join(context.workflows.by_name),
        )
    row = await _newest_run(context, user.id, resume.id, kind)
    if row is None:
        return JSONResponse({"checkpoint": None})
    whole = run_whole(*await context.runs.snapshot(user.id, row.id))
    checkpoint = {
        "id": row.id,
        "resumeId": resume.id,
        "userId": user.id,
        "progress": whole["progress"],
        "status": whole["status"],
        "createdAt": whole["createdAt"],
        "updatedAt": whole["updatedAt"],
        camel(f"partial_{kind}"): whole["result"] or whole["partial"],
        **{name: row.input[name] for name in SESSION_FIELDS if name in row.input},
        **found_job(whole),
    }
    return JSONResponse({"checkpoint": checkpoint})


# -- starting ------------------------------------------------------------------------------------


def starter(kind: str) -> Callable[[Request], Awaitable[Response]]:
    """The handler that starts or continues runs of a workflow."""

    async def start(request: Request) -> Response:
        # What cannot be answered is refused before anything is started.
        seen = parse_event_id(request.headers.get("last-event-id"), LATEST)
        fields = await read_fields(request)
        context, user = context_of(request), user_of(request)
        about_cv = needs_cv(context.workflows[kind])
        resume = await _resume_of(request, fields) if about_cv else None
        row = await _start(request, kind, resume, fields)
        if prefers_json(request.headers.get("accept", "")):
            row, snapshot = await context.runs.snapshot(user.id, row.id)
            whole = run_whole(row, snapshot, context.runs.place(row))
            return JSONResponse(whole, headers={"Run-Id": row.id})
        # Whoever saw more than there is saw another run: this one is told from its beginning.
        after = seen if seen <= row.head else START
        reader = await context.runs.follow(user.id, row.id, after)
        return sse.response(reader, context, row.id, until_rest=True)

    start.__name__ = f"start_{kind}"
    start.__doc__ = f"Starts, continues or attaches to a run of {kind}; answers its stream."
    return start


def prefers_json(accept: str) -> bool:
    """Whether a client asks for the run at once and not for its stream (RFC 9110, 12.5.1)."""
    weights = {"application/json": 0.0, "text/event-stream": 0.0}
    for part in accept.lower().split(","):
        name, *parameters = (one.strip() for one in part.split(";"))
        if name in weights:
            given = next((one[2:] for one in parameters if one.startswith("q=")), "1")
            weights[name] = float(given) if re.fullmatch(r"[01](\.\d{0,3})?", given) else 0.0
    return weights["application/json"] > weights["text/event-stream"]


async def _start(request: Request, kind: str, resume: Resume | None, fields: Fields) -> RunRow:
    context, user = context_of(request), user_of(request)
    if resume is not None and fields.flag("resumeFromCheckpoint"):
        row = await _newest_run(context, user.id, resume.id, kind)
        if row is not None:
            return await _continue(context, user.id, row)
    own = {"text", "resumeId", "resumeFromCheckpoint", "file", "readPictures"}
    return await start_run(
        context,
        user,
        kind,
        resume,
        language=language_of(request),
        fields={name: value for name, value in fields.values.items() if name not in own},
        idempotency_key=idempotency_key_of(request),
    )


def idempotency_key_of(request: Request) -> str:
    """The request's own key, whole; raises `BadInput` for one that is too long to be kept."""
    key = request.headers.get("idempotency-key", "")
    if len(key) > KEY_CHARACTERS:
        raise BadInput(
            "An Idempotency-Key has at most %(count)d characters.",
            code="bad_fields",
            action="Send a shorter key.",
            count=KEY_CHARACTERS,
        )
    return key


async def _continue(context: WebContext, owner_id: str, row: RunRow) -> RunRow:
    if row.status is RunStatus.CANCELLED:
        raise Conflict(
            "This run was stopped for good.",
            code="cancelled",
            action="Start a new one, without resumeFromCheckpoint.",
        )
    return await context.runs.resume(owner_id, row.id)


async def _newest_run(
    context: WebContext, owner_id: str, resume_id: str, kind: str
) -> RunRow | None:
    query = RunQuery(owner_id, kind=kind, subject_id=resume_id, limit=1)
    found = await context.runs.list(query)
    return found[0] if found else None


async def _resume_of(request: Request, fields: Fields, *, must_upload: bool = False) -> Resume:
    context, user = context_of(request), user_of(request)
    if fields.data is not None:
        pictures = fields.flag("readPictures")
        return await store_upload(
            context, user, fields.data, fields.file_name, read_pictures=pictures
        )
    if not must_upload and fields.text("resumeId"):
        return await context.library.resume(user.id, fields.text("resumeId"))
    raise BadInput(
        "No CV was sent.", code="file_missing", action="Choose a file, or paste the text."
    )


async def _owned_resume(request: Request) -> Resume:
    resume_id = request.path_params["resume_id"]
    return await context_of(request).library.resume(user_of(request).id, resume_id)


# -- runs ----------------------------------------------------------------------------------------


async def list_runs(request: Request) -> Response:
    """GET /api/runs?status=&kind=&resume=&after=: newest first."""
    asked = request.query_params
    query = RunQuery(
        user_of(request).id,
        statuses=_statuses(asked.getlist("status")),
        kind=asked.get("kind", ""),
        subject_id=asked.get("resume", ""),
        before=page_after(asked.get("after", "")),
        limit=PAGE_SIZE + 1,
    )
    runs = context_of(request).runs
    found, following = page_of(await runs.list(query))
    listed = [run_summary(row, runs.place(row)) for row in found]
    return JSONResponse({"runs": listed, "next": following})


async def get_run(request: Request) -> Response:
    """GET /api/runs/{id}: the row and the fold of its log."""
    context = context_of(request)
    run_id = request.path_params["run_id"]
    row, snapshot = await context.runs.snapshot(user_of(request).id, run_id)
    words = words_for(language_of(request))
    whole = run_whole(row, snapshot, context.runs.place(row))
    return JSONResponse({**whole, "notSaved": not_saved(context, words)})


async def get_events(request: Request) -> Response:
    """GET /api/runs/{id}/events: Last-Event-ID wins over ?after=; 204 when there is no more."""
    context, user = context_of(request), user_of(request)
    row = await context.runs.get(user.id, request.path_params["run_id"])
    last = request.headers.get("last-event-id", "").strip() or request.query_params.get("after")
    after = parse_event_id(last, row.head)
    if after == row.head and row.status in TERMINAL:
        return Response(status_code=204, headers={"Run-Id": row.id})
    if request.method == "HEAD":
        return Response(media_type="text/event-stream", headers={**sse.HEADERS, "Run-Id": row.id})
    reader = await context.runs.follow(user.id, row.id, after)
    return sse.response(reader, context, row.id)


async def command_run(request: Request) -> Response:
    """POST /api/runs/{id}/{pause|resume|cancel|retry}: durable when answered."""
    context, user = context_of(request), user_of(request)
    commands = {
        "pause": context.runs.pause,
        "resume": context.runs.resume,
        "cancel": context.runs.cancel,
        "retry": context.runs.retry,
    }
    command = commands.get(request.path_params["command"])
    if command is None:
        raise unknown_command()
    row = await command(user.id, request.path_params["run_id"])
    return JSONResponse(run_summary(row, context.runs.place(row)))


# -- health --------------------------------------------------------------------------------------


async def healthz(request: Request) -> Response:
    """GET /healthz: the process answers."""
    del request
    return JSONResponse({"status": "ok", "product": "everdraft"})


async def readyz(request: Request) -> Response:
    """GET /readyz: 200 once unfinished runs are taken up, while the disk takes what is written."""
    context = context_of(request)
    if not context.readiness.ready:
        return JSONResponse({"status": "starting"}, status_code=503)
    trouble = context.committer.trouble
    if trouble is not None:
        reason = translator(language_of(request))(trouble.message)
        return JSONResponse({"status": "not_saved", "reason": reason}, status_code=503)
    return JSONResponse({"status": "ready"})


# -- small things --------------------------------------------------------------------------------


def _statuses(names: list[str]) -> tuple[RunStatus, ...]:
    try:
        return tuple(RunStatus(name.upper()) for name in names)
    except ValueError as wrong:
        raise BadInput(
            "There is no such status.",
            code="bad_fields",
            action="Use PENDING, IN_PROGRESS, PAUSED, COMPLETED, ERROR or CANCELLED.",
        ) from wrong

"""The pages of jobs: saved ones and a form for new ones, and one that is not read yet."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import EverdraftError, NotFound
from everdraft.base.language import translator
from everdraft.cv.job import job_from_json
from everdraft.library.records import Document
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunQuery, RunRow
from everdraft.web.context import WebContext, context_of, language_of, user_of
from everdraft.web.drafts import keep_typed
from everdraft.web.forms import read_fields
from everdraft.web.jobs_api import jobs_of
from everdraft.web.pages import error_view
from everdraft.web.paging import page_after
from everdraft.web.shapes import RECOVERABLE
from everdraft.web.standing_in import put_away, stands_in_for
from everdraft.web.templating import render
from everdraft.web.uploads import start_run
from everdraft.web.words import message as _
from everdraft.web.words import words_for

JOB_EXTRACT = "job_extract"
DRAFT = "job"
"""The draft of the form for a new job."""
FORM_FIELDS = ("jobUrl", "jobTitle", "companyName", "jobDescription")
WAIT_SECONDS = 12.0
"""How long a form waits for its run: a page is fetched within ten."""
UNFINISHED_LIMIT = 20
SOURCES = {
    "json": _("from the board's own data"),
    "json-ld": _("from the page's own data"),
    "html": _("from the text of the page"),
    "paste": _("pasted"),
}
Json = dict[str, Any]


# -- all of them ---------------------------------------------------------------------------------


async def jobs_page(request: Request) -> Response:
    """GET /jobs: a form for a new one, those that are not read yet, and the saved ones."""
    return await _jobs_page(request)


async def _jobs_page(
    request: Request,
    *,
    typed: Mapping[str, str] | None = None,
    refused: Json | None = None,
    status: int = 200,
) -> Response:
    context, owner_id = context_of(request), user_of(request).id
    after = page_after(request.query_params.get("after", ""))
    found, following = await jobs_of(context, owner_id, after)
    draft = await context.library.draft(owner_id, DRAFT)
    known: Mapping[str, Any] = typed or (draft.body if draft else {})
    waiting = RunQuery(
        owner_id, statuses=RECOVERABLE, kind=JOB_EXTRACT, dismissed=False, limit=UNFINISHED_LIMIT
    )
    values = {
        "jobs": [job_row(one, request) for one in found],
        "is_first": after is None,
        "earlier": f"/jobs?after={quote(following)}" if following else "",
        "unread": [_unread(row, request) for row in await context.runs.list(waiting)],
        "typed": {name: str(known.get(name) or "") for name in FORM_FIELDS},
        "draft_key": DRAFT,
        "draft_at": draft.updated_at if draft else "",
        "refused": refused,
    }
    return render(request, "jobs.html", values, status=status)


def job_row(document: Document, request: Request) -> Json:
    """A job as a line of a list."""
    job = job_from_json(document.body)
    translate = translator(language_of(request))
    return {
        "id": document.id,
        "title": job.job_title or translate(_("A job without a title")),
        "company": job.company_name,
        "source": translate(SOURCES.get(job.source, SOURCES["paste"])),
        "host": job.url.partition("://")[2].partition("/")[0],
        "at": document.created_at,
        "language": job.language,
    }


def _unread(row: RunRow, request: Request) -> Json:
    words = words_for(language_of(request))
    return {
        "id": row.id,
        "title": row.title,
        "reason": (row.error or {}).get("message", "") or words[row.status.value],
        "at": row.updated_at,
    }


async def new_job_form(request: Request) -> Response:
    """POST /jobs: an address or a pasted text; waits for the job, and leads to it.

    ``instead`` names a run that could not read its page: a paste takes its place.
    """
    context, user = context_of(request), user_of(request)
    fields = await read_fields(request)
    typed = {name: fields.text(name) for name in FORM_FIELDS if fields.text(name).strip()}
    waiting = await stands_in_for(context, user.id, fields.text("instead"), JOB_EXTRACT)
    key = f"{DRAFT}:{waiting.id}" if waiting else DRAFT
    try:
        row = await start_run(
            context, user, JOB_EXTRACT, None, language=language_of(request), fields=dict(typed)
        )
    except EverdraftError as refused:
        await keep_typed(context.library, user.id, key, typed)
        view = error_view(refused, language_of(request))
        if waiting is not None:
            return await _job_run_page(
                request, waiting, typed=typed, refused=view, status=refused.status
            )
        return await _jobs_page(request, typed=typed, refused=view, status=refused.status)
    await context.library.delete_draft(user.id, key)
    row = await _rested(context, row)
    if row.status is RunStatus.COMPLETED:
        await put_away(context, waiting)
        return RedirectResponse(f"/jobs/{row.document_id}", 303)
    return RedirectResponse(f"/runs/{row.id}", 303)


async def _rested(context: WebContext, row: RunRow) -> RunRow:
    """The run once it rests or ends, or as it is when that takes longer than a page may."""
    working = (RunStatus.PENDING, RunStatus.IN_PROGRESS)
    try:
        async with (
            asyncio.timeout(WAIT_SECONDS),
            await context.runs.follow(row.owner_id, row.id, row.head) as reader,
        ):
            while row.status in working and not context.hub.stopping:
                await reader.next(WAIT_SECONDS)
                row = await context.runs.get(row.owner_id, row.id)
    except TimeoutError:
        pass
    return row


# -- one that is not read yet --------------------------------------------------------------------


async def job_run_page(request: Request) -> Response:
    """GET /runs/{id} of a job: leads to it when it is found; otherwise says why not, and asks."""
    context, owner_id = context_of(request), user_of(request).id
    row = await context.runs.get(owner_id, request.path_params["run_id"])
    if row.status is RunStatus.COMPLETED:
        try:
            await context.library.document(owner_id, row.document_id)
            return RedirectResponse(f"/jobs/{row.document_id}", 307)
        except NotFound:
            pass
    return await _job_run_page(request, row)


async def _job_run_page(
    request: Request,
    row: RunRow,
    *,
    typed: Mapping[str, str] | None = None,
    refused: Json | None = None,
    status: int = 200,
) -> Response:
    draft = await context_of(request).library.draft(row.owner_id, f"{DRAFT}:{row.id}")
    known: Mapping[str, Any] = typed or (draft.body if draft else {})
    values = {
        "row": row,
        "url": str(row.input.get("jobUrl") or ""),
        "error": row.error or {},
        "status_word": words_for(language_of(request))[row.status.value],
        "going": row.status in (RunStatus.PENDING, RunStatus.IN_PROGRESS),
        "deleted": row.status is RunStatus.COMPLETED,
        "typed": {name: str(known.get(name) or row.input.get(name) or "") for name in FORM_FIELDS},
        "draft_key": f"{DRAFT}:{row.id}",
        "draft_at": draft.updated_at if draft else "",
        "refused": refused,
    }
    return render(request, "job_run.html", values, status=status)

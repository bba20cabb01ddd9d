"""The pages of jobs: saved ones and a form for new ones, one with its fields to correct."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import EverdraftError, NotFound
from everdraft.base.language import translator
from everdraft.cv.job import job_from_json
from everdraft.library.records import Document, DocumentChange
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunQuery, RunRow
from everdraft.web.context import WebContext, context_of, language_of, user_of
from everdraft.web.drafts import keep_typed
from everdraft.web.forms import Fields, read_fields, whole_number
from everdraft.web.jobs_api import correct, jobs_of, runs_for, saved_job
from everdraft.web.pages import error_view
from everdraft.web.paging import page_after
from everdraft.web.shapes import RECOVERABLE
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
SKILL_FIELDS = ("required_skills", "preferred_skills")
LINE_FIELDS = (
    ("job_title", _("Job title")),
    ("company_name", _("Company")),
    ("location", _("Place")),
    ("salary", _("Salary")),
    ("seniority", _("Level")),
    ("url", _("Address of the advert")),
    ("valid_through", _("Open until")),
    ("required_skills", _("Skills required")),
    ("preferred_skills", _("Skills preferred")),
)
NAMES = (*(name for name, _title in LINE_FIELDS), "job_description")
SOURCES = {
    "json": _("from the board's own data"),
    "json-ld": _("from the page's own data"),
    "html": _("from the text of the page"),
    "paste": _("pasted"),
}
USE_KINDS = {"tailoring": _("Tailored CV"), "cover_letter": _("Letter")}

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
        "jobs": [_row(one, request) for one in found],
        "is_first": after is None,
        "earlier": f"/jobs?after={quote(following)}" if following else "",
        "unread": [_unread(row, request) for row in await context.runs.list(waiting)],
        "typed": {name: str(known.get(name) or "") for name in FORM_FIELDS},
        "draft_key": DRAFT,
        "draft_at": draft.updated_at if draft else "",
        "refused": refused,
    }
    return render(request, "jobs.html", values, status=status)


def _row(document: Document, request: Request) -> Json:
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
    try:
        row = await start_run(
            context, user, JOB_EXTRACT, None, language=language_of(request), fields=dict(typed)
        )
    except EverdraftError as refused:
        await keep_typed(context.library, user.id, DRAFT, typed)
        view = error_view(refused, language_of(request))
        return await _jobs_page(request, typed=typed, refused=view, status=refused.status)
    await context.library.delete_draft(user.id, DRAFT)
    row = await _rested(context, row)
    if row.status is RunStatus.COMPLETED:
        await _put_away(context, user.id, fields)
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


async def _put_away(context: WebContext, owner_id: str, fields: Fields) -> None:
    """The run that a paste stands in for is over."""
    instead = fields.text("instead")
    if not instead:
        return
    try:
        row = await context.runs.get(owner_id, instead)
        if row.kind == JOB_EXTRACT and row.status in (RunStatus.ERROR, RunStatus.PAUSED):
            await context.runs.dismiss(owner_id, row.id)
    except NotFound:
        return


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
    draft = await context.library.draft(owner_id, f"{DRAFT}:{row.id}")
    known: Mapping[str, Any] = draft.body if draft else {}
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
    }
    return render(request, "job_run.html", values)


# -- one -----------------------------------------------------------------------------------------


async def job_page(request: Request) -> Response:
    """GET /jobs/{id}: its fields to correct, its text, and what was made for it."""
    return await _job_page(request, await saved_job(request))


async def _job_page(
    request: Request,
    document: Document,
    *,
    typed: Mapping[str, Any] | None = None,
    refused: Json | None = None,
    status: int = 200,
) -> Response:
    """``typed`` is what a form changed, with its ``revision``; it was not taken."""
    context, owner_id = context_of(request), user_of(request).id
    job = job_from_json(document.body)
    changes = await context.library.changes(owner_id, document.id)
    draft = await context.library.draft(owner_id, f"{DRAFT}:{document.id}")
    known: Mapping[str, Any] = typed or (draft.body if draft else {})
    opened = _opened(known, document)
    today = context.clock.now().date().isoformat()
    values = {
        "job": _row(document, request),
        "url": job.url if job.url.startswith(("http://", "https://")) else "",
        **_fields(request, document, known, _shown_at(document, changes, opened)),
        "cv_language": job.language,
        # Whoever sees both texts decides on the job as it is now.
        "revision": document.revision if status == 409 else opened,
        "expired": bool(job.valid_through) and job.valid_through < today,
        "valid_through": job.valid_through,
        "made": await _made_for(request, document),
        "draft_key": f"{DRAFT}:{document.id}",
        "draft_at": draft.updated_at if draft else "",
        "saved_at": max(
            changes[-1].at if changes else document.created_at, draft.updated_at if draft else ""
        ),
        "refused": refused,
    }
    return render(request, "job.html", values, status=status)


def _fields(
    request: Request, document: Document, typed: Mapping[str, Any], before: Mapping[str, str]
) -> Json:
    """The fields of the form: ``known`` is what is kept, ``meanwhile`` that it is newer than
    ``before``, on which another text was typed."""
    translate, shown = translator(language_of(request)), _shown(document.body)

    def field(name: str, title: str) -> Json:
        known, value = shown[name], str(typed.get(name, shown[name]))
        meanwhile = before[name] != known != value
        title = translate(title)
        return {
            "name": name,
            "title": title,
            "known": known,
            "value": value,
            "meanwhile": meanwhile,
        }

    return {
        "lines": [field(name, title) for name, title in LINE_FIELDS],
        "description": field("job_description", _("The text of the advert")),
    }


def _shown(body: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a job as the form shows them."""
    skills = {name: ", ".join(body[name]) for name in SKILL_FIELDS}
    return {name: str(body[name]) for name in NAMES} | skills


def _shown_at(
    document: Document, changes: Sequence[DocumentChange], revision: int
) -> dict[str, str]:
    """The fields as a form of an earlier revision shows them."""
    body = dict(document.body)
    for change in reversed(changes):
        if change.revision > revision:
            body |= change.before
    return _shown(body)


def _opened(sent: Mapping[str, Any], document: Document) -> int:
    """The revision that a form or a draft was made on."""
    revision = whole_number(str(sent.get("revision", "")))
    return document.revision if revision is None else revision


async def _made_for(request: Request, document: Document) -> list[Json]:
    language = language_of(request)
    return [
        {
            "id": row.id,
            "kind": translator(language)(USE_KINDS[row.kind]),
            "title": row.title,
            "status_word": words_for(language)[row.status.value],
            "at": row.updated_at,
        }
        for row in await runs_for(context_of(request), document)
    ]


async def correct_job_form(request: Request) -> Response:
    """POST /jobs/{id}: what the form changed; where that is newer elsewhere, both are shown."""
    document = await saved_job(request)
    library, owner_id = context_of(request).library, user_of(request).id
    fields = await read_fields(request)
    changes = await library.changes(owner_id, document.id)
    opened = _opened(fields.values, document)
    shown, before = _shown(document.body), _shown_at(document, changes, opened)
    typed = {name: fields.text(name) for name in NAMES if name in fields.values}
    changed = {
        name: text
        for name, text in typed.items()
        if _plain(text) not in (_plain(shown[name]), _plain(before[name]))
    }
    try:
        await correct(request, changed, opened)
    except EverdraftError as refused:
        left = {**changed, "revision": str(opened)}
        await keep_typed(library, owner_id, f"{DRAFT}:{document.id}", left)
        view = error_view(refused, language_of(request))
        return await _job_page(request, document, typed=left, refused=view, status=refused.status)
    await library.delete_draft(owner_id, f"{DRAFT}:{document.id}")
    return RedirectResponse(f"/jobs/{document.id}", 303)


def _plain(text: str) -> str:
    """A text without what a browser's form changes on its way."""
    return text.replace("\r\n", "\n").strip()


async def delete_job_form(request: Request) -> Response:
    """POST /jobs/{id}/delete: the job goes, runs made for it stay."""
    document = await saved_job(request)
    await context_of(request).library.delete_document(user_of(request).id, document.id)
    return RedirectResponse("/jobs", 303)

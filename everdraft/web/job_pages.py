"""The page of a saved job: its fields to correct, its text, and what was made for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from babel.dates import format_date
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import EverdraftError
from everdraft.base.language import translator
from everdraft.cv.days import day_of
from everdraft.cv.job import job_from_json
from everdraft.library.records import Document, DocumentChange
from everdraft.web.context import context_of, language_of, user_of
from everdraft.web.drafts import keep_typed
from everdraft.web.forms import read_fields, whole_number
from everdraft.web.jobs_api import correct, runs_for, saved_job
from everdraft.web.jobs_pages import DRAFT, job_row
from everdraft.web.pages import error_view
from everdraft.web.templating import render
from everdraft.web.words import message as _
from everdraft.web.words import words_for

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
USE_KINDS = {"tailoring": _("Tailored CV"), "cover_letter": _("Letter")}

Json = dict[str, Any]


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
    last, language = day_of(job.valid_through, job.language), language_of(request)
    values = {
        "job": job_row(document, request),
        "url": job.url if job.url.startswith(("http://", "https://")) else "",
        **_fields(request, document, known, _shown_at(document, changes, opened)),
        "cv_language": job.language,
        # Whoever sees both texts decides on the job as it is now.
        "revision": document.revision if status == 409 else opened,
        "last_day": format_date(last, "long", locale=language) if last else "",
        "expired": last is not None and last < context.clock.now().date(),
        "no_day": bool(job.valid_through) and last is None,
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

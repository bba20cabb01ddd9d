"""The page from which a workflow starts: its form, kept as it is typed, and the run it leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import EverdraftError, NotFound
from everdraft.cv.job import JOB
from everdraft.engine.workflow import Workflow
from everdraft.library.records import Resume
from everdraft.runs.store import RunRow
from everdraft.web.context import context_of, language_of, user_of
from everdraft.web.drafts import keep_typed
from everdraft.web.forms import read_fields
from everdraft.web.pages import error_view
from everdraft.web.standing_in import put_away, stands_in_for
from everdraft.web.start_form import OUTPUT_LANGUAGES, FormField, fields_of, names_of
from everdraft.web.templating import render
from everdraft.web.uploads import start_run

CHOICES_LIMIT = 50
JOBS_LIMIT = 50
FROM_ADDRESS = {"job": "job"}
"""Controls that an address may fill in, by the parameter that does."""
Json = dict[str, Any]


def declared_at(request: Request) -> Workflow:
    """The workflow whose form this is, by the path's name or its own page. Raises `NotFound`."""
    wanted = request.path_params.get("workflow", "")
    for one in context_of(request).workflows:
        if one.action and (one.name == wanted or (not wanted and one.page == request.url.path)):
            return one
    raise NotFound("There is no such page.", action="Go back to the start page.")


async def start_page(request: Request) -> Response:
    """GET /start/{workflow}?resume=&session=&job=&instead=: the form; with a session, the run it
    names; instead of a run that could not read its advert, with what that one was asked."""
    context, owner_id = context_of(request), user_of(request).id
    declared = declared_at(request)
    session = request.query_params.get("session", "")
    resume_id = request.query_params.get("resume", "")
    if session:
        row = await context.runs.get(owner_id, session)
        if row.kind != declared.name or resume_id not in ("", row.subject_id):
            raise NotFound("There is no such run.", action="Go back to the start page.")
        return RedirectResponse(f"/runs/{row.id}", 307)
    if resume_id:
        return await _form(request, declared, await context.library.resume(owner_id, resume_id))
    resumes = await context.library.resumes(owner_id, CHOICES_LIMIT)
    if len(resumes) == 1:
        return await _form(request, declared, resumes[0])
    values = {"resumes": resumes, "declared": declared, "query": _query_of(request)}
    return render(request, "start_choose.html", values)


def _query_of(request: Request) -> str:
    """What the address fills in, for the links that name a CV."""
    given = {name: request.query_params.get(name, "") for name in FROM_ADDRESS}
    return "".join(f"&{urlencode({name: value})}" for name, value in given.items() if value)


async def _form(
    request: Request,
    declared: Workflow,
    resume: Resume,
    *,
    typed: Mapping[str, Any] | None = None,
    refused: Json | None = None,
    status: int = 200,
) -> Response:
    context, owner_id = context_of(request), user_of(request).id
    key = draft_of_form(declared, resume.id)
    draft = await context.library.draft(owner_id, key)
    instead = await stands_in_for(
        context, owner_id, request.query_params.get("instead", ""), declared.name
    )
    asked = _asked(declared, instead) if instead else {}
    known = dict(typed or {**asked, **(draft.body if draft else {})})
    fields = fields_of(declared.input, known)
    for one in fields:
        given = request.query_params.get(FROM_ADDRESS.get(one.control, ""), "")
        if given and not typed:
            known[one.name] = given
    language = str(resume.facts.get("language") or "")
    jobs = await _kept_jobs(request, known) if _asks_for_job(fields) else []
    price = context.facts.prices.get(declared.name, 0)
    balance = (await context.credits.account(owner_id)).balance if context.credits else 0
    values = {
        "declared": declared,
        "fields": fields_of(declared.input, known),
        "resume": resume,
        "more": len(await context.library.resumes(owner_id, 2)) > 1,
        "cv_language": language,
        "cv_language_name": dict(OUTPUT_LANGUAGES).get(language, ""),
        "instead": instead.id if instead else "",
        "draft_key": key,
        "draft_at": draft.updated_at if draft else "",
        "output_languages": OUTPUT_LANGUAGES,
        "jobs": jobs,
        "job_is_gone": bool(known.get("jobId")) and known["jobId"] not in {j["id"] for j in jobs},
        "price": price if context.credits else 0,
        "balance": balance,
        "refused": refused,
    }
    return render(request, "start.html", values, status=status)


def _asked(declared: Workflow, row: RunRow) -> dict[str, str]:
    """What a run was asked, as its form has it."""
    given = {name: row.input.get(name) for name in names_of(declared.input)}
    return {name: "on" if one is True else str(one) for name, one in given.items() if one}


def _asks_for_job(fields: Sequence[FormField]) -> bool:
    return any(one.control == "job" for one in fields)


async def _kept_jobs(request: Request, known: Mapping[str, Any]) -> list[Json]:
    """The newest jobs that were kept, by title and company; the one that is chosen among them."""
    library, owner_id = context_of(request).library, user_of(request).id
    found = await library.documents_apart(owner_id, JOB, JOBS_LIMIT)
    chosen = str(known.get("jobId") or "")
    if chosen and chosen not in {one.id for one in found}:
        with suppress(NotFound):  # it was deleted, and the form says so
            found = [await library.document(owner_id, chosen), *found]
    return [
        {"id": one.id, "name": _job_name(one.body) or one.id} for one in found if one.kind == JOB
    ]


def _job_name(body: Mapping[str, Any]) -> str:
    names = (body.get("job_title"), body.get("company_name"))
    return ", ".join(str(one) for one in names if one) or str(body.get("url") or "")


def draft_of_form(declared: Workflow, resume_id: str) -> str:
    """The key of what is typed into the form about a CV; it ends with the CV's id."""
    return f"{declared.form.rsplit('/', 1)[-1]}:{resume_id}"


async def start_form(request: Request) -> Response:
    """POST to the form's own path: starts the run, or finds it, and leads there.

    The draft is done then; a refusal shows the form again with what was typed.
    """
    context, user = context_of(request), user_of(request)
    declared = declared_at(request)
    fields = await read_fields(request)
    resume = await context.library.resume(user.id, fields.text("resumeId"))
    typed = {name: fields.text(name) for name in names_of(declared.input) if fields.text(name)}
    key = draft_of_form(declared, resume.id)
    instead = await stands_in_for(context, user.id, fields.text("instead"), declared.name)
    try:
        row = await start_run(
            context, user, declared.name, resume, language=language_of(request), fields=typed
        )
    except EverdraftError as refused:
        await keep_typed(context.library, user.id, key, typed)
        view = error_view(refused, language_of(request))
        return await _form(
            request, declared, resume, typed=typed, refused=view, status=refused.status
        )
    await context.library.delete_draft(user.id, key)
    if instead is not None and instead.id != row.id:
        await put_away(context, instead)
    return RedirectResponse(f"/runs/{row.id}", 303)

"""The pages of one CV: what was done with it, what comes next, another name, and its deletion."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import BadInput
from everdraft.base.language import translator
from everdraft.cv.checks import CheckContext
from everdraft.cv.rescore import score_now
from everdraft.library.records import Document, Resume
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunQuery, RunRow
from everdraft.web.context import context_of, language_of, user_of
from everdraft.web.forms import read_fields
from everdraft.web.made_for import made_for
from everdraft.web.pages import cards_of, error_view, price_of
from everdraft.web.steps import next_step, steps_of
from everdraft.web.templating import render
from everdraft.workflows.intake import CV

Json = dict[str, Any]
RESUMES_SHOWN = 40
RUNS_SHOWN = 100
RUNS_DELETED_AT_ONCE = 1000
FIRST_REVISION = 1
"""Of a document that nobody changed."""


async def resumes_page(request: Request) -> Response:
    """GET /resumes?after=: every CV, newest first."""
    library, owner_id = context_of(request).library, user_of(request).id
    found = await library.resumes(owner_id, RESUMES_SHOWN, request.query_params.get("after", ""))
    following = found[-1].created_at if len(found) == RESUMES_SHOWN else ""
    return render(request, "resumes.html", {"resumes": found, "following": following})


async def resume_page(request: Request) -> Response:
    """GET /resumes/{id}: its runs and results, and what can be done with it."""
    return await _page(request, await _owned(request))


async def rename_form(request: Request) -> Response:
    """POST /resumes/{id}/rename: ``title``; a refusal keeps what was typed."""
    resume = await _owned(request)
    title = (await read_fields(request)).text("title")
    try:
        await context_of(request).library.rename(user_of(request).id, resume.id, title)
    except BadInput as refused:
        view = error_view(refused, language_of(request))
        return await _page(request, resume, refused=view, status=refused.status)
    return RedirectResponse(f"/resumes/{resume.id}", 303)


async def delete_page(request: Request) -> Response:
    """GET /resumes/{id}/delete: what goes, and what stays, before it goes."""
    resume = await _owned(request)
    runs = await _runs(request, resume, RUNS_DELETED_AT_ONCE)
    going = sum(row.status in (RunStatus.PENDING, RunStatus.IN_PROGRESS) for row in runs)
    values = {"resume": resume, "counts": _counts(request, runs), "going": going}
    return render(request, "resume_delete.html", values)


async def delete_form(request: Request) -> Response:
    """POST /resumes/{id}/delete: with its runs, results and bytes; back to the list."""
    await context_of(request).library.delete(user_of(request).id, request.path_params["resume_id"])
    return RedirectResponse("/resumes", 303)


async def _owned(request: Request) -> Resume:
    resume_id = request.path_params["resume_id"]
    return await context_of(request).library.resume(user_of(request).id, resume_id)


async def _runs(request: Request, resume: Resume, limit: int) -> list[RunRow]:
    query = RunQuery(user_of(request).id, subject_id=resume.id, limit=limit)
    return await context_of(request).runs.list(query)


async def _page(
    request: Request, resume: Resume, *, refused: Json | None = None, status: int = 200
) -> Response:
    rows = await _runs(request, resume, RUNS_SHOWN)
    library, owner_id = context_of(request).library, user_of(request).id
    document = await library.document_of(owner_id, resume.id, CV)
    steps = await steps_of(request, resume.id, document.id, rows)
    groups = await _groups(request, rows)
    values = {
        "resume": resume,
        "document": document,
        "score": await _score(request, resume, document, groups),
        "groups": groups,
        "steps": steps,
        "next_step": next_step(steps),
        "price": await price_of(request, "analysis"),
        "refused": refused,
    }
    return render(request, "resume.html", values, status=status)


async def _score(
    request: Request, resume: Resume, document: Document, groups: list[Json]
) -> Json | None:
    """{now, then} of a CV that was edited since its file was read: what it has as it is, and what
    its newest finished check ended with; None where both are the same."""
    scores = [card["score"] for group in groups for card in group["cards"] if card["score"]]
    if not scores or document.revision == FIRST_REVISION:
        return None
    context = context_of(request)
    reading = await context.library.reading(resume.owner_id, resume.id)
    conditions = CheckContext(today=context.clock.now().date(), file_name=resume.title)
    translate = translator(language_of(request))
    now = await asyncio.to_thread(score_now, reading, document.body, conditions, translate)
    then = scores[0]["total"]
    return {"now": now, "then": then} if now != then else None


async def _groups(request: Request, rows: list[RunRow]) -> list[Json]:
    """The runs of a CV by their kind, newest first within each."""
    translate = translator(language_of(request))
    found: list[Json] = []
    for declared in context_of(request).workflows:
        own = [row for row in rows if row.kind == declared.name]
        if own:
            cards = [
                {**card, **await made_for(request, row)}
                for card, row in zip(await cards_of(request, own), own, strict=True)
            ]
            found.append({"title": translate(declared.title), "cards": cards})
    return found


def _counts(request: Request, rows: list[RunRow]) -> list[Json]:
    """How many runs of each kind go with a CV."""
    translate = translator(language_of(request))
    counted = [
        {
            "title": translate(one.title),
            "count": sum(row.kind == one.name for row in rows),
        }
        for one in context_of(request).workflows
    ]
    return [one for one in counted if one["count"]]

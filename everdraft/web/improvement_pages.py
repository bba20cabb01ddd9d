"""The pages of an improvement: its form, its run, and the plain forms by which people decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import EverdraftError, NotFound
from everdraft.base.language import translator
from everdraft.library.records import Resume
from everdraft.runs.states import TERMINAL
from everdraft.web.context import context_of, language_of, not_saved, user_of
from everdraft.web.decisions import Decision, decide, draft_key
from everdraft.web.forms import Fields, read_fields
from everdraft.web.improvement_api import review_of
from everdraft.web.improvement_view import improvement_view, ordered
from everdraft.web.pages import error_view, resume_or_none
from everdraft.web.shapes import run_whole
from everdraft.web.templating import render
from everdraft.web.uploads import start_run
from everdraft.web.words import words_for

IMPROVEMENT = "improvement"
CHOICES_LIMIT = 50
FIELDS = ("targetRole", "targetIndustry", "improveInstructions", "tone", "outputLanguage")
DEFAULTS = {"tone": "direct"}
OUTPUT_LANGUAGES = (
    ("en", "English"),
    ("pt", "Português"),
    ("es", "Español"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
)
"""Languages to write in, each by its own name; the CV's own is the first choice."""
Json = dict[str, Any]


# -- the form ------------------------------------------------------------------------------------


async def improve_page(request: Request) -> Response:
    """GET /improve?resume=&session=: the form; with a session, the run it names."""
    context, owner_id = context_of(request), user_of(request).id
    session = request.query_params.get("session", "")
    resume_id = request.query_params.get("resume", "")
    if session:
        row = await context.runs.get(owner_id, session)
        if row.kind != IMPROVEMENT or resume_id not in ("", row.subject_id):
            raise NotFound("There is no such improvement.", action="Start one from the start page.")
        return RedirectResponse(f"/runs/{row.id}", 307)
    resumes = await context.library.resumes(owner_id, CHOICES_LIMIT)
    if resume_id:
        return await _form(request, await context.library.resume(owner_id, resume_id))
    if len(resumes) == 1:
        return await _form(request, resumes[0])
    return render(request, "improve_choose.html", {"resumes": resumes})


async def _form(
    request: Request,
    resume: Resume,
    *,
    typed: Mapping[str, Any] | None = None,
    refused: Json | None = None,
    status: int = 200,
) -> Response:
    context, owner_id = context_of(request), user_of(request).id
    draft = await context.library.draft(owner_id, draft_of_form(resume.id))
    known = typed or (draft.body if draft else {})
    language = str(resume.facts.get("language") or "")
    price = context.facts.prices.get(IMPROVEMENT, 0)
    balance = (await context.credits.account(owner_id)).balance if context.credits else 0
    values = {
        "resume": resume,
        "more": len(await context.library.resumes(owner_id, 2)) > 1,
        "cv_language": language,
        "cv_language_name": dict(OUTPUT_LANGUAGES).get(language, ""),
        "typed": {name: str(known.get(name) or DEFAULTS.get(name, "")) for name in FIELDS},
        "draft_key": draft_of_form(resume.id),
        "draft_at": draft.updated_at if draft else "",
        "output_languages": OUTPUT_LANGUAGES,
        "price": price if context.credits else 0,
        "balance": balance,
        "refused": refused,
    }
    return render(request, "improve.html", values, status=status)


def draft_of_form(resume_id: str) -> str:
    """The key of what is typed into the form about a CV; it ends with the CV's id."""
    return f"improve:{resume_id}"


async def improve_form(request: Request) -> Response:
    """POST /improve: starts the run, or finds it, and leads there; the draft is done then.

    A refusal shows the form again with what was typed.
    """
    context, user = context_of(request), user_of(request)
    fields = await read_fields(request)
    resume = await context.library.resume(user.id, fields.text("resumeId"))
    typed = {name: fields.text(name) for name in FIELDS if fields.text(name)}
    try:
        row = await start_run(
            context, user, IMPROVEMENT, resume, language=language_of(request), fields=typed
        )
    except EverdraftError as refused:
        await context.library.put_draft(user.id, draft_of_form(resume.id), typed)
        view = error_view(refused, language_of(request))
        return await _form(request, resume, typed=typed, refused=view, status=refused.status)
    await context.library.delete_draft(user.id, draft_of_form(resume.id))
    return RedirectResponse(f"/runs/{row.id}", 303)


# -- the run -------------------------------------------------------------------------------------


async def improvement_run_page(request: Request) -> Response:
    """GET /runs/{id} of an improvement."""
    return await _run_page(request)


async def _run_page(
    request: Request, *, refused: Json | None = None, status: int = 200
) -> Response:
    context, owner_id = context_of(request), user_of(request).id
    row, snapshot = await context.runs.snapshot(owner_id, request.path_params["run_id"])
    language = language_of(request)
    words = words_for(language)
    whole = run_whole(row, snapshot, context.runs.place(row))
    run = {**whole, "notSaved": not_saved(context, words)}
    review = await review_of(request, row.id)
    resume = await resume_or_none(request, row.subject_id)
    draft = await context.library.draft(owner_id, draft_key(row.id))
    values = {
        "run": run,
        "review": review,
        "view": improvement_view(run, review, words),
        "kind": translator(language)(context.workflows[row.kind].title),
        "resume": resume,
        "cv_language": (resume.facts.get("language") or "") if resume else "",
        "typed": draft.body if draft else {},
        "draft_key": draft_key(row.id),
        "draft_at": draft.updated_at if draft else "",
        "refused": refused,
        "ended": run["status"] in TERMINAL,
    }
    return render(request, "improvement.html", values, status=status)


# -- deciding without a script -------------------------------------------------------------------


async def decide_form(request: Request) -> Response:
    """POST /runs/{id}/decide: the same operations as the page's own, then back to the card.

    Fields: ``card``, ``base_rev``, ``act`` (accept, reject, answer, rewrite, take_all) and
    ``text``, or ``confirm`` with the words that are true.
    """
    context, owner_id = context_of(request), user_of(request).id
    run_id = request.path_params["run_id"]
    fields = await read_fields(request)
    row, snapshot = await context.runs.snapshot(owner_id, run_id)
    if row.kind != IMPROVEMENT:
        raise NotFound("There is no such improvement.", action="Start one from the start page.")
    review = await review_of(request, run_id)
    items = ordered(run_whole(row, snapshot), review)
    wishes = _wishes(fields, items)
    for wish in wishes:
        answer, status = await decide(request, review, wish)
        if status != 200:
            await _keep_typed(request, run_id, wish)
            refused = {"message": answer["error"], "action": answer["action"]}
            return await _run_page(request, refused=refused, status=status)
    card = wishes[0].item["id"] if len(wishes) == 1 else ""
    return RedirectResponse(f"/runs/{run_id}" + (f"#card-{card}" if card else "#summary"), 303)


def _wishes(fields: Fields, items: list[Mapping[str, Any]]) -> list[Decision]:
    """What the form asks for, by the items it names. Raises `NotFound`."""
    base_rev, act = fields.text("base_rev"), fields.text("act")
    revision = int(base_rev) if base_rev.isdecimal() and len(base_rev) < 12 else 0
    if act == "take_all":
        simple = (
            one
            for one in items
            if one["type"] == "suggestion"
            and one["state"] == "open"
            and all(claim["verdict"] == "supported" for claim in one["claims"])
        )
        return [Decision("accept", one, "", revision) for one in simple]
    found = next((one for one in items if one["id"] == fields.text("card")), None)
    if found is None:
        raise NotFound("There is no such suggestion.", action="Load the page again.")
    confirmed = fields.text("confirm")
    if confirmed:
        return [Decision("confirm", found, confirmed, revision)]
    return [Decision(act, found, fields.text("text"), revision)]


async def _keep_typed(request: Request, run_id: str, wish: Decision) -> None:
    """A text that was not taken stays in its field."""
    if wish.act == "answer":
        library, owner_id = context_of(request).library, user_of(request).id
        draft = await library.draft(owner_id, draft_key(run_id))
        body = {**(draft.body if draft else {}), wish.item["id"]: wish.text}
        await library.put_draft(owner_id, draft_key(run_id), body)

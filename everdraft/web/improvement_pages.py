"""The page of a run that suggests and asks, and the plain forms by which people decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import NotFound
from everdraft.base.language import translator
from everdraft.runs.states import TERMINAL
from everdraft.web.context import context_of, language_of, not_saved, user_of
from everdraft.web.decisions import Decision, decide, draft_key
from everdraft.web.drafts import keep_typed
from everdraft.web.forms import Fields, read_fields, whole_number
from everdraft.web.improvement_api import review_of
from everdraft.web.improvement_view import LOOKED_AT, improvement_view, ordered
from everdraft.web.pages import resume_or_none
from everdraft.web.shapes import aim_of, run_whole
from everdraft.web.start_form import names_of
from everdraft.web.templating import render
from everdraft.web.words import words_for

Json = dict[str, Any]


# -- the run -------------------------------------------------------------------------------------


async def work_run_page(request: Request) -> Response:
    """GET /runs/{id} of a run that suggests and asks."""
    return await _run_page(request)


async def _run_page(
    request: Request,
    *,
    typed: Json | None = None,
    refused: Json | None = None,
    status: int = 200,
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
    declared = context.workflows[row.kind]
    values = {
        "declared": declared,
        "again": {name: row.input.get(name) for name in names_of(declared.input)},
        "run": run,
        "review": review,
        "aim": aim_of(run),
        "view": improvement_view(run, review, words),
        "kind": translator(language)(declared.title),
        "measure": translator(language)(declared.measure) if declared.measure else "",
        "resume": resume,
        "cv_language": (resume.facts.get("language") or "") if resume else "",
        "typed": typed or (draft.body if draft else {}),
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
    review = await review_of(request, run_id)
    items = ordered(run_whole(row, snapshot), review)
    wishes = _wishes(fields, items)
    for wish in wishes:
        answer, status = await decide(request, review, wish)
        if status != 200:
            typed = await _keep_typed(request, run_id, wish)
            refused = {"message": answer["error"], "action": answer["action"]}
            return await _run_page(request, typed=typed, refused=refused, status=status)
    card = wishes[0].item["id"] if len(wishes) == 1 else ""
    return RedirectResponse(f"/runs/{run_id}" + (f"#card-{card}" if card else "#summary"), 303)


def _wishes(fields: Fields, items: list[Mapping[str, Any]]) -> list[Decision]:
    """What the form asks for, by the items it names. Raises `NotFound`."""
    act, revision = fields.text("act"), whole_number(fields.text("base_rev")) or 0
    if act == "take_all":
        simple = (
            one
            for one in items
            if one["type"] == "suggestion"
            and one["state"] == "open"
            and one["kind"] not in LOOKED_AT
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


async def _keep_typed(request: Request, run_id: str, wish: Decision) -> Json:
    """A text that was not taken stays in its field; all that is typed on the page."""
    library, owner_id = context_of(request).library, user_of(request).id
    draft = await library.draft(owner_id, draft_key(run_id))
    body = dict(draft.body) if draft else {}
    if wish.act in ("answer", "rewrite"):
        name = wish.item["id"] if wish.act == "answer" else f"rewrite-{wish.item['id']}"
        body[name] = wish.text
        await keep_typed(library, owner_id, draft_key(run_id), body)
    return body

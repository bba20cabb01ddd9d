"""The pages: dashboard and run, whole without a script, and the plain forms of their buttons."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import BadInput, EverdraftError, NotFound
from everdraft.base.language import LANGUAGES, translator
from everdraft.cv.tones import DIRECT
from everdraft.documents import recognition, sample
from everdraft.library.records import Draft, Resume
from everdraft.runs.states import TERMINAL, RunStatus
from everdraft.runs.store import RunQuery, RunRow
from everdraft.web.cards import banner_view
from everdraft.web.context import LANGUAGE_COOKIE, context_of, language_of, not_saved, user_of
from everdraft.web.forms import read_fields
from everdraft.web.recovery import recovery_list, session_of, unknown_command
from everdraft.web.shapes import RECOVERABLE, aim_of, run_whole
from everdraft.web.templating import page_words, render
from everdraft.web.uploads import start_run, store_upload
from everdraft.web.views import run_view
from everdraft.web.words import Words, say, words_for

ANALYSIS = "analysis"
PASTE_DRAFT = "paste"
"""The draft of the text that is pasted into the start page."""
UPLOAD_DRAFT = "upload"
"""The draft of what is chosen beside a file on the start page."""
CARDS_LIMIT = 50
AWAY_CHARACTERS_LIMIT = 40
RECENT_LIMIT = 8
AIMS = ("targetRole", "jobTitle", "companyName")
"""Fields of a form that say what a run is for."""
LANGUAGE_COOKIE_SECONDS = 365 * 24 * 3600

Json = dict[str, Any]


# -- the dashboard -------------------------------------------------------------------------------


async def dashboard(request: Request) -> Response:
    """GET /: what can be continued, a place to drop a CV, what was done lately."""
    return await _dashboard(request)


async def _dashboard(
    request: Request, *, refused: Json | None = None, pasted: str = "", status: int = 200
) -> Response:
    context, owner_id = context_of(request), user_of(request).id
    draft = await context.library.draft(owner_id, PASTE_DRAFT)
    chosen = await context.library.draft(owner_id, UPLOAD_DRAFT)
    words = page_words(request)
    recovery = await recovery_list(context, owner_id, words)
    dismissed = await _just_dismissed(request)
    recovery["dismissed"] = [session_of(context, row, words) for row in dismissed]
    values = {
        "recovery": recovery,
        "banner": banner_view(recovery, words, context.clock.now()),
        "away": _away(request, words),
        "words": words,
        "recent": await _recent(request, {row.id for row in dismissed}),
        "refused": refused,
        "pasted": pasted or (str(draft.body.get("text", "")) if draft else ""),
        "pasted_at": draft.updated_at if draft else "",
        "paste_tone": _tone_of(draft),
        "upload_tone": _tone_of(chosen),
        "upload_at": chosen.updated_at if chosen else "",
        "price": await price_of(request, ANALYSIS),
        "reads_pictures": recognition.installed(),
    }
    return render(request, "dashboard.html", values, status=status)


def _tone_of(draft: Draft | None) -> str:
    return str(draft.body.get("tone") or DIRECT) if draft else DIRECT


async def price_of(request: Request, kind: str) -> Json | None:
    """What a start costs and what is left; None where nothing costs anything."""
    context = context_of(request)
    price = context.facts.prices.get(kind, 0)
    if context.credits is None or not price:
        return None
    account = await context.credits.account(user_of(request).id)
    return {"price": price, "balance": account.balance}


def _away(request: Request, words: Words) -> Json | None:
    """What ?away=&count= says was just put away together, and how to take it back."""
    at = request.query_params.get("away", "")[:AWAY_CHARACTERS_LIMIT]
    count = request.query_params.get("count", "")
    if not (at and count.isascii() and count.isdigit() and len(count) <= 9):
        return None
    return {"at": at, "sentence": say(words, "all_put_away", count=int(count))}


async def _just_dismissed(request: Request) -> list[RunRow]:
    """The runs named in ?dismissed=: their place shows Undo instead of the card."""
    wanted = request.query_params.getlist("dismissed")[:CARDS_LIMIT]
    found = await context_of(request).runs.named(user_of(request).id, wanted) if wanted else {}
    rows = (found[run_id] for run_id in dict.fromkeys(wanted) if run_id in found)
    return [row for row in rows if row.dismissed_at and row.status in RECOVERABLE]


async def _recent(request: Request, shown_above: set[str]) -> list[Json]:
    """Finished and stopped runs, and those put away, newest first."""
    context, owner_id = context_of(request), user_of(request).id
    ended = await context.runs.list(
        RunQuery(owner_id, statuses=tuple(TERMINAL), limit=RECENT_LIMIT)
    )
    put_away = RunQuery(owner_id, statuses=RECOVERABLE, dismissed=True, limit=CARDS_LIMIT)
    away = [row for row in await context.runs.list(put_away) if row.id not in shown_above]
    rows = sorted([*ended, *away], key=lambda row: row.updated_at, reverse=True)[:RECENT_LIMIT]
    return await cards_of(request, rows)


async def cards_of(request: Request, rows: list[RunRow]) -> list[Json]:
    """Runs as rows of a list, each with the number a finished check ended with."""
    words = words_for(language_of(request))
    cards = [_recent_card(request, row, words) for row in rows]
    for card, row in zip(cards, rows, strict=True):
        card["score"] = await _score_of(request, row)
    return cards


async def _score_of(request: Request, row: RunRow) -> Json | None:
    """The number a finished check ended with."""
    score: Json | None = row.summary.get("score")
    if score is None and row.kind == ANALYSIS and row.status is RunStatus.COMPLETED:
        score = await _older_score(request, row)
    if score is None:
        return None
    words = words_for(language_of(request))
    return {"total": score["total"], "category": words.get(score["category"], score["category"])}


async def _older_score(request: Request, row: RunRow) -> Json | None:
    """The score of a check whose row has none yet: it stands in the report."""
    try:
        document = await context_of(request).library.document(row.owner_id, row.document_id)
    except NotFound:
        return None
    if "overall_score" not in document.body:
        return None
    return {
        "total": document.body["overall_score"],
        "category": document.body.get("score_category", ""),
    }


def _recent_card(request: Request, row: RunRow, words: Words) -> Json:
    translate = translator(language_of(request))
    kind = translate(context_of(request).workflows[row.kind].title)
    role = ", ".join(str(row.input[name]) for name in AIMS if row.input.get(name))
    return {
        "id": row.id,
        "resume_id": row.subject_id,
        "title": row.title,
        "name": ", ".join(one for one in (row.title, kind, role) if one),
        "kind": kind,
        "role": role,
        "improvable": row.kind == ANALYSIS and row.status is RunStatus.COMPLETED,
        "status": row.status.value,
        "status_word": words[row.status.value],
        "dismissed": bool(row.dismissed_at),
        "updated_at": row.updated_at,
    }


# -- a run ---------------------------------------------------------------------------------------


async def analysis_run_page(request: Request) -> Response:
    """GET /runs/{id} of an analysis."""
    context, owner_id = context_of(request), user_of(request).id
    row, snapshot = await context.runs.snapshot(owner_id, request.path_params["run_id"])
    words = words_for(language_of(request))
    run = {
        **run_whole(row, snapshot, context.runs.place(row)),
        "notSaved": not_saved(context, words),
    }
    resume = await resume_or_none(request, row.subject_id)
    language = language_of(request)
    values = {
        "run": run,
        "aim": aim_of(run),
        "view": run_view(run, words_for(language), run["writer"] or context.model_name),
        "kind": translator(language)(context.workflows[row.kind].title),
        "resume": resume,
        "cv_language": (resume.facts.get("language") or "") if resume else "",
        "ended": run["status"] in TERMINAL,
    }
    return render(request, "run.html", values)


async def resume_or_none(request: Request, resume_id: str) -> Resume | None:
    """The CV a run is about; None when it was deleted."""
    try:
        return await context_of(request).library.resume(user_of(request).id, resume_id)
    except NotFound:
        return None


async def analyze_link(request: Request) -> Response:
    """GET /analyze?resume=&checkpoint=: the plan's bookmark leads to the run's page."""
    context, owner_id = context_of(request), user_of(request).id
    checkpoint = request.query_params.get("checkpoint", "")
    if checkpoint and checkpoint != "true":  # the plan's route takes the word, its page the id
        row = await context.runs.get(owner_id, checkpoint)
        return RedirectResponse(f"/runs/{row.id}", 307)
    resume = request.query_params.get("resume", "")
    if not resume:
        return RedirectResponse("/", 307)
    query = RunQuery(owner_id, kind=ANALYSIS, subject_id=resume, limit=1)
    found = await context.runs.list(query)
    if not found:
        raise NotFound("There is no check of this CV.", action="Start one from the start page.")
    return RedirectResponse(f"/runs/{found[0].id}", 307)


# -- plain forms ---------------------------------------------------------------------------------


async def upload_form(request: Request) -> Response:
    """POST /upload: a file, pasted text or a CV we have becomes a run.

    A refusal keeps the person's place, and their text.
    """
    pasted = ""
    try:
        fields = await read_fields(request)
        pasted = fields.text("text")
        if fields.text("resumeId"):
            known = await context_of(request).library.resume(
                user_of(request).id, fields.text("resumeId")
            )
            return await _start_run(request, known, fields.text("tone"))
        if fields.data is None:
            raise BadInput(
                "No CV was sent.", code="file_missing", action="Choose a file, or paste the text."
            )
        resume = await store_upload(
            context_of(request),
            user_of(request),
            fields.data,
            fields.file_name,
            read_pictures=fields.flag("readPictures"),
        )
        started = await _start_run(request, resume, fields.text("tone"))
        draft = PASTE_DRAFT if pasted else UPLOAD_DRAFT
        await context_of(request).library.delete_draft(user_of(request).id, draft)
        return started
    except EverdraftError as refused:
        view = error_view(refused, language_of(request))
        return await _dashboard(request, refused=view, pasted=pasted, status=refused.status)


async def sample_form(request: Request) -> Response:
    """POST /sample: the same with the CV we ship."""
    data, file_name = sample.sample_bytes()
    resume = await store_upload(context_of(request), user_of(request), data, file_name)
    return await _start_run(request, resume)


async def _start_run(request: Request, resume: Resume, tone: str = "") -> Response:
    context, user = context_of(request), user_of(request)
    fields = {"tone": tone} if tone else {}
    row = await start_run(
        context, user, ANALYSIS, resume, language=language_of(request), fields=fields
    )
    return RedirectResponse(f"/runs/{row.id}", 303)


async def run_command_form(request: Request) -> Response:
    """POST /runs/{id}/{pause|resume|retry|cancel}: back to the run."""
    runs, run_id = context_of(request).runs, request.path_params["run_id"]
    commands = {
        "pause": runs.pause,
        "resume": runs.resume,
        "retry": runs.retry,
        "cancel": runs.cancel,
    }
    command = commands.get(request.path_params["command"])
    if command is None:
        raise unknown_command()
    row = await command(user_of(request).id, run_id)
    return RedirectResponse(f"/runs/{row.id}", 303)


async def dismiss_all_form(request: Request) -> Response:
    """POST /recovery/dismiss-all: back to the dashboard, which has the way back."""
    at, count = await context_of(request).runs.dismiss_all(user_of(request).id)
    return RedirectResponse(f"/?{urlencode({'away': at, 'count': count})}", 303)


async def restore_all_form(request: Request) -> Response:
    """POST /recovery/restore-all: ``dismissedAt`` as dismiss-all gave it."""
    at = (await read_fields(request)).text("dismissedAt")
    if at:
        await context_of(request).runs.restore_all(user_of(request).id, at)
    return RedirectResponse("/", 303)


async def recovery_form(request: Request) -> Response:
    """POST /recovery/{id}/{resume|dismiss|restore}: to the run, or back to the dashboard."""
    runs, run_id = context_of(request).runs, request.path_params["run_id"]
    owner_id, command = user_of(request).id, request.path_params["command"]
    if command == "resume":
        row = await runs.resume(owner_id, run_id)
        return RedirectResponse(f"/runs/{row.id}", 303)
    if command == "dismiss":
        row = await runs.dismiss(owner_id, run_id)
        return RedirectResponse(f"/?{urlencode({'dismissed': row.id})}", 303)
    if command == "restore":
        await runs.restore(owner_id, run_id)
        return RedirectResponse("/", 303)
    raise unknown_command()


async def language_form(request: Request) -> Response:
    """POST /language: ``language``, and ``next``, a path of ours."""
    fields = await read_fields(request)
    language = fields.text("language")
    if language not in LANGUAGES:
        raise BadInput("That language is not spoken here.", action="Choose English or Portuguese.")
    response = RedirectResponse(local_path(fields.text("next")), 303)
    response.set_cookie(
        LANGUAGE_COOKIE, language, max_age=LANGUAGE_COOKIE_SECONDS, httponly=True, samesite="lax"
    )
    return response


def local_path(wanted: str) -> str:
    """A path on this server, or / for anything that could lead a browser elsewhere."""
    if not wanted.startswith("/") or not wanted.isprintable():
        return "/"
    return "/" if wanted[1:2] in ("/", "\\") else wanted


# -- errors --------------------------------------------------------------------------------------


def error_view(error: EverdraftError, language: str) -> Json:
    """An error's words: what happened, what to do, its code."""
    translate = translator(language)
    message = translate(error.message)
    return {
        "message": message % error.arguments if error.arguments else message,
        "action": error.what_to_do(translate),
        "code": error.code,
        "recognition": bool(error.arguments.get("recognition")),
    }


async def error_page(request: Request, error: EverdraftError, status: int) -> Response:
    """An error for people: the sentence, what to do, and the way back."""
    values = {"error": error_view(error, language_of(request)), "status": status}
    return render(request, "error.html", values, status=status)

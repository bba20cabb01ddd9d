"""The page "Send it": what waits for the person's word, how it was read back, and the downloads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import EverdraftError, NotFound
from everdraft.base.language import translator
from everdraft.cv.editing.targets import text_at, value_of_text
from everdraft.cv.suggestions.shapes import stable_id
from everdraft.cv.truth import HeldBack
from everdraft.documents.render.renderer import PAPERS
from everdraft.library.records import Document
from everdraft.web.context import context_of, language_of
from everdraft.web.documents_api import apply_one
from everdraft.web.export_api import exports_of, wanted
from everdraft.web.export_source import Export, check_json, held_json, usual_paper
from everdraft.web.export_view import FORMAT_WORDS, PAPER_WORDS, verdict
from everdraft.web.forms import Fields, read_fields, whole_number
from everdraft.web.improvement_view import without
from everdraft.web.pages import error_view
from everdraft.web.templating import render
from everdraft.web.words import message as _

Json = dict[str, Any]
PAGES_SHOWN = 4


async def export_page(request: Request) -> Response:
    """GET /documents/{id}/export?paper=: also by the id of a run or a file."""
    return await _page(request)


async def _page(
    request: Request, *, typed: Json | None = None, refused: Json | None = None, status: int = 200
) -> Response:
    """``typed`` is the text of a refused form by its line's target."""
    export, paper = await wanted(request)
    if paper not in PAPERS:
        paper = usual_paper(export, request.headers.get("accept-language", ""))
    document = export.document
    if document.id != request.path_params["document_id"]:
        return RedirectResponse(_address(document, request.query_params.get("paper", "")), 307)
    translate = translator(language_of(request))
    library = context_of(request).library
    changes = await library.changes(document.owner_id, document.id)
    draft = await library.draft(document.owner_id, draft_key(document.id))
    mended: Json = {**(draft.body if draft else {}), **(typed or {})}
    sentences: list[Json] = []
    pages = 0
    try:
        made = await exports_of(request).file(export, "pdf", paper)
        found = check_json(export, made, paper, translate)
        sentences, pages = verdict(found, translate), int(found["pages"])
    except EverdraftError as failed:
        if refused is None:
            refused = error_view(failed, language_of(request))
    held = [_held(one, mended) for one in held_json(export, translate)]
    waiting = {one["target"] for one in held}
    values = {
        "document": document,
        "person": export.person,
        "is_letter": "letter" in export.source,
        "cv_language": _language(export),
        "held": held,
        "unread": export.unread,
        "homeless": [text for target, text in (typed or {}).items() if target not in waiting],
        "draft_key": draft_key(document.id),
        "draft_at": draft.updated_at if draft else "",
        "sentences": sentences,
        "page_numbers": list(range(1, min(pages, PAGES_SHOWN) + 1)),
        "page_count": pages,
        "paper": paper,
        "papers": [(one, translate(PAPER_WORDS[one])) for one in PAPERS],
        "formats": [
            (one, translate(FORMAT_WORDS[one][0]), translate(FORMAT_WORDS[one][1]))
            for one in FORMAT_WORDS
            if one in export.formats
        ],
        "saved_at": max(
            changes[-1].at if changes else document.created_at, draft.updated_at if draft else ""
        ),
        "refused": refused,
    }
    return render(request, "export.html", values, status=status)


def draft_key(document_id: str) -> str:
    """The draft of lines that are being mended, by their targets."""
    return f"mended:{document_id}"


def _held(one: Json, mended: Mapping[str, Any]) -> Json:
    """A line that waits, what is left of it without its claims, and what was typed instead."""
    left = without(one["text"], one["claims"])
    typed = str(mended.get(one["target"]) or left)
    return {**one, "without": left, "typed": typed, "is_mended": typed != left}


def _language(export: Export) -> str:
    found: Mapping[str, Any] = export.source.get("cv") or export.source.get("letter") or {}
    return str(found.get("language", ""))


def _address(document: Document, paper: str) -> str:
    asked = f"?{urlencode({'paper': paper})}" if paper else ""
    return f"/documents/{document.id}/export{asked}"


async def export_form(request: Request) -> Response:
    """POST /documents/{id}/export: the person's word about a line that waits, then back.

    Fields: ``target``, ``base_rev``, ``paper``, and ``act``: true, original, or rewrite with
    ``text``. A line that changed meanwhile is answered with the page as it is now.
    """
    fields = await read_fields(request)
    translate = translator(language_of(request))
    export, _paper = await wanted(request)
    target = fields.text("target")
    held = next((one for one in export.waiting if one.target == target), None)
    act, text = fields.text("act"), _text(fields)
    typed = {target: text} if act == "rewrite" else {}
    if held is not None:
        operation = _operation(export.document, held, fields)
        answer, status = await apply_one(request, export.document.id, operation)
        if status != 200:
            refused = {"message": answer["error"], "action": answer["action"]}
            return await _page(request, typed=typed, refused=refused, status=status)
        await _forget(request, export.document, target)
    elif typed and text != text_at(export.document.body["cv"], target):
        refused = {
            "message": translate(_("This line no longer waits for your word.")),
            "action": translate(_("Look at it as it is now; what you typed stands here.")),
        }
        return await _page(request, typed=typed, refused=refused, status=409)
    paper = fields.text("paper")
    place = _address(export.document, paper if paper in PAPERS else "")
    return RedirectResponse(f"{place}#waiting" if len(export.waiting) > 1 else place, 303)


def _text(fields: Fields) -> str:
    return fields.text("text").replace("\r\n", "\n").strip()


async def _forget(request: Request, document: Document, target: str) -> None:
    """What was decided is no draft any more."""
    library, key = context_of(request).library, draft_key(document.id)
    draft = await library.draft(document.owner_id, key)
    if draft is None:
        return
    left = {name: text for name, text in draft.body.items() if name != target}
    if left:
        await library.put_draft(document.owner_id, key, left)
    else:
        await library.delete_draft(document.owner_id, key)


def _operation(document: Document, held: HeldBack, fields: Fields) -> Json:
    """As POST /api/documents/{id}/ops takes it; the same form sent twice is one operation."""
    act, text = fields.text("act"), _text(fields)
    base_rev = whole_number(fields.text("base_rev")) or 0
    kind, where, value = _deed(document, held, act, text)
    seed = (act, held.target, held.text, text, str(base_rev))
    return {
        "op_id": stable_id("export", *seed),
        "kind": kind,
        "target": where,
        "base_rev": base_rev,
        "value": value,
    }


def _deed(document: Document, held: HeldBack, act: str, text: str) -> tuple[str, str, Any]:
    if act == "true":
        return "confirm", held.target, {"text": held.text, "true": True}
    if act == "rewrite":
        return "set", held.target, value_of_text(held.target, text)
    if act == "original":
        decisions: Mapping[str, Any] = document.body.get("decisions", {})
        taken = [
            name
            for name, one in decisions.items()
            if one["decision"] == "accepted" and one["target"] == held.target
        ]
        if len(taken) == 1 and decisions[taken[0]]["text"] == held.text:
            return "reject", taken[0], None
        return "set", held.target, value_of_text(held.target, held.original)
    raise NotFound("There is no such command.", action="Go back to the start page.")

"""The page "Send it": what waits for the person's word, how it was read back, and the downloads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import EverdraftError, NotFound
from everdraft.base.language import translator
from everdraft.cv.editing.targets import value_of_text
from everdraft.cv.suggestions.shapes import stable_id
from everdraft.cv.truth import HeldBack
from everdraft.documents.render.renderer import PAPERS
from everdraft.library.records import Document
from everdraft.web.context import context_of, language_of, user_of
from everdraft.web.documents_api import apply_one
from everdraft.web.export_api import exports_of, wanted
from everdraft.web.export_source import Export, check_json, held_json, usual_paper
from everdraft.web.export_view import FORMAT_WORDS, PAPER_WORDS, verdict
from everdraft.web.forms import Fields, read_fields
from everdraft.web.improvement_view import without
from everdraft.web.pages import error_view
from everdraft.web.templating import render

Json = dict[str, Any]
PAGES_SHOWN = 4


async def export_page(request: Request) -> Response:
    """GET /documents/{id}/export?paper=: also by the id of a run or a file."""
    return await _page(request)


async def _page(request: Request, *, refused: Json | None = None, status: int = 200) -> Response:
    export, paper = await wanted(request)
    if paper not in PAPERS:
        paper = usual_paper(export, request.headers.get("accept-language", ""))
    document = export.document
    if document.id != request.path_params["document_id"]:
        return RedirectResponse(_address(document, request.query_params.get("paper", "")), 307)
    translate = translator(language_of(request))
    changes = await context_of(request).library.changes(user_of(request).id, document.id)
    sentences: list[Json] = []
    pages = 0
    try:
        made = await exports_of(request).file(export, "pdf", paper)
        found = check_json(export, made, paper, translate)
        sentences, pages = verdict(found, translate), int(found["pages"])
    except EverdraftError as failed:
        if refused is None:
            refused = error_view(failed, language_of(request))
    held = [{**one, "without": _without(one)} for one in held_json(export, translate)]
    values = {
        "document": document,
        "person": export.person,
        "is_letter": "letter" in export.source,
        "cv_language": _language(export),
        "held": held,
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
        "saved_at": changes[-1].at if changes else document.created_at,
        "refused": refused,
    }
    return render(request, "export.html", values, status=status)


def _without(held: Mapping[str, Any]) -> str:
    return without(held["text"], held["claims"])


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
    export, _paper = await wanted(request)
    target = fields.text("target")
    held = next((one for one in export.waiting if one.target == target), None)
    if held is not None:
        operation = _operation(export.document, held, fields)
        answer, status = await apply_one(request, export.document.id, operation)
        if status != 200:
            refused = {"message": answer["error"], "action": answer["action"]}
            return await _page(request, refused=refused, status=status)
    paper = fields.text("paper")
    place = _address(export.document, paper if paper in PAPERS else "")
    return RedirectResponse(f"{place}#waiting" if len(export.waiting) > 1 else place, 303)


def _operation(document: Document, held: HeldBack, fields: Fields) -> Json:
    """As POST /api/documents/{id}/ops takes it; the same form sent twice is one operation."""
    act, text = fields.text("act"), fields.text("text").replace("\r\n", "\n").strip()
    sent = fields.text("base_rev")
    base_rev = int(sent) if sent.isdecimal() and len(sent) < 12 else 0
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

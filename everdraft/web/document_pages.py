"""The page of a CV, "Have we read you right?", and its plain forms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.ids import random_id
from everdraft.base.language import translator
from everdraft.cv.editing.operation import list_of, table_of
from everdraft.cv.editing.targets import item_at
from everdraft.cv.letters import LETTER
from everdraft.library.records import Document
from everdraft.web.context import context_of, language_of, user_of
from everdraft.web.documents_api import apply_one
from everdraft.web.forms import Fields, read_fields, whole_number
from everdraft.web.letter_pages import letter_page
from everdraft.web.reading_api import check_of, cv_document
from everdraft.web.reading_fields import control_of
from everdraft.web.reading_versions import versions_of
from everdraft.web.reading_view import ReadingView, hidden_texts, pages_of, shown_text
from everdraft.web.templating import render
from everdraft.web.unread_view import unread_view
from everdraft.web.words import words_for
from everdraft.workflows.intake import CV

Json = dict[str, Any]


async def read_link(request: Request) -> Response:
    """GET /resumes/{id}/read: to the page of the CV that was made of a file."""
    library = context_of(request).library
    document = await library.document_of(user_of(request).id, request.path_params["resume_id"], CV)
    return RedirectResponse(f"/documents/{document.id}", 307)


async def document_page(request: Request) -> Response:
    """GET /documents/{id}: every value beside the place where it was read; a letter has its own."""
    library = context_of(request).library
    document = await library.document(user_of(request).id, request.path_params["document_id"])
    if document.kind == LETTER:
        return await letter_page(request, document)
    return await _page(request, await cv_document(request))


async def document_form(request: Request) -> Response:
    """POST /documents/{id}/edit: one operation from a plain form; what meets newer text asks."""
    document = await cv_document(request)
    fields = await read_fields(request)
    sent = operation_of(fields, document.body["cv"])
    answer, status = await apply_one(request, request.path_params["document_id"], sent)
    if status == 200:
        if sent["kind"] == "insert" and "json" not in fields.values:
            await _line_was_added(request, document, sent["target"])
        place = quote(f"f-{sent['target']}")
        return RedirectResponse(f"/documents/{document.id}#{place}", 303)
    problem = {
        "target": sent["target"],
        "conflict": answer["status"] == "conflict",
        "error": answer["error"],
        "action": answer["action"],
        "kind": sent["kind"],
        "offered": shown_text(answer.get("offered", sent.get("value"))),
        "current": shown_text(answer.get("current")),
        "json": json.dumps(sent.get("value")),
    }
    return await _page(request, await cv_document(request), problem=problem, status=status)


def lines_key(document_id: str) -> str:
    """The draft of what is typed into the boxes of new lines and not added yet, by their target."""
    return f"lines:{document_id}"


async def _line_was_added(request: Request, document: Document, target: str) -> None:
    """What became a line is no draft any more."""
    library, key = context_of(request).library, lines_key(document.id)
    draft = await library.draft(document.owner_id, key)
    if draft is not None and target in draft.body:
        await library.merge_draft(document.owner_id, key, {target: None})


async def _page(
    request: Request, document: Document, *, problem: Json | None = None, status: int = 200
) -> Response:
    context, owner_id = context_of(request), user_of(request).id
    resume = await context.library.resume(owner_id, document.subject_id)
    reading = await context.library.reading(owner_id, document.subject_id)
    changes = await context.library.changes(owner_id, document.id)
    translate = translator(language_of(request))
    check = await check_of(request, document)
    draft = await context.library.draft(owner_id, lines_key(document.id))
    lines_at = draft.updated_at if draft else ""
    view = ReadingView(reading, document.body, translate)
    groups = view.groups()
    has_pictures = resume.media_type == "pdf"
    words = words_for(language_of(request))
    values = {
        "document": document,
        "resume": resume,
        "groups": groups,
        "pages": pages_of(reading, groups, has_pictures),
        "has_pictures": has_pictures,
        "hidden_texts": hidden_texts(reading),
        "unread": unread_view(reading, document.body, translate),
        "recognised": reading["facts"].get("recognised", False),
        "versions": versions_of(changes, document.body, translate),
        "score": _score(check, words),
        "truth": check["truth"],
        "waiting": {one["target"]: one for one in check["heldBack"]},
        "saved_at": max(changes[-1].at if changes else document.created_at, lines_at),
        "lines": {name: str(text) for name, text in draft.body.items()} if draft else {},
        "lines_key": lines_key(document.id),
        "lines_at": lines_at,
        "problem": problem,
        "new_id": random_id,
        "known": {
            name: json.dumps(document.body["cv"]["basics"][name])
            for name in ("location", "profiles")
        },
        "cv_language": reading["cv"].get("language", ""),
    }
    return render(request, "document.html", values, status=status)


def _score(check: Json, words: Mapping[str, Any]) -> Json:
    category = check["score_category"]
    return {
        "total": check["overall_score"],
        "category": words.get(category, category),
        "machines": check["ats_score"],
        "change": check["overall_score"] - check["asRead"]["overall_score"],
        "as_read": check["asRead"]["overall_score"],
        "findings": sum(one["severity"] != "info" for one in check["findings"]),
    }


def operation_of(fields: Fields, cv: Mapping[str, Any]) -> Json:
    """An operation from a plain form; what does not fit is left for the edit to refuse."""
    kind, target = fields.text("kind"), fields.text("target")
    sent: Json = {
        "op_id": fields.text("op_id"),
        "kind": kind,
        "target": target,
        "base_rev": whole_number(fields.text("base_rev")),
    }
    if "json" in fields.values:
        return {**sent, "value": _parsed(fields.text("json"))}
    words = fields.text("words").replace("\r\n", "\n").strip()
    if kind == "set":
        return {**sent, "value": typed_value(target, words, cv)}
    if kind == "insert":
        name, identifier = fields.text("field"), fields.text("item")
        own = typed_value(f"{target}.{identifier}.{name}", words, cv)
        item = {"id": identifier, name: own}
        return {**sent, "value": {"after": fields.text("after") or None, "item": item}}
    if kind == "move":
        return {**sent, "value": {"after": fields.text("after") or None}}
    return {**sent, "value": None}


def typed_value(target: str, words: str, cv: Mapping[str, Any]) -> Any:
    """What somebody typed as the value of its field; client/document_values.js says the same."""
    control = control_of(target)
    if control == "flag":
        return words in ("on", "true")
    if control == "words":
        return [line for one in words.split("\n") if (line := one.strip())]
    if control == "place":
        known = table_of(item_at(cv, target.split(".")))
        same = known.get("text") == words
        return dict(known) if same else {"text": words}
    if control == "profiles":
        known = {shown_text([one]): one for one in list_of(item_at(cv, target.split(".")))}
        lines = [line for one in words.split("\n") if (line := one.strip())]
        return [known.get(line, {"url": line}) for line in lines]
    return words


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None

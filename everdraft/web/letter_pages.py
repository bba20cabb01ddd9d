"""The page of a letter: all its texts in one form, and what it says that nobody has confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import NotFound
from everdraft.base.language import translator
from everdraft.cv.claims.shapes import claim_to_json
from everdraft.cv.editing.targets import text_at, value_of_text
from everdraft.cv.findings import message as _
from everdraft.cv.letters import LETTER, paragraphs_of
from everdraft.cv.suggestions.shapes import stable_id
from everdraft.library.records import Document
from everdraft.web.context import context_of, language_of, user_of
from everdraft.web.documents_api import apply_one
from everdraft.web.forms import Fields, read_fields
from everdraft.web.letter_typed import draft_key
from everdraft.web.pages import resume_or_none
from everdraft.web.templating import render

Json = dict[str, Any]
HEAD = (
    ("letter.sender", _("From")),
    ("letter.contact", _("How to reach you, one a line")),
    ("letter.recipient", _("To, one a line")),
    ("letter.place", _("Place")),
    ("letter.date", _("Date")),
    ("letter.subject", _("Subject")),
    ("letter.greeting", _("Greeting")),
)
FOOT = (("letter.closing", _("Closing")),)
SEVERAL = frozenset({"letter.contact", "letter.recipient"})


async def letter_page(
    request: Request, document: Document, *, refused: Json | None = None, status: int = 200
) -> Response:
    """GET /documents/{id} of a letter."""
    context = context_of(request)
    translate = translator(language_of(request))
    reading = await context.library.reading(document.owner_id, document.subject_id)
    changes = await context.library.changes(document.owner_id, document.id)
    draft = await context.library.draft(document.owner_id, draft_key(document.id))
    typed: Mapping[str, Any] = draft.body if draft else {}
    body = document.body
    paragraphs = [
        {
            "target": f"letter.paragraphs.{one.id}",
            "label": translate(one.question or _("Paragraph")),
            "asks": bool(one.question),
            "known": one.text,
            "value": str(typed.get(f"letter.paragraphs.{one.id}", one.text)),
            "claims": [claim_to_json(claim, translate) for claim in one.claims],
        }
        for one in paragraphs_of(reading["cv"], body)
    ]
    values = {
        "document": document,
        "resume": await resume_or_none(request, document.subject_id),
        "job": body.get("job", {}),
        "head": [_field(one, label, body, typed, translate) for one, label in HEAD],
        "paragraphs": paragraphs,
        "foot": [_field(one, label, body, typed, translate) for one, label in FOOT],
        "letter_language": body["cv"]["letter"]["language"],
        "draft_key": draft_key(document.id),
        "draft_at": draft.updated_at if draft else "",
        "saved_at": max(
            changes[-1].at if changes else document.created_at, draft.updated_at if draft else ""
        ),
        "refused": refused,
    }
    return render(request, "letter.html", values, status=status)


def _field(
    target: str, label: str, body: Mapping[str, Any], typed: Mapping[str, Any], translate: Any
) -> Json:
    known = text_at(body["cv"], target) or ""
    return {
        "target": target,
        "label": translate(label),
        "known": known,
        "value": str(typed.get(target, known)),
        "several": target in SEVERAL,
    }


async def letter_form(request: Request) -> Response:
    """POST /documents/{id}/letter: every text that is another one, or words that are true.

    Each becomes an operation; what meets newer text is refused, and stays in its field.
    """
    library, owner_id = context_of(request).library, user_of(request).id
    document = await library.document(owner_id, request.path_params["document_id"])
    if document.kind != LETTER:
        raise NotFound("There is no such document.", action="Go back to the start page.")
    fields = await read_fields(request)
    left: Json = {}
    refused: Json | None = None
    for operation in _operations(fields, document):
        answer, status = await apply_one(request, document.id, operation)
        if status != 200:
            left[operation["target"]] = fields.text(operation["target"])
            refused = {"message": answer["error"], "action": answer["action"]}
    if refused is None:
        await library.delete_draft(owner_id, draft_key(document.id))
        return RedirectResponse(f"/documents/{document.id}", 303)
    await library.put_draft(owner_id, draft_key(document.id), left)
    again = await library.document(owner_id, document.id)
    return await letter_page(request, again, refused=refused, status=409)


def _operations(fields: Fields, document: Document) -> list[Json]:
    sent = fields.text("base_rev")
    base_rev = int(sent) if sent.isdecimal() and len(sent) < 12 else document.revision
    found: list[Json] = []
    for target in fields.values:
        known = text_at(document.body["cv"], target) if target.startswith("letter.") else None
        words = fields.text(target).replace("\r\n", "\n").strip()
        if known is not None and words != known:
            found.append(_operation("set", target, base_rev, value_of_text(target, words)))
    target, _bar, words = fields.text("confirm").partition("|")
    if words:
        value = {"text": words, "true": True}
        found.append(_operation("confirm", target, base_rev, value))
    return found


def _operation(kind: str, target: str, base_rev: int, value: Any) -> Json:
    """The same form sent twice is one operation."""
    op_id = stable_id("form", kind, target, str(base_rev), str(value))
    return {"op_id": op_id, "kind": kind, "target": target, "base_rev": base_rev, "value": value}

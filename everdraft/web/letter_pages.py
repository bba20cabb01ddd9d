"""The page of a letter: all its texts in one form, and what it says that nobody has confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from everdraft.base.errors import NotFound
from everdraft.base.ids import random_id
from everdraft.base.language import translator
from everdraft.cv.claims.shapes import claim_to_json
from everdraft.cv.editing.draft import value_as_of
from everdraft.cv.editing.targets import text_at, value_of_text
from everdraft.cv.findings import message as _
from everdraft.cv.letters import ANSWER, LETTER, paragraphs_of
from everdraft.cv.suggestions.shapes import stable_id
from everdraft.engine.library import LibraryService
from everdraft.library.records import Document, DocumentChange
from everdraft.web.context import context_of, language_of, user_of
from everdraft.web.documents_api import apply_one
from everdraft.web.drafts import keep_typed
from everdraft.web.forms import Fields, read_fields
from everdraft.web.letter_typed import draft_key, opened_in, opened_of
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
NOTHING_FOUND = f"letter.paragraphs.{ANSWER}"
SEVERAL = frozenset({"letter.contact", "letter.recipient"})


async def letter_page(
    request: Request,
    document: Document,
    *,
    typed: Json | None = None,
    refused: Json | None = None,
    status: int = 200,
) -> Response:
    """GET /documents/{id} of a letter; ``typed`` is what a form brought that was not kept."""
    context = context_of(request)
    translate = translator(language_of(request))
    reading = await context.library.reading(document.owner_id, document.subject_id)
    changes = await context.library.changes(document.owner_id, document.id)
    draft = await context.library.draft(document.owner_id, draft_key(document.id))
    known: Json = typed or (dict(draft.body) if draft else {})
    body = document.body

    def field(target: str, label: str) -> Json:
        return _field(target, translate(label), document, known, changes)

    paragraphs = [
        {
            **field(f"letter.paragraphs.{one.id}", one.question or _("Paragraph")),
            "asks": bool(one.question),
            "claims": [claim_to_json(claim, translate) for claim in one.claims],
        }
        for one in paragraphs_of(reading["cv"], body)
    ]
    # Whoever sees both texts of a refused form decides on the letter as it is now.
    opened = opened_of({} if refused else known, document)
    values = {
        "document": document,
        "resume": await resume_or_none(request, document.subject_id),
        "job": body.get("job", {}),
        "head": [field(one, label) for one, label in HEAD],
        "paragraphs": paragraphs,
        "answered": not any(one["name"] == NOTHING_FOUND for one in paragraphs),
        "foot": [field(one, label) for one, label in FOOT],
        "letter_language": body["cv"]["letter"]["language"],
        "base_rev": opened.base_rev,
        "page": opened.page or random_id("page"),
        "draft_key": draft_key(document.id),
        "draft_at": draft.updated_at if draft else "",
        "saved_at": max(
            changes[-1].at if changes else document.created_at, draft.updated_at if draft else ""
        ),
        "refused": refused,
    }
    return render(request, "letter.html", values, status=status)


def _field(
    target: str,
    label: str,
    document: Document,
    typed: Mapping[str, Any],
    changes: Sequence[DocumentChange],
) -> Json:
    """One text with its label; ``meanwhile`` where it was changed after the typed one was begun."""
    known = text_at(document.body["cv"], target) or ""
    value = str(typed.get(target, known))
    changed = document.body["revisions"].get(target, 0)
    late = value != known and changed > opened_of(typed, document).base_of(target, changes)
    return {
        "name": target,
        "label": label,
        "known": known,
        "value": value,
        "several": target in SEVERAL,
        "meanwhile": late,
    }


async def letter_form(request: Request) -> Response:
    """POST /documents/{id}/letter: every text that its page changed, or words that are true.

    Each becomes an operation; what meets newer text is refused, and stays in its field. What
    another page typed meanwhile stays a draft.
    """
    library, owner_id = context_of(request).library, user_of(request).id
    document = await library.document(owner_id, request.path_params["document_id"])
    if document.kind != LETTER:
        raise NotFound("There is no such document.", action="Go back to the start page.")
    fields = await read_fields(request)
    changes = await library.changes(owner_id, document.id)
    key, others = draft_key(document.id), await _typed_elsewhere(library, document, fields)
    left: Json = {}
    refused: Json | None = None
    for operation in _operations(fields, document, changes):
        answer, status = await apply_one(request, document.id, operation)
        if status != 200:
            left[operation["target"]] = fields.text(operation["target"])
            refused = {"message": answer["error"], "action": answer["action"]}
    if refused is None:
        if others:
            await library.put_draft(owner_id, key, others)
        else:
            await library.delete_draft(owner_id, key)
        return RedirectResponse(f"/documents/{document.id}", 303)
    left |= opened_in(fields.values)
    await keep_typed(library, owner_id, key, others | left)
    again = await library.document(owner_id, document.id)
    return await letter_page(request, again, typed=left, refused=refused, status=409)


async def _typed_elsewhere(library: LibraryService, document: Document, fields: Fields) -> Json:
    """What the draft has that is newer than the form's page, and not of this form."""
    draft = await library.draft(document.owner_id, draft_key(document.id))
    if draft is None or draft.updated_at <= fields.text("draft_at"):
        return {}
    own = draft.body.get("page", "") == fields.text("page")
    texts = {name: text for name, text in draft.body.items() if name.startswith("letter.")}
    return {} if own or not texts else dict(draft.body)


def _operations(
    fields: Fields, document: Document, changes: Sequence[DocumentChange]
) -> list[Json]:
    """What the page did not change is left as it is, also where it is newer by now."""
    opened = opened_of(fields.values, document)
    found: list[Json] = []
    for target in fields.values:
        known = text_at(document.body["cv"], target) if target.startswith("letter.") else None
        words = fields.text(target).replace("\r\n", "\n").strip()
        base_rev = opened.base_of(target, changes)
        if known is None or words in (known.strip(), _shown_at(document, target, base_rev)):
            continue
        found.append(_operation("set", target, base_rev, value_of_text(target, words)))
    target, _bar, words = fields.text("confirm").partition("|")
    if words:
        value = {"text": words, "true": True}
        found.append(_operation("confirm", target, opened.base_rev, value))
    return found


def _shown_at(document: Document, target: str, base_rev: int) -> str | None:
    """The text that a page of an earlier letter shows; None when it is no longer known."""
    value: str | list[str] | None = value_as_of(document.body, target, base_rev)
    if value is None:
        return None
    return ("\n".join(value) if isinstance(value, list) else value).strip()


def _operation(kind: str, target: str, base_rev: int, value: Any) -> Json:
    """The same form sent twice is one operation."""
    op_id = stable_id("form", kind, target, str(base_rev), str(value))
    return {"op_id": op_id, "kind": kind, "target": target, "base_rev": base_rev, "value": value}

"""What is typed on a letter's page becomes part of the letter before anybody sends it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from everdraft.base.errors import Conflict
from everdraft.cv.codec import to_json
from everdraft.cv.edit import EditRefused, Operation, apply_operation
from everdraft.cv.editing.targets import text_at, value_of_text
from everdraft.cv.suggestions.shapes import stable_id
from everdraft.engine.library import LibraryService
from everdraft.library.records import Document

Json = dict[str, Any]


def draft_key(document_id: str) -> str:
    """The key of what is typed into a letter and not kept in it yet."""
    return f"letter:{document_id}"


async def with_typed(library: LibraryService, document: Document) -> Document:
    """The letter with all that its page shows in it, kept as the form would have kept it.

    What does not fit (a text that is too long) stays a draft, and in its field. What is typed
    while this runs is newer, and stays a draft too.
    """
    owner_id, key = document.owner_id, draft_key(document.id)
    draft = await library.draft(owner_id, key)
    if draft is None:
        return document
    left: Json = {}
    for target, typed in draft.body.items():
        words = str(typed).replace("\r\n", "\n").strip()
        known = text_at(document.body["cv"], target) if target.startswith("letter.") else None
        if known is None or words == known:
            continue
        try:
            document = await _set(library, document, target, words)
        except (Conflict, EditRefused):
            left[target] = typed
    newest = await library.draft(owner_id, key)
    if newest is not None and newest.updated_at == draft.updated_at:
        if left:
            await library.put_draft(owner_id, key, left)
        else:
            await library.delete_draft(owner_id, key)
    return document


async def _set(library: LibraryService, document: Document, target: str, words: str) -> Document:
    """The same words typed twice on the same letter are one operation."""
    value = value_of_text(target, words)
    op_id = stable_id("typed", target, str(document.revision), str(value))
    operation = Operation(op_id, "set", target, document.revision, value)

    def apply(body: Mapping[str, Any]) -> tuple[Mapping[str, Any], Any]:
        applied = apply_operation(body, operation)
        return applied.document, applied.before

    revised = await library.revise(document.owner_id, document.id, op_id, to_json(operation), apply)
    return revised.document

"""What is typed on a letter's page becomes part of the letter before anybody sends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from everdraft.base.errors import Conflict
from everdraft.cv.codec import to_json
from everdraft.cv.edit import EditRefused, Operation, apply_operation
from everdraft.cv.editing.targets import text_at, value_of_text
from everdraft.cv.suggestions.shapes import stable_id
from everdraft.engine.library import LibraryService
from everdraft.library.records import Document, DocumentChange
from everdraft.web.forms import whole_number

Json = dict[str, Any]


def draft_key(document_id: str) -> str:
    """The key of what is typed into a letter and not kept in it yet."""
    return f"letter:{document_id}"


@dataclass(frozen=True, slots=True)
class Opened:
    """What words were typed on: the letter's revision, and a name of the page that showed it."""

    base_rev: int
    page: str

    def base_of(self, target: str, changes: Iterable[DocumentChange]) -> int:
        """The revision that a text was typed on: what this very page brought since is its own."""
        base_rev = self.base_rev
        for change in changes:
            made = change.operation
            if change.revision <= base_rev or (made["kind"], made["target"]) != ("set", target):
                continue
            if not self.page or made.get("page") != self.page:
                break
            base_rev = change.revision
        return base_rev


def opened_of(sent: Mapping[str, Any], document: Document) -> Opened:
    """From a form or a draft; one that does not say is taken for one of the letter as it is."""
    base_rev = whole_number(str(sent.get("base_rev", "")))
    return Opened(document.revision if base_rev is None else base_rev, str(sent.get("page", "")))


def opened_in(sent: Mapping[str, Any]) -> Json:
    """The same, to be kept beside the texts of a draft."""
    return {name: sent[name] for name in ("base_rev", "page") if name in sent}


async def with_typed(library: LibraryService, document: Document) -> Document:
    """The letter with all that its page shows in it, kept as the form would have kept it.

    What does not fit (a text that is too long) stays a draft, and in its field. What is typed
    while this runs is newer, and stays a draft too.
    """
    owner_id, key = document.owner_id, draft_key(document.id)
    draft = await library.draft(owner_id, key)
    if draft is None:
        return document
    opened = opened_of(draft.body, document)
    changes = await library.changes(owner_id, document.id)
    left: Json = {}
    for target, typed in draft.body.items():
        words = str(typed).replace("\r\n", "\n").strip()
        known = text_at(document.body["cv"], target) if target.startswith("letter.") else None
        if known is None or words == known:
            continue
        try:
            base_rev = opened.base_of(target, changes)
            document = await _set(library, document, target, words, base_rev, opened.page)
        except (Conflict, EditRefused):
            left[target] = typed
    newest = await library.draft(owner_id, key)
    if newest is not None and newest.updated_at == draft.updated_at:
        if left:
            await library.put_draft(owner_id, key, left | opened_in(draft.body))
        else:
            await library.delete_draft(owner_id, key)
    return document


async def _set(
    library: LibraryService, document: Document, target: str, words: str, base_rev: int, page: str
) -> Document:
    """The same words typed twice on the same letter are one operation."""
    value = value_of_text(target, words)
    op_id = stable_id("typed", target, str(base_rev), str(value))
    operation = Operation(op_id, "set", target, base_rev, value)

    def apply(body: Mapping[str, Any]) -> tuple[Mapping[str, Any], Any]:
        applied = apply_operation(body, operation)
        return applied.document, applied.before

    known = to_json(operation) | {"page": page}
    revised = await library.revise(document.owner_id, document.id, op_id, known, apply)
    return revised.document

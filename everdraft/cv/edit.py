"""Edits of a CV as operations: applied one by one, never silently over somebody's newer text.

A document is plain JSON::

    {"cv": Cv v1, "revision": n, "revisions": {target: n},
     "history": {target: [{revision, before}]},
     "tombstones": {target: {item, before, section, revision}},
     "decisions": {suggestion id: {decision, …}}, "answers": {question id: {text, target}},
     "confirmed": {target: [text]}, "written": {target: [text]}}

``revision`` grows by one with every operation that is applied, also with one that changes nothing,
so that it stays the revision of the stored document. ``revisions`` says when a target's own value
changed last; the key ``<target>#made`` when it was inserted, ``<target>#place`` when it was moved.
``written`` holds what the person typed themselves: evidence for `everdraft.cv.truth`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from everdraft.cv.editing.changes import delete, insert, move, set_value
from everdraft.cv.editing.decisions import accept, answer, confirm, reject
from everdraft.cv.editing.errors import EditConflict, EditRefused
from everdraft.cv.editing.operation import (
    LONGEST_OP_ID,
    Applied,
    Notice,
    Operation,
    table_of,
    unchanged,
)
from everdraft.cv.editing.sound import sound_cv, sound_document, whole_object
from everdraft.cv.editing.targets import full_target, text_at, value_at
from everdraft.cv.findings import message as _

__all__ = [
    "KINDS",
    "Applied",
    "EditConflict",
    "EditRefused",
    "Notice",
    "Operation",
    "apply_operation",
    "new_document",
    "operation_from_json",
    "replay",
    "sound_cv",
    "sound_document",
    "text_at",
    "value_at",
]

Json = Any
FIRST_REVISION = 1

_ACTS: Mapping[str, Callable[[Mapping[str, Json], Operation], Applied]] = {
    "set": set_value,
    "insert": insert,
    "delete": delete,
    "move": move,
    "accept": accept,
    "reject": reject,
    "confirm": confirm,
    "answer": answer,
}
KINDS = tuple(_ACTS)
_ON_PLACES = frozenset({"set", "insert", "delete", "move", "confirm"})
"""Kinds whose target is a place of the CV; the others name a suggestion or a question."""


def new_document(cv_json: Mapping[str, Json], revision: int = FIRST_REVISION) -> dict[str, Json]:
    """A document around the JSON of a CV."""
    return {
        "cv": cv_json,
        "revision": revision,
        "revisions": {},
        "history": {},
        "tombstones": {},
        "decisions": {},
        "confirmed": {},
        "answers": {},
        "written": {},
    }


def operation_from_json(data: object) -> Operation:
    """An operation from what a client sent; `EditRefused` when it is none."""
    given = table_of(data)
    op_id, kind, target = (given.get(name) for name in ("op_id", "kind", "target"))
    base_rev = given.get("base_rev")
    if not isinstance(op_id, str) or not 0 < len(op_id) <= LONGEST_OP_ID:
        raise EditRefused("bad_id", _("An operation needs an id of up to 128 characters."))
    if kind not in KINDS:
        raise EditRefused("unknown_kind", _("There is no such kind of operation."))
    if not isinstance(target, str):
        raise EditRefused("unknown_target", _("An operation needs a target."))
    if not isinstance(base_rev, int) or isinstance(base_rev, bool) or base_rev < 0:
        raise EditRefused("wrong_type", _("An operation needs a base_rev, a whole number."))
    return Operation(op_id, str(kind), target, base_rev, given.get("value"))


def apply_operation(document: Mapping[str, Json], op: Operation) -> Applied:
    """The document after one operation.

    `EditRefused` when it fits no state of the document, `EditConflict` when its target, or what
    is above or below it, changed after ``base_rev``. A text for a deleted bullet or entry brings
    it back at its old place, with a notice. The same ``op_id`` twice is the caller's matter.
    """
    act = _ACTS.get(op.kind)
    if act is None:
        raise EditRefused("unknown_kind", _("There is no such kind of operation."))
    if op.kind in _ON_PLACES:
        op = replace(op, target=full_target(document["cv"], op.target))
    if op.base_rev > document["revision"]:
        raise EditRefused("future_revision", _("This was made on a state that does not exist yet."))
    return act(document, op)


def replay(cv_json: Mapping[str, Json], operations: Iterable[Operation]) -> dict[str, Json]:
    """The document that a list of operations, all applied before, leads to.

    One that was taken by an earlier version and is none any more (a whole object that would have
    left a field of the wrong kind) writes what `sound_cv` reads of it, or nothing.
    """
    document = new_document(cv_json)
    for one in operations:
        try:
            document = apply_operation(document, one).document
        except EditRefused:
            document = _as_read_now(document, one)
    return document


def _as_read_now(document: Mapping[str, Json], op: Operation) -> dict[str, Json]:
    try:
        return apply_operation(
            document, replace(op, value=whole_object(op.target, op.value))
        ).document
    except EditRefused:
        return unchanged(document).document

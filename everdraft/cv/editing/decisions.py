"""The operations that decide: accept and reject a suggestion, confirm words, answer a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from everdraft.cv.editing.draft import Draft, known_shape
from everdraft.cv.editing.errors import EditConflict, EditRefused
from everdraft.cv.editing.operation import (
    MOST_WORDS_OF_ONE,
    Applied,
    Notice,
    Operation,
    list_of,
    table_of,
    unchanged,
)
from everdraft.cv.editing.targets import Shape, is_id, shape_of, text_at, value_of_text
from everdraft.cv.editing.values import checked_text, checked_value
from everdraft.cv.findings import message as _
from everdraft.cv.relisting import relisted

Json = Any
MOST_DECISIONS = 5_000
"""Suggestions decided on, or questions answered, in one document."""


def _named(op: Operation) -> tuple[str, Mapping[str, Json]]:
    """The id of a suggestion or question, and the operation's value as a table."""
    if not is_id(op.target) or shape_of(op.target) is not None:
        raise EditRefused("unknown_target", _("A decision names its suggestion or question."))
    return op.target, table_of(op.value)


def _room(table: Mapping[str, Json], name: str) -> None:
    if len(table) >= MOST_DECISIONS and name not in table:
        raise EditRefused("too_many", _("These are more than %(most)d."), most=MOST_DECISIONS)


def _decide(draft: Draft, name: str, op: Operation, decision: dict[str, Json]) -> Json:
    """Write a decision; gives back the one before. A stale change of mind is a conflict."""
    before = draft.look("decisions").get(name)
    _room(draft.look("decisions"), name)
    if before is not None and draft.changed_since(name, op.base_rev):
        raise draft.conflict(name, op.base_rev, before["decision"], decision["decision"])
    draft.part("decisions")[name] = decision | {"revision": draft.revision}
    draft.part("revisions")[name] = draft.revision
    return before


def accept(document: Mapping[str, Json], op: Operation) -> Applied:
    """Write a suggestion's text, where the words it was made for still stand.

    What adds to a list of names, or orders it, is done to the list as it is now. A line that
    was not there is added behind the others; its words are an answer of the person's.
    """
    name, value = _named(op)
    shape = known_shape(value.get("target"))
    text, base = checked_text(value.get("text")), checked_text(value.get("base_text"))
    if shape.kind not in ("text", "date", "bullet", "texts", "list"):
        raise EditRefused("wrong_type", _("A text is needed here."))
    draft = Draft(document)
    earlier = draft.look("decisions").get(name, {})
    current = text_at(draft.cv, shape.target)
    if base == "" and begin_line(draft, shape):
        current = ""
        draft.part("written")[shape.target] = [text]
    if current is not None and current != text and shape.kind == "texts":
        moved = relisted(base, text, current)
        text, base = (text, base) if moved is None else (moved, current)
    if earlier.get("decision") == "accepted" and current == text:
        return unchanged(document)
    if current is None or current not in (base, text):
        raise EditConflict(
            shape.target,
            current=current,
            offered=text,
            base=base,
            revision=document["revision"],
            code="outdated",
            message=_("The words have changed since this was suggested."),
        )
    decision = {"decision": "accepted", "target": shape.target, "text": text, "before": base}
    written = draft.look("written").get(shape.target, [])
    before = {name: _decide(draft, name, op, decision | {"written": written})}
    if current == text:
        return Applied(draft.document, (name,), before)
    before[shape.target] = write_text(draft, shape, text)
    return Applied(draft.document, (name, shape.target), before)


def begin_line(draft: Draft, shape: Shape) -> bool:
    """An empty line behind the others of an entry, where there is none yet; whether it was made."""
    if shape.kind != "bullet" or draft.found(shape) is not None:
        return False
    lines = known_shape(".".join(shape.steps[:-1]))
    others: list[Mapping[str, Json]] | None = draft.found(lines)
    if others is None:
        return False
    draft.insert(lines, others[-1]["id"] if others else None, {"id": shape.steps[-1], "text": ""})
    if shape.target in draft.look("tombstones"):
        del draft.part("tombstones")[shape.target]
    return True


def write_text(draft: Draft, shape: Shape, text: str) -> Json:
    """Write a text as `text_at` gives it, an order of entries too; gives back what stood there."""
    value = value_of_text(shape.target, text)
    if shape.kind == "list":
        return draft.reorder(shape, list_of(value))
    return draft.write(shape, checked_value(shape, value))


def reject(document: Mapping[str, Json], op: Operation) -> Applied:
    """Refuse a suggestion; one that was accepted gives way to the original again."""
    name, _value = _named(op)
    draft = Draft(document)
    earlier = draft.look("decisions").get(name, {})
    if earlier.get("decision") == "rejected":
        return unchanged(document)
    before = {name: _decide(draft, name, op, {"decision": "rejected"})}
    if earlier.get("decision") != "accepted":
        return Applied(draft.document, (name,), before)
    target = earlier["target"]
    shape = known_shape(target)
    now, original = text_at(draft.cv, target), earlier["before"]
    if now is not None and now != earlier["text"] and shape.kind == "texts":
        moved = relisted(earlier["text"], original, now, drops=True)
        original, now = (original, now) if moved in (None, now) else (moved, earlier["text"])
    if now != earlier["text"]:
        text = _("The line was changed by hand since; it stays as it is.")
        return Applied(draft.document, (name,), before, (Notice("kept", text, target),))
    if shape.kind == "bullet" and original == "":
        before[target] = draft.remove(shape)["text"]
    else:
        before[target] = write_text(draft, shape, original)
    return Applied(draft.document, (name, target), before)


def confirm(document: Mapping[str, Json], op: Operation) -> Applied:
    """Keep that the person says these words are so, or take it back."""
    shape = known_shape(op.target)
    value = {"text": op.value} if isinstance(op.value, str) else table_of(op.value)
    text, true = checked_text(value.get("text")), value.get("true", True)
    if not isinstance(true, bool):
        raise EditRefused("wrong_type", _("Yes or no is needed here."))
    draft = Draft(document)
    known: list[str] = list(draft.look("confirmed").get(shape.target, []))
    if (text in known) == true:
        return unchanged(document)
    after = [*known, text] if true else [one for one in known if one != text]
    draft.part("confirmed")[shape.target] = after[-MOST_WORDS_OF_ONE:]
    return Applied(draft.document, (shape.target,), {shape.target: known})


def answer(document: Mapping[str, Json], op: Operation) -> Applied:
    """Keep the answer to a question; nothing of the CV changes by it."""
    name, value = _named(op)
    text = checked_text(op.value if isinstance(op.value, str) else value.get("text"))
    target = value.get("target", "")
    if target != "":
        known_shape(target)
    draft = Draft(document)
    earlier = draft.look("answers").get(name)
    _room(draft.look("answers"), name)
    if earlier is not None and earlier["text"] == text:
        return unchanged(document)
    if earlier is not None and draft.changed_since(name, op.base_rev):
        raise draft.conflict(name, op.base_rev, earlier["text"], text)
    draft.part("answers")[name] = {"text": text, "target": target, "revision": draft.revision}
    draft.part("revisions")[name] = draft.revision
    return Applied(draft.document, (name,), {name: earlier})

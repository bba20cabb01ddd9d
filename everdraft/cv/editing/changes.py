"""The operations that write: set, insert, delete, move."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from everdraft.cv.diff import word_diff
from everdraft.cv.editing.draft import PLACE, Draft, known_shape
from everdraft.cv.editing.errors import EditRefused
from everdraft.cv.editing.operation import (
    MOST_WORDS_OF_ONE,
    Applied,
    Notice,
    Operation,
    list_of,
    not_here,
    table_of,
    unchanged,
)
from everdraft.cv.editing.targets import (
    MOST_ITEMS,
    Shape,
    every_id,
    index_of,
    is_letter,
    item_at,
    value_at,
)
from everdraft.cv.editing.values import checked_item, checked_value
from everdraft.cv.findings import message as _

Json = Any
_UNIT = re.compile(r"\s?(?:%|[^\W\d_]{1,20})")


def _revived(draft: Draft, shape: Shape) -> tuple[Notice, ...]:
    """Bring back what was deleted on the way to a target."""
    dead = draft.dead_above(shape.steps)
    for one in dead:
        draft.resurrect(one)
    text = _("It had been deleted in the meantime; your edit brought it back.")
    return tuple(Notice("resurrected", text, one) for one in dead)


def set_value(document: Mapping[str, Json], op: Operation) -> Applied:
    """A new value for a field or the text of a bullet."""
    shape = known_shape(op.target)
    value = checked_value(shape, op.value)
    draft = Draft(document)
    notices = _revived(draft, shape)
    parent = shape.steps if shape.kind == "bullet" else shape.steps[:-1]
    if is_letter(draft.cv) != (shape.root == "letter") or item_at(draft.cv, parent) is None:
        raise not_here(op.target)
    current = value_at(draft.cv, op.target)
    if current == value:
        return unchanged(document)
    if draft.changed_since(op.target, op.base_rev):
        raise draft.conflict(op.target, op.base_rev, current, value)
    _write_by_hand(draft, op.target, value)
    before = draft.write(shape, value)
    return Applied(draft.document, (op.target,), {op.target: before}, notices)


def _write_by_hand(draft: Draft, target: str, value: Json) -> None:
    """Keep what the person typed; of a suggestion's text, only what they changed in it."""
    texts = _texts_in(value)
    taken = [
        one
        for one in draft.look("decisions").values()
        if one.get("target") == target and one["decision"] == "accepted"
    ]
    if taken:
        last = max(taken, key=lambda one: one["revision"])
        typed = _added(last["text"], "\n".join(texts))
        texts = [*last.get("written", []), *typed]
    draft.part("written")[target] = texts[-MOST_WORDS_OF_ONE:]


def _added(old: str, new: str) -> list[str]:
    """What was typed into ``old``; a number with the word behind it, which is its unit."""
    runs = word_diff(old, new)
    typed: list[str] = []
    for place, run in enumerate(runs):
        if run.kind != "added":
            continue
        behind = runs[place + 1].text if place + 1 < len(runs) else ""
        unit = _UNIT.match(behind) if run.text.rstrip()[-1:].isdigit() else None
        typed.append(run.text.strip() + (unit[0] if unit else ""))
    return [one for one in typed if one]


def insert(document: Mapping[str, Json], op: Operation) -> Applied:
    """A new entry, bullet or section, or a deleted one under its old id."""
    shape = known_shape(op.target)
    given = table_of(op.value)
    if shape.kind != "list":
        raise EditRefused("wrong_type", _("A new entry needs a list to stand in."))
    item = checked_item(shape, given.get("item"))
    draft = Draft(document)
    notices = _revived(draft, shape)
    items = draft.found(shape)
    if items is None:
        raise not_here(op.target)
    if len(items) >= MOST_ITEMS:
        raise EditRefused("too_many", _("These are more than %(most)d."), most=MOST_ITEMS)
    target = f"{op.target}.{item['id']}"
    _free_ids(draft, target, item)
    after = _anchor(draft, shape, given.get("after"))
    draft.insert(shape, after, item)
    if target in draft.look("tombstones"):
        del draft.part("tombstones")[target]
    draft.part("written")[target] = _texts_in(item)
    return Applied(draft.document, (target,), {target: None}, notices)


def _free_ids(draft: Draft, target: str, item: Json) -> None:
    """No id twice in a CV, the deleted included; a deleted item may come back as itself."""
    stones = draft.look("tombstones")
    taken = every_id(draft.cv)
    for name, stone in stones.items():
        if name != target:
            taken |= every_id(stone["item"])
    nested = [one["id"] for value in item.values() for one in _items(value)]
    every = [item["id"], *nested]
    if taken & set(every) or len(set(every)) < len(every):
        raise EditRefused("id_taken", _("An entry with this id is already there."))


def _items(value: Json) -> list[Mapping[str, Json]]:
    return [table for one in list_of(value) if "id" in (table := table_of(one))]


def _texts_in(value: Json) -> list[str]:
    """Every string of a value, ids aside."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    parts = [one for name, one in table_of(value).items() if name != "id"] or list_of(value)
    return [text for one in parts for text in _texts_in(one)]


def _anchor(draft: Draft, shape: Shape, after: Json) -> str | None:
    """The id to stand behind; where that was deleted, the nearest that is left before it."""
    if after is None:
        return None
    items = draft.found(shape)
    if isinstance(after, str) and index_of(items, after) >= 0:
        return after
    stone = draft.look("tombstones").get(f"{shape.target}.{after}")
    if stone is None:
        raise not_here(f"{shape.target}.{after}"[:300])
    return next((one for one in reversed(stone["before"]) if index_of(items, one) >= 0), None)


def _item_shape(target: str) -> Shape:
    shape = known_shape(target)
    if shape.kind not in ("bullet", "entry"):
        raise EditRefused(
            "wrong_type", _("Only entries, lines and sections can be moved or deleted.")
        )
    return shape


def delete(document: Mapping[str, Json], op: Operation) -> Applied:
    """Take an entry, bullet or section out; whoever does so has seen all that is in it."""
    shape = _item_shape(op.target)
    draft = Draft(document)
    if draft.dead_above(shape.steps):
        return unchanged(document)
    current = value_at(draft.cv, op.target)
    if current is None:
        raise not_here(op.target)
    if draft.changed_since(op.target, op.base_rev, below=True):
        raise draft.conflict(op.target, op.base_rev, current, None)
    item = draft.remove(shape)
    return Applied(draft.document, (op.target,), {op.target: item})


def move(document: Mapping[str, Json], op: Operation) -> Applied:
    """Put an entry, bullet or section behind another one of its list."""
    shape = _item_shape(op.target)
    value = table_of(op.value)
    if "after" not in value:
        raise EditRefused("wrong_type", _("A move names the entry to stand behind, or none."))
    draft = Draft(document)
    if draft.dead_above(shape.steps):
        text = _("It had been deleted in the meantime; there is nothing to move.")
        return unchanged(document, Notice("deleted", text, op.target))
    if draft.found(shape) is None:
        raise not_here(op.target)
    siblings = known_shape(".".join(shape.steps[:-1]))
    after = _anchor(draft, siblings, value["after"])
    items = draft.found(siblings)
    place = index_of(items, shape.steps[-1])
    current = items[place - 1]["id"] if place else None
    if after in (current, shape.steps[-1]):
        return unchanged(document)
    if draft.look("revisions").get(op.target + PLACE, 0) > op.base_rev:
        raise draft.conflict(op.target + PLACE, op.base_rev, current, after)
    before = draft.move(shape, after)
    return Applied(draft.document, (op.target,), {op.target: {"after": before}})

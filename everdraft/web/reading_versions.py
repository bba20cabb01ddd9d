"""What was changed in a CV and when, newest first, each with the operation that undoes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from everdraft.base.language import Translate
from everdraft.cv.editing.operation import list_of, table_of
from everdraft.cv.editing.targets import item_at
from everdraft.cv.findings import message as _
from everdraft.library.records import DocumentChange
from everdraft.web.reading_fields import FIELDS, KIND_TITLES, MAIN_FIELDS
from everdraft.web.reading_view import shown_text

Json = dict[str, Any]
VERSIONS_SHOWN = 60

_DEEDS = {
    "set": _("Changed"),
    "insert": _("Added"),
    "delete": _("Taken out"),
    "move": _("Moved"),
    "accept": _("A suggestion accepted"),
}


def versions_of(
    changes: Sequence[DocumentChange], body: Mapping[str, Any], translate: Translate
) -> list[Json]:
    """The last changes; several in a row of one value are one, from its first words to its last."""
    found: list[Json] = []
    for change in changes:
        version = _version(change, body, translate)
        if version is None:
            continue
        last = found[-1] if found else None
        if last and version["kind"] == last["kind"] == "set" and version["key"] == last["key"]:
            version["before"], version["undo"] = last["before"], last["undo"]
            found.pop()
        found.append(version)
    shown = [one for one in found if one["before"] != one["after"] or one["kind"] == "move"]
    return shown[: -VERSIONS_SHOWN - 1 : -1]


def _version(change: DocumentChange, body: Mapping[str, Any], translate: Translate) -> Json | None:
    operation, before = change.operation, table_of(change.before)
    kind = operation["kind"]
    if kind not in _DEEDS or not before:
        return None
    target = next(iter(before))
    value = operation.get("value")
    if kind == "accept":
        value = table_of(value).get("text", "")
    after = {"delete": "", "insert": _item_text(table_of(value).get("item"))}.get(
        kind, shown_text(value) if kind != "move" else ""
    )
    return {
        "kind": kind,
        "key": target,
        "at": change.at,
        "deed": translate(_DEEDS[kind]),
        "what": place_name(target, body, translate),
        "before": "" if kind in ("insert", "move") else _item_text(before[target]),
        "after": after,
        "undo": _undo(kind, target, before[target], body),
    }


def _item_text(value: Any) -> str:
    """An entry by its words, anything else as it is shown."""
    table = table_of(value)
    if "id" not in table:
        return shown_text(value)
    texts = [
        shown_text(one).replace("\n", ", ")
        for name, one in table.items()
        if name != "id" and (isinstance(one, str) or name == "keywords")
    ]
    return ", ".join(one for one in texts if one)


def place_name(target: str, body: Mapping[str, Any], translate: Translate) -> str:
    """A target in words: "Employer, Operations Manager"."""
    root, *steps = target.split(".")
    labels = FIELDS.get(root, {})
    if root in MAIN_FIELDS and steps:
        entry = table_of(item_at(body["cv"], [root, steps[0]]))
        title = shown_text(entry.get(MAIN_FIELDS[root])).replace("\n", ", ")
        kind = translate(KIND_TITLES[root])
        label = translate(labels.get(steps[1], _("Line"))) if len(steps) > 1 else kind
        return f"{label}, {title}" if title else label
    if root == "sections" and steps:
        section = table_of(item_at(body["cv"], [root, steps[0]]))
        return str(section.get("heading") or translate(KIND_TITLES["other"]))
    return translate(labels.get(steps[0] if steps else "", KIND_TITLES.get(root, _("Text"))))


def _undo(kind: str, target: str, before: Any, body: Mapping[str, Any]) -> Json:
    """The new operation that leads back; what was said since then stays in the history."""
    if kind == "insert":
        return {"kind": "delete", "target": target, "value": None}
    if kind == "delete":
        stone = table_of(table_of(body.get("tombstones")).get(target))
        root = target.rsplit(".", 1)[0]
        here = {table_of(one).get("id") for one in list_of(item_at(body["cv"], root.split(".")))}
        after = next((one for one in reversed(stone.get("before", [])) if one in here), None)
        return {"kind": "insert", "target": root, "value": {"after": after, "item": before}}
    if kind == "move":
        return {"kind": "move", "target": target, "value": before}
    if kind == "accept" and before == "" and ".highlights." in target:
        return {"kind": "delete", "target": target, "value": None}
    return {"kind": "set", "target": target, "value": before}

"""What the page of a CV shows: its values by section and entry, each with where it was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from everdraft.base.ids import random_id
from everdraft.base.language import Translate
from everdraft.cv.editing.operation import list_of, table_of
from everdraft.cv.editing.targets import item_at
from everdraft.web.reading_fields import (
    ADDED,
    ALWAYS,
    BULLETED,
    FIELDS,
    KIND_TITLES,
    MAIN_FIELDS,
    control_of,
)

Json = dict[str, Any]
HIDDEN_SHOWN = 12


class ReadingView:
    """One CV document beside the reading that it was made from."""

    def __init__(self, reading: Mapping[str, Any], body: Mapping[str, Any], say: Translate) -> None:
        self.reading = reading
        self.cv: Mapping[str, Any] = body["cv"]
        self.read: Mapping[str, Any] = reading["cv"]
        self.provenance: Mapping[str, Any] = self.read["provenance"]
        self.say = say
        self.marks: dict[str, int] = {}

    def groups(self) -> list[Json]:
        """The sections in their order, contact first; what stands in none comes last."""
        found = [self._basics()]
        placed: set[str] = set()
        for section in self.cv["sections"]:
            placed.update(section["entries"])
            group = self._section(section)
            if group is not None:
                found.append(group)
        if not any(one["kind"] == "summary" for one in found):
            found.insert(1, self._summary({"id": "summary", "kind": "summary", "heading": ""}))
        for kind in MAIN_FIELDS:
            loose = [one for one in self.cv[kind] if one["id"] not in placed]
            if loose:
                made = {"id": f"loose-{kind}", "kind": kind, "heading": ""}
                found.append(self._entries(made, kind, loose))
        return found

    def _group(self, section: Mapping[str, Any], **more: Any) -> Json:
        kind = section["kind"]
        title = section["heading"].strip() or self.say(KIND_TITLES.get(kind, KIND_TITLES["other"]))
        blank: Json = {"values": [], "entries": [], "insert": None, "add": ""}
        return {"id": section["id"], "kind": kind, "title": title, **blank, **more}

    def _basics(self) -> Json:
        section = next((one for one in self.cv["sections"] if one["kind"] == "contact"), None)
        made = section or {"id": "contact", "kind": "contact", "heading": ""}
        names = [name for name in FIELDS["basics"] if name != "summary"]
        return self._group(made, values=[self._value("basics", name) for name in names])

    def _summary(self, section: Mapping[str, Any]) -> Json:
        return self._group(section, values=[self._value("basics", "summary", alone=True)])

    def _section(self, section: Mapping[str, Any]) -> Json | None:
        kind = section["kind"]
        if kind == "contact":
            return None
        if kind == "summary":
            return self._summary(section)
        if kind in ("interests", "references"):
            return self._group(section, values=[self._value("", kind, alone=True)])
        entries = [one for name in section["entries"] for one in self._of_id(name)]
        roots = {root for root, _one in entries} or ({kind} if kind in MAIN_FIELDS else set())
        if len(roots) == 1 and not section["lines"]:
            (root,) = roots
            return self._entries(section, root, [one for _root, one in entries])
        values = [self._value(f"sections.{section['id']}", "lines", alone=True)]
        return self._group(section, values=values)

    def _of_id(self, name: str) -> Iterator[tuple[str, Json]]:
        for root in MAIN_FIELDS:
            for one in self.cv[root]:
                if one["id"] == name:
                    yield root, one

    def _entries(self, section: Mapping[str, Any], root: str, entries: list[Json]) -> Json:
        names = [one["id"] for one in entries]
        found = [self._entry(root, one, names) for one in entries]
        insert = {
            "target": root,
            "after": names[-1] if names else "",
            "field": MAIN_FIELDS[root],
            "item": random_id("n"),
        }
        add = self.say(ADDED.get(root) or FIELDS[root][MAIN_FIELDS[root]])
        return self._group(section, entries=found, insert=insert, add=add)

    def _entry(self, root: str, entry: Json, siblings: list[str]) -> Json:
        path = f"{root}.{entry['id']}"
        known = [
            name for name in FIELDS[root] if name in ALWAYS[root] or self._is_known(path, name)
        ]
        bullets = [one["id"] for one in entry.get("highlights", [])]
        return {
            "target": path,
            "title": self._title(root, entry),
            "values": [self._value(path, name) for name in known],
            "bullets": [
                {
                    **self._value(f"{path}.highlights", name, label=self.say("Line")),
                    **_moves(bullets, name),
                }
                for name in bullets
            ],
            "insert": {
                "target": f"{path}.highlights",
                "after": bullets[-1] if bullets else "",
                "field": "text",
                "item": random_id("n"),
            }
            if root in BULLETED
            else None,
            **_moves(siblings, entry["id"]),
        }

    def _title(self, root: str, entry: Json) -> str:
        value = entry[MAIN_FIELDS[root]]
        text = ", ".join(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        return str(text) or self.say("Without a name")

    def _is_known(self, path: str, name: str) -> bool:
        return any(item_at(one, [*path.split("."), name]) for one in (self.cv, self.read))

    def _value(self, path: str, name: str, *, label: str = "", alone: bool = False) -> Json:
        """One value with its control, and what the file says of it."""
        target = f"{path}.{name}" if path else name
        control = control_of(target)
        now, read = (shown_text(item_at(one, target.split("."))) for one in (self.cv, self.read))
        root = path.split(".")[0]
        own = label or self.say(FIELDS.get(root, {}).get(name, KIND_TITLES.get(name, "Text")))
        where = self._where(target)
        return {
            "target": target,
            "id": f"v-{target}",
            "label": own,
            "alone": alone,
            "control": control,
            "value": now,
            "on": now == "true",
            "read": read,
            "where": where,
            "mine": now != read,
            "missed": control != "flag" and not self._goes_on(target),
            "rows": max(1, min(12, -(-len(now) // 60) + now.count("\n"))),
        }

    def _goes_on(self, target: str) -> bool:
        """Whether an end is missing because there is none yet."""
        entry = table_of(item_at(self.cv, target.split(".")[:-1]))
        return target.endswith(".endDate") and bool(entry.get("current"))

    def _where(self, target: str) -> Json | None:
        path = "basics.profiles.0" if target == "basics.profiles" else target
        found = self.provenance.get(path)
        if target.endswith(".current"):
            found = self.provenance.get(f"{target.rsplit('.', 1)[0]}.startDate")
        if found is None:
            return None
        number = self.marks.setdefault(path, len(self.marks) + 1)
        return {
            "mark": f"mark-{number}",
            "page": found["page"],
            "quote": found["quote"],
            "box": found["box"],
            "lines": found["lines"],
        }


def _moves(names: list[str], name: str) -> Json:
    """What an item would stand behind after a step up or down; "-" where there is no such step."""
    place = names.index(name)
    up = "-" if place == 0 else names[place - 2] if place > 1 else ""
    down = names[place + 1] if place + 1 < len(names) else "-"
    return {"up": up, "down": down}


def shown_text(value: Any) -> str:
    """A value as one writes it: a list is one item a line, a place its own words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, str):
        return value
    table = table_of(value)
    if table:
        return str(table.get("text", ""))
    return "\n".join(_item_text(one) for one in list_of(value))


def _item_text(value: Any) -> str:
    table = table_of(value)
    return str(table.get("url") or table.get("username") or "") if table else str(value)


def pages_of(reading: Mapping[str, Any], groups: list[Json], has_pictures: bool) -> list[Json]:
    """The pages with the places of the values: boxes over pictures, or lines of text."""
    wheres = [where for value in _values(groups) if (where := value["where"])]
    pages: list[Json] = []
    for page in reading["pages"] or [{"number": 1, "width": 0, "height": 0}]:
        own = {one["mark"]: one for one in wheres if one["page"] == page["number"]}
        lines = [
            {
                "text": line["text"],
                "bullet": line["bullet"],
                "begins": [name for name, one in own.items() if line["id"] == one["lines"][0]],
                "marks": [name for name, one in own.items() if line["id"] in one["lines"]],
            }
            for line in reading["lines"]
            if line["page"] == page["number"] and not line["hidden"]
        ]
        pages.append(
            {
                "number": page["number"],
                "width": page["width"] or 595,
                "height": page["height"] or 842,
                "marks": list(own.values()),
                "lines": [] if has_pictures else lines,
            }
        )
    return [one for one in pages if has_pictures or one["lines"]]


def _values(groups: list[Json]) -> Iterator[Json]:
    for group in groups:
        yield from group["values"]
        for entry in group["entries"]:
            yield from entry["values"]
            yield from entry["bullets"]


def hidden_texts(reading: Mapping[str, Any]) -> list[str]:
    """What the file holds and nobody sees."""
    return [one["text"] for one in reading["lines"] if one["hidden"]][:HIDDEN_SHOWN]

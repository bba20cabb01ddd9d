"""A document being changed: copied along the path that is written, the rest shared."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from everdraft.cv.editing.errors import EditConflict, EditRefused
from everdraft.cv.editing.targets import (
    LONGEST_TARGET,
    Shape,
    empty_item,
    index_of,
    item_at,
    shape_of,
    value_at,
)
from everdraft.cv.findings import message as _
from everdraft.cv.model import Section

Json = Any
MADE = "#made"
PLACE = "#place"
MOST_HISTORY = 8
"""Earlier values kept for each target, to show what a late edit was made on."""
MOST_TOMBSTONES = 300
_PARTS = ("revisions", "history", "tombstones", "decisions", "confirmed", "answers", "written")


def known_shape(target: object) -> Shape:
    """The shape of a target that a CV can have, else `EditRefused`."""
    shape = shape_of(target) if isinstance(target, str) else None
    if shape is None:
        shown = str(target)[:LONGEST_TARGET]
        raise EditRefused("unknown_target", _("A CV has no place “%(target)s”."), target=shown)
    return shape


def _newer(document: Mapping[str, Json], target: str, base_rev: int) -> list[Json] | None:
    """What replaced a target's value since ``base_rev``; None when that is no longer known."""
    kept = document.get("history", {}).get(target, [])
    newer = [one for one in kept if one["revision"] > base_rev]
    return newer if len(kept) < MOST_HISTORY or len(newer) < len(kept) else None


def value_as_of(document: Mapping[str, Json], target: str, base_rev: int) -> Json:
    """What stood at a target at an earlier revision; None when that is no longer known."""
    newer = _newer(document, target, base_rev)
    if newer is None:
        return None
    return newer[0]["before"] if newer else value_at(document["cv"], target)


class Draft:
    """The next state of a document; the one it came from stays as it is."""

    def __init__(self, document: Mapping[str, Json]) -> None:
        self.document: dict[str, Json] = dict(document)
        self.revision: int = document["revision"] + 1
        self.document["revision"] = self.revision
        self._owned: dict[int, Any] = {}  # held, so that no id of a dropped value comes again
        self.cv = self._own(self.document, "cv")

    def part(self, name: str) -> dict[str, Json]:
        """One of the document's tables, to be written on."""
        self.document.setdefault(name, {})
        return self._own(self.document, name)

    def look(self, name: str) -> Mapping[str, Json]:
        """One of the document's tables, to be read."""
        return self.document.get(name, {})

    def _own(self, parent: Any, key: Any) -> Any:
        if id(parent[key]) not in self._owned:
            parent[key] = copy.copy(parent[key])
            self._owned[id(parent[key])] = parent[key]
        return parent[key]

    def reach(self, steps: Sequence[str]) -> Any:
        """The container that ``steps`` lead to, copied all the way down; KeyError when absent."""
        value: Any = self.cv
        for step in steps:
            if isinstance(value, list):
                place = index_of(value, step)  # pyright: ignore[reportUnknownArgumentType]
                if place < 0:
                    raise KeyError(step)
                value = self._own(value, place)
            else:
                value = self._own(value, step)
        return value

    def found(self, shape: Shape) -> Json:
        """The JSON value at a target, None when it is not there."""
        return item_at(self.cv, shape.steps)

    def write(self, shape: Shape, value: Json) -> Json:
        """Put a value where it belongs and give back what stood there."""
        if shape.kind == "bullet":
            bullet = self.reach(shape.steps)
            before, bullet["text"] = bullet.get("text", ""), value
        else:
            parent = self.reach(shape.steps[:-1])
            before, parent[shape.field] = parent.get(shape.field), value
        self._remember(shape.target, before)
        return before

    def _remember(self, target: str, before: Json) -> None:
        self.part("revisions")[target] = self.revision
        kept = [
            *self.look("history").get(target, []),
            {"revision": self.revision, "before": before},
        ]
        self.part("history")[target] = kept[-MOST_HISTORY:]

    def changed_since(self, target: str, base_rev: int, *, below: bool = False) -> bool:
        """Whether a value at the target, above it or below it is newer than ``base_rev``.

        ``below`` counts what was inserted below as well: somebody who deletes an entry must have
        seen what is in it.
        """
        for key, revision in self.look("revisions").items():
            if revision <= base_rev or key.endswith(PLACE):
                continue
            if key.endswith(MADE):
                if below and key.startswith(f"{target}."):
                    return True
            elif key == target or key.startswith(f"{target}.") or target.startswith(f"{key}."):
                return True
        return False

    def base_of(self, target: str, base_rev: int) -> Json:
        """What stood at the target at ``base_rev``; None when that is no longer known."""
        newer = _newer(self.document, target, base_rev)
        return newer[0]["before"] if newer else None

    def conflict(self, target: str, base_rev: int, current: Json, offered: Json) -> EditConflict:
        """The conflict with all three texts."""
        return EditConflict(
            target,
            current=current,
            offered=offered,
            base=self.base_of(target, base_rev),
            revision=self.revision - 1,
        )

    def insert(
        self, shape: Shape, after: str | None, item: Mapping[str, Json], section: str = ""
    ) -> None:
        """A new item behind ``after`` (None: first) in the list ``shape``, and in a section."""
        items = self.reach(shape.steps)
        items.insert(index_of(items, after) + 1 if after else 0, item)
        if len(shape.steps) == 1 and shape.root != "sections":
            self._into_section(shape.root, after, item["id"], section)
        self.part("revisions")[f"{shape.target}.{item['id']}{MADE}"] = self.revision

    def remove(self, shape: Shape) -> dict[str, Json]:
        """Take an entry or bullet out, leaving a tombstone; gives the item back."""
        items = self.reach(shape.steps[:-1])
        place = index_of(items, shape.steps[-1])
        item: dict[str, Json] = items.pop(place)
        stone = {
            "item": item,
            "before": [one["id"] for one in items[:place]],
            "section": self._out_of_section(shape) if len(shape.steps) == 2 else "",
            "revision": self.revision,
        }
        stones = self.part("tombstones")
        stones[shape.target] = stone
        while len(stones) > MOST_TOMBSTONES:
            del stones[min(stones, key=lambda one: stones[one]["revision"])]
        return item

    def resurrect(self, target: str) -> None:
        """Bring a deleted entry or bullet back, behind the nearest of its old neighbours."""
        stone = self.part("tombstones").pop(target)
        shape = known_shape(target.rsplit(".", 1)[0])
        items = self.reach(shape.steps)
        after = next((one for one in reversed(stone["before"]) if index_of(items, one) >= 0), None)
        self.insert(shape, after, stone["item"], stone["section"])

    def dead_above(self, steps: Sequence[str]) -> list[str]:
        """The deleted entries and bullets on the way to a target, outermost first."""
        stones = self.look("tombstones")
        paths = [".".join(steps[:length]) for length in range(1, len(steps) + 1)]
        return [one for one in paths if one in stones]

    def reorder(self, shape: Shape, ids: Sequence[str]) -> str:
        """Put the items of the list ``shape`` in this order; gives back the order before.

        `EditRefused` when these are not the very items that are there.
        """
        items: list[dict[str, Json]] = self.reach(shape.steps)
        before = [str(one["id"]) for one in items]
        if sorted(ids) != sorted(before) or len(set(ids)) < len(ids):
            raise EditRefused("unknown_target", _("An order names every entry once."))
        own = {str(one["id"]): one for one in items}
        items[:] = [own[one] for one in ids]
        if len(shape.steps) == 1 and shape.root != "sections":
            places = {one: place for place, one in enumerate(ids)}
            for section in self.cv.get("sections", []):
                entries: list[str] = self.reach(("sections", section["id"], "entries"))
                here = sorted((one for one in entries if one in places), key=places.__getitem__)
                moved = iter(here)
                entries[:] = [next(moved) if one in places else one for one in entries]
        for one in ids:
            self.part("revisions")[f"{shape.target}.{one}{PLACE}"] = self.revision
        return "\n".join(before)

    def _into_section(self, root: str, after: str | None, new: str, section: str = "") -> None:
        sections = self.reach(("sections",))
        own = [one["id"] for one in sections if after and after in one["entries"]]
        own += [one["id"] for one in sections if one["id"] == section]
        own += [one["id"] for one in sections if one["kind"] == root]
        if not own:
            own = [f"added-{root}"]
            sections.append(empty_item(Section, own[0]) | {"kind": root})
        entries = self.reach(("sections", own[0], "entries"))
        entries.insert(entries.index(after) + 1 if after in entries else 0, new)

    def _out_of_section(self, shape: Shape) -> str:
        for one in self.cv.get("sections", []):
            if shape.root != "sections" and shape.steps[-1] in one["entries"]:
                self.reach(("sections", one["id"], "entries")).remove(shape.steps[-1])
                return str(one["id"])
        return ""

    def move(self, shape: Shape, after: str | None) -> str | None:
        """Put an item behind another of its list; gives back the id it stood behind."""
        items = self.reach(shape.steps[:-1])
        place = index_of(items, shape.steps[-1])
        before = items[place - 1]["id"] if place else None
        item = items.pop(place)
        items.insert(index_of(items, after) + 1 if after else 0, item)
        if len(shape.steps) == 2 and shape.root != "sections":
            section = self._out_of_section(shape)
            self._into_section(shape.root, after, shape.steps[-1], section)
        self.part("revisions")[shape.target + PLACE] = self.revision
        return before

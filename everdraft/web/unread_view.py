"""What of a file is in no field, line by line, each with the edit that would keep it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from everdraft.base.ids import random_id
from everdraft.base.language import Translate
from everdraft.cv.unread import UnreadLine, still_unread, unread
from everdraft.web.reading_fields import BULLETED, KIND_TITLES, MAIN_FIELDS, control_of
from everdraft.web.reading_view import shown_text

Json = dict[str, Any]
MOST_SHOWN = 60
LAST = 1_000_000
"""A place behind every line."""


def unread_view(reading: Mapping[str, Any], body: Mapping[str, Any], say: Translate) -> Json:
    """How many there are, and the first of them: page, place to keep it in, insert to do so."""
    keeping = _Keeping(reading, body["cv"], say)
    found = still_unread(unread(reading), reading["cv"], body["cv"]).lines
    return {"count": len(found), "lines": [keeping.line(one) for one in found[:MOST_SHOWN]]}


def unread_count(reading: Mapping[str, Any], body: Mapping[str, Any]) -> int:
    """How many lines of a file are in no field of its CV as it is now."""
    return len(still_unread(unread(reading), reading["cv"], body["cv"]).lines)


class _Keeping:
    """Finds the entry under which a line stands; what stands in none becomes a section."""

    def __init__(self, reading: Mapping[str, Any], cv: Mapping[str, Any], say: Translate) -> None:
        self.cv = cv
        self.say = say
        self.places = {one["id"]: place for place, one in enumerate(reading["lines"])}
        self.first: dict[str, int] = {}
        for path, source in reading["cv"]["provenance"].items():
            steps = path.split(".")
            for owner in {".".join(steps[:2]), ".".join(steps[:4])}:
                at = min(map(self._at, source["lines"]), default=LAST)
                self.first[owner] = min(at, self.first.get(owner, LAST))

    def line(self, found: UnreadLine) -> Json:
        """One line as the page shows it."""
        words = found.words.replace(" … ", ", ")
        keep = self._in_entry(found, words) or self._in_own_section(words)
        return {"id": found.line, "page": found.page, "words": found.words, **keep}

    def _in_own_section(self, words: str) -> Json:
        sections = self.cv["sections"]
        after = sections[-1]["id"] if sections else None
        item = {"id": random_id("n"), "kind": "other", "lines": [words]}
        value = {"after": after, "item": item}
        return {"target": "sections", "value": value, "place": ""}

    def _in_entry(self, found: UnreadLine, words: str) -> Json | None:
        """In the entry above the line, in its section; None where there is no such entry."""
        at = self._at(found.line)
        section = next((one for one in self.cv["sections"] if one["id"] == found.section), None)
        names = set(section["entries"]) if section else set[str]()
        own = [(root, one) for root in MAIN_FIELDS for one in self.cv[root] if one["id"] in names]
        if section is None or not own:
            return None
        places = [self.first.get(f"{root}.{one['id']}", LAST) for root, one in own]
        above = [number for number, place in enumerate(places) if place <= at]
        root, entry = own[max(above, key=places.__getitem__, default=0)]
        title = section["heading"].strip() or self.say(KIND_TITLES[root])
        if root not in BULLETED:
            return {"target": root, "value": _new_entry(root, entry["id"], words), "place": title}
        target = f"{root}.{entry['id']}.highlights"
        bullets = [one["id"] for one in entry["highlights"]]
        earlier = [one for one in bullets if self.first.get(f"{target}.{one}", LAST) < at]
        item = {"id": random_id("n"), "text": words}
        value = {"after": earlier[-1] if earlier else None, "item": item}
        name = shown_text(entry[MAIN_FIELDS[root]])
        return {"target": target, "value": value, "place": f"{title}: {name}" if name else title}

    def _at(self, line: int) -> int:
        return self.places.get(line, LAST)


def _new_entry(root: str, after: str, words: str) -> Json:
    """A line as an entry of a list whose entries have no lines."""
    field = MAIN_FIELDS[root]
    is_list = control_of(f"{root}.{after}.{field}") == "words"
    item = {"id": random_id("n"), field: [words] if is_list else words}
    return {"after": after, "item": item}

"""Roles, courses, skills and the like: their fields, dates, lists and lines rewritten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from everdraft.cv.editing.operation import list_of
from everdraft.cv.revising.periods import Period, period_text, rewritten, says
from everdraft.cv.revising.reviser import Reviser
from everdraft.cv.revising.values import lists_of, texts_of

Json = Any
_SINGLE_DATES = ("date", "releaseDate")
_PROSE = ("summary", "description")
_BULLET = "•"


class EntryReviser:
    """Goes through one list of entries after the other."""

    def __init__(self, reviser: Reviser, language: str) -> None:
        self.reviser = reviser
        self.language = language

    def revise(self, root: str) -> None:
        """All entries of a list: changed ones, deleted ones, moved ones, new ones."""
        before, after = self.reviser.versions.entries(root)
        if before == after and list(before) == list(after):
            return
        prefixes = {f"{root}.{name}": one for name, one in before.items()}
        for name, one in after.items():
            if name in before and before[name] != one:
                self._change(f"{root}.{name}", before[name], one)
        for name, one in before.items():
            if name not in after:
                self._take_out(f"{root}.{name}", one, prefixes)
        self._move(root, list(before), list(after), prefixes)
        for name, one in after.items():
            if name not in before:
                self._add(root, one, list(after))

    def _change(self, path: str, before: Mapping[str, Json], after: Mapping[str, Json]) -> None:
        reviser = self.reviser
        head = reviser.ids_below(path, head=True) or reviser.ids_below(path)
        anchor = head[-1] if head else None
        was = dict(texts_of(before, path))
        for name, text in texts_of(after, path):
            self._field(name, was.get(name, ""), text, head, anchor)
        if "startDate" in after:
            self._period(path, _period(before), _period(after), head, anchor)
        listed = dict(lists_of(before, path))
        for name, items in lists_of(after, path):
            if listed.get(name, []) != items:
                scope = reviser.ids(name) or reviser.ids_below(path)
                end = scope[-1] if scope else anchor
                now = reviser.change_list(
                    listed.get(name, []), items, scope, anchor=end, whole=False
                )
                if name in reviser.where or not scope:
                    reviser.note(name, ", ".join(items), now)
        if "highlights" in after:
            self._bullets(path, before["highlights"], after["highlights"])

    def _field(
        self, path: str, before: str, after: str, head: list[int], anchor: int | None
    ) -> None:
        reviser = self.reviser
        name = path.rsplit(".", 1)[-1]
        if before == after:
            return
        if not after:
            reviser.take_out(path, before)
        elif name in _SINGLE_DATES:
            self._date(path, Period(before), Period(after), head, anchor)
        else:
            scope = reviser.below(path) if name in _PROSE else reviser.page.alive(head)
            reviser.write(path, before, after, scope, anchor)

    def _period(
        self, path: str, before: Period, after: Period, head: list[int], anchor: int | None
    ) -> None:
        if before == after:
            return
        names = (f"{path}.startDate", f"{path}.endDate")
        held = next((one for one in names if one in self.reviser.where), names[0])
        self.reviser.changed.update(names)
        self._date(held, before, after, head, anchor)
        seen = self.reviser.where.pop(held, None)
        for name, date in zip(names, (after.start, after.end), strict=True):
            self.reviser.where.pop(name, None)
            if seen and (date or (after.current and name == names[0])):
                self.reviser.where[name] = seen

    def _date(
        self, path: str, before: Period, after: Period, head: list[int], anchor: int | None
    ) -> None:
        """Write the dates where they were; leave a line alone that says them already."""
        reviser = self.reviser
        for line in [*reviser.ids(path), *reviser.page.alive(head)]:
            found = reviser.page.line(line)
            if found and says(found.text, after, self.language):
                reviser.kept.add(line)
                reviser.note(path, found.text, [line])
                return
        seen = reviser.where.get(path)
        span = reviser.span_of(path, seen.quote) if seen else None
        if span and not reviser.is_shared(path):
            text = rewritten(reviser.page.words(span), before, after, self.language)
            reviser.note(path, text, reviser.page.put(span, text))
        elif text := period_text(after, self.language):
            reviser.note(path, text, [reviser.add(anchor, text)])

    def _bullets(self, path: str, before: list[Json], after: list[Json]) -> None:
        reviser = self.reviser
        root = f"{path}.highlights"
        old = {one["id"]: one["text"] for one in before}
        new = {one["id"]: one["text"] for one in after}
        for name, text in new.items():
            own = f"{root}.{name}"
            if name in old and old[name] != text and text:
                reviser.write(
                    own, old[name], text, reviser.below(own), self._above(root, new, name)
                )
        for name, text in old.items():
            if not new.get(name):
                reviser.take_out(f"{root}.{name}", text)
        stay = [one for one in old if one in new]
        now = [one for one in new if one in old]
        if stay != now:
            blocks = [reviser.ids(f"{root}.{one}") for one in now]
            every = [line for block in blocks for line in block]
            if len(set(every)) == len(every):
                reviser.page.reorder(blocks)
        for name, text in new.items():
            if name not in old and text:
                self._add_bullet(root, new, name, text)

    def _above(self, root: str, bullets: Mapping[str, str], name: str) -> int | None:
        """The line that a bullet stands under: the bullet before it, else the entry's head."""
        reviser = self.reviser
        names = list(bullets)
        for one in reversed(names[: names.index(name)]):
            if ids := reviser.ids(f"{root}.{one}"):
                return ids[-1]
        prefix = root.rsplit(".", 1)[0]
        above = reviser.ids_below(prefix, head=True)
        above = above or reviser.ids(f"{prefix}.summary") or reviser.ids(f"{prefix}.description")
        if above:
            return above[-1]
        following = [line for one in names for line in reviser.ids(f"{root}.{one}")]
        place = reviser.page.places[following[0]] if following else 0
        return reviser.page.lines[place - 1].id if place else None

    def _add_bullet(self, root: str, bullets: Mapping[str, str], name: str, text: str) -> None:
        reviser = self.reviser
        if not text.strip():
            return
        beside = (line for one in bullets for line in reviser.ids(f"{root}.{one}")[:1])
        like = next(beside, None)
        model = reviser.page.line(like) if like is not None else None
        sign = model.bullet if model else _BULLET
        above = self._above(root, bullets, name)
        reviser.note(f"{root}.{name}", text, [reviser.add(above, text, like=like, bullet=sign)])

    def _take_out(self, path: str, entry: Mapping[str, Json], prefixes: Mapping[str, Json]) -> None:
        """An entry with all its words, and the lines of it that are nobody else's."""
        reviser = self.reviser
        block = reviser.block(path, prefixes)
        for one in entry.get("highlights", ()):
            reviser.take_out(f"{path}.highlights.{one['id']}", one["text"])
        for name, items in lists_of(entry, path):
            scope = reviser.ids(name)
            for item in items:
                span = reviser.page.find(item, scope)
                if span and not reviser.kept.intersection(span.lines):
                    reviser.page.cut(span)
            reviser.where.pop(name, None)
        for name, text in texts_of(entry, path):
            reviser.take_out(name, text)
        for name in (f"{path}.startDate", f"{path}.endDate"):
            seen = reviser.where.get(name)
            if seen:
                reviser.take_out(name, seen.quote)
        gone = [one for one in reviser.page.alive(block) if not reviser.owners(one)]
        reviser.page.drop(one for one in gone if one not in reviser.kept)

    def _move(
        self, root: str, before: list[str], after: list[str], prefixes: Mapping[str, Json]
    ) -> None:
        stay = [one for one in before if one in after]
        now = [one for one in after if one in before]
        if stay == now:
            return
        blocks = [self.reviser.block(f"{root}.{one}", prefixes) for one in now]
        every = [line for block in blocks for line in block]
        if len(set(every)) == len(every):
            self.reviser.page.reorder([block for block in blocks if block])

    def _add(self, root: str, entry: Mapping[str, Json], order: list[str]) -> None:
        """The lines of a new entry, under the one before it or under its section's heading."""
        reviser = self.reviser
        path = f"{root}.{entry['id']}"
        last = self._end_above(root, entry["id"], order)
        for names, text in _head_lines(root, entry, self.language):
            line = reviser.add(last, text)
            last = line
            for name in names:
                quote = text if name in ("startDate", "endDate", *_SINGLE_DATES) else entry[name]
                quoted = _in_words(quote)
                reviser.note(f"{path}.{name}", quoted, [line])
        for one in entry.get("highlights", ()):
            if one["text"].strip():
                last = reviser.add(last, one["text"], bullet=_BULLET)
                reviser.note(f"{path}.highlights.{one['id']}", one["text"], [last])

    def _end_above(self, root: str, name: str, order: list[str]) -> int | None:
        """The line to stand under; a section that has no lines yet gets its heading."""
        reviser = self.reviser
        sections = reviser.versions.after["sections"]
        section = next((one for one in sections if name in one["entries"]), None)
        for one in reversed(order[: order.index(name)]):
            block = reviser.block(f"{root}.{one}", {f"{root}.{other}": None for other in order})
            if block or (block := reviser.ids_below(f"{root}.{one}")):
                return block[-1]
        following = [line for one in order for line in reviser.ids_below(f"{root}.{one}")]
        if following:
            place = reviser.page.places[reviser.page.alive(following)[0]]
            return reviser.page.lines[place - 1].id if place else None
        if section is None:
            return reviser.page.lines[-1].id if reviser.page.lines else None
        own = reviser.page.alive(
            line for line, one in reviser.section_of.items() if one == section["id"]
        )
        if own:
            return own[0]
        end = reviser.page.lines[-1].id if reviser.page.lines else None
        heading = reviser.page.add(end, section["heading"] or "") if section["heading"] else end
        if heading is not None and section["heading"]:
            reviser.section_of[heading] = section["id"]
        return heading


def _in_words(value: Json) -> str:
    """A text as it is, a list of words set off by commas."""
    return value if isinstance(value, str) else ", ".join(str(one) for one in list_of(value))


def _period(entry: Mapping[str, Json]) -> Period:
    return Period(entry["startDate"], entry["endDate"], entry["current"])


_ORDER: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "work": (("position",), ("name", "location"), ("url",), ("startDate",), ("summary",)),
    "volunteer": (("position",), ("organization", "location"), ("startDate",), ("summary",)),
    "education": (
        ("studyType", "area"),
        ("institution", "location"),
        ("startDate",),
        ("score",),
        ("courses",),
    ),
    "projects": (("name",), ("startDate",), ("description",), ("url",), ("keywords",)),
    "skills": (("name", "keywords"),),
    "languages": (("language", "fluency"),),
    "certificates": (("name", "issuer", "date"),),
    "awards": (("title", "awarder", "date"), ("summary",)),
    "publications": (("name", "publisher", "releaseDate"), ("summary",)),
}


def _head_lines(root: str, entry: Mapping[str, Json], language: str) -> list[tuple[list[str], str]]:
    """The lines of a new entry, bullets aside: the fields in each, and its text."""
    found: list[tuple[list[str], str]] = []
    for names in _ORDER[root]:
        held: list[str] = []
        texts: list[str] = []
        for name in names:
            value = entry[name]
            if name == "startDate":
                period = _period(entry)
                text = period_text(period, language)
                held += ["startDate"] * bool(entry["startDate"] or text)
                held += ["endDate"] * bool(entry["endDate"])
            elif name in _SINGLE_DATES:
                text = period_text(Period(value), language)
                held += [name] * bool(text)
            else:
                text = _in_words(value)
                held += [name] * bool(text)
            texts += [text] if text.strip() else []
        joint = ": " if root == "skills" else ", "
        if texts:
            found.append((held, joint.join(texts)))
    return found
